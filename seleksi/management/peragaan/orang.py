"""Fictitious civil servants with NIP of valid form. No real person is meant."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

DEPAN = tuple(
    """
    Adhitama Anindya Arunika Bagaskara Bimasena Candrakirana Danurwenda Dewangga Estiningrum
    Fajarwati Galuhsari Gandewa Harimurti Indrakusuma Jatmika Kalyana Kartikasari Laksita Lintang
    Maheswari Mandarukmi Nareswara Nilamsari Padmarini Pandhita Paramasatya Prabasari Raditya
    Ratnadewi Rengganis Sadewa Sasmita Sekarwangi Tirtayasa Trisnowati Utari Wanodya Wiguna Wirastri
    Yudhantara
    """.split()
)
BELAKANG = tuple(
    """
    Adiwinata Banyubiru Baskoroaji Cakrajaya Danarhadi Girindra Hadipramana Jayengrana Kertanegari
    Kusumojati Lesmanadi Mangunreja Martosuwiryo Nitibaskara Padmonegoro Pancawardana Pranatajaya
    Purbawisesa Reksabumi Sastroamijaya Sindureja Suryaningprang Tanjungsekar Tirtonegari Wanengpati
    Wicaksanadi Wiryosandi Yasadipati
    """.split()
)
GELAR = (
    "S.Sos., M.Si.",
    "S.T., M.T.",
    "S.E., M.M.",
    "S.H., M.H.",
    "S.Pd., M.Pd.",
    "S.IP., M.A.P.",
    "S.P., M.P.",
)
JURUSAN = (
    "Administrasi Publik",
    "Teknik Sipil",
    "Manajemen",
    "Ilmu Hukum",
    "Manajemen Pendidikan",
    "Ilmu Pemerintahan",
    "Agronomi",
)
KABUPATEN = (
    "Kabupaten Contoh Raya",
    "Kabupaten Wana Asri",
    "Kabupaten Tirta Jaya",
    "Kota Madya Sentosa",
    "Kabupaten Giri Lestari",
)
UNIT = (
    "Dinas Pekerjaan Umum dan Penataan Ruang",
    "Dinas Kesehatan",
    "Dinas Pendidikan",
    "Badan Perencanaan Pembangunan",
    "Sekretariat Daerah",
    "Dinas Perhubungan",
    "Badan Pengelola Keuangan",
    "Dinas Komunikasi dan Informatika",
)
PANGKAT = (("IV/a", 4), ("IV/b", 3), ("IV/c", 1), ("III/d", 2))


@dataclass(frozen=True, slots=True)
class OrangPeraga:
    """One fictitious civil servant; dates are plain dates."""

    nomor: int
    nama: str
    nip: str
    surel: str
    tanggal_lahir: dt.date
    jenis_kelamin: str
    golongan: str
    jabatan: str
    unit_kerja: str
    instansi: str
    jenjang: str
    jurusan: str
    administrator_sejak: dt.date
    pengawas_sejak: dt.date


def buat_orang(nomor: int, benih: int, hari: dt.date) -> OrangPeraga:
    """The civil servant number ``nomor`` of this seed, eligible on ``hari``: 45 to 54 years old."""
    acak = random.Random(f"{benih}-{nomor}")  # noqa: S311 -- fictitious data, not a secret
    perempuan = acak.random() < 0.42
    tahun = hari.year - acak.randint(45, 54)
    lahir = dt.date(tahun, acak.randint(1, 12), acak.randint(1, 28))
    tmt = dt.date(tahun + acak.randint(24, 29), acak.choice((1, 3, 12)), 1)
    nip = f"{lahir:%Y%m%d}{tmt:%Y%m}{2 if perempuan else 1}{nomor % 999 + 1:03d}"
    administrator = dt.date(hari.year - acak.randint(3, 9), acak.randint(1, 12), 1)
    gelar = acak.randrange(len(GELAR))
    unit = acak.choice(UNIT)
    nama = f"{DEPAN[nomor % len(DEPAN)]} {BELAKANG[(nomor // len(DEPAN) + nomor) % len(BELAKANG)]}"
    return OrangPeraga(
        nomor=nomor,
        nama=f"{nama}, {GELAR[gelar]}",
        nip=nip,
        surel=f"pelamar{nomor}@contoh.example",
        tanggal_lahir=lahir,
        jenis_kelamin="P" if perempuan else "L",
        golongan=acak.choices([g for g, _ in PANGKAT], [b for _, b in PANGKAT])[0],
        jabatan=acak.choice(("Sekretaris", "Kepala Bidang Perencanaan", "Kepala Bidang Pelayanan", "Camat")),
        unit_kerja=unit,
        instansi=f"Pemerintah {acak.choice(KABUPATEN)}",
        jenjang="S2",
        jurusan=JURUSAN[gelar],
        administrator_sejak=administrator,
        pengawas_sejak=administrator.replace(year=administrator.year - acak.randint(4, 6)),
    )
