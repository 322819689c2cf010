"""The whole walk through the client, from an installation with nothing to the oath.

Three vacancies: Kepala Dinas Pendidikan is filled; Kepala Dinas Perhubungan has too few applicants, is
extended and then goes on; Sekretaris DPRD is cancelled with a reason.
"""

import pytest
from django.urls import reverse

from dokumen.models import Kelas, Naskah
from jejak.rantai import periksa
from peserta.models import Lamaran
from seleksi.models import Lowongan
from tests.perkara.langkah import MENURUT_KUNCI, PANSEL, Perkara
from tests.perkara.peramban_teks import Orang

pytestmark = [pytest.mark.lambat, pytest.mark.timeout(900)]
# Marks of the five applicants: third and fourth come out equal to the last digit.
NILAI = ("82,50", "90", "80", "80", "71,25")


def test_dari_instalasi_kosong_sampai_pelantikan(perkara: Perkara):
    jam = perkara.jam

    # Sebuah kabupaten memasang aplikasi dan mengundang orang-orangnya.
    perkara.pasang_aplikasi()
    perkara.undang(*(kunci for kunci in MENURUT_KUNCI if kunci != "operator"))
    perkara.buat_seleksi("Seleksi Terbuka JPT Pratama Tahap I")

    # PPK membentuk Sekretariat, lalu Pansel yang menyatakan diri bebas kepentingan.
    perkara.bentuk_sekretariat()
    jam.ke(-35)
    pendidikan = perkara.tambah_lowongan("Kepala Dinas Pendidikan", "KEPALA_DINAS", "Dinas Pendidikan")
    perhubungan = perkara.tambah_lowongan("Kepala Dinas Perhubungan", "KEPALA_DINAS", "Dinas Perhubungan")
    sekwan = perkara.tambah_lowongan("Sekretaris DPRD", "SEKWAN", "Sekretariat DPRD")
    jam.ke(-30)
    perkara.bentuk_pansel()

    # Sekretariat menyiapkan semuanya; bobot yang keliru ditolak dengan jalan keluarnya.
    jam.ke(-20)
    perkara.rencanakan()
    perkara.atur_bobot("15", "25", "35", "20", status=422)
    perkara.orang["ketua.sekretariat"].lihat("95")
    perkara.atur_bobot("20", "25", "20", "35")
    perkara.orang["ketua.sekretariat"].lihat("Bobot", "disimpan.")
    perkara.catat_rapat(-20)
    jam.ke(-4)
    perkara.catat_rekomendasi("pelaksanaan", -4)

    # Pengumuman: disusun Sekretariat, ditandatangani Ketua Pansel, tampil bagi siapa saja.
    jam.ke(0, 8)
    tamu = Orang("Seorang tamu")
    tamu.buka(reverse("seleksi:publik"))
    tamu.lihat_bukan("Kepala Dinas Pendidikan")
    perkara.umumkan(pendidikan, perhubungan, sekwan)
    tamu.buka(reverse("seleksi:publik"))
    tamu.lihat("Kepala Dinas Pendidikan", "Kepala Dinas Perhubungan", "Sekretaris DPRD")
    perkara.catat_bukti_tayang(pendidikan)

    # Lima orang melamar jabatan pertama, yang pertama dengan akun buatannya sendiri; dua orang yang kedua.
    jam.ke(3)
    perkara.daftar_sendiri(1)
    lamaran = [perkara.lamar(nomor, pendidikan) for nomor in range(1, 6)]
    jam.ke(5)
    lain = [perkara.lamar(nomor, perhubungan) for nomor in (11, 12)]
    perkara.lamar(21, sekwan)

    # Hari ke-15 lewat. Yang cukup pelamarnya ditutup, yang kurang diperpanjang, yang sepi dibatalkan.
    jam.ke(15)
    perkara.majukan(pendidikan, "Administrasi")
    ketua = perkara.orang["ketua.sekretariat"]
    ketua.buka(reverse("seleksi:maju", args=[perhubungan]))
    ketua.lihat("2")
    perkara.perpanjang(perhubungan)
    perkara.batalkan(sekwan, "Hanya satu orang melamar dan jabatan akan ditata ulang.")
    tamu.buka(reverse("seleksi:publik_lowongan", args=[sekwan]))
    tamu.lihat("Hanya satu orang melamar dan jabatan akan ditata ulang.")
    perkara.pelamar[21].buka(reverse("peserta:beranda_pelamar"))
    perkara.pelamar[21].lihat("dibatalkan")

    # Verifikasi dua orang; satu pelamar tidak memenuhi syarat, dan belum tahu sebelum diumumkan.
    jam.ke(16)
    for satu in lamaran[:4]:
        perkara.periksa(satu)
    perkara.periksa(lamaran[4], tolak="REKOMENDASI_PPK")
    gagal = perkara.pelamar[5]
    gagal.buka(reverse("peserta:lamaran", args=[lamaran[4]]))
    gagal.lihat_bukan("tidak memenuhi syarat", "Sekretaris Daerah")
    jam.ke(18)
    perkara.umumkan_hasil_administrasi(pendidikan)
    gagal.buka(reverse("peserta:lamaran", args=[lamaran[4]]))
    gagal.lihat("tidak memenuhi syarat", "Ditandatangani Sekretaris Daerah, bukan PPK.")
    tamu.buka(reverse("seleksi:publik_lowongan", args=[pendidikan]))
    tamu.lihat(perkara.pelamar[1].nama)
    tamu.lihat_bukan(perkara.pelamar[5].nama)

    # Perpanjangan membawa dua pelamar lagi; jabatan kedua menyusul ke administrasi.
    jam.ke(20)
    lain += [perkara.lamar(nomor, perhubungan) for nomor in (13, 14)]
    perkara.majukan(pendidikan, "Asesmen")
    perkara.nyatakan_bebas(pendidikan, *PANSEL, "asesor")
    angka = dict(zip(lamaran[:4], NILAI, strict=False))
    perkara.nilai_komponen(pendidikan, "REKAM_JEJAK", angka)

    jam.ke(22)
    perkara.nilai_komponen(pendidikan, "ASESMEN", angka)
    perkara.umumkan_hasil(pendidikan)
    perkara.majukan(pendidikan, "Kompetensi Bidang")
    perkara.majukan(perhubungan, "Administrasi")
    assert {satu.lowongan_id for satu in Lamaran.objects.filter(pk__in=lain)} == {perhubungan}

    jam.ke(26)
    perkara.nilai_komponen(pendidikan, "MAKALAH", angka)
    perkara.umumkan_hasil(pendidikan)
    perkara.majukan(pendidikan, "Wawancara")

    # Nilai akhir peringkat ketiga dan keempat sama: pleno yang memutus, bukan hitungan.
    jam.ke(31)
    perkara.nilai_komponen(pendidikan, "WAWANCARA", angka)
    jam.ke(33)
    perkara.hitung_rekap(pendidikan)
    perkara.putuskan_seri(pendidikan, lamaran[2], lamaran[3])
    perkara.tetapkan_tiga_nama(pendidikan)
    perkara.majukan(pendidikan, "Kesehatan")
    jam.ke(35)
    perkara.catat_kesehatan(pendidikan, 35)
    perkara.majukan(pendidikan, "Penetapan")

    # Tiga nama menurut abjad kepada PyB, peringkat hanya kepada PPK.
    jam.ke(38)
    perkara.usulkan(pendidikan)
    jam.ke(39)
    perkara.catat_rekomendasi("hasil", 39, pendidikan)
    perkara.umumkan_hasil_akhir(pendidikan)
    jam.ke(40)
    perkara.pilih(pendidikan, perkara.pelamar[1].nama)
    perkara.tetapkan(pendidikan)
    jam.ke(42)
    perkara.lantik(pendidikan, 42)

    assert Lowongan.objects.get(pk=pendidikan).tahap == "SELESAI"
    periksa_akhir(perkara, pendidikan)


def periksa_akhir(perkara: Perkara, lowongan: int) -> None:
    """What stays when it is over: an unbroken trail, printed papers, a ranking nobody else sees."""
    assert periksa() == []
    terbit = Naskah.objects.filter(keadaan=Naskah.Keadaan.TERBIT)
    assert terbit.count() >= 15
    assert [satu.judul for satu in terbit if satu.berkas_id is None] == []
    assert Naskah.objects.filter(keadaan=Naskah.Keadaan.KONSEP).count() == 0

    umum = [
        reverse("seleksi:publik"),
        reverse("seleksi:publik_seleksi", args=[perkara.seleksi_id]),
        reverse("seleksi:publik_lowongan", args=[lowongan]),
    ]
    sekretariat = [
        *(reverse(f"seleksi:{nama}") for nama in ("beranda_sekretariat", "daftar", "naskah")),
        reverse("seleksi:ruang", args=[perkara.seleksi_id]),
        *(reverse(f"seleksi:{nama}", args=[lowongan]) for nama in ("lowongan", "penetapan")),
        reverse("peserta:daftar_pelamar", args=[lowongan]),
    ]
    pyb = [reverse(f"seleksi:{nama}") for nama in ("keputusan", "berjalan", "tanda_tangan")]
    pelamar = [reverse("peserta:beranda_pelamar"), reverse("akun:pemberitahuan")]
    bacaan = [
        (Orang("Seorang tamu"), umum),
        (perkara.orang["ketua.sekretariat"], sekretariat + umum),
        (perkara.orang["verifikator1"], sekretariat[:-2]),
        (perkara.orang["sekda"], pyb + umum),
        (perkara.pelamar[2], pelamar + umum),
    ]
    for orang, halaman in bacaan:
        for alamat in halaman:
            orang.buka(alamat)
            orang.lihat_bukan("82,50", "90,00", "80,00", "71,25")
    rahasia = terbit.filter(kelas=Kelas.RAHASIA)
    # Minutes of the recap, and the ranking in two numbered copies.
    assert sorted(rahasia.values_list("templat", "salinan_nomor")) == [
        ("penilaian/naskah/berita_acara_rekapitulasi.html", 0),
        ("penilaian/naskah/surat_peringkat.html", 1),
        ("penilaian/naskah/surat_peringkat.html", 2),
    ]
    for naskah in rahasia:
        for kunci in ("sekda", "ketua.sekretariat", "naskah", "verifikator1", "asesor"):
            perkara.orang[kunci].buka(reverse("seleksi:buka_naskah", args=[naskah.pk]), status=404)
        perkara.pelamar[2].buka(reverse("seleksi:buka_naskah", args=[naskah.pk]), status=404)
