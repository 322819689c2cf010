"""Requirements of an applicant (E-01 to E-09): one finding for each, never an end by itself.

TERPENUHI is met, BLOK is not met, INGAT needs the judgement of a person; see ``putusan_hitungan``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from peserta.aturan.catatan import golongan_tercatat, hukuman_tercatat
from peserta.aturan.fakta import DIPEKERJAKAN, Acuan, Daerah, Fakta, Posisi, Tambahan
from peserta.aturan.kata import _dan, _hari_tanggal, _rapat, _ribuan, _sebut_lama, _tanggal
from peserta.aturan.masa import (
    Lama,
    Masa,
    _tambah_bulan,
    batas_aman_pelantikan,
    masa_berjenis,
    masa_terkait,
    titik_usia,
    usia_pada,
)
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Syarat

KODE_SYARAT = ("E-01", "E-02", "E-03", "E-04", "E-06", "E-09")
# Stated by the applicant and judged in its own stage (B-2): no reason is asked for here.
KODE_PERNYATAAN = "E-06"
NAMA_SYARAT: dict[str, str] = {
    "E-01": "Wilayah instansi asal",
    "E-02": "Pengalaman terkait jabatan",
    "E-03": "Usia",
    "E-04": "Jenjang pendidikan",
    "E-06": "Rekam jejak, integritas, dan moralitas",
    "E-09": "Jabatan administrator atau ahli madya",
}
DASAR_SYARAT: dict[str, str] = {
    "E-01": "Pasal 4 ayat (3) huruf a",
    "E-02": "Pasal 4 ayat (3) huruf b",
    "E-03": "Pasal 4 ayat (3) huruf c",
    "E-04": "Pasal 4 ayat (3) huruf d",
    "E-06": "Pasal 4 ayat (3) huruf f",
    "E-09": "PP 17/2020 Pasal 107 ayat (1) huruf c angka 4",
}
# From national law, not from the Perbup: shown apart.
SYARAT_NASIONAL = frozenset({"E-09"})
TERPENUHI, TIDAK_TERPENUHI, PERLU_PENILAIAN = "TERPENUHI", "TIDAK", "PERLU_PENILAIAN"
# Jabatan administrator or ahli madya, and what stands above them.
JENIS_ADMINISTRATOR = frozenset({"ADMINISTRATOR", "JPT_PRATAMA", "AHLI_MADYA", "AHLI_UTAMA"})
TANGGA_PENDIDIKAN: dict[str, int] = {"D3": 1, "D4": 2, "S1": 2, "S2": 3, "S3": 4}
SEBUTAN_JENJANG: dict[str, str] = {
    "D3": "Diploma III",
    "D4": "Diploma IV",
    "S1": "S1",
    "S2": "S2",
    "S3": "S3",
}
TANGGA_GOLONGAN = (
    *("I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d"),
    *("III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IV/d", "IV/e"),
)
PENUTUPAN, RENCANA = "penutupan pendaftaran", "rencana pelantikan"
TAFSIR_USIA: dict[str, str] = {
    "HARI_ULANG_TAHUN": "sampai hari ulang tahun ke-{maks}",
    "SEBELUM_57": "sampai sehari sebelum ulang tahun ke-{lebih}",
}
# From here on a delay of the appointment may cost the applicant the post.
HARI_MEPET_USIA = 183
_PUSAT = (
    *("kementerian", "kementrian", "lembaga", "mahkamah", "kejaksaan", "kepolisian", "sekretariat jenderal"),
    *("badan pusat statistik", "badan kepegawaian negara", "badan narkotika", "kantor wilayah", "komisi"),
    *("badan pemeriksa keuangan", "badan pengawasan keuangan", "arsip nasional", "kantor pertanahan"),
)
_SINGKATAN = (
    ("pemerintah daerah ", ""),
    ("pemerintah ", ""),
    ("pemkab ", "kabupaten "),
    ("pemkot ", "kota "),
    ("pemprov ", "provinsi "),
    ("kab. ", "kabupaten "),
    ("kab ", "kabupaten "),
    ("prov. ", "provinsi "),
    ("propinsi ", "provinsi "),
)


def putusan_hitungan(temuan: Collection[Temuan]) -> str:
    """B-3. What the findings on one item come to: TIDAK, PERLU_PENILAIAN or TERPENUHI; empty is no pass.

    Dasar: Lampiran huruf b angka 3; the application computes, people decide.
    """
    tingkat = {satu.tingkat for satu in temuan}
    if Tingkat.BLOK in tingkat:
        return TIDAK_TERPENUHI
    return TERPENUHI if tingkat == {Tingkat.TERPENUHI} else PERLU_PENILAIAN


def syarat_pelamar(fakta: Fakta, acuan: Acuan, syarat: Syarat) -> list[Temuan]:
    """E-01, E-02, E-03, E-04, E-06, E-08, E-09. The requirements, in the order of the checklist.

    One finding for each, and under E-06 one more for each disciplinary measure he recorded.

    Dasar: Pasal 4 ayat (3); Pasal 13; PP 17/2020 Pasal 107 ayat (1) huruf c angka 4.
    """
    return [
        *wilayah(fakta, acuan.daerah, acuan.penutupan, syarat),
        *pengalaman(fakta.riwayat, acuan.penutupan, syarat),
        *usia(fakta.tanggal_lahir, acuan.penutupan, acuan.rencana_pelantikan, syarat),
        *pendidikan(fakta.jenjang, syarat, fakta.pendidikan),
        *rekam_jejak(fakta.menyatakan),
        *hukuman_tercatat(fakta.hukuman, acuan.penutupan),
        *administrator(fakta.riwayat, acuan.penutupan, syarat),
        *syarat_tambahan(fakta, acuan.tambahan, acuan.penutupan),
    ]


# --- E-01 -------------------------------------------------------------------------------------
def wilayah(fakta: Fakta, daerah: Sequence[Daerah], hari: date, syarat: Syarat) -> list[Temuan]:
    """E-01. The applicant serves a regional government of the named province, by the list of that day.

    A ministry with an office in the province fails; who is lent out, or stands in no list, is for a person.
    Dasar: Pasal 4 ayat (3) huruf a.
    """
    asal = " ".join(fakta.provinsi.split())
    if fakta.penempatan == DIPEKERJAKAN:
        pesan = (
            f"Dipekerjakan atau diperbantukan di luar instansi induk ({fakta.instansi}). Verifikator "
            f"memastikan instansi induknya pemerintah daerah di Provinsi {syarat.wilayah}."
        )
        return [_syarat("E-01", pesan, Tingkat.INGAT)]
    if any(kata in _rapat(fakta.instansi) for kata in _PUSAT):
        pesan = (
            f"{fakta.instansi} bukan pemerintah daerah; bertugas di wilayah Provinsi {syarat.wilayah} saja "
            "belum memenuhi syarat ini."
        )
        return [_syarat("E-01", pesan, Tingkat.BLOK)]
    if _provinsi(asal) != _provinsi(syarat.wilayah):
        pesan = f"Instansi asal berada di {asal}; harus di wilayah Provinsi {syarat.wilayah}."
        return [_syarat("E-01", pesan, Tingkat.BLOK)]
    return [_dalam_daftar(fakta.instansi, daerah, hari, syarat)]


def _dalam_daftar(instansi: str, daerah: Sequence[Daerah], hari: date, syarat: Syarat) -> Temuan:
    sewilayah = [satu for satu in daerah if _provinsi(satu.provinsi) == _provinsi(syarat.wilayah)]
    senama = [satu for satu in sewilayah if nama_instansi(satu.nama) == nama_instansi(instansi)]
    if any(satu.sejak <= hari and (satu.sampai is None or hari <= satu.sampai) for satu in senama):
        pesan = f"{instansi} ada dalam daftar pemerintah daerah Provinsi {syarat.wilayah}."
        return _syarat("E-01", pesan, Tingkat.TERPENUHI)
    if not sewilayah:
        sebab = f"daftar pemerintah daerah Provinsi {syarat.wilayah} belum diisi operator"
    elif senama:
        sebab = f"dalam daftar, tetapi tidak berlaku pada {_tanggal(hari)}"
    else:
        sebab = f"tidak ada dalam daftar pemerintah daerah Provinsi {syarat.wilayah}"
    return _syarat("E-01", f"{instansi}: {sebab}. Verifikator memastikannya.", Tingkat.INGAT)


def nama_instansi(teks: str) -> str:
    """E-01. A name as it is compared: no case, no "Pemerintah", no office after a comma, words in full.

    Dasar: Pasal 4 ayat (3) huruf a.
    """
    nama = _rapat(teks.partition(",")[0])
    for singkat, penuh in _SINGKATAN:
        if nama.startswith(singkat):
            nama = penuh + nama.removeprefix(singkat)
    return nama


def _provinsi(teks: str) -> str:
    return nama_instansi(teks).removeprefix("provinsi ")


# --- E-02, E-09 -------------------------------------------------------------------------------
def pengalaman(riwayat: Sequence[Posisi], acuan: date, syarat: Syarat) -> list[Temuan]:
    """E-02. At least so many years, together, in posts the verifier marked as related to the vacant one.

    Dasar: Pasal 4 ayat (3) huruf b.
    """
    masa = masa_terkait(riwayat, acuan, syarat)
    if masa.mungkin.hari == 0:
        pesan = (
            "Belum ada riwayat jabatan yang terkait dengan jabatan yang dilamar; paling sedikit "
            f"{syarat.pengalaman_tahun} tahun."
        )
        return [_syarat("E-02", pesan, Tingkat.BLOK)]
    return [_masa("E-02", "Pengalaman terkait", masa, acuan, syarat.pengalaman_tahun)]


def administrator(riwayat: Sequence[Posisi], acuan: date, syarat: Syarat) -> list[Temuan]:
    """E-09. Holds or held, together so many years, a post of administrator, ahli madya or above.

    Dasar: PP 17/2020 Pasal 107 ayat (1) huruf c angka 4; the Perbup is silent.
    """
    masa = masa_berjenis(riwayat, JENIS_ADMINISTRATOR, acuan, syarat)
    return [
        _masa("E-09", "Jabatan administrator atau ahli madya", masa, acuan, syarat.administrator_min_tahun)
    ]


def _masa(kode: str, apa: str, masa: Masa, acuan: date, tahun: int) -> Temuan:
    if masa.pasti.tahun >= tahun:
        return _syarat(kode, f"{apa} {_sebut(masa.pasti)}; paling sedikit {tahun} tahun.", Tingkat.TERPENUHI)
    if masa.mungkin.tahun >= tahun:
        pesan = (
            f"{apa} {_sebut(masa.mungkin)} menurut riwayat, {_ribuan(masa.pasti.hari)} hari sudah "
            f"dipastikan; paling sedikit {tahun} tahun. {_yang_dinilai(masa)}"
        )
        return _syarat(kode, pesan, Tingkat.INGAT)
    lama = masa.mungkin
    pesan = f"{apa} {_sebut(lama)} sampai {_tanggal(acuan)}; paling sedikit {tahun} tahun"
    if lama.sejak is not None:
        penuh = _tambah_bulan(lama.sejak, tahun * 12)
        pesan += f", kurang {_ribuan((penuh - lama.sejak).days - lama.hari)} hari"
    return _syarat(kode, f"{pesan}.", Tingkat.BLOK)


def _sebut(lama: Lama) -> str:
    return f"{_sebut_lama(lama.tahun, lama.bulan, lama.sisa)} ({_ribuan(lama.hari)} hari)"


def _yang_dinilai(masa: Masa) -> str:
    dinilai = [satu.posisi.nama for satu in masa.baris if satu.perlakuan == "DINILAI"]
    return f"Dinilai verifikator: {_dan(dinilai)}."


# --- E-03 -------------------------------------------------------------------------------------
def usia(
    tanggal_lahir: date, penutupan: date, rencana_pelantikan: date | None, syarat: Syarat
) -> list[Temuan]:
    """E-03. Age on the reference day, with the last safe day of the appointment.

    Where the decree decides, the plan is only a plan: too late or too close is for a person to weigh, and
    who is too old on the closing day already cannot be younger at the decree.
    Dasar: Pasal 4 ayat (3) huruf c; Lampiran huruf c.
    """
    batas = batas_aman_pelantikan(tanggal_lahir, syarat)
    pesan = _pesan_usia(tanggal_lahir, penutupan, rencana_pelantikan, batas, syarat)
    tentu = rencana_pelantikan if syarat.usia_acuan == "RENCANA_PELANTIKAN" else penutupan
    if (tentu or penutupan) > batas:
        return [_syarat("E-03", f"{pesan} Batas itu terlewati.", Tingkat.BLOK)]
    if syarat.usia_acuan == "PENUTUPAN":
        return [_syarat("E-03", pesan, Tingkat.TERPENUHI)]
    if rencana_pelantikan is None:
        return [_syarat("E-03", f"{pesan} Rencana pelantikan belum ditetapkan.", Tingkat.INGAT, "")]
    if rencana_pelantikan > batas:
        pesan += " Rencana pelantikan melewatinya; yang menentukan tanggal keputusan pengangkatan."
        return [_syarat("E-03", pesan, Tingkat.INGAT, "")]
    sisa = (batas - rencana_pelantikan).days
    if syarat.usia_acuan == "SK" and sisa < HARI_MEPET_USIA:
        pesan += f" Tinggal {sisa} hari sesudah rencana pelantikan."
        return [_syarat("E-03", pesan, Tingkat.INGAT, "")]
    return [_syarat("E-03", pesan, Tingkat.TERPENUHI)]


def _pesan_usia(lahir: date, penutupan: date, rencana: date | None, batas: date, syarat: Syarat) -> str:
    titik = titik_usia(lahir, ((PENUTUPAN, penutupan), (RENCANA, rencana)), syarat)
    usia_kata = [
        f"{_sebut_lama(satu.tahun, satu.bulan, 0)} saat {satu.sebutan} {_tanggal(satu.hari)}"
        for satu in titik
    ]
    return (
        f"Usia {_dan(usia_kata)}; paling tinggi {syarat.usia_maks} tahun, {_tafsir(syarat)}. Batas aman "
        f"pelantikan: {_hari_tanggal(batas)}."
    )


def _tafsir(syarat: Syarat) -> str:
    return TAFSIR_USIA[syarat.usia_tafsir].format(maks=syarat.usia_maks, lebih=syarat.usia_maks + 1)


def usia_saat_sk(tanggal_lahir: date, tanggal_sk: date, syarat: Syarat) -> list[Temuan]:
    """E-03. Age on the date of the decree: here it holds the appointment back.

    Dasar: Pasal 4 ayat (3) huruf c; Lampiran huruf c.
    """
    tahun, bulan = usia_pada(tanggal_lahir, tanggal_sk)
    batas = batas_aman_pelantikan(tanggal_lahir, syarat)
    pesan = (
        f"Usia {_sebut_lama(tahun, bulan, 0)} pada tanggal keputusan {_tanggal(tanggal_sk)}; paling tinggi "
        f"{syarat.usia_maks} tahun"
    )
    if tanggal_sk > batas:
        return [
            Temuan("E-03", DASAR_SYARAT["E-03"], f"{pesan}, melewati batas {_tanggal(batas)}.", pelaku="PPK")
        ]
    return [Temuan("E-03", DASAR_SYARAT["E-03"], f"{pesan}.", Tingkat.TERPENUHI, "PPK")]


# --- E-04, E-06, E-08 -------------------------------------------------------------------------
def pendidikan(jenjang: str, syarat: Syarat, tercatat: Sequence[str] = ()) -> list[Temuan]:
    """E-04. At least the named step of the education ladder; D-IV stands beside S1.

    ``tercatat``: steps of the recorded diplomas; where they tell otherwise than the profile, a person looks.
    Dasar: Pasal 4 ayat (3) huruf d.
    """
    cukup, pesan = _jenjang(jenjang, syarat.jenjang_min)
    tingkat = Tingkat.TERPENUHI if cukup else Tingkat.BLOK
    tertinggi = max(tercatat, key=lambda satu: TANGGA_PENDIDIKAN[satu], default=jenjang)
    if TANGGA_PENDIDIKAN[tertinggi] != TANGGA_PENDIDIKAN[jenjang]:
        pesan += f" Tertinggi dalam riwayat pendidikan: {SEBUTAN_JENJANG[tertinggi]}."
        if (TANGGA_PENDIDIKAN[tertinggi] >= TANGGA_PENDIDIKAN[syarat.jenjang_min]) is not cukup:
            pesan, tingkat = f"{pesan} Cocokkan dengan ijazah.", Tingkat.INGAT
    return [_syarat("E-04", pesan, tingkat)]


def _jenjang(jenjang: str, minimal: str) -> tuple[bool, str]:
    sebutan = "S1 atau Diploma IV" if TANGGA_PENDIDIKAN[minimal] == 2 else SEBUTAN_JENJANG[minimal]
    cukup = TANGGA_PENDIDIKAN[jenjang] >= TANGGA_PENDIDIKAN[minimal]
    return cukup, f"Pendidikan terakhir {SEBUTAN_JENJANG[jenjang]}; paling rendah {sebutan}."


def rekam_jejak(menyatakan: bool) -> list[Temuan]:
    """E-06. Good record, integrity and morality: stated by the applicant, judged by people.

    Dasar: Pasal 4 ayat (3) huruf f.
    """
    pesan = (
        "Pelamar sudah menyatakan rekam jejak dan integritasnya dalam pakta integritas."
        if menyatakan
        else "Dinyatakan dalam pakta integritas saat lamaran dikirim, lalu diperiksa panitia."
    )
    return [_syarat("E-06", pesan, Tingkat.INGAT, tindakan="")]


def tambahan_ketentuan(syarat: Syarat) -> tuple[Tambahan, ...]:
    """E-08. The pangkat minimum of the selection as a condition like those of a vacancy; none when empty.

    Dasar: Pasal 13 (kepangkatan); ketentuan.pangkat_min.
    """
    if not syarat.pangkat_min:
        return ()
    uraian = f"Pangkat paling rendah golongan ruang {syarat.pangkat_min}"
    return (Tambahan("E-08", "PANGKAT", syarat.pangkat_min, uraian, "Pasal 13; ketentuan seleksi ini"),)


def syarat_tambahan(
    fakta: Fakta, tambahan: Sequence[Tambahan], penutupan: date | None = None
) -> list[Temuan]:
    """E-08. The conditions of the vacancy, one finding each; what no figure measures is for a person.

    Dasar: Pasal 13; Lampiran huruf b angka 3 huruf e; the basis the Pansel named with each.
    """
    return [_tambahan(fakta, satu, penutupan) for satu in tambahan]


def bunyi_tambahan(satu: Tambahan) -> list[Temuan]:
    """E-08. A condition has its words, its legal basis, and a measure where its kind is measured.

    Dasar: Pasal 13; Lampiran huruf b angka 3 huruf d ("kriteria dari peraturan perundang-undangan").
    """
    kurang = []
    if not satu.uraian.strip():
        kurang.append("Tulis bunyi syaratnya.")
    if not satu.dasar.strip():
        kurang.append("Sebut dasar hukum syarat ini.")
    ukuran = {"PANGKAT": TANGGA_GOLONGAN, "JENJANG": tuple(TANGGA_PENDIDIKAN), "LAIN": ("",)}
    if satu.nilai not in ukuran[satu.jenis]:
        kurang.append("Pilih ukuran yang sesuai dengan jenis syarat.")
    return [Temuan("E-08", "Pasal 13", pesan, pelaku="Ketua Pansel") for pesan in kurang]


def daerah_baru(nama: str, sejak: date, sumber: str, senama: Sequence[Daerah]) -> list[Temuan]:
    """E-01. A new line of the list has a name and a source, and no line of that name stands on its first day.

    Dasar: Pasal 4 ayat (3) huruf a.
    """
    pesan = []
    if not nama.strip():
        pesan.append("Tulis nama daerah.")
    if not sumber.strip():
        pesan.append("Sebut sumber daftar ini, misalnya nomor keputusan menteri.")
    if any(satu.sampai is None or satu.sampai >= sejak for satu in senama):
        pesan.append(f"{nama} sudah ada dalam daftar dan masih berlaku pada {_tanggal(sejak)}.")
    return [_daftar(satu) for satu in pesan]


def akhir_daerah(sejak: date, berakhir: date | None, sampai: date) -> list[Temuan]:
    """E-01. A line ends once, on a day not before its first; what was true on earlier days stays so.

    Dasar: Pasal 4 ayat (3) huruf a.
    """
    if berakhir is not None:
        return [_daftar(f"Baris ini sudah berakhir {_tanggal(berakhir)}.")]
    if sampai < sejak:
        return [_daftar(f"Tanggal akhir mendahului tanggal berlakunya, {_tanggal(sejak)}.")]
    return []


def _daftar(pesan: str) -> Temuan:
    return Temuan("E-01", DASAR_SYARAT["E-01"], pesan, pelaku="Operator")


def _tambahan(fakta: Fakta, satu: Tambahan, penutupan: date | None) -> Temuan:
    if satu.jenis == "PANGKAT":
        return _pangkat(fakta, satu, penutupan)
    if satu.jenis == "JENJANG":
        cukup, pesan = _jenjang(fakta.jenjang, satu.nilai)
    else:
        pesan = f"{satu.uraian}. Dinilai dari berkas."
        return Temuan(satu.kode, satu.dasar, pesan, Tingkat.INGAT, "Pelamar")
    tingkat = Tingkat.TERPENUHI if cukup else Tingkat.BLOK
    return Temuan(satu.kode, satu.dasar, pesan, tingkat, "Pelamar", "peserta.profil")


def _pangkat(fakta: Fakta, satu: Tambahan, penutupan: date | None) -> Temuan:
    """By the profile; where the recorded history tells otherwise of the closing day, a person looks."""
    cukup = _tingkat_golongan(fakta.golongan) >= _tingkat_golongan(satu.nilai)
    pesan = f"Golongan ruang {fakta.golongan or 'belum diisi'}; paling rendah {satu.nilai}."
    tingkat = Tingkat.TERPENUHI if cukup else Tingkat.BLOK
    tercatat = golongan_tercatat(fakta.pangkat, penutupan) if penutupan else ""
    if penutupan and tercatat not in ("", fakta.golongan):
        pesan += f" Menurut riwayat pangkat {tercatat} pada {_tanggal(penutupan)}."
        if (_tingkat_golongan(tercatat) >= _tingkat_golongan(satu.nilai)) is not cukup:
            pesan, tingkat = f"{pesan} Cocokkan dengan keputusan pangkat.", Tingkat.INGAT
    return Temuan(satu.kode, satu.dasar, pesan, tingkat, "Pelamar", "peserta.profil")


def _tingkat_golongan(golongan: str) -> int:
    return TANGGA_GOLONGAN.index(golongan) if golongan in TANGGA_GOLONGAN else -1


def _syarat(kode: str, pesan: str, tingkat: Tingkat, tindakan: str = "peserta.profil") -> Temuan:
    return Temuan(kode, DASAR_SYARAT[kode], pesan, tingkat, "Pelamar", tindakan)
