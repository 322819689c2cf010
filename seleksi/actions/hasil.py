"""Acts on the results of stages: the record of the administrative one, and the announcements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit
from dokumen.models import Kelas, Naskah
from dokumen.penomoran import POLA_PANSEL
from dokumen.terbit import cabut, tanda_tangani
from jejak.catat import catat
from panitia.queries import anggota_pansel
from penilaian import naskah as naskah_penilaian
from penilaian.actions import tandai_diumumkan
from penilaian.models import Komponen
from penilaian.queries import rata_komponen, tiga_calon
from peserta import naskah as naskah_peserta
from peserta.actions import buka_masa_sanggah, kabari_hasil_administrasi
from peserta.models import Lamaran
from peserta.queries import pengumuman_hasil, peserta_lowongan, sanggahan_diterima_terakhir
from seleksi import aturan
from seleksi.actions.langkah import (
    JABATAN_KETUA_PANSEL,
    Konsep,
    catat_disusun,
    kabari_tim,
    ketua_pansel,
    kunci_berurut,
    kunci_milik,
    kunci_pengumuman,
    sahkan_pengumuman,
    susun_naskah,
    susun_pengumuman,
)
from seleksi.actions.persiapan import kunci_lowongan, kunci_seleksi
from seleksi.alur import Tahap
from seleksi.models import Instansi, Lowongan, NaskahSeleksi, Pengumuman, Seleksi
from seleksi.queries.fakta import BA_ADMINISTRASI
from seleksi.queries.kalender import kalender
from seleksi.queries.pengumuman import berita_acara, jadwal_berikut
from seleksi.wewenang import pengumuman as wewenang
from seleksi.wewenang import tahap as wewenang_tahap

JENIS = Pengumuman.Jenis
JUDUL_HASIL = {
    Tahap.ADMINISTRASI: "Pengumuman Hasil Seleksi Administrasi",
    Tahap.ASESMEN: "Pengumuman Hasil Asesmen Kompetensi",
    Tahap.KOMPETENSI_BIDANG: "Pengumuman Hasil Penulisan Makalah",
    Tahap.WAWANCARA: "Pengumuman Hasil Wawancara Akhir",
}
TAHAPAN = {
    Tahap.ASESMEN: "Asesmen Kompetensi",
    Tahap.KOMPETENSI_BIDANG: "Penulisan Makalah",
    Tahap.WAWANCARA: "Wawancara Akhir",
}
# Component whose result the announcement of a stage tells.
METODE_TAHAP = {
    Tahap.ASESMEN: "ASESMEN",
    Tahap.KOMPETENSI_BIDANG: "MAKALAH",
    Tahap.WAWANCARA: "WAWANCARA",
}


@transaction.atomic(durable=True)
def siapkan_hasil_tahap(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Naskah:
    """Draft the next paper of a stage's result for vacancies that stand in the same stage.

    For the administrative stage the record (berita acara) comes first; the announcement is drafted when the
    Ketua Pansel signs it, because it names its number.
    """
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = kunci_berurut(lowongan=lowongan)
    wewenang.boleh_siapkan_hasil_tahap(oleh, seleksi, lowongan, pada).pastikan()
    if lowongan[0].tahap != Tahap.ADMINISTRASI:
        return _susun_hasil_penilaian(seleksi, lowongan, oleh, pada).naskah
    acara = berita_acara(lowongan[0], BA_ADMINISTRASI)
    sama = acara is not None and set(acara.isi["id_lowongan"]) == {satu.pk for satu in lowongan}
    if acara is not None and sama and acara.keadaan == Naskah.Keadaan.TERBIT:
        return susun_hasil_administrasi(
            seleksi=seleksi, lowongan=lowongan, acara=acara, oleh=oleh, pada=pada
        ).naskah
    return susun_berita_acara_administrasi(seleksi=seleksi, lowongan=lowongan, oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def tetapkan_hasil_administrasi(*, milik: NaskahSeleksi, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign the record of the administrative result; the announcement that names it is drafted at once."""
    seleksi = kunci_seleksi(seleksi_id=milik.seleksi_id)
    milik = kunci_milik(milik=milik)
    lowongan = kunci_lowongan(daftar=milik.naskah.isi["id_lowongan"])
    wewenang.boleh_tetapkan_hasil_administrasi(oleh, milik, lowongan, pada).pastikan()
    acara = tanda_tangani(naskah=milik.naskah, oleh=oleh, pada=pada)
    catat("naskah.ditandatangani", objek=milik, oleh=oleh, pada=pada, nomor=acara.nomor, judul=acara.judul)
    return susun_hasil_administrasi(seleksi=seleksi, lowongan=lowongan, acara=acara, oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def umumkan_hasil_tahap(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign the announcement of a stage's result; applicants are told that it is there, not what it says."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = kunci_berurut(lowongan=pengumuman.lowongan.all())
    pengumuman = kunci_pengumuman(pengumuman=pengumuman)
    wewenang.boleh_umumkan_hasil_tahap(oleh, pengumuman, lowongan, pada).pastikan()
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    tahap = Tahap(pengumuman.tahap)
    for satu in lowongan:
        if tahap == Tahap.ADMINISTRASI:
            kabari_hasil_administrasi(lowongan=satu, pengumuman_id=pengumuman.pk, pada=pada)
            if (masa := _masa_sanggah(seleksi, pada)) is not None:
                buka_masa_sanggah(
                    lowongan=satu, pengumuman=pengumuman, batas=masa[0], batas_jawab=masa[1], pada=pada
                )
        else:
            tandai_diumumkan(lowongan=satu, metode=METODE_TAHAP[tahap], oleh=oleh, pada=pada)
            _kabari_peserta(satu, tahap, pada)
        catat(
            "lowongan.hasil_diumumkan",
            objek=satu,
            oleh=oleh,
            pada=pada,
            tahap=tahap,
            nomor=pengumuman.naskah.nomor,
        )
    kabari_tim(
        seleksi=seleksi,
        kunci=f"pengumuman.terbit:{pengumuman.pk}",
        perihal=f"{pengumuman.naskah.judul} terbit",
        templat="seleksi/surel/hasil_terbit.txt",
        konteks={
            "judul": pengumuman.naskah.judul,
            "nomor": pengumuman.naskah.nomor,
            "jabatan": [satu.nama_jabatan for satu in lowongan],
        },
        oleh=oleh,
        pada=pada,
    )
    return pengumuman


def susun_berita_acara_administrasi(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Naskah:
    """Step: the drafted record of the administrative result, of today, in place of older drafts."""
    for satu in lowongan:
        lama = berita_acara(satu, BA_ADMINISTRASI)
        if lama is not None and lama.keadaan == Naskah.Keadaan.KONSEP:
            cabut(naskah=lama, oleh=oleh, pada=pada, alasan="Diganti konsep yang lebih baru.")
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    isi = naskah_peserta.berita_acara_administrasi(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        pansel=list(anggota_pansel(seleksi.pk, pada)),
        pada=pada,
    )
    konsep = susun_naskah(
        seleksi=seleksi,
        lowongan=lowongan[0] if len(lowongan) == 1 else None,
        templat=BA_ADMINISTRASI,
        judul="Berita Acara Penetapan Hasil Seleksi Administrasi",
        isi=isi,
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_PANSEL,
        penanda=ketua,
        jabatan=JABATAN_KETUA_PANSEL,
        oleh=oleh,
        pada=pada,
    )
    catat_disusun(konsep=konsep, lowongan=lowongan, oleh=oleh, pada=pada)
    return konsep


def susun_hasil_administrasi(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], acara: Naskah, oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Step: the drafted announcement of the administrative result, with its window of objection if any."""
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    isi = naskah_peserta.pengumuman_administrasi(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        berita_acara=acara,
        jadwal=jadwal_berikut(lowongan[0], Tahap.ADMINISTRASI),
        penanda=ketua,
        mengganti=_diganti(lowongan),
        sanggahan=_sanggahan_tercetak(seleksi, pada),
    )
    konsep = Konsep(
        jenis=JENIS.HASIL_TAHAP,
        templat="peserta/naskah/pengumuman_administrasi.html",
        judul=JUDUL_HASIL[Tahap.ADMINISTRASI],
        isi=isi,
        tahap=Tahap.ADMINISTRASI,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


def _diganti(lowongan: Sequence[Lowongan]) -> Naskah | None:
    """The paper of the result published before, where an accepted objection amends it."""
    if not sanggahan_diterima_terakhir(satu.pk for satu in lowongan):
        return None
    lama = pengumuman_hasil(lowongan[0])
    return lama.naskah if lama else None


def _masa_sanggah(seleksi: Seleksi, pada: datetime) -> tuple[datetime, datetime] | None:
    """The window that a result announced at this moment opens; None where the policy grants none."""
    ketentuan = seleksi.aturan_main
    if not aturan.ada_masa_sanggah(ketentuan):
        return None
    zona = timezone.get_current_timezone()
    return aturan.masa_sanggah(timezone.localdate(pada), ketentuan, kalender(), zona)


def _sanggahan_tercetak(seleksi: Seleksi, pada: datetime) -> dict[str, Any] | None:
    masa = _masa_sanggah(seleksi, pada)
    if masa is None:
        return None
    return {
        "hari": seleksi.aturan_main.kebijakan.masa_sanggah_hari,
        "dihitung_dari": timezone.localdate(pada).isoformat(),
        **naskah_peserta.kata_masa_sanggah(*masa),
    }


def _susun_hasil_penilaian(
    seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Pengumuman:
    tahap = Tahap(lowongan[0].tahap)
    ketua = ketua_pansel(seleksi=seleksi, pada=pada)
    isi = naskah_penilaian.pengumuman_hasil_tahap(
        seleksi,
        {satu: _peserta_hasil(satu, tahap) for satu in lowongan},
        Instansi.objects.get(),
        tahapan=TAHAPAN[tahap],
        jadwal=jadwal_berikut(lowongan[0], tahap),
        ketua=ketua.pengguna,
        nilai=_nilai_hasil(seleksi, lowongan, tahap),
    )
    konsep = Konsep(
        jenis=JENIS.HASIL_TAHAP,
        templat="penilaian/naskah/pengumuman_hasil_tahap.html",
        judul=JUDUL_HASIL[tahap],
        isi=isi,
        tahap=tahap,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


def _peserta_hasil(lowongan: Lowongan, tahap: Tahap) -> list[Lamaran]:
    """Who goes on: everybody, but after the interview only the three."""
    return tiga_calon(lowongan) if tahap == Tahap.WAWANCARA else list(peserta_lowongan(lowongan))


def _nilai_hasil(seleksi: Seleksi, lowongan: Sequence[Lowongan], tahap: Tahap) -> dict[int, Fraction] | None:
    """Scores only where the policy publishes them, and never those of the last stage: they tell the rank."""
    if not aturan.nilai_diumumkan(tahap, seleksi.aturan_main):
        return None
    komponen = Komponen.objects.filter(lowongan__in=lowongan, metode=METODE_TAHAP[tahap])
    return {pk: nilai for satu in komponen for pk, nilai in rata_komponen(satu).items()}


def _kabari_peserta(lowongan: Lowongan, tahap: Tahap, pada: datetime) -> None:
    nama = wewenang_tahap.NAMA_HASIL[tahap]
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"lamaran.hasil_tahap:{satu.pk}:{tahap}",
                penerima=satu.pelamar.pengguna,
                perihal=f"Hasil {nama} {lowongan.nama_jabatan} diumumkan",
                templat="seleksi/surel/hasil_peserta.txt",
                konteks={
                    "nama_jabatan": lowongan.nama_jabatan,
                    "nama_hasil": nama,
                    "nomor": satu.nomor_pendaftaran,
                },
                tautan=reverse("peserta:lamaran", args=[satu.pk]),
            )
            for satu in peserta_lowongan(lowongan)
        ),
        pada=pada,
    )
