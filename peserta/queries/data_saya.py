"""Everything held about one person, as plain data for himself (UU 27/2022 Pasal 5 to 7; decision 0120).

Left out is what he may not know yet (results before they are published), what is secret by regulation (ranks,
and scores but for his own in an announcement that gives it), and the names of others: officials appear by
their role.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from akun.antar import isi_pesan
from akun.models import Pengguna, Surel
from jejak.models import Jejak
from panitia.aturan import SEBUTAN_PERAN
from panitia.models import Keanggotaan
from peserta.alur import Keadaan
from peserta.models import (
    JENIS_RIWAYAT,
    BerkasLamaran,
    BuktiSanggahan,
    Lamaran,
    Pelamar,
    SerahanMakalah,
    SuratRekomendasi,
)
from peserta.queries.daftar import lamaran_pengguna
from peserta.queries.data_lamaran import (
    bukti_saya,
    kiriman_saya,
    makalah_saya,
    nilai_saya,
    panggilan_saya,
    perbaikan_saya,
    permintaan_saya,
    pertanyaan_saya_lengkap,
    sanggahan_saya,
    surat_saya,
    undangan_saya,
    waktu,
)
from peserta.queries.diketahui import hasil_diketahui, keadaan_bagi_pelamar, sebutan_bagi_pelamar
from peserta.queries.dokumen import nama_dokumen
from peserta.queries.fakta import salinan_profil, surat_rekomendasi
from peserta.queries.makalah import serahan_saya
from peserta.queries.pintu import pelamar_dari
from peserta.queries.riwayat import baris_riwayat
from peserta.queries.verifikasi import alasan_tms

PERISTIWA_UNDUH = "data.diunduh"
# Events of others that are a look at his data, in words; what officials decide is told when it is published.
DILIHAT = {
    "berkas.dibuka": "membuka berkas",
    "sanggahan.bukti_dibuka": "membuka bukti sanggahan",
    "makalah.dibaca": "membaca makalah",
    "lamaran.daftar_diunduh": "mengunduh daftar pelamar",
}


def jumlah_unduhan_data(pengguna: Pengguna, pada: datetime) -> int:
    """How often he took his data in the last 24 hours."""
    sejak = pada - timedelta(hours=24)
    return Jejak.objects.filter(peristiwa=PERISTIWA_UNDUH, pelaku=pengguna, pada__gt=sejak).count()


def berkas_saya(pengguna: Pengguna) -> list[BerkasLamaran]:
    """Every version of every file he uploaded, in the order of arrival."""
    dasar = BerkasLamaran.objects.filter(lamaran__pelamar__pengguna=pengguna)
    return list(
        dasar.select_related("berkas__pemindaian", "lamaran", "meterai").order_by(
            "lamaran", "diunggah_pada", "pk"
        )
    )


def data_saya(pengguna: Pengguna, pada: datetime) -> dict[str, Any]:
    pelamar = pelamar_dari(pengguna)
    lamaran = list(lamaran_pengguna(pengguna).select_related("tanda_terima__berkas"))
    berkas = berkas_saya(pengguna)
    return {
        "dibuat": waktu(pada),
        "akun": {
            "nama": pengguna.nama,
            "surel": pengguna.email,
            "nip": pengguna.nip or "",
            "dibuat": waktu(pengguna.dibuat_pada),
            "terakhir_masuk": waktu(pengguna.last_login),
        },
        "profil": salinan_profil(pelamar) if pelamar else {},
        "undangan": undangan_saya(pengguna),
        "lamaran": _lamaran(lamaran, berkas, pada),
        "undangan_tahap": panggilan_saya(pelamar) if pelamar else [],
        "pertanyaan": pertanyaan_saya_lengkap(pengguna),
        "unggahan_berjalan": kiriman_saya(pengguna),
        "pemberitahuan": [
            _surel(satu) for satu in Surel.objects.untuk(pengguna).order_by("dibuat_pada", "pk")
        ],
        "yang_melihat": _yang_melihat(pengguna, lamaran, berkas),
        "tindakan_anda": [
            {"waktu": waktu(satu.pada), "tindakan": satu.peristiwa.replace(".", " ").replace("_", " ")}
            for satu in Jejak.objects.filter(pelaku=pengguna).order_by("tinggi")
        ],
    }


def lembar_riwayat(pelamar: Pelamar) -> list[tuple[str, list[list[str]]]]:
    """Kind -> its rows in words: what it is, the rest of it, when."""
    return [
        (jenis, [[str(satu), satu.keterangan, satu.waktu] for satu in baris_riwayat(pelamar, jenis)])
        for jenis in JENIS_RIWAYAT
    ]


def _lamaran(lamaran: list[Lamaran], berkas: list[BerkasLamaran], pada: datetime) -> list[dict[str, Any]]:
    diketahui = hasil_diketahui(lamaran)
    return [
        {
            **_satu_lamaran(satu, satu.pk in diketahui, berkas),
            "permintaan_rekomendasi": permintaan_saya(satu, pada),
            "perbaikan": perbaikan_saya(satu),
            "surat": surat_saya(satu),
            "sanggahan": sanggahan_saya(satu),
            "nilai_diumumkan": nilai_saya(satu),
            "makalah": makalah_saya(satu),
        }
        for satu in lamaran
    ]


def _satu_lamaran(lamaran: Lamaran, diketahui: bool, berkas: list[BerkasLamaran]) -> dict[str, Any]:
    tms = keadaan_bagi_pelamar(lamaran, diketahui) == Keadaan.TMS
    surat = surat_rekomendasi(lamaran).get(SuratRekomendasi.Sumber.PELAMAR)
    dokumen = nama_dokumen(lamaran.lowongan)
    return {
        "nomor": lamaran.nomor_pendaftaran,
        "jabatan": lamaran.lowongan.nama_jabatan,
        "seleksi": str(lamaran.lowongan.seleksi),
        "keadaan": sebutan_bagi_pelamar(lamaran, diketahui),
        "dibuat": waktu(lamaran.dibuat_pada),
        "terkirim": waktu(lamaran.diajukan_pada),
        "pakta_integritas": lamaran.teks_pakta,
        "alasan_mengundurkan_diri": lamaran.alasan_tarik,
        "alasan_gugur": lamaran.alasan_gugur,
        "alasan_tidak_memenuhi_syarat": [f"{b}: {a}" for b, a in alasan_tms(lamaran)] if tms else [],
        "salinan_saat_dikirim": lamaran.profil or {},
        "rekomendasi_ppk": {
            "jabatan_penanda_tangan": surat.jabatan,
            "nomor": surat.nomor,
            "tanggal": surat.tanggal.isoformat(),
        }
        if surat
        else {},
        "berkas": [
            {
                "jenis": satu.jenis,
                "nama": dokumen.get(satu.jenis, satu.jenis),
                "nama_asli": satu.berkas.nama_asli,
                "ukuran": satu.berkas.ukuran,
                "sha256": satu.berkas.sha256,
                "diunggah": waktu(satu.diunggah_pada),
                "diganti": waktu(satu.diganti_pada),
                "meterai": str(getattr(satu, "meterai", "")),
            }
            for satu in berkas
            if satu.lamaran_id == lamaran.pk
        ],
    }


def _surel(surel: Surel) -> dict[str, str]:
    return {"waktu": waktu(surel.dibuat_pada), "perihal": surel.perihal, "isi": isi_pesan(surel)}


def _yang_melihat(
    pengguna: Pengguna, lamaran: Sequence[Lamaran], berkas: Iterable[BerkasLamaran]
) -> list[dict[str, str]]:
    """Who opened his files or took a list he stands in: the role and the moment, without a name."""
    terkirim = {satu.lowongan_id: satu.diajukan_pada for satu in lamaran if satu.diajukan_pada is not None}
    dokumen = {satu.pk: nama_dokumen(satu.lowongan) for satu in lamaran}
    sebutan = {str(satu.pk): dokumen[satu.lamaran_id].get(satu.jenis, satu.jenis) for satu in berkas}
    bukti = {str(satu.pk): satu.berkas.nama_asli for satu in bukti_saya(lamaran)}
    makalah = {str(m.pk): m.berkas.nama_asli for satu in lamaran for m in serahan_saya(satu)}
    nama = {"berkas.dibuka": sebutan, "sanggahan.bukti_dibuka": bukti, "makalah.dibaca": makalah}
    dasar = Jejak.objects.filter(
        Q(peristiwa="berkas.dibuka", objek_tipe=BerkasLamaran._meta.label_lower, objek_id__in=sebutan)
        | Q(
            peristiwa="sanggahan.bukti_dibuka",
            objek_tipe=BuktiSanggahan._meta.label_lower,
            objek_id__in=bukti,
        )
        | Q(peristiwa="makalah.dibaca", objek_tipe=SerahanMakalah._meta.label_lower, objek_id__in=makalah)
        | Q(peristiwa="lamaran.daftar_diunduh", objek_id__in=[str(satu) for satu in terkirim])
    ).exclude(pelaku=pengguna)
    baris = [
        satu
        for satu in dasar.order_by("tinggi")
        if satu.peristiwa in nama or satu.pada >= terkirim[int(satu.objek_id)]
    ]
    peran = _peran({satu.pelaku_id for satu in baris})
    return [
        {
            "waktu": waktu(satu.pada),
            "siapa": peran.get((satu.pelaku_id, satu.seleksi_id), "Petugas"),
            "apa": DILIHAT[satu.peristiwa],
            "berkas": nama.get(satu.peristiwa, {}).get(satu.objek_id, ""),
        }
        for satu in baris
    ]


def _peran(orang: set[int | None]) -> dict[tuple[int | None, int | None], str]:
    """(Person, selection) -> his roles there in words, the latest decree last."""
    hasil: dict[tuple[int | None, int | None], str] = {}
    for satu in Keanggotaan.objects.filter(pengguna__in=orang).order_by("pk"):
        kunci, kata = (satu.pengguna_id, satu.seleksi_id), SEBUTAN_PERAN[satu.peran]
        ada = hasil.get(kunci, "")
        hasil[kunci] = ada if kata in ada else ", ".join(filter(None, (ada, kata)))
    return hasil
