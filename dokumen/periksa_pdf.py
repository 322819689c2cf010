"""Looks at one PDF in a process of its own: a bomb or a crash of the parser takes nothing else with it.

Run by simpan.py as a script: `python -I periksa_pdf.py FILE`. Prints one word, or `UTUH <pages>`. It reads
the structure (every object, every cross reference) but decodes no page, image or font stream.
"""

import contextlib
import resource
import sys

BATAS_MEMORI = 1024 * 1024 * 1024
BATAS_DETIK = 8
BATAS_HALAMAN = 2000


class Buang:
    """A sink: qpdf writes every object once, which makes it read every object once."""

    def write(self, isi: bytes) -> int:
        return len(isi)

    def flush(self) -> None:
        pass


def periksa(jalur: str) -> str:
    import pikepdf  # noqa: PLC0415 -- only after the limits are in force

    try:
        with pikepdf.open(jalur, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                return "TERKUNCI"
            halaman = len(pdf.pages)
            if halaman == 0:
                return "TANPA_HALAMAN"
            if halaman > BATAS_HALAMAN:
                return "TERLALU_TEBAL"
            pdf.save(
                Buang(),  # type: ignore[arg-type] -- pikepdf needs no more than write()
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                compress_streams=False,
                object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            )
            return "TIDAK_UTUH" if pdf.get_warnings() else f"UTUH {halaman}"
    except pikepdf.PasswordError:
        return "TERKUNCI"
    except (MemoryError, RecursionError):
        return "TERLALU_RUMIT"
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError, AttributeError):
        return "TIDAK_UTUH"


def utama() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_DETIK, BATAS_DETIK + 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(periksa(sys.argv[1]))


if __name__ == "__main__":
    utama()
