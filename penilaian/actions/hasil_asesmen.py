"""Results of an assessment centre: the scale, the two hands they pass through, and their receipt."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import cast

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Naskah
from dokumen.penomoran import POLA_PANSEL
from dokumen.terbit import terbitkan
from jejak.catat import catat, catat_banyak
from panitia.aturan import Peran
from panitia.queries import pemegang
from penilaian import aturan, naskah, queries, wewenang
from penilaian.actions.kunci import kunci_baris_komponen
from penilaian.models import ButirNilai, HasilAsesmen, Komponen, LembarNilai, SkalaAsesmen
from penilaian.queries import IsiHasil
from penilaian.queries.bukti import PERISTIWA_KUNCI, sidik_nilai
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi, NaskahSeleksi


class HasilBerbeda(TindakanDitolak):
    """The second workbook says something else than the first; ``beda`` tells where."""

    def __init__(self, beda: list[queries.Beda]) -> None:
        super().__init__(f"Berkas ini berbeda dengan yang diunggah lebih dahulu pada {len(beda)} peserta.")
        self.beda = beda


@transaction.atomic(durable=True)
def tetapkan_skala(
    *, komponen: Komponen, skala: aturan.Skala, oleh: Pengguna, pada: datetime
) -> SkalaAsesmen:
    """The Ketua declares the scale of the reports, and the minutes by which it becomes 0 until 100."""
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    wewenang.boleh_tetapkan_skala(oleh, komponen, skala, pada).pastikan()
    baris = SkalaAsesmen.objects.filter(komponen=komponen).first() or SkalaAsesmen(komponen=komponen)
    baris.jenis, baris.nomor_konversi = skala.jenis, skala.nomor_konversi.strip()
    rentang = skala.jenis == aturan.RENTANG
    baris.terendah = skala.terendah if rentang else None
    baris.tertinggi = skala.tertinggi if rentang else None
    kategori = (skala.kategori or {}) if skala.jenis == aturan.KATEGORI else {}
    baris.nilai_ms, baris.nilai_mms, baris.nilai_kms = (
        kategori.get(kode) for kode in aturan.SEBUTAN_KATEGORI
    )
    if skala.jenis == aturan.SERATUS:
        baris.nomor_konversi = ""
    baris.ditetapkan_pada, baris.ditetapkan_oleh = pada, oleh
    baris.save()
    catat(
        "skala_asesmen.ditetapkan",
        objek=baris,
        oleh=oleh,
        pada=pada,
        komponen=komponen.pk,
        jenis=baris.jenis,
        konversi=aturan.kata_skala(baris.skala),
        nomor_konversi=baris.nomor_konversi,
    )
    return baris


@transaction.atomic(durable=True)
def unggah_hasil(
    *, komponen: Komponen, sidik_berkas: str, isi: Mapping[int, IsiHasil], oleh: Pengguna, pada: datetime
) -> HasilAsesmen:
    """An asesor brings a workbook with the marks of every participant, read and converted already.

    No mark is kept: only its salted digests, until a second asesor brings the same. Raises TindakanDitolak
    when `isi` is not about exactly the participants of today.
    """
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    wewenang.boleh_unggah_hasil(oleh, komponen, pada).pastikan()
    _tepat_peserta(komponen, isi)
    skala = queries.skala_komponen(komponen)
    hasil = HasilAsesmen(
        komponen=komponen,
        sidik_berkas=sidik_berkas,
        jumlah=len(isi),
        garam=secrets.token_hex(16),
        konversi=aturan.kata_skala(skala),
        nomor_konversi=skala.nomor_konversi,
        diunggah_pada=pada,
        diunggah_oleh=oleh,
    )
    hasil.tanda = queries.tanda_hasil(isi, hasil.garam)
    hasil.save()
    catat(
        "hasil_asesmen.diunggah",
        objek=hasil,
        oleh=oleh,
        pada=pada,
        komponen=komponen.pk,
        berkas=sidik_berkas,
        jumlah=hasil.jumlah,
        konversi=hasil.konversi,
        nomor_konversi=hasil.nomor_konversi,
    )
    for satu in pemegang(komponen.id_seleksi, Peran.ASESOR, pada):
        if satu.pengguna_id != oleh.pk:
            _kabarkan(
                hasil,
                satu.pengguna,
                f"Hasil asesmen menunggu Anda cocokkan: {komponen.lowongan}",
                "hasil_diunggah",
                reverse("penilaian:hasil_asesmen", args=[komponen.pk]),
                pada,
            )
    return hasil


@transaction.atomic(durable=True)
def cocokkan_hasil(
    *, komponen: Komponen, sidik_berkas: str, isi: Mapping[int, IsiHasil], oleh: Pengguna, pada: datetime
) -> HasilAsesmen:
    """A second asesor brings the workbook he has; with the same marks the sheets come into being, locked.

    They are the sheets of the one who brought the first, each with its digest and its trace as if locked by
    hand. Raises HasilBerbeda, and keeps nothing, when anything differs.
    """
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    berlaku = queries.hasil_berlaku(komponen)
    wewenang.boleh_cocokkan_hasil(oleh, komponen, berlaku, pada).pastikan()
    hasil = cast(HasilAsesmen, berlaku)
    hasil.komponen = komponen
    _tepat_peserta(komponen, isi)
    if beda := queries.beda_hasil(hasil, isi):
        raise HasilBerbeda(beda)
    lembar = _buat_lembar(hasil, isi, pada)
    hasil.cocokkan(pada)
    hasil.dicocokkan_oleh, hasil.sidik_pembanding = oleh, sidik_berkas
    hasil.jumlah, hasil.garam, hasil.tanda = len(lembar), "", {}
    hasil.save()
    catat_banyak(
        PERISTIWA_KUNCI,
        objek=[(satu, {"komponen": komponen.pk, "sidik": satu.sidik}) for satu in lembar],
        oleh=hasil.diunggah_oleh,
        pada=pada,
    )
    catat(
        "hasil_asesmen.cocok",
        objek=hasil,
        oleh=oleh,
        pada=pada,
        komponen=komponen.pk,
        berkas=hasil.sidik_berkas,
        pembanding=sidik_berkas,
        jumlah=hasil.jumlah,
    )
    beranda = f"{reverse('penilaian:beranda_asesor')}?lowongan={komponen.lowongan_id}"
    perihal = f"{hasil.jumlah} lembar asesmen terkunci: {komponen.lowongan}"
    _kabarkan(hasil, hasil.diunggah_oleh, perihal, "hasil_cocok", beranda, pada)
    for ketua in pemegang(komponen.id_seleksi, Peran.KETUA_PANSEL, pada):
        _kabarkan(
            hasil,
            ketua.pengguna,
            f"Hasil asesmen menunggu Anda terima: {komponen.lowongan}",
            "hasil_menunggu",
            reverse("penilaian:terima_hasil_asesmen", args=[komponen.pk]),
            pada,
        )
    return hasil


def _buat_lembar(hasil: HasilAsesmen, isi: Mapping[int, IsiHasil], pada: datetime) -> list[LembarNilai]:
    lembar = []
    for pk, satu in isi.items():
        baru = LembarNilai(
            komponen=hasil.komponen,
            lamaran_id=pk,
            penilai=hasil.diunggah_oleh,
            catatan=queries.catatan_hasil(satu),
            diubah_pada=pada,
            versi=1,
            garam=secrets.token_hex(16),
        )
        baru.sidik = sidik_nilai(baru, satu.nilai)
        baru.kunci(pada)
        lembar.append(baru)
    LembarNilai.objects.bulk_create(lembar)
    ButirNilai.objects.bulk_create(
        ButirNilai(lembar=satu, indikator_id=kolom, nilai=nilai)
        for satu in lembar
        for kolom, nilai in isi[satu.lamaran_id].nilai.items()
    )
    return lembar


def _tepat_peserta(komponen: Komponen, isi: Mapping[int, IsiHasil]) -> None:
    """Every participant of today with a mark for every indicator, nobody else; forms say it row by row."""
    indikator = {satu.pk for satu in queries.indikator_komponen(komponen)}
    peserta = set(queries.peserta_hasil(komponen).values_list("pk", flat=True))
    if not isi or set(isi) != peserta or any(set(satu.nilai) != indikator for satu in isi.values()):
        raise TindakanDitolak("Daftar peserta berubah sejak pratinjau; unggah lembar sebarnya sekali lagi.")


@transaction.atomic(durable=True)
def tarik_hasil(*, komponen: Komponen, oleh: Pengguna, pada: datetime) -> HasilAsesmen:
    """Results that wait for the second asesor are taken back; their digests go with them."""
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    berlaku = queries.hasil_berlaku(komponen)
    wewenang.boleh_tarik_hasil(oleh, komponen, berlaku, pada).pastikan()
    hasil = cast(HasilAsesmen, berlaku)
    hasil.tarik(pada)
    hasil.ditarik_oleh, hasil.garam, hasil.tanda = oleh, "", {}
    hasil.save()
    catat("hasil_asesmen.ditarik", objek=hasil, oleh=oleh, pada=pada, berkas=hasil.sidik_berkas)
    return hasil


@transaction.atomic(durable=True)
def terima_hasil(*, komponen: Komponen, oleh: Pengguna, pada: datetime) -> HasilAsesmen:
    """The Ketua receives the sealed results; the record of the handover is issued. It holds no mark."""
    komponen = kunci_baris_komponen(komponen_id=komponen.pk)
    berlaku = queries.hasil_berlaku(komponen)
    wewenang.boleh_terima_hasil(oleh, komponen, berlaku, pada).pastikan()
    hasil = cast(HasilAsesmen, berlaku)
    lowongan = komponen.lowongan
    hasil.komponen = komponen
    hasil.terima(pada)
    hasil.diterima_oleh = oleh
    hasil.naskah = terbitkan(
        templat="penilaian/naskah/serah_terima_asesmen.html",
        judul=f"Berita Acara Serah Terima Hasil Asesmen {lowongan.nama_jabatan}",
        isi=naskah.serah_terima_asesmen(
            hasil, queries.lembaga_pengukur(lowongan), oleh, Instansi.objects.get(), pada
        ),
        kelas=Naskah.Kelas.TERBATAS,
        pola_nomor=POLA_PANSEL,
        penanda_tangan=oleh,
        jabatan_penanda=naskah.JABATAN_KETUA,
        oleh=oleh,
        pada=pada,
    )
    hasil.save()
    NaskahSeleksi(naskah=hasil.naskah, seleksi=lowongan.seleksi, lowongan=lowongan).save()
    catat(
        "hasil_asesmen.diterima",
        objek=hasil,
        oleh=oleh,
        pada=pada,
        komponen=komponen.pk,
        berkas=hasil.sidik_berkas,
        jumlah=hasil.jumlah,
        naskah=hasil.naskah.kode,
    )
    return hasil


def _kabarkan(
    hasil: HasilAsesmen, penerima: Pengguna, perihal: str, templat: str, tautan: str, pada: datetime
) -> None:
    """A word on the way of the workbook; no mark in it."""
    kirim_setelah_commit(
        kunci=f"hasil_asesmen.{templat}:{hasil.pk}:{penerima.pk}",
        penerima=penerima,
        perihal=perihal,
        templat=f"penilaian/surel/{templat}.txt",
        konteks={
            "nama": str(hasil.diunggah_oleh),
            "jabatan": str(hasil.komponen.lowongan),
            "jumlah": hasil.jumlah,
            "sidik": hasil.sidik_berkas,
        },
        tautan=tautan,
        pada=pada,
    )
