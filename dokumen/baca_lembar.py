"""Reads one table in a process of its own: a bomb or a crash of the parser takes nothing else with it.

Run by tabel_masuk.py as a script: `python -I baca_lembar.py FILE`. Prints JSON: either `{"kode": …}`, or
the rows that are not empty with their numbers, every cell as [kind, text]. Nothing is guessed here: what a
number or a date stands for is decided by who knows the column.
"""

import contextlib
import csv
import io
import json
import re
import resource
import sys
import warnings
import zipfile

BATAS_MEMORI = 768 * 1024 * 1024
BATAS_DETIK = 8
# Unpacked; a workbook of 500 rows has some hundred kilobytes.
BATAS_TERURAI = 64 * 1024 * 1024
BATAS_ISI_ZIP = 300
BATAS_BARIS = 500
BATAS_KOLOM = 40
BATAS_TEKS = 2000
# Kinds of cells.
TEKS, ANGKA, HARI, RUMUS, GALAT, LOGIKA = "t", "a", "h", "r", "g", "b"
# The sheet people fill in, where there are several.
LEMBAR_ISIAN = "Isian"


class Ditolak(Exception):
    pass


def baca(jalur: str) -> dict:
    with open(jalur, "rb") as berkas:
        awal = berkas.read(8)
    if awal.startswith(b"PK\x03\x04"):
        return baca_xlsx(jalur)
    if awal.startswith(b"\xd0\xcf\x11\xe0"):
        raise Ditolak("LAMA_ATAU_TERKUNCI")
    return baca_csv(jalur)


# --- XLSX -------------------------------------------------------------------------------------
def baca_xlsx(jalur: str) -> dict:
    import openpyxl  # type: ignore[import-untyped]  # noqa: PLC0415 -- only after the limits; it has no types

    warnings.simplefilter("ignore")
    periksa_zip(jalur)
    # By its content: the temporary file has no name that says what it is.
    wadah = open(jalur, "rb")
    buku = openpyxl.load_workbook(wadah, read_only=True, keep_links=False)
    try:
        if not buku.worksheets:
            raise Ditolak("BUKAN_TABEL")
        nama = [satu.title for satu in buku.worksheets]
        lembar = buku.worksheets[nama.index(LEMBAR_ISIAN) if LEMBAR_ISIAN in nama else 0]
        gabung = sel_digabung(jalur, lembar)
        # What the file says of its size may be wrong.
        lembar.reset_dimensions()
        baris: list = []
        for nomor, isi in enumerate(lembar.iter_rows(), start=1):
            sel = [sel_xlsx(satu) for satu in isi[:BATAS_KOLOM]]
            tambah(baris, nomor, sel)
        return {
            "baris": baris,
            "gabung": gabung,
            "lembar": lembar.title,
            "lain": [n for n in nama if n != lembar.title],
        }
    finally:
        buku.close()
        wadah.close()


def periksa_zip(jalur: str) -> None:
    with zipfile.ZipFile(jalur) as isi:
        daftar = isi.infolist()
        if len(daftar) > BATAS_ISI_ZIP or sum(satu.file_size for satu in daftar) > BATAS_TERURAI:
            raise Ditolak("TERLALU_RUMIT")
        nama = {satu.filename.lower() for satu in daftar}
    if any(satu.endswith("vbaproject.bin") for satu in nama):
        raise Ditolak("BERMAKRO")
    if "xl/workbook.xml" not in nama:
        raise Ditolak("BUKAN_TABEL")


def sel_digabung(jalur: str, lembar) -> list:
    """References of merged cells; the reader of rows does not tell of them."""
    # The reader's own name for the part it reads: the only way to look at the same sheet.
    with zipfile.ZipFile(jalur) as isi, isi.open(lembar._worksheet_path) as bagian:
        ekor, hasil = b"", []
        while potongan := bagian.read(256 * 1024):
            kini = ekor + potongan
            hasil += [
                satu.decode() for satu in re.findall(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z0-9:]{1,20})"', kini)
            ]
            ekor = kini[-60:] if b"<mergeCell" not in kini[-60:] else b""
        return sorted(set(hasil))[:20]


def sel_xlsx(sel) -> list:
    nilai = sel.value
    if nilai is None:
        return [TEKS, ""]
    if sel.data_type == "f":
        return [RUMUS, ""]
    if sel.data_type == "e":
        return [GALAT, str(nilai)[:20]]
    if isinstance(nilai, bool):
        return [LOGIKA, "ya" if nilai else "tidak"]
    if hasattr(nilai, "isoformat"):
        return [HARI, nilai.isoformat()]
    if isinstance(nilai, (int, float)):
        return [ANGKA, repr(nilai)]
    return [TEKS, str(nilai)[: BATAS_TEKS + 1]]


# --- CSV --------------------------------------------------------------------------------------
def baca_csv(jalur: str) -> dict:
    with open(jalur, "rb") as berkas:
        isi = berkas.read()
    teks = urai_sandi(isi)
    pemisah, teks = urai_pemisah(teks)
    baris: list = []
    csv.field_size_limit(BATAS_TEKS * 4)
    try:
        for nomor, satu in enumerate(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah), start=1):
            tambah(baris, nomor, [[TEKS, sel[: BATAS_TEKS + 1]] for sel in satu[:BATAS_KOLOM]])
    except csv.Error:
        raise Ditolak("BUKAN_TABEL") from None
    return {"baris": baris, "gabung": [], "lembar": "", "lain": []}


def urai_sandi(isi: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with mark, or what Windows wrote before (cp1252)."""
    dua_bita = isi.startswith((b"\xff\xfe", b"\xfe\xff"))
    for satu in ["utf-16"] if dua_bita else ["utf-8-sig", "cp1252"]:
        with contextlib.suppress(UnicodeDecodeError):
            teks = isi.decode(satu)
            if re.search(r"[\x00-\x08\x0e-\x1f]", teks):
                raise Ditolak("BUKAN_TABEL")
            return teks
    raise Ditolak("BUKAN_TABEL")


def urai_pemisah(teks: str) -> tuple:
    """The mark between columns: the one most frequent in the first line that says something."""
    kepala = next((satu for satu in teks.splitlines() if satu.strip()), "")
    if (tanda := re.fullmatch(r"sep=(.)", kepala.strip(), re.IGNORECASE)) is not None:
        return tanda[1], teks.replace(kepala, "", 1)
    return max(";,\t", key=kepala.count), teks


def tambah(baris: list, nomor: int, sel: list) -> None:
    if not any(teks.strip() or jenis != TEKS for jenis, teks in sel):
        return
    # The heading is not counted.
    if len(baris) > BATAS_BARIS:
        raise Ditolak("TERLALU_BANYAK")
    baris.append([nomor, sel])


def utama() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_DETIK, BATAS_DETIK + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        hasil = baca(sys.argv[1])
    except Ditolak as ditolak:
        hasil = {"kode": str(ditolak)}
    except (MemoryError, RecursionError):
        hasil = {"kode": "TERLALU_RUMIT"}
    except Exception:
        # A broken workbook breaks its reader in every way.
        hasil = {"kode": "RUSAK"}
    sys.stdout.write(json.dumps(hasil))


if __name__ == "__main__":
    utama()
