"""Rules on the people of a selection, as pure functions, and the one table role -> rights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import KomposisiPansel


class Peran(StrEnum):
    KETUA_SEKRETARIAT = "KETUA_SEKRETARIAT"
    VERIFIKATOR = "VERIFIKATOR"
    NASKAH = "NASKAH"
    KETUA_PANSEL = "KETUA_PANSEL"
    ANGGOTA_PANSEL = "ANGGOTA_PANSEL"
    ASESOR = "ASESOR"
    PENELUSUR = "PENELUSUR"
    NARASUMBER = "NARASUMBER"
    PYB = "PYB"
    PPK = "PPK"
    PENGAWAS = "PENGAWAS"


SEBUTAN_PERAN: dict[str, str] = {
    Peran.KETUA_SEKRETARIAT: "Ketua Sekretariat",
    Peran.VERIFIKATOR: "Sekretariat, verifikator",
    Peran.NASKAH: "Sekretariat, naskah dan agenda",
    Peran.KETUA_PANSEL: "Ketua Panitia Seleksi",
    Peran.ANGGOTA_PANSEL: "Anggota Panitia Seleksi",
    Peran.ASESOR: "Asesor",
    Peran.PENELUSUR: "Penelusur rekam jejak",
    Peran.NARASUMBER: "Narasumber",
    Peran.PYB: "Pejabat yang Berwenang",
    Peran.PPK: "Pejabat Pembina Kepegawaian",
    Peran.PENGAWAS: "Pengawas",
}

PERAN_SEKRETARIAT = frozenset({Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.NASKAH})
PERAN_PANSEL = frozenset({Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL})


class Unsur(StrEnum):
    """Element a Pansel member comes from. Dasar: Pasal 5 ayat (3)."""

    AKADEMISI = "AKADEMISI"
    PAKAR = "PAKAR"
    PROFESIONAL = "PROFESIONAL"
    TOKOH_MASYARAKAT = "TOKOH_MASYARAKAT"
    JPT_PRATAMA = "JPT_PRATAMA"


SEBUTAN_UNSUR: dict[str, str] = {
    Unsur.AKADEMISI: "Akademisi",
    Unsur.PAKAR: "Pakar",
    Unsur.PROFESIONAL: "Profesional",
    Unsur.TOKOH_MASYARAKAT: "Tokoh masyarakat",
    Unsur.JPT_PRATAMA: "Pejabat Pimpinan Tinggi Pratama",
}


class Hak(StrEnum):
    """What a role may see (data classes of docs/wewenang.md) and do. One table below, nowhere else."""

    LIHAT = "lihat"  # the selection exists; timetable, stages, published papers
    KELOLA = "kelola"  # prepare and lead the work of the Sekretariat
    SUSUN_NASKAH = "susun_naskah"  # draft papers, timetable, proof of publication
    VERIFIKASI = "verifikasi"  # check applications
    LIHAT_BERKAS = "lihat_berkas"  # identity and files of applicants
    LIHAT_VERIFIKASI = "lihat_verifikasi"  # result of the administrative check and reasons
    NILAI = "nilai"  # own score sheets of Pansel components
    NILAI_ASESMEN = "nilai_asesmen"  # own score sheets of the assessment component
    PIMPIN = "pimpin"  # open and close components, sign for the Pansel
    LIHAT_REKAP = "lihat_rekap"  # aggregate and ranking, after the pleno may compute it
    LIHAT_KESEHATAN = "lihat_kesehatan"
    USULKAN = "usulkan"  # sign the proposal of three names
    PUTUSKAN = "putuskan"  # receive the ranking, choose one, sign decrees
    TELUSUR = "telusur"
    CATAT = "catat"  # notes of a narasumber, never a mark
    AWASI = "awasi"  # read the file of the selection and its trail


HAK: dict[Peran, frozenset[Hak]] = {
    Peran.KETUA_SEKRETARIAT: frozenset(
        {Hak.LIHAT, Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.LIHAT_BERKAS, Hak.LIHAT_VERIFIKASI, Hak.VERIFIKASI}
    ),
    Peran.VERIFIKATOR: frozenset({Hak.LIHAT, Hak.VERIFIKASI, Hak.LIHAT_BERKAS, Hak.LIHAT_VERIFIKASI}),
    Peran.NASKAH: frozenset({Hak.LIHAT, Hak.SUSUN_NASKAH, Hak.LIHAT_VERIFIKASI}),
    Peran.KETUA_PANSEL: frozenset(
        {
            Hak.LIHAT,
            Hak.NILAI,
            Hak.PIMPIN,
            Hak.LIHAT_BERKAS,
            Hak.LIHAT_VERIFIKASI,
            Hak.LIHAT_REKAP,
            Hak.LIHAT_KESEHATAN,
        }
    ),
    Peran.ANGGOTA_PANSEL: frozenset(
        {Hak.LIHAT, Hak.NILAI, Hak.LIHAT_BERKAS, Hak.LIHAT_VERIFIKASI, Hak.LIHAT_REKAP, Hak.LIHAT_KESEHATAN}
    ),
    Peran.ASESOR: frozenset({Hak.LIHAT, Hak.NILAI_ASESMEN}),
    Peran.PENELUSUR: frozenset({Hak.LIHAT, Hak.TELUSUR}),
    Peran.NARASUMBER: frozenset({Hak.LIHAT, Hak.CATAT}),
    Peran.PYB: frozenset({Hak.LIHAT, Hak.USULKAN}),
    Peran.PPK: frozenset({Hak.LIHAT, Hak.PUTUSKAN, Hak.LIHAT_REKAP, Hak.LIHAT_KESEHATAN}),
    Peran.PENGAWAS: frozenset({Hak.LIHAT, Hak.AWASI, Hak.LIHAT_BERKAS, Hak.LIHAT_VERIFIKASI}),
}

# Two roles of one person in one selection that may stand together; every other pair is refused.
PERAN_SERASI: frozenset[frozenset[Peran]] = frozenset(
    {
        frozenset({Peran.KETUA_SEKRETARIAT, Peran.NASKAH}),
        frozenset({Peran.VERIFIKATOR, Peran.NASKAH}),
    }
)

# Rights that oblige their holder to a second factor: those that reach applicants, marks or decisions.
HAK_PEKA = frozenset(Hak) - {Hak.LIHAT, Hak.CATAT}

# Which roles a decree of each kind may give; keys are SuratKeputusan.Jenis.
PERAN_SK: dict[str, tuple[Peran, ...]] = {
    "PANSEL": (Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL),
    "SEKRETARIAT": (Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.NASKAH),
    "TIM": (Peran.ASESOR, Peran.PENELUSUR, Peran.NARASUMBER, Peran.PENGAWAS),
    "PEJABAT": (Peran.PPK, Peran.PYB),
}

# Who drafts or registers a decree of each kind, and who ends a role under it; empty stands for the operator.
PENYUSUN_SK: dict[str, frozenset[Hak]] = {
    "PANSEL": frozenset({Hak.KELOLA}),
    "SEKRETARIAT": frozenset(),
    "TIM": frozenset({Hak.KELOLA}),
    "PEJABAT": frozenset(),
}
PENGHENTI_SK: dict[str, frozenset[Hak]] = {
    "PANSEL": frozenset({Hak.PUTUSKAN}),
    "SEKRETARIAT": frozenset({Hak.PUTUSKAN, Hak.KELOLA}),
    "TIM": frozenset({Hak.KELOLA}),
    "PEJABAT": frozenset(),
}

# On what each role rests; shown when somebody without it is refused.
DASAR_PERAN: dict[Peran, str] = {
    Peran.KETUA_SEKRETARIAT: "Pasal 6 ayat (1), (3)",
    Peran.VERIFIKATOR: "Pasal 6 ayat (1), (3)",
    Peran.NASKAH: "Pasal 6 ayat (1), (3)",
    Peran.KETUA_PANSEL: "Pasal 5 ayat (1), (3)",
    Peran.ANGGOTA_PANSEL: "Pasal 5 ayat (1), (3)",
    Peran.ASESOR: "Pasal 5 ayat (2)",
    Peran.PENELUSUR: "Lampiran huruf b angka 2",
    Peran.NARASUMBER: "Lampiran huruf b angka 6",
    Peran.PYB: "Lampiran huruf b angka 9 huruf e, f",
    Peran.PPK: "Pasal 5 ayat (1), Pasal 26",
    Peran.PENGAWAS: "Lampiran huruf b angka 9 huruf h",
}

# Declaration (Pernyataan.Jenis) -> code, article, name in a sentence.
PERNYATAAN_WAJIB: dict[str, tuple[str, str, str]] = {
    "BUKAN_PARPOL": ("P-06", "Pasal 5 ayat (4) huruf c", "Surat pernyataan bukan anggota partai politik"),
    "PAKTA_INTEGRITAS": ("P-08", "Pasal 5 ayat (4) huruf e", "Pakta integritas"),
    "KODE_ETIK": ("P-09", "Pasal 5 ayat (4) huruf f", "Kesanggupan menaati kode etik"),
}


@dataclass(frozen=True, slots=True)
class Calon:
    """A person in the annex of a decree. ``unsur`` and ``eselon`` matter for the Pansel only."""

    pengguna_id: int
    nama: str
    peran: Peran
    unsur: str = ""
    eselon: str = ""
    instansi: str = ""


@dataclass(frozen=True, slots=True)
class Asesor:
    """A member of the assessor team with what is recorded of his certificate; empty while nothing is."""

    nama: str
    nomor: str = ""
    lembaga: str = ""
    berlaku_sampai: date | None = None
    pengalaman_tahun: int = 0
    independen: bool = False


def peran_dengan(hak: Collection[Hak]) -> tuple[Peran, ...]:
    """Roles that hold at least one of the rights, in the order of the table.

    Dasar: table HAK above, after Pasal 5 and Pasal 6.
    """
    return tuple(peran for peran in Peran if HAK[peran] & set(hak))


def serasi(peran: Iterable[Peran]) -> bool:
    """P-07. Whether one person may hold all these roles in one selection at the same time.

    Dasar: Pasal 5 ayat (4) huruf d.
    """
    return all(frozenset(dua) in PERAN_SERASI for dua in combinations(set(peran), 2))


def tanpa_hak(hak: Collection[Hak]) -> list[Temuan]:
    """P-11. A right comes only from a role by a decree in force; the finding names the roles that would do.

    Dasar: Pasal 6 ayat (1), (3); each other role as in DASAR_PERAN.
    """
    berhak = peran_dengan(hak)
    pelaku = _atau(SEBUTAN_PERAN[peran] for peran in berhak)
    dasar = "; ".join(dict.fromkeys(DASAR_PERAN[peran] for peran in berhak))
    pesan = f"Tindakan ini milik {pelaku} seleksi ini, dan Anda tidak memegang peran itu sekarang."
    return [Temuan("P-11", dasar, pesan, pelaku=pelaku)]


def komposisi_pansel(anggota: Sequence[Calon], ketentuan: KomposisiPansel) -> list[Temuan]:
    """P-04. The exact composition of the Pansel; one finding for each slot that fails, or one that is met.

    Dasar: Pasal 5 ayat (3).
    """
    temuan = [
        *_jumlah_anggota(anggota, ketentuan),
        *_ketua_pansel(anggota, ketentuan),
        *_unsur_internal(anggota, ketentuan),
        *_unsur_eksternal(anggota, ketentuan),
    ]
    if temuan:
        return temuan
    pesan = (
        f"Panitia Seleksi {ketentuan.jumlah} orang: {ketentuan.internal} Pejabat Pimpinan Tinggi Pratama dan "
        f"{ketentuan.eksternal} unsur luar, dengan ketua dari unsur luar."
    )
    return [_p04(pesan, Tingkat.TERPENUHI)]


def _p04(pesan: str, tingkat: Tingkat = Tingkat.BLOK) -> Temuan:
    return Temuan("P-04", "Pasal 5 ayat (3)", pesan, tingkat, "Ketua Sekretariat", "panitia.susun_sk")


def _jumlah_anggota(anggota: Sequence[Calon], ketentuan: KomposisiPansel) -> list[Temuan]:
    if len(anggota) == ketentuan.jumlah:
        return []
    return [_p04(f"Panitia Seleksi memuat {len(anggota)} orang; harus tepat {ketentuan.jumlah} orang.")]


def _ketua_pansel(anggota: Sequence[Calon], ketentuan: KomposisiPansel) -> list[Temuan]:
    ketua = [satu for satu in anggota if satu.peran == Peran.KETUA_PANSEL]
    if not ketua:
        return [_p04("Ketua Panitia Seleksi belum ditunjuk.")]
    if len(ketua) > 1:
        return [_p04(f"Ketua Panitia Seleksi harus satu orang, bukan {_dan(k.nama for k in ketua)}.")]
    if ketua[0].unsur in ketentuan.unsur_ketua:
        return []
    unsur = _sebutan_unsur(ketua[0].unsur)
    boleh = _atau(_sebutan_unsur(satu) for satu in ketentuan.unsur_ketua)
    return [_p04(f"Ketua, {ketua[0].nama}, berasal dari unsur {unsur}; ketua harus dari unsur {boleh}.")]


def _unsur_internal(anggota: Sequence[Calon], ketentuan: KomposisiPansel) -> list[Temuan]:
    internal = [satu for satu in anggota if satu.unsur == Unsur.JPT_PRATAMA]
    temuan = []
    if len(internal) != ketentuan.internal:
        siapa = f" ({_dan(satu.nama for satu in internal)})" if internal else ""
        temuan.append(
            _p04(
                f"Unsur Pejabat Pimpinan Tinggi Pratama berjumlah {len(internal)} orang{siapa}; "
                f"harus tepat {ketentuan.internal} orang."
            )
        )
    boleh = _atau(ketentuan.eselon_internal)
    for satu in internal:
        if satu.eselon not in ketentuan.eselon_internal:
            tertulis = f"eselon {satu.eselon}" if satu.eselon else "tanpa eselon"
            temuan.append(_p04(f"{satu.nama} tertulis {tertulis}; unsur ini harus menduduki eselon {boleh}."))
    return temuan


def _unsur_eksternal(anggota: Sequence[Calon], ketentuan: KomposisiPansel) -> list[Temuan]:
    jumlah = Counter(satu.unsur in ketentuan.unsur_eksternal for satu in anggota)[True]
    boleh = _atau(_sebutan_unsur(satu) for satu in ketentuan.unsur_eksternal)
    temuan = []
    if jumlah != ketentuan.eksternal:
        temuan.append(
            _p04(f"Unsur {boleh} berjumlah {jumlah} orang; harus tepat {ketentuan.eksternal} orang.")
        )
    dikenal = {*ketentuan.unsur_eksternal, Unsur.JPT_PRATAMA}
    asing = [satu.nama for satu in anggota if satu.unsur not in dikenal]
    if asing:
        temuan.append(_p04(f"Unsur {_dan(asing)} belum ditentukan."))
    return temuan


def kesetaraan_internal(anggota: Sequence[Calon], eselon_lowongan: Collection[str]) -> list[Temuan]:
    """P-04. A member from inside holds a post at least equal to the vacant one; for a Sekda that is II.a.

    Dasar: Permenpan RB 15/2019, Lampiran; Pasal 5 ayat (3) does not provide for II.a.
    """
    if "II.a" not in eselon_lowongan:
        return []
    bawah = [satu.nama for satu in anggota if satu.unsur == Unsur.JPT_PRATAMA and satu.eselon != "II.a"]
    if not bawah:
        return []
    pesan = (
        f"Lowongan II.a: {_dan(bawah)} menduduki jabatan di bawah jabatan yang akan diisi. Unsur ini harus "
        "menduduki eselon II.a."
    )
    dasar = "Permenpan RB 15/2019, Lampiran"
    return [Temuan("P-04", dasar, pesan, Tingkat.BLOK, "Ketua Sekretariat", "panitia.susun_sk")]


def unsur_badan_pengawas(anggota: Sequence[Calon], badan: Collection[str]) -> list[Temuan]:
    """P-04. Officials of the supervising body no longer sit in a Pansel: practice, not law, so a warning.

    ``badan``: the names by which that body appears as the agency of a member.
    Dasar: praktik 2026 (announced as of 1 July 2025); Pasal 5 ayat (3) does not forbid it.
    """
    pola = [re.compile(rf"\b{re.escape(_rapat(satu))}\b") for satu in badan if satu]
    kena = [satu.nama for satu in anggota if any(kata.search(_rapat(satu.instansi)) for kata in pola)]
    if not kena:
        return []
    pesan = f"{_dan(kena)} berasal dari badan pengawas, yang tidak lagi menempatkan pejabatnya dalam Pansel."
    return [Temuan("P-04", "praktik 2026 · diyakini", pesan, Tingkat.INGAT, "Ketua Sekretariat")]


def tim_penilai(asesor: Sequence[Asesor], hari: date) -> list[Temuan]:
    """P-03. Assessors are independent, certified and experienced; otherwise the pleno decides and says why.

    Dasar: Pasal 5 ayat (2).
    """
    dasar = "Pasal 5 ayat (2)"
    kurang = [f"{satu.nama} ({sebab})" for satu in asesor if (sebab := _kurang_asesor(satu, hari))]
    if kurang:
        pesan = f"Syarat tim penilai belum lengkap: {_dan(kurang)}."
        return [
            Temuan(
                "P-03", dasar, pesan, Tingkat.BERITA_ACARA, "Ketua Sekretariat", "panitia.sertifikat_asesor"
            )
        ]
    if not asesor:
        pesan = "Belum ada asesor dalam seleksi ini."
        return [Temuan("P-03", dasar, pesan, Tingkat.INGAT, "Ketua Sekretariat", "panitia.sk")]
    pesan = f"{len(asesor)} asesor independen, bersertifikat, dan berpengalaman."
    return [Temuan("P-03", dasar, pesan, Tingkat.TERPENUHI)]


def _kurang_asesor(asesor: Asesor, hari: date) -> str:
    if not asesor.nomor or asesor.berlaku_sampai is None:
        return "sertifikat belum dicatat"
    sebab = []
    if asesor.berlaku_sampai < hari:
        sebab.append(f"sertifikat berakhir {asesor.berlaku_sampai:%d-%m-%Y}")
    if asesor.pengalaman_tahun < 1:
        sebab.append("tanpa pengalaman")
    if not asesor.independen:
        sebab.append("belum menyatakan independen")
    return _dan(sebab)


def kesesuaian_anggota(belum: Mapping[str, Sequence[str]], jumlah: int) -> list[Temuan]:
    """P-05. For each member and vacancy it is written down why his knowledge fits the post.

    ``belum`` maps a member to the vacancies without a note; ``jumlah`` is how many notes there should be.
    Dasar: Pasal 5 ayat (4) huruf a, b.
    """
    dasar = "Pasal 5 ayat (4) huruf a dan b"
    kosong = {nama: daftar for nama, daftar in belum.items() if daftar}
    if not kosong:
        pesan = f"Kesesuaian keahlian setiap anggota dengan jabatan tertulis ({jumlah} catatan)."
        return [Temuan("P-05", dasar, pesan, Tingkat.TERPENUHI)]
    tertulis = jumlah - sum(len(daftar) for daftar in kosong.values())
    pesan = f"Kesesuaian keahlian anggota baru tertulis {tertulis} dari {jumlah}. Belum: {_dan(kosong)}."
    return [Temuan("P-05", dasar, pesan, Tingkat.INGAT, "Ketua Sekretariat", "panitia.kesesuaian")]


def susunan_sekretariat(anggota: Sequence[Calon]) -> list[Temuan]:
    """P-11. The Sekretariat has one Ketua, and two persons who may verify, for each file is checked twice.

    Dasar: Pasal 6 ayat (1), (3); Lampiran huruf b angka 3 huruf a.
    """
    dasar = "Pasal 6 ayat (1), (3)"
    temuan = []
    ketua = [satu.nama for satu in anggota if satu.peran == Peran.KETUA_SEKRETARIAT]
    if len(ketua) != 1:
        pesan = f"Ketua Sekretariat harus satu orang, tertulis {len(ketua)} orang."
        temuan.append(Temuan("P-11", dasar, pesan))
    pemeriksa = {satu.pengguna_id for satu in anggota if Hak.VERIFIKASI in HAK[satu.peran]}
    if len(pemeriksa) < 2:
        pesan = (
            f"Setiap lamaran diperiksa dua orang; susunan ini memuat {len(pemeriksa)} pemeriksa. "
            "Tambahkan verifikator."
        )
        temuan.append(Temuan("P-11", f"{dasar}; Lampiran huruf b angka 3 huruf a", pesan))
    return temuan


def pernyataan_anggota(sudah: Sequence[tuple[str, Collection[str]]]) -> list[Temuan]:
    """P-06, P-08, P-09. Each member (name, kinds signed) has signed each of the three declarations.

    Dasar: Pasal 5 ayat (4) huruf c, e, f.
    """
    temuan = []
    for jenis, (kode, dasar, nama) in PERNYATAAN_WAJIB.items():
        belum = [anggota for anggota, punya in sudah if jenis not in punya]
        if belum:
            pesan = f"{nama} belum ditandatangani {_dan(belum)}."
            temuan.append(Temuan(kode, dasar, pesan, pelaku="Anggota Pansel", tindakan="panitia.pernyataan"))
        else:
            temuan.append(
                Temuan(kode, dasar, f"{nama} lengkap dari {len(sudah)} anggota.", Tingkat.TERPENUHI)
            )
    return temuan


def sk_terbit(nomor: Mapping[str, str], konsep: Collection[str]) -> list[Temuan]:
    """P-02, P-11. Both bodies stand on a decree in force; kinds are those of SuratKeputusan.

    ``nomor``: kind -> number of the decree in force; ``konsep``: kinds drafted and waiting for the PPK.
    Dasar: Pasal 5 ayat (1); Pasal 6 ayat (1), (3).
    """
    badan = (
        ("PANSEL", "P-02", "Pasal 5 ayat (1)", "Panitia Seleksi", "Ketua Sekretariat"),
        ("SEKRETARIAT", "P-11", "Pasal 6 ayat (1), (3)", "Sekretariat Panitia Seleksi", "Operator"),
    )
    temuan = []
    for jenis, kode, dasar, nama, penyusun in badan:
        keputusan = f"Keputusan pembentukan {nama}"
        if jenis in nomor:
            pesan = f"{keputusan} nomor {nomor[jenis]} berlaku."
            temuan.append(Temuan(kode, dasar, pesan, Tingkat.TERPENUHI))
        elif jenis in konsep:
            pesan = f"{keputusan} belum ditandatangani PPK."
            temuan.append(Temuan(kode, dasar, pesan, pelaku="PPK", tindakan="panitia.sk"))
        else:
            pesan = f"{keputusan} belum disusun, atau tidak berlaku hari ini."
            temuan.append(Temuan(kode, dasar, pesan, pelaku=penyusun, tindakan="panitia.sk"))
    return temuan


def pengangkatan(
    calon: Sequence[Calon],
    *,
    jenis: str,
    pengangkat: Collection[int],
    pelamar: Collection[int],
    peran_lain: Mapping[int, frozenset[Peran]],
) -> list[Temuan]:
    """P-07. Who may not be put into a decree of this kind; empty when everybody may.

    ``pengangkat`` are the persons who draft or sign it, ``pelamar`` those who applied in the selection,
    ``peran_lain`` the roles people already hold in it by other decrees.
    Dasar: Pasal 5 ayat (4) huruf d; Undang-Undang 30/2014 Pasal 42.
    """
    temuan = []
    for satu in calon:
        if satu.peran not in PERAN_SK[jenis]:
            temuan.append(_p07(f"{SEBUTAN_PERAN[satu.peran]} tidak diberikan lewat keputusan jenis ini."))
        if satu.pengguna_id in pengangkat:
            temuan.append(_p07(f"{satu.nama} tidak dapat memberi peran kepada diri sendiri."))
        if satu.pengguna_id in pelamar:
            temuan.append(_p07(f"{satu.nama} pernah melamar dalam seleksi ini."))
    for pengguna_id, kelompok in _per_orang(calon).items():
        temuan.extend(_rangkap(kelompok, peran_lain.get(pengguna_id, frozenset())))
    return temuan


def _rangkap(kelompok: Sequence[Calon], lain: frozenset[Peran]) -> list[Temuan]:
    nama, baru = kelompok[0].nama, [satu.peran for satu in kelompok]
    if len(set(baru)) < len(baru):
        return [_p07(f"{nama} tertulis dua kali dengan peran yang sama.")]
    if serasi([*baru, *lain]):
        return []
    semua = _dan(SEBUTAN_PERAN[peran] for peran in Peran if peran in {*baru, *lain})
    return [_p07(f"{nama} tidak dapat merangkap {semua} dalam satu seleksi.")]


def _p07(pesan: str) -> Temuan:
    dasar = "Pasal 5 ayat (4) huruf d; Undang-Undang 30/2014 Pasal 42"
    return Temuan("P-07", dasar, pesan, tindakan="panitia.susun_sk")


def _per_orang(calon: Sequence[Calon]) -> dict[int, list[Calon]]:
    orang: dict[int, list[Calon]] = {}
    for satu in calon:
        orang.setdefault(satu.pengguna_id, []).append(satu)
    return orang


def _rapat(teks: str) -> str:
    return " ".join(teks.casefold().split())


def _sebutan_unsur(unsur: str) -> str:
    if not unsur:
        return "(kosong)"
    return SEBUTAN_UNSUR[unsur] if unsur == Unsur.JPT_PRATAMA else SEBUTAN_UNSUR[unsur].lower()


def _dan(kata: Iterable[str]) -> str:
    return _rangkai(kata, "dan")


def _atau(kata: Iterable[str]) -> str:
    return _rangkai(kata, "atau")


def _rangkai(kata: Iterable[str], hubung: str) -> str:
    daftar = list(kata)
    if len(daftar) < 3:
        return f" {hubung} ".join(daftar)
    return f"{', '.join(daftar[:-1])}, {hubung} {daftar[-1]}"
