"""Acts of preparation: selection, vacancies, planning documents, timetable, weights, letters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Berkas
from dokumen.simpan import Unggahan, simpan_berkas
from jejak.catat import catat
from seleksi import aturan
from seleksi.ketentuan import profil as profil_ketentuan
from seleksi.models import DokumenPerencanaan, Jadwal, Lowongan, Rekomendasi, Seleksi
from seleksi.queries.fakta import jadwal_lowongan
from seleksi.queries.pengumuman import tim_inti
from seleksi.wewenang import persiapan as wewenang

MEDAN_LOWONGAN = (
    *("nama_jabatan", "jenis_jabatan", "perangkat_daerah", "uraian_tugas", "kualifikasi", "pengalaman"),
    *("sebab_lowong", "tanggal_lowong"),
)
# Dates (first, last) and place of one activity.
BarisJadwal = tuple[date, date, str]


@transaction.atomic(durable=True)
def buat_seleksi(
    *, nama: str, tahun: int, profil: str, rencana_pelantikan: date | None, oleh: Pengguna, pada: datetime
) -> Seleksi:
    """Open a selection with a copy of a regulation profile."""
    nama = nama.strip()
    wewenang.boleh_buat_seleksi(oleh, nama, tahun, profil, pada).pastikan()
    seleksi = Seleksi.objects.create(
        nama=nama,
        tahun=tahun,
        profil=profil,
        ketentuan=profil_ketentuan(profil, timezone.localdate(pada)).jadi_json(),
        rencana_pelantikan=rencana_pelantikan,
        dibuat_pada=pada,
        dibuat_oleh=oleh,
    )
    catat("seleksi.dibuat", objek=seleksi, oleh=oleh, pada=pada, nama=nama, tahun=tahun, profil=profil)
    return seleksi


@transaction.atomic(durable=True)
def tambah_lowongan(
    *, seleksi: Seleksi, oleh: Pengguna, pada: datetime, bukti_lowong: Berkas | None = None, **isian: Any
) -> Lowongan:
    """Add a vacancy (any of MEDAN_LOWONGAN); its number within the selection is the next free one."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    rapi = _rapikan(isian)
    wewenang.boleh_tambah_lowongan(oleh, seleksi, rapi["nama_jabatan"], pada).pastikan()
    terakhir = seleksi.lowongan.order_by("-urutan").values_list("urutan", flat=True).first()
    lowongan = Lowongan(seleksi=seleksi, urutan=(terakhir or 0) + 1, bukti_lowong=bukti_lowong, **rapi)
    lowongan.eselon = _eselon(lowongan)
    lowongan.save()
    catat("lowongan.ditambah", objek=lowongan, oleh=oleh, pada=pada, isi=rapi)
    return lowongan


@transaction.atomic(durable=True)
def ubah_lowongan(
    *, lowongan: Lowongan, oleh: Pengguna, pada: datetime, bukti_lowong: Berkas | None = None, **isian: Any
) -> Lowongan:
    """Change a vacancy (any of MEDAN_LOWONGAN) and, when given, the evidence that it is vacant."""
    seleksi = kunci_seleksi(seleksi_id=lowongan.seleksi_id)
    lowongan = kunci_lowongan(daftar=[lowongan.pk])[0]
    lowongan.seleksi = seleksi
    rapi = _rapikan(isian)
    nama = rapi.get("nama_jabatan", lowongan.nama_jabatan)
    wewenang.boleh_ubah_lowongan(oleh, lowongan, nama, pada).pastikan()
    dari = {medan: getattr(lowongan, medan) for medan in rapi if getattr(lowongan, medan) != rapi[medan]}
    for medan in dari:
        setattr(lowongan, medan, rapi[medan])
    lowongan.eselon = _eselon(lowongan)
    if bukti_lowong is not None:
        lowongan.bukti_lowong = bukti_lowong
    lowongan.save()
    catat(
        "lowongan.diubah",
        objek=lowongan,
        oleh=oleh,
        pada=pada,
        dari=dari,
        isi={medan: rapi[medan] for medan in dari},
        bukti=bukti_lowong.sha256 if bukti_lowong else "",
    )
    return lowongan


@transaction.atomic(durable=True)
def lengkapi_perencanaan(
    *,
    seleksi: Seleksi,
    butir: int,
    keterangan: str,
    berkas: Berkas | None,
    oleh: Pengguna,
    pada: datetime,
) -> DokumenPerencanaan:
    """Put in or replace one of the eight planning documents. Without a new file the old one stays."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lama = seleksi.dokumen_perencanaan.filter(butir=butir).first()
    ada_berkas = berkas is not None or (lama is not None and lama.berkas_id is not None)
    wewenang.boleh_lengkapi_perencanaan(oleh, seleksi, butir, keterangan, ada_berkas, pada).pastikan()
    dokumen = lama or DokumenPerencanaan(seleksi=seleksi, butir=butir)
    dokumen.keterangan = keterangan.strip()
    dokumen.berkas = berkas or dokumen.berkas
    dokumen.dilengkapi_pada = pada
    dokumen.dilengkapi_oleh = oleh
    dokumen.save()
    catat(
        "perencanaan.dilengkapi",
        objek=dokumen,
        oleh=oleh,
        pada=pada,
        butir=butir,
        berkas=berkas.sha256 if berkas else "",
    )
    return dokumen


@transaction.atomic(durable=True)
def atur_jadwal(
    *,
    seleksi: Seleksi,
    jadwal: Mapping[str, BarisJadwal],
    oleh: Pengguna,
    pada: datetime,
    lowongan: Lowongan | None = None,
    alasan: str = "",
) -> Seleksi:
    """Set the timetable of a selection, or the deviating one of a vacancy; once announced with a reason."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    rentang = {kegiatan: (mulai, sampai) for kegiatan, (mulai, sampai, _) in jadwal.items()}
    wewenang.boleh_atur_jadwal(oleh, seleksi, rentang, alasan, pada, lowongan).pastikan()
    lama = {satu.kegiatan: satu for satu in seleksi.jadwal.filter(lowongan=lowongan)}
    dari = {k: [satu.tanggal_mulai, satu.tanggal_selesai, satu.tempat] for k, satu in lama.items()}
    pasang_jadwal(seleksi=seleksi, jadwal=jadwal, lowongan=lowongan)
    catat(
        "jadwal.diatur",
        objek=lowongan or seleksi,
        oleh=oleh,
        pada=pada,
        dari=dari,
        isi={kegiatan: list(baris) for kegiatan, baris in jadwal.items()},
        alasan=alasan.strip(),
    )
    if seleksi.beku:
        _kabari_jadwal(seleksi, lowongan, oleh, pada, alasan)
    return seleksi


def pasang_jadwal(
    *, seleksi: Seleksi, jadwal: Mapping[str, BarisJadwal], lowongan: Lowongan | None = None
) -> None:
    """Step: write the rows of a timetable; the selection is locked by the act around it."""
    for kegiatan, (mulai, sampai, tempat) in jadwal.items():
        Jadwal.objects.update_or_create(
            seleksi=seleksi,
            lowongan=lowongan,
            kegiatan=kegiatan,
            defaults={"tanggal_mulai": mulai, "tanggal_selesai": sampai, "tempat": tempat.strip()},
        )


def geser_jadwal(*, lowongan: Lowongan, akhir_pengumuman: date) -> None:
    """Step of an extension: the vacancy alone gets a timetable of its own, later by the extra days."""
    baris = lowongan.seleksi.jadwal.filter(Q(lowongan=None) | Q(lowongan=lowongan))
    tempat = {b.kegiatan: b.tempat for b in baris.order_by(F("lowongan").asc(nulls_first=True))}
    sekarang = jadwal_lowongan([lowongan])[lowongan.pk]
    if Jadwal.Kegiatan.PENGUMUMAN not in sekarang:
        return
    mulai, lama = sekarang[Jadwal.Kegiatan.PENGUMUMAN]
    geser = akhir_pengumuman - lama
    baru = {
        kegiatan: (a + geser, b + geser, tempat.get(kegiatan, "")) for kegiatan, (a, b) in sekarang.items()
    }
    baru[Jadwal.Kegiatan.PENGUMUMAN] = (mulai, akhir_pengumuman, tempat.get(Jadwal.Kegiatan.PENGUMUMAN, ""))
    pasang_jadwal(seleksi=lowongan.seleksi, jadwal=baru, lowongan=lowongan)


@transaction.atomic(durable=True)
def atur_bobot(*, seleksi: Seleksi, bobot: Mapping[str, Decimal], oleh: Pengguna, pada: datetime) -> Seleksi:
    """Choose the weights (percent per method). Refused with the article unless in range and together 100."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    semula = seleksi.aturan_main
    baru = semula.dengan_bobot(dict(bobot))
    wewenang.boleh_atur_bobot(oleh, seleksi, baru, pada).pastikan()
    seleksi.ketentuan = baru.jadi_json()
    seleksi.save(update_fields=["ketentuan"])
    catat(
        "bobot.diatur",
        objek=seleksi,
        oleh=oleh,
        pada=pada,
        dari={metode.kode: metode.bobot for metode in semula.metode},
        isi={metode.kode: metode.bobot for metode in baru.metode},
    )
    return seleksi


@transaction.atomic(durable=True)
def atur_kebijakan(
    *, seleksi: Seleksi, pilihan: Mapping[str, Any], alasan: str, oleh: Pengguna, pada: datetime
) -> Seleksi:
    """Choose what the law leaves open: policy -> plain value (see aturan.KEBIJAKAN), with the reason.

    The reason is needed, and printed in the berita acara, when any choice departs from the profile.
    """
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    wewenang.boleh_atur_kebijakan(oleh, seleksi, pilihan, alasan.strip(), pada).pastikan()
    semula = seleksi.aturan_main
    baru = aturan.dengan_kebijakan(pilihan, alasan.strip(), semula)
    seleksi.ketentuan = baru.jadi_json()
    seleksi.save(update_fields=["ketentuan"])
    berubah = [
        kode for kode in pilihan if aturan.nilai_kebijakan(kode, semula) != aturan.nilai_kebijakan(kode, baru)
    ]
    catat(
        "kebijakan.diatur",
        objek=seleksi,
        oleh=oleh,
        pada=pada,
        dari={kode: aturan.kata_kebijakan(kode, semula) for kode in berubah},
        isi={kode: aturan.kata_kebijakan(kode, baru) for kode in berubah},
        alasan=alasan.strip(),
    )
    return seleksi


@transaction.atomic(durable=True)
def catat_rekomendasi(
    *,
    seleksi: Seleksi,
    jenis: str,
    nomor: str,
    tanggal: date,
    berkas: Berkas,
    oleh: Pengguna,
    pada: datetime,
    lowongan: Lowongan | None = None,
    badan: str = "",
    keterangan: str = "",
    nomor_koordinasi: str = "",
    tanggal_koordinasi: date | None = None,
) -> Rekomendasi:
    """Record a letter of the supervising body, for the selection or one vacancy; replaces an earlier one.

    Not one that an extension rests on already: the next extension needs a letter of its own. With a letter
    for an extension stands the one with which the PPK coordinated before.
    """
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    if lowongan is not None:
        (lowongan,) = kunci_lowongan(daftar=[lowongan.pk])
    koordinasi = (nomor_koordinasi.strip(), tanggal_koordinasi)
    wewenang.boleh_catat_rekomendasi(oleh, seleksi, jenis, tanggal, pada, lowongan, koordinasi).pastikan()
    lama = seleksi.rekomendasi.filter(jenis=jenis, lowongan=lowongan, perpanjangan=None).first()
    dari = {"nomor": lama.nomor, "tanggal": lama.tanggal} if lama else {}
    surat = lama or Rekomendasi(seleksi=seleksi, jenis=jenis, lowongan=lowongan)
    surat.badan = badan.strip() or seleksi.aturan_main.badan_pengawas
    surat.nomor = nomor.strip()
    surat.tanggal = tanggal
    surat.keterangan = keterangan.strip()
    surat.nomor_koordinasi, surat.tanggal_koordinasi = koordinasi
    surat.berkas = berkas
    surat.dicatat_pada = pada
    surat.dicatat_oleh = oleh
    surat.save()
    catat(
        "rekomendasi.dicatat",
        objek=surat,
        oleh=oleh,
        pada=pada,
        jenis=jenis,
        nomor=surat.nomor,
        tanggal=tanggal,
        berkas=berkas.sha256,
        dari=dari,
        koordinasi=list(koordinasi),
    )
    return surat


@transaction.atomic(durable=True)
def titip_berkas(*, unggahan: Unggahan, seleksi: Seleksi, oleh: Pengguna, pada: datetime) -> Berkas:
    """Store an upload before the form around it is complete, so that a mistake elsewhere does not lose it.

    Raises BerkasDitolak when it is no whole, open PDF.
    """
    wewenang.boleh_titip_berkas(oleh, seleksi.pk, pada).pastikan()
    berkas = simpan_berkas(unggahan=unggahan, oleh=oleh, pada=pada)
    catat("berkas.diunggah", objek=seleksi, oleh=oleh, pada=pada, berkas=berkas.pk, sha256=berkas.sha256)
    return berkas


# --- Kunci ---------------------------------------------------------------------------------------
def kunci_seleksi(*, seleksi_id: int) -> Seleksi:
    """Step: the present row, locked until the act ends. Always before its vacancies."""
    return Seleksi.objects.select_for_update(of=("self",), no_key=True).get(pk=seleksi_id)


def kunci_lowongan(*, daftar: list[int]) -> list[Lowongan]:
    """Step: the present rows, locked in the order of their ids, so that no two acts wait for each other."""
    dasar = Lowongan.objects.prefetch_related("seleksi").order_by("pk")
    return list(dasar.select_for_update(of=("self",), no_key=True).filter(pk__in=daftar))


def _rapikan(isian: Mapping[str, Any]) -> dict[str, Any]:
    """Only fields of a vacancy that a person may set; texts without blanks around them."""
    if asing := isian.keys() - set(MEDAN_LOWONGAN):
        raise TypeError(f"Bukan isian lowongan: {', '.join(sorted(asing))}.")
    return {medan: isi.strip() if isinstance(isi, str) else isi for medan, isi in isian.items()}


def _eselon(lowongan: Lowongan) -> str:
    """II.a for the Sekda, II.b for every other JPT Pratama (Pasal 4 ayat (2))."""
    sekda = lowongan.jenis_jabatan == Lowongan.JenisJabatan.SEKDA
    return Lowongan.Eselon.IIA if sekda else Lowongan.Eselon.IIB


def _kabari_jadwal(
    seleksi: Seleksi, lowongan: Lowongan | None, oleh: Pengguna, pada: datetime, alasan: str
) -> None:
    objek = lowongan or seleksi
    for orang in tim_inti(seleksi.pk, pada):
        if orang.pk == oleh.pk:
            continue
        kirim_setelah_commit(
            kunci=f"jadwal.diatur:{objek._meta.model_name}:{objek.pk}:{pada.isoformat()}:{orang.pk}",
            penerima=orang,
            perihal=f"Jadwal {objek} berubah",
            templat="seleksi/surel/jadwal_berubah.txt",
            konteks={"nama": str(objek), "alasan": alasan.strip()},
            tautan=reverse("seleksi:ruang", args=[seleksi.pk]),
            pada=pada,
        )
