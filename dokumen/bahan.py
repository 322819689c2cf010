"""What a paper is printed from: its frozen data, and under "naskah" the number, date and code of its row."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from dokumen.models import Naskah


def bahan(naskah: Naskah) -> dict[str, Any]:
    """Plain data only, so that the same row always prints the same bytes."""
    ditandatangani = naskah.ditandatangani_pada
    waktu = ditandatangani or naskah.dibuat_pada
    return {
        **naskah.isi,
        "naskah": {
            "judul": naskah.judul,
            "kelas": naskah.kelas,
            "rahasia": naskah.kelas == Naskah.Kelas.RAHASIA,
            "konsep": ditandatangani is None,
            "nomor": naskah.nomor,
            "bernomor": bool(naskah.pola_nomor),
            # The number is taken at signing; the draft shows where it will stand.
            "nomor_konsep": naskah.pola_nomor.split("{")[0] + "…" if naskah.pola_nomor else "",
            "tanggal": naskah.tanggal.isoformat() if naskah.tanggal else "",
            "kode": naskah.kode_tampil,
            "alamat": settings.ALAMAT_SITUS.partition("://")[2] + "/verifikasi/",
            "tautan": f"{settings.ALAMAT_SITUS}/verifikasi/{naskah.kode}/",
            "nama_penanda": naskah.nama_penanda,
            "jabatan_penanda": naskah.jabatan_penanda,
            "salinan_nomor": naskah.salinan_nomor,
            "salinan_jumlah": naskah.salinan_jumlah,
            "waktu": timezone.localtime(waktu).replace(microsecond=0).isoformat(),
        },
    }
