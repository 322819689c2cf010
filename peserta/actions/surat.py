"""Acts on letters to applicants: prepared, read one by one, approved together, signed one by one."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Kelas, Naskah
from dokumen.penomoran import POLA_PANSEL
from dokumen.terbit import terbitkan
from jejak.catat import catat
from panitia.models import Keanggotaan
from peserta import queries, wewenang
from peserta.actions.kunci import kunci_lowongan
from peserta.models import SuratPelamar
from peserta.naskah import sidik_surat
from seleksi.models import Lowongan, Pengumuman

JENIS = SuratPelamar.Jenis
TEMPLAT_HASIL = "peserta/naskah/surat_hasil_administrasi.html"
JUDUL_HASIL = "Surat Pemberitahuan Hasil Seleksi Administrasi"
TEMPLAT_SURAT: dict[str, str] = {
    JENIS.MS: TEMPLAT_HASIL,
    JENIS.TMS: TEMPLAT_HASIL,
    JENIS.SANGGAH: "peserta/naskah/surat_jawaban_sanggahan.html",
}
# The title shows where the letter does not: it says neither result nor reason.
JUDUL_SURAT: dict[str, str] = {
    JENIS.MS: JUDUL_HASIL,
    JENIS.TMS: JUDUL_HASIL,
    JENIS.SANGGAH: "Surat Jawaban atas Sanggahan",
}
JABATAN_PENANDA = "Ketua Panitia Seleksi"


@transaction.atomic(durable=True)
def siapkan_surat(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> int:
    """Prepare the letters of a vacancy, or prepare those anew whose data changed; returns how many.

    A letter whose words changed has to be read again; an approved one stays as it was approved.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    wewenang.boleh_siapkan_surat(oleh, lowongan, pada).pastikan()
    ketua = cast(Keanggotaan, queries.ketua_pansel(lowongan.seleksi_id, pada))
    rencana = queries.rencana_surat(lowongan, cast(Pengumuman, queries.pengumuman_hasil(lowongan)), ketua)
    lama = {
        (satu.lamaran_id, satu.jenis): satu
        for satu in SuratPelamar.objects.filter(lamaran__lowongan=lowongan)
    }
    baru, diperbarui = [], 0
    for satu in rencana:
        surat = lama.get((satu.lamaran.pk, satu.jenis))
        if surat is None:
            baru.append(
                SuratPelamar(
                    lamaran=satu.lamaran,
                    jenis=satu.jenis,
                    isi=satu.isi,
                    sidik=sidik_surat(satu.isi, ""),
                    penanda_tangan=ketua.pengguna,
                    disusun_pada=pada,
                    disusun_oleh=oleh,
                )
            )
        elif surat.disetujui_pada is None and surat.sidik != sidik_surat(satu.isi, surat.kalimat):
            surat.isi, surat.sidik = satu.isi, sidik_surat(satu.isi, surat.kalimat)
            surat.penanda_tangan = ketua.pengguna
            surat.disusun_pada, surat.disusun_oleh = pada, oleh
            surat.dibaca_pada = surat.dibaca_oleh = None
            surat.save()
            diperbarui += 1
    SuratPelamar.objects.bulk_create(baru, batch_size=200)
    jumlah = len(baru) + diperbarui
    if jumlah:
        rincian = {"baru": len(baru), "diperbarui": diperbarui}
        catat("surat.disusun", objek=lowongan, oleh=oleh, pada=pada, **rincian)
    return jumlah


@transaction.atomic(durable=True)
def ubah_kalimat_surat(*, surat: SuratPelamar, kalimat: str, oleh: Pengguna, pada: datetime) -> SuratPelamar:
    """Put one free sentence into a letter, or take it out with an empty one; the letter is unread again."""
    surat = _kunci(surat)
    wewenang.boleh_ubah_kalimat(oleh, surat, kalimat, pada).pastikan()
    surat.kalimat = kalimat.strip()
    surat.sidik = sidik_surat(surat.isi, surat.kalimat)
    surat.dibaca_pada = surat.dibaca_oleh = None
    surat.save(update_fields=["kalimat", "sidik", "dibaca_pada", "dibaca_oleh"])
    catat("surat.kalimat_diubah", objek=surat, oleh=oleh, pada=pada, kalimat=surat.kalimat)
    return surat


@transaction.atomic(durable=True)
def tandai_surat(*, surat: SuratPelamar, sidik: str, oleh: Pengguna, pada: datetime) -> SuratPelamar:
    """Mark one letter as read; ``sidik`` names the words that were on the screen."""
    surat = _kunci(surat)
    wewenang.boleh_tandai_surat(oleh, surat, sidik, pada).pastikan()
    surat.dibaca_pada, surat.dibaca_oleh = pada, oleh
    surat.save(update_fields=["dibaca_pada", "dibaca_oleh"])
    catat("surat.dibaca", objek=surat, oleh=oleh, pada=pada, sidik=sidik)
    _kabari_ketua(surat.lamaran.lowongan, pada)
    return surat


@transaction.atomic(durable=True)
def tandai_surat_ms(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> int:
    """Mark the letters to those who passed as read together; returns how many.

    They differ by name alone: one with a sentence of its own, or to somebody he checked himself, stays.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    wewenang.boleh_tandai_surat_ms(oleh, lowongan, pada).pastikan()
    sendiri = Q(lamaran__diperiksa_oleh=oleh) | Q(lamaran__ditetapkan_oleh=oleh)
    surat = list(
        queries.surat_lowongan(lowongan)
        .filter(queries.SARINGAN_SURAT[queries.BELUM], jenis=SuratPelamar.Jenis.MS, kalimat="")
        .exclude(sendiri)
        .select_for_update(of=("self",), no_key=True)
    )
    daftar = [satu.pk for satu in surat]
    SuratPelamar.objects.filter(pk__in=daftar).update(dibaca_pada=pada, dibaca_oleh=oleh)
    if daftar:
        catat("surat.dibaca_bersama", objek=lowongan, oleh=oleh, pada=pada, surat=daftar)
        _kabari_ketua(lowongan, pada)
    return len(surat)


@transaction.atomic(durable=True)
def setujui_surat(*, lowongan: Lowongan, sidik: str, oleh: Pengguna, pada: datetime) -> int:
    """The Ketua Pansel approves every letter that has been read; returns how many.

    This is his signature: a worker numbers, signs and prints them afterwards, one by one (terbitkan_surat).
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    wewenang.boleh_setujui_surat(oleh, lowongan, sidik, pada).pastikan()
    surat = list(queries.surat_menunggu_setuju(lowongan).select_for_update(of=("self",), no_key=True))
    daftar = {str(satu.pk): satu.sidik for satu in surat}
    SuratPelamar.objects.filter(pk__in=[satu.pk for satu in surat]).update(
        disetujui_pada=pada, disetujui_oleh=oleh
    )
    catat("surat.disetujui", objek=lowongan, oleh=oleh, pada=pada, surat=daftar)
    return len(surat)


@transaction.atomic(durable=True)
def terbitkan_surat(*, lowongan: Lowongan, oleh: Pengguna | None, pada: datetime) -> SuratPelamar | None:
    """Sign and number the next approved letter of a vacancy, by register number; None when none is left.

    ``oleh`` is None: the clock acts on an approval that was given. One transaction for each letter, under the
    lock of the vacancy: whoever is killed in between loses nothing, and two workers never take the same one.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    surat = queries.surat_berikut(lowongan)
    if surat is None:
        return None
    disetujui = cast(datetime, surat.disetujui_pada)
    naskah: Naskah = terbitkan(
        templat=TEMPLAT_SURAT[surat.jenis],
        judul=JUDUL_SURAT[surat.jenis],
        isi={**surat.isi, "kalimat": surat.kalimat},
        kelas=Kelas.TERBATAS,
        oleh=surat.penanda_tangan,
        pada=disetujui,
        pola_nomor=POLA_PANSEL,
        penanda_tangan=surat.penanda_tangan,
        jabatan_penanda=JABATAN_PENANDA,
        tanggal=timezone.localdate(disetujui),
    )
    surat.naskah = naskah
    surat.save(update_fields=["naskah"])
    catat("surat.terbit", objek=surat, oleh=oleh, pada=pada, nomor=naskah.nomor, sidik=surat.sidik)
    lamaran = surat.lamaran
    kirim_setelah_commit(
        kunci=f"surat.tersedia:{surat.pk}",
        penerima=lamaran.pelamar.pengguna,
        perihal=f"Surat Panitia Seleksi untuk lamaran {lamaran.nomor_pendaftaran} tersedia",
        templat="peserta/surel/surat_tersedia.txt",
        konteks={"nama_jabatan": lamaran.lowongan.nama_jabatan, "nomor": lamaran.nomor_pendaftaran},
        tautan=reverse("peserta:lamaran", args=[lamaran.pk]),
        pada=pada,
    )
    return surat


@transaction.atomic(durable=True)
def buka_surat(*, surat: SuratPelamar, oleh: Pengguna, pada: datetime) -> Naskah:
    """Hand the printed letter to the one it is written to; that he took it leaves a trace."""
    naskah = cast(Naskah, surat.naskah)
    catat("surat.dibuka", objek=surat, oleh=oleh, pada=pada, nomor=naskah.nomor)
    return naskah


def _kabari_ketua(lowongan: Lowongan, pada: datetime) -> None:
    """Tell the Ketua Pansel that letters wait for him, once the last of them has been read."""
    rekap = queries.rekap_surat(lowongan)
    ketua = queries.ketua_pansel(lowongan.seleksi_id, pada)
    if rekap[queries.BELUM] or ketua is None:
        return
    kirim_setelah_commit(
        kunci=f"surat.menunggu:{lowongan.pk}:{pada.isoformat()}",
        penerima=ketua.pengguna,
        perihal=f"Surat kepada pelamar {lowongan.nama_jabatan} menunggu persetujuan Anda",
        templat="peserta/surel/surat_menunggu.txt",
        konteks={"nama_jabatan": lowongan.nama_jabatan, "jumlah": rekap[queries.DIBACA]},
        tautan=reverse("peserta:surat_lowongan", args=[lowongan.pk]),
        pada=pada,
    )


def _kunci(surat: SuratPelamar) -> SuratPelamar:
    terkait = ("lamaran__lowongan__seleksi", "disetujui_oleh")
    dasar = SuratPelamar.objects.select_related(*terkait)
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=surat.pk)
