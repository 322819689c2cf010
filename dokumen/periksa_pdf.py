"""Looks at one PDF in a process of its own: a bomb or a crash of the parser takes nothing else with it.

Run by simpan.py as a script: `python -I periksa_pdf.py FILE`. Prints one word, or `UTUH <pages>`. It reads
the structure (every object, every cross reference) but decodes no page, image or font stream.
"""

import contextlib
import io
import os
import resource
import sys

BATAS_MEMORI = 1024 * 1024 * 1024
BATAS_DETIK = 8
BATAS_HALAMAN = 2000
EKOR = 4096


class Buang(io.RawIOBase):
    """A sink: qpdf writes every object once, which makes it read every object once."""

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, letak: int, dari: int = 0) -> int:
        return 0

    def write(self, isi) -> int:
        return len(isi)


def berakhir_utuh(jalur: str) -> bool:
    """The file ends with its end mark: nothing is cut off and no other file hangs on to it."""
    with open(jalur, "rb") as berkas:
        berkas.seek(0, os.SEEK_END)
        berkas.seek(max(berkas.tell() - EKOR, 0))
        return berkas.read().rstrip(b"\0\t\n\x0c\r ").endswith(b"%%EOF")


def periksa(jalur: str) -> str:
    import pikepdf  # noqa: PLC0415 -- only after the limits are in force

    if not berakhir_utuh(jalur):
        return "TIDAK_UTUH"
    try:
        with pikepdf.open(jalur, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                return "TERKUNCI"
            halaman = len(pdf.pages)
            peringatan = pdf.get_warnings()
            if halaman == 0:
                return "TANPA_HALAMAN"
            if halaman > BATAS_HALAMAN:
                return "TERLALU_TEBAL"
            pdf.save(
                Buang(),  # type: ignore[arg-type]  # -- qpdf asks a sink only for what this one has
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                compress_streams=False,
                object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            )
            return f"UTUH {halaman}" if ringan(peringatan + pdf.get_warnings()) else "TIDAK_UTUH"
    except pikepdf.PasswordError:
        return "TERKUNCI"
    except (MemoryError, RecursionError):
        return "TERLALU_RUMIT"
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError, AttributeError):
        return "TIDAK_UTUH"


def ringan(peringatan: list[str]) -> bool:
    """A page that leaves out what has a default is no damage; anything else the parser stumbles over is."""
    return all(satu.endswith("repairing") for satu in peringatan)


def utama() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_DETIK, BATAS_DETIK + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(periksa(sys.argv[1]))


if __name__ == "__main__":
    utama()
