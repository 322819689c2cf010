"""Rows as facts for the rules, and the copy that is frozen when an application is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from peserta import aturan
from peserta.aturan import Fakta, FaktaRekomendasi, Posisi
from peserta.models import Lamaran, Pelamar, RiwayatJabatan, SuratRekomendasi, TelaahRiwayat
from peserta.queries.riwayat import DILIHAT_ATURAN, fakta_catatan, salinan_riwayat

# The letter that stands came by a link.
SURAT_BERLAKU = {"diserahkan_pada__isnull": False, "berkas_lamaran__diganti_pada__isnull": True}


def salinan_profil(pelamar: Pelamar) -> dict[str, Any]:
    """The profile with its history as plain data, frozen into an application when it is sent."""
    pengguna = pelamar.pengguna
    return {
        "nama": pengguna.nama,
        "nip": pengguna.nip or "",
        "surel": pengguna.email,
        "telepon": pelamar.telepon,
        "tempat_lahir": pelamar.tempat_lahir,
        "tanggal_lahir": pelamar.tanggal_lahir.isoformat(),
        "jenis_kelamin": pelamar.jenis_kelamin,
        "golongan": pelamar.golongan,
        "pangkat": pelamar.get_golongan_display(),
        "jabatan": pelamar.jabatan,
        "unit_kerja": pelamar.unit_kerja,
        "instansi": pelamar.instansi,
        "provinsi": pelamar.provinsi,
        "penempatan": pelamar.penempatan,
        "jenjang": pelamar.jenjang,
        "pendidikan": pelamar.get_jenjang_display(),
        "jurusan": pelamar.jurusan,
        "penjelasan_nip": pelamar.penjelasan_nip,
        "riwayat": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "jenis": satu.jenis,
                "jenis_jabatan": satu.get_jenis_display(),
                "kedudukan": satu.kedudukan,
                "instansi": satu.instansi,
                "tanggal_mulai": satu.tanggal_mulai.isoformat(),
                "tanggal_selesai": satu.tanggal_selesai.isoformat() if satu.tanggal_selesai else "",
                "terkait": satu.terkait,
            }
            for satu in riwayat_berurut(pelamar)
        ],
        "catatan": salinan_riwayat(pelamar),
    }


def riwayat_berurut(pelamar: Pelamar) -> QuerySet[RiwayatJabatan]:
    """Posts held, the latest first."""
    return pelamar.riwayat_jabatan.order_by("-tanggal_mulai", "-pk")


def fakta_pelamar(pelamar: Pelamar) -> Fakta:
    """The living profile as facts for the rules."""
    return Fakta(
        instansi=pelamar.instansi,
        provinsi=pelamar.provinsi,
        tanggal_lahir=pelamar.tanggal_lahir,
        jenjang=pelamar.jenjang,
        riwayat=tuple(
            Posisi(r.nama_jabatan, r.jenis, r.tanggal_mulai, r.tanggal_selesai, r.terkait, r.kedudukan)
            for r in riwayat_berurut(pelamar)
        ),
        menyatakan=False,
        golongan=pelamar.golongan,
        penempatan=pelamar.penempatan,
        **fakta_catatan(salinan_riwayat(pelamar, DILIHAT_ATURAN)),
    )


def fakta_salinan(profil: Mapping[str, Any], telaah: Mapping[int, TelaahRiwayat] | None = None) -> Fakta:
    """The frozen copy of a sent application as facts for the rules, with the verifier's marks on its rows."""
    tanda = telaah or {}
    return Fakta(
        instansi=profil["instansi"],
        provinsi=profil["provinsi"],
        tanggal_lahir=date.fromisoformat(profil["tanggal_lahir"]),
        jenjang=profil["jenjang"],
        riwayat=tuple(_posisi(satu, tanda.get(baris)) for baris, satu in enumerate(profil["riwayat"])),
        menyatakan=True,
        golongan=profil["golongan"],
        # Copies sent before these were asked for do not carry them.
        penempatan=profil.get("penempatan", aturan.INDUK),
        **fakta_catatan(profil.get("catatan", {})),
    )


def _posisi(riwayat: Mapping[str, Any], telaah: TelaahRiwayat | None) -> Posisi:
    selesai = riwayat["tanggal_selesai"]
    return Posisi(
        riwayat["nama_jabatan"],
        riwayat["jenis"],
        date.fromisoformat(riwayat["tanggal_mulai"]),
        date.fromisoformat(selesai) if selesai else None,
        riwayat["terkait"],
        riwayat.get("kedudukan", aturan.DEFINITIF),
        telaah.dihitung if telaah else None,
        telaah.alasan if telaah else "",
    )


def fakta_lamaran(lamaran: Lamaran, *, buta: bool = False) -> Fakta:
    """Facts of one application: the frozen copy with its marks, or the living profile of a draft.

    ``buta``: without the marks of the first verifier.
    """
    if not lamaran.profil:
        return fakta_pelamar(lamaran.pelamar)
    return fakta_salinan(lamaran.profil, {} if buta else telaah_lamaran(lamaran))


def fakta_serentak(lamaran: Iterable[Lamaran]) -> list[Fakta]:
    """Facts of many sent applications, in their order; one query for the marks of all."""
    semua = list(lamaran)
    tanda: dict[int, dict[int, TelaahRiwayat]] = {}
    for satu in TelaahRiwayat.objects.filter(lamaran__in=semua):
        tanda.setdefault(satu.lamaran_id, {})[satu.baris] = satu
    return [fakta_salinan(satu.profil or {}, tanda.get(satu.pk)) for satu in semua]


def telaah_lamaran(lamaran: Lamaran) -> dict[int, TelaahRiwayat]:
    """Row of the frozen history -> the verifier's mark on it."""
    return {satu.baris: satu for satu in lamaran.telaah.select_related("ditelaah_oleh")}


def surat_rekomendasi(lamaran: Lamaran) -> dict[str, SuratRekomendasi]:
    """Source -> what the letter says by it; the agency's words only while the letter is the one it gave."""
    surat = {satu.sumber: satu for satu in lamaran.surat_rekomendasi.select_related("diisi_oleh")}
    instansi = SuratRekomendasi.Sumber.INSTANSI
    if instansi in surat and not lamaran.permintaan_rekomendasi.filter(**SURAT_BERLAKU).exists():
        del surat[instansi]
    return surat


def fakta_rekomendasi(surat: SuratRekomendasi) -> FaktaRekomendasi:
    return FaktaRekomendasi(
        surat.penanda,
        surat.jabatan,
        surat.kedudukan,
        surat.nomor,
        surat.tanggal,
        surat.jabatan_dituju,
        surat.nomor_delegasi,
        surat.tanggal_delegasi,
        diperiksa=surat.sumber == SuratRekomendasi.Sumber.PEMERIKSA,
        sumber=aturan.MENURUT_INSTANSI if surat.sumber == SuratRekomendasi.Sumber.INSTANSI else "",
    )
