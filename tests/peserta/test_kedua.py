"""The second verifier, blind or seeing; two who disagree; nothing of the first check before its time."""

import datetime as dt
import io

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from akun.models import Surel
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries, wewenang
from peserta.aturan import LAMA_PEGANG
from peserta.models import ButirSelisih, Lamaran, PemeriksaanKedua, Selisih
from peserta.naskah import berita_acara_administrasi
from seleksi.aturan import dengan_kebijakan
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi, Lowongan
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.penilaian import BenturanKepentinganFactory
from tests.factories.peserta import (
    LamaranFactory,
    SelisihFactory,
    SuratRekomendasiFactory,
    TelaahRiwayatFactory,
    berkas_lengkap,
    verifikasi_lengkap,
)
from tests.peserta.conftest import petugas

RAHASIA = "Alasan-pertama-yang-rahasia"
BERALASAN = "Sudah dicocokkan dengan berkas."


def isi(jawaban) -> str:
    return jawaban.content.decode()


def buta(lowongan) -> None:
    seleksi = lowongan.seleksi
    baru = dengan_kebijakan({"pemeriksa_kedua": "BUTA"}, "Kehati-hatian.", seleksi.aturan_main)
    type(seleksi).objects.filter(pk=seleksi.pk).update(ketentuan=baru.jadi_json())


@pytest.fixture
def pertama(terkirim, pemeriksa, saat):
    """Under the blind policy: the first person is done, one item not in order, with marks and a reading."""
    buta(terkirim.lowongan)
    lamaran = Lamaran.objects.get(pk=terkirim.pk)
    verifikasi_lengkap(lamaran, pemeriksa, tidak_sesuai=["SPT"], pada=saat)
    lamaran.verifikasi.filter(butir="SPT").update(alasan=RAHASIA)
    TelaahRiwayatFactory(lamaran=lamaran, alasan=RAHASIA, ditelaah_oleh=pemeriksa)
    SuratRekomendasiFactory(
        lamaran=lamaran, sumber="PEMERIKSA", jabatan=RAHASIA, nomor=RAHASIA, diisi_oleh=pemeriksa
    )
    return actions.selesai_diperiksa(lamaran=lamaran, oleh=pemeriksa, pada=saat)


def periksa_kedua(lamaran, oleh, saat, *, tidak=(), kecuali=()):
    for butir in queries.butir_lowongan(lamaran.lowongan):
        if butir.kode not in kecuali:
            salah = butir.kode in tidak
            actions.periksa_butir_kedua(
                lamaran=lamaran,
                butir=butir.kode,
                putusan="TIDAK_SESUAI" if salah else "SESUAI",
                alasan="Tahun lalu." if salah else BERALASAN,
                oleh=oleh,
                pada=saat,
            )


@pytest.fixture
def berselisih(pertama, penegas, saat) -> Lamaran:
    """Blind, and they differ on SPT and IJAZAH."""
    periksa_kedua(pertama, penegas, saat, tidak=["IJAZAH"])
    return actions.selesai_diperiksa_kedua(lamaran=pertama, oleh=penegas, pada=saat)


def putusan(spt="SESUAI", ijazah="SESUAI"):
    return {"SPT": (spt, "Tahun pajak 2025 benar."), "IJAZAH": (ijazah, "Ijazah terakhir.")}


def peristiwa() -> list[str]:
    return list(Jejak.objects.order_by("tinggi").values_list("peristiwa", flat=True))


# --- Buta: sependapat -------------------------------------------------------------------------
def test_dua_yang_sependapat_menetapkan_hasilnya(pertama, penegas, saat):
    periksa_kedua(pertama, penegas, saat, tidak=["SPT"])
    hasil = actions.selesai_diperiksa_kedua(lamaran=pertama, oleh=penegas, pada=saat)
    assert (hasil.keadaan, hasil.ditetapkan_oleh) == ("TMS", penegas)
    assert not Selisih.objects.exists()
    assert queries.alasan_tms(hasil) == [("SPT tahun 2025", RAHASIA)]
    assert peristiwa()[-2:] == ["lamaran.butir_diperiksa_kedua", "lamaran.ditetapkan"]


def test_butir_kedua_dapat_diubah_selama_belum_selesai(pertama, penegas, saat):
    simpan = {"lamaran": pertama, "butir": "SPT", "oleh": penegas, "pada": saat}
    actions.periksa_butir_kedua(putusan="TIDAK_SESUAI", alasan=" Buram ", **simpan)
    actions.periksa_butir_kedua(putusan="SESUAI", alasan="", **simpan)
    satu = PemeriksaanKedua.objects.get()
    assert (satu.putusan, satu.alasan, satu.diperiksa_oleh) == ("SESUAI", "", penegas)
    assert str(satu) == "SPT: Sesuai"
    assert satu.id_seleksi == pertama.lowongan.seleksi_id
    # The first person's verdict is another row.
    assert queries.verifikasi_lamaran(pertama)["SPT"].putusan == "TIDAK_SESUAI"


@pytest.mark.parametrize(
    "butir,nilai,alasan,kata",
    [
        ("IJAZAH", "TIDAK_SESUAI", " ", "alasan tidak sesuai"),
        ("KTP", "SESUAI", "", "tidak ada dalam daftar periksa"),
        ("IJAZAH", "MUNGKIN", "", "Pilih sesuai"),
    ],
)
def test_putusan_kedua_yang_tidak_lengkap_ditolak(pertama, penegas, saat, butir, nilai, alasan, kata):
    with pytest.raises(TindakanDitolak, match=kata):
        actions.periksa_butir_kedua(
            lamaran=pertama, butir=butir, putusan=nilai, alasan=alasan, oleh=penegas, pada=saat
        )
    assert not PemeriksaanKedua.objects.exists()


def test_belum_semua_butir_tidak_dapat_selesai(pertama, penegas, saat):
    periksa_kedua(pertama, penegas, saat, kecuali=["SPT"])
    with pytest.raises(TindakanDitolak, match="Belum diperiksa: SPT tahun 2025"):
        actions.selesai_diperiksa_kedua(lamaran=pertama, oleh=penegas, pada=saat)


def test_pemeriksa_pertama_bukan_pemeriksa_kedua(pertama, pemeriksa, saat):
    izin = wewenang.boleh_periksa_kedua(pemeriksa, pertama, saat)
    assert "Anda sendiri yang memeriksa" in izin.alasan


def test_pemeriksaan_kedua_dipegang_satu_orang(pertama, penegas, ketua_sekretariat, saat):
    periksa_kedua(pertama, penegas, saat, kecuali=["SPT"])
    izin = wewenang.boleh_periksa_kedua(ketua_sekretariat, pertama, saat)
    assert f"Sedang diperiksa {penegas.nama}" in izin.alasan
    assert wewenang.boleh_periksa_kedua(ketua_sekretariat, pertama, saat + LAMA_PEGANG)


def test_di_bawah_kebijakan_buta_tidak_ada_penetapan_langsung(pertama, penegas, saat):
    for tindakan, lain in ((actions.konfirmasi, {}), (actions.kembalikan, {"catatan": "Ulang"})):
        with pytest.raises(TindakanDitolak, match="memeriksa sendiri setiap butir dahulu"):
            tindakan(lamaran=pertama, oleh=penegas, pada=saat, **lain)


def test_di_bawah_kebijakan_melihat_tidak_ada_pemeriksaan_sendiri(terkirim, pemeriksa, penegas, saat):
    verifikasi_lengkap(terkirim, pemeriksa, pada=saat)
    lamaran = actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)
    with pytest.raises(TindakanDitolak, match="menetapkan hasil pemeriksa pertama"):
        periksa_kedua(lamaran, penegas, saat)


# --- Buta: tertutup di setiap saluran ---------------------------------------------------------
def saluran(lamaran) -> list[str]:
    satu, lowongan = [lamaran.pk], [lamaran.lowongan_id]
    meja = [reverse(f"peserta:{nama}", args=satu) for nama in ("verifikasi", "pemeriksaan_kedua")]
    butir = [f"{alamat}?butir={kode}" for alamat in meja for kode in ("SPT", "E-02", "REKOMENDASI_PPK")]
    return [
        *butir,
        *(reverse(f"peserta:{nama}", args=satu) for nama in ("konfirmasi", "selisih", "berkas_peserta")),
        *(reverse(f"peserta:{nama}", args=satu) for nama in ("telaah_riwayat", "cocokkan_rekomendasi")),
        reverse("peserta:perbaikan_berkas", args=satu),
        reverse("peserta:daftar_perbaikan"),
        reverse("peserta:daftar_pelamar", args=lowongan),
        reverse("peserta:antrean_verifikasi"),
        reverse("seleksi:pengawasan"),
        reverse("akun:pemberitahuan"),
    ]


KIRIMAN = ("konfirmasi", "kembalikan", "selesai_diperiksa", "selesai_diperiksa_kedua")


def bocor(client, lamaran) -> list[str]:
    """Addresses whose answer tells the first person's reason, in page, refusal or table."""
    hasil = [a for a in saluran(lamaran) if RAHASIA in isi(client.get(a, follow=True))]
    for nama in KIRIMAN:
        alamat = reverse(f"peserta:{nama}", args=[lamaran.pk])
        jawaban = client.post(alamat, {"kembali-catatan": "Ulang"}, follow=True)
        hasil += [alamat] if RAHASIA in isi(jawaban) else []
    unduhan = client.post(reverse("peserta:unduh_pelamar", args=[lamaran.lowongan_id]))
    lembar = openpyxl.load_workbook(io.BytesIO(unduhan.content)).active
    hasil += ["xlsx"] if any(RAHASIA in str(sel.value) for baris in lembar for sel in baris) else []
    return hasil


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KETUA_SEKRETARIAT])
@pytest.mark.parametrize("keadaan", ["DIAJUKAN", "DIPERIKSA"])
def test_calon_pemeriksa_kedua_tidak_melihat_yang_pertama(client, pertama, lowongan, saat, peran, keadaan):
    Lamaran.objects.filter(pk=pertama.pk).update(keadaan=keadaan)
    if keadaan == "DIAJUKAN":
        Lamaran.objects.filter(pk=pertama.pk).update(diperiksa_pada=None, diperiksa_oleh=None)
    client.force_login(petugas(lowongan, peran))
    assert bocor(client, pertama) == []
    assert not PemeriksaanKedua.objects.exists()


def test_yang_pertama_melihat_pekerjaannya_sendiri(client, pertama, pemeriksa):
    client.force_login(pemeriksa)
    alamat = bocor(client, pertama)
    assert reverse("peserta:konfirmasi", args=[pertama.pk]) in alamat
    assert reverse("peserta:berkas_peserta", args=[pertama.pk]) in alamat
    assert "xlsx" in alamat


def test_kedua_tetap_tertutup_sampai_ia_selesai(client, pertama, penegas, saat):
    periksa_kedua(pertama, penegas, saat, kecuali=["SPT"])
    client.force_login(penegas)
    assert bocor(client, pertama) == []
    periksa_kedua(pertama, penegas, saat)
    actions.selesai_diperiksa_kedua(lamaran=pertama, oleh=penegas, pada=saat)
    assert RAHASIA in isi(client.get(reverse("peserta:selisih", args=[pertama.pk])))


def test_pansel_dan_pengawas_membaca_seperti_biasa(client, pertama, lowongan):
    client.force_login(petugas(lowongan, Peran.PENGAWAS))
    assert RAHASIA in isi(client.get(reverse("peserta:berkas_peserta", args=[pertama.pk])))


def test_hitungan_kedua_tanpa_telaah_dan_bacaan_yang_pertama(pertama, saat):
    melihat, tertutup = (queries.hitungan_butir(pertama, saat, buta=satu) for satu in (False, True))
    assert melihat["REKOMENDASI_PPK"] != tertutup["REKOMENDASI_PPK"]
    assert queries.fakta_lamaran(pertama).riwayat[0].alasan == RAHASIA
    assert queries.fakta_lamaran(pertama, buta=True).riwayat[0].alasan == ""


def test_tertutup_tidak_menambah_kueri_per_lamaran(pertama, penegas, saat, django_assert_num_queries):
    lain = [LamaranFactory(lowongan=pertama.lowongan, keadaan="DIAJUKAN") for _ in range(3)]
    semua = list(Lamaran.objects.select_related("lowongan__seleksi").order_by("pk"))
    for daftar in (semua[:1], semua):
        with django_assert_num_queries(1):
            assert queries.tertutup(penegas, daftar, saat) == {pertama.pk}
    assert lain


# --- Meja kedua -------------------------------------------------------------------------------
def test_meja_kedua_diisi_sampai_selesai(client, pertama, penegas):
    client.force_login(penegas)
    meja = reverse("peserta:pemeriksaan_kedua", args=[pertama.pk])
    assert client.get(reverse("peserta:konfirmasi", args=[pertama.pk]))["Location"] == meja
    halaman = isi(client.get(meja))
    assert "Anda pemeriksa kedua" in halaman
    assert "0 dari" in halaman
    jawaban = client.post(f"{meja}?butir=SURAT_LAMARAN", {"putusan": "SESUAI", "alasan": ""})
    assert jawaban["Location"] == f"{meja}?butir=SK_PANGKAT_JABATAN"
    ditolak = client.post(f"{meja}?butir=IJAZAH", {"putusan": "TIDAK_SESUAI", "alasan": ""})
    assert (ditolak.status_code, "Tulis alasan tidak sesuai" in isi(ditolak)) == (422, True)
    selesai = reverse("peserta:selesai_diperiksa_kedua", args=[pertama.pk])
    kurang = client.post(selesai)
    assert (kurang.status_code, "Belum diperiksa:" in isi(kurang)) == (422, True)
    for butir in queries.butir_lowongan(pertama.lowongan):
        nilai = "TIDAK_SESUAI" if butir.kode == "SPT" else "SESUAI"
        client.post(f"{meja}?butir={butir.kode}", {"putusan": nilai, "alasan": BERALASAN})
    assert "bandingkan dengan pemeriksa pertama" in isi(client.get(meja))
    jawaban = client.post(selesai, follow=True)
    assert "sependapat: tidak memenuhi syarat" in isi(jawaban)
    assert client.get(meja)["Location"] == reverse("peserta:konfirmasi", args=[pertama.pk])


def test_meja_kedua_yang_berbeda_memberi_tahu(client, pertama, penegas, saat):
    periksa_kedua(pertama, penegas, saat)
    client.force_login(penegas)
    jawaban = client.post(reverse("peserta:selesai_diperiksa_kedua", args=[pertama.pk]), follow=True)
    assert "Ketua Sekretariat yang memutus" in isi(jawaban)
    konfirmasi = client.get(reverse("peserta:konfirmasi", args=[pertama.pk]))
    assert konfirmasi["Location"] == reverse("peserta:selisih", args=[pertama.pk])


# --- Selisih ----------------------------------------------------------------------------------
def test_selisih_memuat_butir_yang_berbeda_dan_mengabari_ketua(pertama, penegas, ketua_sekretariat, saat):
    periksa_kedua(pertama, penegas, saat, tidak=["IJAZAH"])
    hasil = actions.selesai_diperiksa_kedua(lamaran=pertama, oleh=penegas, pada=saat)
    assert hasil.keadaan == "DIPERIKSA"
    selisih = Selisih.objects.get()
    assert (selisih.sebab, selisih.penentu, selisih.dibuka_oleh) == ("BEDA", "KETUA", penegas)
    assert sorted(queries.butir_selisih(selisih)) == ["IJAZAH", "SPT"]
    assert str(selisih) == "Putusan kedua pemeriksa berbeda"
    assert {str(satu) for satu in selisih.butir.all()} == {"IJAZAH", "SPT"}
    assert selisih.butir.first().id_seleksi == selisih.id_seleksi == pertama.lowongan.seleksi_id
    assert Surel.objects.get().penerima == ketua_sekretariat
    assert RAHASIA not in str(Surel.objects.get().konteks)
    for tindakan in (actions.konfirmasi, actions.selesai_diperiksa_kedua):
        with pytest.raises(TindakanDitolak, match="menunggu putusan Ketua Sekretariat"):
            tindakan(lamaran=pertama, oleh=petugas(pertama.lowongan, Peran.VERIFIKATOR), pada=saat)


@pytest.mark.parametrize(("spt", "keadaan"), [("SESUAI", "MS"), ("TIDAK_SESUAI", "TMS")])
def test_ketua_sekretariat_memutus_setiap_butir(berselisih, ketua_sekretariat, saat, spt, keadaan):
    hasil = actions.putus_selisih(lamaran=berselisih, putusan=putusan(spt), oleh=ketua_sekretariat, pada=saat)
    assert (hasil.keadaan, hasil.ditetapkan_oleh) == (keadaan, ketua_sekretariat)
    selisih = Selisih.objects.get()
    assert (selisih.diputus_oleh, selisih.diputus_pada, selisih.nomor) == (ketua_sekretariat, saat, "")
    assert peristiwa()[-2:] == ["lamaran.selisih_diputus", "lamaran.ditetapkan"]
    # What was decided stands in the letter and in the minutes, not what the first person wrote.
    tms = [("SPT tahun 2025", "Tahun pajak 2025 benar.")] if keadaan == "TMS" else []
    assert queries.alasan_tms(hasil) == tms
    ketua = KeanggotaanFactory(seleksi=hasil.lowongan.seleksi, peran=Peran.KETUA_PANSEL)
    risalah = berita_acara_administrasi(
        hasil.lowongan.seleksi, [hasil.lowongan], Instansi.objects.get(), pansel=[ketua], pada=saat
    )
    (baris,) = risalah["lowongan"][0]["pelamar"]
    assert baris["alasan"] == [f"{nama}: {alasan}" for nama, alasan in tms]
    with pytest.raises(TindakanDitolak, match="Tidak ada selisih"):
        actions.putus_selisih(lamaran=hasil, putusan=putusan(), oleh=ketua_sekretariat, pada=saat)


def _isi_salah(**ganti):
    return {**putusan(), **ganti}


@pytest.mark.parametrize(
    "salah,lain,kata",
    [
        ({"SPT": ("SESUAI", "Ya")}, {}, "setiap butir yang diperselisihkan"),
        (_isi_salah(LHKPN=("SESUAI", "Ya")), {}, "hanya butir itu"),
        (_isi_salah(SPT=("MUNGKIN", "Ya")), {}, "Pilih sesuai"),
        (_isi_salah(SPT=("SESUAI", " ")), {}, "Tulis alasan"),
        (putusan(), {"nomor": "01/2026"}, "hanya untuk putusan pleno"),
    ],
)
def test_putusan_selisih_yang_kurang_ditolak(berselisih, ketua_sekretariat, saat, salah, lain, kata):
    with pytest.raises(TindakanDitolak, match=kata):
        actions.putus_selisih(lamaran=berselisih, putusan=salah, oleh=ketua_sekretariat, pada=saat, **lain)
    assert set(ButirSelisih.objects.values_list("putusan", flat=True)) == {""}


def test_yang_ikut_memeriksa_tidak_memutus_tetapi_dapat_meneruskan(terkirim, penegas, lowongan, saat):
    ketua = petugas(lowongan, Peran.KETUA_SEKRETARIAT)
    buta(lowongan)
    lamaran = Lamaran.objects.get(pk=terkirim.pk)
    verifikasi_lengkap(lamaran, ketua, tidak_sesuai=["SPT"], pada=saat)
    actions.selesai_diperiksa(lamaran=lamaran, oleh=ketua, pada=saat)
    periksa_kedua(lamaran, penegas, saat)
    actions.selesai_diperiksa_kedua(lamaran=lamaran, oleh=penegas, pada=saat)
    isi_putusan = {"SPT": ("SESUAI", "Benar.")}
    with pytest.raises(TindakanDitolak, match="Anda ikut memeriksa lamaran ini"):
        actions.putus_selisih(lamaran=lamaran, putusan=isi_putusan, oleh=ketua, pada=saat)
    actions.teruskan_selisih(lamaran=lamaran, alasan="Saya pemeriksa pertama.", oleh=ketua, pada=saat)
    assert Selisih.objects.get().penentu == "PLENO"


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.KETUA_SEKRETARIAT])
def test_hanya_ketua_sekretariat_memutus_dan_meneruskan(berselisih, lowongan, saat, peran):
    orang = petugas(lowongan, peran)
    for tindakan, lain in (
        (actions.putus_selisih, {"putusan": putusan()}),
        (actions.teruskan_selisih, {"alasan": "Sulit"}),
    ):
        with pytest.raises(TindakanDitolak) as salah:
            tindakan(lamaran=berselisih, oleh=orang, pada=saat, **lain)
        assert "P-11" in {t.kode for t in salah.value.temuan}


def test_pleno_memutus_dengan_berita_acara(berselisih, ketua_sekretariat, lowongan, saat):
    ketua_pansel = petugas(lowongan, Peran.KETUA_PANSEL)
    with pytest.raises(TindakanDitolak, match="Tulis alasan meneruskannya"):
        actions.teruskan_selisih(lamaran=berselisih, alasan=" ", oleh=ketua_sekretariat, pada=saat)
    actions.teruskan_selisih(
        lamaran=berselisih, alasan="Menyangkut tafsir.", oleh=ketua_sekretariat, pada=saat
    )
    assert Surel.objects.filter(penerima=ketua_pansel).count() == 1
    with pytest.raises(TindakanDitolak, match="sudah diteruskan"):
        actions.teruskan_selisih(lamaran=berselisih, alasan="Lagi", oleh=ketua_sekretariat, pada=saat)
    isi_putus = {"lamaran": berselisih, "putusan": putusan(), "pada": saat}
    with pytest.raises(TindakanDitolak):
        actions.putus_selisih(oleh=ketua_sekretariat, nomor="7", tanggal=saat.date(), **isi_putus)
    for nomor, tanggal, kata in (
        ("", saat.date(), "nomor dan tanggal"),
        ("7", None, "nomor dan tanggal"),
        ("7", saat.date() + dt.timedelta(days=1), "belum berlangsung"),
    ):
        with pytest.raises(TindakanDitolak, match=kata):
            actions.putus_selisih(oleh=ketua_pansel, nomor=nomor, tanggal=tanggal, **isi_putus)
    hasil = actions.putus_selisih(oleh=ketua_pansel, nomor=" 7/2026 ", tanggal=saat.date(), **isi_putus)
    assert (hasil.keadaan, hasil.ditetapkan_oleh) == ("MS", ketua_pansel)
    assert (Selisih.objects.get().nomor, Selisih.objects.get().tanggal) == ("7/2026", saat.date())


def test_lamaran_yang_ditarik_tidak_diputus(berselisih, ketua_sekretariat, saat):
    pemilik = berselisih.pelamar.pengguna
    actions.tarik(lamaran=berselisih, alasan="Sakit", oleh=pemilik, pada=saat)
    with pytest.raises(TindakanDitolak, match="ditarik pelamarnya"):
        actions.putus_selisih(lamaran=berselisih, putusan=putusan(), oleh=ketua_sekretariat, pada=saat)
    assert not queries.selisih_menunggu(ketua_sekretariat, "KETUA", saat).exists()


def test_sesudah_tahap_administrasi_selisih_tidak_diputus(berselisih, ketua_sekretariat, saat):
    Lowongan.objects.filter(pk=berselisih.lowongan_id).update(**{"tahap": "ASESMEN"})
    with pytest.raises(TindakanDitolak, match="pemeriksaan berkas sudah selesai"):
        actions.putus_selisih(lamaran=berselisih, putusan=putusan(), oleh=ketua_sekretariat, pada=saat)


def test_tanpa_selisih_tidak_ada_yang_diteruskan(pertama, ketua_sekretariat, saat):
    with pytest.raises(TindakanDitolak, match="Tidak ada selisih"):
        actions.teruskan_selisih(lamaran=pertama, alasan="Sulit", oleh=ketua_sekretariat, pada=saat)


def test_basis_data_menolak_pemutus_yang_membuka_selisih(berselisih, penegas, saat):
    with pytest.raises(IntegrityError, match="selisih_bukan_pemeriksa"), transaction.atomic():
        Selisih.objects.update(diputus_pada=saat, diputus_oleh=penegas)


def butir_menu(client, alamat: str) -> str:
    """The entry of the menu that leads there, as the page of notices shows it."""
    halaman = client.get(reverse("akun:pemberitahuan")).content.decode()
    return halaman.partition(f'href="{alamat}"')[2].partition("</a>")[0]


def test_selisih_menunggu_tampak_di_beranda_dan_menu_ketua_sekretariat(
    berselisih, ketua_sekretariat, pemeriksa, client, saat
):
    antrean, beranda = reverse("peserta:antrean_verifikasi"), reverse("seleksi:beranda_sekretariat")
    kata = "Selisih pemeriksaan menunggu putusan Anda"
    client.force_login(pemeriksa)
    assert kata not in client.get(beranda).content.decode()
    assert "menunggu" not in butir_menu(client, antrean)
    client.force_login(ketua_sekretariat)
    halaman = client.get(beranda).content.decode()
    assert kata in halaman
    assert reverse("peserta:selisih", args=[berselisih.pk]) in halaman
    assert "menunggu" in butir_menu(client, antrean)
    disaring = client.get(antrean, {"keadaan": "SELISIH"}).content.decode()
    assert berselisih.nomor_pendaftaran in disaring
    actions.putus_selisih(lamaran=berselisih, putusan=putusan(), oleh=ketua_sekretariat, pada=saat)
    assert kata not in client.get(beranda).content.decode()
    assert "menunggu" not in butir_menu(client, antrean)
    disaring = client.get(antrean, {"keadaan": "SELISIH"}).content.decode()
    assert berselisih.nomor_pendaftaran not in disaring


def test_dua_selisih_disebut_bersama(berselisih, ketua_sekretariat, client, saat):
    lain = SelisihFactory(
        lamaran=LamaranFactory(lowongan=berselisih.lowongan, keadaan="DIPERIKSA"), dibuka_pada=saat
    )
    client.force_login(ketua_sekretariat)
    halaman = client.get(reverse("seleksi:beranda_sekretariat")).content.decode()
    assert "?keadaan=SELISIH" in halaman
    disaring = client.get(reverse("peserta:antrean_verifikasi"), {"keadaan": "SELISIH"}).content.decode()
    assert lain.lamaran.nomor_pendaftaran in disaring
    assert queries.selisih_saya(ketua_sekretariat, "KETUA", saat)[-1] == lain


def test_selisih_yang_diteruskan_tampak_di_beranda_ketua_pansel(
    berselisih, ketua_sekretariat, lowongan, client, saat
):
    ketua, anggota = petugas(lowongan, Peran.KETUA_PANSEL), petugas(lowongan, Peran.ANGGOTA_PANSEL)
    beranda = reverse("penilaian:beranda_pansel")
    client.force_login(ketua)
    assert "menunggu pleno" not in client.get(beranda).content.decode()
    actions.teruskan_selisih(
        lamaran=berselisih, alasan="Menyangkut tafsir.", oleh=ketua_sekretariat, pada=saat
    )
    assert not queries.selisih_menunggu(ketua_sekretariat, "KETUA", saat).exists()
    halaman = client.get(beranda).content.decode()
    assert "1 selisih pemeriksaan menunggu pleno" in halaman
    assert reverse("peserta:selisih", args=[berselisih.pk]) in halaman
    assert "menunggu" in butir_menu(client, beranda)
    client.force_login(anggota)
    assert "menunggu pleno" not in client.get(beranda).content.decode()
    assert "menunggu" not in butir_menu(client, beranda)
    BenturanKepentinganFactory(lamaran=berselisih, penilai=ketua, berbenturan=True)
    assert queries.selisih_saya(ketua, "PLENO", saat) == []


# --- Melihat: dikembalikan dua kali -----------------------------------------------------------
@pytest.fixture
def dikembalikan(terkirim, pemeriksa, penegas, saat) -> Lamaran:
    """Seeing: sent back once, checked again, waiting for the second person."""
    verifikasi_lengkap(terkirim, pemeriksa, tidak_sesuai=["SPT"], pada=saat)
    actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)
    actions.kembalikan(lamaran=terkirim, catatan="SPT benar.", oleh=penegas, pada=saat)
    return actions.selesai_diperiksa(lamaran=terkirim, oleh=pemeriksa, pada=saat)


def test_dikembalikan_kedua_kali_diputus_ketua_sekretariat(dikembalikan, penegas, ketua_sekretariat, saat):
    kembali = {"lamaran": dikembalikan, "catatan": " SPT tetap benar. ", "oleh": penegas, "pada": saat}
    for butir, kata in (((), "Pilih butir yang tidak Anda setujui"), (("KTP",), "tidak ada dalam daftar")):
        with pytest.raises(TindakanDitolak, match=kata):
            actions.kembalikan(butir=butir, **kembali)
    hasil = actions.kembalikan(butir=["SPT"], **kembali)
    assert (hasil.keadaan, hasil.jumlah_kembali) == ("DIPERIKSA", 1)
    selisih = Selisih.objects.get()
    assert (selisih.sebab, selisih.catatan) == ("KEMBALI", "SPT tetap benar.")
    isi_putusan = {"SPT": ("SESUAI", "Tahun pajak terakhir.")}
    hasil = actions.putus_selisih(lamaran=hasil, putusan=isi_putusan, oleh=ketua_sekretariat, pada=saat)
    assert hasil.keadaan == "MS"


def test_halaman_kedua_kali_meminta_butir(client, dikembalikan, penegas):
    client.force_login(penegas)
    alamat = reverse("peserta:konfirmasi", args=[dikembalikan.pk])
    assert "Butir yang tidak Anda setujui" in isi(client.get(alamat))
    kembali = reverse("peserta:kembalikan", args=[dikembalikan.pk])
    assert client.post(kembali, {"kembali-catatan": "Tetap."}).status_code == 422
    jawaban = client.post(kembali, {"kembali-catatan": "Tetap.", "kembali-butir": ["SPT"]}, follow=True)
    assert "Ketua Sekretariat untuk diputus" in isi(jawaban)
    assert "Tetap." in isi(client.get(reverse("peserta:selisih", args=[dikembalikan.pk])))


# --- Halaman selisih --------------------------------------------------------------------------
def test_ketua_memutus_di_halaman(client, berselisih, ketua_sekretariat):
    client.force_login(ketua_sekretariat)
    alamat = reverse("peserta:selisih", args=[berselisih.pk])
    halaman = isi(client.get(alamat))
    assert RAHASIA in halaman
    assert "Tahun lalu." in halaman
    kurang = client.post(alamat, {"putusan_SPT": "SESUAI"})
    assert (kurang.status_code, "Tulis alasan putusan atas" in isi(kurang)) == (422, True)
    lengkap = {
        "putusan_SPT": "SESUAI",
        "alasan_SPT": "Benar.",
        "putusan_IJAZAH": "TIDAK_SESUAI",
        "alasan_IJAZAH": "Bukan ijazah terakhir.",
    }
    assert "ditetapkan tidak memenuhi syarat" in isi(client.post(alamat, lengkap, follow=True))
    assert "Bukan ijazah terakhir." in isi(client.get(alamat))
    ulang = client.post(alamat, lengkap)
    assert (ulang.status_code, "Tidak ada selisih" in isi(ulang)) == (422, True)
    konfirmasi = isi(client.get(reverse("peserta:konfirmasi", args=[berselisih.pk])))
    assert "Selisih kedua pemeriksa dan putusannya" in konfirmasi


def test_diteruskan_lalu_dicatat_ketua_pansel_di_halaman(client, berselisih, ketua_sekretariat, lowongan):
    ketua_pansel = petugas(lowongan, Peran.KETUA_PANSEL)
    alamat = reverse("peserta:selisih", args=[berselisih.pk])
    terus = reverse("peserta:teruskan_selisih", args=[berselisih.pk])
    client.force_login(ketua_sekretariat)
    assert client.post(terus, {"terus-alasan": ""}).status_code == 422
    assert "diteruskan ke pleno" in isi(client.post(terus, {"terus-alasan": "Tafsir."}, follow=True))
    assert client.post(terus, {"terus-alasan": "Lagi."}).status_code == 422
    client.force_login(ketua_pansel)
    # Who scores declares first (P-07).
    assert client.get(alamat).status_code == 404
    BenturanKepentinganFactory(lamaran=berselisih, penilai=ketua_pansel, ada=False)
    assert "Nomor berita acara pleno" in isi(client.get(alamat))
    lengkap = {
        f"{medan}_{butir}": nilai
        for butir in ("SPT", "IJAZAH")
        for medan, nilai in (("putusan", "SESUAI"), ("alasan", "Benar."))
    }
    lengkap |= {"nomor": "7/2026", "tanggal": "2026-11-20"}
    assert "ditetapkan memenuhi syarat" in isi(client.post(alamat, lengkap, follow=True))
    assert "Berita Acara Nomor 7/2026" in isi(client.get(alamat))


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.PENGAWAS])
def test_yang_lain_membaca_selisih_tanpa_memutus(client, berselisih, lowongan, peran):
    client.force_login(petugas(lowongan, peran))
    alamat = reverse("peserta:selisih", args=[berselisih.pk])
    assert "Siapa yang memutus" in isi(client.get(alamat))
    assert client.get(reverse("peserta:selisih", args=[LamaranFactory().pk])).status_code == 404


def test_lamaran_tanpa_selisih_tidak_berhalaman(client, terkirim, pemeriksa):
    client.force_login(pemeriksa)
    assert client.get(reverse("peserta:selisih", args=[terkirim.pk])).status_code == 404
    berkas_lengkap(LamaranFactory(lowongan=terkirim.lowongan))
