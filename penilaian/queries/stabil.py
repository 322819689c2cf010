"""How firm the names of a recap are, from its frozen matrix. RAHASIA, as the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from penilaian import aturan
from penilaian.models import Rekap
from penilaian.queries.rekap import kunci_matriks
from seleksi.aturan import persen_kata
from seleksi.izin import Temuan
from seleksi.ketentuan import Ketentuan


@dataclass(frozen=True, slots=True)
class Uji:
    """One other calculation: what was varied, and what becomes of the names."""

    apa: str
    keadaan: str
    kata: str


@dataclass(frozen=True, slots=True)
class Keteguhan:
    penilai: tuple[Uji, ...]
    bobot: tuple[Uji, ...]
    # Lead of the last of the names over the next one; None where nobody is left below.
    selisih: Decimal | None
    temuan: tuple[Temuan, ...]


def keteguhan(rekap: Rekap, ketentuan: Ketentuan) -> Keteguhan:
    """RAHASIA. Whether the names would be others without one rater, or under other legal weights.

    Looks at those who are ranked: whom a passing grade has dropped stays out. One query.
    """
    isi = Rekap.objects.values_list("isi", flat=True).get(pk=rekap.pk)
    kunci, jumlah = kunci_matriks(isi), ketentuan.jumlah_calon
    semula = _semula(kunci, rekap, jumlah)
    peserta = [satu for satu in isi["peserta"] if satu["lamaran"] in kunci]
    nama = {satu["lamaran"]: satu["nama"] for satu in peserta}
    tangga = isi.get("tangga", ())
    penilai = aturan.tanpa_penilai(
        semula,
        {satu["lamaran"]: {k: _lembar(x) for k, x in satu["komponen"].items()} for satu in peserta},
        {kode: Decimal(satu) for kode, satu in isi["bobot"].items()},
        tangga,
        jumlah,
    )
    sudut = aturan.sudut_bobot(
        {satu.kode: (satu.rentang.min, satu.rentang.maks) for satu in ketentuan.metode},
        None if ketentuan.kebijakan.normalisasi_bobot == "PLENO" else ketentuan.total_bobot,
    )
    rata = {
        satu["lamaran"]: {k: Fraction(x["rata"]) for k, x in satu["komponen"].items()} for satu in peserta
    }
    bobot = aturan.ubah_bobot(semula, rata, sudut, tangga, jumlah)
    orang = _nama_penilai(isi)
    uji_penilai = tuple(
        Uji(orang[pk], satu.keadaan, aturan.kata_perubahan(satu, nama)) for pk, satu in penilai.items()
    )
    uji_bobot = tuple(
        Uji(_kata_bobot(satu), hasil.keadaan, aturan.kata_perubahan(hasil, nama))
        for satu, hasil in zip(sudut, bobot, strict=True)
    )
    return Keteguhan(
        uji_penilai,
        uji_bobot,
        _selisih(kunci, jumlah),
        (
            *_temuan(uji_penilai, "tanpa satu penilai"),
            *_temuan(uji_bobot, "dengan bobot lain dalam rentangnya"),
        ),
    )


def _semula(kunci: Mapping[int, aturan.Kunci], rekap: Rekap, jumlah: int) -> aturan.Teratas[int]:
    """The names as they stand, with the decision of the pleno on a tie where there is one."""
    tempat = aturan.peringkat(kunci, rekap.urutan_pleno)
    pasti = frozenset(orang for orang, nomor in tempat.items() if nomor <= jumlah)
    return aturan.Teratas(pasti) if len(pasti) <= jumlah else aturan.teratas(kunci, jumlah)


def _lembar(komponen: Mapping[str, Any]) -> dict[int, Fraction]:
    return {satu["penilai"]: Fraction(satu["nilai"]) for satu in komponen["lembar"]}


def _nama_penilai(isi: Mapping[str, Any]) -> dict[int, str]:
    return {
        lembar["penilai"]: lembar["nama"]
        for satu in isi["peserta"]
        for komponen in satu["komponen"].values()
        for lembar in komponen["lembar"]
    }


def _kata_bobot(bobot: Mapping[str, Fraction]) -> str:
    """Weights in the order of the ketentuan, as percents; a corner has no more decimals than the ranges."""
    return " + ".join(persen_kata(Decimal(satu.numerator) / satu.denominator) for satu in bobot.values())


def _selisih(kunci: Mapping[int, aturan.Kunci], jumlah: int) -> Decimal | None:
    urut = sorted((satu[0] for satu in kunci.values()), reverse=True)
    return aturan.dua_desimal(urut[jumlah - 1] - urut[jumlah]) if len(urut) > jumlah else None


def _temuan(uji: tuple[Uji, ...], apa: str) -> list[Temuan]:
    berubah = [satu.kata for satu in uji if satu.keadaan == aturan.BERUBAH]
    diperiksa = sum(satu.keadaan != aturan.TIDAK_DAPAT for satu in uji)
    return aturan.temuan_stabil(berubah, diperiksa, apa)
