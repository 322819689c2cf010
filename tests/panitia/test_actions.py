import datetime as dt

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from akun.models import Pengguna, Surel
from dokumen.models import Naskah
from jejak.models import Jejak
from panitia import actions, tasks
from panitia.aturan import HAK, Hak, Peran
from panitia.models import IzinSeleksi, Keanggotaan, Pernyataan, SuratKeputusan
from panitia.queries import hak_pengguna, izin_menyimpang, punya_hak
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi
from tests.conftest import PAGI
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory, SuratKeputusanFactory
from tests.panitia.conftest import empat_orang, lima_orang

pytestmark = pytest.mark.django_db
SAMPAI = PAGI.date() + dt.timedelta(days=128)


def susun(seleksi, oleh, saat, *, jenis="PANSEL", anggota=None, sampai=SAMPAI):
    return actions.susun_sk(
        seleksi=seleksi,
        jenis=jenis,
        anggota=lima_orang() if anggota is None else anggota,
        berlaku_sejak=saat.date(),
        berlaku_sampai=sampai,
        oleh=oleh,
        pada=saat,
    )


def daftarkan(seleksi, oleh, saat, *, jenis="TIM", anggota, **lain):
    return actions.daftarkan_sk(
        **{
            "seleksi": seleksi,
            "jenis": jenis,
            "nomor": "800/17/2026",
            "tanggal": saat.date(),
            "berlaku_sejak": saat.date(),
            "berlaku_sampai": SAMPAI,
            "anggota": anggota,
            "oleh": oleh,
            "pada": saat,
            **lain,
        }
    )


def peristiwa():
    return list(Jejak.objects.values_list("peristiwa", flat=True))


def tidak_ada_yang_tersisa():
    return not (
        Keanggotaan.objects.filter(sk__keadaan="KONSEP").exists()
        or SuratKeputusan.objects.filter(keadaan="KONSEP").exists()
        or Naskah.objects.exists()
        or Jejak.objects.exists()
        or Surel.objects.exists()
    )


# --- Menyusun dan menandatangani ----------------------------------------------------------------
def test_konsep_disusun_untuk_tanda_tangan_ppk(seleksi, ppk, kepala, saat):
    sk = susun(seleksi, kepala, saat)

    assert (sk.keadaan, sk.nomor, sk.naskah.keadaan) == ("KONSEP", "", "KONSEP")
    assert sk.naskah.penanda_tangan == ppk
    assert sk.naskah.milik_seleksi.seleksi == seleksi
    assert len(sk.naskah.isi["anggota"]) == 5
    assert sk.naskah.isi["anggota"][0]["kedudukan"] == "Ketua merangkap anggota"
    assert peristiwa() == ["sk.disusun"]
    assert [s.penerima for s in Surel.objects.all()] == [ppk]
    # Nothing holds before the signature.
    for anggota in sk.keanggotaan.all():
        assert hak_pengguna(anggota.pengguna, seleksi.pk, saat) == frozenset()


def test_tanda_tangan_ppk_memberi_peran_dan_izin_seketika(seleksi, ppk, kepala, saat):
    sk = actions.tanda_tangani_sk(sk=susun(seleksi, kepala, saat), oleh=ppk, pada=saat)

    assert (sk.keadaan, sk.nomor, sk.tanggal) == ("BERLAKU", f"800.1.3.3/1 TAHUN {saat.year}", saat.date())
    sk.naskah.refresh_from_db()
    assert sk.naskah.ditandatangani_oleh == ppk
    for anggota in sk.keanggotaan.all():
        assert hak_pengguna(anggota.pengguna, seleksi.pk, saat) == HAK[Peran(anggota.peran)]
        assert anggota.pengguna.has_perm("seleksi.nilai", seleksi)
        assert Surel.objects.filter(penerima=anggota.pengguna, templat__endswith="ditetapkan.txt").exists()
    assert peristiwa()[-1] == "sk.ditandatangani"
    assert izin_menyimpang(saat) == []


@pytest.mark.django_db(transaction=True)
def test_surat_tiba_tanpa_galat_templat(seleksi, ppk, kepala, saat):
    actions.tanda_tangani_sk(sk=susun(seleksi, kepala, saat), oleh=ppk, pada=saat)

    assert not Surel.objects.exclude(galat="").exists()
    assert len(mail.outbox) == 6
    assert "Ketua Panitia Seleksi" in mail.outbox[1].body


def test_konsep_baru_menggantikan_konsep_lama(seleksi, ppk, kepala, saat):
    lama = susun(seleksi, kepala, saat)
    baru = susun(seleksi, kepala, saat)

    assert list(SuratKeputusan.objects.filter(jenis="PANSEL")) == [baru]
    assert Naskah.objects.get(pk=lama.naskah_id).keadaan == "DICABUT"
    assert peristiwa() == ["sk.disusun", "sk.konsep_dibuang", "sk.disusun"]


def test_sk_baru_mengakhiri_sk_lama_beserta_haknya(seleksi, ppk, kepala, saat):
    orang = lima_orang()
    lama = actions.tanda_tangani_sk(sk=susun(seleksi, kepala, saat, anggota=orang), oleh=ppk, pada=saat)
    ganti = [*orang[:4], lima_orang()[4]]
    baru = actions.tanda_tangani_sk(sk=susun(seleksi, kepala, saat, anggota=ganti), oleh=ppk, pada=saat)

    lama.refresh_from_db()
    assert (lama.keadaan, baru.keadaan) == ("DICABUT", "BERLAKU")
    assert not punya_hak(orang[4].pengguna, seleksi.pk, Hak.LIHAT, saat)
    assert not IzinSeleksi.objects.filter(user=orang[4].pengguna).exists()
    assert punya_hak(orang[0].pengguna, seleksi.pk, Hak.PIMPIN, saat)
    assert Naskah.objects.get(pk=lama.naskah_id).keadaan == "DICABUT"
    assert peristiwa()[-2:] == ["sk.dicabut", "sk.ditandatangani"]
    assert izin_menyimpang(saat) == []


def test_susunan_salah_ditolak_dan_tidak_meninggalkan_apa_pun(seleksi, ppk, kepala, saat):
    with pytest.raises(TindakanDitolak, match="memuat 4 orang") as ditolak:
        susun(seleksi, kepala, saat, anggota=lima_orang()[:4])

    assert {t.kode for t in ditolak.value.temuan} == {"P-04"}
    assert tidak_ada_yang_tersisa()


def test_penyusun_tidak_memasukkan_dirinya(seleksi, ppk, operator, saat):
    anggota = empat_orang()
    diri = [actions.Anggota(operator, Peran.NASKAH, "Operator", "BKPSDM"), *anggota[:3]]
    with pytest.raises(TindakanDitolak, match="diri sendiri"):
        susun(seleksi, operator, saat, jenis="SEKRETARIAT", anggota=diri)
    assert tidak_ada_yang_tersisa()
    assert susun(seleksi, operator, saat, jenis="SEKRETARIAT", anggota=anggota).pk


def test_ppk_tidak_menandatangani_peran_bagi_dirinya(seleksi, ppk, kepala, saat):
    """Two hands are needed for every role, also when the draft slipped through before he became PPK."""
    sk = susun(seleksi, kepala, saat)
    sk.keanggotaan.filter(urutan=5).update(pengguna=ppk)
    with pytest.raises(TindakanDitolak, match="diri sendiri"):
        actions.tanda_tangani_sk(sk=sk, oleh=ppk, pada=saat)
    sk.refresh_from_db()
    assert sk.keadaan == "KONSEP"


def test_hanya_ppk_menandatangani(seleksi, ppk, kepala, saat):
    sk = susun(seleksi, kepala, saat)
    for orang in (kepala, PenggunaFactory(), PenggunaFactory(operator=True)):
        with pytest.raises(TindakanDitolak, match="Pejabat Pembina Kepegawaian"):
            actions.tanda_tangani_sk(sk=sk, oleh=orang, pada=saat)
    actions.tanda_tangani_sk(sk=sk, oleh=ppk, pada=saat)
    with pytest.raises(TindakanDitolak, match="sudah ditandatangani"):
        actions.tanda_tangani_sk(sk=sk, oleh=ppk, pada=saat)


def test_konsep_untuk_ppk_lama_disusun_ulang(seleksi, ppk, kepala, operator, saat):
    sk = susun(seleksi, kepala, saat)
    lama = Keanggotaan.objects.get(pengguna=ppk)
    actions.berhentikan(keanggotaan=lama, alasan="Masa jabatan berakhir.", oleh=operator, pada=saat)
    baru = PenggunaFactory()
    anggota = [actions.Anggota(baru, Peran.PPK, "Penjabat Bupati", "Kabupaten Contoh Raya")]
    daftarkan(seleksi, operator, saat, jenis="PEJABAT", anggota=anggota)

    with pytest.raises(TindakanDitolak, match="menyusun ulang"):
        actions.tanda_tangani_sk(sk=sk, oleh=baru, pada=saat)


def test_tanpa_ppk_konsep_tidak_disusun(seleksi, kepala, saat):
    with pytest.raises(TindakanDitolak, match="PPK seleksi ini belum didaftarkan"):
        susun(seleksi, kepala, saat)


def test_tanpa_instansi_konsep_tidak_disusun(seleksi, ppk, kepala, saat):
    Instansi.objects.all().delete()
    with pytest.raises(TindakanDitolak, match="instansi belum diisi"):
        susun(seleksi, kepala, saat)


def test_masa_yang_sudah_lewat_ditolak(seleksi, ppk, kepala, saat):
    with pytest.raises(TindakanDitolak, match="sudah lewat"):
        susun(seleksi, kepala, saat, sampai=saat.date() - dt.timedelta(days=1))
    assert susun(seleksi, kepala, saat, sampai=saat.date()).pk


def test_peran_yang_bertentangan_ditolak(seleksi, ppk, kepala, saat):
    anggota = lima_orang()
    for rangkap in (kepala, KeanggotaanFactory(seleksi=seleksi, peran=Peran.ASESOR).pengguna):
        anggota[4] = actions.Anggota(rangkap, Peran.ANGGOTA_PANSEL, "Guru", "SMA", "PAKAR")
        with pytest.raises(TindakanDitolak, match="tidak dapat merangkap"):
            susun(seleksi, kepala, saat, anggota=anggota)


def test_membuang_konsep(seleksi, ppk, kepala, saat):
    sk = susun(seleksi, kepala, saat)
    with pytest.raises(TindakanDitolak):
        actions.buang_konsep(sk=sk, alasan="Keliru.", oleh=ppk, pada=saat)
    actions.buang_konsep(sk=sk, alasan="Keliru menulis nama.", oleh=kepala, pada=saat)

    assert not SuratKeputusan.objects.filter(jenis="PANSEL").exists()
    assert Naskah.objects.get().alasan_cabut == "Keliru menulis nama."
    assert peristiwa()[-1] == "sk.konsep_dibuang"


# --- Mendaftarkan -------------------------------------------------------------------------------
def test_operator_mendaftarkan_pejabat(seleksi, operator, saat, pindaian):
    bupati, sekda = PenggunaFactory(), PenggunaFactory()
    anggota = [
        actions.Anggota(bupati, Peran.PPK, "Bupati", "Kabupaten Contoh Raya"),
        actions.Anggota(sekda, Peran.PYB, "Sekretaris Daerah", "Kabupaten Contoh Raya"),
    ]
    sk = daftarkan(seleksi, operator, saat, jenis="PEJABAT", anggota=anggota, berkas=pindaian)

    assert (sk.keadaan, sk.berkas) == ("BERLAKU", pindaian)
    assert punya_hak(bupati, seleksi.pk, Hak.PUTUSKAN, saat)
    assert hak_pengguna(sekda, seleksi.pk, saat) == HAK[Peran.PYB]
    assert peristiwa() == ["sk.didaftarkan"]


def test_ppk_kedua_ditolak(seleksi, ppk, operator, saat):
    anggota = [actions.Anggota(PenggunaFactory(), Peran.PPK, "Bupati", "Kabupaten")]
    with pytest.raises(TindakanDitolak, match="sudah"):
        daftarkan(seleksi, operator, saat, jenis="PEJABAT", anggota=anggota)
    dua = [actions.Anggota(PenggunaFactory(), Peran.PYB, "Sekda", "Kabupaten") for _ in range(2)]
    with pytest.raises(TindakanDitolak, match="hanya satu orang"):
        daftarkan(seleksi, operator, saat, jenis="PEJABAT", anggota=dua)


def test_operator_tidak_mendaftarkan_dirinya(seleksi, operator, saat):
    anggota = [actions.Anggota(operator, Peran.PPK, "Bupati", "Kabupaten")]
    with pytest.raises(TindakanDitolak, match="diri sendiri"):
        daftarkan(seleksi, operator, saat, jenis="PEJABAT", anggota=anggota)
    assert tidak_ada_yang_tersisa()


@pytest.mark.parametrize("jenis,berhak", [("PEJABAT", "operator"), ("TIM", "kepala")])
def test_pendaftaran_hanya_oleh_yang_berhak(seleksi, ppk, kepala, operator, saat, jenis, berhak):
    peran = Peran.PYB if jenis == "PEJABAT" else Peran.ASESOR
    orang = {"operator": operator, "kepala": kepala, "ppk": ppk, "luar": PenggunaFactory()}
    for nama, siapa in orang.items():
        anggota = [actions.Anggota(PenggunaFactory(), peran, "Asesor", "UPT Penilaian")]
        if nama == berhak:
            assert daftarkan(seleksi, siapa, saat, jenis=jenis, anggota=anggota).pk
        else:
            with pytest.raises(TindakanDitolak):
                daftarkan(seleksi, siapa, saat, jenis=jenis, anggota=anggota)


@pytest.mark.parametrize("jenis", ["PANSEL", "SEKRETARIAT"])
def test_pansel_dan_sekretariat_tidak_didaftarkan_saja(seleksi, kepala, saat, jenis):
    with pytest.raises(TindakanDitolak, match="disusun di aplikasi"):
        daftarkan(seleksi, kepala, saat, jenis=jenis, anggota=lima_orang())


def test_tim_tidak_disusun(seleksi, ppk, kepala, saat):
    with pytest.raises(TindakanDitolak, match="diterbitkan di luar aplikasi"):
        susun(seleksi, kepala, saat, jenis="TIM")


def test_pendaftaran_kosong_ditolak(seleksi, kepala, saat):
    with pytest.raises(TindakanDitolak, match="Belum ada seorang pun"):
        daftarkan(seleksi, kepala, saat, anggota=[])


# --- Menghentikan -------------------------------------------------------------------------------
def test_berhenti_berlaku_seketika(seleksi, ppk, saat):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    sesi = Pengguna.objects.get(pk=anggota.pengguna_id).get_session_auth_hash()
    actions.berhentikan(keanggotaan=anggota, alasan="Menjadi pengurus partai.", oleh=ppk, pada=saat)

    orang = Pengguna.objects.get(pk=anggota.pengguna_id)
    assert not punya_hak(orang, seleksi.pk, Hak.LIHAT, saat)
    assert not orang.has_perm("seleksi.nilai", seleksi)
    assert orang.get_session_auth_hash() != sesi
    assert peristiwa() == ["keanggotaan.dihentikan"]
    assert Surel.objects.get().konteks["alasan"] == "Menjadi pengurus partai."
    with pytest.raises(TindakanDitolak, match="sudah tidak berlaku"):
        actions.berhentikan(keanggotaan=anggota, alasan="Lagi.", oleh=ppk, pada=saat)


def test_peran_lain_orang_itu_tetap(seleksi, ppk, saat):
    naskah = KeanggotaanFactory(seleksi=seleksi, peran=Peran.NASKAH)
    periksa = KeanggotaanFactory(seleksi=seleksi, peran=Peran.VERIFIKATOR, pengguna=naskah.pengguna)
    actions.berhentikan(keanggotaan=periksa, alasan="Pindah tugas.", oleh=ppk, pada=saat)

    assert hak_pengguna(naskah.pengguna, seleksi.pk, saat) == HAK[Peran.NASKAH]
    assert izin_menyimpang(saat) == []


@pytest.mark.parametrize(
    "peran,boleh",
    [
        (Peran.ANGGOTA_PANSEL, {"ppk"}),
        (Peran.VERIFIKATOR, {"ppk", "kepala"}),
        (Peran.ASESOR, {"kepala"}),
        (Peran.PYB, {"operator"}),
    ],
)
def test_siapa_menghentikan_siapa(seleksi, ppk, kepala, operator, saat, peran, boleh):
    pelaku = {"ppk": ppk, "kepala": kepala, "operator": operator, "luar": PenggunaFactory()}
    for nama, siapa in pelaku.items():
        anggota = KeanggotaanFactory(seleksi=seleksi, peran=peran)
        if nama in boleh:
            actions.berhentikan(keanggotaan=anggota, alasan="Pindah.", oleh=siapa, pada=saat)
        else:
            with pytest.raises(TindakanDitolak):
                actions.berhentikan(keanggotaan=anggota, alasan="Pindah.", oleh=siapa, pada=saat)
        anggota.refresh_from_db()
        assert (anggota.dihentikan_pada is not None) is (nama in boleh)


# --- Pernyataan ---------------------------------------------------------------------------------
def test_anggota_menandatangani_tiga_pernyataan(seleksi, kepala, saat, pindaian):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    for jenis in Pernyataan.Jenis:
        berkas = pindaian if jenis == "BUKAN_PARPOL" else None
        actions.nyatakan(keanggotaan=anggota, jenis=jenis, oleh=anggota.pengguna, pada=saat, berkas=berkas)

    assert anggota.pernyataan.count() == 3
    assert anggota.pengguna.nama in anggota.pernyataan.get(jenis="PAKTA_INTEGRITAS").teks
    assert peristiwa() == ["pernyataan.ditandatangani"] * 3
    assert [s.penerima for s in Surel.objects.all()] == [kepala]


def test_pernyataan_hanya_oleh_diri_sendiri_sekali_dan_bermeterai(seleksi, kepala, saat):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    diri = anggota.pengguna

    def nyatakan(jenis, oleh=diri, siapa=anggota):
        return actions.nyatakan(keanggotaan=siapa, jenis=jenis, oleh=oleh, pada=saat)

    with pytest.raises(TindakanDitolak, match="sendiri"):
        nyatakan("PAKTA_INTEGRITAS", oleh=kepala)
    with pytest.raises(TindakanDitolak, match="bermeterai"):
        nyatakan("BUKAN_PARPOL")
    nyatakan("PAKTA_INTEGRITAS")
    with pytest.raises(TindakanDitolak, match="sudah Anda tandatangani"):
        nyatakan("PAKTA_INTEGRITAS")
    bukan_pansel = Keanggotaan.objects.get(pengguna=kepala)
    with pytest.raises(TindakanDitolak, match="milik anggota Panitia Seleksi"):
        nyatakan("KODE_ETIK", oleh=kepala, siapa=bukan_pansel)
    assert Pernyataan.objects.count() == 1


# --- Jam dan pemeriksa --------------------------------------------------------------------------
def test_izin_dicabut_setelah_sk_berakhir(seleksi, saat):
    kemarin = saat.date() - dt.timedelta(days=1)
    habis = SuratKeputusanFactory(seleksi=seleksi, berlaku_sampai=kemarin)
    anggota = KeanggotaanFactory(seleksi=seleksi, sk=habis)
    tetap = KeanggotaanFactory(seleksi=seleksi, peran=Peran.PPK)
    assert anggota.pengguna.has_perm("seleksi.nilai", seleksi)

    assert tasks.akhiri_masa() == 1
    assert tasks.akhiri_masa() == 0
    assert not IzinSeleksi.objects.filter(user=anggota.pengguna).exists()
    assert punya_hak(tetap.pengguna, seleksi.pk, Hak.PUTUSKAN, saat)
    assert peristiwa() == ["izin.berakhir"]
    assert Jejak.objects.get().pelaku is None


def test_periksa_izin_diam_bila_sama_dan_menyebut_selisih(seleksi, capsys):
    anggota = KeanggotaanFactory(seleksi=seleksi)
    call_command("periksa_izin")
    assert capsys.readouterr() == ("", "")

    IzinSeleksi.objects.filter(user=anggota.pengguna, permission__codename="nilai").delete()
    Keanggotaan.objects.filter(pk=KeanggotaanFactory(seleksi=seleksi, peran=Peran.PENELUSUR).pk).delete()
    with pytest.raises(CommandError, match="2 orang"):
        call_command("periksa_izin")
    galat = capsys.readouterr().err
    assert "kurang nilai;" in galat
    assert "lebih lihat, telusur;" in galat


# --- Instalasi ----------------------------------------------------------------------------------
ISI = {
    "nama": "Kabupaten Contoh Raya",
    "provinsi": "Jawa Tengah",
    "ibu_kota": "Kota Raya",
    "jabatan_ppk": "Bupati Contoh Raya",
    "jabatan_pyb": "Sekretaris Daerah Kabupaten Contoh Raya",
    "nama_sekretariat": "BKPSDM Kabupaten Contoh Raya",
    "alamat": "Jalan Merdeka Nomor 17",
    "telepon": "(0299) 555017",
    "surel": "pansel@contohraya.go.id",
    "zona_waktu": "Asia/Jakarta",
}


def test_instansi_satu_baris_dan_perubahannya_tercatat(operator, saat):
    actions.simpan_instansi(isi=ISI, oleh=operator, pada=saat)
    actions.simpan_instansi(isi=ISI | {"telepon": "(0299) 1"}, oleh=operator, pada=saat)

    assert Instansi.objects.get().telepon == "(0299) 1"
    assert Jejak.objects.last().rincian["berubah"] == {"telepon": {"dari": "(0299) 555017", "ke": "(0299) 1"}}


def test_instalasi_hanya_urusan_operator(saat):
    orang = PenggunaFactory()
    with pytest.raises(TindakanDitolak, match="Operator"):
        actions.simpan_instansi(isi=ISI, oleh=orang, pada=saat)
    with pytest.raises(TindakanDitolak, match="Operator"):
        actions.undang_pengguna(nama="Budi", email="budi@x.go.id", nip="", oleh=orang, pada=saat)
    assert not Instansi.objects.exists()
    assert Pengguna.objects.get() == orang


def test_yang_diundang_membuat_kata_sandinya_sendiri(operator, saat):
    orang = actions.undang_pengguna(nama="Budi", email="Budi@X.go.id", nip="", oleh=operator, pada=saat)

    assert orang.email == "budi@x.go.id"
    assert not orang.has_usable_password()
    assert Surel.objects.get().templat == "akun/surel/undangan.txt"


@pytest.mark.parametrize("isian", [{"email": "sudah@x.go.id"}, {"nip": "198001012005011001"}])
def test_satu_orang_satu_akun(operator, saat, isian):
    ada = PenggunaFactory(email="sudah@x.go.id", nip="198001012005011001", last_login=saat)
    with pytest.raises(TindakanDitolak, match=ada.nama):
        actions.undang_pengguna(
            **{"nama": "Lain", "email": "lain@x.go.id", "nip": "", **isian}, oleh=operator, pada=saat
        )
    assert Pengguna.objects.count() == 2


# --- Keputusan tanpa naskah ----------------------------------------------------------------------
def test_keputusan_dari_luar_tanpa_naskah_dibuang_dan_diganti(seleksi, ppk, kepala, saat):
    konsep = SuratKeputusanFactory(seleksi=seleksi, jenis="PANSEL", konsep=True)
    actions.buang_konsep(sk=konsep, alasan="Keliru.", oleh=kepala, pada=saat)
    assert not SuratKeputusan.objects.filter(pk=konsep.pk).exists()

    lama = SuratKeputusanFactory(seleksi=seleksi, jenis="PANSEL")
    baru = actions.tanda_tangani_sk(sk=susun(seleksi, kepala, saat), oleh=ppk, pada=saat)
    lama.refresh_from_db()
    assert (lama.keadaan, baru.keadaan) == ("DICABUT", "BERLAKU")


def test_masa_yang_belum_berakhir_tidak_mengambil_apa_pun(seleksi, kepala, saat):
    sebelum = len(peristiwa())
    assert actions.akhiri_masa(seleksi=seleksi, pengguna=kepala, oleh=None, pada=saat) == set()
    assert len(peristiwa()) == sebelum
