"""Who stands with an earlier assessment."""

from __future__ import annotations

from collections.abc import Collection

from penilaian.models import AsesmenTerdahulu
from peserta.alur import Keadaan
from seleksi.aturan import tanggal_kata
from seleksi.models import BuktiSyarat, Lowongan


def asesmen_terdahulu(lowongan_id: int) -> dict[int, AsesmenTerdahulu]:
    """Application -> its record; one query."""
    baris = AsesmenTerdahulu.objects.filter(lamaran__lowongan=lowongan_id)
    return {satu.lamaran_id: satu for satu in baris.select_related("dicatat_oleh")}


def lembaga_asesmen(lowongan: Lowongan, kecuali: int | None = None) -> Collection[str]:
    """Institutions that measured for this vacancy: of its report, and of earlier assessments of others."""
    laporan = BuktiSyarat.objects.filter(lowongan=lowongan, butir="LAPORAN_ASESMEN")
    lain = AsesmenTerdahulu.objects.filter(lamaran__lowongan=lowongan).exclude(lamaran=kecuali)
    return {*laporan.values_list("pihak", flat=True), *lain.values_list("lembaga", flat=True)}


def kalimat_asesmen(lowongan_id: int) -> tuple[str, ...]:
    """For the minutes of the recap: who stands with which report, in the order of names."""
    baris = AsesmenTerdahulu.objects.filter(lamaran__lowongan=lowongan_id, lamaran__keadaan=Keadaan.MS)
    return tuple(sorted(_kalimat(satu) for satu in baris.select_related("lamaran__pelamar__pengguna")))


def _kalimat(catatan: AsesmenTerdahulu) -> str:
    nama = catatan.lamaran.pelamar.pengguna.nama_tampil
    awal = f"{nama} memakai laporan {catatan.lembaga} nomor {catatan.nomor}, {tanggal_kata(catatan.tanggal)}"
    if not catatan.konversi:
        return awal
    return f"{awal}; konversi {catatan.konversi} menurut Berita Acara Nomor {catatan.nomor_konversi}"
