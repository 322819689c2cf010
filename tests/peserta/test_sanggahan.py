"""Objections from the announcement to the amended one: window, evidence, answer, effect, secrecy."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian.models import BenturanKepentingan
from peserta import actions, queries, wewenang
from peserta.alur import Keadaan
from peserta.models import BuktiSanggahan, MasaSanggah, Sanggahan, SuratPelamar
from peserta.tasks import terbitkan_surat_disetujui
from seleksi import actions as tindakan
from seleksi.actions.pengingat import ingatkan
from seleksi.actions.ulang import susun_ulang
from seleksi.izin import TindakanDitolak
from seleksi.models import NaskahSeleksi
from seleksi.wewenang.tahap import temuan_berikut
from tests.factories.peserta import (
    BuktiSanggahanFactory,
    SanggahanFactory,
    VerifikasiFactory,
    unggahan,
)
from tests.peserta.test_kiriman import ISI as PDF
from tests.peserta.test_kiriman import Pengirim
from tests.seleksi import situasi

pytestmark = pytest.mark.django_db
HARI = dt.timedelta(days=1)
ISI = "Ijazah yang saya unggah ialah ijazah terakhir."


def susun(s, kini):
    """The signed record, and the announcement drafted from it."""
    seleksi, lowongan = s.seleksi, s.lowongan
    acara = tindakan.siapkan_hasil_tahap(seleksi=seleksi, lowongan=lowongan, oleh=s.sekretariat, pada=kini)
    return tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)


def umumkan(s, kini):
    """The administrative result with all its papers, on one day."""
    acara = tindakan.siapkan_hasil_tahap(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=kini
    )
    umum = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    return tindakan.umumkan_hasil_tahap(pengumuman=umum, oleh=s.ketua, pada=kini)


def diputus(saat, tms=2, **kebijakan):
    """Closed, three passed, so many did not; nothing is announced yet."""
    s = situasi.tayang(situasi.diumumkan(saat, **kebijakan))
    tutup = situasi.setelah_batas(s)
    situasi.melamar(s, 3 if tms else 4, Keadaan.MS)
    s.lain["tms"] = situasi.melamar(s, tms, Keadaan.TMS)
    for satu in s.lain["tms"]:
        VerifikasiFactory(lamaran=satu, butir="IJAZAH", putusan="TIDAK_SESUAI", alasan="Bukan yang terakhir.")
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=s.sekretariat, pada=tutup)
    s.lain["kini"] = tutup + 2 * HARI
    return s


@pytest.fixture
def s(saat):
    """Announced with a window of three working days."""
    s = diputus(saat, masa_sanggah_hari=3, jawab_sanggah_hari=5)
    s.lain["umum"] = umumkan(s, s.lain["kini"])
    s.lain["kini"] += dt.timedelta(hours=1)
    return s


def penyanggah(s):
    satu = s.lain["tms"][0]
    return satu, satu.pelamar.pengguna


def ajukan(s, isi=ISI, pada=None):
    satu, orang = penyanggah(s)
    return actions.ajukan_sanggahan(lamaran=satu, isi=isi, oleh=orang, pada=pada or s.lain["kini"])


def jawab(s, sanggahan, jawaban="DITERIMA", pada=None, oleh=None, **lain):
    pada = pada or s.lain["kini"]
    isian = {
        "alasan": "Ijazah terbukti yang terakhir.",
        "dasar": "Pasal 4 ayat (3) huruf d",
        "nomor_notulen": "12/Pansel/2026",
        "tanggal_rapat": timezone.localdate(pada),
        "jumlah_hadir": 5,
    }
    return actions.jawab_sanggahan(
        sanggahan=sanggahan, jawaban=jawaban, oleh=oleh or s.ketua, pada=pada, **isian | lain
    )


def kirim_surat(s, kini):
    """Every waiting letter read, approved and signed."""
    naskah = s.orang[Peran.NASKAH]
    for satu in queries.surat_lowongan(s.satu).filter(queries.SARINGAN_SURAT[queries.BELUM]):
        actions.tandai_surat(surat=satu, sidik=satu.sidik, oleh=naskah, pada=kini)
    sidik = queries.sidik_kumpulan(queries.surat_menunggu_setuju(s.satu))
    actions.setujui_surat(lowongan=s.satu, sidik=sidik, oleh=s.ketua, pada=kini)
    terbitkan_surat_disetujui()


def tahan(s, kini):
    return [satu.pesan for satu in temuan_berikut(s.satu, kini) if satu.kode == "S-1"]


# --- Masa -------------------------------------------------------------------------------------
def test_tanpa_kebijakan_tidak_ada_masa_sanggah(saat):
    s = diputus(saat)
    umum = umumkan(s, s.lain["kini"])
    assert not MasaSanggah.objects.exists()
    assert umum.naskah.isi["sanggahan"] is None
    satu, orang = penyanggah(s)
    assert not wewenang.boleh_tulis_sanggahan(orang, satu, s.lain["kini"])
    assert tahan(s, s.lain["kini"]) == []


def test_tanpa_yang_tidak_lulus_tidak_ada_masa_sanggah(saat):
    s = diputus(saat, tms=0, masa_sanggah_hari=3)
    umumkan(s, s.lain["kini"])
    assert not MasaSanggah.objects.exists()


def test_masa_sanggah_tercetak_sama_dengan_yang_berlaku(s):
    masa = MasaSanggah.objects.get()
    tercetak = s.lain["umum"].naskah.isi["sanggahan"]
    assert dt.datetime.fromisoformat(tercetak["batas"]) == masa.batas - dt.timedelta(seconds=1)
    assert dt.datetime.fromisoformat(tercetak["batas_jawab"]) == masa.batas_jawab - dt.timedelta(seconds=1)
    actions.siapkan_surat(lowongan=s.satu, oleh=s.orang[Peran.NASKAH], pada=s.lain["kini"])
    tms, ms = (SuratPelamar.objects.filter(jenis=jenis).first() for jenis in ("TMS", "MS"))
    assert tms.isi["sanggahan"]["batas"] == tercetak["batas"]
    assert ms.isi["sanggahan"] is None


def test_pengumuman_yang_lewat_harinya_disusun_ulang(saat):
    """The paper names the days of the window: it is signed on the day from which they count."""
    s = diputus(saat, masa_sanggah_hari=3)
    kini = s.lain["kini"]
    acara = tindakan.siapkan_hasil_tahap(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=kini
    )
    umum = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    besok = kini + HARI
    with pytest.raises(TindakanDitolak, match="Susun ulang dengan tanggal hari ini"):
        tindakan.umumkan_hasil_tahap(pengumuman=umum, oleh=s.ketua, pada=besok)
    milik = NaskahSeleksi.objects.get(naskah=umum.naskah)
    baru = susun_ulang(milik=milik, oleh=s.ketua, pada=besok)
    assert baru.isi["sanggahan"]["dihitung_dari"] == timezone.localdate(besok).isoformat()
    tindakan.umumkan_hasil_tahap(pengumuman=baru.pengumuman, oleh=s.ketua, pada=besok)
    assert MasaSanggah.objects.get().dibuka_pada == besok


# --- Menyanggah -------------------------------------------------------------------------------
def test_batas_setengah_terbuka_menurut_saat_tiba(s):
    batas = MasaSanggah.objects.get().batas
    satu, orang = penyanggah(s)
    isian = {"lamaran": satu, "isi": ISI, "oleh": orang, "pada": batas + dt.timedelta(minutes=1)}
    with pytest.raises(TindakanDitolak, match="Masa sanggah berakhir"):
        actions.ajukan_sanggahan(**isian, tiba_pada=batas)
    assert not Sanggahan.objects.exists()
    terkirim = actions.ajukan_sanggahan(**isian, tiba_pada=batas - dt.timedelta(microseconds=1))
    assert terkirim.diajukan_pada == batas - dt.timedelta(microseconds=1)


def test_hanya_satu_sanggahan_dan_hanya_milik_sendiri(s):
    satu, orang = penyanggah(s)
    with pytest.raises(TindakanDitolak, match="bukan lamaran Anda"):
        actions.ajukan_sanggahan(lamaran=satu, isi=ISI, oleh=s.ketua, pada=s.lain["kini"])
    ajukan(s)
    with pytest.raises(TindakanDitolak, match="sudah dikirim"):
        ajukan(s)
    actions.tarik_sanggahan(lamaran=satu, oleh=orang, pada=s.lain["kini"])
    with pytest.raises(TindakanDitolak, match="sudah dikirim"):
        ajukan(s)
    with pytest.raises(TindakanDitolak, match="sudah Anda tarik"):
        actions.tarik_sanggahan(lamaran=satu, oleh=orang, pada=s.lain["kini"])


def test_sebelum_diumumkan_dan_bagi_yang_lulus_tidak_ada_sanggahan(saat):
    s = diputus(saat, masa_sanggah_hari=3)
    satu, orang = penyanggah(s)
    with pytest.raises(TindakanDitolak, match="sudah diumumkan"):
        actions.ajukan_sanggahan(lamaran=satu, isi=ISI, oleh=orang, pada=s.lain["kini"])
    umumkan(s, s.lain["kini"])
    lulus = s.satu.lamaran.filter(keadaan="MS").first()
    with pytest.raises(TindakanDitolak):
        actions.ajukan_sanggahan(lamaran=lulus, isi=ISI, oleh=lulus.pelamar.pengguna, pada=s.lain["kini"])


def test_sanggahan_kosong_ditolak_dan_tulisan_tetap_tersimpan(s):
    satu, orang = penyanggah(s)
    actions.simpan_sanggahan(lamaran=satu, isi="Baru setengah", oleh=orang, pada=s.lain["kini"])
    with pytest.raises(TindakanDitolak, match="Tulis apa yang Anda sanggah"):
        ajukan(s, isi=" ")
    assert queries.sanggahan_lamaran(satu).isi == "Baru setengah"


def test_bukti_ditambah_dan_dihapus_sebelum_dikirim(s):
    satu, orang = penyanggah(s)
    isian = {"lamaran": satu, "isi": ISI, "oleh": orang, "pada": s.lain["kini"]}
    for _ in range(5):
        bukti = actions.tambah_bukti(unggahan=[unggahan()], **isian)
    with pytest.raises(TindakanDitolak, match="paling banyak 5"):
        actions.tambah_bukti(unggahan=[unggahan()], **isian)
    actions.hapus_bukti(bukti=bukti, oleh=orang, pada=s.lain["kini"])
    assert len(queries.bukti_berlaku(queries.sanggahan_lamaran(satu))) == 4
    ajukan(s)
    with pytest.raises(TindakanDitolak, match="sudah dikirim"):
        actions.hapus_bukti(bukti=bukti, oleh=orang, pada=s.lain["kini"])
    assert len(Jejak.objects.get(peristiwa="sanggahan.diajukan").rincian["bukti"]) == 4


# --- Gerbang dan jawaban ----------------------------------------------------------------------
def test_asesmen_menunggu_masa_sanggah_dan_jawaban(s):
    kini, masa = s.lain["kini"], MasaSanggah.objects.get()
    sanggahan = ajukan(s)
    assert [pesan.split()[0] for pesan in tahan(s, kini)] == ["Masa", "1"]
    with pytest.raises(TindakanDitolak, match="Masa sanggah berlangsung"):
        tindakan.mulai_asesmen(lowongan=s.satu, oleh=s.sekretariat, pada=kini)
    with pytest.raises(TindakanDitolak, match="1 sanggahan belum dijawab"):
        tindakan.mulai_asesmen(lowongan=s.satu, oleh=s.sekretariat, pada=masa.batas)
    jawab(s, sanggahan, "DITOLAK", pada=masa.batas)
    tindakan.mulai_asesmen(lowongan=s.satu, oleh=s.sekretariat, pada=masa.batas + HARI)


def test_yang_ditarik_tidak_menahan_dan_tidak_dijawab(s):
    sanggahan = ajukan(s)
    satu, orang = penyanggah(s)
    actions.tarik_sanggahan(lamaran=satu, oleh=orang, pada=s.lain["kini"])
    assert len(tahan(s, MasaSanggah.objects.get().batas)) == 1
    with pytest.raises(TindakanDitolak, match="Tidak ada sanggahan yang menunggu"):
        jawab(s, sanggahan)


def test_hanya_ketua_mencatat_putusan_rapat(s):
    sanggahan = ajukan(s)
    with pytest.raises(TindakanDitolak):
        jawab(s, sanggahan, oleh=s.sekretariat)
    with pytest.raises(TindakanDitolak, match="Rapat yang memutuskan"):
        jawab(s, sanggahan, tanggal_rapat=timezone.localdate(s.lain["kini"]) - HARI)
    assert penyanggah(s)[0].keadaan == "TMS"
    jawab(s, sanggahan, "DITOLAK")
    with pytest.raises(TindakanDitolak, match="sudah dijawab"):
        jawab(s, sanggahan)
    with pytest.raises(TindakanDitolak, match="sedang diputuskan"):
        actions.tarik_sanggahan(lamaran=sanggahan.lamaran, oleh=penyanggah(s)[1], pada=s.lain["kini"])


def test_sanggahan_diterima_mengubah_hasil_setelah_diumumkan_lagi(s, client):
    """TMS becomes MS in the trace of the Ketua; its owner reads TMS until the amended announcement."""
    kini, masa = s.lain["kini"], MasaSanggah.objects.get()
    satu, orang = penyanggah(s)
    pemeriksa = (satu.diperiksa_oleh_id, satu.ditetapkan_oleh_id)
    jawab(s, ajukan(s))
    satu.refresh_from_db()
    assert satu.keadaan == "MS"
    assert (satu.diperiksa_oleh_id, satu.ditetapkan_oleh_id) == pemeriksa
    jejak = Jejak.objects.get(peristiwa="lamaran.sanggahan_diterima")
    assert (jejak.pelaku_id, jejak.rincian) == (s.ketua.pk, {"dari": "TMS", "ke": "MS"})
    assert queries.diberi_tahu_tms(satu)
    with pytest.raises(TindakanDitolak, match="tidak memenuhi syarat administrasi, jadi tidak ada"):
        actions.tarik(lamaran=satu, alasan="Ragu.", oleh=orang, pada=kini)
    with pytest.raises(TindakanDitolak, match="Hasil seleksi administrasi belum diumumkan"):
        tindakan.mulai_asesmen(lowongan=s.satu, oleh=s.sekretariat, pada=masa.batas)
    with pytest.raises(TindakanDitolak, match="Masa sanggah berlangsung"):
        umumkan(s, kini)
    kirim_surat(s, kini)
    assert queries.jawaban_disampaikan(satu)
    assert queries.diberi_tahu_tms(satu)
    sesudah = masa.batas + dt.timedelta(hours=9)
    umum = umumkan(s, sesudah)
    assert umum.naskah.isi["mengganti"]["nomor"] == s.lain["umum"].naskah.nomor
    assert len(umum.naskah.isi["lowongan"][0]["peserta"]) == 4
    assert "anggah" not in str(umum.naskah.isi["lowongan"])
    assert MasaSanggah.objects.count() == 1
    assert not queries.diberi_tahu_tms(satu)
    assert queries.keadaan_bagi_pelamar(satu, satu.pk in queries.hasil_diketahui([satu])) == "MS"
    acara = Naskah.objects.filter(templat="peserta/naskah/berita_acara_administrasi.html").latest("pk")
    assert "Diubah dengan putusan rapat (notulen Nomor 12/Pansel/2026)" in str(acara.isi)
    tindakan.mulai_asesmen(lowongan=s.satu, oleh=s.sekretariat, pada=sesudah + HARI)


def test_surat_jawaban_lewat_kotak_keluar_yang_sama(s):
    jawab(s, ajukan(s), "DITOLAK")
    surat = SuratPelamar.objects.get(jenis="SANGGAH")
    assert surat.isi["jawaban"] == "DITOLAK"
    kirim_surat(s, s.lain["kini"])
    surat.refresh_from_db()
    assert surat.naskah.judul == "Surat Jawaban atas Sanggahan"
    kata = Surel.objects.get(kunci=f"surat.tersedia:{surat.pk}")
    assert "anggah" not in f"{kata.perihal}{kata.konteks}"


def test_pengingat_tidak_menyebut_sanggahan_kepada_pelamar(s):
    satu, orang = penyanggah(s)
    masa = MasaSanggah.objects.get()
    actions.simpan_sanggahan(lamaran=satu, isi=ISI, oleh=orang, pada=s.lain["kini"])
    ingatkan(oleh=None, pada=masa.batas - HARI)
    draf = Surel.objects.filter(kunci__startswith="ingat:isian:").get()
    assert draf.penerima == orang
    assert "anggah" not in f"{draf.perihal}{draf.konteks}"
    ajukan(s)
    ingatkan(oleh=None, pada=masa.batas_jawab - HARI)
    assert Surel.objects.get(kunci__startswith="ingat:sanggahan:").penerima == s.ketua
    jawab(s, queries.sanggahan_lamaran(satu), "DITOLAK", pada=masa.batas)
    Surel.objects.filter(kunci__startswith="ingat:sanggahan:").delete()
    ingatkan(oleh=None, pada=masa.batas_jawab - HARI)
    assert not Surel.objects.filter(kunci__startswith="ingat:sanggahan:").exists()


# --- Halaman ----------------------------------------------------------------------------------
def isi(jawaban) -> str:
    return jawaban.content.decode()


@pytest.fixture
def pada_saat():
    """Set the clock of the pages; it goes back at the end."""
    perjalanan = []

    def pindah(saat: dt.datetime) -> None:
        perjalanan.append(time_machine.travel(saat, tick=False))
        perjalanan[-1].start()

    yield pindah
    for satu in reversed(perjalanan):
        satu.stop()


def test_pelamar_menulis_mengunggah_dan_mengirim(s, client, pada_saat):
    pada_saat(s.lain["kini"])
    satu, orang = penyanggah(s)
    client.force_login(orang)
    halaman = reverse("peserta:lamaran", args=[satu.pk])
    alamat = reverse("peserta:sanggahan", args=[satu.pk])
    awal = isi(client.get(halaman))
    assert "Baca alasannya; ajukan sanggahan bila perlu" in awal
    assert "23.59.59" in awal.partition("Masa sanggah</h2>")[2], "deadlines are told by their last second"
    assert "Tulis sanggahan" in isi(client.get(alamat))
    gagal = client.post(alamat, {"isi": ISI, "aksi": "unggah", "berkas": unggahan(isi=b"bukan pdf")})
    assert gagal.status_code == 422
    assert ISI in isi(gagal)
    assert client.post(alamat, {"isi": ISI, "aksi": "unggah"}).status_code == 422
    assert client.post(alamat, {"isi": "", "aksi": "kirim"}).status_code == 422
    assert client.post(alamat, {"isi": ISI, "aksi": "simpan"}).url == alamat
    assert "Kirim sanggahan yang sudah Anda tulis" in isi(client.get(halaman))
    assert client.post(alamat, {"isi": ISI, "aksi": "unggah", "berkas": unggahan("a.pdf")}).url == alamat
    assert client.post(alamat, {"isi": ISI, "aksi": "unggah", "berkas": unggahan("b.pdf")}).url == alamat
    satu_bukti = BuktiSanggahan.objects.order_by("pk").first()
    hapus = reverse("peserta:hapus_bukti", args=[satu_bukti.pk])
    assert client.post(hapus).url == alamat
    bukti = BuktiSanggahan.objects.get(dihapus_pada=None)
    berkas = client.get(reverse("peserta:bukti_sanggahan", args=[bukti.pk]))
    assert b"".join(berkas.streaming_content).startswith(b"%PDF")
    assert client.post(alamat, {"isi": ISI, "aksi": "kirim"}).url == alamat
    assert "Menunggu jawaban" in isi(client.get(alamat))
    assert client.post(reverse("peserta:hapus_bukti", args=[bukti.pk])).url == alamat
    akhir = isi(client.get(halaman))
    assert "Sanggahan Anda terkirim" in akhir
    assert "ajukan sanggahan bila perlu" not in akhir
    tarik = reverse("peserta:tarik_sanggahan", args=[satu.pk])
    assert client.post(tarik).url == halaman
    assert client.post(tarik).url == halaman
    assert "Sanggahan Anda ditarik" in isi(client.get(halaman))


def test_bukti_berpotongan_dilanjutkan_dan_ikut_dengan_tombol_mana_pun(s, pada_saat):
    pada_saat(s.lain["kini"])
    satu, orang = penyanggah(s)
    halaman = reverse("peserta:sanggahan", args=[satu.pk])
    pengirim = Pengirim(orang, satu)
    pengirim.mulai_di = reverse("peserta:mulai_kiriman_bukti", args=[satu.pk])
    alamat = pengirim.mulai()["Location"]
    pengirim.tambah(alamat, 0, PDF[:4000])
    assert f'data-alamat="{alamat}"' in isi(pengirim.klien.get(halaman))
    kode = alamat.strip("/").split("/")[-1]
    belum = pengirim.klien.post(halaman, {"isi": ISI, "aksi": "unggah", "kiriman": kode})
    assert "belum tiba seluruhnya" in isi(belum)
    pengirim.tambah(alamat, 4000, PDF[4000:])
    # The answer was lost, the form is sent once more: one file of evidence.
    for _ in range(2):
        simpan = pengirim.klien.post(halaman, {"isi": ISI, "aksi": "simpan", "kiriman": kode})
        assert simpan.url == halaman
    assert BuktiSanggahan.objects.count() == 1
    lain = pengirim.mulai(PDF[: len(PDF) // 2])["Location"]
    pengirim.tambah(lain, 0, PDF[: len(PDF) // 2])
    kode_lain = lain.strip("/").split("/")[-1]
    rusak = pengirim.klien.post(halaman, {"isi": ISI, "aksi": "kirim", "kiriman": kode_lain})
    assert rusak.status_code == 422
    assert "tidak utuh" in isi(rusak)
    assert Sanggahan.objects.get().diajukan_pada is None, "tanpa buktinya tidak dikirim"
    ketiga = pengirim.klien.post(halaman, {"isi": ISI, "aksi": "kirim", "berkas": unggahan("b.pdf")})
    assert ketiga.url == halaman
    assert Sanggahan.objects.get().diajukan_pada is not None
    assert BuktiSanggahan.objects.count() == 2


def test_yang_lulus_tidak_melihat_masa_sanggah(s, client, pada_saat):
    pada_saat(s.lain["kini"])
    lulus = s.satu.lamaran.filter(keadaan="MS").first()
    client.force_login(lulus.pelamar.pengguna)
    assert "Masa sanggah" not in isi(client.get(reverse("peserta:lamaran", args=[lulus.pk])))
    assert client.get(reverse("peserta:sanggahan", args=[lulus.pk])).status_code == 404


def test_pansel_membaca_dan_ketua_menjawab(s, client, pada_saat):
    pada_saat(s.lain["kini"])
    sanggahan = ajukan(s)
    bukti = BuktiSanggahanFactory(sanggahan=sanggahan)
    daftar = reverse("peserta:daftar_sanggahan", args=[s.satu.pk])
    alamat = reverse("peserta:jawab_sanggahan", args=[sanggahan.pk])
    berkas = reverse("peserta:bukti_sanggahan", args=[bukti.pk])
    for peran in (Peran.VERIFIKATOR, Peran.NASKAH, Peran.KETUA_SEKRETARIAT, Peran.PPK, Peran.PENGAWAS):
        client.force_login(s.orang[peran])
        assert {client.get(satu).status_code for satu in (daftar, alamat, berkas)} == {404}
    client.force_login(s.orang[Peran.ANGGOTA_PANSEL])
    assert ISI in isi(client.get(alamat))
    assert client.post(alamat, {}).status_code == 422
    b"".join(client.get(berkas).streaming_content)
    assert Jejak.objects.filter(peristiwa="sanggahan.bukti_dibuka").count() == 1
    client.force_login(s.ketua)
    assert "Baca dan jawab" in isi(client.get(daftar))
    isian = {
        "jawaban": "DITOLAK",
        "alasan": "Bukti tidak mengubah hasil.",
        "dasar": "Pasal 4",
        "nomor_notulen": "1",
        "tanggal_rapat": "2020-01-01",
        "jumlah_hadir": "5",
    }
    assert client.post(alamat, isian).status_code == 422
    isian["tanggal_rapat"] = timezone.localdate(s.lain["kini"]).isoformat()
    assert client.post(alamat, isian).url == daftar
    assert "Ditolak" in isi(client.get(daftar))
    assert "Bukti tidak mengubah hasil." in isi(client.get(alamat))


def test_yang_berbenturan_tidak_melihat_sanggahannya(s, client, pada_saat):
    pada_saat(s.lain["kini"])
    sanggahan = ajukan(s)
    BenturanKepentingan.objects.create(
        lamaran=sanggahan.lamaran,
        penilai=s.ketua,
        ada=True,
        hubungan="Atasan langsung.",
        dinyatakan_pada=s.lain["kini"],
    )
    client.force_login(s.ketua)
    assert client.get(reverse("peserta:jawab_sanggahan", args=[sanggahan.pk])).status_code == 404
    daftar = client.get(reverse("peserta:daftar_sanggahan", args=[s.satu.pk]))
    assert "Belum ada sanggahan" in isi(daftar)


def test_daftar_sanggahan_bertanya_tetap(s, client, pada_saat):
    pada_saat(s.lain["kini"])
    client.force_login(s.ketua)
    alamat = reverse("peserta:daftar_sanggahan", args=[s.satu.pk])
    masa, hitung = MasaSanggah.objects.get(), []
    for satu in s.lain["tms"]:
        SanggahanFactory(lamaran=satu, masa=masa, terkirim=True)
        client.get(alamat)
        with CaptureQueriesContext(connection) as catatan:
            client.get(alamat)
        hitung.append(len(catatan))
    assert hitung[0] == hitung[1]


# --- Baris ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "isian",
    [
        {"jawaban": "MUNGKIN"},
        {"terkirim": True, "isi": ""},
        {"ditarik_pada": dt.datetime(2026, 11, 23, tzinfo=dt.UTC)},
        {"ditolak": True, "alasan": ""},
    ],
    ids=["jawaban", "kosong", "ditarik sebelum dikirim", "tanpa alasan"],
)
def test_baris_yang_tidak_utuh_ditolak_basis_data(s, isian):
    with pytest.raises(IntegrityError), transaction.atomic():
        SanggahanFactory(lamaran=s.lain["tms"][1], masa=MasaSanggah.objects.get(), **isian)


def test_setiap_baris_bernama_dan_bermilik(s):
    sanggahan = SanggahanFactory(lamaran=s.lain["tms"][0], masa=MasaSanggah.objects.get(), ditolak=True)
    bukti = BuktiSanggahanFactory(sanggahan=sanggahan)
    assert str(sanggahan) == f"Sanggahan {sanggahan.lamaran.nomor_pendaftaran}"
    assert str(sanggahan.masa).startswith("Masa sanggah")
    assert str(bukti) == "bukti.pdf"
    assert {sanggahan.id_seleksi, sanggahan.masa.id_seleksi, bukti.id_seleksi} == {s.seleksi.pk}


def test_lamaran_yang_belum_ditetapkan_tidak_punya_masa_sanggah(s):
    (lain,) = situasi.melamar(s, 1, Keadaan.DIAJUKAN)
    assert queries.masa_sanggah_lamaran(lain) is None
    assert queries.keadaan_sanggah_lowongan(s.satu).batas is not None


def test_tanpa_ketua_pansel_sanggahan_tetap_diterima(s):
    situasi.berakhir_sk(s, "PANSEL")
    assert ajukan(s).diajukan_pada == s.lain["kini"]
    assert not Surel.objects.filter(kunci__startswith="sanggahan.diajukan:").exists()


def test_beranda_menyebut_jawaban_yang_ditunggu_sampai_sanggahan_ditarik(s, client):
    ajukan(s)
    satu, orang = penyanggah(s)
    kata, alamat = "Tunggu jawaban atas sanggahan Anda", reverse("peserta:beranda_pelamar")
    with time_machine.travel(s.lain["kini"], tick=False):
        client.force_login(orang)
        assert kata in client.get(alamat).content.decode()
        actions.tarik_sanggahan(lamaran=satu, oleh=orang, pada=s.lain["kini"])
        assert kata not in client.get(alamat).content.decode()
