"""Acts on an application from its beginning to its end: begin, send, withdraw, drop out."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.terbilang import tanggal_panjang
from dokumen.terbit import terbitkan
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import pemegang
from peserta import aturan, naskah, queries, wewenang
from peserta.actions.kunci import kunci_lamaran, kunci_lowongan, kunci_pelamar
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.izin import Izin, Temuan
from seleksi.models import Instansi, Lowongan, NaskahSeleksi


@transaction.atomic(durable=True)
def buat_lamaran(
    *, lowongan: Lowongan, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None
) -> Lamaran:
    """Begin an application; asked again, gives back the one that is there."""
    pelamar = queries.pelamar_dari(oleh)
    if pelamar is not None:
        pelamar = kunci_pelamar(pelamar_id=pelamar.pk)
        ada = Lamaran.objects.filter(pelamar=pelamar, lowongan=lowongan).exclude(keadaan=Keadaan.MUNDUR)
        if (lamaran := ada.select_related("lowongan__seleksi").first()) is not None:
            return lamaran
    wewenang.boleh_buat_lamaran(oleh, lowongan, tiba_pada or pada).pastikan()
    lamaran = Lamaran(pelamar=pelamar, lowongan=lowongan, dibuat_pada=pada)
    lamaran.undangan = queries.undangan_untuk(lowongan, oleh.nip or "")
    lamaran.save()
    diundang = lamaran.undangan_id is not None
    catat("lamaran.dibuat", objek=lamaran, oleh=oleh, pada=pada, lowongan=lowongan.pk, diundang=diundang)
    return lamaran


@transaction.atomic(durable=True)
def ajukan(
    *,
    lamaran: Lamaran,
    setuju: bool,
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> Lamaran:
    """Send a draft: number, frozen profile, receipt. ``tiba_pada``: when the request reached the server.

    A second call (double click, second tab) is refused and told the number; there is one effect.
    """
    tiba_pada = tiba_pada or pada
    kunci_lowongan(lowongan_id=lamaran.lowongan_id)
    kunci_pelamar(pelamar_id=lamaran.pelamar_id)
    lamaran = kunci_lamaran(lamaran=lamaran)
    Izin.dari(wewenang.boleh_ajukan(oleh, lamaran, tiba_pada).temuan, _setuju(setuju)).pastikan()
    lowongan = lamaran.lowongan
    berkas = queries.berkas_berlaku(lamaran)
    lamaran.urutan = _urutan_berikut(lowongan)
    lamaran.nomor_pendaftaran = (
        f"{lowongan.seleksi_id}-{lowongan.urutan:02d}-{lamaran.urutan:04d}/{lowongan.seleksi.tahun}"
    )
    lamaran.profil = queries.salinan_profil(lamaran.pelamar)
    lamaran.teks_pakta = aturan.teks_pakta(lowongan.nama_jabatan, str(lowongan.seleksi))
    lamaran.ajukan(tiba_pada)
    lamaran.tanda_terima = terbitkan(
        templat="peserta/naskah/tanda_terima.html",
        judul=f"Tanda Terima Lamaran {lamaran.nomor_pendaftaran}",
        isi=naskah.tanda_terima(lamaran, berkas, Instansi.objects.get()),
        kelas="T",
        oleh=oleh,
        pada=pada,
    )
    lamaran.save()
    NaskahSeleksi(naskah=lamaran.tanda_terima, seleksi=lowongan.seleksi, lowongan=lowongan).save()
    catat(
        "lamaran.diajukan",
        objek=lamaran,
        oleh=oleh,
        pada=pada,
        tiba_pada=tiba_pada,
        nomor=lamaran.nomor_pendaftaran,
        sha256={kode: satu.berkas.sha256 for kode, satu in berkas.items()},
    )
    kirim_setelah_commit(
        kunci=f"lamaran.diajukan:{lamaran.pk}",
        penerima=oleh,
        perihal=f"Lamaran {lamaran.nomor_pendaftaran} diterima",
        templat="peserta/surel/diajukan.txt",
        konteks={
            "nama_jabatan": lowongan.nama_jabatan,
            "nomor": lamaran.nomor_pendaftaran,
            "diterima": aturan.sebut_waktu(timezone.localtime(tiba_pada)),
            "jumlah_berkas": len(berkas),
        },
        tautan=reverse("peserta:tanda_terima", args=[lamaran.pk]),
        pada=pada,
    )
    return lamaran


def _urutan_berikut(lowongan: Lowongan) -> int:
    """The vacancy is locked: nobody else takes this number."""
    terakhir = Lamaran.objects.filter(lowongan=lowongan, urutan__isnull=False).order_by("-urutan")
    return (terakhir.values_list("urutan", flat=True).first() or 0) + 1


def _setuju(setuju: bool) -> list[Temuan]:
    if setuju:
        return []
    pesan = "Setujui pakta integritas sebelum mengirim lamaran."
    return [Temuan("A-6", "Lampiran huruf a angka 6 huruf d", pesan, pelaku="Pelamar")]


@transaction.atomic(durable=True)
def tarik(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """Withdraw a sent application; the Sekretariat is told its number."""
    # The gates count applications under the same lock.
    kunci_lowongan(lowongan_id=lamaran.lowongan_id)
    lamaran = kunci_lamaran(lamaran=lamaran)
    Izin.dari(wewenang.boleh_tarik(oleh, lamaran).temuan, _beralasan(alasan)).pastikan()
    dari = lamaran.keadaan
    lamaran.alasan_tarik = alasan.strip()
    lamaran.tarik(pada)
    lamaran.save()
    catat("lamaran.ditarik", objek=lamaran, oleh=oleh, pada=pada, dari=dari, alasan=lamaran.alasan_tarik)
    for ketua in pemegang(lamaran.lowongan.seleksi_id, Peran.KETUA_SEKRETARIAT, pada):
        kirim_setelah_commit(
            kunci=f"lamaran.ditarik:{lamaran.pk}:{ketua.pengguna_id}",
            penerima=ketua.pengguna,
            perihal=f"Lamaran {lamaran.nomor_pendaftaran} ditarik",
            templat="peserta/surel/ditarik.txt",
            konteks={
                "nama_jabatan": lamaran.lowongan.nama_jabatan,
                "nomor": lamaran.nomor_pendaftaran,
            },
            tautan=reverse("peserta:berkas_peserta", args=[lamaran.pk]),
            pada=pada,
        )
    return lamaran


def _beralasan(alasan: str) -> list[Temuan]:
    if alasan.strip():
        return []
    return [Temuan("B-1", wewenang.DASAR_PENGAJUAN, "Tulis alasan mengundurkan diri.", pelaku="Pelamar")]


@transaction.atomic(durable=True)
def nyatakan_gugur(
    *,
    lamaran: Lamaran,
    alasan: str,
    nomor: str,
    susulan: date | None,
    oleh: Pengguna,
    pada: datetime,
) -> Lamaran:
    """The Ketua Pansel declares by a berita acara that a participant who did not come drops out."""
    kunci_lowongan(lowongan_id=lamaran.lowongan_id)
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_nyatakan_gugur(oleh, lamaran, alasan, nomor, susulan, pada).pastikan()
    dari = lamaran.keadaan
    lanjutan = f" Susulan {tanggal_panjang(susulan)} juga tidak diikuti." if susulan else ""
    lamaran.alasan_gugur = f"{alasan.strip()} (Berita Acara Nomor {nomor.strip()}).{lanjutan}"
    lamaran.nyatakan_gugur(pada)
    lamaran.save()
    catat("lamaran.gugur", objek=lamaran, oleh=oleh, pada=pada, dari=dari, alasan=lamaran.alasan_gugur)
    kirim_setelah_commit(
        kunci=f"lamaran.gugur:{lamaran.pk}",
        penerima=lamaran.pelamar.pengguna,
        perihal=f"Anda dinyatakan gugur: {lamaran.lowongan.nama_jabatan}",
        templat="peserta/surel/gugur.txt",
        konteks={
            "nama_jabatan": lamaran.lowongan.nama_jabatan,
            "nomor": lamaran.nomor_pendaftaran,
            "alasan": lamaran.alasan_gugur,
        },
        tautan=reverse("peserta:lamaran", args=[lamaran.pk]),
        pada=pada,
    )
    return lamaran
