"""The arrows are a closed set, and every state has a word for every audience."""

import pytest
from django.apps import apps
from django.db import models
from django_fsm import FSMField, TransitionNotAllowed

from config.management.commands.hasilkan_docs import MESIN, arrows
from dokumen.alur import LABEL as SEBUTAN_NASKAH
from dokumen.alur import LABEL_PINDAI as SEBUTAN_PINDAI
from dokumen.alur import KeadaanNaskah, KeadaanPindai
from penilaian.alur import SEBUTAN_KOMPONEN, KeadaanKomponen
from peserta.alur import SEBUTAN_KEADAAN, Keadaan
from seleksi.alur import SEBUTAN_TAHAP, TAHAP_BERJALAN, Tahap

PANAH = {
    "seleksi.Lowongan": {
        ("umumkan", "PERSIAPAN", "PENGUMUMAN"),
        ("tutup_pengumuman", "PENGUMUMAN", "ADMINISTRASI"),
        ("perpanjang_seleksi", "ADMINISTRASI", "PENGUMUMAN"),
        ("mulai_asesmen", "ADMINISTRASI", "ASESMEN"),
        ("mulai_kompetensi_bidang", "ASESMEN", "KOMPETENSI_BIDANG"),
        ("mulai_wawancara", "KOMPETENSI_BIDANG", "WAWANCARA"),
        ("mulai_kesehatan", "WAWANCARA", "KESEHATAN"),
        ("mulai_penetapan", "KESEHATAN", "PENETAPAN"),
        ("selesaikan", "PENETAPAN", "SELESAI"),
        *(("batalkan", tahap.value, "DIBATALKAN") for tahap in TAHAP_BERJALAN),
    },
    "peserta.Lamaran": {
        ("ajukan", "DRAF", "DIAJUKAN"),
        ("selesai_diperiksa", "DIAJUKAN", "DIPERIKSA"),
        ("kembalikan", "DIPERIKSA", "DIAJUKAN"),
        ("nyatakan_ms", "DIPERIKSA", "MS"),
        ("nyatakan_tms", "DIPERIKSA", "TMS"),
        ("terima_sanggahan", "TMS", "MS"),
        ("tarik", "DIAJUKAN", "MUNDUR"),
        ("tarik", "DIPERIKSA", "MUNDUR"),
        ("tarik", "MS", "MUNDUR"),
        ("nyatakan_gugur", "MS", "GUGUR"),
    },
    "penilaian.Komponen": {
        ("buka", "BELUM", "DIBUKA"),
        ("kunci", "DIBUKA", "DIKUNCI"),
        ("buka_kembali", "DIKUNCI", "DIBUKA"),
        ("umumkan", "DIKUNCI", "DIUMUMKAN"),
    },
    "penilaian.LembarNilai": {
        ("kunci", "DRAF", "DIKUNCI"),
        ("batalkan", "DRAF", "DIBATALKAN"),
        ("batalkan", "DIKUNCI", "DIBATALKAN"),
    },
    "penilaian.HasilAsesmen": {
        ("cocokkan", "DIUNGGAH", "COCOK"),
        ("terima", "COCOK", "DITERIMA"),
        ("tarik", "DIUNGGAH", "DITARIK"),
    },
    "penilaian.LembarKertas": {
        ("ketik", "DICETAK", "DIKETIK"),
        ("berselisih", "DIKETIK", "SELISIH"),
        ("berselisih", "SELISIH", "SELISIH"),
        ("cocokkan", "DIKETIK", "COCOK"),
        ("cocokkan", "SELISIH", "COCOK"),
        ("pakai", "COCOK", "DIKUNCI"),
        *(("tolak", asal, "DITOLAK") for asal in ("DIKETIK", "SELISIH", "COCOK")),
    },
    "dokumen.Naskah": {
        ("terbitkan", "KONSEP", "TERBIT"),
        ("cabut", "KONSEP", "DICABUT"),
        ("cabut", "TERBIT", "DICABUT"),
    },
    "dokumen.Pemindaian": {
        *(("nyatakan_bersih", asal, "BERSIH") for asal in ("TANPA", "MENUNGGU", "BERSIH")),
        *(("tahan", asal, "DITAHAN") for asal in ("TANPA", "MENUNGGU", "BERSIH")),
        ("lepaskan", "MENUNGGU", "TANPA"),
    },
}
# Arrows that take no moment.
TANPA_WAKTU = {"kembalikan", "lepaskan", "ketik", "berselisih", "pakai", "buka_kembali"}


def medan_keadaan(model: type[models.Model]) -> FSMField:
    (medan,) = (f for f in model._meta.get_fields() if isinstance(f, FSMField))
    return medan


def test_setiap_mesin_tercantum():
    ber_mesin = {
        model._meta.label
        for model in apps.get_models()
        if any(isinstance(f, FSMField) for f in model._meta.get_fields())
    }
    assert ber_mesin == set(PANAH) == {label for label, _ in MESIN}


@pytest.mark.parametrize("label", sorted(PANAH))
def test_panah_adalah_himpunan_tertutup(label):
    assert set(arrows(apps.get_model(label))) == PANAH[label]


def pasangan_terlarang() -> list[tuple[str, str, str]]:
    hasil = []
    for label, panah in PANAH.items():
        semua = [nilai for nilai, _ in medan_keadaan(apps.get_model(label)).choices]
        for tindakan in sorted({t for t, _, _ in panah}):
            boleh = {asal for t, asal, _ in panah if t == tindakan}
            hasil += [(label, tindakan, asal) for asal in semua if asal not in boleh]
    return hasil


@pytest.mark.parametrize("label,tindakan,asal", pasangan_terlarang())
def test_setiap_panah_lain_ditolak(label, tindakan, asal, saat):
    objek = apps.get_model(label)()
    medan = medan_keadaan(type(objek))
    objek.__dict__[medan.attname] = asal
    with pytest.raises(TransitionNotAllowed):
        getattr(objek, tindakan)() if tindakan in TANPA_WAKTU else getattr(objek, tindakan)(saat)


@pytest.mark.parametrize(
    "keadaan,sebutan",
    [(Tahap, SEBUTAN_TAHAP), (Keadaan, SEBUTAN_KEADAAN), (KeadaanKomponen, SEBUTAN_KOMPONEN)],
)
def test_setiap_keadaan_bernama_untuk_setiap_pembaca(keadaan, sebutan):
    assert set(sebutan) == {"sekretariat", "pansel", "pelamar", "publik"}
    for per_pembaca in sebutan.values():
        assert set(per_pembaca) == set(keadaan.values)


def test_setiap_keadaan_pindai_bernama():
    assert set(SEBUTAN_PINDAI) == set(KeadaanPindai)
    for per_pembaca in SEBUTAN_PINDAI.values():
        assert set(per_pembaca) == {"pelamar", "pansel"}
        assert all(per_pembaca.values())


def test_setiap_keadaan_naskah_bernama():
    assert set(SEBUTAN_NASKAH) == set(KeadaanNaskah)
    for per_pembaca in SEBUTAN_NASKAH.values():
        assert set(per_pembaca) == {"pelamar", "pansel", "publik"}
        assert all(per_pembaca.values())
