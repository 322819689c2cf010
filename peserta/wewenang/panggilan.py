"""Verdicts on calls to the stages: prepare, send, change, cancel, answer. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from peserta import aturan, queries
from peserta.models import Panggilan, UndanganTahap
from seleksi.alur import SEBUTAN_TAHAP, Tahap
from seleksi.aturan import RencanaPanggilan, menurut_profil, waktu_panggilan
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan
from seleksi.queries.kalender import kalender
from seleksi.queries.peserta_tahap import yang_dipanggil

# The result that opens an activity, in the middle of a sentence.
NAMA_HASIL = {
    Tahap.ADMINISTRASI: "seleksi administrasi",
    Tahap.ASESMEN: "asesmen kompetensi",
    Tahap.KOMPETENSI_BIDANG: "penulisan makalah",
    Tahap.WAWANCARA: "wawancara akhir",
}
PENYUSUN, PENGIRIM = Hak.SUSUN_NASKAH, Hak.KELOLA


def boleh_susun_panggilan(oleh: Pengguna, lowongan: Lowongan, kegiatan: str, pada: datetime) -> Izin:
    """May he prepare the invitations to a stage? Who drafts papers, once the result before it is public."""
    ada = queries.konsep_panggilan(lowongan, kegiatan) is not None
    hak = temuan_hak(oleh, lowongan.seleksi_id, PENYUSUN, pada)
    return Izin.dari(hak, aturan.konsep_tunggal(ada), _gerbang(lowongan, kegiatan, pada))


def boleh_ubah_panggilan(oleh: Pengguna, panggilan: Panggilan, pada: datetime) -> Izin:
    """May he plan a draft anew?"""
    return Izin.dari(
        temuan_hak(oleh, panggilan.id_seleksi, PENYUSUN, pada),
        aturan.panggilan_konsep(panggilan.konsep),
        _gerbang(panggilan.lowongan, panggilan.kegiatan, pada, panggilan.mengganti),
    )


def boleh_ganti_panggilan(oleh: Pengguna, panggilan: Panggilan, pada: datetime) -> Izin:
    """May he prepare a new time or place in place of a call that was sent?"""
    ada = queries.konsep_panggilan(panggilan.lowongan, panggilan.kegiatan) is not None
    belum = panggilan.undangan.filter(naskah__isnull=True).count()
    return Izin.dari(
        temuan_hak(oleh, panggilan.id_seleksi, PENYUSUN, pada),
        _masih_berlaku(panggilan, pada),
        aturan.surat_panggilan_terbit(belum),
        aturan.konsep_tunggal(ada),
        _gerbang(panggilan.lowongan, panggilan.kegiatan, pada, panggilan),
    )


def boleh_beri_alasan(izin: Izin, alasan: str) -> Izin:
    """The same verdict for a change or a cancellation with this reason."""
    return Izin.dari(izin.temuan, aturan.alasan_panggilan(alasan))


def boleh_ubah_waktu(oleh: Pengguna, undangan: UndanganTahap, pada: datetime) -> Izin:
    """May he move one person's time by hand? While it is a draft."""
    hak = temuan_hak(oleh, undangan.id_seleksi, PENYUSUN, pada)
    return Izin.dari(hak, aturan.panggilan_konsep(undangan.panggilan.konsep))


def boleh_buang_panggilan(oleh: Pengguna, panggilan: Panggilan, pada: datetime) -> Izin:
    """May he throw a draft away?"""
    hak = temuan_hak(oleh, panggilan.id_seleksi, PENYUSUN, pada)
    return Izin.dari(hak, aturan.panggilan_konsep(panggilan.konsep))


def temuan_kirim(panggilan: Panggilan, pada: datetime) -> list[Temuan]:
    """What speaks for and against sending a draft as it stands, whoever sends it."""
    undangan = list(queries.daftar_undangan(panggilan))
    gerbang = _gerbang(panggilan.lowongan, panggilan.kegiatan, pada, panggilan.mengganti, berpeserta=False)
    return [
        *aturan.panggilan_konsep(panggilan.konsep),
        *(gerbang or _peserta_sama(panggilan, undangan)),
        *(_masih_berlaku(panggilan.mengganti, pada) if panggilan.mengganti else ()),
        *temuan_waktu(panggilan, undangan, pada),
    ]


def boleh_kirim_panggilan(oleh: Pengguna, panggilan: Panggilan, sidik: str, pada: datetime) -> Izin:
    """May he send the invitations? The Ketua Sekretariat whose name they bear, with these before him."""
    kini = queries.sidik_kumpulan(queries.daftar_undangan(panggilan))
    return Izin.dari(
        temuan_hak(oleh, panggilan.id_seleksi, PENGIRIM, pada),
        aturan.penanda_sendiri(panggilan.penanda_tangan_id == oleh.pk),
        temuan_kirim(panggilan, pada),
        aturan.undangan_dibaca(sidik, kini),
    )


def boleh_batalkan_panggilan(oleh: Pengguna, panggilan: Panggilan, pada: datetime) -> Izin:
    """May he cancel a call that was sent?"""
    return Izin.dari(temuan_hak(oleh, panggilan.id_seleksi, PENGIRIM, pada), _masih_berlaku(panggilan, pada))


def boleh_jawab_undangan(undangan: UndanganTahap, pada: datetime, *, hadir: bool, alasan: str) -> Izin:
    """May this be answered, and so? The door has shown that it is his."""
    return Izin.dari(
        aturan.jawaban_undangan(
            berlaku=undangan.berlaku, mulai=undangan.mulai, kini=pada, hadir=hadir, alasan=alasan
        )
    )


def temuan_waktu(panggilan: Panggilan, undangan: Iterable[UndanganTahap], pada: datetime) -> list[Temuan]:
    """P-10, P-12 on the times of a call."""
    seminggu = panggilan.lowongan.seleksi.aturan_main.pengumuman.hari_kerja_seminggu
    rencana = RencanaPanggilan(
        nama=panggilan.get_kegiatan_display().lower(),
        waktu=[(timezone.localtime(satu.mulai), timezone.localtime(satu.selesai)) for satu in undangan],
        rentang=queries.rentang_kegiatan(panggilan.lowongan, panggilan.kegiatan),
        bergiliran=panggilan.cara == Panggilan.Cara.GILIRAN,
        pada_hari_libur=panggilan.pada_hari_libur,
    )
    return waktu_panggilan(rencana, timezone.localtime(pada), kalender(), seminggu)


def _gerbang(
    lowongan: Lowongan,
    kegiatan: str,
    pada: datetime,
    mengganti: Panggilan | None = None,
    *,
    berpeserta: bool = True,
) -> list[Temuan]:
    """Stage and published result; only behind them is anybody counted."""
    tahap = Tahap(lowongan.tahap)
    if temuan := aturan.tahap_panggilan(kegiatan, tahap, SEBUTAN_TAHAP["sekretariat"][tahap]):
        return menurut_profil(temuan, lowongan.seleksi.aturan_main)
    temuan = [
        *aturan.hasil_mendahului(
            kegiatan,
            NAMA_HASIL[queries.TAHAP_SEBELUM[kegiatan]],
            queries.pengumuman_mendahului(lowongan, kegiatan) is not None,
        ),
        *aturan.penanda_panggilan(queries.ketua_sekretariat(lowongan.seleksi_id, pada) is not None),
    ]
    if temuan or not berpeserta:
        return menurut_profil(temuan, lowongan.seleksi.aturan_main)
    return aturan.peserta_diundang(kegiatan, len(yang_dipanggil(lowongan, kegiatan, mengganti)))


def _peserta_sama(panggilan: Panggilan, undangan: Iterable[UndanganTahap]) -> list[Temuan]:
    kini = yang_dipanggil(panggilan.lowongan, panggilan.kegiatan, panggilan.mengganti)
    return aturan.peserta_masih_sama({satu.lamaran_id for satu in undangan}, {satu.pk for satu in kini})


def _masih_berlaku(panggilan: Panggilan, pada: datetime) -> list[Temuan]:
    if temuan := aturan.panggilan_terkirim(panggilan.terkirim):
        return temuan
    return aturan.panggilan_belum_lewat(queries.selesai_terakhir(panggilan), pada)
