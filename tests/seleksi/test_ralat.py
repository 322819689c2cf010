"""Changing a parameter before publication, the erratum after it, the triggers that let nothing else pass."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi import actions as tindakan
from seleksi import aturan
from seleksi.actions.ketentuan import ubah_ketentuan
from seleksi.actions.persiapan import atur_bobot, atur_kebijakan
from seleksi.actions.ralat import ralat, siapkan_ralat
from seleksi.izin import TindakanDitolak
from seleksi.models import Ralat, Seleksi
from seleksi.queries import ketentuan as queries
from tests.factories.peserta import LamaranFactory
from tests.factories.seleksi import RalatFactory
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db

ALASAN = "Salah ketik dalam rapat persiapan."


def isi_basis_data():
    return [
        *Seleksi.objects.values_list("ketentuan", "dibekukan_pada"),
        Jejak.objects.count(),
        Surel.objects.count(),
        Ralat.objects.count(),
        Naskah.objects.count(),
    ]


def ditolak(tindakan_, **isian):
    sebelum = isi_basis_data()
    with pytest.raises(TindakanDitolak) as galat:
        tindakan_(**isian)
    assert isi_basis_data() == sebelum
    return {temuan.kode for temuan in galat.value.temuan}, str(galat.value)


# --- Sebelum pengumuman ----------------------------------------------------------------------------
def ubah(s, jalur="pengumuman.hari", nilai="20", **lain):
    isian = {"seleksi": s.seleksi, "jalur": jalur, "nilai": nilai, "alasan": ALASAN, "oleh": s.ketua}
    return ubah_ketentuan(**isian | {"pada": s.saat} | lain)


def test_ketua_mengubah_satu_parameter_dengan_alasan(saat):
    s = situasi.siap(saat)
    ubah(s, nomor_notulen=" 05/Pansel/2026 ")
    s.seleksi.refresh_from_db()
    assert s.seleksi.aturan_main.pengumuman.hari == 20
    assert s.seleksi.aturan_main.keterangan_menurut("pengumuman.hari").sumber == "Lampiran huruf a angka 3"
    jejak = Jejak.objects.latest("tinggi")
    assert jejak.peristiwa == "ketentuan.diubah"
    assert jejak.rincian == {
        "dari": {"pengumuman.hari": 15},
        "isi": {"pengumuman.hari": 20},
        "alasan": ALASAN,
        "nomor_notulen": "05/Pansel/2026",
    }


def test_perubahan_dipakai_aturan_saat_itu_juga(saat):
    s = situasi.siap(saat)
    ubah(s)
    kode, pesan = ditolak(
        tindakan.siapkan_pengumuman,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + dt.timedelta(days=14),
        oleh=s.sekretariat,
        pada=saat,
    )
    assert "A-3" in kode
    assert "hanya 15 hari kalender, paling singkat 20" in pesan.replace("\xa0", " ")


@pytest.mark.parametrize(
    "jalur, nilai, bagian",
    [
        ("pengumuman.hari", "14", "14 kurang dari 15, paling sedikit menurut Lampiran huruf a angka 3"),
        ("pengumuman.hari", "61", "61 lebih dari 60"),
        ("pengumuman.hari", "15", "Nilai itu sudah berlaku"),
        ("pengumuman.hari", "banyak", "bilangan bulat"),
        ("pengumuman.hari_terakhir_libur", "LUPA", "LUPA bukan pilihan"),
        ("jumlah_calon", "4", "tidak dapat dipilih"),
        ("pansel.jumlah", "7", "tidak dapat dipilih"),
        ("syarat.usia_maks", "60", "tidak dapat dipilih"),
        ("tidak.ada", "1", "tidak dikenal"),
        ("metode.MAKALAH.bobot", "20", "Bobot diatur bersama-sama"),
        ("kebijakan.kuorum_pleno", "4", "Kebijakan dipilih bersama akibatnya"),
        ("syarat.maks_lamaran", "2", "Kebijakan dipilih bersama akibatnya"),
    ],
)
def test_di_luar_yang_dibolehkan_ditolak_dengan_alasannya(saat, jalur, nilai, bagian):
    s = situasi.siap(saat)
    kode, pesan = ditolak(lambda **isian: ubah(s, **isian), jalur=jalur, nilai=nilai)
    assert kode == {"P-10"}
    assert bagian in pesan


def test_tanpa_alasan_ditolak(saat):
    s = situasi.siap(saat)
    _, pesan = ditolak(lambda **isian: ubah(s, **isian), alasan="  ")
    assert pesan == "Tulis alasan perubahan ini."


@pytest.mark.parametrize("peran", [Peran.KETUA_SEKRETARIAT, Peran.ANGGOTA_PANSEL, Peran.PPK, Peran.PENGAWAS])
def test_selain_ketua_pansel_tidak_mengubah_ketentuan(saat, peran):
    s = situasi.siap(saat)
    kode, _ = ditolak(lambda **isian: ubah(s, **isian), oleh=s.orang[peran])
    assert kode == {"P-11"}


def test_setelah_pengumuman_tidak_ada_perubahan_langsung(saat):
    s = situasi.diumumkan(saat)
    kode, pesan = ditolak(lambda **isian: ubah(s, **isian))
    assert kode == {"P-10"}
    assert "dibekukan" in pesan


# --- Halaman: siapa mengubah apa -------------------------------------------------------------------
def baris(seleksi, jalur):
    return queries.parameter(Seleksi.objects.get(pk=seleksi.pk), jalur)


def test_daftar_menyebut_keputusan_yang_mengubah(saat):
    s = situasi.siap(saat)
    assert not baris(s.seleksi, "pengumuman.hari").menyimpang
    ubah(s, nomor_notulen="05/Pansel/2026")
    satu = baris(s.seleksi, "pengumuman.hari")
    assert satu.menyimpang
    (keputusan,) = satu.perubahan
    assert (keputusan.dari, keputusan.ke, keputusan.alasan) == ("15", "20", ALASAN)
    assert (keputusan.oleh, keputusan.naskah) == (str(s.ketua), "Notulen Nomor 05/Pansel/2026")
    ubah(s, nilai="15")
    satu = baris(s.seleksi, "pengumuman.hari")
    assert len(satu.perubahan) == 2
    assert not satu.menyimpang


def test_daftar_memuat_setiap_parameter_satu_kali(saat, django_assert_num_queries):
    s = situasi.siap(saat)
    seleksi = Seleksi.objects.get(pk=s.seleksi.pk)
    with django_assert_num_queries(1):
        pokok = queries.daftar_parameter(seleksi)
    jalur = [satu.jalur for kelompok in pokok for satu in kelompok.baris]
    assert sorted(jalur) == sorted(satu.jalur for satu in seleksi.aturan_main.keterangan)
    assert len(jalur) == len(set(jalur))
    assert [satu.nama for satu in pokok[:4]] == [
        "Panitia Seleksi",
        "Syarat pelamar",
        "Pengumuman dan perpanjangan",
        "Seleksi administrasi",
    ]
    assert "Penilaian: rekam jejak" in [satu.nama for satu in pokok]
    assert queries.parameter(seleksi, "tidak.ada") is None


def test_bobot_dan_kebijakan_ikut_disebut(saat):
    s = situasi.siap(saat)
    ketentuan = s.seleksi.aturan_main
    ringan = ketentuan.metode_menurut("MAKALAH")
    sama = {satu.kode: satu.bobot for satu in ketentuan.metode}
    atur_bobot(seleksi=s.seleksi, bobot=sama, oleh=s.ketua, pada=saat)
    assert baris(s.seleksi, "metode.MAKALAH.bobot").perubahan == ()
    assert baris(s.seleksi, "metode.MAKALAH.bobot").nilai == aturan.persen_kata(ringan.bobot)
    atur_kebijakan(
        seleksi=s.seleksi,
        pilihan={"publikasi_asesmen": "NAMA_NILAI"},
        alasan="Diputus rapat.",
        oleh=s.ketua,
        pada=saat,
    )
    satu = baris(s.seleksi, "kebijakan.publikasi_asesmen")
    assert [(p.dari, p.ke, p.alasan) for p in satu.perubahan] == [
        ("Nama saja", "Nama dan nilai", "Diputus rapat.")
    ]
    assert satu.menyimpang
    assert satu.kamar == "seleksi.kebijakan"


def test_salinan_lama_tanpa_sumber_tampil_tanpa_sumber(saat):
    s = situasi.siap(saat)
    lama = s.seleksi.ketentuan | {"keterangan": [], "lapisan": []}
    Seleksi.objects.filter(pk=s.seleksi.pk).update(ketentuan=lama)
    satu = baris(s.seleksi, "pengumuman.hari")
    assert (satu.judul, satu.nilai, satu.keterangan, satu.lapisan) == ("pengumuman.hari", "15", None, None)
    assert not satu.dapat_diubah


# --- Ralat -----------------------------------------------------------------------------------------
def susun(s, **lain):
    """Drafted three days after the announcement, by the Sekretariat, for the number of days."""
    kini = s.saat + dt.timedelta(days=3)
    isian = {
        "seleksi": s.seleksi,
        "penutupan": s.hari + dt.timedelta(days=3 + 19),
        "alasan": ALASAN,
        "oleh": s.sekretariat,
        "pada": kini,
        "ketentuan": {"pengumuman.hari": "20"},
    }
    return siapkan_ralat(**isian | lain)


def syarat(s, **isi):
    return {"ketentuan": None, "syarat": {s.satu.pk: isi}}


def test_ralat_baru_berlaku_setelah_ditandatangani(saat):
    s = situasi.diumumkan(saat)
    batas = s.satu.batas_lamaran
    konsep = susun(s)
    s.seleksi.refresh_from_db()
    assert s.seleksi.aturan_main.pengumuman.hari == 15
    assert s.satu.batas_lamaran == batas
    assert konsep.naskah.keadaan == Naskah.Keadaan.KONSEP
    assert konsep.naskah.isi["perubahan"] == [
        {
            "hal": "Pengumuman tayang paling singkat sekian hari sebelum pendaftaran ditutup.",
            "semula": "15",
            "menjadi": "20",
            "dasar": "Lampiran huruf a angka 3",
        }
    ]
    assert (konsep.naskah.isi["lama_hari"], konsep.naskah.isi["hari_paling_singkat"]) == (20, 20)


def test_ralat_mengubah_ketentuan_dan_memulai_masa_baru(saat):
    s = situasi.tayang(situasi.diumumkan(saat, banyak=2))
    lamaran = situasi.melamar(s, 2)
    konsep = susun(s)
    terbit = ralat(pengumuman=konsep, oleh=s.ketua, pada=s.saat + dt.timedelta(days=3))
    s.seleksi.refresh_from_db()
    assert s.seleksi.aturan_main.pengumuman.hari == 20
    assert terbit.naskah.keadaan == Naskah.Keadaan.TERBIT
    zona = timezone.get_current_timezone()
    for lowongan in s.lowongan:
        segar = s.segar(lowongan)
        assert segar.tahap == "PENGUMUMAN"
        assert aturan.tanggal_dari_batas(segar.batas_lamaran, zona) == s.hari + dt.timedelta(days=22)
        jadwal = segar.jadwal_khusus.get(kegiatan="ADMINISTRASI")
        assert jadwal.tanggal_mulai == s.hari + dt.timedelta(days=15 + 8)
    assert set(Lamaran.objects.values_list("pk", "keadaan")) == {
        (satu.pk, Keadaan.DIAJUKAN) for satu in lamaran
    }
    jejak = Jejak.objects.filter(peristiwa="seleksi.diralat").get()
    assert jejak.rincian["jalur"] == {"pengumuman.hari": {"dari": 15, "ke": 20}}
    satu = baris(s.seleksi, "pengumuman.hari")
    assert satu.menyimpang
    assert [(p.dari, p.ke, p.naskah) for p in satu.perubahan] == [
        ("15", "20", f"Ralat Nomor {terbit.naskah.nomor}")
    ]


def test_setiap_pelamar_dan_pemilik_draf_diberi_tahu_yang_mundur_tidak(saat):
    s = situasi.diumumkan(saat)
    terkirim = situasi.melamar(s, 2)
    draf = LamaranFactory(lowongan=s.satu, keadaan=Keadaan.DRAF)
    mundur = LamaranFactory(lowongan=s.satu, keadaan=Keadaan.MUNDUR)
    konsep = susun(s)
    ralat(pengumuman=konsep, oleh=s.ketua, pada=s.saat + dt.timedelta(days=3))
    surat = Surel.objects.filter(templat="seleksi/surel/ralat_pelamar.txt")
    assert {satu.penerima for satu in surat} == {satu.pelamar.pengguna for satu in [*terkirim, draf]}
    assert mundur.pelamar.pengguna not in {satu.penerima for satu in surat}
    tim = Surel.objects.filter(templat="seleksi/surel/ralat.txt")
    assert s.sekretariat in {satu.penerima for satu in tim}
    assert s.ketua not in {satu.penerima for satu in tim}


def test_ralat_persyaratan_satu_lowongan_tidak_menyentuh_yang_lain(saat):
    s = situasi.diumumkan(saat, banyak=2)
    lain = s.segar(s.lowongan[1])
    konsep = susun(s, **syarat(s, kualifikasi=" Sarjana Teknik Sipil ", pengalaman=s.satu.pengalaman))
    assert [satu["hal"] for satu in konsep.naskah.isi["perubahan"]] == [
        f"Kualifikasi pendidikan dan standar kompetensi {s.satu.nama_jabatan}"
    ]
    ralat(pengumuman=konsep, oleh=s.ketua, pada=s.saat + dt.timedelta(days=3))
    assert s.satu.kualifikasi == "Sarjana Teknik Sipil"
    segar = s.segar(lain)
    assert (segar.kualifikasi, segar.batas_lamaran) == (lain.kualifikasi, lain.batas_lamaran)


@pytest.mark.parametrize(
    "isian, kode, bagian",
    [
        ({"alasan": ""}, "P-10", "Tulis alasan"),
        ({"ketentuan": {}}, "P-10", "tidak mengubah apa pun"),
        ({"ketentuan": {"jumlah_calon": "4"}}, "P-10", "tidak dapat dipilih"),
        ({"ketentuan": {"metode.MAKALAH.bobot": "19"}}, "P-10", "Bobot tidak dapat diralat"),
        ({"syarat": {-1: {"kualifikasi": "x"}}}, "P-10", "hanya persyaratan lowongan yang sudah diumumkan"),
    ],
)
def test_isi_ralat_yang_ditolak(saat, isian, kode, bagian):
    s = situasi.diumumkan(saat)
    temuan, pesan = ditolak(lambda **lain: susun(s, **lain), **isian)
    assert kode in temuan
    assert bagian in pesan


def test_masa_ralat_yang_terlalu_singkat_ditolak_dengan_angkanya(saat):
    s = situasi.diumumkan(saat)
    kode, pesan = ditolak(
        lambda **lain: susun(s, **lain),
        ketentuan={"syarat.pengalaman_tahun": "6"},
        penutupan=s.hari + dt.timedelta(days=3 + 13),
    )
    assert "A-3" in kode
    assert "hanya 14 hari kalender, paling singkat 15" in pesan.replace("\xa0", " ")
    susun(s, ketentuan={"syarat.pengalaman_tahun": "6"}, penutupan=s.hari + dt.timedelta(days=3 + 14))


def test_batas_baru_tidak_mendahului_yang_diumumkan(saat):
    s = situasi.disusun(saat)
    panjang = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + dt.timedelta(days=30),
        oleh=s.sekretariat,
        pada=saat,
    )
    tindakan.umumkan(pengumuman=panjang, oleh=s.ketua, pada=saat)
    s.seleksi.refresh_from_db()
    kode, pesan = ditolak(
        lambda **lain: susun(s, **lain),
        **syarat(s, kualifikasi="Lain"),
        penutupan=s.hari + dt.timedelta(days=25),
    )
    assert kode == {"A-3"}
    assert "mendahului yang sudah diumumkan" in pesan


def test_persyaratan_yang_sama_atau_medan_asing_ditolak(saat):
    s = situasi.diumumkan(saat)
    _, pesan = ditolak(lambda **lain: susun(s, **lain), **syarat(s, kualifikasi=s.satu.kualifikasi))
    assert "tidak ada yang berubah" in pesan
    _, pesan = ditolak(lambda **lain: susun(s, **lain), **syarat(s, nama_jabatan="Inspektur"))
    assert "hanya persyaratan lowongan" in pesan


def test_sebelum_pengumuman_tidak_ada_ralat(saat):
    s = situasi.siap(saat)
    _, pesan = ditolak(lambda **lain: susun(s, **lain))
    assert "belum diumumkan; ubah langsung" in pesan


def test_setelah_pendaftaran_ditutup_tidak_ada_ralat(saat):
    s = situasi.ditutup(saat)
    _, pesan = ditolak(
        lambda **lain: susun(s, **lain),
        pada=s.lain["tutup"],
        penutupan=timezone.localdate(s.lain["tutup"]) + dt.timedelta(days=30),
    )
    assert f"Pendaftaran {s.satu.nama_jabatan} sudah ditutup" in pesan


def test_orang_luar_dan_penilai_tidak_menyusun_ralat(saat):
    s = situasi.diumumkan(saat)
    for orang in (situasi.orang_luar(), s.orang[Peran.ANGGOTA_PANSEL], s.orang[Peran.PPK]):
        kode, _ = ditolak(lambda orang=orang, **lain: susun(s, oleh=orang, **lain))
        assert kode == {"P-11"}


def tanda(konsep, s, oleh=None, hari=3):
    return ralat(pengumuman=konsep, oleh=oleh or s.ketua, pada=s.saat + dt.timedelta(days=hari))


def test_hanya_ketua_pansel_menandatangani_ralat(saat):
    s = situasi.diumumkan(saat)
    konsep = susun(s)
    kode, _ = ditolak(lambda **_: tanda(konsep, s, oleh=s.sekretariat))
    assert "P-11" in kode


def test_ralat_yang_kesiangan_ditandatangani_ditolak_karena_harinya_kurang(saat):
    s = situasi.diumumkan(saat)
    konsep = susun(s)
    kode, _ = ditolak(lambda **_: tanda(konsep, s, hari=4))
    assert kode == {"A-3"}


def test_ralat_ditandatangani_pada_hari_yang_tercetak(saat):
    s = situasi.diumumkan(saat)
    longgar = susun(s, penutupan=s.hari + dt.timedelta(days=40))
    kode, pesan = ditolak(lambda **_: tanda(longgar, s, hari=4))
    assert kode == {"A-3"}
    assert "menghitung masa pengumuman sejak" in pesan
    tanda(longgar, s, hari=3)


def test_ralat_yang_diganti_atau_sudah_terbit_tidak_ditandatangani_lagi(saat):
    s = situasi.diumumkan(saat)
    lama = susun(s)
    baru = susun(s)
    _, pesan = ditolak(lambda **_: tanda(lama, s))
    assert "diganti dengan konsep yang lebih baru" in pesan
    tanda(baru, s)
    _, pesan = ditolak(lambda **_: tanda(baru, s))
    assert "sudah ditandatangani" in pesan


def konsep_lama(s, **isi):
    """A draft for this Ketua Pansel that was made when something else held."""
    return RalatFactory(
        pengumuman__seleksi=s.seleksi,
        pengumuman__lowongan=[s.segar(satu) for satu in s.lowongan],
        pengumuman__naskah__penanda_tangan=s.ketua,
        pengumuman__naskah__isi={"mulai": (s.hari + dt.timedelta(days=3)).isoformat()},
        pengumuman__batas_lamaran=s.satu.batas_lamaran + dt.timedelta(days=30),
        **isi,
    ).pengumuman


def test_ralat_kedaluwarsa_bila_yang_diralat_sudah_berubah(saat):
    s = situasi.diumumkan(saat, banyak=2)
    lama = konsep_lama(s, ketentuan_lama=s.seleksi.ketentuan | {"jumlah_calon": 5})
    _, pesan = ditolak(lambda **_: tanda(lama, s))
    assert "susun ulang ralatnya" in pesan
    lama = konsep_lama(s, lowongan_lama={str(s.satu.pk): {"kualifikasi": "dahulu lain"}})
    _, pesan = ditolak(lambda **_: tanda(lama, s))
    assert "susun ulang ralatnya" in pesan


def test_ralat_kedaluwarsa_bila_ada_lowongan_yang_menyusul_diumumkan(saat):
    s = situasi.diumumkan(saat, banyak=2)
    kurang = konsep_lama(s, ketentuan_baru=s.seleksi.ketentuan | {"jumlah_calon": 4})
    kurang.lowongan.remove(s.lowongan[1])
    _, pesan = ditolak(lambda **_: tanda(kurang, s))
    assert "susun ulang ralatnya" in pesan


def test_pengumuman_lain_bukan_ralat(saat):
    s = situasi.diumumkan(saat)
    _, pesan = ditolak(lambda **_: tanda(s.pengumuman, s))
    assert pesan == "Pengumuman ini bukan untuk tindakan itu."


# --- Pemicu ----------------------------------------------------------------------------------------
def tolakan(tindakan_) -> str:
    """The sentence with which the database refuses."""
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        tindakan_()
    return str(galat.value).splitlines()[0]


def beku(seleksi) -> str:
    return f"Ketentuan seleksi {seleksi.pk} sudah dibekukan."


def diumumkan(lowongan) -> str:
    return f"Persyaratan lowongan {lowongan.pk} sudah diumumkan."


def baru(seleksi):
    isi = seleksi.ketentuan
    return isi | {"pengumuman": isi["pengumuman"] | {"hari": 20}}


def test_basis_data_menolak_perubahan_tanpa_ralat_yang_ditandatangani(saat):
    s = situasi.diumumkan(saat)
    ubah_ = Seleksi.objects.filter(pk=s.seleksi.pk).update
    assert tolakan(lambda: ubah_(ketentuan=baru(s.seleksi))) == beku(s.seleksi)
    susun(s)
    assert tolakan(lambda: ubah_(ketentuan=baru(s.seleksi))) == beku(s.seleksi)
    assert tolakan(lambda: ubah_(dibekukan_pada=None)) == beku(s.seleksi)
    assert tolakan(lambda: ubah_(profil="lain")) == beku(s.seleksi)


def test_ralat_yang_terbit_hanya_membuka_jalan_yang_ia_sebut(saat):
    s = situasi.diumumkan(saat)
    tanda(susun(s), s)
    seleksi = Seleksi.objects.get(pk=s.seleksi.pk)
    ubah_ = Seleksi.objects.filter(pk=seleksi.pk).update
    lain = seleksi.ketentuan | {"jumlah_calon": 4}
    assert tolakan(lambda: ubah_(ketentuan=lain)) == beku(seleksi)
    kembali = seleksi.ketentuan | {"pengumuman": seleksi.ketentuan["pengumuman"] | {"hari": 15}}
    assert tolakan(lambda: ubah_(ketentuan=kembali)) == beku(seleksi)
    assert tolakan(lambda: seleksi.lowongan.update(kualifikasi="Lain")) == diumumkan(s.satu)


def test_ralat_lama_tidak_dapat_dipakai_lagi(saat):
    s = situasi.diumumkan(saat)
    tanda(susun(s), s)
    s.seleksi.refresh_from_db()
    kembali = susun(s, ketentuan={"pengumuman.hari": "15"}, pada=s.saat + dt.timedelta(days=3, hours=1))
    ralat(pengumuman=kembali, oleh=s.ketua, pada=s.saat + dt.timedelta(days=3, hours=1))
    seleksi = Seleksi.objects.get(pk=s.seleksi.pk)
    assert seleksi.aturan_main.pengumuman.hari == 15
    ubah_ = Seleksi.objects.filter(pk=seleksi.pk).update
    assert tolakan(lambda: ubah_(ketentuan=baru(seleksi))) == beku(seleksi)


def test_ralat_palsu_tanpa_naskah_terbit_tidak_membuka_jalan(saat):
    s = situasi.diumumkan(saat)
    palsu = RalatFactory(
        pengumuman__seleksi=s.seleksi, pengumuman__diumumkan_pada=None, pengumuman__diumumkan_oleh=None
    )
    with connection.cursor() as kursor:
        kursor.execute("SELECT count(*) FROM seleksi_ralat_berlaku(%s)", [s.seleksi.pk])
        assert kursor.fetchone() == (0,)
    tetap = f"Ralat {palsu.pk} tidak dapat diubah."
    assert tolakan(lambda: Ralat.objects.filter(pk=palsu.pk).update(alasan="Lain")) == tetap
    assert tolakan(lambda: Ralat.objects.filter(pk=palsu.pk).delete()) == tetap


def test_persyaratan_berubah_hanya_persis_menurut_ralat(saat):
    s = situasi.diumumkan(saat)
    tanda(susun(s, **syarat(s, kualifikasi="Sarjana Hukum")), s)
    assert s.satu.kualifikasi == "Sarjana Hukum"
    assert tolakan(lambda: s.seleksi.lowongan.update(pengalaman="Lain")) == diumumkan(s.satu)
    assert tolakan(lambda: s.seleksi.lowongan.update(nama_jabatan="Lain")) == diumumkan(s.satu)
