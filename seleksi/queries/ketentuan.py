"""Reads of what a selection is played by: every parameter with its source, and who chose otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from dokumen.models import Naskah
from jejak.baca import riwayat
from jejak.models import Jejak
from peserta.alur import KEADAAN_TERKIRIM, Keadaan
from peserta.models import Lamaran
from seleksi.alur import Tahap
from seleksi.aturan import JALUR_BOBOT, KEBIJAKAN, kamar_parameter, kata_kebijakan, kata_nilai
from seleksi.ketentuan import Ketentuan, Keterangan, Lapisan, dengan_nilai, jenis_di, nilai_di, semua_jalur
from seleksi.ketentuan.polos import dari_polos, ke_polos
from seleksi.models import Lowongan, Pengumuman, Ralat, Seleksi

PERISTIWA = ("ketentuan.diubah", "bobot.diatur", "instrumen.diatur", "kebijakan.diatur", "seleksi.diralat")
# Subject of a parameter by the first name of its path, in the order of the page.
POKOK = {
    "pansel": "Panitia Seleksi",
    "syarat": "Syarat pelamar",
    "pengumuman": "Pengumuman dan perpanjangan",
    "administrasi": "Seleksi administrasi",
    "dokumen": "Dokumen lamaran",
    "total_bobot": "Penilaian",
    "metode": "Penilaian",
    "jumlah_calon": "Penilaian",
    "kebijakan": "Yang tidak diatur dan dipilih Panitia Seleksi",
    "badan_pengawas": "Badan pengawas dan portal",
    "portal_nasional": "Badan pengawas dan portal",
    "pengawas": "Badan pengawas dan portal",
    "daerah": "Daerah",
}
URUTAN = list(POKOK)
KODE_KEBIJAKAN = {".".join(butir.jalan): kode for kode, butir in KEBIJAKAN.items()}


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One decision that changed a parameter: from what to what, who, when, why, by which paper."""

    dari: str
    ke: str
    pada: datetime
    oleh: str
    alasan: str
    naskah: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row of the page. `lapisan` is None in copies made before sources were kept."""

    jalur: str
    judul: str
    rinci: str
    nilai: str
    keterangan: Keterangan | None
    lapisan: Lapisan | None
    perubahan: tuple[Perubahan, ...]

    @property
    def menyimpang(self) -> bool:
        """Whether it stands otherwise than the profile proposed."""
        return bool(self.perubahan) and self.perubahan[0].dari != self.nilai

    @property
    def dapat_diubah(self) -> bool:
        return self.keterangan is not None and self.keterangan.dapat_diubah

    @property
    def kamar(self) -> str:
        """Key of the act that changes it before publication."""
        return kamar_parameter(self.jalur)


@dataclass(frozen=True, slots=True)
class Pokok:
    nama: str
    baris: tuple[Parameter, ...]


def daftar_parameter(seleksi: Seleksi) -> list[Pokok]:
    """Every parameter of a selection by subject, with the decisions on it; one query."""
    ketentuan = seleksi.aturan_main
    perubahan = perubahan_ketentuan(seleksi)
    kelompok: dict[str, list[Parameter]] = {}
    for jalur in sorted(semua_jalur(ketentuan), key=_urutan):
        awal = jalur.partition(".")[0]
        nama = POKOK.get(awal, awal.replace("_", " ").capitalize())
        if jalur.startswith(JALUR_BOBOT):
            nama = f"{nama}: {ketentuan.metode_menurut(jalur.split('.')[1]).nama.lower()}"
        kelompok.setdefault(nama, []).append(_baris(ketentuan, jalur, tuple(perubahan[jalur])))
    return [Pokok(nama, tuple(baris)) for nama, baris in kelompok.items()]


def _urutan(jalur: str) -> int:
    awal = jalur.partition(".")[0]
    return URUTAN.index(awal) if awal in POKOK else len(URUTAN)


def parameter(seleksi: Seleksi, jalur: str) -> Parameter | None:
    """One parameter with its decisions; None for an unknown path."""
    ketentuan = seleksi.aturan_main
    if jalur not in set(semua_jalur(ketentuan)):
        return None
    return _baris(ketentuan, jalur, tuple(perubahan_ketentuan(seleksi)[jalur]))


def _baris(ketentuan: Ketentuan, jalur: str, perubahan: tuple[Perubahan, ...]) -> Parameter:
    keterangan = ketentuan.keterangan_menurut(jalur)
    nilai = nilai_di(ketentuan, jalur)
    kata = _kata_berlaku(ketentuan, jalur)
    judul = keterangan.makna if keterangan else jalur
    dokumen = jalur.startswith("dokumen.")
    return Parameter(
        jalur=jalur,
        judul=kata if dokumen else judul,
        rinci=nilai.petunjuk if dokumen else "",
        nilai=("Wajib diunggah" if nilai.wajib else "Boleh diunggah") if dokumen else kata,
        keterangan=keterangan,
        lapisan=ketentuan.lapisan_menurut(keterangan.lapisan) if keterangan else None,
        perubahan=perubahan,
    )


_TANPA = Keterangan(jalur="", lapisan="", sumber="", keadaan="", makna="")


def perubahan_ketentuan(seleksi: Seleksi) -> defaultdict[str, list[Perubahan]]:
    """Decisions on parameters by path, oldest first; read from the trail."""
    hasil: defaultdict[str, list[Perubahan]] = defaultdict(list)
    ketentuan = seleksi.aturan_main
    for jejak in riwayat(seleksi).filter(peristiwa__in=PERISTIWA):
        for jalur, dari, ke in _isi_jejak(ketentuan, jejak):
            if dari != ke:
                hasil[jalur].append(
                    Perubahan(
                        dari=dari,
                        ke=ke,
                        pada=jejak.pada,
                        oleh=jejak.pelaku_nama,
                        alasan=jejak.rincian.get("alasan", ""),
                        naskah=_naskah(jejak),
                    )
                )
    return hasil


def _isi_jejak(ketentuan: Ketentuan, jejak: Jejak) -> Iterator[tuple[str, str, str]]:
    """Path, words before, words after; each kind of act has its own way to write them down."""
    rincian = jejak.rincian
    if jejak.peristiwa == "seleksi.diralat":
        for jalur, satu in rincian["jalur"].items():
            yield jalur, _kata(ketentuan, jalur, satu["dari"]), _kata(ketentuan, jalur, satu["ke"])
        return
    # One policy on publication was once written as a bare word.
    isi = rincian["isi"] if isinstance(rincian["isi"], dict) else {}
    for kunci, ke in isi.items():
        dari = rincian["dari"][kunci]
        if jejak.peristiwa == "kebijakan.diatur":
            # Already in words; a policy that no longer exists has no row to stand on.
            if kunci in KEBIJAKAN:
                yield ".".join(KEBIJAKAN[kunci].jalan), dari, ke
        else:
            jalur = f"metode.{kunci}.bobot" if jejak.peristiwa == "bobot.diatur" else kunci
            yield jalur, _kata(ketentuan, jalur, dari), _kata(ketentuan, jalur, ke)


def _kata_berlaku(ketentuan: Ketentuan, jalur: str) -> str:
    """The value in words; a policy in those of its own page."""
    kode = KODE_KEBIJAKAN.get(jalur)
    if kode is not None:
        return kata_kebijakan(kode, ketentuan)
    return kata_nilai(ketentuan.keterangan_menurut(jalur) or _TANPA, nilai_di(ketentuan, jalur))


def _kata(ketentuan: Ketentuan, jalur: str, polos: Any) -> str:
    nilai = dari_polos(jenis_di(jalur), polos, jalur)
    return _kata_berlaku(dengan_nilai(ketentuan, jalur, nilai), jalur)


def _naskah(jejak: Jejak) -> str:
    """The paper a decision rests on, in words."""
    if jejak.peristiwa == "seleksi.diralat":
        return f"Ralat Nomor {jejak.rincian['nomor']}"
    nomor = jejak.rincian.get("nomor_notulen", "")
    return f"Notulen Nomor {nomor}" if nomor else ""


def dapat_diralat(seleksi: Seleksi) -> bool:
    """Whether a parameter may still be corrected: every announced vacancy takes applications."""
    tahap = set(
        seleksi.lowongan.filter(diumumkan_pada__isnull=False)
        .exclude(tahap=Tahap.DIBATALKAN)
        .values_list("tahap", flat=True)
    )
    return tahap == {Tahap.PENGUMUMAN}


def jalur_berubah(ralat: Ralat) -> dict[str, dict[str, Any]]:
    """Plain values of every parameter an erratum changes, by path."""
    lama, baru = Ketentuan.dari_json(ralat.ketentuan_lama), Ketentuan.dari_json(ralat.ketentuan_baru)
    return {
        jalur: {"dari": ke_polos(nilai_di(lama, jalur)), "ke": ke_polos(nilai_di(baru, jalur))}
        for jalur in semua_jalur(lama)
        if nilai_di(lama, jalur) != nilai_di(baru, jalur)
    }


def pengumuman_pembukaan(lowongan: Sequence[Lowongan]) -> Naskah:
    """The signed opening announcement of the first of these announced vacancies."""
    jenis = Pengumuman.Jenis.PEMBUKAAN
    terbit = Pengumuman.objects.filter(jenis=jenis, lowongan=lowongan[0], diumumkan_pada__isnull=False)
    return terbit.select_related("naskah").latest("diumumkan_pada").naskah


def pelamar_teralat(lowongan: Iterable[Lowongan]) -> QuerySet[Lamaran]:
    """Who applied and did not withdraw, and who has begun to; with the account behind each."""
    keadaan = [Keadaan.DRAF, *KEADAAN_TERKIRIM]
    dasar = Lamaran.objects.filter(lowongan__in=list(lowongan), keadaan__in=keadaan)
    return dasar.select_related("pelamar__pengguna", "lowongan").order_by("pk")
