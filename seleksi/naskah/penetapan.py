"""From the three names to the public result: proposal, decree, final announcement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dokumen import isi as kata
from dokumen.models import Naskah
from dokumen.terbilang import angka_dan_huruf
from panitia.models import Keanggotaan
from peserta.models import Lamaran
from seleksi.models import Instansi, Lowongan, Rekomendasi, Seleksi
from seleksi.naskah import bagian


def surat_usulan_pyb(
    lowongan: Lowongan,
    calon: Collection[Lamaran],
    instansi: Instansi,
    *,
    keputusan: Naskah,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The PyB proposes the three names to the PPK (b.9.f); ``keputusan`` is the decision of the Pansel."""
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "lowongan": kata.jabatan(lowongan),
        "keputusan": kata.rujukan(keputusan),
        "calon": kata.orang_menurut_abjad(calon),
        "tembusan": ["Ketua Panitia Seleksi"],
        "penanda": bagian.penanda(penanda, instansi),
    }


def keputusan_pengangkatan(
    lowongan: Lowongan,
    terpilih: Lamaran,
    instansi: Instansi,
    *,
    keputusan: Naskah,
    usulan: Naskah,
    rekomendasi: Rekomendasi | None,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The decree that appoints the one the PPK chose (Pasal 26 ayat (1))."""
    seleksi = lowongan.seleksi
    ketentuan = seleksi.aturan_main
    profil = terpilih.profil or {}
    surat = [f"{bagian.surat(rekomendasi)} tentang rekomendasi hasil seleksi"] if rekomendasi else []
    return {
        **kata.umum(seleksi, instansi, [lowongan]),
        "dasar_hukum": list(ketentuan.dasar_hukum),
        "sebutan_ppk": ketentuan.daerah.sebutan_ppk,
        "lowongan": kata.jabatan(lowongan),
        "jumlah_calon": ketentuan.jumlah_calon,
        "memperhatikan": [
            *surat,
            f"Keputusan Panitia Seleksi {bagian.nomor(keputusan)} tentang penetapan "
            f"{angka_dan_huruf(ketentuan.jumlah_calon)} calon pejabat {lowongan.nama_jabatan}",
            f"Surat {instansi.jabatan_pyb} {bagian.nomor(usulan)} hal usulan calon pejabat "
            f"{lowongan.nama_jabatan}",
        ],
        "pejabat": {
            **kata.orang(terpilih),
            "tempat_lahir": profil.get("tempat_lahir", ""),
            "tanggal_lahir": profil.get("tanggal_lahir", ""),
        },
        "tembusan": [
            f"Kepala {ketentuan.badan_pengawas} di {ketentuan.pengawas.tempat}",
            *ketentuan.pengawas.tembusan,
            *ketentuan.daerah.tembusan_gubernur(instansi.provinsi),
            "Yang bersangkutan",
        ],
        "penanda": bagian.penanda(penanda, instansi),
    }


def pengumuman_hasil_akhir(
    seleksi: Seleksi,
    calon: Mapping[Lowongan, Collection[Lamaran]],
    instansi: Instansi,
    *,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The three names per vacancy in alphabetical order, without rank or score (D41)."""
    return {
        **kata.umum(seleksi, instansi, list(calon)),
        "lowongan": [
            {**kata.jabatan(satu), "calon": kata.orang_menurut_abjad(orang)}
            for satu, orang in sorted(calon.items(), key=lambda pasang: pasang[0].urutan)
        ],
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }
