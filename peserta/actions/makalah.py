"""Acts on the written test: the theme is sealed, papers come in, copies without their author are made."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations

import rfc8785
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit, kirim_setelah_commit
from dokumen.kemiripan import bandingkan, runtun
from dokumen.models import Berkas
from dokumen.polos import TidakTersalin, salinan_polos_dari, teks_berkas
from dokumen.segel import segel
from dokumen.simpan import Unggahan, simpan_dokumen
from jejak.catat import catat
from peserta import aturan, queries, wewenang
from peserta.actions.kiriman import dari_kiriman
from peserta.actions.kunci import kunci_lamaran, kunci_lowongan
from peserta.models import KemiripanMakalah, Lamaran, Makalah, SerahanMakalah, TemaMakalah
from seleksi.models import Lowongan

# From here on two papers are worth a look; ordinary phrases of the office stay below it.
PERSEN_TERKECIL = 3


@transaction.atomic(durable=True)
def segel_tema(
    *,
    lowongan: Lowongan,
    isi: str,
    cara: str,
    dibuka: datetime,
    batas: datetime,
    oleh: Pengguna,
    pada: datetime,
) -> TemaMakalah:
    """Seal the theme of a vacancy until its hour; a later one takes its place as long as it is sealed.

    Nobody reads it back before, also not who wrote it. Trail, page and mail get a salted digest of it, which
    whoever knows text and salt computes again afterwards.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    isi = isi.strip().replace("\r\n", "\n")
    wewenang.boleh_segel_tema(oleh, lowongan, isi, dibuka, batas, pada).pastikan()
    tema = TemaMakalah.objects.filter(lowongan=lowongan).first() or TemaMakalah(lowongan=lowongan)
    tema.cara, tema.dibuka_pada, tema.batas = TemaMakalah.Cara(cara), dibuka, batas
    tema.garam, tema.tersegel = secrets.token_hex(32), segel(isi)
    tema.sidik = sidik_tema(tema=tema, isi=isi)
    tema.disegel_pada, tema.disegel_oleh = pada, oleh
    tema.save()
    rincian = {"cara": tema.cara, "dibuka_pada": dibuka.isoformat(), "batas": batas.isoformat()}
    catat("makalah.tema_disegel", objek=tema, oleh=oleh, pada=pada, sidik=tema.sidik, **rincian)
    _kabarkan_tema(tema, pada)
    return tema


def sidik_tema(*, tema: TemaMakalah, isi: str) -> str:
    """SHA-256 over vacancy, hours, words and salt of a theme."""
    return hashlib.sha256(rfc8785.dumps({**bukti_tema(tema=tema), "tema": isi})).hexdigest()


def bukti_tema(*, tema: TemaMakalah) -> dict[str, int | str]:
    """What the digest of a theme is taken over, beside its words."""
    return {
        "lowongan": tema.lowongan_id,
        "dibuka": tema.dibuka_pada.astimezone(timezone.get_default_timezone()).isoformat(),
        "batas": tema.batas.astimezone(timezone.get_default_timezone()).isoformat(),
        "garam": tema.garam,
    }


def _kabarkan_tema(tema: TemaMakalah, pada: datetime) -> None:
    """The hours and the digest, to everybody who writes. The words are not in it."""
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"makalah.tema:{satu.pk}:{tema.sidik}",
                penerima=satu.pelamar.pengguna,
                perihal=f"Penulisan makalah {tema.lowongan.nama_jabatan}",
                templat="peserta/surel/makalah_dijadwalkan.txt",
                konteks={
                    "jabatan": tema.lowongan.nama_jabatan,
                    "dibuka": aturan.sebut_waktu(timezone.localtime(tema.dibuka_pada)),
                    "batas": aturan.sebut_waktu(timezone.localtime(tema.batas)),
                    "unggah": tema.cara == TemaMakalah.Cara.UNGGAH,
                    "sidik": tema.sidik,
                },
                tautan=reverse("peserta:makalah", args=[satu.pk]),
            )
            for satu in queries.peserta_makalah(tema.lowongan)
        ),
        pada=pada,
    )


# --- Menyerahkan ------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def serahkan_makalah(
    *,
    lamaran: Lamaran,
    unggahan: Sequence[Unggahan],
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> SerahanMakalah:
    """Hand in one's paper; a later one takes its place until the bound. Raises BerkasDitolak."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    tiba_pada = tiba_pada or pada
    wewenang.boleh_serahkan_makalah(oleh, lamaran, tiba_pada).pastikan()
    return terima_makalah(lamaran=lamaran, unggahan=unggahan, tiba_pada=tiba_pada, oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def serahkan_makalah_kiriman(
    *,
    lamaran: Lamaran,
    kode: Sequence[str],
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> SerahanMakalah:
    """Make the paper of what has arrived in pieces, as `serahkan_makalah` does of a file sent whole."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    tiba_pada = tiba_pada or pada
    semua = SerahanMakalah.objects.filter(makalah__lamaran=lamaran)
    return dari_kiriman(
        tujuan=queries.UntukMakalah(lamaran),
        kode=kode,
        oleh=oleh,
        pada=pada,
        tiba_pada=tiba_pada,
        sudah=lambda berkas: semua.filter(berkas=berkas).first(),
        izin=lambda tiba: wewenang.boleh_serahkan_makalah(oleh, lamaran, tiba),
        terima=lambda isi: terima_makalah(
            lamaran=lamaran, unggahan=isi, tiba_pada=tiba_pada, oleh=oleh, pada=pada
        ),
    )


@transaction.atomic(durable=True)
def pindai_makalah(
    *, lamaran: Lamaran, unggahan: Sequence[Unggahan], oleh: Pengguna, pada: datetime
) -> SerahanMakalah:
    """The Sekretariat stores the scan of sheets that were written in the room. Raises BerkasDitolak."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_pindai_makalah(oleh, lamaran, pada).pastikan()
    return terima_makalah(lamaran=lamaran, unggahan=unggahan, tiba_pada=pada, oleh=oleh, pada=pada)


def terima_makalah(
    *,
    lamaran: Lamaran,
    unggahan: Sequence[Unggahan],
    tiba_pada: datetime,
    oleh: Pengguna,
    pada: datetime,
) -> SerahanMakalah:
    """Step: store the file as it came, let it count, give a receipt; the application is locked already."""
    berkas = simpan_dokumen(unggahan=unggahan, oleh=oleh, pada=pada)
    makalah, _ = Makalah.objects.get_or_create(lamaran=lamaran)
    for lama in makalah.serahan.filter(diganti_pada__isnull=True):
        lama.diganti_pada = pada
        lama.save(update_fields=["diganti_pada"])
    serahan = SerahanMakalah.objects.create(
        makalah=makalah, berkas=berkas, tiba_pada=tiba_pada, diserahkan_oleh=oleh
    )
    rincian = {"sha256": berkas.sha256, "ukuran": berkas.ukuran, "tiba_pada": tiba_pada.isoformat()}
    catat("makalah.diserahkan", objek=serahan, oleh=oleh, pada=pada, lamaran=lamaran.pk, **rincian)
    kirim_setelah_commit(
        kunci=f"makalah.diserahkan:{serahan.pk}",
        penerima=lamaran.pelamar.pengguna,
        perihal=f"Tanda terima makalah {lamaran.nomor_pendaftaran}",
        templat="peserta/surel/tanda_terima_makalah.txt",
        konteks={
            "jabatan": lamaran.lowongan.nama_jabatan,
            "nomor": lamaran.nomor_pendaftaran,
            "waktu": aturan.sebut_waktu(timezone.localtime(tiba_pada)),
            "nama": berkas.nama_asli,
            "halaman": berkas.halaman or 0,
            "sidik": berkas.sha256,
            "dipindai": oleh.pk != lamaran.pelamar.pengguna_id,
        },
        tautan=reverse("peserta:makalah", args=[lamaran.pk]),
        pada=pada,
    )
    return serahan


def beri_kode(*, lamaran: Iterable[Lamaran]) -> None:
    """Step: a random code for each of these participants who has none yet, also without a paper."""
    for satu in lamaran:
        Makalah.objects.get_or_create(lamaran=satu)


# --- Salinan dan perbandingan -------------------------------------------------------------------
@transaction.atomic(durable=True)
def salin_makalah(*, serahan: SerahanMakalah, oleh: None, pada: datetime) -> SerahanMakalah:
    """Make the copy that raters read: pictures of the pages, his name and NIP blackened.

    ``oleh`` is None: a worker does it. The original stays as it came, with its digest in the trail beside
    that of the copy.
    """
    dasar = SerahanMakalah.objects.select_related("berkas", "makalah__lamaran__pelamar__pengguna")
    serahan = dasar.select_for_update(of=("self",), no_key=True).get(pk=serahan.pk)
    if serahan.salinan_id is not None:
        return serahan
    orang = serahan.makalah.lamaran.pelamar.pengguna
    serahan.percobaan += 1
    try:
        serahan.salinan, serahan.ditutup = salinan_polos_dari(
            serahan.berkas,
            nama=f"Makalah {serahan.makalah.kode}.pdf",
            kata=aturan.nama_tersembunyi(orang.nama, orang.nip or ""),
            pada=pada,
        )
    except TidakTersalin as galat:
        catat("makalah.gagal_disalin", objek=serahan, oleh=oleh, pada=pada, sebab=str(galat))
    else:
        sidik = {"asal": serahan.berkas.sha256, "salinan": serahan.salinan.sha256}
        catat("makalah.disalin", objek=serahan, oleh=oleh, pada=pada, ditutup=serahan.ditutup, **sidik)
    serahan.save(update_fields=["salinan", "ditutup", "percobaan"])
    return serahan


@transaction.atomic(durable=True)
def bandingkan_makalah(*, tema: TemaMakalah, oleh: None, pada: datetime) -> int:
    """Compare the papers of a vacancy with each other; how many pairs have something in common.

    A paper whose text cannot be read (a scan) has nothing in common with any.
    """
    tema = TemaMakalah.objects.select_for_update(of=("self",), no_key=True).get(pk=tema.pk)
    serahan = SerahanMakalah.objects.filter(
        makalah__lamaran__lowongan=tema.lowongan_id, diganti_pada__isnull=True
    )
    runtunan = {
        satu.makalah_id: _runtun(satu.berkas) for satu in serahan.select_related("berkas").order_by("makalah")
    }
    KemiripanMakalah.objects.filter(pertama__lamaran__lowongan=tema.lowongan_id).delete()
    banyak = 0
    for satu, lain in combinations(sorted(runtunan), 2):
        mirip = bandingkan(runtunan[satu], runtunan[lain])
        if mirip.persen >= PERSEN_TERKECIL:
            KemiripanMakalah.objects.create(
                pertama_id=satu, kedua_id=lain, persen=mirip.persen, bagian=mirip.bagian
            )
            banyak += 1
    tema.dibandingkan_pada = pada
    tema.save(update_fields=["dibandingkan_pada"])
    return banyak


def _runtun(berkas: Berkas) -> list[int]:
    try:
        return runtun(teks_berkas(berkas))
    except TidakTersalin:
        return []


# --- Membaca ----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def baca_makalah(*, serahan: SerahanMakalah, oleh: Pengguna, pada: datetime) -> Berkas | None:
    """Open the copy for a rater; it leaves a trace. None while it is not made yet."""
    if serahan.salinan is not None:
        catat("makalah.dibaca", objek=serahan, oleh=oleh, pada=pada)
    return serahan.salinan
