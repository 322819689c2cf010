"""The minutes of the preparation meeting and of the closing of applications."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from dokumen import isi as kata
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from peserta.models import Lamaran
from seleksi.aturan import KELOMPOK, akibat_kebijakan, kata_kebijakan, nilai_kebijakan
from seleksi.ketentuan import Indikator, Ketentuan
from seleksi.models import Instansi, Jadwal, Lowongan, Rekomendasi, Seleksi
from seleksi.naskah import bagian


def berita_acara_penutupan(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    penanda: Keanggotaan,
    pada: datetime,
) -> dict[str, Any]:
    """The record that applications closed (D20), with the applicants in order of arrival.

    The vacancies share one deadline. Raises ValueError for one that was never announced.
    """
    aturan = seleksi.aturan_main.pengumuman
    pelamar: dict[int, list[dict[str, str]]] = {satu.pk: [] for satu in lowongan}
    terkirim = Lamaran.objects.terkirim().filter(lowongan__in=lowongan).order_by("urutan")
    for satu in terkirim.only("lowongan", "nomor_pendaftaran", "profil", "diajukan_pada", "keadaan"):
        pelamar[satu.lowongan_id].append({**kata.orang(satu), "diterima": kata.saat(satu.diajukan_pada)})
    lanjut = {
        satu.lowongan_id: satu
        for satu in seleksi.rekomendasi.filter(jenis=Rekomendasi.Jenis.LANJUT_TIGA_PELAMAR)
    }
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "ditutup": kata.saat(pada),
        "mulai": min(bagian.diumumkan(satu) for satu in lowongan).isoformat(),
        "batas_lamaran": bagian.batas(lowongan[0]),
        "perpanjangan": max(satu.perpanjangan.count() for satu in lowongan),
        "min_pelamar": aturan.min_pelamar,
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "keterangan": _keterangan(
                    len(pelamar[satu.pk]), aturan.min_pelamar, lanjut.get(satu.pk) or lanjut.get(None)
                ),
                "pelamar": pelamar[satu.pk],
            }
            for satu in lowongan
        ],
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }


def _keterangan(jumlah: int, minimum: int, lanjut: Rekomendasi | None) -> str:
    if jumlah >= minimum:
        return "Memenuhi jumlah paling sedikit"
    if jumlah and lanjut:
        return f"Dilanjutkan berdasarkan {bagian.surat(lanjut)}"
    return "Kurang dari jumlah paling sedikit" if jumlah else "Tidak ada pelamar"


def berita_acara_persiapan(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    bawaan: Ketentuan,
    tanggal: date,
    tempat: str,
    jadwal: Iterable[Jadwal],
    pansel: Iterable[Keanggotaan],
    sidik: str,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """Minutes of the preparation meeting (D10): timetable, methods, criteria, weights, policies.

    ``bawaan`` is the profile as published: choices that depart from it are marked.
    """
    ketentuan = seleksi.aturan_main
    jabatan = {satu.urutan: satu.nama_jabatan for satu in lowongan}
    return {
        **kata.umum(seleksi, instansi, lowongan),
        "rapat": {"tanggal": tanggal.isoformat(), "tempat": tempat},
        "lowongan": [kata.jabatan(satu) for satu in lowongan],
        "jadwal": bagian.daftar_jadwal(jadwal),
        "metode": [
            {
                "nama": satu.nama,
                "bobot": f"{satu.bobot:f}",
                "penilai": bagian.PENILAI.get(satu.penilai, satu.penilai),
                "indikator": _indikator(satu.indikator),
            }
            for satu in ketentuan.metode
        ],
        "instrumen_khusus": [
            {
                "jabatan": jabatan[satu.lowongan],
                "metode": ketentuan.metode_menurut(satu.metode).nama,
                "indikator": _indikator(satu.indikator),
            }
            for satu in ketentuan.instrumen
        ],
        "syarat": bagian.syarat(ketentuan),
        "dokumen": [satu.nama for satu in ketentuan.dokumen],
        "kebijakan": daftar_kebijakan(ketentuan, bawaan),
        "pertimbangan": ketentuan.kebijakan.pertimbangan,
        "sidik": sidik,
        "pansel": [_anggota(satu) for satu in pansel],
        "tembusan": [],
        "penanda": bagian.penanda(penanda, instansi),
    }


def _indikator(indikator: Iterable[Indikator]) -> list[dict[str, str]]:
    return [{"nama": satu.nama, "bobot": f"{satu.bobot:f}"} for satu in indikator]


def daftar_kebijakan(ketentuan: Ketentuan, bawaan: Ketentuan) -> list[dict[str, Any]]:
    """Every policy with the choice in force, what it does, and whether it departs from the profile."""
    return [
        {
            "nama": kelompok.nama,
            "butir": [
                {
                    "nama": butir.nama,
                    "pilihan": kata_kebijakan(butir.kode, ketentuan),
                    "akibat": akibat_kebijakan(butir.kode, ketentuan),
                    "dasar": butir.dasar,
                    "lain": nilai_kebijakan(butir.kode, ketentuan) != nilai_kebijakan(butir.kode, bawaan),
                }
                for butir in kelompok.butir
            ],
        }
        for kelompok in KELOMPOK
    ]


def _anggota(satu: Keanggotaan) -> dict[str, Any]:
    ketua = satu.peran == Peran.KETUA_PANSEL
    return {
        "nama": satu.pengguna.nama_tampil,
        "kedudukan": "Ketua merangkap anggota" if ketua else "Anggota",
        "ketua": ketua,
    }
