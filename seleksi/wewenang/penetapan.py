"""Verdicts from the three names to the oath: proposal, choice, decree, final announcement, pelantikan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Naskah
from panitia.aturan import Hak, Peran
from panitia.queries import pemegang, temuan_hak
from penilaian.models import Penetapan
from penilaian.queries import tiga_calon
from peserta.alur import Keadaan
from peserta.aturan import usia_saat_sk
from peserta.models import Lamaran
from peserta.queries import fakta_lamaran
from seleksi import aturan
from seleksi.alur import Tahap
from seleksi.aturan import KETUA_SEKRETARIAT, PPK, PYB, SEKRETARIAT, KeadaanPenetapan
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.models import Lowongan, Pengumuman, Seleksi
from seleksi.queries.fakta import Fakta, fakta_lowongan
from seleksi.queries.keputusan import (
    TAHAP_BERCALON,
    dipilih_di_tempat_lain,
    keadaan_penetapan,
    kesehatan_calon,
    penetapan_lowongan,
)
from seleksi.wewenang.pengumuman import ada_ketua_pansel
from seleksi.wewenang.persiapan import PENYUSUN
from seleksi.wewenang.tahap import syarat_jabatan_khusus, syarat_pelaporan, temuan_tahap

B9F = "Lampiran huruf b angka 9 huruf f"
B9G = "Lampiran huruf b angka 9 huruf g"
PASAL_26 = "Pasal 26 ayat (1)"


def boleh_usulkan(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """Propose the three names to the PPK: the PyB, once the Pansel has decided on them."""
    keadaan = _keadaan(lowongan)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.USULKAN, pada),
        temuan_tahap(lowongan, (Tahap.PENETAPAN,)),
        aturan.tiga_nama(keadaan, lowongan.seleksi.aturan_main),
        _sudah(keadaan.diusulkan is not None, "B-9f", B9F, "Usulan tiga nama sudah ditandatangani PyB."),
        _mengundurkan_diri(lowongan),
        _berkurang(lowongan, keadaan),
        aturan.rekomendasi_hasil(keadaan, lowongan.seleksi.aturan_main, Tingkat.INGAT),
    )


def boleh_kembalikan_usulan(oleh: Pengguna, lowongan: Lowongan, catatan: str, pada: datetime) -> Izin:
    """Send the proposal back to the PyB with a note, while nobody is chosen."""
    keadaan = _keadaan(lowongan)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PUTUSKAN, pada),
        temuan_tahap(lowongan, (Tahap.PENETAPAN,)),
        [] if keadaan.diusulkan else aturan.usulan_pyb(keadaan),
        _sudah(keadaan.dipilih, "B-9g", B9G, "Calon sudah dipilih; usulan tidak lagi dapat dikembalikan."),
        _bercatatan(catatan),
    )


def boleh_pilih_calon(
    oleh: Pengguna, lowongan: Lowongan, lamaran: Lamaran, alasan: str, pada: datetime
) -> Izin:
    """Choose one of the three: the PPK, on the proposal and the recommendation, with the reason."""
    keadaan = _keadaan(lowongan)
    calon = {satu.pk for satu in tiga_calon(lowongan)}
    dalam_tiga = lamaran.pk in calon
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PUTUSKAN, pada),
        temuan_tahap(lowongan, (Tahap.PENETAPAN,)),
        boleh_memilih(lowongan).temuan,
        aturan.calon_terpilih(
            dalam_tiga=dalam_tiga,
            masih_peserta=lamaran.keadaan == Keadaan.MS,
            nama_jabatan=lowongan.nama_jabatan,
            jabatan_lain=dipilih_di_tempat_lain(lamaran) if dalam_tiga else "",
            alasan=alasan,
        ),
        _belum_berkeputusan(keadaan),
        _kesehatan(lowongan, lamaran) if dalam_tiga else [],
        _usia(lowongan, lamaran, timezone.localdate(pada)) if dalam_tiga else [],
        _usia_rencana(lowongan, lamaran, timezone.localdate(pada)) if dalam_tiga else [],
    )


def boleh_memilih(lowongan: Lowongan) -> Izin:
    """What must lie before the PPK whomever he chooses; for the page and for the act."""
    keadaan = _keadaan(lowongan)
    ketentuan = lowongan.seleksi.aturan_main
    return Izin.dari(
        aturan.tiga_nama(keadaan, ketentuan),
        aturan.usulan_pyb(keadaan),
        aturan.rekomendasi_hasil(keadaan, ketentuan),
        _berkurang(lowongan, keadaan),
    )


def boleh_siapkan_keputusan(oleh: Pengguna, lowongan: Lowongan, tanggal: date, pada: datetime) -> Izin:
    """Draft the decree for the one chosen, planned for a day: the Sekretariat."""
    keadaan = _keadaan(lowongan)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, PENYUSUN, pada),
        temuan_tahap(lowongan, (Tahap.PENETAPAN,)),
        _syarat_keputusan(lowongan, keadaan, tanggal),
        _ada_ppk(lowongan, pada),
        _sudah(keadaan.ditetapkan is not None, "C-1", PASAL_26, "Keputusan pengangkatan sudah ditetapkan."),
        _tanggal_rencana(tanggal, timezone.localdate(pada)),
    )


def boleh_tetapkan_pengangkatan(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """Sign the decree: the PPK named in it, with the age measured on this very day (E-03)."""
    keadaan = _keadaan(lowongan)
    penetapan = penetapan_lowongan(lowongan)
    konsep = penetapan.keputusan if penetapan else None
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PUTUSKAN, pada),
        temuan_tahap(lowongan, (Tahap.PENETAPAN,)),
        _syarat_keputusan(lowongan, keadaan, timezone.localdate(pada)),
        [] if konsep else aturan.keputusan_pengangkatan(keadaan),
        _sudah(keadaan.ditetapkan is not None, "C-1", PASAL_26, "Keputusan pengangkatan sudah ditetapkan."),
        _penanda(oleh, konsep),
        _syarat_khusus(fakta_lowongan(lowongan, pada)),
        _mendahului_rencana(penetapan, timezone.localdate(pada)),
    )


def boleh_kembalikan_keputusan(oleh: Pengguna, lowongan: Lowongan, catatan: str, pada: datetime) -> Izin:
    """Send the drafted decree back to the Sekretariat with a note."""
    keadaan = _keadaan(lowongan)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PUTUSKAN, pada),
        temuan_tahap(lowongan, (Tahap.PENETAPAN,)),
        [] if keadaan.konsep_keputusan else aturan.keputusan_pengangkatan(keadaan),
        _sudah(keadaan.ditetapkan is not None, "C-1", PASAL_26, "Keputusan pengangkatan sudah ditetapkan."),
        _bercatatan(catatan),
    )


def boleh_siapkan_hasil_akhir(
    oleh: Pengguna, seleksi: Seleksi, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Draft the announcement of the three names: the Sekretariat, once the Pansel has decided."""
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, PENYUSUN, pada),
        ada_ketua_pansel(seleksi.pk, pada),
        _calon_semua(seleksi, lowongan),
    )


def boleh_umumkan_hasil_akhir(
    oleh: Pengguna, pengumuman: Pengumuman, lowongan: Sequence[Lowongan], pada: datetime
) -> Izin:
    """Sign the announcement of the three names: the Ketua Pansel named in it."""
    salah = pengumuman.jenis != Pengumuman.Jenis.HASIL_AKHIR
    return Izin.dari(
        temuan_hak(oleh, pengumuman.seleksi_id, Hak.PIMPIN, pada),
        _sudah(salah, "B-9b", aturan.B9, "Pengumuman ini bukan pengumuman hasil akhir."),
        _penanda(oleh, pengumuman.naskah),
        _calon_semua(pengumuman.seleksi, lowongan),
    )


def boleh_lantik(oleh: Pengguna, lowongan: Lowongan, tanggal: date, tempat: str, pada: datetime) -> Izin:
    """Record the oath and end the walk: the Ketua Sekretariat."""
    keadaan = _keadaan(lowongan)
    fakta = fakta_lowongan(lowongan, pada)
    temuan = [*aturan.keputusan_pengangkatan(keadaan), *aturan.hasil_akhir(keadaan), *syarat_pelaporan(fakta)]
    if keadaan.ditetapkan is not None:
        temuan += aturan.pelantikan(tanggal, keadaan.ditetapkan, timezone.localdate(pada))
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.KELOLA, pada),
        temuan_tahap(lowongan, (Tahap.PENETAPAN,)),
        temuan,
        _sudah(not tempat.strip(), "C-1", "Pasal 26 ayat (2)", "Tempat pelantikan belum diisi."),
        _syarat_khusus(fakta),
        aturan.masa_beku(tanggal, fakta.masa_beku, fakta.bukti.get("PERSETUJUAN_MENDAGRI")),
    )


# --- Temuan bersama ------------------------------------------------------------------------------
def _keadaan(lowongan: Lowongan) -> KeadaanPenetapan:
    return keadaan_penetapan([lowongan])[lowongan.pk]


def _sudah(benar: bool, kode: str, dasar: str, pesan: str) -> list[Temuan]:
    return [Temuan(kode, dasar, pesan)] if benar else []


def _syarat_khusus(fakta: Fakta) -> list[Temuan]:
    """J-1, J-3, with what the pleno decided; the same findings stand on the page of the vacancy."""
    return aturan.lanjut_dengan_putusan(syarat_jabatan_khusus(fakta), fakta.putusan)


def _bercatatan(catatan: str) -> list[Temuan]:
    return _sudah(not catatan.strip(), "B-9g", B9G, "Catatan pengembalian belum ditulis.")


def _mengundurkan_diri(lowongan: Lowongan) -> list[Temuan]:
    """The regulation has no rule for a candidate who leaves; the PPK must know before he decides."""
    mundur = [str(satu.pelamar) for satu in tiga_calon(lowongan) if satu.keadaan != Keadaan.MS]
    if not mundur:
        return []
    pesan = f"Sudah mengundurkan diri: {', '.join(mundur)}. PPK hanya dapat memilih calon yang lain."
    return [Temuan("B-9f", B9F, pesan, Tingkat.INGAT, PYB)]


def _berkurang(lowongan: Lowongan, keadaan: KeadaanPenetapan) -> list[Temuan]:
    return aturan.calon_berkurang(keadaan.tinggal, keadaan.ada_pengganti, lowongan.seleksi.aturan_main)


def _belum_berkeputusan(keadaan: KeadaanPenetapan) -> list[Temuan]:
    if keadaan.ditetapkan is not None:
        return [Temuan("C-1", PASAL_26, "Keputusan pengangkatan sudah ditetapkan.")]
    if keadaan.konsep_keputusan:
        pesan = "Konsep keputusan pengangkatan sudah disusun; kembalikan dahulu bila pilihan berubah."
        return [Temuan("B-9g", B9G, pesan, pelaku=PPK, tindakan="seleksi.tetapkan")]
    return []


def _kesehatan(lowongan: Lowongan, lamaran: Lamaran) -> list[Temuan]:
    return aturan.sehat(kesehatan_calon(lowongan).get(lamaran.pk))


def _usia(lowongan: Lowongan, lamaran: Lamaran, hari: date) -> list[Temuan]:
    return usia_saat_sk(fakta_lamaran(lamaran).tanggal_lahir, hari, lowongan.seleksi.aturan_main.syarat)


def _usia_rencana(lowongan: Lowongan, lamaran: Lamaran, hari: date) -> list[Temuan]:
    """A warning when the planned oath, and with it the decree, would come too late for this candidate."""
    rencana = lowongan.seleksi.rencana_pelantikan
    if rencana is None or rencana <= hari:
        return []
    return [
        Temuan(satu.kode, satu.dasar, satu.pesan, Tingkat.INGAT, satu.pelaku)
        for satu in _usia(lowongan, lamaran, rencana)
        if satu.tingkat == Tingkat.BLOK
    ]


def _syarat_keputusan(lowongan: Lowongan, keadaan: KeadaanPenetapan, tanggal: date) -> list[Temuan]:
    penetapan = penetapan_lowongan(lowongan)
    temuan = [
        *boleh_memilih(lowongan).temuan,
        *aturan.pilihan_ppk(keadaan),
        *aturan.persetujuan_pelantikan(keadaan, lowongan.seleksi.aturan_main),
    ]
    if penetapan is not None and penetapan.terpilih is not None:
        temuan += [*aturan.sehat(keadaan.sehat), *_usia(lowongan, penetapan.terpilih, tanggal)]
    return temuan


def _ada_ppk(lowongan: Lowongan, pada: datetime) -> list[Temuan]:
    if pemegang(lowongan.seleksi_id, Peran.PPK, pada).exists():
        return []
    pesan = "PPK seleksi ini tidak ada atau masanya sudah berakhir."
    return [Temuan("C-1", PASAL_26, pesan, pelaku="Operator", tindakan="panitia.sk")]


def _tanggal_rencana(tanggal: date, hari: date) -> list[Temuan]:
    return _sudah(tanggal < hari, "C-1", PASAL_26, "Rencana tanggal keputusan sudah lewat.")


def _mendahului_rencana(penetapan: Penetapan | None, hari: date) -> list[Temuan]:
    rencana = penetapan.tanggal_keputusan if penetapan else None
    if rencana is None or rencana <= hari:
        return []
    pesan = f"Direncanakan {aturan.tanggal_kata(rencana)}; tanggal keputusan adalah hari ditandatangani."
    return [Temuan("C-1", PASAL_26, pesan, Tingkat.INGAT)]


def _penanda(oleh: Pengguna, konsep: Naskah | None) -> list[Temuan]:
    if konsep is None:
        return []
    if konsep.keadaan != Naskah.Keadaan.KONSEP:
        return [Temuan("C-1", PASAL_26, f"{konsep.judul} sudah ditandatangani atau dicabut.")]
    if konsep.penanda_tangan_id in (None, oleh.pk):
        return []
    pesan = f"{konsep.judul} disusun untuk ditandatangani {konsep.nama_penanda}."
    return [Temuan("C-1", PASAL_26, pesan, pelaku=SEKRETARIAT, tindakan="seleksi.penetapan")]


def _calon_semua(seleksi: Seleksi, lowongan: Sequence[Lowongan]) -> list[Temuan]:
    dasar = f"{aturan.B9} huruf b"
    if not lowongan:
        return [Temuan("B-9b", dasar, "Pilih paling sedikit satu lowongan.", pelaku=KETUA_SEKRETARIAT)]
    keadaan = keadaan_penetapan(lowongan)
    ketentuan = seleksi.aturan_main
    temuan = []
    for satu in lowongan:
        if satu.seleksi_id != seleksi.pk:
            return [Temuan("B-9b", dasar, "Satu pengumuman hanya memuat lowongan dari satu seleksi.")]
        temuan += temuan_tahap(satu, TAHAP_BERCALON)
        temuan += [t for t in aturan.tiga_nama(keadaan[satu.pk], ketentuan) if t.tingkat == Tingkat.BLOK]
        temuan += aturan.tiga_nama_diumumkan(keadaan[satu.pk].rekomendasi, ketentuan)
        if keadaan[satu.pk].hasil_akhir:
            temuan.append(Temuan("B-9b", dasar, f"Hasil akhir {satu} sudah diumumkan."))
    return temuan
