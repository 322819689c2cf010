"""Acts on calls to the stages: prepared, read, sent once, changed or cancelled, answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun import ics
from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit, kirim_setelah_commit
from dokumen.isi import menurut_abjad
from dokumen.models import Kelas, Naskah
from dokumen.penomoran import POLA_SEKRETARIAT
from dokumen.terbit import cabut, terbitkan
from jejak.catat import catat
from panitia.models import Keanggotaan
from peserta import naskah, queries, wewenang
from peserta.actions.kunci import kunci_lowongan
from peserta.models import Lamaran, Panggilan, UndanganTahap
from seleksi.aturan import Waktu, susun_giliran
from seleksi.models import Instansi, Lowongan, Pengumuman
from seleksi.queries.peserta_tahap import yang_dipanggil

TEMPLAT_UNDANGAN = "peserta/naskah/undangan_tahap.html"
JUDUL_UNDANGAN = "Surat Undangan Peserta"
JABATAN_PENGUNDANG = "Ketua Sekretariat Panitia Seleksi"
# What a person fills in when he plans a call.
MEDAN_PANGGILAN = (
    *("cara", "urutan", "mulai", "menit", "istirahat_mulai", "istirahat_selesai", "pada_hari_libur"),
    *("tempat", "tautan", "bawaan", "pakaian", "narahubung"),
)
AKHIR = Panggilan.Akhir


# --- Menyusun ---------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def susun_panggilan(
    *, lowongan: Lowongan, kegiatan: str, isian: Mapping[str, Any], oleh: Pengguna, pada: datetime
) -> Panggilan:
    """Plan a call and write an invitation for everybody who is still in and not called yet."""
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    wewenang.boleh_susun_panggilan(oleh, lowongan, kegiatan, pada).pastikan()
    panggilan = Panggilan(lowongan=lowongan, kegiatan=kegiatan)
    return _rencanakan(panggilan, isian, oleh, pada)


@transaction.atomic(durable=True)
def ubah_panggilan(
    *, panggilan: Panggilan, isian: Mapping[str, Any], oleh: Pengguna, pada: datetime
) -> Panggilan:
    """Plan a draft anew, with the participants of this moment; times set by hand are computed again."""
    panggilan = _kunci(panggilan)
    wewenang.boleh_ubah_panggilan(oleh, panggilan, pada).pastikan()
    return _rencanakan(panggilan, isian, oleh, pada)


@transaction.atomic(durable=True)
def ganti_panggilan(
    *, panggilan: Panggilan, isian: Mapping[str, Any], alasan: str, oleh: Pengguna, pada: datetime
) -> Panggilan:
    """Prepare another time or place for a call that was sent; it stands until the new one is sent."""
    lama = _kunci(panggilan)
    wewenang.boleh_beri_alasan(wewenang.boleh_ganti_panggilan(oleh, lama, pada), alasan).pastikan()
    baru = Panggilan(
        lowongan=lama.lowongan,
        kegiatan=lama.kegiatan,
        mengganti=lama,
        ke=lama.ke + 1,
        alasan_perubahan=alasan.strip(),
    )
    return _rencanakan(baru, isian, oleh, pada)


def _rencanakan(panggilan: Panggilan, isian: Mapping[str, Any], oleh: Pengguna, pada: datetime) -> Panggilan:
    lowongan = panggilan.lowongan
    penanda = cast(Keanggotaan, queries.ketua_sekretariat(lowongan.seleksi_id, pada))
    for medan in MEDAN_PANGGILAN:
        setattr(panggilan, medan, isian[medan])
    panggilan.penanda_tangan = penanda.pengguna
    panggilan.disusun_pada, panggilan.disusun_oleh = pada, oleh
    panggilan.save()
    panggilan.undangan.all().delete()
    peserta = _berurut(yang_dipanggil(lowongan, panggilan.kegiatan, panggilan.mengganti), panggilan.urutan)
    lama = _undangan_lama(panggilan)
    surat = _Surat(panggilan, penanda)
    baru = []
    for nomor, (lamaran, waktu) in enumerate(zip(peserta, _waktu(panggilan, len(peserta)), strict=True), 1):
        dahulu = lama.get(lamaran.pk)
        undangan = UndanganTahap(
            panggilan=panggilan,
            lamaran=lamaran,
            kegiatan=panggilan.kegiatan,
            nomor=nomor,
            mulai=waktu[0],
            selesai=waktu[1],
        )
        if dahulu is not None:
            undangan.uid = dahulu.uid
        surat.tulis(undangan, dahulu.naskah if dahulu else None)
        baru.append(undangan)
    UndanganTahap.objects.bulk_create(baru, batch_size=200)
    rincian = {"kegiatan": panggilan.kegiatan, "jumlah": len(baru), "ke": panggilan.ke}
    catat("panggilan.disusun", objek=panggilan, oleh=oleh, pada=pada, **rincian)
    return panggilan


def _berurut(peserta: list[Lamaran], urutan: str) -> list[Lamaran]:
    """By name or by the register: nothing that would tell who did better."""
    if urutan == Panggilan.Urutan.DAFTAR:
        return peserta
    return sorted(peserta, key=lambda satu: (menurut_abjad((satu.profil or {})["nama"]), satu.urutan))


def _waktu(panggilan: Panggilan, banyak: int) -> list[Waktu]:
    mulai = timezone.localtime(panggilan.mulai)
    if panggilan.cara == Panggilan.Cara.SERENTAK:
        return [(mulai, mulai + timedelta(minutes=panggilan.menit))] * banyak
    istirahat = None
    if panggilan.istirahat_mulai is not None and panggilan.istirahat_selesai is not None:
        istirahat = (panggilan.istirahat_mulai, panggilan.istirahat_selesai)
    return susun_giliran(mulai, panggilan.menit, banyak, istirahat)


def _undangan_lama(panggilan: Panggilan) -> dict[int, UndanganTahap]:
    if panggilan.mengganti is None:
        return {}
    return {satu.lamaran_id: satu for satu in queries.daftar_undangan(panggilan.mengganti)}


class _Surat:
    """What all letters of one call share."""

    def __init__(self, panggilan: Panggilan, penanda: Keanggotaan) -> None:
        self.panggilan, self.penanda = panggilan, penanda
        self.instansi = Instansi.objects.get()
        hasil = cast(Pengumuman, queries.pengumuman_mendahului(panggilan.lowongan, panggilan.kegiatan))
        self.pengumuman = hasil.naskah

    def tulis(self, undangan: UndanganTahap, diganti: Naskah | None) -> None:
        """Freeze the words of one letter."""
        undangan.isi = naskah.undangan_tahap(
            undangan,
            self.panggilan,
            self.instansi,
            pengumuman=self.pengumuman,
            penanda=self.penanda,
            jabatan=JABATAN_PENGUNDANG,
            diganti=diganti,
        )
        undangan.sidik = naskah.sidik_surat(undangan.isi, "")


@transaction.atomic(durable=True)
def ubah_waktu_undangan(
    *, undangan: UndanganTahap, mulai: datetime, menit: int, oleh: Pengguna, pada: datetime
) -> UndanganTahap:
    """Move one person's time by hand; the letter is written again."""
    panggilan = _kunci(undangan.panggilan)
    undangan = UndanganTahap.objects.select_related("lamaran").get(pk=undangan.pk)
    undangan.panggilan = panggilan
    wewenang.boleh_ubah_waktu(oleh, undangan, pada).pastikan()
    undangan.mulai, undangan.selesai = mulai, mulai + timedelta(minutes=menit)
    penanda = cast(Keanggotaan, queries.ketua_sekretariat(panggilan.id_seleksi, pada))
    dahulu = _undangan_lama(panggilan).get(undangan.lamaran_id)
    _Surat(panggilan, penanda).tulis(undangan, dahulu.naskah if dahulu else None)
    undangan.save(update_fields=["mulai", "selesai", "isi", "sidik"])
    rincian = {"mulai": mulai.isoformat(), "menit": menit}
    catat("undangan_tahap.waktu_diubah", objek=undangan, oleh=oleh, pada=pada, **rincian)
    return undangan


@transaction.atomic(durable=True)
def buang_panggilan(*, panggilan: Panggilan, oleh: Pengguna, pada: datetime) -> Panggilan:
    """Throw a draft away; nobody was told of it."""
    panggilan = _kunci(panggilan)
    wewenang.boleh_buang_panggilan(oleh, panggilan, pada).pastikan()
    panggilan.akhir = AKHIR.DIBUANG
    panggilan.diakhiri_pada, panggilan.diakhiri_oleh = pada, oleh
    panggilan.save(update_fields=["akhir", "diakhiri_pada", "diakhiri_oleh"])
    catat("panggilan.dibuang", objek=panggilan, oleh=oleh, pada=pada)
    return panggilan


# --- Mengirim ---------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def kirim_panggilan(*, panggilan: Panggilan, sidik: str, oleh: Pengguna, pada: datetime) -> int:
    """Send every invitation of a call, once; returns how many. This is the signature under the letters.

    Mail and notice go at once, with the calendar file; a worker numbers and prints the letters one by one
    (terbitkan_undangan). A call this one replaces ends with it, and its letters are withdrawn.
    """
    panggilan = _kunci(panggilan)
    wewenang.boleh_kirim_panggilan(oleh, panggilan, sidik, pada).pastikan()
    if panggilan.mengganti is not None:
        _akhiri(_kunci(panggilan.mengganti), AKHIR.DIGANTI, panggilan.alasan_perubahan, oleh, pada)
    panggilan.dikirim_pada, panggilan.dikirim_oleh = pada, oleh
    panggilan.save(update_fields=["dikirim_pada", "dikirim_oleh"])
    panggilan.undangan.update(berlaku=True)
    undangan = list(queries.daftar_undangan(panggilan))
    rincian = {"jumlah": len(undangan), "sidik": {str(satu.pk): satu.sidik for satu in undangan}}
    catat("panggilan.dikirim", objek=panggilan, oleh=oleh, pada=pada, **rincian)
    perihal = "Perubahan undangan" if panggilan.ke else "Undangan"
    _kabari(panggilan, undangan, perihal, ics.UNDANG, pada)
    return len(undangan)


@transaction.atomic(durable=True)
def batalkan_panggilan(*, panggilan: Panggilan, alasan: str, oleh: Pengguna, pada: datetime) -> Panggilan:
    """Cancel a call that was sent: everybody in it is told why, and his calendar takes the event out."""
    panggilan = _kunci(panggilan)
    wewenang.boleh_beri_alasan(wewenang.boleh_batalkan_panggilan(oleh, panggilan, pada), alasan).pastikan()
    _akhiri(panggilan, AKHIR.DIBATALKAN, alasan.strip(), oleh, pada)
    catat("panggilan.dibatalkan", objek=panggilan, oleh=oleh, pada=pada, alasan=panggilan.alasan_akhir)
    tinggal = {satu.pk for satu in queries.peserta_lowongan(panggilan.lowongan)}
    undangan = [satu for satu in queries.daftar_undangan(panggilan) if satu.lamaran_id in tinggal]
    _kabari(panggilan, undangan, "Pembatalan undangan", ics.BATAL, pada)
    return panggilan


def _akhiri(panggilan: Panggilan, akhir: str, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    """Step: a sent call ends; its letters stay for the staff and are no longer in force."""
    panggilan.akhir, panggilan.alasan_akhir = akhir, alasan
    panggilan.diakhiri_pada, panggilan.diakhiri_oleh = pada, oleh
    panggilan.save(update_fields=["akhir", "alasan_akhir", "diakhiri_pada", "diakhiri_oleh"])
    panggilan.undangan.update(berlaku=False)
    for satu in panggilan.undangan.filter(naskah__isnull=False).select_related("naskah").defer("isi"):
        cabut(naskah=cast(Naskah, satu.naskah), oleh=oleh, pada=pada, alasan=alasan)


def _kabari(
    panggilan: Panggilan, undangan: Iterable[UndanganTahap], perihal: str, metode: str, pada: datetime
) -> None:
    instansi = Instansi.objects.get()
    nama = panggilan.get_kegiatan_display().lower()
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"undangan_tahap:{satu.pk}:{metode}",
                penerima=satu.lamaran.pelamar.pengguna,
                perihal=f"{perihal} {nama} {panggilan.lowongan.nama_jabatan}",
                templat="peserta/surel/undangan_tahap.txt",
                konteks=naskah.isi_surel_undangan(satu, panggilan),
                # What was cancelled stands on the page of the application.
                tautan=reverse("peserta:lamaran", args=[satu.lamaran_id]),
                kalender=naskah.kalender_undangan(satu, panggilan, instansi, metode=metode, pada=pada),
            )
            for satu in undangan
        ),
        pada=pada,
    )


@transaction.atomic(durable=True)
def terbitkan_undangan(*, lowongan: Lowongan, oleh: Pengguna | None, pada: datetime) -> UndanganTahap | None:
    """Number and sign the letter of the next sent invitation, by register number; None when none is left.

    ``oleh`` is None: the clock acts on what the Ketua Sekretariat sent. One transaction each, under
    the lock of the vacancy, as with letters of results (terbitkan_surat).
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    undangan = queries.undangan_berikut(lowongan)
    if undangan is None:
        return None
    panggilan = undangan.panggilan
    dikirim = cast(datetime, panggilan.dikirim_pada)
    undangan.naskah = terbitkan(
        templat=TEMPLAT_UNDANGAN,
        judul=JUDUL_UNDANGAN,
        isi=undangan.isi,
        kelas=Kelas.TERBATAS,
        oleh=panggilan.penanda_tangan,
        pada=dikirim,
        pola_nomor=POLA_SEKRETARIAT,
        penanda_tangan=panggilan.penanda_tangan,
        jabatan_penanda=JABATAN_PENGUNDANG,
        tanggal=timezone.localdate(dikirim),
    )
    undangan.save(update_fields=["naskah"])
    rincian = {"nomor": undangan.naskah.nomor, "sidik": undangan.sidik}
    catat("undangan_tahap.terbit", objek=undangan, oleh=oleh, pada=pada, **rincian)
    return undangan


# --- Peserta ----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def jawab_undangan(
    *, undangan: UndanganTahap, hadir: bool, alasan: str, oleh: Pengguna, pada: datetime
) -> UndanganTahap:
    """The participant says that he has read it, and whether he comes; he may change it until it begins."""
    terkait = ("panggilan__lowongan", "lamaran")
    dasar = UndanganTahap.objects.select_related(*terkait)
    undangan = dasar.select_for_update(of=("self",), no_key=True).get(pk=undangan.pk)
    wewenang.boleh_jawab_undangan(undangan, pada, hadir=hadir, alasan=alasan).pastikan()
    undangan.jawaban = UndanganTahap.Jawaban.HADIR if hadir else UndanganTahap.Jawaban.TIDAK
    undangan.alasan_jawaban = "" if hadir else alasan.strip()
    undangan.dijawab_pada = pada
    undangan.save(update_fields=["jawaban", "alasan_jawaban", "dijawab_pada"])
    rincian = {"jawaban": undangan.jawaban, "alasan": undangan.alasan_jawaban}
    catat("undangan_tahap.dijawab", objek=undangan, oleh=oleh, pada=pada, **rincian)
    ketua = queries.ketua_sekretariat(undangan.id_seleksi, pada)
    if not hadir and ketua is not None:
        lowongan = undangan.panggilan.lowongan
        kirim_setelah_commit(
            kunci=f"undangan_tahap.tidak:{undangan.pk}:{pada.isoformat()}",
            penerima=ketua.pengguna,
            perihal=f"Peserta {lowongan.nama_jabatan} tidak dapat hadir",
            templat="peserta/surel/undangan_ditolak.txt",
            konteks={
                "nama_jabatan": lowongan.nama_jabatan,
                "nomor": undangan.lamaran.nomor_pendaftaran,
                "kegiatan": undangan.get_kegiatan_display().lower(),
            },
            tautan=reverse("peserta:panggilan", args=[undangan.panggilan_id]),
            pada=pada,
        )
    return undangan


@transaction.atomic(durable=True)
def buka_undangan(*, undangan: UndanganTahap, oleh: Pengguna, pada: datetime) -> Naskah:
    """Hand the printed letter to the one it is written to; that he took it leaves a trace."""
    surat = cast(Naskah, undangan.naskah)
    catat("undangan_tahap.dibuka", objek=undangan, oleh=oleh, pada=pada, nomor=surat.nomor)
    return surat


def _kunci(panggilan: Panggilan) -> Panggilan:
    """The vacancy first, then the present row."""
    lowongan = kunci_lowongan(lowongan_id=panggilan.lowongan_id)
    dasar = Panggilan.objects.select_related("mengganti", "penanda_tangan")
    panggilan = dasar.select_for_update(of=("self",), no_key=True).get(pk=panggilan.pk)
    panggilan.lowongan = lowongan
    if panggilan.mengganti is not None:
        panggilan.mengganti.lowongan = lowongan
    return panggilan
