"""Letters to applicants: prepared after the announcement, read one by one, approved, signed one by one."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.models import Surel
from dokumen.models import Naskah
from dokumen.tasks import cetak_naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from peserta import actions, queries
from peserta.models import SuratPelamar
from peserta.tasks import terbitkan_surat_disetujui
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import Pengumuman
from tests.factories.dokumen import NaskahFactory
from tests.factories.peserta import LamaranFactory, SuratPelamarFactory, VerifikasiFactory
from tests.factories.seleksi import LowonganFactory, PengumumanFactory
from tests.peserta.conftest import petugas

pytestmark = pytest.mark.django_db
ALASAN = "Ijazah yang diunggah bukan ijazah terakhir (Pasal 4 ayat (3) huruf d)."


@pytest.fixture
def lowongan(instansi, saat):
    return LowonganFactory(
        tahap=Tahap.ADMINISTRASI,
        diumumkan_pada=saat - dt.timedelta(days=20),
        batas_lamaran=saat - dt.timedelta(days=3),
    )


@pytest.fixture
def naskah_petugas(lowongan):
    return petugas(lowongan, Peran.NASKAH)


@pytest.fixture
def ketua(lowongan):
    return petugas(lowongan, Peran.KETUA_PANSEL)


def umumkan(lowongan, saat):
    """The administrative result of the vacancy, as if published an hour ago."""
    naskah = NaskahFactory(
        isi={"jadwal": [], "id_lowongan": [lowongan.pk]}, terbit=True, nomor=f"UJI/{lowongan.pk}"
    )
    hasil = PengumumanFactory(
        seleksi=lowongan.seleksi,
        jenis=Pengumuman.Jenis.HASIL_TAHAP,
        tahap=Tahap.ADMINISTRASI,
        naskah=naskah,
        diumumkan_pada=saat - dt.timedelta(hours=1),
        diumumkan_oleh=naskah.penanda_tangan,
    )
    hasil.lowongan.add(lowongan)
    return hasil


def pelamar(lowongan, keadaan, nama="Zulaika", **lain):
    lamaran = LamaranFactory(lowongan=lowongan, keadaan=keadaan, pelamar__pengguna__nama=nama, **lain)
    if keadaan == "TMS":
        VerifikasiFactory(lamaran=lamaran, butir="IJAZAH", putusan="TIDAK_SESUAI", alasan=ALASAN)
    return lamaran


@pytest.fixture
def susunan(lowongan, ketua, naskah_petugas, saat):
    """Two who passed and one who did not, announced, their letters prepared."""
    for nama in ("Anindita", "Dimas"):
        pelamar(lowongan, "MS", nama)
    pelamar(lowongan, "TMS")
    umumkan(lowongan, saat)
    actions.siapkan_surat(lowongan=lowongan, oleh=naskah_petugas, pada=saat)
    return lowongan


def surat(lowongan, jenis="TMS"):
    return SuratPelamar.objects.filter(lamaran__lowongan=lowongan, jenis=jenis).order_by("pk")[0]


def tandai(satu, oleh, saat):
    return actions.tandai_surat(surat=satu, sidik=satu.sidik, oleh=oleh, pada=saat)


def setujui(lowongan, oleh, saat):
    sidik = queries.sidik_kumpulan(queries.surat_menunggu_setuju(lowongan))
    return actions.setujui_surat(lowongan=lowongan, sidik=sidik, oleh=oleh, pada=saat)


def terbit(lowongan, ketua, petugas_naskah, saat):
    tandai(surat(lowongan), petugas_naskah, saat)
    actions.tandai_surat_ms(lowongan=lowongan, oleh=petugas_naskah, pada=saat)
    setujui(lowongan, ketua, saat)
    assert terbitkan_surat_disetujui() == 3


# --- Menyusun ---------------------------------------------------------------------------------
def test_surat_baru_disusun_setelah_hasil_diumumkan(lowongan, naskah_petugas, ketua, saat):
    pelamar(lowongan, "TMS")
    with pytest.raises(TindakanDitolak, match="setelah hasil seleksi administrasi diumumkan"):
        actions.siapkan_surat(lowongan=lowongan, oleh=naskah_petugas, pada=saat)
    assert not SuratPelamar.objects.exists()
    umumkan(lowongan, saat)
    assert actions.siapkan_surat(lowongan=lowongan, oleh=naskah_petugas, pada=saat) == 1


def test_tanpa_ketua_pansel_surat_tidak_disusun(lowongan, naskah_petugas, saat):
    umumkan(lowongan, saat)
    with pytest.raises(TindakanDitolak, match="penanda tangan surat belum ada"):
        actions.siapkan_surat(lowongan=lowongan, oleh=naskah_petugas, pada=saat)


def test_satu_surat_untuk_setiap_hasil_dengan_alasannya(susunan):
    assert [satu.jenis for satu in queries.surat_lowongan(susunan)] == ["MS", "MS", "TMS"]
    isi = surat(susunan).isi
    assert [satu["alasan"] for satu in isi["butir"]] == [ALASAN]
    assert surat(susunan, "MS").isi["butir"] == []


def test_yang_mundur_dan_yang_belum_ditetapkan_tidak_disurati(lowongan, naskah_petugas, ketua, saat):
    for keadaan in ("MUNDUR", "DIAJUKAN", "DIPERIKSA", "GUGUR"):
        LamaranFactory(lowongan=lowongan, keadaan=keadaan)
    umumkan(lowongan, saat)
    assert actions.siapkan_surat(lowongan=lowongan, oleh=naskah_petugas, pada=saat) == 0
    assert not Jejak.objects.filter(peristiwa="surat.disusun").exists()


def test_susun_ulang_hanya_mengganti_yang_isinya_berubah(susunan, naskah_petugas, ketua, saat):
    """An approved letter stays; an unread one of the same words too; another must be read again."""
    satu, lain = queries.surat_lowongan(susunan).filter(jenis="MS")
    tandai(satu, naskah_petugas, saat)
    setujui(susunan, ketua, saat)
    tandai(lain, naskah_petugas, saat)
    assert actions.siapkan_surat(lowongan=susunan, oleh=naskah_petugas, pada=saat) == 0
    ketua.nama = "Ketua Bernama Lain"
    ketua.save()
    assert actions.siapkan_surat(lowongan=susunan, oleh=naskah_petugas, pada=saat) == 2
    satu.refresh_from_db()
    lain.refresh_from_db()
    assert satu.dibaca_pada is not None
    assert lain.dibaca_pada is None
    assert lain.isi["penanda"]["nama"] == "Ketua Bernama Lain"


def test_surat_yang_didahului_pengunduran_diri_tidak_tampak_lagi(susunan, saat):
    mundur = surat(susunan, "MS").lamaran
    mundur.alasan_tarik = "Tetap di jabatan sekarang."
    mundur.tarik(saat)
    mundur.save()
    assert queries.surat_lowongan(susunan).count() == 2
    assert queries.jumlah_surat_belum_disusun(susunan) == 0


# --- Membaca ----------------------------------------------------------------------------------
def test_surat_ditandai_satu_per_satu_dengan_isi_yang_tampak(susunan, naskah_petugas, saat):
    satu = surat(susunan)
    with pytest.raises(TindakanDitolak, match="berubah sejak halaman ini dibuka"):
        actions.tandai_surat(surat=satu, sidik="0" * 64, oleh=naskah_petugas, pada=saat)
    ditandai = tandai(satu, naskah_petugas, saat)
    assert ditandai.dibaca_oleh == naskah_petugas
    assert Jejak.objects.get(peristiwa="surat.dibaca").rincian["sidik"] == satu.sidik


@pytest.mark.parametrize("medan", ["diperiksa_oleh", "ditetapkan_oleh"])
def test_pemeriksa_lamaran_tidak_membaca_suratnya_sendiri(susunan, lowongan, medan, saat):
    pemeriksa = petugas(lowongan, Peran.KETUA_SEKRETARIAT)
    satu = surat(susunan)
    setattr(satu.lamaran, medan, pemeriksa)
    satu.lamaran.save()
    with pytest.raises(TindakanDitolak, match="ikut memeriksa"):
        tandai(satu, pemeriksa, saat)


def test_kalimat_tambahan_membuat_surat_belum_dibaca(susunan, naskah_petugas, saat):
    satu = tandai(surat(susunan), naskah_petugas, saat)
    with pytest.raises(TindakanDitolak, match="satu kalimat saja"):
        actions.ubah_kalimat_surat(surat=satu, kalimat="a\nb", oleh=naskah_petugas, pada=saat)
    diubah = actions.ubah_kalimat_surat(surat=satu, kalimat=" Selamat. ", oleh=naskah_petugas, pada=saat)
    assert (diubah.kalimat, diubah.dibaca_pada) == ("Selamat.", None)
    assert diubah.sidik != satu.sidik


def test_tandai_bersama_hanya_yang_memenuhi_syarat_tanpa_kalimat(susunan, naskah_petugas, saat):
    pertama, kedua = queries.surat_lowongan(susunan).filter(jenis="MS")
    actions.ubah_kalimat_surat(surat=pertama, kalimat="Selamat.", oleh=naskah_petugas, pada=saat)
    assert actions.tandai_surat_ms(lowongan=susunan, oleh=naskah_petugas, pada=saat) == 1
    assert queries.surat_menunggu_setuju(susunan).get() == kedua
    assert actions.tandai_surat_ms(lowongan=susunan, oleh=naskah_petugas, pada=saat) == 0


def test_yang_diperiksa_sendiri_tidak_ikut_ditandai_bersama(susunan, lowongan, saat):
    pemeriksa = petugas(lowongan, Peran.KETUA_SEKRETARIAT)
    satu = surat(susunan, "MS")
    satu.lamaran.diperiksa_oleh = pemeriksa
    satu.lamaran.save()
    assert actions.tandai_surat_ms(lowongan=susunan, oleh=pemeriksa, pada=saat) == 1


def test_ketua_diberi_tahu_begitu_semua_sudah_dibaca(susunan, naskah_petugas, ketua, saat):
    actions.tandai_surat_ms(lowongan=susunan, oleh=naskah_petugas, pada=saat)
    menunggu = Surel.objects.filter(kunci__startswith="surat.menunggu:")
    assert not menunggu.exists()
    tandai(surat(susunan), naskah_petugas, saat)
    assert menunggu.get().penerima == ketua


# --- Menyetujui dan menerbitkan ---------------------------------------------------------------
def test_yang_belum_dibaca_tidak_ikut_disetujui(susunan, naskah_petugas, ketua, saat):
    with pytest.raises(TindakanDitolak, match="Belum ada surat yang sudah dibaca"):
        setujui(susunan, ketua, saat)
    tandai(surat(susunan), naskah_petugas, saat)
    assert setujui(susunan, ketua, saat) == 1
    assert queries.rekap_surat(susunan) == {
        "BELUM": 2, "DIBACA": 0, "DISETUJUI": 1, "TERBIT": 0, "BELUM_MS": 2,
    }  # fmt: skip


def test_hanya_ketua_pansel_dan_hanya_yang_dilihatnya(susunan, naskah_petugas, ketua, saat):
    tandai(surat(susunan), naskah_petugas, saat)
    with pytest.raises(TindakanDitolak):
        setujui(susunan, naskah_petugas, saat)
    lama = queries.sidik_kumpulan(queries.surat_menunggu_setuju(susunan))
    actions.tandai_surat_ms(lowongan=susunan, oleh=naskah_petugas, pada=saat)
    with pytest.raises(TindakanDitolak, match="berubah sejak halaman ini dibuka"):
        actions.setujui_surat(lowongan=susunan, sidik=lama, oleh=ketua, pada=saat)
    assert setujui(susunan, ketua, saat) == 3


def test_surat_atas_nama_ketua_lama_disusun_ulang_dahulu(susunan, naskah_petugas, ketua, saat):
    satu = tandai(surat(susunan), naskah_petugas, saat)
    satu.penanda_tangan = naskah_petugas
    satu.save()
    with pytest.raises(TindakanDitolak, match="disusun untuk penanda tangan lain"):
        setujui(susunan, ketua, saat)


def test_yang_disetujui_tidak_dapat_diubah_lagi(susunan, naskah_petugas, ketua, saat):
    satu = tandai(surat(susunan), naskah_petugas, saat)
    setujui(susunan, ketua, saat)
    with pytest.raises(TindakanDitolak, match="sudah disetujui"):
        actions.ubah_kalimat_surat(surat=satu, kalimat="Lain.", oleh=naskah_petugas, pada=saat)


def test_terbit_menurut_nomor_pendaftaran_satu_kali(susunan, naskah_petugas, ketua, saat):
    terbit(susunan, ketua, naskah_petugas, saat)
    daftar = list(queries.surat_lowongan(susunan))
    assert [satu.naskah.nomor for satu in daftar] == [f"800.1.3.3/{n:02d}/Pansel/XI/2026" for n in (1, 2, 3)]
    assert {satu.naskah.keadaan for satu in daftar} == {Naskah.Keadaan.TERBIT}
    assert terbitkan_surat_disetujui() == 0
    assert actions.terbitkan_surat(lowongan=susunan, oleh=None, pada=saat) is None
    assert Naskah.objects.filter(templat=actions.TEMPLAT_SURAT["TMS"]).count() == 3
    assert Jejak.objects.filter(peristiwa="surat.terbit").count() == 3


def test_surat_bertanggal_persetujuan_walau_terbit_kemudian(susunan, naskah_petugas, ketua, saat):
    tandai(surat(susunan), naskah_petugas, saat)
    setujui(susunan, ketua, saat)
    besok = saat + dt.timedelta(days=1)
    satu = actions.terbitkan_surat(lowongan=susunan, oleh=None, pada=besok)
    assert satu.naskah.tanggal == saat.date()
    assert satu.naskah.ditandatangani_oleh == ketua


class Terbunuh(BaseException):
    """The worker dies here."""


def test_pekerja_yang_mati_di_tengah_tidak_menghilangkan_dan_tidak_menggandakan(
    susunan, naskah_petugas, ketua, saat, monkeypatch
):
    """Whatever was not committed is done again; whatever was, is not."""
    tandai(surat(susunan), naskah_petugas, saat)
    actions.tandai_surat_ms(lowongan=susunan, oleh=naskah_petugas, pada=saat)
    setujui(susunan, ketua, saat)
    rencana = iter([True, False, True, True])
    simpan = SuratPelamar.save

    def kadang_mati(self, *args, **kwargs):
        simpan(self, *args, **kwargs)
        if next(rencana, False):
            raise Terbunuh

    monkeypatch.setattr(SuratPelamar, "save", kadang_mati)
    mati = 0
    while queries.surat_berikut(susunan):
        try:
            terbitkan_surat_disetujui()
        except Terbunuh:
            mati += 1
    assert mati == 3
    nomor = [satu.naskah.nomor for satu in queries.surat_lowongan(susunan)]
    assert nomor == [f"800.1.3.3/{n:02d}/Pansel/XI/2026" for n in (1, 2, 3)]
    assert Surel.objects.filter(kunci__startswith="surat.tersedia:").count() == 3


def test_surel_tidak_menyebut_hasil_dan_alasan(susunan, naskah_petugas, ketua, saat):
    terbit(susunan, ketua, naskah_petugas, saat)
    surel = Surel.objects.filter(kunci__startswith="surat.tersedia:")
    kata = {f"{satu.perihal} {satu.konteks}".lower() for satu in surel}
    assert len(surel) == 3
    assert not any("syarat" in satu or "ijazah" in satu or "ms" in satu.split() for satu in kata)


# --- Halaman ----------------------------------------------------------------------------------
def isi(jawaban) -> str:
    return jawaban.content.decode()


def test_daftar_hanya_bagi_naskah_dan_ketua(client, susunan, lowongan, naskah_petugas, ketua):
    alamat = reverse("peserta:surat_lowongan", args=[lowongan.pk])
    for peran in (Peran.VERIFIKATOR, Peran.ANGGOTA_PANSEL, Peran.PENGAWAS):
        client.force_login(petugas(lowongan, peran))
        assert client.get(alamat).status_code == 404
        assert client.get(reverse("peserta:surat", args=[surat(susunan).pk])).status_code == 404
        assert client.get(reverse("peserta:lembar_surat", args=[surat(susunan).pk])).status_code == 404
    client.force_login(naskah_petugas)
    assert "Zulaika" in isi(client.get(alamat))
    client.force_login(ketua)
    assert "Zulaika" in isi(client.get(alamat))


def test_daftar_bertanya_tetap_berapa_pun_suratnya(client, lowongan, naskah_petugas, ketua, saat):
    umumkan(lowongan, saat)
    client.force_login(naskah_petugas)
    alamat = reverse("peserta:surat_lowongan", args=[lowongan.pk])
    hitung = []
    for _ in range(2):
        for _ in range(1 + len(hitung)):
            pelamar(lowongan, "TMS")
        actions.siapkan_surat(lowongan=lowongan, oleh=naskah_petugas, pada=saat)
        client.get(alamat)
        with CaptureQueriesContext(
            connection,
        ) as catatan:
            client.get(alamat)
        hitung.append(len(catatan))
    assert hitung[0] == hitung[1]


def test_saringan_dan_halaman_kosong(client, susunan, lowongan, naskah_petugas, saat):
    client.force_login(naskah_petugas)
    alamat = reverse("peserta:surat_lowongan", args=[lowongan.pk])
    tandai(surat(susunan), naskah_petugas, saat)
    assert "Anindita" not in isi(client.get(alamat, {"keadaan": "DIBACA"}))
    assert "Anindita" in isi(client.get(alamat, {"keadaan": "BUKAN"}))
    assert "Tidak ada surat dalam keadaan ini" in isi(client.get(alamat, {"keadaan": "TERBIT"}))


def test_jalan_sekretariat_dari_menyusun_sampai_membaca(client, lowongan, naskah_petugas, ketua, saat):
    client.force_login(naskah_petugas)
    alamat = reverse("peserta:surat_lowongan", args=[lowongan.pk])
    assert "setelah hasil seleksi administrasi diumumkan" in isi(client.get(alamat))
    siapkan = reverse("peserta:siapkan_surat", args=[lowongan.pk])
    assert client.post(siapkan).status_code == 422
    pelamar(lowongan, "TMS", "Zulaika")
    pelamar(lowongan, "TMS", "Yanuar")
    pelamar(lowongan, "MS", "Anindita")
    umumkan(lowongan, saat)
    assert "3 surat belum disusun" in isi(client.get(alamat))
    assert client.post(siapkan).url == alamat
    assert client.post(siapkan).url == alamat
    satu, dua = SuratPelamar.objects.filter(jenis="TMS").order_by("pk")
    halaman = client.get(reverse("peserta:surat", args=[satu.pk]))
    assert satu.sidik in isi(halaman)
    jawaban = client.post(reverse("peserta:surat", args=[satu.pk]), {"sidik": satu.sidik})
    assert jawaban.url == reverse("peserta:surat", args=[dua.pk])
    kalimat = reverse("peserta:kalimat_surat", args=[dua.pk])
    salah = client.post(kalimat, {"kalimat": "Baris\nganda"})
    assert salah.status_code == 422
    assert "ganda" in isi(salah)
    assert client.post(kalimat, {"kalimat": "a" * 301}).status_code == 422
    assert client.post(kalimat, {"kalimat": "Terima kasih."}).status_code == 302
    basi = client.post(reverse("peserta:surat", args=[dua.pk]), {"sidik": dua.sidik})
    assert basi.status_code == 422
    dua.refresh_from_db()
    akhir = client.post(reverse("peserta:surat", args=[dua.pk]), {"sidik": dua.sidik})
    assert akhir.url == alamat
    assert client.post(reverse("peserta:tandai_surat_ms", args=[lowongan.pk])).url == alamat
    client.force_login(ketua)
    assert client.post(siapkan).status_code == 422
    assert client.post(reverse("peserta:tandai_surat_ms", args=[lowongan.pk])).status_code == 422


def test_ketua_menyetujui_dari_daftar(client, susunan, lowongan, naskah_petugas, ketua, saat):
    tandai(surat(susunan), naskah_petugas, saat)
    client.force_login(ketua)
    alamat = reverse("peserta:surat_lowongan", args=[lowongan.pk])
    sidik = queries.sidik_kumpulan(queries.surat_menunggu_setuju(lowongan))
    assert sidik in isi(client.get(alamat))
    setuju = reverse("peserta:setujui_surat", args=[lowongan.pk])
    assert client.post(setuju, {"sidik": "x"}).status_code == 422
    assert client.post(setuju).status_code == 422
    assert client.post(setuju, {"sidik": sidik}).url == alamat
    assert "menunggu nomor" in isi(client.get(alamat))
    assert "Disetujui" in isi(client.get(reverse("peserta:surat", args=[surat(susunan).pk])))


def test_daftar_kosong_bagi_ketua_mengajar(client, lowongan, ketua):
    client.force_login(ketua)
    jawaban = client.get(reverse("peserta:surat_lowongan", args=[lowongan.pk]))
    assert "Belum ada surat." in isi(jawaban)


def test_lembar_sama_dengan_yang_dicetak_tanpa_boleh_memuat_apa_pun(
    client, susunan, naskah_petugas, ketua, saat, django_capture_on_commit_callbacks
):
    """Same template, same data: the words on the screen are the words of the paper."""
    satu = actions.ubah_kalimat_surat(
        surat=surat(susunan), kalimat="Kalimat khusus.", oleh=naskah_petugas, pada=saat
    )
    client.force_login(naskah_petugas)
    lembar = client.get(reverse("peserta:lembar_surat", args=[satu.pk]))
    assert ALASAN.replace("(", "(") in isi(lembar)
    assert "Kalimat khusus." in isi(lembar)
    assert "sandbox" in lembar["Content-Security-Policy"]
    assert "aset:" not in isi(lembar)
    tandai(satu, naskah_petugas, saat)
    setujui(susunan, ketua, saat)
    terbit = actions.terbitkan_surat(lowongan=susunan, oleh=None, pada=saat)
    assert terbit.naskah.isi == {**satu.isi, "kalimat": "Kalimat khusus."}
    cetak_naskah(terbit.naskah_id)
    tercetak = client.get(reverse("peserta:lembar_surat", args=[satu.pk]))
    assert b"".join(tercetak.streaming_content).startswith(b"%PDF")


def test_pelamar_membaca_suratnya_sendiri_saja_dan_tercatat(
    client, susunan, lowongan, naskah_petugas, ketua, saat
):
    milik = surat(susunan).lamaran.pelamar.pengguna
    alamat = reverse("peserta:surat_saya", args=[surat(susunan).pk])
    halaman = reverse("peserta:lamaran", args=[surat(susunan).lamaran_id])
    client.force_login(milik)
    assert client.get(alamat).status_code == 404
    assert "Surat untuk Anda" not in isi(client.get(halaman))
    terbit(susunan, ketua, naskah_petugas, saat)
    assert client.get(alamat).url == halaman
    assert "Sedang dicetak" in isi(client.get(halaman))
    cetak_naskah(surat(susunan).naskah_id)
    assert "Unduh PDF" in isi(client.get(halaman))
    berkas = client.get(alamat)
    assert b"".join(berkas.streaming_content).startswith(b"%PDF")
    assert Jejak.objects.get(peristiwa="surat.dibuka").pelaku_id == milik.pk
    client.force_login(surat(susunan, "MS").lamaran.pelamar.pengguna)
    assert client.get(alamat).status_code == 404
    client.force_login(naskah_petugas)
    assert client.get(alamat).status_code == 404


# --- Baris ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "isian",
    [
        {"sidik": "bukan sidik"},
        {"dibaca_pada": dt.datetime(2026, 11, 23, tzinfo=dt.UTC)},
        {"jenis": "LAIN"},
    ],
    ids=["sidik", "dibaca tanpa orang", "jenis"],
)
def test_baris_yang_tidak_utuh_ditolak_basis_data(instansi, isian):
    from django.db import IntegrityError  # noqa: PLC0415 -- only here

    with pytest.raises(IntegrityError), transaction.atomic():
        SuratPelamarFactory(**isian)


def test_nama_surat_menyebut_hasil_dan_lamarannya(instansi):
    satu = SuratPelamarFactory(disetujui=True)
    assert str(satu) == f"Surat Tidak memenuhi syarat {satu.lamaran.nomor_pendaftaran}"
    assert satu.id_seleksi == satu.lamaran.lowongan.seleksi_id
