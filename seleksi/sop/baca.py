"""Reading one template: a TOML file; the first thing that is wrong refuses it, with its place and reason."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from seleksi.sop.isi import SATUAN, Catatan, Kembali, Langkah, Prosedur, Waktu

KUNCI_BERKAS = {"prosedur", "keterangan", "waktu_baku", "pelaksana", "langkah"}
KUNCI_KEPALA = {
    *("nama", "instansi", "nomor", "tanggal", "sumber", "berlaku_sejak", "berlaku_sampai"),
    *("dalam_tahap", "catatan", "dasar_hukum"),
}
KUNCI_LANGKAH = {
    *("nomor", "kegiatan", "rujukan", "pelaksana", "pelaksana_menurut"),
    *("kelengkapan", "waktu", "output", "keterangan", "kembali"),
}
MENURUT = {"sumber": True, "usul": False}


class ProsedurDitolak(ValueError):
    """A template that may not be used: which file, which place, why."""

    def __init__(self, berkas: str, letak: str, alasan: str) -> None:
        super().__init__(f"{berkas}: {letak}: {alasan}")
        self.berkas = berkas
        self.letak = letak
        self.alasan = alasan


class _Tabel:
    """One table of the file that knows where it stands."""

    def __init__(self, berkas: str, letak: str, isi: Any, dikenal: set[str] | None = None) -> None:
        self.berkas, self.letak, self.isi = berkas, letak, isi
        if not isinstance(isi, dict):
            raise self.tolak("", "harus tabel.")
        if dikenal is not None and (asing := sorted(isi.keys() - dikenal)):
            raise self.tolak(asing[0], "kunci tidak dikenal.")

    def tolak(self, kunci: str, alasan: str) -> ProsedurDitolak:
        return ProsedurDitolak(self.berkas, f"{self.letak}.{kunci}" if kunci else self.letak, alasan)

    def teks(self, kunci: str, *, wajib: bool = False) -> str:
        isi = self.isi.get(kunci, "")
        if not isinstance(isi, str):
            raise self.tolak(kunci, "harus teks.")
        if wajib and not isi.strip():
            raise self.tolak(kunci, f"{kunci} belum ditulis.")
        return isi.strip()

    def daftar(self, kunci: str) -> tuple[str, ...]:
        isi = self.isi.get(kunci, [])
        if not isinstance(isi, list) or not all(isinstance(satu, str) and satu.strip() for satu in isi):
            raise self.tolak(kunci, "harus daftar teks.")
        return tuple(satu.strip() for satu in isi)

    def bulat(self, kunci: str) -> int:
        isi = self.isi.get(kunci)
        # A TOML boolean is an int to Python.
        if type(isi) is not int or isi < 1:
            raise self.tolak(kunci, "harus bilangan bulat mulai dari 1.")
        return isi

    def tanggal(self, kunci: str) -> date | None:
        isi = self.isi.get(kunci)
        if isi is not None and type(isi) is not date:
            raise self.tolak(kunci, "harus tanggal, misalnya 2026-01-01.")
        return isi


def baca_prosedur(berkas: Path) -> Prosedur:
    """Raises ProsedurDitolak."""
    nama = berkas.name
    try:
        isi = tomllib.loads(berkas.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as galat:
        raise ProsedurDitolak(nama, "(seluruh berkas)", f"bukan TOML yang sah ({galat}).") from None
    seluruh = _Tabel(nama, "(seluruh berkas)", isi, KUNCI_BERKAS)
    kepala = _Tabel(nama, "prosedur", seluruh.isi.get("prosedur"), KUNCI_KEPALA)
    pelaksana = _pelaksana(_Tabel(nama, "pelaksana", seluruh.isi.get("pelaksana", {})))
    langkah = _langkah(nama, seluruh.isi.get("langkah"), pelaksana)
    sejak, sampai = kepala.tanggal("berlaku_sejak"), kepala.tanggal("berlaku_sampai")
    if sejak and sampai and sampai < sejak:
        raise kepala.tolak("berlaku_sampai", f"{sampai} mendahului berlaku_sejak {sejak}.")
    return Prosedur(
        kode=berkas.stem,
        nama=kepala.teks("nama", wajib=True),
        instansi=kepala.teks("instansi", wajib=True),
        nomor=kepala.teks("nomor"),
        tanggal=kepala.tanggal("tanggal"),
        sumber=kepala.teks("sumber", wajib=True),
        berlaku_sejak=sejak,
        berlaku_sampai=sampai,
        dalam_tahap=kepala.teks("dalam_tahap"),
        catatan=kepala.teks("catatan"),
        dasar_hukum=kepala.daftar("dasar_hukum"),
        keterangan=_keterangan(nama, seluruh.isi.get("keterangan", [])),
        waktu_baku=_waktu_baku(_Tabel(nama, "waktu_baku", seluruh.isi.get("waktu_baku", {}), set(SATUAN))),
        pelaksana=tuple(pelaksana.values()),
        langkah=langkah,
    )


def _pelaksana(tabel: _Tabel) -> dict[str, str]:
    if not tabel.isi:
        raise tabel.tolak("", "belum ada pelaksana seorang pun.")
    return {kode: tabel.teks(kode, wajib=True) for kode in tabel.isi}


def _keterangan(berkas: str, isi: Any) -> tuple[Catatan, ...]:
    if not isinstance(isi, list):
        raise ProsedurDitolak(berkas, "keterangan", "harus daftar [[keterangan]].")
    hasil = []
    for nomor, satu in enumerate(isi, start=1):
        tabel = _Tabel(berkas, f"keterangan ke-{nomor}", satu, {"judul", "isi"})
        hasil.append(Catatan(tabel.teks("judul", wajib=True), tabel.daftar("isi")))
    return tuple(hasil)


def _waktu_baku(tabel: _Tabel) -> tuple[Waktu, ...]:
    return tuple(Waktu(tabel.bulat(satuan), satuan) for satuan in tabel.isi)


def _langkah(berkas: str, isi: Any, pelaksana: dict[str, str]) -> tuple[Langkah, ...]:
    """Numbers run from 1 without a gap or a double; a loop leads back to an earlier step."""
    if not isinstance(isi, list) or not isi:
        raise ProsedurDitolak(berkas, "langkah", "belum ada [[langkah]] satu pun.")
    hasil: list[Langkah] = []
    for urutan, satu in enumerate(isi, start=1):
        tabel = _Tabel(berkas, f"langkah ke-{urutan}", satu, KUNCI_LANGKAH)
        nomor = tabel.bulat("nomor")
        if nomor != urutan:
            ada = any(lain.nomor == nomor for lain in hasil)
            alasan = f"dua langkah bernomor {nomor}." if ada else f"seharusnya {urutan}, tertulis {nomor}."
            raise tabel.tolak("nomor", alasan)
        hasil.append(_satu_langkah(tabel, nomor, pelaksana))
    return tuple(hasil)


def _satu_langkah(tabel: _Tabel, nomor: int, pelaksana: dict[str, str]) -> Langkah:
    menurut = tabel.teks("pelaksana_menurut") or "sumber"
    if menurut not in MENURUT:
        raise tabel.tolak("pelaksana_menurut", f"harus salah satu dari {', '.join(MENURUT)}.")
    return Langkah(
        nomor=nomor,
        kegiatan=tabel.teks("kegiatan", wajib=True),
        pelaksana=_pelaksana_langkah(tabel, pelaksana),
        pelaksana_disebut=MENURUT[menurut],
        rujukan=tabel.teks("rujukan"),
        kelengkapan=tabel.teks("kelengkapan"),
        waktu=_waktu(tabel),
        output=tabel.teks("output"),
        keterangan=tabel.teks("keterangan"),
        kembali=_kembali(tabel, nomor),
    )


def _pelaksana_langkah(tabel: _Tabel, pelaksana: dict[str, str]) -> tuple[str, ...]:
    kode = tabel.daftar("pelaksana")
    if not kode:
        raise tabel.tolak("pelaksana", "langkah ini belum berpelaksana.")
    if asing := [satu for satu in kode if satu not in pelaksana]:
        raise tabel.tolak("pelaksana", f"{asing[0]} tidak ada dalam [pelaksana].")
    return tuple(pelaksana[satu] for satu in kode)


def _waktu(tabel: _Tabel) -> Waktu | None:
    if "waktu" not in tabel.isi:
        return None
    waktu = _Tabel(tabel.berkas, f"{tabel.letak}.waktu", tabel.isi["waktu"], {"jumlah", "satuan"})
    satuan = waktu.teks("satuan", wajib=True)
    if satuan not in SATUAN:
        raise waktu.tolak("satuan", f"satuan {satuan!r} tidak dikenal; pakai {', '.join(SATUAN)}.")
    return Waktu(waktu.bulat("jumlah"), satuan)


def _kembali(tabel: _Tabel, nomor: int) -> Kembali | None:
    if "kembali" not in tabel.isi:
        return None
    kembali = _Tabel(tabel.berkas, f"{tabel.letak}.kembali", tabel.isi["kembali"], {"ke", "bila"})
    ke = kembali.bulat("ke")
    if ke >= nomor:
        raise kembali.tolak("ke", f"langkah {ke} tidak mendahului langkah {nomor}.")
    return Kembali(ke, kembali.teks("bila", wajib=True))
