"""Verdicts on the preparation of a selection: vacancies, planning documents, timetable, weights, letters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from seleksi import aturan
from seleksi.alur import Tahap
from seleksi.aturan import SEKRETARIAT
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.ketentuan import Ketentuan, daftar_profil, profil
from seleksi.models import DokumenPerencanaan, Instansi, Lowongan, Rekomendasi, Seleksi
from seleksi.queries.kalender import kalender
from seleksi.queries.ruang import jadwal_awal
from seleksi.wewenang.tahap import KEGIATAN, temuan_tahap

PENYUSUN = (Hak.KELOLA, Hak.SUSUN_NASKAH)
DASAR_BEKU = "Pasal 5 ayat (5) huruf a sampai dengan e"


def boleh_buat_seleksi(oleh: Pengguna, nama: str, tahun: int, kode_profil: str, pada: datetime) -> Izin:
    """Open a new selection: the operator of the installation, by a profile in force today."""
    temuan = []
    if not oleh.operator:
        pesan = "Seleksi baru dibuat oleh operator instalasi."
        temuan.append(Temuan("P-11", "Pasal 6 ayat (1)", pesan, pelaku="Operator"))
    if kode_profil not in daftar_profil():
        pesan = f"Profil ketentuan {kode_profil} tidak ada di instalasi ini."
        temuan.append(Temuan("P-10", "Pasal 5 ayat (5)", pesan, pelaku="Operator"))
    elif kode_profil not in daftar_profil(timezone.localdate(pada)):
        hari = aturan.tanggal_kata(timezone.localdate(pada))
        pesan = f"{profil(kode_profil).nama} tidak berlaku pada {hari}."
        temuan.append(Temuan("P-10", "Pasal 5 ayat (5)", pesan, pelaku="Operator"))
    else:
        temuan += _selaras(profil(kode_profil, timezone.localdate(pada)), Instansi.objects.first())
    if Seleksi.objects.filter(nama=nama, tahun=tahun).exists():
        pesan = f"{nama} Tahun {tahun} sudah ada; pakai nama lain."
        temuan.append(Temuan("L-01", "Lampiran, Persiapan huruf a", pesan, pelaku="Operator"))
    return Izin.dari(temuan)


def _selaras(ketentuan: Ketentuan, instansi: Instansi | None) -> list[Temuan]:
    """The profile speaks of the same office and the same clock as the data of the regency."""
    if instansi is None:
        return []
    pesan = []
    daerah = ketentuan.daerah
    if not instansi.jabatan_ppk.startswith(daerah.sebutan_ppk):
        pesan.append(
            f"{ketentuan.nama} menyebut PPK {daerah.sebutan_ppk}, data instansi {instansi.jabatan_ppk}."
        )
    if instansi.zona_waktu != daerah.zona_waktu:
        zona = Instansi.ZonaWaktu(daerah.zona_waktu).label
        pesan.append(f"{ketentuan.nama} memakai {zona}, data instansi {instansi.get_zona_waktu_display()}.")
    return [Temuan("P-10", "Pasal 5 ayat (5)", satu, pelaku="Operator") for satu in pesan]


def boleh_tambah_lowongan(oleh: Pengguna, seleksi: Seleksi, nama_jabatan: str, pada: datetime) -> Izin:
    """Add a vacancy: Ketua Sekretariat, until the selection is announced."""
    kembar = []
    if seleksi.lowongan.filter(nama_jabatan=nama_jabatan).exists():
        pesan = f"{nama_jabatan} sudah ada dalam seleksi ini."
        kembar.append(Temuan("L-01", "Lampiran, Persiapan huruf a", pesan, pelaku=SEKRETARIAT))
    return Izin.dari(temuan_hak(oleh, seleksi.pk, Hak.KELOLA, pada), belum_beku(seleksi), kembar)


def boleh_ubah_lowongan(oleh: Pengguna, lowongan: Lowongan, nama_jabatan: str, pada: datetime) -> Izin:
    """Change a vacancy: Sekretariat, until it is announced."""
    kembar = []
    lain = Lowongan.objects.filter(seleksi=lowongan.seleksi_id, nama_jabatan=nama_jabatan)
    if lain.exclude(pk=lowongan.pk).exists():
        pesan = f"{nama_jabatan} sudah ada dalam seleksi ini."
        kembar.append(Temuan("L-01", "Lampiran, Persiapan huruf a", pesan, pelaku=SEKRETARIAT))
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, PENYUSUN, pada), _belum_diumumkan(lowongan), kembar
    )


def boleh_lengkapi_perencanaan(
    oleh: Pengguna, seleksi: Seleksi, butir: int, keterangan: str, ada_berkas: bool, pada: datetime
) -> Izin:
    """Fill one of the eight planning documents: Sekretariat, until the selection is announced."""
    dasar = "Lampiran, Persiapan huruf b"
    temuan = []
    if butir not in DokumenPerencanaan.Butir.values:
        temuan.append(Temuan("L-02", dasar, "Dokumen perencanaan itu tidak dikenal."))
    if not ada_berkas and not keterangan.strip():
        pesan = "Unggah dokumennya, atau jelaskan di mana dokumen itu berada."
        temuan.append(Temuan("L-02", dasar, pesan, pelaku=SEKRETARIAT))
    return Izin.dari(temuan_hak(oleh, seleksi.pk, PENYUSUN, pada), belum_beku(seleksi), temuan)


def boleh_atur_jadwal(
    oleh: Pengguna,
    seleksi: Seleksi,
    jadwal: Mapping[str, tuple[date, date]],
    alasan: str,
    pada: datetime,
    lowongan: Lowongan | None = None,
) -> Izin:
    """Set the timetable: Sekretariat. Once announced, with a reason, and no longer the announcement."""
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        menahan(
            aturan.menurut_profil(
                aturan.jadwal_tahapan(jadwal, KEGIATAN, seleksi.aturan_main, kalender()), seleksi.aturan_main
            )
        ),
        _jadwal_setelah_beku(seleksi, jadwal, alasan, lowongan) if seleksi.beku else [],
    )


def boleh_atur_bobot(oleh: Pengguna, seleksi: Seleksi, ketentuan: Ketentuan, pada: datetime) -> Izin:
    """Choose the weights: Sekretariat for the Pansel, until they freeze. `ketentuan` holds the new ones."""
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, (*PENYUSUN, Hak.PIMPIN), pada),
        belum_beku(seleksi),
        menahan(aturan.menurut_profil(aturan.bobot(ketentuan), ketentuan)),
    )


def boleh_atur_kebijakan(
    oleh: Pengguna, seleksi: Seleksi, pilihan: Mapping[str, Any], alasan: str, pada: datetime
) -> Izin:
    """Choose what the law leaves open, until it freezes: one of the choices there are, with the reason."""
    semula = seleksi.aturan_main
    temuan = aturan.kebijakan(pilihan, semula)
    if not temuan:
        baru = aturan.dengan_kebijakan(pilihan, alasan, semula)
        temuan = [*menahan(aturan.bobot(baru)), *aturan.pertimbangan(baru, profil(seleksi.profil))]
    return Izin.dari(temuan_hak(oleh, seleksi.pk, (*PENYUSUN, Hak.PIMPIN), pada), belum_beku(seleksi), temuan)


def boleh_catat_rekomendasi(
    oleh: Pengguna,
    seleksi: Seleksi,
    jenis: str,
    tanggal: date,
    pada: datetime,
    lowongan: Lowongan | None = None,
    koordinasi: tuple[str, date | None] = ("", None),
) -> Izin:
    """Record a letter of the supervising body: Sekretariat, while the gate it opens still lies ahead.

    `koordinasi`: number and date of the letter with which the PPK coordinated, for an extension (B-3c).
    """
    dasar = DASAR_REKOMENDASI.get(jenis, "Lampiran")
    temuan = []
    if tanggal > timezone.localdate(pada):
        temuan.append(
            Temuan("L-02", dasar, "Tanggal surat tidak boleh sesudah hari ini.", pelaku=SEKRETARIAT)
        )
    if lowongan is not None and lowongan.seleksi_id != seleksi.pk:
        temuan.append(Temuan("L-02", dasar, "Lowongan itu bukan bagian dari seleksi ini."))
    if lowongan is not None and lowongan.berakhir:
        temuan += temuan_tahap(lowongan, ())
    if jenis == Rekomendasi.Jenis.PELAKSANAAN:
        temuan += belum_beku(seleksi)
    if jenis == Rekomendasi.Jenis.PERPANJANGAN_SELEKSI:
        if lowongan is None or lowongan.tahap != Tahap.ADMINISTRASI:
            pesan = "Rekomendasi ini dicatat untuk satu lowongan yang berada pada tahap Administrasi."
            temuan.append(Temuan("B-3", dasar, pesan, pelaku=SEKRETARIAT))
        temuan += aturan.koordinasi_ppk(*koordinasi, tanggal)
    elif koordinasi != ("", None):
        pesan = "Surat koordinasi PPK hanya dicatat bersama rekomendasi memperpanjang seleksi."
        temuan.append(Temuan("B-3", dasar, pesan, pelaku=SEKRETARIAT))
    return Izin.dari(temuan_hak(oleh, seleksi.pk, PENYUSUN, pada), temuan)


DASAR_REKOMENDASI: dict[str, str] = {
    Rekomendasi.Jenis.PELAKSANAAN: "Lampiran, Persiapan huruf b angka 8",
    Rekomendasi.Jenis.LANJUT_TIGA_PELAMAR: "Lampiran huruf a angka 5",
    Rekomendasi.Jenis.HASIL: "Lampiran huruf b angka 9 huruf h",
    Rekomendasi.Jenis.PENGGANTI: "Lampiran huruf b angka 9 huruf e; kebijakan",
    Rekomendasi.Jenis.PELANTIKAN: "Lampiran huruf b angka 9 huruf h; kebijakan",
    Rekomendasi.Jenis.PERPANJANGAN_SELEKSI: aturan.DASAR_B3C,
}


def boleh_titip_berkas(oleh: Pengguna, seleksi_id: int, pada: datetime) -> Izin:
    """Keep an uploaded file until the form around it is complete."""
    return Izin.dari(temuan_hak(oleh, seleksi_id, (*PENYUSUN, Hak.PIMPIN, Hak.PUTUSKAN), pada))


def menahan(temuan: Collection[Temuan]) -> list[Temuan]:
    return [satu for satu in temuan if satu.tingkat != Tingkat.TERPENUHI]


def belum_beku(seleksi: Seleksi) -> list[Temuan]:
    if not seleksi.beku:
        return []
    pesan = (
        f"{seleksi} sudah diumumkan: kriteria, bobot, dan persyaratannya dibekukan dan tidak dapat "
        "diubah lagi."
    )
    return [Temuan("P-10", DASAR_BEKU, pesan)]


def _belum_diumumkan(lowongan: Lowongan) -> list[Temuan]:
    if lowongan.tahap == Tahap.PERSIAPAN:
        return []
    if lowongan.berakhir:
        return temuan_tahap(lowongan, ())
    pesan = f"Persyaratan {lowongan} sudah diumumkan dan tidak dapat diubah lagi."
    return [Temuan("P-10", DASAR_BEKU, pesan)]


def _jadwal_setelah_beku(
    seleksi: Seleksi, jadwal: Mapping[str, tuple[date, date]], alasan: str, lowongan: Lowongan | None
) -> list[Temuan]:
    dasar = "Pasal 5 ayat (5) huruf a"
    temuan = []
    if not alasan.strip():
        pesan = "Jadwal ini sudah diumumkan: tulis alasan perubahannya."
        temuan.append(Temuan("P-10", dasar, pesan, pelaku=SEKRETARIAT))
    kini = {kode: (mulai, sampai) for kode, (mulai, sampai, _) in jadwal_awal(seleksi, lowongan).items()}
    if dict(jadwal) != kini:
        pesan = (
            "Tanggal yang sudah diumumkan hanya berubah lewat simulasi dan pengumuman perubahan jadwal; di "
            "sini tinggal tempatnya."
        )
        temuan.append(Temuan("P-10", dasar, pesan, pelaku=SEKRETARIAT, tindakan="seleksi.simulasi_jadwal"))
    return temuan
