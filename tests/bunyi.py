"""What the rules say, word by word: every finding born in a test of a room ``aturan``.

An official reads it in a refusal, a court reads it later: a changed word is a change to be read. The words
stand in ``bunyi/<module>.txt`` beside the tests. ``BUNYI_TULIS=1 pytest tests/<app>/test_aturan….py -n0``
writes them anew; the difference is read before it is committed.
"""

import os
from collections.abc import Generator, Sequence
from pathlib import Path

import pytest

from seleksi.izin import Temuan

TULIS = bool(os.environ.get("BUNYI_TULIS"))


def dicatat(uji: pytest.Function) -> bool:
    """Tables of cases only: generated input has no fixed words, a moving clock no fixed dates."""
    dibuat = getattr(uji.obj, "is_hypothesis_test", False)
    return uji.path.stem.startswith("test_aturan") and not dibuat and "saat" not in uji.fixturenames


def bunyi(temuan: Sequence[Temuan]) -> str:
    return "".join(
        f"{satu.kode} {satu.tingkat} · {satu.dasar} · {satu.pelaku or '–'} · {satu.tindakan or '–'}\n"
        f"    {satu.pesan.replace(chr(0xA0), '~')}\n"
        for satu in temuan
    )


def baca(berkas: Path) -> dict[str, str]:
    if not berkas.exists():
        return {}
    bab = berkas.read_text(encoding="utf-8").split("## ")[1:]
    return {judul: isi for judul, _, isi in (satu.rstrip("\n").partition("\n") for satu in bab)}


def cocokkan(uji: pytest.Function, temuan: Sequence[Temuan]) -> None:
    """Raises AssertionError when the words are not those written down."""
    berkas = uji.path.parent / "bunyi" / f"{uji.path.stem}.txt"
    tertulis, sekarang = baca(berkas), bunyi(temuan).rstrip("\n")
    nama = uji.name.replace("\n", " ")
    if TULIS:
        tertulis.pop(nama, None)
        if sekarang:
            tertulis[nama] = sekarang
        if not tertulis:
            return
        berkas.parent.mkdir(exist_ok=True)
        isi = "\n\n".join(f"## {judul}\n{kata}" for judul, kata in sorted(tertulis.items()))
        berkas.write_text(f"{isi}\n", encoding="utf-8")
        return
    assert sekarang == tertulis.get(nama, ""), (
        f"Bunyi temuan berubah; bacalah, lalu BUNYI_TULIS=1 ({berkas})."
    )


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    if not dicatat(pyfuncitem):
        return (yield)
    lahir: list[Temuan] = []
    asli = Temuan.__init__

    def catat(self: Temuan, *isi: object, **bernama: object) -> None:
        asli(self, *isi, **bernama)  # type: ignore[arg-type]  # -- whatever the rule gave
        lahir.append(self)

    Temuan.__init__ = catat  # type: ignore[method-assign]  # -- for the length of one test
    try:
        hasil = yield
    finally:
        Temuan.__init__ = asli  # type: ignore[method-assign]  # -- put back
    cocokkan(pyfuncitem, lahir)
    return hasil
