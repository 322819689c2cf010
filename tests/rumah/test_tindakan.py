"""Every public act has the shape of the house."""

import ast
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
APLIKASI = ("seleksi", "panitia", "peserta", "penilaian")


def berkas_kamar(kamar: str) -> list[Path]:
    hasil = []
    for aplikasi in APLIKASI:
        hasil += [AKAR / aplikasi / f"{kamar}.py"] if (AKAR / aplikasi / f"{kamar}.py").exists() else []
        hasil += sorted((AKAR / aplikasi / kamar).glob("*.py")) if (AKAR / aplikasi / kamar).is_dir() else []
    return hasil


def fungsi_umum(berkas: Path) -> list[ast.FunctionDef]:
    pohon = ast.parse(berkas.read_text(encoding="utf-8"))
    return [s for s in pohon.body if isinstance(s, ast.FunctionDef) and not s.name.startswith("_")]


TINDAKAN = [(b, f) for b in berkas_kamar("actions") for f in fungsi_umum(b)]
BERNAMA = [pytest.param(b, f, id=f"{b.parent.name}.{b.stem}.{f.name}") for b, f in TINDAKAN]


def test_ada_tindakan_di_setiap_aplikasi():
    assert {b.relative_to(AKAR).parts[0] for b, _ in TINDAKAN} == set(APLIKASI)


@pytest.mark.parametrize("berkas,fungsi", BERNAMA)
def test_tindakan_hanya_menerima_argumen_bernama_dengan_oleh_dan_pada(berkas, fungsi):
    assert not fungsi.args.args, "argumen harus bernama"
    nama = {a.arg for a in fungsi.args.kwonlyargs}
    # A step of a larger act carries no transaction of its own and may need neither.
    berdiri_sendiri = any("atomic" in ast.unparse(penghias) for penghias in fungsi.decorator_list)
    assert {"oleh", "pada"} <= nama or not berdiri_sendiri


@pytest.mark.parametrize("berkas,fungsi", BERNAMA)
def test_tindakan_berdiri_sendiri_tahan_lama(berkas, fungsi):
    for penghias in fungsi.decorator_list:
        teks = ast.unparse(penghias)
        assert "atomic" not in teks or teks == "transaction.atomic(durable=True)"


@pytest.mark.parametrize("berkas", berkas_kamar("actions"), ids=lambda b: b.relative_to(AKAR).as_posix())
def test_keadaan_tidak_diubah_lewat_jalan_belakang(berkas):
    isi = berkas.read_text(encoding="utf-8")
    for kata in (".update(keadaan", ".update(tahap", "bulk_update("):
        assert kata not in isi


def test_tidak_ada_jalan_belakang_di_mana_pun():
    for aplikasi in (*APLIKASI, "akun", "dokumen", "config"):
        for berkas in (AKAR / aplikasi).rglob("*.py"):
            isi = berkas.read_text(encoding="utf-8")
            assert not [k for k in (".update(keadaan=", ".update(tahap=") if k in isi], berkas


@pytest.mark.parametrize(
    "berkas,fungsi",
    [
        pytest.param(b, f, id=f"{b.relative_to(AKAR)}:{f.name}")
        for b in berkas_kamar("aturan")
        for f in fungsi_umum(b)
    ],
)
def test_setiap_aturan_menyebut_dasarnya(berkas, fungsi):
    uraian = ast.get_docstring(fungsi) or ""
    assert "Dasar:" in uraian, "tanpa dasar hukum, tidak ada aturan"


def test_penulisan_hanya_di_kamar_tindakan():
    """Models are written in ``actions`` (and by the shared floors), nowhere else in the four apps."""
    kata_tulis = (
        ".save()",
        ".create(",
        ".bulk_create(",
        ".delete()",
        ".get_or_create(",
        ".update_or_create(",
    )
    for kamar in ("views", "queries", "wewenang", "forms", "aturan", "naskah", "models"):
        for berkas in berkas_kamar(kamar):
            isi = berkas.read_text(encoding="utf-8")
            assert not [k for k in kata_tulis if k in isi], berkas
