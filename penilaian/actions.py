"""Acts of scoring: components, sheets, recap, pleno, health. The only place that writes in penilaian.

Locks are always taken in this order: vacancy, component, sheet. A sheet therefore cannot be locked in the
moment its component closes, nor voided while the recap is computed.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import rfc8785
from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Naskah
from dokumen.simpan import Unggahan, simpan_berkas
from dokumen.terbit import cabut, terbitkan
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import anggota_pansel, pemegang
from penilaian import aturan, naskah, queries, wewenang
from penilaian.alur import KeadaanLembar
from penilaian.models import (
    BenturanKepentingan,
    ButirNilai,
    HasilKesehatan,
    Indikator,
    Komponen,
    LembarNilai,
    Peringkat,
    Rekap,
)
from peserta.models import Lamaran
from seleksi.izin import Izin, TindakanDitolak
from seleksi.ketentuan import Ketentuan
from seleksi.models import Instansi, Lowongan, NaskahSeleksi

KL = KeadaanLembar
SB = LembarNilai.SebabBatal
# Copy 1 for the PPK, copy 2 for the sealed file of the Pansel.
SALINAN_PERINGKAT = 2


class LembarBasi(TindakanDitolak):
    """The sheet changed since the form was opened. ``lembar`` is what stands now; nothing was overwritten."""

    def __init__(self, lembar: LembarNilai | None) -> None:
        super().__init__("Lembar ini sudah diubah di jendela atau perangkat lain sejak halaman ini dibuka.")
        self.lembar = lembar


# --- Kunci baris ----------------------------------------------------------------------------------
def _kunci_lowongan(lowongan_id: int) -> Lowongan:
    dasar = Lowongan.objects.select_related("seleksi")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=lowongan_id)


def _kunci_baris_komponen(komponen_id: int) -> Komponen:
    """Vacancy first, then the component."""
    lowongan = _kunci_lowongan(Komponen.objects.values_list("lowongan", flat=True).get(pk=komponen_id))
    komponen = Komponen.objects.select_for_update(of=("self",), no_key=True).get(pk=komponen_id)
    komponen.lowongan = lowongan
    return komponen


def _kunci_lembar_berlaku(komponen: Komponen, lamaran: Lamaran, penilai: Pengguna) -> LembarNilai | None:
    """The sheet in force of this rater, locked; the component is locked already."""
    return (
        LembarNilai.objects.select_for_update(of=("self",), no_key=True)
        .filter(komponen=komponen, lamaran=lamaran, penilai=penilai)
        .exclude(keadaan=KL.DIBATALKAN)
        .first()
    )


def _muat_lamaran(lamaran_id: int) -> Lamaran:
    return Lamaran.objects.select_related("pelamar__pengguna").get(pk=lamaran_id)


# --- Komponen -------------------------------------------------------------------------------------
def siapkan_komponen(*, lowongan: Lowongan, ketentuan: Ketentuan) -> list[Komponen]:
    """Step of announcing a vacancy: its components and indicators, copied from the frozen ketentuan."""
    Izin.dari(
        *(
            aturan.bobot_indikator(metode.nama, [satu.bobot for satu in metode.indikator])
            for metode in ketentuan.metode
        )
    ).pastikan()
    hasil = []
    for metode in ketentuan.metode:
        komponen = Komponen(lowongan=lowongan, metode=metode.kode, penilai=metode.penilai, bobot=metode.bobot)
        komponen.save()
        Indikator.objects.bulk_create(
            Indikator(
                komponen=komponen,
                urutan=nomor,
                nama=satu.nama,
                uraian=satu.uraian,
                tingkat=list(satu.tingkat),
                bobot=satu.bobot,
            )
            for nomor, satu in enumerate(metode.indikator, start=1)
        )
        hasil.append(komponen)
    return hasil


@transaction.atomic(durable=True)
def buka_komponen(*, komponen: Komponen, oleh: Pengguna, pada: datetime) -> Komponen:
    """Ketua Pansel opens the scoring of one component; its raters are told."""
    komponen = _kunci_baris_komponen(komponen.pk)
    wewenang.boleh_buka_komponen(oleh, komponen, pada).pastikan()
    komponen.buka(pada)
    komponen.dibuka_oleh = oleh
    komponen.save()
    catat("komponen.dibuka", objek=komponen, oleh=oleh, pada=pada, metode=komponen.metode)
    batas = queries.batas_penilaian([komponen]).get(komponen.pk)
    for satu in queries.penilai_komponen(komponen, pada):
        kirim_setelah_commit(
            kunci=f"komponen.dibuka:{komponen.pk}:{satu.pengguna_id}",
            penerima=satu.pengguna,
            perihal=f"Penilaian {komponen.get_metode_display()} dibuka: {komponen.lowongan}",
            templat="penilaian/surel/komponen_dibuka.txt",
            konteks={
                "metode": komponen.get_metode_display(),
                "jabatan": str(komponen.lowongan),
                "batas": batas.isoformat() if batas else "",
            },
            tautan=_beranda(komponen),
            pada=pada,
        )
    return komponen


def _beranda(komponen: Komponen) -> str:
    ruang = "beranda_asesor" if komponen.penilai == Komponen.Penilai.ASESOR else "beranda_pansel"
    return f"{reverse(f'penilaian:{ruang}')}?lowongan={komponen.lowongan_id}"


@transaction.atomic(durable=True)
def kunci_komponen(*, komponen: Komponen, oleh: Pengguna, pada: datetime, berita_acara: str = "") -> Komponen:
    """Ketua Pansel closes a component once every sheet is locked. From here on the Pansel sees all marks.

    `berita_acara` records the pleno decision that lets a participant below the quorum stand.
    """
    komponen = _kunci_baris_komponen(komponen.pk)
    wewenang.boleh_kunci_komponen(oleh, komponen, pada, berita_acara.strip()).pastikan()
    komponen.kunci(pada)
    komponen.dikunci_oleh = oleh
    komponen.save()
    lembar = queries.lembar_dihitung([komponen]).order_by("pk").values_list("pk", "sidik")
    catat(
        "komponen.dikunci",
        objek=komponen,
        oleh=oleh,
        pada=pada,
        metode=komponen.metode,
        lembar={str(pk): sidik for pk, sidik in lembar},
        berita_acara=berita_acara.strip(),
    )
    return komponen


def tandai_diumumkan(*, lowongan: Lowongan, metode: str, oleh: Pengguna | None, pada: datetime) -> Komponen:
    """Step of announcing the result of a stage; the vacancy is locked by the act around it."""
    komponen = Komponen.objects.select_for_update(of=("self",), no_key=True).get(
        lowongan=lowongan, metode=metode
    )
    Izin.dari(queries.temuan_komponen(lowongan, metode, perlu_diumumkan=False)).pastikan()
    komponen.umumkan(pada)
    komponen.save()
    catat("komponen.diumumkan", objek=komponen, oleh=oleh, pada=pada, metode=metode)
    return komponen


# --- Benturan kepentingan -------------------------------------------------------------------------
@transaction.atomic(durable=True)
def nyatakan_benturan(
    *, lowongan: Lowongan, pernyataan: Mapping[int, str], oleh: Pengguna, pada: datetime
) -> list[BenturanKepentingan]:
    """A rater declares per participant: lamaran id -> relation, or "" for no conflict of interest.

    A conflict found later voids his own sheets on that participant, as long as none of them is locked with
    its component; after that only the Ketua may void them.
    """
    lowongan = _kunci_lowongan(lowongan.pk)
    wewenang.boleh_nyatakan_benturan(oleh, lowongan, pada).pastikan()
    dikenal = {satu.pk: satu for satu in queries.pelamar_dinyatakan(lowongan).filter(pk__in=pernyataan)}
    semula = queries.pernyataan_milik(oleh, list(dikenal))
    tertutup = set(
        LembarNilai.objects.filter(penilai=oleh, lamaran__in=dikenal, komponen__keadaan__in=queries.TERTUTUP)
        .exclude(keadaan=KL.DIBATALKAN)
        .values_list("lamaran_id", flat=True)
    )
    hasil = []
    for pk, lamaran in dikenal.items():
        hubungan = pernyataan[pk].strip()
        lama = semula.get(pk)
        Izin.dari(wewenang.boleh_ubah_pernyataan(lama, bool(hubungan), pk in tertutup)).pastikan()
        if lama is not None and (lama.ada, lama.hubungan) == (bool(hubungan), hubungan):
            hasil.append(lama)
            continue
        hasil.append(_nyatakan(lamaran, oleh, hubungan, oleh, pada))
        if hubungan:
            alasan = f"Penilai menyatakan benturan kepentingan: {hubungan}"
            _batalkan_semua(lamaran, oleh, SB.BENTURAN, alasan, oleh, pada)
    return hasil


def _nyatakan(
    lamaran: Lamaran, penilai: Pengguna, hubungan: str, oleh: Pengguna, pada: datetime
) -> BenturanKepentingan:
    benturan, _ = BenturanKepentingan.objects.update_or_create(
        lamaran=lamaran,
        penilai=penilai,
        defaults={"ada": bool(hubungan), "hubungan": hubungan, "dinyatakan_pada": pada},
    )
    catat(
        "benturan.dinyatakan",
        objek=benturan,
        oleh=oleh,
        pada=pada,
        penilai=penilai.pk,
        lamaran=lamaran.pk,
        ada=benturan.ada,
        hubungan=hubungan,
    )
    return benturan


def _batalkan_semua(
    lamaran: Lamaran, penilai: Pengguna, sebab: str, alasan: str, oleh: Pengguna, pada: datetime
) -> None:
    """Void every sheet in force of this rater on this participant, in all components."""
    lembar = (
        LembarNilai.objects.select_for_update(of=("self",), no_key=True)
        .filter(lamaran=lamaran, penilai=penilai)
        .exclude(keadaan=KL.DIBATALKAN)
        .order_by("komponen")
    )
    for satu in lembar:
        _batalkan(satu, sebab, alasan, oleh, pada)


def _batalkan(lembar: LembarNilai, sebab: str, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    """The marks stay where they are; the sheet no longer counts."""
    dari = lembar.keadaan
    lembar.batalkan(pada)
    lembar.dibatalkan_oleh, lembar.sebab_batal, lembar.alasan_batal = oleh, sebab, alasan
    lembar.save()
    catat(
        "lembar.dibatalkan",
        objek=lembar,
        oleh=oleh,
        pada=pada,
        dari=dari,
        sebab=sebab,
        alasan=alasan,
        penilai=lembar.penilai_id,
        sidik=lembar.sidik,
    )


# --- Lembar nilai ---------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def simpan_draf(
    *,
    komponen: Komponen,
    lamaran: Lamaran,
    nilai: Mapping[int, Decimal | None],
    catatan: str,
    versi: int,
    oleh: Pengguna,
    pada: datetime,
) -> LembarNilai:
    """Save the rater's own draft; `nilai` maps indicator id to mark, None for "not yet".

    `versi` is the version the form was opened with. The same content sent again changes nothing; other
    content on an older version raises LembarBasi with the sheet as it stands. No trace: a draft decides
    nothing.
    """
    komponen = _kunci_baris_komponen(komponen.pk)
    lamaran = _muat_lamaran(lamaran.pk)
    lembar = _kunci_lembar_berlaku(komponen, lamaran, oleh)
    wewenang.boleh_menilai(oleh, komponen, lamaran, lembar, pada).pastikan()
    dikenal = set(komponen.indikator.values_list("pk", flat=True))
    baru = {satu: angka for satu, angka in nilai.items() if angka is not None and satu in dikenal}
    catatan = catatan.strip()
    if lembar is not None and (queries.nilai_butir(lembar), lembar.catatan) == (baru, catatan):
        return lembar
    if versi != (lembar.versi if lembar is not None else 0):
        raise LembarBasi(lembar)
    if lembar is None:
        lembar = LembarNilai(komponen=komponen, lamaran=lamaran, penilai=oleh)
    lembar.catatan, lembar.diubah_pada, lembar.versi = catatan, pada, lembar.versi + 1
    lembar.save()
    _simpan_butir(lembar, baru)
    return lembar


def _simpan_butir(lembar: LembarNilai, baru: Mapping[int, Decimal]) -> None:
    lama = {butir.indikator_id: butir for butir in lembar.butir.all()}
    lembar.butir.exclude(indikator__in=baru).delete()
    for indikator_id, nilai in baru.items():
        if indikator_id not in lama:
            ButirNilai(lembar=lembar, indikator_id=indikator_id, nilai=nilai).save()
        elif lama[indikator_id].nilai != nilai:
            lama[indikator_id].nilai = nilai
            lama[indikator_id].save()


@transaction.atomic(durable=True)
def kunci_lembar(
    *, komponen: Komponen, lamaran: Lamaran, versi: int, oleh: Pengguna, pada: datetime
) -> LembarNilai:
    """The rater makes his sheet final, as he saw it in version `versi`; gives it its receipt code.

    The trail holds a salted digest instead of marks: it proves them to whoever holds the sheet, and tells
    nothing to whoever reads the trail. Locking a locked sheet again returns it unchanged.
    """
    komponen = _kunci_baris_komponen(komponen.pk)
    lamaran = _muat_lamaran(lamaran.pk)
    lembar = _kunci_lembar_berlaku(komponen, lamaran, oleh)
    if lembar is not None and lembar.keadaan == KL.DIKUNCI and lembar.versi == versi:
        return lembar
    wewenang.boleh_kunci_lembar(oleh, komponen, lamaran, lembar, pada).pastikan()
    if lembar is None or lembar.versi != versi:
        raise LembarBasi(lembar)
    lembar.garam = secrets.token_hex(16)
    lembar.sidik = sidik_lembar(lembar=lembar)
    lembar.kunci(pada)
    lembar.save()
    catat("lembar.dikunci", objek=lembar, oleh=oleh, pada=pada, komponen=komponen.pk, sidik=lembar.sidik)
    _kabarkan_kunci(lembar, komponen, lamaran, pada)
    return lembar


def sidik_lembar(*, lembar: LembarNilai) -> str:
    """SHA-256 over who scored whom with which marks, and the salt of the sheet."""
    isi: dict[str, Any] = {
        "komponen": lembar.komponen_id,
        "lamaran": lembar.lamaran_id,
        "penilai": lembar.penilai_id,
        "butir": {str(pk): f"{nilai:.2f}" for pk, nilai in queries.nilai_butir(lembar).items()},
        "garam": lembar.garam,
    }
    return hashlib.sha256(rfc8785.dumps(isi)).hexdigest()


def _kabarkan_kunci(lembar: LembarNilai, komponen: Komponen, lamaran: Lamaran, pada: datetime) -> None:
    """A receipt to the rater; a word to the Ketua when it was his last sheet. No mark in either."""
    kirim_setelah_commit(
        kunci=f"lembar.dikunci:{lembar.pk}",
        penerima=lembar.penilai,
        perihal=f"Tanda kunci lembar {komponen.get_metode_display()}: {lamaran.nomor_pendaftaran}",
        templat="penilaian/surel/tanda_kunci.txt",
        konteks={
            "metode": komponen.get_metode_display(),
            "jabatan": str(komponen.lowongan),
            "nomor": lamaran.nomor_pendaftaran,
            "kode": lembar.kode_kunci,
            "waktu": pada.isoformat(),
        },
        tautan=lembar.get_absolute_url(),
        pada=pada,
    )
    if queries.belum_dikunci(lembar.penilai, komponen).exists():
        return
    for ketua in pemegang(komponen.id_seleksi, Peran.KETUA_PANSEL, pada):
        kirim_setelah_commit(
            kunci=f"komponen.selesai_dinilai:{komponen.pk}:{lembar.penilai_id}",
            penerima=ketua.pengguna,
            perihal=f"{lembar.penilai} mengunci semua lembar {komponen.get_metode_display()}",
            templat="penilaian/surel/selesai_menilai.txt",
            konteks={
                "nama": str(lembar.penilai),
                "metode": komponen.get_metode_display(),
                "jabatan": str(komponen.lowongan),
            },
            tautan=reverse("penilaian:komponen", args=[komponen.pk]),
            pada=pada,
        )


@transaction.atomic(durable=True)
def batalkan_lembar(
    *,
    komponen: Komponen,
    lamaran: Lamaran,
    penilai: Pengguna,
    sebab: str,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> None:
    """Ketua Pansel voids one rater's sheet with a reason; its marks stay readable in the history.

    BENTURAN declares the conflict for the rater and voids his sheets on that participant in every component.
    BERHALANGAN excuses an absent rater, also one who never began. KELIRU lets him fill a new sheet while the
    component is open.
    """
    komponen = _kunci_baris_komponen(komponen.pk)
    lamaran = _muat_lamaran(lamaran.pk)
    lembar = _kunci_lembar_berlaku(komponen, lamaran, penilai)
    sebab, alasan = SB(sebab), alasan.strip()
    wewenang.boleh_batalkan_lembar(oleh, komponen, lamaran, penilai, lembar, sebab, alasan, pada).pastikan()
    if sebab == SB.BENTURAN:
        _nyatakan(lamaran, penilai, alasan, oleh, pada)
        _batalkan_semua(lamaran, penilai, sebab, alasan, oleh, pada)
        return
    if lembar is None:
        lembar = LembarNilai(komponen=komponen, lamaran=lamaran, penilai=penilai, diubah_pada=pada)
        lembar.save()
    _batalkan(lembar, sebab, alasan, oleh, pada)


# --- Rekapitulasi dan pleno -----------------------------------------------------------------------
def _sidik_matriks(matriks: Mapping[str, Any]) -> str:
    return hashlib.sha256(rfc8785.dumps(matriks)).hexdigest()


@transaction.atomic(durable=True)
def hitung_rekap(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime, berita_acara: str = "") -> Rekap:
    """Compute final scores and ranks from all locked sheets and keep the matrix with its digest.

    May be repeated until the three names are chosen: the same sheets give the same digest and change nothing
    but the moment. A recap that changed drops the pleno decision on ties, which rested on the old one.
    """
    lowongan = _kunci_lowongan(lowongan.pk)
    wewenang.boleh_hitung_rekap(oleh, lowongan, pada, berita_acara.strip()).pastikan()
    bahan = queries.bahan_rekap(lowongan)
    sidik = _sidik_matriks(bahan.matriks)
    rekap = Rekap.objects.filter(lowongan=lowongan).first() or Rekap(lowongan=lowongan)
    semula = rekap.sidik
    if semula != sidik:
        rekap.isi, rekap.sidik, rekap.urutan_pleno, rekap.putusan_pleno = bahan.matriks, sidik, [], ""
    rekap.dihitung_pada, rekap.dihitung_oleh = pada, oleh
    rekap.save()
    if semula != sidik:
        rekap.peringkat.all().delete()
        tempat = aturan.peringkat(bahan.kunci)
        Peringkat.objects.bulk_create(
            Peringkat(
                rekap=rekap,
                lamaran_id=pk,
                nilai_akhir=aturan.delapan_desimal(satu.akhir),
                komponen={
                    metode: {"rata": aturan.pecahan(rata), "penilai": satu.penilai[metode]}
                    for metode, rata in satu.rata.items()
                },
                peringkat=nomor,
            )
            for pk, nomor in tempat.items()
            for satu in (bahan.orang[pk],)
        )
    catat(
        "rekap.dihitung",
        objek=rekap,
        oleh=oleh,
        pada=pada,
        sidik=sidik,
        sidik_semula=semula,
        berita_acara=berita_acara.strip(),
    )
    return rekap


@transaction.atomic(durable=True)
def putuskan_seri(
    *, lowongan: Lowongan, urutan: Sequence[int], alasan: str, oleh: Pengguna, pada: datetime
) -> Rekap:
    """Record the pleno decision on ties: the tied participants (lamaran ids) in their order, and why."""
    lowongan = _kunci_lowongan(lowongan.pk)
    rekap = queries.rekap_lowongan(lowongan)
    alasan = alasan.strip()
    wewenang.boleh_putuskan_seri(oleh, lowongan, rekap, urutan, alasan, pada).pastikan()
    rekap = Rekap.objects.defer("isi").get(lowongan=lowongan)
    rekap.urutan_pleno, rekap.putusan_pleno = list(urutan), alasan
    rekap.save(update_fields=["urutan_pleno", "putusan_pleno"])
    tempat = aturan.peringkat(queries.kunci_tersimpan(rekap), urutan)
    for baris in rekap.peringkat.all():
        baris.peringkat = tempat[baris.lamaran_id]
        baris.save(update_fields=["peringkat"])
    catat("rekap.seri_diputus", objek=rekap, oleh=oleh, pada=pada, urutan=list(urutan), alasan=alasan)
    return rekap


@transaction.atomic(durable=True)
def tetapkan_tiga_nama(
    *, lowongan: Lowongan, sidik: str, hadir: Collection[int], oleh: Pengguna, pada: datetime
) -> Rekap:
    """The pleno chooses the three names; the Ketua signs the three papers of it in the same act.

    `sidik` is the digest of the recap the Ketua had before him: another one is refused. `hadir` are the
    members (ids of Pengguna) who attend the pleno. Issues the berita
    acara (RAHASIA), the decision with the names in alphabetical order, and the ranking for the PPK (RAHASIA,
    in numbered copies). Nobody but Pansel and PPK learns a rank from any of it.
    """
    lowongan = _kunci_lowongan(lowongan.pk)
    rekap = Rekap.objects.filter(lowongan=lowongan).first()
    sidik_kini = _sidik_kini(lowongan, rekap)
    wewenang.boleh_tetapkan_tiga_nama(oleh, lowongan, rekap, sidik, sidik_kini, hadir, pada).pastikan()
    rekap = Rekap.objects.get(lowongan=lowongan)
    for baris in rekap.peringkat.filter(peringkat__lte=lowongan.seleksi.aturan_main.jumlah_calon):
        baris.calon = True
        baris.save(update_fields=["calon"])
    rekap.ditetapkan_pada, rekap.ditetapkan_oleh, rekap.hadir = pada, oleh, sorted(hadir)
    rekap.save(update_fields=["ditetapkan_pada", "ditetapkan_oleh", "hadir"])
    naskah_terbit = _terbitkan_hasil_pleno(lowongan, rekap, oleh, pada)
    catat(
        "rekap.tiga_nama_ditetapkan",
        objek=rekap,
        oleh=oleh,
        pada=pada,
        sidik=rekap.sidik,
        calon=sorted(satu.pk for satu in queries.tiga_calon(lowongan)),
        hadir=rekap.hadir,
        naskah=[satu.kode for satu in naskah_terbit],
    )
    return rekap


def _terbitkan_hasil_pleno(lowongan: Lowongan, rekap: Rekap, ketua: Pengguna, pada: datetime) -> list[Naskah]:
    """Minutes, decision and letter, signed by the Ketua whose act this is."""
    instansi = Instansi.objects.get()
    nilai = queries.nilai_tersimpan(rekap)
    baris = list(queries.baris_peringkat(rekap))
    berita_acara = terbitkan(
        templat="penilaian/naskah/berita_acara_rekapitulasi.html",
        judul=f"Berita Acara Rekapitulasi Nilai {lowongan.nama_jabatan}",
        isi=naskah.berita_acara_rekapitulasi(
            rekap,
            baris,
            nilai,
            queries.komponen_lowongan(lowongan),
            list(anggota_pansel(lowongan.seleksi_id, pada)),
            queries.tidak_menilai(lowongan),
            queries.catatan_kebijakan(rekap, lowongan.seleksi.aturan_main.kebijakan),
            ketua,
            instansi,
            pada,
        ),
        kelas=Naskah.Kelas.RAHASIA,
        pola_nomor=naskah.POLA_PANSEL,
        penanda_tangan=ketua,
        jabatan_penanda=naskah.JABATAN_KETUA,
        oleh=ketua,
        pada=pada,
    )
    keputusan = _terbitkan_keputusan(lowongan, ketua, instansi, pada)
    surat = terbitkan(
        templat="penilaian/naskah/surat_peringkat.html",
        judul=f"Penyampaian Peringkat Nilai {lowongan.nama_jabatan}",
        isi=naskah.surat_peringkat(lowongan, baris, nilai, berita_acara, ketua, instansi),
        kelas=Naskah.Kelas.RAHASIA,
        pola_nomor=naskah.POLA_PANSEL,
        penanda_tangan=ketua,
        jabatan_penanda=naskah.JABATAN_KETUA,
        salinan_jumlah=SALINAN_PERINGKAT,
        oleh=ketua,
        pada=pada,
    )
    terbit = [berita_acara, keputusan, surat]
    for satu in terbit:
        NaskahSeleksi(naskah=satu, seleksi=lowongan.seleksi, lowongan=lowongan).save()
    return terbit


def _terbitkan_keputusan(lowongan: Lowongan, ketua: Pengguna, instansi: Instansi, pada: datetime) -> Naskah:
    return terbitkan(
        templat="penilaian/naskah/keputusan_tiga_calon.html",
        judul=f"Keputusan Panitia Seleksi tentang Penetapan Calon Pejabat {lowongan.nama_jabatan}",
        isi=naskah.keputusan_tiga_calon(lowongan, queries.tiga_calon(lowongan), ketua, instansi, pada),
        kelas=Naskah.Kelas.TERBATAS,
        pola_nomor=naskah.POLA_KEPUTUSAN_PANSEL,
        penanda_tangan=ketua,
        jabatan_penanda=naskah.JABATAN_KETUA,
        oleh=ketua,
        pada=pada,
    )


def _sidik_kini(lowongan: Lowongan, rekap: Rekap | None) -> str:
    """Digest of the recap as the sheets would give it now; empty when they no longer give one."""
    if rekap is None:
        return ""
    try:
        return _sidik_matriks(queries.bahan_rekap(lowongan).matriks)
    except aturan.NilaiTidakLengkap:
        return ""


@transaction.atomic(durable=True)
def naikkan_calon(
    *,
    lowongan: Lowongan,
    menggantikan: Lamaran | None,
    pengganti: Lamaran | None,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> Naskah:
    """The next ranked takes the place of one of the three who is out; a new decision replaces the old one.

    Among several of one and the same rank the pleno chooses, and `alasan` says why. The ranking itself stays.
    """
    lowongan = _kunci_lowongan(lowongan.pk)
    alasan = alasan.strip()
    wewenang.boleh_naikkan_calon(oleh, lowongan, menggantikan, pengganti, alasan, pada).pastikan()
    for baris in Peringkat.objects.filter(lamaran__in=(menggantikan, pengganti)):
        baris.calon = baris.lamaran == pengganti
        baris.save(update_fields=["calon"])
    for lama in Naskah.objects.filter(
        milik_seleksi__lowongan=lowongan,
        templat="penilaian/naskah/keputusan_tiga_calon.html",
        keadaan=Naskah.Keadaan.TERBIT,
    ):
        cabut(naskah=lama, oleh=oleh, pada=pada, alasan="Diganti keputusan dengan calon pengganti.")
    keputusan = _terbitkan_keputusan(lowongan, oleh, Instansi.objects.get(), pada)
    NaskahSeleksi(naskah=keputusan, seleksi=lowongan.seleksi, lowongan=lowongan).save()
    catat(
        "calon.dinaikkan",
        objek=lowongan,
        oleh=oleh,
        pada=pada,
        menggantikan=menggantikan.pk if menggantikan else None,
        pengganti=pengganti.pk if pengganti else None,
        alasan=alasan,
        nomor=keputusan.nomor,
    )
    return keputusan


@transaction.atomic(durable=True)
def catat_kesehatan(
    *,
    lamaran: Lamaran,
    sehat: bool,
    unit_kesehatan: str,
    nomor_surat: str,
    tanggal_surat: date,
    unggahan: Unggahan | None,
    oleh: Pengguna,
    pada: datetime,
) -> HasilKesehatan:
    """Ketua Pansel records fit or unfit for one of the three names; a second record corrects the first.

    The details stay with the hospital; the letter may be kept as a file. Raises BerkasDitolak for a bad one.
    """
    _kunci_lowongan(lamaran.lowongan_id)
    lamaran = Lamaran.objects.select_related("lowongan__seleksi").get(pk=lamaran.pk)
    wewenang.boleh_catat_kesehatan(oleh, lamaran, pada).pastikan()
    hasil = HasilKesehatan.objects.filter(lamaran=lamaran).first() or HasilKesehatan(lamaran=lamaran)
    semula = {} if hasil.pk is None else {"sehat": hasil.sehat, "nomor_surat": hasil.nomor_surat}
    hasil.sehat, hasil.unit_kesehatan = sehat, unit_kesehatan.strip()
    hasil.nomor_surat, hasil.tanggal_surat = nomor_surat.strip(), tanggal_surat
    if unggahan is not None:
        hasil.berkas = simpan_berkas(unggahan=unggahan, oleh=oleh, pada=pada)
    hasil.dicatat_pada, hasil.dicatat_oleh = pada, oleh
    hasil.save()
    catat(
        "kesehatan.dicatat",
        objek=hasil,
        oleh=oleh,
        pada=pada,
        sehat=sehat,
        nomor_surat=hasil.nomor_surat,
        semula=semula,
    )
    return hasil


@transaction.atomic(durable=True)
def baca_peringkat(*, lowongan: Lowongan, keperluan: str, oleh: Pengguna, pada: datetime) -> Rekap:
    """Open the ranking of a vacancy for a stated purpose. The trace opens the page for a while.

    Rows are then read through `queries.baris_peringkat` while `queries.pembacaan_berlaku` says so.
    """
    rekap = queries.rekap_lowongan(lowongan)
    keperluan = keperluan.strip()
    wewenang.boleh_baca_peringkat(oleh, lowongan, rekap, keperluan, pada).pastikan()
    rekap = Rekap.objects.select_related("lowongan").defer("isi").get(lowongan=lowongan)
    catat(queries.PERISTIWA_BACA, objek=rekap, oleh=oleh, pada=pada, keperluan=keperluan)
    return rekap
