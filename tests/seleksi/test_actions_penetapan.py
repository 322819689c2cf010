"""From the three names to the oath."""

import datetime as dt
import json

import pytest
from django.core import mail

from akun.models import Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from penilaian.models import HasilKesehatan, Penetapan
from seleksi.actions import penetapan as tindakan
from seleksi.alur import Tahap
from seleksi.aturan import tanggal_kata
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.models import Lowongan, Pengumuman, Rekomendasi
from seleksi.wewenang import penetapan as wewenang
from tests.conftest import PAGI
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.seleksi.tiga_calon import MENURUT_PERINGKAT, tiga_calon

pytestmark = pytest.mark.django_db
ABJAD = ["dr. Anindita Prameswari", "Drs. Dimas Aryo Nugroho, M.M.", "Wening Prasetyaningrum, M.Kes."]


def usulkan(s, oleh=None):
    return tindakan.usulkan(lowongan=s.lowongan, oleh=oleh or s.pyb, pada=s.saat)


def pilih(s, lamaran=None, *, oleh=None, alasan="Paling sesuai dengan RPJMD.", pada=None):
    return tindakan.pilih_calon(
        lowongan=s.lowongan,
        lamaran=lamaran or s.peserta[1],
        alasan=alasan,
        oleh=oleh or s.ppk,
        pada=pada or s.saat,
    )


def siapkan(s, *, tanggal=None, oleh=None):
    return tindakan.siapkan_keputusan(
        lowongan=s.lowongan, tanggal=tanggal or s.saat.date(), oleh=oleh or s.kepala, pada=s.saat
    )


def tetapkan(s, *, oleh=None, pada=None):
    return tindakan.tetapkan_pengangkatan(lowongan=s.lowongan, oleh=oleh or s.ppk, pada=pada or s.saat)


def sampai(s, langkah):
    """Run the walk up to (and with) the named step."""
    for nama in ("usulkan", "pilih", "siapkan", "tetapkan", "umumkan"):
        {"usulkan": usulkan, "pilih": pilih, "siapkan": siapkan, "tetapkan": tetapkan, "umumkan": umumkan}[
            nama
        ](s)
        if nama == langkah:
            return s
    raise AssertionError(langkah)


def umumkan(s):
    konsep = tindakan.siapkan_hasil_akhir(
        seleksi=s.seleksi, lowongan=[s.lowongan], oleh=s.kepala, pada=s.saat
    )
    return tindakan.umumkan_hasil_akhir(pengumuman=konsep, oleh=s.ketua, pada=s.saat)


def lantik(s, *, oleh=None, tanggal=None, tempat="Pendapa Kabupaten"):
    return tindakan.lantik(
        lowongan=s.lowongan,
        tanggal=tanggal or s.saat.date(),
        tempat=tempat,
        oleh=oleh or s.kepala,
        pada=s.saat,
    )


def peristiwa():
    return list(Jejak.objects.values_list("peristiwa", flat=True))


@pytest.fixture
def s(saat):
    return tiga_calon(saat)


# --- Usulan --------------------------------------------------------------------------------------
def test_usulan_memuat_tiga_nama_menurut_abjad_tanpa_peringkat(s):
    penetapan = usulkan(s)

    surat = penetapan.usulan
    assert [satu["nama"] for satu in surat.isi["calon"]] == ABJAD
    assert (surat.keadaan, surat.kelas, surat.ditandatangani_oleh) == ("TERBIT", "T", s.pyb)
    teks = json.dumps(surat.isi)
    assert "peringkat" not in teks
    assert MENURUT_PERINGKAT[3] not in teks
    assert not any(nilai in teks for nilai in ("94.4321", "93.4321", "92.4321"))
    assert peristiwa() == ["penetapan.diusulkan"]
    penerima = set(Surel.objects.values_list("penerima", flat=True))
    assert s.ppk.pk in penerima
    assert not penerima & {satu.pelamar.pengguna_id for satu in s.peserta}


@pytest.mark.parametrize("peran", [p for p in Peran if p is not Peran.PYB])
def test_hanya_pyb_mengusulkan(s, peran):
    with pytest.raises(TindakanDitolak, match="Pejabat yang Berwenang"):
        usulkan(s, oleh=s.orang[peran])
    assert not Penetapan.objects.exists()
    assert not Naskah.objects.filter(templat__contains="usulan").exists()
    assert peristiwa() == []


def test_usulan_hanya_sekali(s):
    usulkan(s)
    with pytest.raises(TindakanDitolak, match="sudah ditandatangani"):
        usulkan(s)
    assert Naskah.objects.filter(templat__contains="usulan").count() == 1


def test_usulan_menunggu_keputusan_pansel(s):
    Naskah.objects.filter(templat__contains="keputusan_tiga_calon").update(
        dicabut_pada=s.saat, keadaan="DICABUT", alasan_cabut="x"
    )
    with pytest.raises(TindakanDitolak, match="belum ditandatangani"):
        usulkan(s)


def test_usulan_menunggu_tahapnya(saat):
    s = tiga_calon(saat, tahap=Tahap.KESEHATAN)
    with pytest.raises(TindakanDitolak, match="tahap Kesehatan"):
        usulkan(s)


def test_usulan_boleh_sebelum_rekomendasi(saat):
    """The letter of the supervising body is needed when the PPK decides, not before."""
    s = tiga_calon(saat, rekomendasi=False)
    assert usulkan(s).usulan is not None


def test_pyb_diberi_tahu_calon_yang_mengundurkan_diri(s):
    s.peserta[0].tarik(s.saat)
    s.peserta[0].alasan_tarik = "Keluarga."
    s.peserta[0].save()
    izin = wewenang.boleh_usulkan(s.pyb, s.lowongan, s.saat)
    assert izin
    nama, sisa = [t for t in izin.temuan if t.tingkat is Tingkat.INGAT]
    assert "Wening Prasetyaningrum" in nama.pesan
    assert "Tinggal 2 dari 3 calon" in sisa.pesan


def test_usulan_dikembalikan_dengan_catatan(s):
    surat = usulkan(s).usulan
    with pytest.raises(TindakanDitolak, match="Catatan"):
        tindakan.kembalikan_usulan(lowongan=s.lowongan, catatan="  ", oleh=s.ppk, pada=s.saat)
    penetapan = tindakan.kembalikan_usulan(
        lowongan=s.lowongan, catatan="Lengkapi lampiran.", oleh=s.ppk, pada=s.saat
    )

    assert (penetapan.usulan, penetapan.diusulkan_pada) == (None, None)
    surat.refresh_from_db()
    assert surat.keadaan == "DICABUT"
    assert Surel.objects.filter(penerima=s.pyb, konteks__catatan="Lengkapi lampiran.").exists()
    assert usulkan(s).usulan.pk != surat.pk


# --- Pilihan -------------------------------------------------------------------------------------
def test_ppk_memilih_satu_dari_tiga_dengan_alasan(s):
    usulkan(s)
    penetapan = pilih(s, s.peserta[2])

    assert penetapan.terpilih == s.peserta[2]
    assert penetapan.dipilih_oleh == s.ppk
    assert Jejak.objects.last().rincian["alasan"] == "Paling sesuai dengan RPJMD."


def test_pilihan_tidak_membocorkan_nama_dan_peringkat_lewat_surat(s):
    usulkan(s)
    pilih(s, s.peserta[0])

    surat = Surel.objects.filter(kunci__startswith="penetapan.dipilih")
    assert {satu.penerima for satu in surat} == {s.pyb, s.kepala, s.ketua, s.orang[Peran.NASKAH]}
    for satu in surat:
        assert not any(nama in f"{satu.perihal} {satu.konteks}" for nama in MENURUT_PERINGKAT)
    calon = {satu.pelamar.pengguna_id for satu in s.peserta}
    assert not Surel.objects.filter(penerima__in=calon).exists()


@pytest.mark.parametrize(
    "ubah,potongan",
    [
        ({"alasan": "   "}, "Alasan memilih belum ditulis"),
        ({"keempat": True}, "terbatas pada tiga calon"),
        ({"lain": True}, "terbatas pada tiga calon"),
        ({"mundur": True}, "sudah mengundurkan diri"),
        ({"sakit": True}, "dinyatakan tidak sehat"),
        ({"tanpa_hasil": True}, "belum dicatat"),
        ({"tanpa_surat": True}, "Rekomendasi hasil seleksi"),
        ({"tanpa_usulan": True}, "PyB belum menandatangani usulan"),
    ],
)
def test_pilihan_yang_salah_ditolak(s, ubah, potongan):
    if "tanpa_usulan" not in ubah:
        usulkan(s)
    lamaran = s.peserta[1]
    if "keempat" in ubah:
        lamaran = s.peserta[3]
    if "lain" in ubah:
        lamaran = tiga_calon(s.saat, seleksi=s.seleksi).peserta[0]
    if "mundur" in ubah:
        lamaran.tarik(s.saat)
        lamaran.alasan_tarik = "Keluarga."
        lamaran.save()
    if "sakit" in ubah:
        HasilKesehatan.objects.filter(lamaran=lamaran).update(sehat=False)
    if "tanpa_hasil" in ubah:
        HasilKesehatan.objects.filter(lamaran=lamaran).delete()
    if "tanpa_surat" in ubah:
        Rekomendasi.objects.all().delete()
    with pytest.raises(TindakanDitolak, match=potongan):
        pilih(s, lamaran, **{"alasan": ubah["alasan"]} if "alasan" in ubah else {})
    assert not Penetapan.objects.filter(terpilih__isnull=False).exists()
    assert "penetapan.dipilih" not in peristiwa()


@pytest.mark.parametrize("peran", [p for p in Peran if p is not Peran.PPK])
def test_hanya_ppk_memilih(s, peran):
    usulkan(s)
    with pytest.raises(TindakanDitolak, match="Pejabat Pembina Kepegawaian"):
        pilih(s, oleh=s.orang[peran])


def test_ppk_seleksi_lain_tidak_memilih(s):
    usulkan(s)
    with pytest.raises(TindakanDitolak):
        pilih(s, oleh=KeanggotaanFactory(peran=Peran.PPK).pengguna)


def test_satu_orang_satu_jabatan(s):
    """The same person among the three of two posts: chosen for one, he is out for the other."""
    usulkan(s)
    pilih(s, s.peserta[0])
    kedua = tiga_calon(s.saat, seleksi=s.seleksi)
    kedua.orang = s.orang
    orang = kedua.peserta[0]
    orang.pelamar = s.peserta[0].pelamar
    orang.save()
    usulkan(kedua)
    with pytest.raises(TindakanDitolak, match=f"sudah dipilih untuk jabatan {s.lowongan}"):
        pilih(kedua, orang)
    assert pilih(kedua, kedua.peserta[1]).terpilih == kedua.peserta[1]


def test_pilihan_dapat_diubah_sampai_keputusan_disusun(s):
    sampai(s, "pilih")
    pilih(s, s.peserta[0], alasan="Setelah membaca laporan.")
    siapkan(s)
    with pytest.raises(TindakanDitolak, match="kembalikan dahulu"):
        pilih(s, s.peserta[2])
    assert peristiwa().count("penetapan.dipilih") == 2


# --- Usia (E-03) -----------------------------------------------------------------------------------
def genap_57(hari: dt.date) -> dt.date:
    """Who was born then has his 57th birthday on that day; none of those years has a 29 February."""
    return hari.replace(year=hari.year - 57, day=28 if (hari.month, hari.day) == (2, 29) else hari.day)


# The profile reads "56" as "before the 57th birthday".
@pytest.mark.parametrize("selisih,boleh", [(1, True), (0, False), (-1, False), (97, True)])
def test_usia_dihitung_pada_hari_keputusan(saat, selisih, boleh):
    s = tiga_calon(saat, lahir=genap_57(saat.date() + dt.timedelta(days=selisih)))
    usulkan(s)
    if boleh:
        pilih(s)
        siapkan(s)
        assert tetapkan(s).tanggal_keputusan == saat.date()
    else:
        with pytest.raises(TindakanDitolak, match="melewati batas"):
            pilih(s)


def test_rencana_pelantikan_yang_terlalu_lambat_diingatkan_saat_memilih(saat):
    """Planned for a day after his 57th birthday: the PPK is warned, not stopped."""
    s = tiga_calon(saat, lahir=genap_57(saat.date() + dt.timedelta(days=27)))
    s.seleksi.rencana_pelantikan = saat.date() + dt.timedelta(days=42)
    s.seleksi.save()
    s.lowongan.refresh_from_db()
    usulkan(s)
    izin = wewenang.boleh_pilih_calon(s.ppk, s.lowongan, s.peserta[0], "Alasan.", saat)
    assert izin
    assert [t.kode for t in izin.temuan if t.tingkat is Tingkat.INGAT] == ["E-03"]
    s.seleksi.rencana_pelantikan = None
    s.seleksi.save()
    s.lowongan.refresh_from_db()
    tanpa = wewenang.boleh_pilih_calon(s.ppk, s.lowongan, s.peserta[0], "Alasan.", saat)
    assert not [t for t in tanpa.temuan if t.tingkat is Tingkat.INGAT]


def test_tanda_tangan_sebelum_rencana_hanya_diingatkan(saat):
    s = tiga_calon(saat)
    usulkan(s)
    pilih(s)
    siapkan(s, tanggal=saat.date() + dt.timedelta(days=3))
    izin = wewenang.boleh_tetapkan_pengangkatan(s.ppk, s.lowongan, saat)
    assert izin
    assert f"Direncanakan {tanggal_kata(saat.date() + dt.timedelta(days=3))}" in " ".join(
        t.pesan for t in izin.temuan
    )
    assert tetapkan(s).tanggal_keputusan == saat.date()


def test_usia_dihitung_ulang_saat_ditandatangani(saat):
    """Young enough when chosen, too old when the decree is signed weeks later."""
    s = tiga_calon(saat, lahir=genap_57(saat.date() + dt.timedelta(days=8)))
    sampai(s, "siapkan")
    telat = saat + dt.timedelta(days=10)
    with pytest.raises(TindakanDitolak, match="melewati batas") as ditolak:
        tetapkan(s, pada=telat)

    assert "E-03" in {t.kode for t in ditolak.value.temuan}
    penetapan = Penetapan.objects.get()
    assert penetapan.ditetapkan_pada is None
    assert penetapan.keputusan.keadaan == "KONSEP"
    assert tetapkan(s, pada=saat + dt.timedelta(days=7)).ditetapkan_pada


def test_rencana_tanggal_keputusan_diperiksa_usianya(saat):
    hari = saat.date() + dt.timedelta(days=8)
    s = tiga_calon(saat, lahir=genap_57(hari))
    sampai(s, "pilih")
    with pytest.raises(TindakanDitolak, match="melewati batas"):
        siapkan(s, tanggal=hari)
    assert siapkan(s, tanggal=hari - dt.timedelta(days=1)).keadaan == "KONSEP"


# --- Keputusan -----------------------------------------------------------------------------------
def test_konsep_keputusan_untuk_ppk(s):
    sampai(s, "pilih")
    konsep = siapkan(s)

    assert (konsep.keadaan, konsep.penanda_tangan) == ("KONSEP", s.ppk)
    assert konsep.isi["pejabat"]["nama"] == "dr. Anindita Prameswari"
    assert "B-1422/2026" in konsep.isi["memperhatikan"][0]
    assert Surel.objects.filter(penerima=s.ppk, perihal__contains="Menunggu tanda tangan").exists()


def test_konsep_baru_menggantikan_konsep_lama(s):
    lama = sampai(s, "siapkan") and Penetapan.objects.get().keputusan
    baru = siapkan(s)
    lama.refresh_from_db()
    assert lama.keadaan == "DICABUT"
    assert Penetapan.objects.get().keputusan == baru


def test_keputusan_menunggu_pilihan_dan_tanggal_yang_masuk_akal(s):
    usulkan(s)
    with pytest.raises(TindakanDitolak, match="PPK belum memilih"):
        siapkan(s)
    pilih(s)
    with pytest.raises(TindakanDitolak, match="sudah lewat"):
        siapkan(s, tanggal=s.saat.date() - dt.timedelta(days=1))
    with pytest.raises(TindakanDitolak, match="Sekretariat"):
        siapkan(s, oleh=s.ppk)


def test_keputusan_tanpa_ppk_tidak_disusun(s):
    sampai(s, "pilih")
    Keanggotaan.objects.filter(peran=Peran.PPK).update(dihentikan_pada=s.saat, dihentikan_oleh=s.kepala)
    with pytest.raises(TindakanDitolak, match="PPK seleksi ini tidak ada"):
        siapkan(s)


def test_keputusan_ditandatangani_dan_ketiga_calon_diberi_tahu(s):
    sampai(s, "siapkan")
    penetapan = tetapkan(s)

    assert penetapan.keputusan.nomor == f"800.1.3.3/1 TAHUN {s.saat.year}"
    assert penetapan.tanggal_keputusan == s.saat.date()
    assert peristiwa()[-1] == "penetapan.ditetapkan"
    templat = {
        satu.penerima_id: satu.templat
        for satu in Surel.objects.filter(kunci__startswith=f"penetapan.ditetapkan:{penetapan.pk}:")
    }
    terpilih, *lain = s.peserta[1], s.peserta[0], s.peserta[2]
    assert templat.pop(terpilih.pelamar.pengguna_id).endswith("/terpilih.txt")
    assert set(templat) == {satu.pelamar.pengguna_id for satu in lain}
    assert all(satu.endswith("belum_terpilih.txt") for satu in templat.values())
    assert not Surel.objects.filter(penerima=s.peserta[3].pelamar.pengguna).exists()


def test_keputusan_tidak_ditandatangani_dua_kali_atau_oleh_orang_lain(s):
    sampai(s, "siapkan")
    for oleh in (s.kepala, s.pyb, PenggunaFactory()):
        with pytest.raises(TindakanDitolak):
            tetapkan(s, oleh=oleh)
    tetapkan(s)
    with pytest.raises(TindakanDitolak, match="sudah ditetapkan"):
        tetapkan(s)
    with pytest.raises(TindakanDitolak, match="sudah ditetapkan"):
        pilih(s, s.peserta[0])


def test_keputusan_tanpa_konsep_ditolak(s):
    sampai(s, "pilih")
    with pytest.raises(TindakanDitolak, match="belum disusun"):
        tetapkan(s)


def test_konsep_untuk_ppk_lama_disusun_ulang(s):
    sampai(s, "siapkan")
    Keanggotaan.objects.filter(peran=Peran.PPK).update(dihentikan_pada=s.saat, dihentikan_oleh=s.kepala)
    baru = KeanggotaanFactory(seleksi=s.seleksi, peran=Peran.PPK).pengguna
    with pytest.raises(TindakanDitolak, match="disusun untuk ditandatangani"):
        tetapkan(s, oleh=baru)


def test_konsep_dikembalikan_lalu_pilihan_diubah(s):
    sampai(s, "siapkan")
    penetapan = tindakan.kembalikan_keputusan(
        lowongan=s.lowongan, catatan="Nama jabatan keliru.", oleh=s.ppk, pada=s.saat
    )

    assert penetapan.keputusan is None
    assert Surel.objects.filter(penerima=s.kepala, konteks__catatan="Nama jabatan keliru.").exists()
    with pytest.raises(TindakanDitolak, match="belum disusun"):
        tindakan.kembalikan_keputusan(lowongan=s.lowongan, catatan="Lagi.", oleh=s.ppk, pada=s.saat)
    assert pilih(s, s.peserta[2]).terpilih == s.peserta[2]


# --- Hasil akhir dan pelantikan --------------------------------------------------------------------
def test_hasil_akhir_menurut_abjad_tanpa_peringkat(s):
    pengumuman = umumkan(s)

    (isi,) = pengumuman.naskah.isi["lowongan"]
    assert [satu["nama"] for satu in isi["calon"]] == ABJAD
    assert "peringkat" not in json.dumps(pengumuman.naskah.isi)
    assert pengumuman.diumumkan_pada == s.saat
    assert pengumuman.naskah.kelas == "U"


def test_hasil_akhir_hanya_oleh_ketua_pansel_dan_sekali(s):
    konsep = tindakan.siapkan_hasil_akhir(
        seleksi=s.seleksi, lowongan=[s.lowongan], oleh=s.kepala, pada=s.saat
    )
    with pytest.raises(TindakanDitolak, match="Ketua Panitia Seleksi"):
        tindakan.umumkan_hasil_akhir(pengumuman=konsep, oleh=s.kepala, pada=s.saat)
    tindakan.umumkan_hasil_akhir(pengumuman=konsep, oleh=s.ketua, pada=s.saat)
    with pytest.raises(TindakanDitolak, match="sudah"):
        tindakan.umumkan_hasil_akhir(pengumuman=konsep, oleh=s.ketua, pada=s.saat)
    with pytest.raises(TindakanDitolak, match="sudah diumumkan"):
        tindakan.siapkan_hasil_akhir(seleksi=s.seleksi, lowongan=[s.lowongan], oleh=s.kepala, pada=s.saat)


def test_hasil_akhir_hanya_untuk_yang_bercalon(s):
    def susun(lowongan):
        return tindakan.siapkan_hasil_akhir(seleksi=s.seleksi, lowongan=lowongan, oleh=s.kepala, pada=s.saat)

    with pytest.raises(TindakanDitolak, match="paling sedikit satu"):
        susun([])
    with pytest.raises(TindakanDitolak, match="dari satu seleksi"):
        susun([tiga_calon(s.saat).lowongan])
    with pytest.raises(TindakanDitolak, match="tahap Wawancara"):
        susun([tiga_calon(s.saat, seleksi=s.seleksi, tahap=Tahap.WAWANCARA).lowongan])
    assert not Pengumuman.objects.exists()


def test_pelantikan_menyelesaikan_lowongan(s):
    sampai(s, "umumkan")
    penetapan = lantik(s)

    lowongan = Lowongan.objects.get(pk=s.lowongan.pk)
    assert (lowongan.tahap, lowongan.selesai_pada) == (Tahap.SELESAI, s.saat)
    assert (penetapan.tanggal_pelantikan, penetapan.tempat_pelantikan) == (s.saat.date(), "Pendapa Kabupaten")
    assert peristiwa()[-2:] == ["penetapan.dilantik", "lowongan.selesai"]
    assert Jejak.objects.last().rincian == {"dari": "PENETAPAN", "ke": "SELESAI"}
    with pytest.raises(TindakanDitolak, match="tahap Selesai"):
        lantik(s)


@pytest.mark.parametrize(
    "langkah,isian,potongan",
    [
        ("siapkan", {}, "belum ditandatangani"),
        ("tetapkan", {}, "Hasil akhir belum diumumkan"),
        ("umumkan", {"tanggal": PAGI.date() - dt.timedelta(days=1)}, "tidak mendahului"),
        ("umumkan", {"tanggal": PAGI.date() + dt.timedelta(days=1)}, "belum berlangsung"),
        ("umumkan", {"tempat": " "}, "Tempat pelantikan"),
        ("umumkan", {"peran": Peran.NASKAH}, "Ketua Sekretariat"),
        ("umumkan", {"peran": Peran.PPK}, "Ketua Sekretariat"),
    ],
)
def test_pelantikan_yang_belum_sah_ditolak(s, langkah, isian, potongan):
    sampai(s, langkah)
    peran = isian.pop("peran", None)
    with pytest.raises(TindakanDitolak, match=potongan):
        lantik(s, oleh=s.orang[peran] if peran else None, **isian)
    assert Lowongan.objects.get(pk=s.lowongan.pk).tahap == Tahap.PENETAPAN
    assert "penetapan.dilantik" not in peristiwa()


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
def test_seluruh_jalan_menghasilkan_surat_dan_naskah_yang_utuh(saat):
    """Every mail renders, every paper prints."""
    s = sampai(tiga_calon(saat), "umumkan")
    lantik(s)

    assert not Surel.objects.exclude(galat="").exists()
    assert len(mail.outbox) == Surel.objects.count()
    dicetak = Naskah.objects.filter(templat__startswith="seleksi/")
    assert dicetak.count() == 3
    for satu in dicetak:
        assert satu.galat_cetak == ""
        assert satu.berkas is not None
