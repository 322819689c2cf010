"""Extensions of the administrative stage: letters first, states are kept, one result for all."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from akun.antar import isi_surel
from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from penilaian.alur import KeadaanKomponen
from penilaian.queries import hasil_administrasi_diumumkan
from peserta.alur import Keadaan
from peserta.models import Lamaran
from peserta.queries import hasil_diketahui
from seleksi import actions as tindakan
from seleksi.actions.persiapan import catat_rekomendasi
from seleksi.alur import Tahap
from seleksi.models import Perpanjangan
from seleksi.queries.fakta import BA_ADMINISTRASI, fakta_lowongan
from seleksi.wewenang.tahap import temuan_berikut
from tests.factories.dokumen import BerkasFactory, NaskahFactory
from tests.factories.seleksi import NaskahSeleksiFactory, PengumumanFactory
from tests.seleksi import situasi
from tests.seleksi.kurang_lulus import SURAT, kurang_lulus, perpanjang_seleksi, surat, tutup
from tests.seleksi.penolakan import HARI, ditolak, perpanjang

pytestmark = pytest.mark.django_db


def siapkan(s, **ubah):
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat, "pada": s.lain["kini"]}
    return ditolak(tindakan.siapkan_perpanjangan_seleksi, **(isian | ubah))


def tindakan_temuan(s, pada):
    """What mends a finding on the next arrow -> the finding."""
    return {temuan.tindakan: temuan for temuan in temuan_berikut(s.satu, pada)}


# --- Surat ---------------------------------------------------------------------------------------
def test_tanpa_koordinasi_dan_rekomendasi_tidak_ada_perpanjangan(saat):
    s = kurang_lulus(saat)
    kode, alasan = siapkan(s)
    assert kode == {"B-3"}
    assert "koordinasi PPK dan rekomendasi" in alasan
    surat(s)
    perpanjang_seleksi(s)
    assert s.satu.tahap == Tahap.PENGUMUMAN


@pytest.mark.parametrize(
    "ubah,kata",
    [
        ({"nomor_koordinasi": " "}, "belum diisi"),
        ({"tanggal_koordinasi": None}, "belum diisi"),
        ({"tanggal_koordinasi": dt.date(2026, 12, 11)}, "tidak boleh sesudah rekomendasi"),
        ({"lowongan": None}, "untuk satu lowongan"),
        ({"jenis": "HASIL", "lowongan": None}, "hanya dicatat bersama"),
    ],
)
def test_surat_tanpa_koordinasi_yang_benar_ditolak(saat, ubah, kata):
    s = kurang_lulus(saat)
    s.lain["kini"] = dt.datetime(2026, 12, 10, 3, tzinfo=dt.UTC)
    isian = {
        "seleksi": s.seleksi,
        "lowongan": s.lowongan[0],
        "jenis": SURAT,
        "nomor": "B-1",
        "tanggal": dt.date(2026, 12, 10),
        "nomor_koordinasi": "77",
        "tanggal_koordinasi": dt.date(2026, 12, 9),
        "berkas": BerkasFactory(),
        "oleh": s.sekretariat,
        "pada": s.lain["kini"],
    }
    assert kata in ditolak(catat_rekomendasi, **(isian | ubah))[1]
    assert catat_rekomendasi(**isian).nomor_koordinasi == "77"


def test_surat_dicatat_hanya_selama_tahap_administrasi(saat):
    s = situasi.tayang(situasi.diumumkan(saat))
    isian = {
        "seleksi": s.seleksi,
        "lowongan": s.satu,
        "jenis": SURAT,
        "nomor": "B-1",
        "tanggal": s.hari,
        "nomor_koordinasi": "77",
        "tanggal_koordinasi": s.hari,
        "berkas": BerkasFactory(),
        "oleh": s.sekretariat,
        "pada": saat,
    }
    assert "tahap Administrasi" in ditolak(catat_rekomendasi, **isian)[1]


def test_surat_yang_sudah_dipakai_tidak_membuka_perpanjangan_berikutnya(saat):
    s = kurang_lulus(saat)
    pertama = surat(s)
    perpanjang_seleksi(s)
    tutup(s)
    s.lain["kini"] = s.satu.pengumuman_ditutup_pada + HARI
    assert "yang dicatat sesudah perpanjangan sebelumnya" in siapkan(s)[1]
    kedua = surat(s, nomor="B-901")
    assert kedua.pk != pertama.pk
    perpanjang_seleksi(s)
    assert [satu.rekomendasi for satu in s.satu.perpanjangan.order_by("ke")] == [pertama, kedua]


def test_basis_data_menolak_surat_perpanjangan_tanpa_koordinasi(saat):
    s = kurang_lulus(saat)
    satu = surat(s)
    satu.nomor_koordinasi = ""
    with pytest.raises(IntegrityError), transaction.atomic():
        satu.save()


# --- Memperpanjang -------------------------------------------------------------------------------
def test_lowongan_kembali_menerima_lamaran_dan_yang_lama_tetap_keadaannya(saat):
    s = kurang_lulus(saat)
    batas_lama = s.satu.batas_lamaran
    sebelum = dict(Lamaran.objects.filter(lowongan=s.satu).values_list("pk", "keadaan"))
    surat(s)
    terbit = perpanjang_seleksi(s)
    lowongan = s.satu
    assert (lowongan.tahap, lowongan.dibuka_kembali_pada) == (Tahap.PENGUMUMAN, s.lain["kini"])
    assert lowongan.pengumuman_ditutup_pada is None
    # Tujuh hari, hari penandatanganan ikut dihitung.
    assert timezone.localdate(lowongan.batas_lamaran) == timezone.localdate(s.lain["kini"]) + 7 * HARI
    assert lowongan.menerima_lamaran(s.lain["kini"] + HARI)
    assert dict(Lamaran.objects.filter(lowongan=lowongan).values_list("pk", "keadaan")) == sebelum
    perpanjangan = lowongan.perpanjangan.get()
    assert (perpanjangan.sebab, perpanjangan.ke, perpanjangan.jumlah_lulus, perpanjangan.batas_lama) == (
        "ADMINISTRASI",
        1,
        2,
        batas_lama,
    )
    jejak = Jejak.objects.get(peristiwa="lowongan.seleksi_diperpanjang")
    assert (jejak.rincian["dari"], jejak.rincian["ke"], jejak.rincian["putaran"]) == (
        "ADMINISTRASI",
        "PENGUMUMAN",
        1,
    )
    assert terbit.naskah.isi["rekomendasi"][0]["nomor"] == "B-900/B-AK.02.01/SD/2026"
    assert "jumlah_lulus" not in str(terbit.naskah.isi)


def test_pelamar_diberi_tahu_bahwa_lamarannya_tetap_berlaku(saat):
    s = kurang_lulus(saat)
    surat(s)
    terbit = perpanjang_seleksi(s)
    kabar = Surel.objects.filter(templat="seleksi/surel/perpanjangan_seleksi_pelamar.txt")
    assert kabar.count() == 4
    # MS and TMS read the same words.
    teks = isi_surel(kabar[0])
    nomor = {satu.konteks.pop("nomor") for satu in kabar}
    assert len(nomor) == 4
    assert len({str(sorted(satu.konteks.items())) for satu in kabar}) == 1
    assert "tidak perlu mengirim ulang" in teks
    tim = Surel.objects.filter(kunci__startswith=f"pengumuman.terbit:{terbit.pk}:")
    assert tim.count() == 7
    assert "tetap keadaannya" in isi_surel(tim.first())


def test_jadwal_bergeser_hanya_untuk_lowongan_itu(saat):
    s = kurang_lulus(saat, banyak=2)
    umum = dict(s.seleksi.jadwal.filter(lowongan=None).values_list("kegiatan", "tanggal_selesai"))
    surat(s)
    perpanjang_seleksi(s)
    geser = timezone.localdate(s.satu.batas_lamaran) - HARI - umum["PENGUMUMAN"]
    khusus = dict(s.lowongan[0].jadwal_khusus.values_list("kegiatan", "tanggal_selesai"))
    assert khusus == {kegiatan: hari + geser for kegiatan, hari in umum.items()}
    assert not s.lowongan[1].jadwal_khusus.exists()
    assert s.segar(s.lowongan[1]).tahap == Tahap.ADMINISTRASI


def test_penutupan_kembali_tidak_menghitung_ulang_jumlah_pelamar(saat):
    """A-4 was settled before; with nobody new the stage closes again and B-3 asks anew."""
    s = kurang_lulus(saat)
    Lamaran.objects.filter(keadaan=Keadaan.TMS).delete()
    surat(s)
    perpanjang_seleksi(s)
    assert fakta_lowongan(s.satu, s.lain["kini"]).terkirim == 2
    tutup(s)
    assert s.satu.tahap == Tahap.ADMINISTRASI
    temuan = tindakan_temuan(s, s.satu.pengumuman_ditutup_pada)["seleksi.rekomendasi_perpanjangan"]
    assert "Perpanjangan seleksi ke-2" in temuan.pesan


def test_selama_perpanjangan_seleksi_pendaftaran_tidak_diperpanjang_lagi(saat):
    s = kurang_lulus(saat)
    surat(s)
    perpanjang_seleksi(s)
    kode, alasan = ditolak(
        tindakan.siapkan_perpanjangan,
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        oleh=s.sekretariat,
        pada=situasi.setelah_batas(s),
    )
    assert kode == {"A-4"}
    assert "rekomendasi baru" in alasan


def test_hasil_diumumkan_sekali_untuk_semua_setelah_perpanjangan(saat):
    s = kurang_lulus(saat)
    surat(s)
    perpanjang_seleksi(s)
    (baru,) = situasi.melamar(s, 1, Keadaan.MS)
    tutup(s)
    kini = s.satu.pengumuman_ditutup_pada + HARI
    isian = {"seleksi": s.seleksi, "lowongan": s.lowongan, "oleh": s.sekretariat, "pada": kini}
    acara = tindakan.siapkan_hasil_tahap(**isian)
    umum = tindakan.tetapkan_hasil_administrasi(milik=acara.milik_seleksi, oleh=s.ketua, pada=kini)
    tindakan.umumkan_hasil_tahap(pengumuman=umum, oleh=s.ketua, pada=kini)
    (isi,) = umum.naskah.isi["lowongan"]
    assert len(isi["peserta"]) == 3
    assert Surel.objects.filter(kunci__startswith="lamaran.hasil_administrasi:").count() == 5
    assert hasil_diketahui(Lamaran.objects.select_related("lowongan")) >= {baru.pk}
    assert tindakan.mulai_asesmen(lowongan=s.satu, oleh=s.ketua, pada=kini).tahap == Tahap.ASESMEN


def test_perpanjangan_dengan_cukup_yang_lulus_ditolak(saat):
    s = kurang_lulus(saat, lulus=3)
    surat(s)
    assert "seleksi tidak boleh diperpanjang" in siapkan(s)[1]


def test_perpanjangan_sebelum_semua_diperiksa_ditolak(saat):
    s = kurang_lulus(saat)
    situasi.melamar(s, 1)
    surat(s)
    assert "1 lamaran belum selesai diperiksa" in siapkan(s)[1]


def test_perpanjangan_setelah_penilaian_dibuka_ditolak(saat):
    s = kurang_lulus(saat)
    komponen = s.satu.komponen.get(metode="REKAM_JEJAK")
    komponen.buka(saat)
    komponen.dibuka_oleh = s.ketua
    komponen.save()
    surat(s)
    assert komponen.keadaan == KeadaanKomponen.DIBUKA
    assert "sudah dibuka" in siapkan(s)[1]


def test_paling_banyak_dua_kali(saat):
    s = kurang_lulus(saat)
    for nomor in ("B-1", "B-2"):
        surat(s, nomor=nomor)
        perpanjang_seleksi(s)
        tutup(s)
        s.lain["kini"] = s.satu.pengumuman_ditutup_pada + HARI
    surat(s, nomor="B-3")
    assert "sudah 2 kali, batas yang diperbolehkan" in siapkan(s)[1]
    temuan = tindakan_temuan(s, s.lain["kini"])["seleksi.batalkan"]
    assert "Lowongan ini harus dibatalkan" in temuan.pesan


@pytest.mark.parametrize("kuota,boleh", [("TERPISAH", True), ("BERSAMA", False)])
def test_kuota_terpisah_atau_bersama(saat, kuota, boleh):
    s = situasi.tayang(situasi.diumumkan(saat, kuota_perpanjangan=kuota))
    situasi.melamar(s, 2, Keadaan.MS)
    perpanjang(s, situasi.setelah_batas(s))
    perpanjang(s, situasi.setelah_batas(s))
    situasi.melamar(s, 2, Keadaan.TMS)
    pada = situasi.setelah_batas(s)
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=s.sekretariat, pada=pada)
    s.lain["kini"] = pada + HARI
    surat(s)
    if boleh:
        assert perpanjang_seleksi(s).diumumkan_pada
    else:
        assert "dan perpanjangan pendaftaran 2 kali" in siapkan(s)[1]


def test_berbeda_putaran_tidak_dalam_satu_pengumuman(saat):
    s = kurang_lulus(saat, banyak=2)
    for lowongan in s.lowongan:
        surat(s, lowongan)
    perpanjang_seleksi(s)
    tutup(s)
    s.lain["kini"] = s.satu.pengumuman_ditutup_pada + HARI
    surat(s)
    assert "berbeda batas atau putaran" in siapkan(s)[1]


def test_dua_lowongan_satu_putaran_dalam_satu_pengumuman(saat):
    s = kurang_lulus(saat, banyak=2)
    for lowongan in s.lowongan:
        surat(s, lowongan)
    perpanjang_seleksi(s, lowongan=s.lowongan)
    assert {s.segar(satu).tahap for satu in s.lowongan} == {Tahap.PENGUMUMAN}
    assert Perpanjangan.objects.count() == 2


def test_pengumuman_yang_terlambat_ditandatangani_disusun_ulang(saat):
    s = kurang_lulus(saat)
    surat(s)
    konsep = tindakan.siapkan_perpanjangan_seleksi(
        seleksi=s.seleksi, lowongan=s.lowongan, oleh=s.sekretariat, pada=s.lain["kini"]
    )
    isian = {"pengumuman": konsep, "oleh": s.ketua}
    kode, alasan = ditolak(tindakan.perpanjang_seleksi, **isian, pada=s.lain["kini"] + 2 * HARI)
    assert kode == {"B-3"}
    assert "Susun ulang" in alasan
    assert tindakan.perpanjang_seleksi(**isian, pada=s.lain["kini"]).diumumkan_pada


def test_menandatangani_dua_kali_ditolak_dengan_keadaan_sekarang(saat):
    s = kurang_lulus(saat)
    surat(s)
    terbit = perpanjang_seleksi(s)
    _, alasan = ditolak(tindakan.perpanjang_seleksi, pengumuman=terbit, oleh=s.ketua, pada=s.lain["kini"])
    assert "sekarang berada pada tahap Pengumuman" in alasan


def test_konsep_hasil_yang_belum_ditandatangani_dicabut(saat):
    """The record was drafted with three; one withdrew after publication, and applications open again."""
    s = situasi.hasil_administrasi(saat, banyak=2)
    pertama = Naskah.objects.get(templat=BA_ADMINISTRASI)
    kini = s.lain["kini"] + HARI
    for lamaran in Lamaran.objects.filter(lowongan=s.lowongan[0], keadaan=Keadaan.MS)[:2]:
        lamaran.alasan_tarik = "Sakit."
        lamaran.tarik(kini)
        lamaran.save()
    lama, lain = (
        PengumumanFactory(
            seleksi=s.seleksi,
            jenis="HASIL_TAHAP",
            tahap="ADMINISTRASI",
            lowongan=[lowongan],
            naskah=NaskahFactory(isi={"id_lowongan": [lowongan.pk]}),
        )
        for lowongan in s.lowongan
    )
    acara_lain = NaskahFactory(templat=BA_ADMINISTRASI, isi={"id_lowongan": [s.lowongan[1].pk]})
    NaskahSeleksiFactory(naskah=acara_lain, seleksi=s.seleksi)
    s.lain["kini"] = kini
    surat(s)
    perpanjang_seleksi(s)
    acara_lain.refresh_from_db()
    assert acara_lain.keadaan == "KONSEP"
    lama.naskah.refresh_from_db()
    lain.naskah.refresh_from_db()
    pertama.refresh_from_db()
    assert [lama.naskah.keadaan, lain.naskah.keadaan, pertama.keadaan] == ["DICABUT", "KONSEP", "TERBIT"]


def test_hasil_yang_sudah_diketahui_tetap_diketahui_dan_yang_baru_belum(saat):
    s = situasi.hasil_administrasi(saat)
    kini = s.lain["kini"] + HARI
    tersisa = Lamaran.objects.filter(lowongan=s.lowongan[0], keadaan=Keadaan.MS)
    for lamaran in tersisa[:2]:
        lamaran.alasan_tarik = "Sakit."
        lamaran.tarik(kini)
        lamaran.save()
    s.lain["kini"] = kini
    lama = tersisa.first()
    surat(s)
    perpanjang_seleksi(s)
    (baru,) = situasi.melamar(s, 1, Keadaan.MS)
    baru.ditetapkan_pada = kini + HARI
    baru.save()
    semua = Lamaran.objects.select_related("lowongan")
    assert hasil_diketahui(semua) & {lama.pk, baru.pk} == {lama.pk}
    assert not hasil_administrasi_diumumkan(s.satu)
    tutup(s)
    acara = fakta_lowongan(s.satu, kini + 20 * HARI)
    assert (acara.berita_acara, acara.pengumuman_jenis("HASIL_TAHAP", "ADMINISTRASI")) == (None, None)
