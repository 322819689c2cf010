"""Verdicts from the recap to the three names and what may change them afterwards."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import anggota_pansel, temuan_hak
from penilaian import aturan, queries
from penilaian.models import Komponen, Penetapan, Rekap
from penilaian.wewenang.dasar import KETUA, _blok, _tahap
from peserta.models import Lamaran
from seleksi.alur import TAHAP_BERJALAN, Tahap
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan, Pengumuman, Rekomendasi


# --- Pleno ----------------------------------------------------------------------------------------
def _belum_ditetapkan(lowongan: Lowongan) -> list[Temuan]:
    if Rekap.objects.filter(lowongan=lowongan, ditetapkan_pada__isnull=False).exists():
        return [
            _blok(
                "B-9e", "Lampiran huruf b angka 9 huruf e", "Tiga calon lowongan ini sudah ditetapkan pleno."
            )
        ]
    return []


def _semua_terkunci(lowongan: Lowongan) -> list[Temuan]:
    return [
        temuan
        for komponen in queries.komponen_lowongan(lowongan)
        if komponen.keadaan not in queries.TERTUTUP
        for temuan in queries.temuan_komponen(lowongan, komponen.metode, perlu_diumumkan=False)
    ]


def _kuorum_semua(lowongan: Lowongan) -> list[Temuan]:
    """Quorum again: a sheet voided after the lock may have brought a participant below it."""
    minimum = lowongan.seleksi.aturan_main.kebijakan.kuorum_penilai
    temuan = []
    for komponen in queries.komponen_lowongan(lowongan):
        banyak, nama = queries.jumlah_penilai(komponen)
        batas = minimum if komponen.penilai == Komponen.Penilai.PANSEL else 1
        temuan += aturan.kuorum(banyak, nama, batas)
    return temuan


def boleh_hitung_rekap(oleh: Pengguna, lowongan: Lowongan, pada: datetime, berita_acara: str = "") -> Izin:
    terkunci = _semua_terkunci(lowongan)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _tahap(lowongan, *TAHAP_BERJALAN),
        terkunci,
        [] if terkunci else _kuorum_semua(lowongan),
        _belum_ditetapkan(lowongan),
        berita_acara=berita_acara,
    )


def _rekap_ada(rekap: Rekap | None) -> list[Temuan]:
    if rekap is not None:
        return []
    pesan = "Rekapitulasi nilai belum dihitung."
    return [_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan, KETUA, "hitung_rekap")]


def boleh_putuskan_seri(
    oleh: Pengguna,
    lowongan: Lowongan,
    rekap: Rekap | None,
    urutan: Sequence[int],
    alasan: str,
    pada: datetime,
) -> Izin:
    putusan: list[Temuan] = []
    if not alasan:
        pesan = "Isi alasan putusan pleno."
        putusan.append(_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan, KETUA))
    if rekap is not None:
        nama = {satu.lamaran_id: str(satu.lamaran.pelamar) for satu in queries.baris_peringkat(rekap)}
        jumlah = lowongan.seleksi.aturan_main.jumlah_calon
        putusan += aturan.putusan_seri(queries.kunci_tersimpan(rekap), urutan, jumlah, nama)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _rekap_ada(rekap),
        putusan,
        _belum_ditetapkan(lowongan),
    )


def temuan_seri(lowongan: Lowongan, rekap: Rekap) -> list[Temuan]:
    """RAHASIA: names the tied. Undecided ties of a recap, from the top."""
    nama = {satu.lamaran_id: str(satu.lamaran.pelamar) for satu in queries.baris_peringkat(rekap)}
    jumlah = lowongan.seleksi.aturan_main.jumlah_calon
    return [
        aturan.temuan_seri(kelompok, jumlah, nama)
        for kelompok in aturan.seri(queries.kunci_tersimpan(rekap))
        if not aturan.terputus(kelompok, rekap.urutan_pleno)
    ]


def boleh_tetapkan_tiga_nama(
    oleh: Pengguna,
    lowongan: Lowongan,
    rekap: Rekap | None,
    sidik: str,
    sidik_kini: str,
    hadir: Collection[int],
    pada: datetime,
) -> Izin:
    """`sidik` is the digest of the recap the Ketua has seen, `sidik_kini` that of one computed now.

    `hadir` are the people who attend the pleno.
    """
    anggota = set(anggota_pansel(lowongan.seleksi_id, pada).values_list("pengguna", flat=True))
    datang = anggota & set(hadir)
    temuan: list[Temuan] = []
    if rekap is not None and not rekap.sidik == sidik == sidik_kini:
        pesan = "Lembar nilai berubah sejak rekapitulasi dihitung; hitung kembali."
        temuan = [_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan, KETUA, "hitung_rekap")]
    elif rekap is not None:
        temuan = [
            *temuan_seri(lowongan, rekap),
            *aturan.cukup_calon(rekap.peringkat.count(), lowongan.seleksi.aturan_main.jumlah_calon),
        ]
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _tahap(lowongan, Tahap.WAWANCARA),
        _rekap_ada(rekap),
        temuan,
        aturan.kuorum_pleno(
            len(datang),
            len(anggota),
            len(set(hadir) - anggota),
            lowongan.seleksi.aturan_main.kebijakan.kuorum_pleno,
        ),
        _belum_ditetapkan(lowongan),
    )


def boleh_baca_peringkat(
    oleh: Pengguna, lowongan: Lowongan, rekap: Rekap | None, keperluan: str, pada: datetime
) -> Izin:
    """B-9d. Pansel and PPK only; the PPK once the Pansel has decided and handed the ranking over."""
    temuan = [*_rekap_ada(rekap), *aturan.keperluan_membaca(keperluan)]
    if rekap is not None:
        pansel = not temuan_hak(oleh, lowongan.seleksi_id, Hak.NILAI, pada)
        temuan += aturan.penyerahan_peringkat(rekap.ditetapkan_pada is not None, pansel)
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, Hak.LIHAT_REKAP, pada), temuan)


def boleh_ambil_lembar_kerja(
    oleh: Pengguna, lowongan: Lowongan, rekap: Rekap | None, keperluan: str, pada: datetime
) -> Izin:
    """B-9a, B-9d. A copy of all marks and ranks, to compute again: for the Pansel, with a purpose."""
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.NILAI, pada),
        _rekap_ada(rekap),
        aturan.keperluan_membaca(keperluan),
    )


def boleh_naikkan_calon(
    oleh: Pengguna,
    lowongan: Lowongan,
    menggantikan: Lamaran | None,
    pengganti: Lamaran | None,
    alasan: str,
    pada: datetime,
) -> Izin:
    """Let the next ranked take the place of one who is out: the Ketua, where the policy says so."""
    ketentuan = lowongan.seleksi.aturan_main
    surat = Rekomendasi.objects.filter(jenis=Rekomendasi.Jenis.PENGGANTI, lowongan=lowongan).first()
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _tahap(lowongan, Tahap.KESEHATAN, Tahap.PENETAPAN),
        aturan.penggantian_calon(
            diizinkan=ketentuan.kebijakan.calon_berkurang == "NAIKKAN",
            keluar=menggantikan in queries.calon_keluar(lowongan),
            berikut=pengganti in queries.calon_berikut(lowongan),
            persetujuan=surat.nomor if surat else "",
            badan=ketentuan.badan_pengawas,
            alasan=alasan,
            terlanjur=_terlanjur(lowongan),
        ),
    )


def _terlanjur(lowongan: Lowongan) -> str:
    """What has been done with the old names already."""
    if Penetapan.objects.filter(lowongan=lowongan, diusulkan_pada__isnull=False).exists():
        return "Usulan tiga nama sudah ditandatangani PyB; PPK mengembalikannya lebih dahulu."
    akhir = lowongan.pengumuman.filter(jenis=Pengumuman.Jenis.HASIL_AKHIR, diumumkan_pada__isnull=False)
    return "Hasil akhir dengan tiga nama sudah diumumkan." if akhir.exists() else ""
