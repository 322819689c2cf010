"""Whatever is kept about a person is in his archive, or left out for a reason that stands here."""

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField
from django.urls import reverse

from akun.models import Pengguna
from dokumen.models import Kiriman
from peserta import actions, queries
from peserta.models import Lamaran, Pelamar
from tests.factories.akun import PenggunaFactory
from tests.factories.dokumen import KirimanFactory, NaskahFactory
from tests.factories.makalah import SerahanMakalahFactory
from tests.factories.peserta import (
    BuktiSanggahanFactory,
    ButirPerbaikanFactory,
    LamaranFactory,
    PerbaikanFactory,
    PermintaanRekomendasiFactory,
    PertanyaanFactory,
    PesanPertanyaanFactory,
    SanggahanFactory,
    SuratPelamarFactory,
    SuratRekomendasiFactory,
    UndanganFactory,
    UndanganTahapFactory,
)
from tests.peserta.test_data_saya import unduh

# Every column that points at a person, his profile or his application -> where the archive shows the row.
TERMUAT = {
    "account.EmailAddress.user": "akun",
    "akun.Surel.penerima": "pemberitahuan",
    "dokumen.Kiriman.pemilik": "unggahan_berjalan",
    "dokumen.Berkas.diunggah_oleh": "lamaran.berkas",
    "jejak.Jejak.pelaku": "tindakan_anda",
    "peserta.Pelamar.pengguna": "profil",
    "peserta.RiwayatJabatan.pelamar": "profil",
    "peserta.RiwayatPangkat.pelamar": "profil",
    "peserta.RiwayatPendidikan.pelamar": "profil",
    "peserta.RiwayatDiklat.pelamar": "profil",
    "peserta.RiwayatSkp.pelamar": "profil",
    "peserta.Penghargaan.pelamar": "profil",
    "peserta.HukumanDisiplin.pelamar": "profil",
    "peserta.Lamaran.pelamar": "lamaran",
    "peserta.BerkasLamaran.lamaran": "lamaran.berkas",
    "peserta.SuratRekomendasi.lamaran": "lamaran.rekomendasi_ppk",
    "peserta.PermintaanRekomendasi.lamaran": "lamaran.permintaan_rekomendasi",
    "peserta.Perbaikan.lamaran": "lamaran.perbaikan",
    "peserta.SuratPelamar.lamaran": "lamaran.surat",
    "peserta.Sanggahan.lamaran": "lamaran.sanggahan",
    "peserta.UndanganTahap.lamaran": "undangan_tahap",
    "peserta.Makalah.lamaran": "lamaran.makalah",
    "peserta.SerahanMakalah.diserahkan_oleh": "lamaran.makalah",
    "peserta.Pertanyaan.penanya": "pertanyaan",
    "peserta.PesanPertanyaan.ditulis_oleh": "pertanyaan",
}
PETUGAS = "Perbuatan petugas dalam jabatannya; yang dilakukan pelamar sendiri ada dalam tindakan_anda."
PERAN = "Peran dalam panitia; petugas tidak melamar dalam seleksinya sendiri."
PEMERIKSAAN = "Catatan pemeriksa; yang menentukan hasil ada dalam alasan sesudah diumumkan."
NILAI = "Nilai dan peringkat rahasia menurut peraturan (keputusan 0120)."
RAHASIA_MASUK = "Rahasia cara masuk; dapat diganti, tidak dibagikan."
KECUALI = {
    "mfa.Authenticator.user": RAHASIA_MASUK,
    "account.EmailConfirmation.email_address": RAHASIA_MASUK,
    "peserta.Verifikasi.lamaran": PEMERIKSAAN,
    "peserta.TelaahRiwayat.lamaran": PEMERIKSAAN,
    "peserta.PemeriksaanKedua.lamaran": PEMERIKSAAN,
    "peserta.Selisih.lamaran": PEMERIKSAAN,
    "peserta.Pegangan.lamaran": PEMERIKSAAN,
    "penilaian.BenturanKepentingan.lamaran": "Pernyataan anggota Pansel tentang dirinya sendiri.",
    "penilaian.LembarNilai.lamaran": NILAI,
    "penilaian.LembarKertas.lamaran": NILAI,
    "penilaian.Peringkat.lamaran": NILAI,
    "penilaian.AsesmenTerdahulu.lamaran": NILAI,
    "penilaian.TugasTelusur.lamaran": "Catatan penelusuran tertutup menurut peraturan (keputusan 0163).",
    "penilaian.HasilKesehatan.lamaran": "Dibuka hanya bagi Pansel dan PPK sampai hasil akhir diumumkan.",
    "penilaian.Penetapan.terpilih": "Usul dan putusan PPK; hasilnya diumumkan.",
    **dict.fromkeys(
        (
            "panitia.Keanggotaan.pengguna",
            "panitia.IzinSeleksi.user",
            "guardian.UserObjectPermission.user",
            "penilaian.BenturanKepentingan.penilai",
            "penilaian.LembarNilai.penilai",
            "penilaian.LembarKertas.penilai",
            "penilaian.KetikanKertas.pengetik",
            "penilaian.TugasTelusur.penelusur",
            "peserta.Pegangan.pemegang",
            "akun.Pengguna.groups",
            "akun.Pengguna.user_permissions",
        ),
        PERAN,
    ),
}
# Columns of officials, by their name; a table that has only such a column is not about an applicant.
KOLOM_PETUGAS = frozenset(
    f"{satu}_oleh"
    for satu in (
        *("dibuat", "dicatat", "dibuka", "dikunci", "dibatalkan", "dihitung", "ditetapkan", "dipilih"),
        *("diusulkan", "dilantik", "diperiksa", "ditelaah", "diteruskan", "diputus", "diisi", "diminta"),
        *("ditandai", "dijawab", "terbit", "disusun", "dibaca", "disetujui", "diundang", "diakhiri"),
        *("dilengkapi", "dikirim", "dicabut", "diumumkan", "dihentikan", "dinyatakan", "ditandatangani"),
        *("diunggah", "dicocokkan", "diterima", "ditarik", "dicetak"),
        "disegel",
    )
) | {"penanda_tangan"}


def penunjuk() -> dict[str, str]:
    """ "app.Model.column" -> name of the column, for every column that points at a person."""
    hasil = {}
    for model in apps.get_models():
        for kolom in (*model._meta.fields, *model._meta.many_to_many):
            sasaran = kolom.related_model if isinstance(kolom, ForeignKey | ManyToManyField) else None
            sendiri = model is Pengguna and isinstance(kolom, ManyToManyField)
            if sasaran in (Pengguna, Pelamar, Lamaran) or sendiri:
                hasil[f"{model._meta.label}.{kolom.name}"] = kolom.name
    return hasil


def test_setiap_penunjuk_ke_orang_termuat_atau_dikecualikan_dengan_alasan():
    ada = penunjuk()
    belum = {
        nama
        for nama, kolom in ada.items()
        if nama not in TERMUAT and nama not in KECUALI and kolom not in KOLOM_PETUGAS
    }
    assert not belum, f"muat dalam queries/data_saya.py, atau sebut alasannya di sini: {sorted(belum)}"
    disebut = (TERMUAT.keys() | KECUALI.keys()) - {"account.EmailConfirmation.email_address"}
    assert disebut <= ada.keys(), "tidak ada lagi"
    assert not TERMUAT.keys() & KECUALI.keys()
    assert all(len(alasan) > 20 for alasan in (*KECUALI.values(), PETUGAS))


def test_setiap_bagian_yang_dijanjikan_terisi(client, pelamar, terkirim, saat):
    """One person of whom everything is held; each part that TERMUAT names has something in it."""
    orang = pelamar.pengguna
    client.force_login(orang)
    SuratRekomendasiFactory(lamaran=terkirim, sumber="PELAMAR")
    PermintaanRekomendasiFactory(lamaran=terkirim)
    ButirPerbaikanFactory(perbaikan=PerbaikanFactory(lamaran=terkirim, diminta=True))
    sanggahan = SanggahanFactory(lamaran=terkirim, terkirim=True)
    BuktiSanggahanFactory(sanggahan=sanggahan)
    BuktiSanggahanFactory(sanggahan=sanggahan, dihapus_pada=saat)
    PesanPertanyaanFactory(pertanyaan=PertanyaanFactory(penanya=orang))
    UndanganFactory(lowongan=terkirim.lowongan, nip=orang.nip)
    UndanganTahapFactory(lamaran=terkirim, terkirim=True)
    KirimanFactory(pemilik=orang)
    SerahanMakalahFactory(makalah__lamaran=terkirim)
    actions.unduh_data_saya(oleh=orang, pada=saat)
    _, data = unduh(client)
    (lamaran,) = data["lamaran"]
    for bagian in set(TERMUAT.values()) - {"pemberitahuan", "lamaran.surat"}:
        kepala, _, isi = bagian.partition(".")
        assert lamaran[isi] if isi else data[kepala], bagian
    assert [satu["isi"] for satu in data["pertanyaan"][0]["pesan"]] == [
        "Apakah legalisasi elektronik diterima?"
    ]
    assert len(lamaran["sanggahan"]["bukti"]) == 2
    assert lamaran["perbaikan"]["butir"][0]["jenis"] == "IJAZAH"
    assert data["undangan"][0]["jabatan"] == terkirim.lowongan.nama_jabatan


def test_yang_belum_boleh_diketahui_tidak_termuat(client, pelamar, terkirim, saat):
    orang = pelamar.pengguna
    client.force_login(orang)
    ButirPerbaikanFactory(perbaikan=PerbaikanFactory(lamaran=terkirim), kekurangan="Belum diminta.")
    SanggahanFactory(lamaran=terkirim, ditolak=True, alasan="Belum disampaikan.")
    SuratPelamarFactory(lamaran=terkirim, jenis="TMS")
    PesanPertanyaanFactory(pertanyaan__judul="Pertanyaan orang lain")
    KirimanFactory(nama="milik-orang-lain.pdf")
    KirimanFactory(pemilik=None, nama="milik-tautan.pdf")
    isi, data = unduh(client)
    (lamaran,) = data["lamaran"]
    assert (lamaran["perbaikan"], lamaran["surat"]) == ({}, [])
    assert lamaran["sanggahan"]["jawaban"] == ""
    semua = isi.read("data-saya.json").decode() + isi.read("data-saya.html").decode()
    for kata in ("Belum diminta", "Belum disampaikan", "orang lain", "milik-"):
        assert kata not in semua
    assert Kiriman.objects.count() == 2


def test_jawaban_surat_dan_pembuka_bukti_termuat_sesudah_disampaikan(client, pelamar, lowongan, saat):
    client.force_login(pelamar.pengguna)
    terkirim = LamaranFactory(pelamar=pelamar, lowongan=lowongan, keadaan="TMS")
    sanggahan = SanggahanFactory(lamaran=terkirim, ditolak=True, alasan="Ijazah tidak setara.")
    naskah = NaskahFactory(terbit=True, nomor="11/Pansel/XI/2026")
    SuratPelamarFactory(
        lamaran=terkirim, jenis="SANGGAH", disetujui=True, penanda_tangan=naskah.penanda_tangan, naskah=naskah
    )
    bukti = BuktiSanggahanFactory(sanggahan=sanggahan)
    actions.baca_bukti(bukti=bukti, oleh=LamaranFactory().pelamar.pengguna, pada=saat)
    isi, data = unduh(client)
    (lamaran,) = data["lamaran"]
    assert lamaran["surat"][0]["nomor"] == "11/Pansel/XI/2026"
    assert lamaran["sanggahan"]["alasan_jawaban"] == "Ijazah tidak setara."
    assert data["yang_melihat"][0]["apa"] == "membuka bukti sanggahan"
    assert data["yang_melihat"][0]["berkas"] == bukti.berkas.nama_asli
    assert "Ijazah tidak setara." in isi.read("data-saya.html").decode()


def test_orang_tanpa_nip_tidak_punya_undangan(db):
    assert queries.data_saya(PenggunaFactory(), PerbaikanFactory().disusun_pada)["undangan"] == []


def test_halaman_menyebut_apa_saja_yang_ada(client, pelamar):
    client.force_login(pelamar.pengguna)
    halaman = client.get(reverse("peserta:data_saya")).content.decode()
    for kata in ("sanggahan beserta buktinya", "unggahan yang belum selesai", "Pertanyaan Anda"):
        assert kata in halaman
