"""From what mends a finding (Temuan.tindakan) to the address where it is mended; the only such table.

A link is given only to who holds the right to mend it: everybody else reads who must act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.urls import reverse

from panitia.aturan import Hak
from seleksi.aturan import semua_butir, tindakan_bukti
from seleksi.izin import Temuan, Tingkat
from seleksi.models import Lowongan, Seleksi

SEKRETARIAT = frozenset({Hak.KELOLA, Hak.SUSUN_NASKAH})
KETUA = frozenset({Hak.PIMPIN})
Tujuan = Callable[[Seleksi, Lowongan | None], str]


def _seleksi(nama: str, *argumen: str) -> Tujuan:
    return lambda seleksi, lowongan: reverse(nama, args=[seleksi.pk, *argumen])


def _lowongan(nama: str) -> Tujuan:
    return lambda seleksi, lowongan: reverse(nama, args=[lowongan.pk]) if lowongan else ""


def _umum(nama: str) -> Tujuan:
    return lambda seleksi, lowongan: reverse(nama)


def _rekomendasi(jenis: str) -> Tujuan:
    def tujuan(seleksi: Seleksi, lowongan: Lowongan | None) -> str:
        alamat = reverse("seleksi:rekomendasi", args=[seleksi.pk, jenis])
        return f"{alamat}?lowongan={lowongan.pk}" if lowongan else alamat

    return tujuan


def _bukti(butir: str, *, per_lowongan: bool) -> Tujuan:
    def tujuan(seleksi: Seleksi, lowongan: Lowongan | None) -> str:
        if per_lowongan and lowongan is None:
            return ""
        alamat = reverse("seleksi:bukti", args=[seleksi.pk, butir.lower().replace("_", "-")])
        return f"{alamat}?lowongan={lowongan.pk}" if per_lowongan and lowongan else alamat

    return tujuan


# tindakan -> label of the button, address, rights that may use it.
TAUTAN: dict[str, tuple[str, Tujuan, frozenset[Hak]]] = {
    "seleksi.ubah_lowongan": ("Lengkapi data lowongan", _lowongan("seleksi:ubah_lowongan"), SEKRETARIAT),
    "seleksi.perencanaan": ("Lengkapi dokumen", _seleksi("seleksi:perencanaan"), SEKRETARIAT),
    "seleksi.rekomendasi": (
        "Catat rekomendasi",
        _seleksi("seleksi:rekomendasi", "pelaksanaan"),
        SEKRETARIAT,
    ),
    "seleksi.rekomendasi_lanjut": ("Catat rekomendasi", _rekomendasi("lanjut"), SEKRETARIAT),
    "seleksi.rekomendasi_perpanjangan": ("Catat kedua surat", _rekomendasi("perpanjangan"), SEKRETARIAT),
    "seleksi.rekomendasi_pengganti": ("Catat persetujuan", _rekomendasi("pengganti"), SEKRETARIAT),
    "seleksi.rekomendasi_pelantikan": ("Catat persetujuan", _rekomendasi("pelantikan"), SEKRETARIAT),
    "naikkan_calon": ("Naikkan pengganti", _lowongan("penilaian:naikkan_calon"), KETUA),
    "seleksi.rekomendasi_hasil": ("Catat rekomendasi", _rekomendasi("hasil"), SEKRETARIAT),
    "seleksi.simulasi_jadwal": ("Buka simulasi jadwal", _seleksi("seleksi:simulasi_jadwal"), SEKRETARIAT),
    "seleksi.kalender": ("Buka kalender", _umum("seleksi:kalender"), SEKRETARIAT),
    "seleksi.jadwal": ("Atur jadwal", _seleksi("seleksi:jadwal"), SEKRETARIAT),
    "seleksi.bobot": ("Atur bobot", _seleksi("seleksi:bobot"), SEKRETARIAT | KETUA),
    "seleksi.instrumen": ("Atur instrumen", _seleksi("seleksi:instrumen"), SEKRETARIAT | KETUA),
    "seleksi.rapat": ("Susun berita acara", _seleksi("seleksi:rapat"), SEKRETARIAT),
    "seleksi.siapkan_pengumuman": (
        "Susun pengumuman",
        _seleksi("seleksi:siapkan_pengumuman"),
        SEKRETARIAT,
    ),
    "seleksi.bukti_tayang": ("Unggah bukti tayang", _lowongan("seleksi:bukti_tayang"), SEKRETARIAT),
    "seleksi.perpanjangan": ("Siapkan perpanjangan", _lowongan("seleksi:perpanjangan"), SEKRETARIAT),
    "seleksi.perpanjangan_seleksi": (
        "Siapkan perpanjangan seleksi",
        _lowongan("seleksi:perpanjangan_seleksi"),
        SEKRETARIAT,
    ),
    "seleksi.pembatalan": ("Umumkan pembatalan", _lowongan("seleksi:pembatalan"), SEKRETARIAT),
    "seleksi.hasil_tahap": ("Susun hasil", _lowongan("seleksi:hasil_tahap"), SEKRETARIAT),
    "seleksi.tanda_tangan": ("Baca dan tanda tangani", _umum("seleksi:tanda_tangan"), KETUA),
    "seleksi.batalkan": (
        "Batalkan lowongan",
        _lowongan("seleksi:batalkan"),
        frozenset({Hak.PIMPIN, Hak.PUTUSKAN}),
    ),
    "seleksi.penetapan": ("Buka penetapan", _lowongan("seleksi:penetapan"), SEKRETARIAT),
    "seleksi.usulkan": ("Buka usulan", _umum("seleksi:keputusan"), frozenset({Hak.USULKAN})),
    "seleksi.pilih": ("Buka pilihan", _umum("seleksi:keputusan"), frozenset({Hak.PUTUSKAN})),
    "seleksi.tetapkan": ("Buka keputusan", _umum("seleksi:keputusan"), frozenset({Hak.PUTUSKAN})),
    "panitia.sk": ("Lihat keputusan", _seleksi("panitia:sk_seleksi"), SEKRETARIAT | {Hak.PUTUSKAN}),
    "panitia.susun_sk": ("Susun keputusan", _seleksi("panitia:sk_seleksi"), SEKRETARIAT),
    "panitia.sertifikat_asesor": ("Catat sertifikat", _seleksi("panitia:asesor"), frozenset({Hak.KELOLA})),
    "panitia.kesesuaian": ("Tulis kesesuaian", _seleksi("panitia:kesesuaian"), frozenset({Hak.KELOLA})),
    "panitia.pernyataan": ("Buka pernyataan", _umum("panitia:pernyataan"), frozenset({Hak.NILAI})),
    "peserta.antrean_verifikasi": (
        "Periksa lamaran",
        _umum("peserta:antrean_verifikasi"),
        frozenset({Hak.VERIFIKASI}),
    ),
    "peserta.daftar_sanggahan": ("Baca sanggahan", _lowongan("peserta:daftar_sanggahan"), KETUA),
    "kunci_komponen": ("Buka penilaian", _lowongan("penilaian:pleno_lowongan"), KETUA),
    "hitung_rekap": ("Buka pleno", _lowongan("penilaian:pleno_lowongan"), KETUA),
    "tetapkan_tiga_nama": ("Buka pleno", _lowongan("penilaian:pleno_lowongan"), KETUA),
    "catat_kesehatan": ("Catat hasil", _lowongan("penilaian:pleno_lowongan"), KETUA),
}


# Everything that can be recorded as proof has its form.
TAUTAN |= {
    tindakan_bukti(kode): ("Catat bukti", _bukti(kode, per_lowongan=butir.per_lowongan), SEKRETARIAT)
    for kode, butir in semua_butir().items()
}


def tautan_pleno(hak: frozenset[Hak], lowongan: Lowongan, temuan: Iterable[Temuan]) -> Mapping[str, str]:
    """Code of a finding that the pleno may pass over -> where the Ketua Pansel records that decision."""
    if not hak & KETUA:
        return {}
    kode = {satu.kode for satu in temuan if satu.tingkat == Tingkat.BERITA_ACARA}
    return {satu: reverse("seleksi:putusan", args=[lowongan.pk, satu.lower()]) for satu in sorted(kode)}


def tautan(
    hak: frozenset[Hak], seleksi: Seleksi, lowongan: Lowongan | None = None
) -> Mapping[str, Mapping[str, str]]:
    """tindakan -> label and alamat, for somebody who holds these rights in the selection."""
    hasil = {}
    for kunci, (label, tujuan, berhak) in TAUTAN.items():
        alamat = tujuan(seleksi, lowongan) if hak & berhak else ""
        if alamat:
            hasil[kunci] = {"label": label, "alamat": alamat}
    return hasil
