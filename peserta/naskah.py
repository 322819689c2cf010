"""Objects of peserta as the plain data of papers. Printing: dokumen; acts: actions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from akun import ics
from dokumen import isi as kata
from dokumen.models import Naskah
from dokumen.rupa import nama_zona
from dokumen.terbilang import hari_tanggal
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from peserta.alur import Keadaan
from peserta.aturan import Butir, batas_tampil, butir_periksa, tambahan_ketentuan
from peserta.models import (
    BerkasLamaran,
    Lamaran,
    MasaSanggah,
    Panggilan,
    Sanggahan,
    SyaratTambahan,
    UndanganTahap,
    Verifikasi,
)
from peserta.models.dokumen import dokumen_lamaran, siapkan_dokumen
from peserta.models.kedua import putusan_akhir
from seleksi.aturan import ada_masa_sanggah
from seleksi.models import Instansi, Jadwal, Lowongan, Seleksi

HASIL = {
    Keadaan.MS: "Memenuhi syarat",
    Keadaan.TMS: "Tidak memenuhi syarat",
    Keadaan.MUNDUR: "Mengundurkan diri",
    Keadaan.GUGUR: "Memenuhi syarat",  # dropped out later
}
KEDUDUKAN = {Peran.KETUA_PANSEL: "Ketua merangkap anggota", Peran.ANGGOTA_PANSEL: "Anggota"}


def tanda_terima(lamaran: Lamaran, berkas: Mapping[str, BerkasLamaran], instansi: Instansi) -> dict[str, Any]:
    """Data of the receipt of a sent application; ``berkas`` maps document codes to their present version."""
    lowongan = lamaran.lowongan
    seleksi = lowongan.seleksi
    ketentuan = seleksi.aturan_main
    if lamaran.profil is None or lamaran.diajukan_pada is None or lowongan.batas_lamaran is None:
        raise ValueError("Tanda terima hanya untuk lamaran yang sudah terkirim.")
    return {
        "instansi": kata.identitas(instansi),
        "tahun": seleksi.tahun,
        "nama_seleksi": str(seleksi),
        "peraturan": ketentuan.nama,
        "nomor_pendaftaran": lamaran.nomor_pendaftaran,
        "diterima": _waktu(lamaran.diajukan_pada),
        "batas_lamaran": batas_tampil(timezone.localtime(lowongan.batas_lamaran)).isoformat(),
        "lowongan": {
            "nama_jabatan": lowongan.nama_jabatan,
            "perangkat_daerah": lowongan.perangkat_daerah,
            "eselon": lowongan.eselon,
        },
        "pelamar": {
            kunci: lamaran.profil[kunci] for kunci in ("nama", "nip", "pangkat", "jabatan", "instansi")
        },
        "berkas": [
            _berkas(satu.nama, berkas[satu.kode]) for satu in dokumen_lamaran(lowongan) if satu.kode in berkas
        ],
    }


def berita_acara_administrasi(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    pansel: Sequence[Keanggotaan],
    pada: datetime,
) -> dict[str, Any]:
    """The record of the administrative result (D22) with every reason of refusal; the Ketua Pansel signs.

    ``pansel`` in the order of the decree. Six queries, whatever the number of vacancies
    and applicants; one more where objections are heard.
    """
    ketentuan = seleksi.aturan_main
    siapkan_dokumen(lowongan)
    nama_butir = {b.kode: b.nama for satu in lowongan for b in butir_periksa(dokumen_lamaran(satu))}
    tambahan = SyaratTambahan.objects.filter(lowongan__in=lowongan).values_list("pk", "uraian")
    nama_butir |= {f"E-08.{pk}": uraian for pk, uraian in tambahan}
    nama_butir |= {satu.kode: satu.uraian for satu in tambahan_ketentuan(ketentuan.syarat)}
    alasan: dict[int, list[str]] = {}
    if ada_masa_sanggah(ketentuan):
        alasan |= _alasan_diterima(lowongan)
    pelamar: dict[int, list[Lamaran]] = {satu.pk: [] for satu in lowongan}
    diperiksa = Lamaran.objects.filter(lowongan__in=lowongan, keadaan__in=HASIL).order_by("urutan")
    for lamaran in diperiksa.only("lowongan", "nomor_pendaftaran", "profil", "keadaan"):
        pelamar[lamaran.lowongan_id].append(lamaran)
    ditolak = [satu.pk for semua in pelamar.values() for satu in semua if satu.keadaan == Keadaan.TMS]
    for pk, putusan in putusan_akhir(ditolak).items():
        alasan[pk] = [
            f"{nama_butir.get(butir, butir)}: {sebab}"
            for butir, (pilihan, sebab) in putusan.items()
            if pilihan == Verifikasi.Putusan.TIDAK_SESUAI
        ]
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "ditetapkan": kata.saat(pada),
        "min_lulus": ketentuan.administrasi.min_lulus,
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "jumlah": {
                    "semua": len(pelamar[satu.pk]),
                    **{
                        nama: sum(lamaran.keadaan == keadaan for lamaran in pelamar[satu.pk])
                        for nama, keadaan in (
                            ("ms", Keadaan.MS),
                            ("tms", Keadaan.TMS),
                            ("mundur", Keadaan.MUNDUR),
                        )
                    },
                },
                "pelamar": [
                    {
                        **kata.orang(lamaran),
                        "hasil": HASIL[Keadaan(lamaran.keadaan)],
                        "alasan": alasan.get(lamaran.pk, []),
                    }
                    for lamaran in pelamar[satu.pk]
                ],
            }
            for satu in lowongan
        ],
        "pansel": [
            {
                "nama": satu.pengguna.nama,
                "kedudukan": KEDUDUKAN[Peran(satu.peran)],
                "ketua": satu.peran == Peran.KETUA_PANSEL,
            }
            for satu in pansel
        ],
        "tembusan": [],
        "penanda": _ketua(pansel),
    }


def _alasan_diterima(lowongan: Sequence[Lowongan]) -> dict[int, list[str]]:
    """Application -> by which meeting, and why, its objection was accepted."""
    diterima = Sanggahan.objects.filter(
        lamaran__lowongan__in=lowongan, jawaban=Sanggahan.Jawaban.DITERIMA, lamaran__keadaan=Keadaan.MS
    )
    return {
        satu.lamaran_id: [f"Diubah dengan putusan rapat (notulen Nomor {satu.nomor_notulen}): {satu.alasan}"]
        for satu in diterima
    }


def pengumuman_administrasi(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    berita_acara: Naskah,
    jadwal: Iterable[Jadwal],
    penanda: Keanggotaan,
    mengganti: Naskah | None = None,
    sanggahan: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Names of those who passed (B-3 f, g), alphabetical; ``jadwal`` are the activities that follow.

    Where the policy publishes all, also the register numbers of those who did not. ``mengganti``: the result
    published before, where this one amends it. ``sanggahan``: the window it opens (hari, batas, batas_jawab,
    dan dihitung_dari, the day from which it counts).
    """
    lulus: dict[int, list[Lamaran]] = {satu.pk: [] for satu in lowongan}
    for lamaran in Lamaran.objects.memenuhi_syarat().filter(lowongan__in=lowongan):
        lulus[lamaran.lowongan_id].append(lamaran)
    # Register numbers alone: a name and a reason are told to the person himself.
    gagal: dict[int, list[str]] = {satu.pk: [] for satu in lowongan}
    if seleksi.aturan_main.kebijakan.publikasi_administrasi == "SEMUA":
        tms = Lamaran.objects.filter(lowongan__in=lowongan, keadaan=Keadaan.TMS).order_by("urutan")
        for pk, nomor in tms.values_list("lowongan", "nomor_pendaftaran"):
            gagal[pk].append(nomor)
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "berita_acara": kata.rujukan(berita_acara),
        "mengganti": kata.rujukan(mengganti) if mengganti else None,
        "sanggahan": sanggahan,
        "lowongan": [
            {
                **kata.jabatan(satu),
                "peserta": kata.orang_menurut_abjad(lulus[satu.pk]),
                "tidak_lulus": gagal[satu.pk],
            }
            for satu in lowongan
        ],
        "jadwal": [
            {
                "kegiatan": satu.get_kegiatan_display(),
                "mulai": satu.tanggal_mulai.isoformat(),
                "selesai": satu.tanggal_selesai.isoformat(),
                "tempat": satu.tempat,
            }
            for satu in sorted(jadwal, key=lambda satu: (satu.tanggal_mulai, satu.kegiatan))
        ],
        "tembusan": [],
        "penanda": kata.penanda("Ketua Panitia Seleksi", penanda.pengguna.nama),
    }


def surat_hasil_administrasi(
    lamaran: Lamaran,
    instansi: Instansi,
    *,
    pengumuman: Naskah,
    butir: Sequence[tuple[Butir, str]],
    penanda: Keanggotaan,
    sanggahan: MasaSanggah | None = None,
) -> dict[str, Any]:
    """The letter that tells one applicant his administrative result (D25).

    ``butir``: what was not in order, each with its reason; empty for one who passed. ``pengumuman`` is the
    published result; the timetable of what follows is taken from it, so that both say the same.
    """
    lowongan = lamaran.lowongan
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "hasil": lamaran.keadaan,
        "penerima": kata.orang(lamaran),
        "lowongan": kata.jabatan(lowongan),
        "pengumuman": kata.rujukan(pengumuman),
        "butir": [{"nama": satu.nama, "dasar": satu.dasar, "alasan": alasan} for satu, alasan in butir],
        "jadwal": pengumuman.isi["jadwal"] if lamaran.keadaan == Keadaan.MS else [],
        "sanggahan": sanggahan and kata_masa_sanggah(sanggahan.batas, sanggahan.batas_jawab),
        "kalimat": "",
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": kata.penanda("Ketua Panitia Seleksi", penanda.pengguna.nama),
    }


def kata_masa_sanggah(batas: datetime, batas_jawab: datetime) -> dict[str, str]:
    """The two bounds of a window as papers print them: the last second within each."""
    return {"batas": kata.detik_terakhir(batas), "batas_jawab": kata.detik_terakhir(batas_jawab)}


def surat_jawaban_sanggahan(
    sanggahan: Sanggahan, instansi: Instansi, *, penanda: Keanggotaan
) -> dict[str, Any]:
    """The answer of the Pansel to one objection (D50)."""
    lamaran = sanggahan.lamaran
    if sanggahan.diajukan_pada is None or sanggahan.tanggal_rapat is None:
        raise ValueError("Jawaban hanya untuk sanggahan yang sudah diputus.")
    return {
        **kata.umum(lamaran.lowongan.seleksi, instansi, [lamaran.lowongan]),
        "penerima": kata.orang(lamaran),
        "lowongan": kata.jabatan(lamaran.lowongan),
        "diajukan": kata.saat(sanggahan.diajukan_pada),
        "jawaban": sanggahan.jawaban,
        "alasan": sanggahan.alasan,
        "dasar": sanggahan.dasar.rstrip("."),
        "rapat": {"nomor": sanggahan.nomor_notulen, "tanggal": sanggahan.tanggal_rapat.isoformat()},
        "kalimat": "",
        "tembusan": [],
        "penanda": kata.penanda("Ketua Panitia Seleksi", penanda.pengguna.nama),
    }


def undangan_tahap(
    undangan: UndanganTahap,
    panggilan: Panggilan,
    instansi: Instansi,
    *,
    pengumuman: Naskah,
    penanda: Keanggotaan,
    jabatan: str,
    diganti: Naskah | None,
) -> dict[str, Any]:
    """The letter that calls one participant to a stage (D27). ``diganti``: the letter it replaces."""
    lowongan = panggilan.lowongan
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "penerima": kata.orang(undangan.lamaran),
        "lowongan": kata.jabatan(lowongan),
        "kegiatan": panggilan.get_kegiatan_display().lower(),
        "pengumuman": {**kata.rujukan(pengumuman), "judul": pengumuman.judul},
        "bergiliran": panggilan.cara == Panggilan.Cara.GILIRAN,
        "mulai": kata.saat(undangan.mulai),
        "selesai": kata.saat(undangan.selesai),
        "tempat": panggilan.tempat,
        "tautan": panggilan.tautan,
        "bawaan": [satu.strip() for satu in panggilan.bawaan.splitlines() if satu.strip()],
        "pakaian": panggilan.pakaian,
        "narahubung": panggilan.narahubung,
        "mengganti": kata.rujukan(diganti) if diganti else None,
        "alasan": panggilan.alasan_perubahan,
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": kata.penanda(jabatan, penanda.pengguna.nama, penanda.pengguna.nip or ""),
    }


def isi_surel_undangan(undangan: UndanganTahap, panggilan: Panggilan) -> dict[str, Any]:
    """What the mail and the notice say of an invitation, of its change, or of its end."""
    return {
        "nama_jabatan": panggilan.lowongan.nama_jabatan,
        "nomor": undangan.lamaran.nomor_pendaftaran,
        "kegiatan": panggilan.get_kegiatan_display().lower(),
        "waktu": sebut_rentang(undangan.mulai, undangan.selesai),
        "tempat": panggilan.tempat,
        "tautan_daring": panggilan.tautan,
        "berubah": panggilan.ke > 0,
        "batal": panggilan.alasan_akhir,
    }


def sebut_rentang(mulai: datetime, selesai: datetime) -> str:
    """Senin, 30 November 2026 pukul 08.00–10.00 WIB."""
    dari, sampai = timezone.localtime(mulai), timezone.localtime(selesai)
    return f"{hari_tanggal(dari.date())} pukul {dari:%H.%M}–{sampai:%H.%M} {nama_zona(dari)}"


def kalender_undangan(
    undangan: UndanganTahap, panggilan: Panggilan, instansi: Instansi, *, metode: str, pada: datetime
) -> str:
    """The calendar file of an invitation; the same event through all its changes."""
    orang = undangan.lamaran.pelamar.pengguna
    nama = f"{panggilan.get_kegiatan_display()}: {panggilan.lowongan.nama_jabatan}"
    batal = panggilan.akhir == Panggilan.Akhir.DIBATALKAN
    uraian = [
        f"Nomor pendaftaran {undangan.lamaran.nomor_pendaftaran}.",
        f"{sebut_rentang(undangan.mulai, undangan.selesai)}.",
        f"Dibatalkan: {panggilan.alasan_akhir}" if batal else "",
        f"Tautan: {panggilan.tautan}" if panggilan.tautan else "",
        f"Dibawa: {'; '.join(panggilan.bawaan.split(chr(10)))}" if panggilan.bawaan else "",
        f"Pakaian: {panggilan.pakaian}" if panggilan.pakaian else "",
        f"Narahubung: {panggilan.narahubung}",
    ]
    acara = ics.Acara(
        uid=f"undangan-{undangan.uid}@seleksi-jpt",
        cap=pada,
        mulai=undangan.mulai,
        selesai=undangan.selesai,
        judul=f"Dibatalkan: {nama}" if batal else nama,
        tempat=panggilan.tempat or panggilan.tautan,
        uraian="\n".join(filter(None, uraian)),
        alamat=f"{settings.ALAMAT_SITUS}{undangan.lamaran.get_absolute_url()}",
        # A cancellation is one change more.
        urutan=panggilan.ke + batal,
        batal=batal,
        pengundang=ics.Orang(instansi.nama_sekretariat, instansi.surel),
        diundang=ics.Orang(orang.nama_tampil, orang.email),
        bel=(timedelta(days=1), timedelta(hours=1)),
    )
    return ics.kalender([acara], metode)


def sidik_surat(isi: Mapping[str, Any], kalimat: str) -> str:
    """Digest of the words of a letter: two letters with the same one print the same text."""
    bahan = json.dumps([isi, kalimat], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(bahan.encode()).hexdigest()


def _ketua(pansel: Iterable[Keanggotaan]) -> dict[str, str]:
    ketua = next(satu for satu in pansel if satu.peran == Peran.KETUA_PANSEL)
    return kata.penanda("Ketua Panitia Seleksi", ketua.pengguna.nama)


def _berkas(nama: str, satu: BerkasLamaran) -> dict[str, Any]:
    return {
        "nama": nama,
        "nama_asli": satu.berkas.nama_asli,
        "ukuran": satu.berkas.ukuran,
        "halaman": satu.berkas.halaman,
        "sha256": satu.berkas.sha256,
        "meterai": str(getattr(satu, "meterai", "")),
    }


def _waktu(saat: datetime) -> str:
    return timezone.localtime(saat).replace(microsecond=0).isoformat()
