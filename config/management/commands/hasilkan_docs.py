"""Writes the documents that are made from code, or says which are stale (--check).

docs/alur.md from the arrows, docs/wewenang.md from the table of rights, docs/aturan.md from the rules,
docs/kebijakan.md from the list of what the law leaves open, docs/kasus-tepi.md from the edge cases and
their tests, docs/sahkan.md from the acts that want a fresh proof of identity.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_fsm import FSMField, Transition

from akun.sahkan import PERBUATAN
from config.peta_aturan import fungsi_aturan, tabel, uji_fungsi
from panitia.aturan import HAK, PERAN_SERASI, SEBUTAN_PERAN, Hak, Peran
from seleksi.aturan import KELOMPOK, kata_kebijakan
from seleksi.ketentuan import profil

DASAR: Path = settings.BASE_DIR
MESIN = (
    ("seleksi.Lowongan", "Lowongan"),
    ("peserta.Lamaran", "Lamaran"),
    ("penilaian.Komponen", "Komponen"),
    ("penilaian.LembarNilai", "Lembar nilai"),
    ("penilaian.LembarKertas", "Lembar kertas"),
    ("penilaian.HasilAsesmen", "Hasil asesmen"),
    ("dokumen.Naskah", "Naskah"),
    ("dokumen.Pemindaian", "Pemindaian berkas"),
)
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
        "# Alur\n\nEvery arrow that exists. Who may take it and when: `wewenang` of each app.\n",
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


TERBANYAK_TEMPAT = 4


def naskah_aturan() -> str:
    baris = []
    for satu in tabel():
        kaidah = satu.kaidah
        fungsi = "<br>".join(f"`{f.alamat}`" for f in satu.fungsi)
        tempat = [f"`{nama}`" for nama in satu.ditegakkan[:TERBANYAK_TEMPAT]]
        if len(satu.ditegakkan) > TERBANYAK_TEMPAT:
            tempat.append(f"dan {len(satu.ditegakkan) - TERBANYAK_TEMPAT} lagi")
        baris.append(
            f"| **{kaidah.kode}** {kaidah.bunyi} ({kaidah.tingkat.replace('_', ' ')}) | {kaidah.dasar} "
            f"| {fungsi} | {'<br>'.join(satu.uji)} | {'<br>'.join(tempat)} |"
        )
    bantu = "\n".join(
        f"| `{f.alamat}` | {f.dasar} | {'<br>'.join(uji_fungsi(f.nama))} |"
        for f in sorted(fungsi_aturan(), key=lambda f: f.alamat)
        if not f.kode
    )
    return (
        f"{AWAL}\n# Aturan\n\nCode → article → function → test → where it is enforced. The list itself is"
        " `seleksi/aturan/daftar.py`; a rule with an empty column fails the build. Figures come from the"
        " frozen ketentuan of the selection. BLOK stops the act, BERITA ACARA may be passed over by a"
        " recorded decision of the pleno with its reason, INGAT warns.\n\n"
        "| Kode | Dasar | Fungsi | Uji | Ditegakkan di |\n| --- | --- | --- | --- | --- |\n"
        + "\n".join(baris)
        + "\n\n## Fungsi bantu\n\nThey compute or name something for the rules above.\n\n"
        "| Fungsi | Dasar | Uji |\n| --- | --- | --- |\n" + bantu + "\n"
    )


def naskah_kebijakan() -> str:
    """Every gap of the law with its choices; the default is that of the local profile."""
    bawaan = profil("perbup_89_2021")
    bagian = [
        AWAL,
        "# Kebijakan\n\nYang tidak diatur peraturan, dan pilihan yang ada. Panitia Seleksi memilih dalam"
        " rapat persiapan (halaman Kebijakan sebuah seleksi); pilihannya tercantum dalam Berita Acara Rapat"
        " Persiapan dan dibekukan saat pengumuman ditandatangani. Yang berbeda dari bawaan memerlukan"
        " pertimbangan tertulis. Tiga nama dan peringkat tidak pernah diumumkan dengan nilai: tahap akhir"
        " tidak mempunyai pilihan.\n",
    ]
    for kelompok in KELOMPOK:
        bagian.append(f"## {kelompok.nama}\n")
        for butir in kelompok.butir:
            bagian.append(f"### {butir.nama}\n\n{butir.celah}\n")
            baris = [f"- **{satu.nama}** (`{satu.kode}`). {satu.akibat}" for satu in butir.pilihan]
            if butir.rentang:
                baris.append(f"- Angka {butir.rentang[0]} sampai {butir.rentang[1]} {butir.satuan}.")
            if butir.nol:
                baris.append(f"- Kosong atau 0: {butir.nol}")
            if butir.akibat:
                baris.append(f"- {butir.akibat}")
            baris += [
                f"- Bawaan: {kata_kebijakan(butir.kode, bawaan).rstrip('.')}.",
                f"- Berlaku di: {butir.berlaku}. Dasar: {butir.dasar}.",
            ]
            bagian.append("\n".join(baris) + "\n")
    return "\n".join(bagian)


def naskah_sahkan() -> str:
    """The acts that want a fresh proof of identity."""
    baris = []
    for satu in PERBUATAN.values():
        bukti = (
            "pengaman kedua bila terpasang, selain itu kata sandi"
            if satu.kuat
            else "kata sandi atau pengaman kedua"
        )
        berlaku = "satu perbuatan" if satu.sekali else f"{settings.SAHKAN_SEGAR // 60} menit"
        if satu.ingat:
            berlaku += f"; halaman yang dibuka segar {settings.SAHKAN_HALAMAN // 60} menit"
        baris.append(f"| {satu.sebutan} | `{satu.alamat}` | {bukti} | {berlaku} |")
    return (
        f"{AWAL}\n# Pengesahan diri\n\nActs for which an open session is not enough: the person proves anew"
        " who he is, on the page that shows what he approves (docs/keputusan/0150, 0151). Logging in counts"
        " as a proof."
        " From `akun/sahkan.py`; `tests/keamanan/test_stepup.py` goes over the list.\n\n"
        "| Perbuatan | Halaman | Bukti | Berlaku |\n| --- | --- | --- | --- |\n" + "\n".join(baris) + "\n"
    )


def kurang_kolom() -> list[str]:
    """What the table of rules lacks, in a sentence for each rule."""
    return [f"Aturan {b.kaidah.kode} belum mempunyai {' dan '.join(b.kurang)}." for b in tabel() if b.kurang]


def uji_kasus() -> dict[int, list[str]]:
    """Number of an edge case -> names of its tests, in the order of the files."""
    hasil: dict[int, list[str]] = {}
    for berkas in sorted((DASAR / "tests" / "perkara").glob("test_kasus_tepi*.py")):
        for nomor, nama in re.findall(r"^def (?:test_kasus_(\d+)_(\w+))\(", berkas.read_text("utf-8"), re.M):
            hasil.setdefault(int(nomor), []).append(f"test_kasus_{nomor}_{nama}")
    return hasil


def kasus_tepi() -> list[dict[str, Any]]:
    isi = tomllib.loads((DASAR / "tests" / "perkara" / "kasus_tepi.toml").read_text(encoding="utf-8"))
    daftar: list[dict[str, Any]] = isi["kasus"]
    return daftar


def naskah_kasus() -> str:
    uji = uji_kasus()
    bagian = [
        AWAL,
        "# Kasus tepi\n\nWhat real selections stumble over, how the product answers, and the test that holds"
        " it to that answer: `script/test tests/perkara -k kasus_04`.\n",
    ]
    for satu in kasus_tepi():
        nama = "\n".join(f"- `{nama}`" for nama in uji.get(satu["nomor"], []))
        bagian.append(f"## {satu['nomor']}. {satu['judul']}\n\n{satu['jawaban']}\n\n{nama}\n")
    return "\n".join(bagian)


class Command(BaseCommand):
    help = "Menulis docs/alur.md, wewenang.md, aturan.md, dan kebijakan.md dari kode."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="hanya memeriksa apakah masih terkini")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if kurang := kurang_kolom():
            raise CommandError(" ".join(kurang))
        basi = []
        for nama, isi in (
            ("alur", naskah_alur()),
            ("wewenang", naskah_wewenang()),
            ("aturan", naskah_aturan()),
            ("kebijakan", naskah_kebijakan()),
            ("kasus-tepi", naskah_kasus()),
            ("sahkan", naskah_sahkan()),
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
