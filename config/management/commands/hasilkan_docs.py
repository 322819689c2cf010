"""Writes the documents that are made from code, or says which are stale (--check).

docs/alur.md from the arrows, docs/wewenang.md from the table of rights, docs/aturan.md from the rules.
"""

import ast
import re
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_fsm import FSMField, Transition

from panitia.aturan import HAK, PERAN_SERASI, SEBUTAN_PERAN, Hak, Peran

DASAR: Path = settings.BASE_DIR
MESIN = (
    ("seleksi.Lowongan", "Lowongan"),
    ("peserta.Lamaran", "Lamaran"),
    ("penilaian.Komponen", "Komponen"),
    ("penilaian.LembarNilai", "Lembar nilai"),
    ("dokumen.Naskah", "Naskah"),
)
APLIKASI = ("seleksi", "panitia", "peserta", "penilaian")
SEBUTAN_HAK: dict[Hak, str] = {
    Hak.LIHAT: "Tahu bahwa seleksi ada: jadwal, tahap, naskah terbit",
    Hak.KELOLA: "Menyiapkan dan menjalankan seleksi",
    Hak.SUSUN_NASKAH: "Menyusun naskah, jadwal, bukti tayang",
    Hak.VERIFIKASI: "Memeriksa lamaran",
    Hak.LIHAT_BERKAS: "Identitas dan berkas pelamar (B)",
    Hak.LIHAT_VERIFIKASI: "Hasil pemeriksaan administrasi (C)",
    Hak.NILAI: "Mengisi lembar nilai sendiri (D)",
    Hak.NILAI_ASESMEN: "Mengisi hasil asesmen (D, F)",
    Hak.PIMPIN: "Membuka dan mengunci komponen, menandatangani untuk Pansel",
    Hak.LIHAT_REKAP: "Rekapitulasi dan peringkat (E, H), setelah semua komponen dikunci",
    Hak.LIHAT_KESEHATAN: "Hasil kesehatan: sehat atau tidak (I)",
    Hak.USULKAN: "Menandatangani usulan tiga nama",
    Hak.PUTUSKAN: "Menerima peringkat, memilih satu, menandatangani keputusan",
    Hak.TELUSUR: "Catatan penelusuran tertutup (G)",
    Hak.CATAT: "Catatan narasumber, tanpa nilai",
    Hak.AWASI: "Membaca berkas seleksi dan jejaknya (L)",
}
AWAL = "<!-- Dihasilkan oleh `manage.py hasilkan_docs`; ubah kodenya, bukan berkas ini. -->\n"


def arrows(model: Any) -> list[tuple[str, str, str]]:
    """(act, source, target) of every arrow of a model, sorted by act and source."""
    (medan,) = (f for f in model._meta.get_fields() if isinstance(f, FSMField))
    semua: list[Transition] = list(medan.get_all_transitions(model))
    return sorted((t.name, str(t.source), str(t.target)) for t in semua)


def naskah_alur() -> str:
    bagian = [
        AWAL,
        "# Alur\n\nEvery arrow that exists. Who may take it and when: `wewenang.py` of each app.\n",
    ]
    for label, nama in MESIN:
        baris = "\n".join(
            f"    {asal} --> {tujuan}: {tindakan}" for tindakan, asal, tujuan in arrows(apps.get_model(label))
        )
        bagian.append(f"## {nama}\n\n```mermaid\nstateDiagram-v2\n{baris}\n```\n")
    return "\n".join(bagian)


def naskah_wewenang() -> str:
    kepala = " | ".join(SEBUTAN_PERAN[p] for p in Peran)
    garis = " | ".join(":-:" for _ in Peran)
    baris = "\n".join(
        f"| {SEBUTAN_HAK[hak]} | " + " | ".join("ya" if hak in HAK[p] else "" for p in Peran) + " |"
        for hak in Hak
    )
    serasi = "\n".join(
        f"- {SEBUTAN_PERAN[a]} dan {SEBUTAN_PERAN[b]}"
        for a, b in sorted(sorted(pasangan) for pasangan in PERAN_SERASI)
    )
    return (
        f"{AWAL}\n# Wewenang\n\n"
        "Role × right, from `panitia/aturan.py`. Letters are data classes: B identity and files, "
        "C administrative check, D score sheets, E aggregates, F assessment report, G closed notes, "
        "H ranking, I health, L trail."
        " The applicant sees his own application; the operator sees no content of B to J.\n\n"
        f"| Hak | {kepala} |\n| --- | {garis} |\n{baris}\n\n"
        f"## Peran yang boleh dirangkap dalam satu seleksi\n\n{serasi}\n\nEvery other pair is refused.\n"
    )


KODE = re.compile(r"^([A-Z]-\d+[a-z]?(?:, [A-Z]-\d+[a-z]?)*)[.:]")


def fungsi_aturan() -> list[tuple[str, str, str, str]]:
    """(codes, app, function, Dasar) of every public function in the rooms ``aturan``."""
    hasil = []
    for aplikasi in APLIKASI:
        kamar = DASAR / aplikasi / "aturan"
        berkas = sorted(kamar.glob("*.py")) if kamar.is_dir() else [DASAR / aplikasi / "aturan.py"]
        for satu in berkas:
            if not satu.exists():
                continue
            for simpul in ast.parse(satu.read_text(encoding="utf-8")).body:
                if not isinstance(simpul, ast.FunctionDef) or simpul.name.startswith("_"):
                    continue
                uraian = ast.get_docstring(simpul) or ""
                kode = KODE.match(uraian)
                dasar = re.search(r"Dasar: (.+?)(?:\n\n|\Z)", uraian, re.S)
                hasil.append(
                    (
                        kode.group(1) if kode else "",
                        aplikasi,
                        simpul.name,
                        " ".join(dasar.group(1).split()) if dasar else "",
                    )
                )
    return hasil


def naskah_aturan() -> str:
    uji = {
        berkas: berkas.read_text(encoding="utf-8")
        for berkas in sorted((DASAR / "tests").rglob("test_aturan*.py"))
    }
    baris = []
    for kode, aplikasi, nama, dasar in sorted(fungsi_aturan()):
        teruji = [b.relative_to(DASAR).as_posix() for b, isi in uji.items() if re.search(rf"\b{nama}\b", isi)]
        baris.append(f"| {kode or 'umum'} | {dasar} | `{aplikasi}.aturan.{nama}` | {', '.join(teruji)} |")
    return (
        f"{AWAL}\n# Aturan\n\nCode → article → function → test. Figures come from the frozen ketentuan of the"
        " selection.\n\n"
        "| Kode | Dasar | Fungsi | Uji |\n| --- | --- | --- | --- |\n" + "\n".join(baris) + "\n"
    )


class Command(BaseCommand):
    help = "Menulis docs/alur.md, docs/wewenang.md, dan docs/aturan.md dari kode."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="hanya memeriksa apakah masih terkini")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        basi = []
        for nama, isi in (
            ("alur", naskah_alur()),
            ("wewenang", naskah_wewenang()),
            ("aturan", naskah_aturan()),
        ):
            tujuan = DASAR / "docs" / f"{nama}.md"
            if tujuan.exists() and tujuan.read_text(encoding="utf-8") == isi:
                continue
            basi.append(tujuan.name)
            if not pilihan["check"]:
                tujuan.write_text(isi, encoding="utf-8")
        if basi and pilihan["check"]:
            raise CommandError(f"Tidak terkini: {', '.join(basi)}. Jalankan script/docs.")
        self.stdout.write("Dokumen terkini." if not basi else f"Ditulis: {', '.join(basi)}.")
