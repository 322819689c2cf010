"""Edge cases of applicants by their numbers: age, recommendation, two posts, roles, history, NIP, invited.

What the law leaves open is tried in both positions; acts are the real ones, by the people they belong to.
"""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
import time_machine

from akun.nip import NipTidakSah, urai_nip
from dokumen.isi import menurut_abjad
from jejak.models import Jejak
from panitia.actions import berhentikan
from panitia.aturan import Hak, Peran
from panitia.models import IzinSeleksi, Keanggotaan
from panitia.queries import hak_pengguna
from peserta import actions, aturan, queries, wewenang
from peserta.models import Lamaran
from seleksi.actions import penetapan
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak, Tingkat
from seleksi.ketentuan import Ketentuan, profil
from seleksi.models import Seleksi
from tests.factories.akun import PenggunaFactory
from tests.factories.panitia import KeanggotaanFactory
from tests.factories.peserta import (
    DaerahAsalFactory,
    LamaranFactory,
    PelamarFactory,
    berkas_lengkap,
    verifikasi_lengkap,
)
from tests.factories.seleksi import InstansiFactory, LowonganFactory, SeleksiFactory
from tests.seleksi.tiga_calon import tiga_calon

BLOK, INGAT, TERPENUHI = Tingkat.BLOK, Tingkat.INGAT, Tingkat.TERPENUHI
ALASAN = "Paling sesuai dengan RPJMD."
# Letters, births and limits are told by their dates, so the day is the same whatever WAKTU_UJI says.
HARI_INI = dt.datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def saat():
    return HARI_INI


@pytest.fixture(autouse=True)
def jam_beku(saat):
    with time_machine.travel(saat, tick=False):
        yield


@pytest.fixture
def lowongan(db, saat):
    """Announced on 9 November, taking applications until midnight of 24 November."""
    InstansiFactory()
    DaerahAsalFactory()
    seleksi = SeleksiFactory(rencana_pelantikan=dt.date(2027, 1, 29))
    return LowonganFactory(
        seleksi=seleksi,
        tahap=Tahap.PENGUMUMAN,
        diumumkan_pada=saat - dt.timedelta(days=14),
        batas_lamaran=saat.replace(hour=0) + dt.timedelta(days=2),
    )


def petugas(lowongan, peran: Peran):
    return KeanggotaanFactory(seleksi=lowongan.seleksi, peran=peran).pengguna


def atur(seleksi: Seleksi, **syarat) -> None:
    """The choice of this selection, as it is frozen into it."""
    ketentuan = Ketentuan.dari_json(seleksi.ketentuan)
    baru = replace(ketentuan, syarat=replace(ketentuan.syarat, **syarat))
    Seleksi.objects.filter(pk=seleksi.pk).update(ketentuan=baru.jadi_json())
    seleksi.refresh_from_db()
    vars(seleksi).pop("aturan_main", None)


def kirim(lowongan, pelamar, saat) -> Lamaran:
    lamaran = actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    berkas_lengkap(lamaran)
    return actions.ajukan(lamaran=lamaran, setuju=True, oleh=pelamar.pengguna, pada=saat)


def hitungan(lamaran, kode, saat):
    (temuan,) = queries.hitungan_butir(lamaran, saat)[kode]
    return temuan


# --- 2. Usia ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "tafsir,acuan,tingkat",
    [
        # Born 25 December 1970: 55 on the closing day, 56 and some weeks at the planned pelantikan.
        ("SEBELUM_57", "SK", TERPENUHI),
        ("SEBELUM_57", "RENCANA_PELANTIKAN", TERPENUHI),
        ("SEBELUM_57", "PENUTUPAN", TERPENUHI),
        ("HARI_ULANG_TAHUN", "SK", INGAT),
        ("HARI_ULANG_TAHUN", "RENCANA_PELANTIKAN", BLOK),
        ("HARI_ULANG_TAHUN", "PENUTUPAN", TERPENUHI),
    ],
)
def test_kasus_02_usia_menurut_tafsir_dan_hari_acuan(lowongan, saat, tafsir, acuan, tingkat):
    atur(lowongan.seleksi, usia_tafsir=tafsir, usia_acuan=acuan)
    lamaran = kirim(lowongan, PelamarFactory(tanggal_lahir=dt.date(1970, 12, 25)), saat)
    temuan = hitungan(lamaran, "E-03", saat)
    assert temuan.tingkat == tingkat
    assert "Batas aman pelantikan: " in temuan.pesan


@pytest.mark.parametrize(
    "tafsir,hari,boleh",
    [
        # In a common year the birthday of 29 February is 1 March.
        ("SEBELUM_57", "2025-02-28", True),
        ("SEBELUM_57", "2025-03-01", False),
        ("HARI_ULANG_TAHUN", "2024-02-29", True),
        ("HARI_ULANG_TAHUN", "2024-03-01", False),
    ],
)
def test_kasus_02_kelahiran_29_februari_sampai_hari_terakhirnya(tafsir, hari, boleh):
    syarat = replace(profil("perbup_89_2021").syarat, usia_tafsir=tafsir)
    (temuan,) = aturan.usia_saat_sk(dt.date(1968, 2, 29), dt.date.fromisoformat(hari), syarat)
    assert (temuan.tingkat == TERPENUHI) is boleh


def test_kasus_02_sk_yang_tertunda_melewati_batas_ditolak(db, saat):
    """He is among the three in time; the decree comes a day too late."""
    s = tiga_calon(saat, lahir=dt.date(1969, 11, 25))
    penetapan.usulkan(lowongan=s.lowongan, oleh=s.pyb, pada=saat)
    pilihan = {"lowongan": s.lowongan, "lamaran": s.peserta[0], "alasan": ALASAN, "oleh": s.ppk}
    penetapan.pilih_calon(**pilihan, pada=saat)
    penetapan.siapkan_keputusan(lowongan=s.lowongan, tanggal=saat.date(), oleh=s.kepala, pada=saat)
    terlambat = saat + dt.timedelta(days=2)
    with pytest.raises(TindakanDitolak, match="melewati batas 24 November 2026"):
        penetapan.tetapkan_pengangkatan(lowongan=s.lowongan, oleh=s.ppk, pada=terlambat)
    tepat = saat + dt.timedelta(days=1)
    penetapan.tetapkan_pengangkatan(lowongan=s.lowongan, oleh=s.ppk, pada=tepat)


# --- 7. Rekomendasi PPK -----------------------------------------------------------------------
SURAT = {
    "penanda": "PPK",
    "jabatan": "Bupati Wana Asri",
    "kedudukan": "DEFINITIF",
    "nomor": "800.1/12/2026",
    "tanggal": dt.date(2026, 11, 12),
    "nomor_delegasi": "",
    "tanggal_delegasi": None,
}


@pytest.mark.parametrize(
    "isi,tingkat",
    [
        ({}, TERPENUHI),
        ({"penanda": "LAIN", "jabatan": "Sekretaris Daerah"}, BLOK),
        ({"jabatan": "Kepala BKPSDM"}, BLOK),
        ({"penanda": "DELEGASI", "jabatan": "Sekretaris Daerah"}, BLOK),
        (
            {
                "penanda": "DELEGASI",
                "jabatan": "Sekretaris Daerah",
                "nomor_delegasi": "188/7/2026",
                "tanggal_delegasi": dt.date(2026, 2, 1),
            },
            TERPENUHI,
        ),
        ({"jabatan": "Pj. Bupati Wana Asri", "kedudukan": "PJ"}, INGAT),
        ({"jabatan": "Plt. Bupati Wana Asri", "kedudukan": "PLT"}, INGAT),
        ({"jabatan_dituju": "Kepala Dinas Perhubungan"}, BLOK),
        ({"tanggal": dt.date(2026, 11, 8)}, BLOK),
    ],
)
def test_kasus_07_rekomendasi_dinilai_dari_surat_yang_dibaca_verifikator(lowongan, saat, isi, tingkat):
    verifikator = petugas(lowongan, Peran.VERIFIKATOR)
    lamaran = kirim(lowongan, PelamarFactory(), saat)
    surat = SURAT | {"jabatan_dituju": lowongan.nama_jabatan} | isi
    actions.cocokkan_rekomendasi(lamaran=lamaran, oleh=verifikator, pada=saat, **surat)
    assert hitungan(lamaran, "REKOMENDASI_PPK", saat).tingkat == tingkat
    putusan = {"lamaran": lamaran, "butir": "REKOMENDASI_PPK", "putusan": "SESUAI", "pada": saat}
    if tingkat == TERPENUHI:
        actions.periksa_butir(alasan="", oleh=verifikator, **putusan)
    else:
        # Against the computation, or where it cannot know, the verifier's own words stand.
        with pytest.raises(TindakanDitolak, match="Hitungan"):
            actions.periksa_butir(alasan="", oleh=verifikator, **putusan)
        actions.periksa_butir(alasan="Surat asli diperiksa.", oleh=verifikator, **putusan)


def test_kasus_07_salah_penanda_tangan_tidak_menggugurkan_oleh_mesin(lowongan, saat):
    pelamar = PelamarFactory()
    lamaran = actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    berkas_lengkap(lamaran)
    salah = SURAT | {"penanda": "LAIN", "jabatan": "Sekretaris Daerah", "jabatan_dituju": ""}
    actions.isi_rekomendasi(lamaran=lamaran, oleh=pelamar.pengguna, pada=saat, **salah)
    temuan = [t for t in wewenang.boleh_ajukan(pelamar.pengguna, lamaran, saat).temuan if t.kode == "B-1"]
    # Told before he sends, with what to mend.
    assert any("Mintakan rekomendasi yang ditandatangani PPK" in t.pesan for t in temuan)
    terkirim = actions.ajukan(lamaran=lamaran, setuju=True, oleh=pelamar.pengguna, pada=saat)
    assert terkirim.keadaan == "DIAJUKAN"


def test_kasus_07_ppk_menolak_merekomendasikan(lowongan, saat):
    """Without the letter nothing can be sent; the finding says whose it is."""
    pelamar = PelamarFactory()
    lamaran = actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    berkas_lengkap(lamaran, kecuali=["REKOMENDASI_PPK"])
    with pytest.raises(TindakanDitolak, match="Rekomendasi PPK instansi asal belum diunggah"):
        actions.ajukan(lamaran=lamaran, setuju=True, oleh=pelamar.pengguna, pada=saat)


# --- 12. Orang yang sama di dua jabatan -------------------------------------------------------
def test_kasus_12_terpilih_di_satu_jabatan_tidak_dipilih_di_jabatan_lain(db, saat):
    satu = tiga_calon(saat)
    dua = tiga_calon(saat, seleksi=satu.seleksi)
    rangkap = dua.peserta[0]
    rangkap.pelamar = satu.peserta[0].pelamar
    rangkap.save()
    for s in (satu, dua):
        penetapan.usulkan(lowongan=s.lowongan, oleh=satu.pyb, pada=saat)
    isi = {"alasan": ALASAN, "oleh": satu.ppk, "pada": saat}
    penetapan.pilih_calon(lowongan=satu.lowongan, lamaran=satu.peserta[0], **isi)
    with pytest.raises(TindakanDitolak, match=f"sudah dipilih untuk jabatan {satu.lowongan.nama_jabatan}"):
        penetapan.pilih_calon(lowongan=dua.lowongan, lamaran=rangkap, **isi)
    # The other list has two left; the third of the first post is no candidate of the second.
    with pytest.raises(TindakanDitolak, match="terbatas pada tiga calon"):
        penetapan.pilih_calon(lowongan=dua.lowongan, lamaran=satu.peserta[2], **isi)
    penetapan.pilih_calon(lowongan=dua.lowongan, lamaran=dua.peserta[1], **isi)


@pytest.mark.parametrize("maks,boleh", [(1, False), (2, True)])
def test_kasus_12_jumlah_jabatan_tiap_pelamar_adalah_kebijakan(lowongan, saat, maks, boleh):
    atur(lowongan.seleksi, maks_lamaran=maks)
    kedua = LowonganFactory(seleksi=lowongan.seleksi, tahap=Tahap.PENGUMUMAN)
    pelamar = PelamarFactory()
    kirim(lowongan, pelamar, saat)
    if boleh:
        assert kirim(kedua, pelamar, saat).keadaan == "DIAJUKAN"
    else:
        with pytest.raises(TindakanDitolak, match="paling banyak 1 jabatan"):
            kirim(kedua, pelamar, saat)
    assert Lamaran.objects.terkirim().count() == maks


# --- 18. Sekretariat atau PyB melamar ---------------------------------------------------------
@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KETUA_SEKRETARIAT, Peran.PYB, Peran.KETUA_PANSEL])
def test_kasus_18_pemegang_peran_tidak_melamar_dan_aksesnya_dicabut(lowongan, saat, peran):
    orang = petugas(lowongan, peran)
    ppk = petugas(lowongan, Peran.PPK)
    lamaran = kirim(lowongan, PelamarFactory(), saat)
    orang.nip = "197609112002122005"
    orang.save()
    PelamarFactory(pengguna=orang)
    with pytest.raises(TindakanDitolak, match="memegang atau pernah memegang peran"):
        actions.buat_lamaran(lowongan=lowongan, oleh=orang, pada=saat)
    # He leaves the role to stand for the post: everything he could open closes at once.
    keanggotaan = Keanggotaan.objects.get(pengguna=orang)
    pencabut = PenggunaFactory(operator=True) if peran == Peran.PYB else ppk
    berhentikan(keanggotaan=keanggotaan, alasan="Akan melamar jabatan ini.", oleh=pencabut, pada=saat)
    assert hak_pengguna(orang, lowongan.seleksi_id, saat) == frozenset()
    assert not IzinSeleksi.objects.filter(user=orang).exists()
    assert not wewenang.boleh_periksa(orang, lamaran, saat)
    # What he did while he held it stays in the trail for the review, and he still does not apply here.
    assert Jejak.objects.filter(peristiwa="keanggotaan.dihentikan", rincian__pengguna=orang.pk).exists()
    with pytest.raises(TindakanDitolak, match="pernah memegang peran"):
        actions.buat_lamaran(lowongan=lowongan, oleh=orang, pada=saat)


def test_kasus_18_yang_diangkat_sesudah_membuat_draf_tidak_mengirimnya(lowongan, saat):
    pelamar = PelamarFactory()
    lamaran = actions.buat_lamaran(lowongan=lowongan, oleh=pelamar.pengguna, pada=saat)
    berkas_lengkap(lamaran)
    KeanggotaanFactory(seleksi=lowongan.seleksi, peran=Peran.NASKAH, pengguna=pelamar.pengguna)
    with pytest.raises(TindakanDitolak, match="peran dalam penyelenggaraan"):
        actions.ajukan(lamaran=lamaran, setuju=True, oleh=pelamar.pengguna, pada=saat)
    # The role of one selection bars him from this one only.
    lain = LowonganFactory(tahap=Tahap.PENGUMUMAN)
    assert actions.buat_lamaran(lowongan=lain, oleh=pelamar.pengguna, pada=saat).pk


# --- 22. Lima tahun kumulatif -----------------------------------------------------------------
RIWAYAT = (
    # nama, jenis, kedudukan, mulai, selesai
    ("Kepala Seksi Pelayanan", "PENGAWAS", "DEFINITIF", "2016-01-01", "2018-12-31"),
    # At the same time: no day twice.
    ("Kepala Puskesmas", "FUNGSIONAL_LAIN", "PLT", "2018-01-01", "2018-12-31"),
    ("Tugas belajar magister", "FUNGSIONAL_LAIN", "TUGAS_BELAJAR", "2017-01-01", "2017-12-31"),
    ("Kepala Bidang Pelayanan", "ADMINISTRATOR", "DEFINITIF", "2020-01-01", "2021-12-31"),
    # The same office under a new name after the reorganisation.
    ("Kepala Bidang Layanan Kesehatan", "ADMINISTRATOR", "DEFINITIF", "2022-01-01", None),
    ("Cuti di luar tanggungan negara", "ADMINISTRATOR", "CLTN", "2023-01-01", "2025-12-31"),
)


def dengan_riwayat(lowongan, saat) -> Lamaran:
    pelamar = PelamarFactory(riwayat=False)
    for nama, jenis, kedudukan, mulai, selesai in RIWAYAT:
        actions.tambah_riwayat(
            nama_jabatan=nama,
            jenis=jenis,
            kedudukan=kedudukan,
            instansi=pelamar.instansi,
            tanggal_mulai=dt.date.fromisoformat(mulai),
            tanggal_selesai=dt.date.fromisoformat(selesai) if selesai else None,
            terkait=kedudukan in ("DEFINITIF", "PLT"),
            oleh=pelamar.pengguna,
            pada=saat,
        )
    return kirim(lowongan, pelamar, saat)


def telaah(lamaran, oleh, saat, **dihitung: bool) -> None:
    """Mark each row by its kedudukan."""
    for baris, satu in enumerate(lamaran.profil["riwayat"]):
        if satu["kedudukan"] in dihitung:
            actions.telaah_riwayat(
                lamaran=lamaran,
                baris=baris,
                dihitung=dihitung[satu["kedudukan"]],
                alasan="Dicocokkan dengan SK.",
                oleh=oleh,
                pada=saat,
            )


@pytest.mark.parametrize(
    "pilihan,tanda,hari,tingkat",
    [
        # 1,096 days as Kepala Seksi, 731 and 1,789 as Kepala Bidang, 1,096 of CLTN, 365 of tugas belajar.
        ({}, {"DEFINITIF": True}, 3616 - 1096 - 365, TERPENUHI),
        ({"masa_tugas_belajar": "HITUNG"}, {"DEFINITIF": True}, 3616 - 1096, TERPENUHI),
        ({"masa_cltn": "HITUNG"}, {"DEFINITIF": True}, 3616 - 365, TERPENUHI),
        ({}, {"DEFINITIF": True, "TUGAS_BELAJAR": True}, 3616 - 1096, TERPENUHI),
        # Plt. within the same days adds none.
        ({"masa_plt": "HITUNG"}, {"DEFINITIF": True, "PLT": True}, 3616 - 1096 - 365, TERPENUHI),
        # Only the year as Plt. is related: far too little.
        ({}, {"DEFINITIF": False, "PLT": True}, 365, BLOK),
        ({"masa_plt": "TIDAK"}, {"DEFINITIF": False, "PLT": True}, 0, BLOK),
    ],
)
def test_kasus_22_lima_tahun_gabungan_menurut_pilihan_yang_terlihat(
    lowongan, saat, pilihan, tanda, hari, tingkat
):
    atur(lowongan.seleksi, **pilihan)
    verifikator = petugas(lowongan, Peran.VERIFIKATOR)
    lamaran = dengan_riwayat(lowongan, saat)
    # The applicant's word alone is never a pass.
    assert hitungan(lamaran, "E-02", saat).tingkat == INGAT
    telaah(lamaran, verifikator, saat, **tanda)
    masa = queries.masa_terkait(queries.fakta_lamaran(lamaran), lamaran.lowongan, saat)
    assert masa.pasti.hari == hari
    assert hitungan(lamaran, "E-02", saat).tingkat == tingkat


def test_kasus_22_dua_tahun_administrator_juga_menghitung_yang_pernah(lowongan, saat):
    lamaran = dengan_riwayat(lowongan, saat)
    temuan = hitungan(lamaran, "E-09", saat)
    assert (temuan.tingkat, temuan.dasar) == (TERPENUHI, "PP 17/2020 Pasal 107 ayat (1) huruf c angka 4")
    # National law, not written in the Perbup: shown apart.
    assert "E-09" in aturan.SYARAT_NASIONAL


# --- 23. NIP dan nama -------------------------------------------------------------------------
@pytest.mark.parametrize(
    "teks,kata",
    [
        ("19760911 200212 2 005", ""),
        ("19760911\u00a0200212\u00a02\u00a0005 ", ""),
        # A spreadsheet took it for a number.
        ("1.97609E+17", "notasi ilmiah"),
        ("1,97609E+17", "notasi ilmiah"),
        ("197609112002122000", "nomor urut"),
        ("97609112002122005", "yang tertulis 17 angka"),
        ("'197609112002122005", "hanya berisi angka"),
        # PPPK number.
        ("197609112002212005", "nomor induk PPPK"),
    ],
)
def test_kasus_23_nip_dari_lembar_sebar(teks, kata):
    if not kata:
        assert urai_nip(teks).angka == "197609112002122005"
        return
    with pytest.raises(NipTidakSah) as salah:
        urai_nip(teks)
    assert kata in salah.value.pesan


def test_kasus_23_tanggal_lahir_yang_dikoreksi_hanya_ditandai(lowongan, saat):
    """The NIP keeps the old date; the verifier is told, nobody is refused."""
    orang = PenggunaFactory(nip="197609112002122005")
    pelamar = PelamarFactory(pengguna=orang, tanggal_lahir=dt.date(1976, 9, 12), jenis_kelamin="P")
    lamaran = kirim(lowongan, pelamar, saat)
    (tanda,) = queries.tanda_nip(orang.nip, pelamar.tanggal_lahir, "P")
    assert "11 September 1976, menurut profil 12 September 1976" in tanda
    assert lamaran.keadaan == "DIAJUKAN"


def test_kasus_23_nama_satu_kata_dan_gelar_tidak_mengubah_urutan():
    nama = ["Dr. Wening", "Suharto", "Prof. Dr. H. Anindita, M.Si.", "drg. Budi Santosa"]
    assert sorted(nama, key=menurut_abjad) == [nama[2], nama[3], nama[1], nama[0]]


# --- 28. Pelamar yang diundang ----------------------------------------------------------------
def test_kasus_28_yang_diundang_tunduk_pada_syarat_dan_batas_yang_sama(lowongan, saat):
    ketua = petugas(lowongan, Peran.KETUA_PANSEL)
    orang = PenggunaFactory(nip="197609112002122005")
    undangan = {"lowongan": lowongan, "nip": orang.nip, "nama": orang.nama, "oleh": ketua}
    actions.undang_pelamar(**undangan, alasan="Memimpin bidang yang sama.", pada=saat)
    pelamar = PelamarFactory(pengguna=orang, jenjang="D3")
    lamaran = actions.buat_lamaran(lowongan=lowongan, oleh=orang, pada=saat)
    assert lamaran.undangan_id is not None
    berkas_lengkap(lamaran, kecuali=["REKOMENDASI_PPK"])
    kirimkan = {"lamaran": lamaran, "setuju": True, "oleh": orang}
    # The recommendation of his PPK is needed too, and the deadline is the same to the second.
    with pytest.raises(TindakanDitolak, match="Rekomendasi PPK"):
        actions.ajukan(**kirimkan, pada=saat)
    berkas_lengkap(lamaran, kecuali=[k for k in queries.berkas_berlaku(lamaran)])
    with pytest.raises(TindakanDitolak, match="batas penerimaan lamaran"):
        actions.ajukan(**kirimkan, pada=lowongan.batas_lamaran)
    terkirim = actions.ajukan(**kirimkan, pada=lowongan.batas_lamaran - dt.timedelta(microseconds=1))
    assert hitungan(terkirim, "E-04", saat).tingkat == BLOK
    assert queries.jumlah_terkirim(lowongan) == 1
    with pytest.raises(TindakanDitolak, match="batas penerimaan lamaran"):
        actions.undang_pelamar(
            **(undangan | {"nip": "198001012005011001"}), alasan="Terlambat.", pada=lowongan.batas_lamaran
        )
    assert pelamar.lamaran.get().undangan.alasan == "Memimpin bidang yang sama."


def test_kasus_28_undangan_tidak_meluluskan(lowongan, saat):
    """The verdict of an invited applicant follows from the items like anybody's."""
    ketua = petugas(lowongan, Peran.KETUA_PANSEL)
    pertama, kedua = petugas(lowongan, Peran.VERIFIKATOR), petugas(lowongan, Peran.VERIFIKATOR)
    orang = PenggunaFactory(nip="197609112002122005")
    PelamarFactory(pengguna=orang)
    actions.undang_pelamar(
        lowongan=lowongan, nip=orang.nip, nama=orang.nama, alasan="Berpengalaman.", oleh=ketua, pada=saat
    )
    lamaran = LamaranFactory(
        pelamar=orang.pelamar, lowongan=lowongan, keadaan="DIAJUKAN", undangan=lowongan.undangan.get()
    )
    verifikasi_lengkap(lamaran, pertama, tidak_sesuai=["E-02"], pada=saat)
    actions.selesai_diperiksa(lamaran=lamaran, oleh=pertama, pada=saat)
    assert actions.konfirmasi(lamaran=lamaran, oleh=kedua, pada=saat).keadaan == "TMS"
    assert Hak.VERIFIKASI not in hak_pengguna(ketua, lowongan.seleksi_id, saat)
