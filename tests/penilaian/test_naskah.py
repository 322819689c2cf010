import re
from fractions import Fraction

import pytest

from panitia.aturan import Peran
from penilaian import naskah
from penilaian.aturan import CatatanKebijakan
from penilaian.queries import baris_peringkat, komponen_lowongan, nilai_tersimpan
from peserta.alur import Keadaan
from seleksi.alur import Tahap
from tests.dokumen.bentuk import assert_sebentuk
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import NaskahFactory
from tests.factories.panitia import KeanggotaanFactory, pansel_lengkap
from tests.factories.penilaian import KomponenFactory, PeringkatFactory, RekapFactory
from tests.factories.peserta import LamaranFactory, PelamarFactory
from tests.factories.seleksi import InstansiFactory, JadwalFactory, LowonganFactory, SeleksiFactory

pytestmark = pytest.mark.django_db
# In the order of rank; the alphabet would order them otherwise.
NAMA = ["Zulaika, S.Sos.", "Drs. Lukito Hadi, M.M.", "dr. Anindita P."]
ABJAD = [NAMA[2], NAMA[1], NAMA[0]]
# 86.40499… would become 86.41 if it were rounded twice.
AKHIR = [Fraction("86.404999999"), Fraction("85"), Fraction(239, 3)]


def peserta(lowongan, nama):
    pengguna = PenggunaFactory(nama=nama, bernip=True)
    return LamaranFactory(pelamar=PelamarFactory(pengguna=pengguna), lowongan=lowongan, keadaan=Keadaan.MS)


@pytest.fixture
def rekap():
    lowongan = LowonganFactory(seleksi=SeleksiFactory(), tahap=Tahap.WAWANCARA)
    for metode, bobot in (("REKAM_JEJAK", 20), ("ASESMEN", 25), ("MAKALAH", 20), ("WAWANCARA", 35)):
        KomponenFactory(lowongan=lowongan, metode=metode, bobot=bobot)
    orang = [peserta(lowongan, nama) for nama in NAMA]
    isi = {
        "peserta": [
            {"lamaran": satu.pk, "nilai_akhir": f"{akhir.numerator}/{akhir.denominator}"}
            for satu, akhir in zip(orang, AKHIR, strict=True)
        ]
    }
    rekap = RekapFactory(lowongan=lowongan, isi=isi, sidik="ab" * 32, ditetapkan=True)
    for nomor, satu in enumerate(orang, 1):
        komponen = {k.metode: {"rata": "239/3", "penilai": 5} for k in komponen_lowongan(lowongan)}
        PeringkatFactory(rekap=rekap, lamaran=satu, peringkat=nomor, komponen=komponen, calon=True)
    return rekap


def test_berita_acara_memuat_matriks_dan_membulatkan_sekali(rekap, saat):
    lowongan = rekap.lowongan
    pansel = pansel_lengkap(lowongan.seleksi, bernyatakan=False)
    isi = naskah.berita_acara_rekapitulasi(
        rekap,
        list(baris_peringkat(rekap)),
        nilai_tersimpan(rekap),
        komponen_lowongan(lowongan),
        pansel,
        ["Bagas terhadap Zulaika"],
        CatatanKebijakan(),
        pansel[0].pengguna,
        InstansiFactory(),
        saat,
    )
    tampak = assert_sebentuk("berita_acara_rekapitulasi", isi)
    assert [(satu["peringkat"], satu["nama"], satu["nilai_akhir"]) for satu in isi["peserta"]] == [
        (1, NAMA[0], "86.40"),
        (2, NAMA[1], "85.00"),
        (3, NAMA[2], "79.67"),
    ]
    assert isi["peserta"][0]["nilai"] == ["79.67"] * 4
    assert "86,40" in tampak
    assert "Tidak terdapat nilai akhir yang sama" in tampak


def test_keputusan_dan_pengumuman_tidak_membawa_nilai_dan_urutan_nilai(rekap, saat):
    lowongan = rekap.lowongan
    calon = [satu.lamaran for satu in baris_peringkat(rekap)]
    ketua = KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.KETUA_PANSEL).pengguna
    menurut_abjad = sorted(calon, key=lambda satu: ABJAD.index(satu.pelamar.pengguna.nama))
    isi = naskah.keputusan_tiga_calon(lowongan, menurut_abjad, ketua, InstansiFactory(), saat)
    assert [satu["nama"] for satu in isi["calon"]] == ABJAD
    hasil = naskah.pengumuman_hasil_tahap(
        lowongan.seleksi,
        {lowongan: calon},
        InstansiFactory(),
        tahapan="Wawancara Akhir",
        jadwal=[JadwalFactory(seleksi=lowongan.seleksi, kegiatan="KESEHATAN")],
        ketua=ketua,
    )
    assert [satu["nama"] for satu in hasil["lowongan"][0]["peserta"]] == ABJAD
    for nama, satu in (("keputusan_tiga_calon", isi), ("pengumuman_hasil_tahap", hasil)):
        tampak = assert_sebentuk(nama, satu)
        assert re.findall(r"\b(?:86,4|85,0|79,6)", tampak) == []


def test_surat_peringkat_untuk_ppk(rekap):
    lowongan = rekap.lowongan
    ketua = KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.KETUA_PANSEL).pengguna
    isi = naskah.surat_peringkat(
        lowongan,
        list(baris_peringkat(rekap)),
        nilai_tersimpan(rekap),
        NaskahFactory(terbit=True, nomor="06/Pansel/XII/2026"),
        ketua,
        InstansiFactory(),
    )
    tampak = assert_sebentuk("surat_peringkat", isi)
    assert [satu["nama"] for satu in isi["peserta"]] == NAMA
    assert "06/Pansel/XII/2026" in tampak


def test_nilai_diumumkan_menurut_abjad_bila_kebijakan_menghendaki(rekap):
    lowongan = rekap.lowongan
    calon = [satu.lamaran for satu in baris_peringkat(rekap)]
    isi = naskah.pengumuman_hasil_tahap(
        lowongan.seleksi,
        {lowongan: calon},
        InstansiFactory(),
        tahapan="Penulisan Makalah",
        jadwal=[],
        ketua=KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.KETUA_PANSEL).pengguna,
        nilai={satu.pk: akhir for satu, akhir in zip(calon, AKHIR, strict=True)},
    )
    assert [(satu["nama"], satu["nilai"]) for satu in isi["lowongan"][0]["peserta"]] == [
        (NAMA[2], "79.67"),
        (NAMA[1], "85.00"),
        (NAMA[0], "86.40"),
    ]


def test_pengumuman_hasil_menyebut_sedikitnya_satu_jabatan(rekap):
    with pytest.raises(ValueError, match="sedikitnya satu jabatan"):
        naskah.pengumuman_hasil_tahap(
            rekap.lowongan.seleksi, {}, InstansiFactory(), tahapan="x", jadwal=[], ketua=PenggunaFactory()
        )
