"""Results of an assessment centre: every cell answered, two people, the sheets as if typed, a receipt."""

import hashlib
import io
import re
from dataclasses import replace
from decimal import Decimal as D

import openpyxl
import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dokumen.models import Naskah
from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian import actions, naskah, queries, wewenang
from penilaian.actions import HasilBerbeda
from penilaian.alur import KeadaanHasil, KeadaanLembar
from penilaian.aturan import KATEGORI, RENTANG, Skala
from penilaian.forms.hasil_asesmen import BarisHasil, HasilTerbaca, huruf_kolom
from penilaian.models import ButirNilai, HasilAsesmen, LembarNilai, SkalaAsesmen
from penilaian.queries import IsiHasil
from penilaian.queries.bukti import kunci_tercatat, lembar_menyimpang
from seleksi.alur import Tahap
from seleksi.izin import TindakanDitolak
from seleksi.models import Instansi
from tests.factories.penilaian import AsesmenTerdahuluFactory, HasilAsesmenFactory, SkalaAsesmenFactory
from tests.factories.seleksi import BuktiSyaratFactory
from tests.penilaian import korpus_asesmen as korpus
from tests.penilaian.ronde import Ronde
from tests.seleksi.halaman import masuk, teks

KH = KeadaanHasil
LIMA = Skala(RENTANG, D(1), D(5), None, "04/BA/2026")


@pytest.fixture(autouse=True)
def belum_dihitung():
    cache.clear()


def siap(peserta=3, buka=True) -> Ronde:
    ronde = Ronde(peserta=peserta, tahap=Tahap.ASESMEN, kebijakan={"masa_asesmen_bulan": 12})
    ronde.kedua = ronde._orang(Peran.ASESOR, "Asesor Kedua")
    for satu in (ronde.asesor, ronde.kedua):
        ronde.nyatakan(satu)
    if buka:
        ronde.buka("ASESMEN")
    return ronde


@pytest.fixture
def ronde(db) -> Ronde:
    return siap()


def isi(ronde, nilai="87.50", kategori="MS", peserta=None) -> dict[int, IsiHasil]:
    indikator = queries.indikator_komponen(ronde.komponen("ASESMEN"))
    daftar = ronde.peserta if peserta is None else peserta
    return {satu.pk: IsiHasil({i.pk: D(nilai) for i in indikator}, kategori) for satu in daftar}


def unggah(ronde, oleh=None, **lain):
    return actions.unggah_hasil(
        komponen=ronde.komponen("ASESMEN"),
        sidik_berkas="a" * 64,
        isi=lain.pop("isi", None) or isi(ronde, **lain),
        oleh=oleh or ronde.asesor,
        pada=ronde.pada,
    )


def cocokkan(ronde, oleh=None, **lain):
    return actions.cocokkan_hasil(
        komponen=ronde.komponen("ASESMEN"),
        sidik_berkas="b" * 64,
        isi=lain.pop("isi", None) or isi(ronde, **lain),
        oleh=oleh or ronde.kedua,
        pada=ronde.pada,
    )


def terima(ronde, oleh=None):
    return actions.terima_hasil(komponen=ronde.komponen("ASESMEN"), oleh=oleh or ronde.ketua, pada=ronde.pada)


def tarik(ronde, oleh=None):
    return actions.tarik_hasil(komponen=ronde.komponen("ASESMEN"), oleh=oleh or ronde.asesor, pada=ronde.pada)


def skala(ronde, isi=LIMA, oleh=None):
    return actions.tetapkan_skala(
        komponen=ronde.komponen("ASESMEN"), skala=isi, oleh=oleh or ronde.ketua, pada=ronde.pada
    )


# --- Jalan utama ----------------------------------------------------------------------------------
def test_dari_dua_berkas_menjadi_lembar_terkunci_lalu_rekap_seperti_biasa(ronde):
    BuktiSyaratFactory(
        seleksi=ronde.seleksi, lowongan=ronde.lowongan, butir="LAPORAN_ASESMEN", pihak="UPT Contoh"
    )
    hasil = unggah(ronde)
    assert (hasil.keadaan, hasil.jumlah, str(hasil)) == (KH.DIUNGGAH, 3, f"Hasil {hasil.komponen}")
    # No mark is kept before the second person: digests alone, and no sheet.
    assert not LembarNilai.objects.exists()
    assert "87" not in {teks for satu in hasil.tanda.values() for teks in satu.values()}
    hasil = cocokkan(ronde)
    assert (hasil.keadaan, hasil.tanda, hasil.garam) == (KH.COCOK, {}, "")
    lembar = list(LembarNilai.objects.prefetch_related("butir"))
    assert {satu.penilai for satu in lembar} == {ronde.asesor}
    assert {satu.keadaan for satu in lembar} == {KeadaanLembar.DIKUNCI}
    assert {satu.catatan for satu in lembar} == {"Kategori laporan: Memenuhi Syarat (MS)."}
    assert ButirNilai.objects.count() == 6
    # Each lock is in the trail, and each sheet is what was locked.
    assert list(lembar_menyimpang(lembar, kunci_tercatat(lembar))) == []
    assert len(kunci_tercatat(lembar)) == 3
    komponen = ronde.komponen("ASESMEN")
    assert not wewenang.boleh_kunci_komponen(ronde.ketua, komponen, ronde.pada)
    hasil = terima(ronde)
    assert hasil.keadaan == KH.DITERIMA
    assert (hasil.naskah.kelas, hasil.naskah.isi["jumlah"]) == (Naskah.Kelas.TERBATAS, 3)
    assert hasil.naskah.isi["lembaga"] == "UPT Contoh"
    assert "87" not in str(
        {**hasil.naskah.isi, "instansi": "", "sidik": "", "pengunggah": "", "pencocok": "", "penanda": ""}
    )
    # The second asesor owes no sheets of his own.
    assert [satu.keanggotaan.pengguna for satu in queries.kemajuan(komponen, ronde.pada)] == [ronde.asesor]
    assert queries.pekerjaan(ronde.kedua, "ASESOR", ronde.pada) == []
    assert [satu.sisa for satu in queries.pekerjaan(ronde.asesor, "ASESOR", ronde.pada)] == [0]
    ronde.tutup("ASESMEN")
    rata = queries.rata_komponen(ronde.komponen("ASESMEN"))
    assert set(rata.values()) == {D("87.5")}
    urut = [
        s.peristiwa for s in Jejak.objects.filter(peristiwa__startswith="hasil_asesmen").order_by("tinggi")
    ]
    assert urut == ["hasil_asesmen.diunggah", "hasil_asesmen.cocok", "hasil_asesmen.diterima"]


def test_pengunggah_dan_ketua_dikabari_tanpa_nilai(ronde, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        unggah(ronde, nilai="91.37")
    with django_capture_on_commit_callbacks(execute=True):
        cocokkan(ronde, nilai="91.37")
    from akun.models import Surel  # noqa: PLC0415 -- the outbox, only here

    surel = {satu.penerima_id: satu for satu in Surel.objects.filter(kunci__startswith="hasil_asesmen")}
    assert surel.keys() == {ronde.kedua.pk, ronde.asesor.pk, ronde.ketua.pk}
    assert all("91,37" not in f"{satu.subject} {satu.body}" for satu in mail.outbox)
    assert len(mail.outbox) == 3


def test_jumlah_pertanyaan_tetap(db):
    banyak = []
    for peserta in (1, 3):
        ronde = siap(peserta)
        unggah(ronde)
        with CaptureQueriesContext(
            connection,
        ) as tertangkap:
            cocokkan(ronde)
        banyak.append(len(tertangkap))
    assert banyak[0] == banyak[1]


# --- Dua orang, dan siapa -------------------------------------------------------------------------
def test_pengunggah_tidak_mencocokkan_dan_basis_data_menolaknya_juga(ronde):
    hasil = unggah(ronde)
    with pytest.raises(TindakanDitolak, match="Anda sendiri yang mengunggahnya"):
        cocokkan(ronde, oleh=ronde.asesor)
    hasil.dicocokkan_oleh = ronde.asesor
    with pytest.raises(IntegrityError), transaction.atomic():
        hasil.save()


@pytest.mark.parametrize("siapa", ["ketua", *Peran])
def test_hanya_asesor_yang_membawa_hasil(ronde, siapa):
    orang = ronde.ketua if siapa == "ketua" else ronde.lain.get(siapa, ronde.anggota[0])
    if siapa == Peran.ASESOR:
        return
    for tindakan in (unggah, cocokkan):
        with pytest.raises(TindakanDitolak):
            tindakan(ronde, oleh=orang)
    assert not HasilAsesmen.objects.exists()


def test_tanpa_unggahan_tidak_ada_yang_dicocokkan_ditarik_atau_diterima(ronde):
    for tindakan, kata in (
        (cocokkan, "Tidak ada hasil"),
        (tarik, "Tidak ada hasil"),
        (terima, "Belum ada hasil"),
    ):
        with pytest.raises(TindakanDitolak, match=kata):
            tindakan(ronde)
    unggah(ronde)
    with pytest.raises(TindakanDitolak, match="belum dicocokkan"):
        terima(ronde)
    cocokkan(ronde)
    for tindakan in (cocokkan, tarik):
        with pytest.raises(TindakanDitolak, match="Tidak ada hasil"):
            tindakan(ronde)
    with pytest.raises(TindakanDitolak):
        terima(ronde, oleh=ronde.anggota[0])
    terima(ronde)
    with pytest.raises(TindakanDitolak, match="sudah diterima"):
        terima(ronde)


def test_ditarik_pengunggah_atau_ketua_lalu_diunggah_lagi(ronde):
    unggah(ronde)
    with pytest.raises(TindakanDitolak, match="tarik dahulu"):
        unggah(ronde)
    with pytest.raises(TindakanDitolak):
        tarik(ronde, oleh=ronde.kedua)
    lama = tarik(ronde)
    assert (lama.keadaan, lama.tanda) == (KH.DITARIK, {})
    unggah(ronde, oleh=ronde.kedua)
    assert tarik(ronde, oleh=ronde.ketua).ditarik_oleh == ronde.ketua
    assert queries.hasil_berlaku(ronde.komponen("ASESMEN")) is None


def test_pembawa_yang_berbenturan_atau_belum_menyatakan_ditolak(db):
    ronde = Ronde(peserta=2, tahap=Tahap.ASESMEN)
    ronde.buka("ASESMEN")
    with pytest.raises(TindakanDitolak, match="Nyatakan lebih dahulu"):
        unggah(ronde)
    ronde.nyatakan(ronde.asesor, {ronde.peserta[0]: "Saudara kandung."})
    with pytest.raises(TindakanDitolak, match="1 di antaranya tidak Anda nilai"):
        unggah(ronde)


def test_sesudah_lembar_dimulai_tidak_ada_lembar_sebar(ronde):
    ronde.isi(ronde.kedua, ronde.peserta[0], "ASESMEN", 70)
    with pytest.raises(TindakanDitolak, match="Pengisian per lembar sudah dimulai"):
        unggah(ronde)
    actions.batalkan_lembar(
        komponen=ronde.komponen("ASESMEN"),
        lamaran=ronde.peserta[0],
        penilai=ronde.kedua,
        sebab="BERHALANGAN",
        alasan="Nilainya datang lewat lembar sebar.",
        oleh=ronde.ketua,
        pada=ronde.pada,
    )
    assert unggah(ronde)


def test_selama_menunggu_dan_sesudah_cocok_lembar_tidak_diketik_di_sampingnya(ronde):
    unggah(ronde)
    for siapa in (ronde.asesor, ronde.kedua):
        with pytest.raises(TindakanDitolak, match="menunggu dicocokkan"):
            ronde.isi(siapa, ronde.peserta[0], "ASESMEN", 70)
    assert "belum dicocokkan" in str(_menahan(ronde))
    cocokkan(ronde)
    with pytest.raises(TindakanDitolak, match="sudah diserahkan Asesor Utama"):
        ronde.isi(ronde.kedua, ronde.peserta[0], "ASESMEN", 70)
    assert "belum diterima" in str(_menahan(ronde))
    # A sheet that two persons opened again is typed, by the one whose sheets they are.
    lembar = LembarNilai.objects.get(
        komponen__metode="ASESMEN", lamaran=ronde.peserta[0], penilai=ronde.asesor
    )
    permintaan = actions.minta_buka_lembar(
        lembar=lembar, alasan="Laporan dibetulkan lembaga.", oleh=ronde.ketua, pada=ronde.pada
    )
    sekretaris = ronde.lain[Peran.KETUA_SEKRETARIAT]
    actions.setujui_buka_lembar(permintaan=permintaan, oleh=sekretaris, pada=ronde.pada)
    assert ronde.isi(ronde.asesor, ronde.peserta[0], "ASESMEN", 71).versi == 1


def _menahan(ronde):
    izin = wewenang.boleh_kunci_komponen(ronde.ketua, ronde.komponen("ASESMEN"), ronde.pada)
    return [satu.pesan for satu in izin.menahan]


# --- Isi yang berbeda -----------------------------------------------------------------------------
def test_berkas_kedua_yang_berbeda_disebut_letaknya_dan_tidak_menyimpan_apa_pun(ronde):
    unggah(ronde)
    lain = isi(ronde)
    pk = ronde.peserta[1].pk
    kolom = next(iter(lain[pk].nilai))
    lain[pk] = IsiHasil({**lain[pk].nilai, kolom: D("87.51")}, "MMS")
    with pytest.raises(HasilBerbeda, match="pada 1 peserta") as ditolak:
        cocokkan(ronde, isi=lain)
    assert ditolak.value.beda == [queries.Beda(pk, tuple(sorted((str(kolom), "kategori"))))]
    assert not LembarNilai.objects.exists()
    assert queries.hasil_berlaku(ronde.komponen("ASESMEN")).keadaan == KH.DIUNGGAH


def test_peserta_yang_mundur_di_antara_keduanya_dilewati_yang_baru_ketahuan(ronde):
    hasil = unggah(ronde)
    keluar = ronde.peserta[2]
    keluar.alasan_tarik = "Sakit."
    keluar.tarik(ronde.pada)
    keluar.save()
    tinggal = isi(ronde, peserta=ronde.peserta[:2])
    with pytest.raises(TindakanDitolak, match="Daftar peserta berubah"):
        cocokkan(ronde)
    assert queries.beda_hasil(hasil, tinggal) == []
    assert cocokkan(ronde, isi=tinggal).jumlah == 2


def test_peserta_yang_tidak_ada_pada_berkas_pertama_disebut(ronde):
    hasil = unggah(ronde)
    hasil.tanda.pop(str(ronde.peserta[0].pk))
    assert queries.beda_hasil(hasil, isi(ronde)) == [queries.Beda(ronde.peserta[0].pk, ())]


@pytest.mark.parametrize("ubah", ["kosong", "kurang", "butir"])
def test_isi_yang_tidak_tepat_peserta_ditolak(ronde, ubah):
    lain = isi(ronde)
    if ubah == "kurang":
        lain.pop(ronde.peserta[0].pk)
    if ubah == "butir":
        lain[ronde.peserta[0].pk] = IsiHasil({})
    with pytest.raises(TindakanDitolak, match="Daftar peserta berubah"):
        actions.unggah_hasil(
            komponen=ronde.komponen("ASESMEN"),
            sidik_berkas="a" * 64,
            isi={} if ubah == "kosong" else lain,
            oleh=ronde.asesor,
            pada=ronde.pada,
        )


# --- Asesmen terdahulu ----------------------------------------------------------------------------
def test_peserta_dengan_laporan_terdahulu_diisi_pada_lembarnya(ronde):
    AsesmenTerdahuluFactory(lamaran=ronde.peserta[0])
    unggah(ronde, peserta=ronde.peserta[1:])
    assert ronde.isi(ronde.asesor, ronde.peserta[0], "ASESMEN", 70)
    cocokkan(ronde, peserta=ronde.peserta[1:])
    ronde.kunci(ronde.asesor, ronde.peserta[0], "ASESMEN", 70)
    terima(ronde)
    assert ronde.tutup("ASESMEN")


# --- Skala ----------------------------------------------------------------------------------------
def test_skala_ditetapkan_ketua_sebelum_ada_hasil(ronde):
    baris = skala(ronde)
    assert (baris.skala, baris.id_seleksi) == (LIMA, ronde.seleksi.pk)
    assert str(baris) == f"Skala {baris.komponen}"
    with pytest.raises(TindakanDitolak, match="nomor berita acara"):
        skala(ronde, replace(LIMA, nomor_konversi=""))
    with pytest.raises(TindakanDitolak):
        skala(ronde, oleh=ronde.asesor)
    kategori = Skala(KATEGORI, None, None, {"MS": D(85), "MMS": D(70), "KMS": D(50)}, "05/BA/2026")
    assert skala(ronde, kategori).skala == kategori
    assert skala(ronde, Skala(nomor_konversi="sisa")).skala == Skala()
    skala(ronde)
    hasil = unggah(ronde)
    assert hasil.nomor_konversi == "04/BA/2026"
    assert hasil.konversi.startswith("nilai = (nilai laporan − 1)")
    with pytest.raises(TindakanDitolak, match="tarik lebih dahulu"):
        skala(ronde)
    cocokkan(ronde)
    terima(ronde)
    ronde.tutup("ASESMEN")
    with pytest.raises(TindakanDitolak, match="sudah dikunci"):
        skala(ronde)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "ubah",
    [
        {"nomor_konversi": ""},
        {"tertinggi": D(1)},
        {"terendah": D(-1)},
        {"jenis": "KATEGORI"},
        {"jenis": "LAIN"},
    ],
)
def test_basis_data_menolak_skala_yang_tidak_utuh(ubah):
    with pytest.raises(IntegrityError):
        SkalaAsesmenFactory(
            **{
                **ubah,
                **(
                    {"nilai_ms": D(50), "nilai_mms": D(60), "nilai_kms": D(70)}
                    if ubah == {"jenis": "KATEGORI"}
                    else {}
                ),
            }
        )


@pytest.mark.django_db
def test_satu_hasil_berlaku_per_komponen():
    hasil = HasilAsesmenFactory()
    with pytest.raises(IntegrityError):
        HasilAsesmenFactory(komponen=hasil.komponen)


# --- Halaman --------------------------------------------------------------------------------------
def alamat(nama, ronde):
    return reverse(f"penilaian:{nama}", args=[ronde.komponen("ASESMEN").pk])


def kirim(klien, ronde, data: bytes, nama="hasil.xlsx"):
    return klien.post(alamat("hasil_asesmen", ronde), {"berkas": SimpleUploadedFile(nama, data)})


def polos(jawaban) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", jawaban.content.decode().replace("\xa0", " ")).split())


def segel(jawaban) -> str:
    return re.search(r'name="baris" value="([^"]+)"', jawaban.content.decode())[1]


def kukuhkan(klien, ronde, tersegel, cara="unggah"):
    return klien.post(alamat("hasil_asesmen", ronde), {"baris": tersegel, "cara": cara}, follow=True)


@pytest.mark.parametrize("kasus", korpus.KASUS, ids=lambda k: k.nama)
def test_korpus_lembar_sebar(ronde, kasus):
    def ubah(lembar):
        for baris, kolom, nilai in kasus.sel:
            lembar.cell(baris, kolom).value = nilai

    jawaban = kirim(masuk(ronde.asesor), ronde, korpus.wajar(ronde.peserta, ubah))
    isi_halaman = polos(jawaban)
    assert jawaban.status_code == 200
    for kata in kasus.kata:
        assert kata in isi_halaman, isi_halaman
    assert ('name="baris"' in jawaban.content.decode()) is (not kasus.kata)
    assert ("3 peserta, tidak ada yang salah" in isi_halaman) is (not kasus.kata)
    assert not HasilAsesmen.objects.exists()


def test_lembar_ganjil_lain(ronde):
    klien = masuk(ronde.asesor)
    lengkap = [korpus.baris(satu) for satu in ronde.peserta]
    ganda = polos(kirim(klien, ronde, korpus.buku(*lengkap, lengkap[0])))
    assert "Baris 5" in ganda
    assert f"{ronde.peserta[0].nomor_pendaftaran} sudah ada pada baris 2." in ganda
    kurang = polos(kirim(klien, ronde, korpus.buku(*lengkap[1:])))
    assert f"Tidak ada baris untuk {ronde.peserta[0].nomor_pendaftaran}" in kurang
    assert "Lembar ini tidak berisi apa-apa" in polos(kirim(klien, ronde, korpus.buku(kepala=[])))
    gabung = kirim(klien, ronde, korpus.wajar(ronde.peserta, lambda lembar: lembar.merge_cells("D2:E2")))
    assert "Ada sel yang digabung (D2:E2)" in teks(gabung, 422)
    assert "Simpan sebagai .xlsx" in teks(kirim(klien, ronde, b"a;b\n1;2", "hasil.csv"), 422)
    assert "Berkas kosong" in teks(kirim(klien, ronde, b""), 422)
    assert "Excel lama" in teks(kirim(klien, ronde, b"\xd0\xcf\x11\xe0" * 20), 422)
    assert "tidak dapat dibaca" in teks(kirim(klien, ronde, b"PK\x03\x04rusak"), 422)
    assert "Pilih lembar sebarnya" in teks(klien.post(alamat("hasil_asesmen", ronde), {}), 422)
    # What no library writes: a number beyond every number, and one that is none.
    for angka, kata in (("1e400", "“inf” bukan nilai"), ("NaN", "bukan nilai")):
        aneh = korpus.wajar(ronde.peserta, lambda lembar: setattr(lembar.cell(3, korpus.D), "value", 87.5))
        jawaban = kirim(klien, ronde, korpus.mentah(aneh, "<v>87.5</v>", f"<v>{angka}</v>"))
        assert "Kolom D (1. Kompetensi manajerial)" in polos(jawaban) or "tidak dapat dibaca" in polos(
            jawaban
        ), kata
    # Columns in another order, and one nobody knows, are read by their headings.
    balik = [[satu[6], satu[4], satu[3], "x", *satu[:3], satu[5]] for satu in (korpus.KEPALA, *lengkap)]
    isi_halaman = polos(kirim(klien, ronde, korpus.buku(*balik[1:], kepala=balik[0])))
    assert "3 peserta, tidak ada yang salah" in isi_halaman
    assert "Kolom yang tidak dikenal tidak dibaca: D (x)." in isi_halaman
    lain = korpus.wajar(ronde.peserta, lambda lembar: lembar.parent.create_sheet("Konsep"))
    assert "Lembar lain tidak dibaca: Konsep." in polos(kirim(klien, ronde, lain))
    keluar = ronde.peserta[2]
    keluar.alasan_tarik = "Sakit."
    keluar.tarik(ronde.pada)
    keluar.save()
    dilewati = polos(kirim(klien, ronde, korpus.buku(*lengkap)))
    assert "2 peserta, tidak ada yang salah" in dilewati
    assert "tidak lagi peserta" in dilewati
    assert not HasilAsesmen.objects.exists()


def test_templat_terisi_terkunci_dan_terbaca_kembali(ronde):
    klien = masuk(ronde.asesor)
    jawaban = klien.get(alamat("templat_asesmen", ronde))
    assert "no-store" in jawaban["Cache-Control"]
    buku = openpyxl.load_workbook(io.BytesIO(jawaban.content))
    assert buku.sheetnames == ["Isian", "Petunjuk"]
    lembar = buku["Isian"]
    assert [sel.value for sel in lembar[1]] == korpus.KEPALA
    assert lembar.protection.sheet
    assert [sel.protection.locked for sel in lembar[2]] == [True] * 3 + [False] * 4
    assert len({buku["Petunjuk"].cell(n, 2).value for n in range(1, 30)} - {None}) > 6
    for nomor in range(2, 5):
        for kolom, nilai in zip("DEF", (korpus.SATU, korpus.DUA, korpus.AKHIR), strict=True):
            lembar[f"{kolom}{nomor}"].value = nilai
    wadah = io.BytesIO()
    buku.save(wadah)
    assert "3 peserta, tidak ada yang salah" in polos(kirim(klien, ronde, wadah.getvalue()))
    # Random: the same template twice has another digest.
    assert jawaban.content != klien.get(alamat("templat_asesmen", ronde)).content


def test_templat_kategori_dan_yang_berbenturan_tidak_tercantum(ronde):
    skala(ronde, Skala(KATEGORI, None, None, {"MS": D(85), "MMS": D(70), "KMS": D(50)}, "05/BA/2026"))
    ronde.nyatakan(ronde.asesor, {ronde.peserta[0]: "Saudara kandung."})
    isi_templat = masuk(ronde.asesor).get(alamat("templat_asesmen", ronde)).content
    lembar = openpyxl.load_workbook(io.BytesIO(isi_templat))["Isian"]
    assert "Nilai akhir" not in [sel.value for sel in lembar[1]]
    assert [lembar.cell(n, 1).value for n in (2, 3, 4)] == [
        *(satu.nomor_pendaftaran for satu in ronde.peserta[1:]),
        None,
    ]
    baris = [korpus.baris(satu, ("MS", "Kurang Memenuhi Syarat")) for satu in ronde.peserta]
    kepala = [satu for satu in korpus.KEPALA if satu != "Nilai akhir"]
    isi_halaman = polos(kirim(masuk(ronde.kedua), ronde, korpus.buku(*baris, kepala=kepala)))
    assert "3 peserta, tidak ada yang salah" in isi_halaman
    baris[0][3] = "Baik"
    assert "Kolom D (1. Kompetensi manajerial): “Baik” tidak dikenal" in polos(
        kirim(masuk(ronde.kedua), ronde, korpus.buku(*baris, kepala=kepala))
    )


def test_dua_asesor_lalu_ketua_lewat_halaman(ronde):
    pertama, kedua, ketua = masuk(ronde.asesor), masuk(ronde.kedua), masuk(ronde.ketua)
    berkas = korpus.wajar(ronde.peserta)
    sidik = hashlib.sha256(berkas).hexdigest()
    assert "Unggah atau cocokkan" in teks(pertama.get(reverse("penilaian:beranda_asesor")))
    jawaban = kirim(pertama, ronde, berkas)
    assert sidik in teks(jawaban)
    segel_pertama = segel(jawaban)
    assert "menunggu dicocokkan asesor lain" in teks(kukuhkan(pertama, ronde, segel_pertama))
    assert "tarik dahulu" in teks(kukuhkan(pertama, ronde, segel_pertama), 422)
    # Nobody else's page opens with it, nor this one as a comparison.
    for klien, cara in ((kedua, "unggah"), (kedua, "cocokkan"), (pertama, "cocokkan")):
        jawaban = klien.post(alamat("hasil_asesmen", ronde), {"baris": segel_pertama, "cara": cara})
        assert "Pratinjau ini sudah tidak berlaku" in teks(jawaban, 422)
    # The second one sees where his differs, not what the first one wrote.
    lain = korpus.wajar(ronde.peserta, lambda lembar: setattr(lembar.cell(3, korpus.G), "value", "MMS"))
    jawaban = kirim(kedua, ronde, lain)
    assert "Baris 3, kolom G (Kategori): berbeda dengan berkas" in teks(jawaban)
    assert 'name="baris"' not in jawaban.content.decode()
    halaman = teks(kedua.get(alamat("hasil_asesmen", ronde)))
    assert "Asesor Utama sudah mengunggah hasilnya" in halaman
    assert korpus.SATU not in halaman
    jawaban = kirim(kedua, ronde, berkas)
    assert "sama dengan yang diunggah lebih dahulu" in teks(jawaban)
    segel_kedua = segel(jawaban)
    assert "3 lembar asesmen cocok dan terkunci." in teks(kukuhkan(kedua, ronde, segel_kedua, "cocokkan"))
    assert "Tidak ada hasil asesmen yang menunggu" in teks(
        kukuhkan(kedua, ronde, segel_kedua, "cocokkan"), 422
    )
    halaman = teks(ketua.get(alamat("komponen", ronde)))
    assert "Terima hasil" in halaman
    assert sidik in halaman
    assert korpus.SATU not in halaman
    assert "Belum diterima" in teks(masuk(ronde.anggota[0]).get(alamat("komponen", ronde)))
    assert sidik in teks(ketua.get(alamat("terima_hasil_asesmen", ronde)))
    assert "diterima; berita acara terbit" in teks(
        ketua.post(alamat("terima_hasil_asesmen", ronde), follow=True)
    )
    assert "sudah diterima" in teks(ketua.post(alamat("terima_hasil_asesmen", ronde)), 422)
    assert "Berita acara serah terima" in teks(ketua.get(alamat("komponen", ronde)))
    anggota = teks(masuk(ronde.anggota[0]).get(alamat("komponen", ronde)))
    assert "Diterima" in anggota
    assert sidik not in anggota
    halaman = teks(pertama.get(alamat("hasil_asesmen", ronde)))
    assert "Berita Acara Nomor" in halaman


def test_isi_yang_berubah_di_antara_pratinjau_dan_tekan_tombol(ronde):
    pertama, kedua = masuk(ronde.asesor), masuk(ronde.kedua)
    kukuhkan(pertama, ronde, segel(kirim(pertama, ronde, korpus.wajar(ronde.peserta))))
    tersegel = segel(kirim(kedua, ronde, korpus.wajar(ronde.peserta)))
    tarik(ronde)
    unggah(ronde, nilai="12.00")
    jawaban = kukuhkan(kedua, ronde, tersegel, "cocokkan")
    assert "berbeda dengan yang diunggah lebih dahulu pada 3 peserta" in teks(jawaban, 409)


def test_tarik_lewat_halaman(ronde):
    unggah(ronde)
    for siapa in (ronde.asesor, ronde.ketua):
        assert "Tarik hasil" in teks(
            masuk(siapa).get(alamat("hasil_asesmen" if siapa == ronde.asesor else "komponen", ronde))
        )
    assert "ditarik." in teks(masuk(ronde.ketua).post(alamat("tarik_hasil_asesmen", ronde), follow=True))
    jawaban = masuk(ronde.asesor).post(alamat("tarik_hasil_asesmen", ronde), follow=True)
    assert "Tidak ada hasil asesmen yang menunggu" in teks(jawaban)
    for siapa in (ronde.anggota[0], ronde.lain[Peran.NARASUMBER]):
        assert masuk(siapa).post(alamat("tarik_hasil_asesmen", ronde)).status_code == 404


def test_skala_lewat_halaman(ronde):
    ketua = masuk(ronde.ketua)
    assert "Angka 0 sampai 100" in teks(ketua.get(alamat("skala_asesmen", ronde)))
    isian = {"jenis": "RENTANG", "terendah": "1", "tertinggi": "5,0", "nomor_konversi": "04/BA/2026"}
    assert "ditetapkan." in teks(ketua.post(alamat("skala_asesmen", ronde), isian, follow=True))
    assert SkalaAsesmen.objects.get().skala == replace(LIMA, tertinggi=D("5.00"))
    assert "(nilai laporan − 1) ÷ (5 − 1)" in teks(ketua.get(alamat("skala_asesmen", ronde)))
    for salah, kata in (
        ({"tertinggi": "NaN"}, "Tulis angka"),
        ({"tertinggi": "1e9"}, "Tulis angka"),
        ({"tertinggi": "0"}, "yang tertinggi lebih besar"),
    ):
        assert kata in teks(ketua.post(alamat("skala_asesmen", ronde), {**isian, **salah}), 422)
    nilai = ["3", "4,5", "3,60", "MS"]
    baris = [korpus.baris(satu, nilai[:3], nilai[3]) for satu in ronde.peserta]
    klien = masuk(ronde.asesor)
    kukuhkan(klien, ronde, segel(kirim(klien, ronde, korpus.buku(*baris))))
    kedua = masuk(ronde.kedua)
    kukuhkan(kedua, ronde, segel(kirim(kedua, ronde, korpus.buku(*baris))), "cocokkan")
    assert set(ButirNilai.objects.values_list("nilai", flat=True)) == {D("50.00"), D("87.50")}
    assert "di luar skala 1 sampai 5" in polos(kirim(klien, ronde, korpus.wajar(ronde.peserta)))


def test_pintu_tertutup_bagi_yang_lain_dan_sebelum_dibuka(db):
    ronde = siap(peserta=1, buka=False)
    assert masuk(ronde.asesor).get(alamat("hasil_asesmen", ronde)).status_code == 404
    ronde.buka("ASESMEN")
    assert masuk(ronde.asesor).get(alamat("hasil_asesmen", ronde)).status_code == 200
    bukan = reverse("penilaian:hasil_asesmen", args=[ronde.komponen("MAKALAH").pk])
    assert masuk(ronde.asesor).get(bukan).status_code == 404
    assert masuk(ronde.ketua).get(bukan.replace("hasil/", "skala/")).status_code == 404
    for siapa in (ronde.ketua, ronde.anggota[0], *(o for p, o in ronde.lain.items())):
        klien = masuk(siapa)
        assert klien.get(alamat("hasil_asesmen", ronde)).status_code == 404
        assert kirim(klien, ronde, korpus.wajar(ronde.peserta)).status_code == 404
        assert klien.get(alamat("templat_asesmen", ronde)).status_code == 404
        if siapa != ronde.ketua:
            assert klien.get(alamat("skala_asesmen", ronde)).status_code == 404
            assert klien.post(alamat("terima_hasil_asesmen", ronde)).status_code == 404
    assert masuk(ronde.asesor).get(alamat("terima_hasil_asesmen", ronde)).status_code == 404
    assert "Belum ada hasil asesmen" in teks(masuk(ronde.ketua).get(alamat("terima_hasil_asesmen", ronde)))


def test_yang_terhalang_melihat_sebabnya(db):
    ronde = Ronde(peserta=1, tahap=Tahap.ASESMEN)
    ronde.kedua = ronde._orang(Peran.ASESOR, "Asesor Kedua")
    ronde.buka("ASESMEN")
    assert "Belum dapat diunggah" in teks(masuk(ronde.asesor).get(alamat("hasil_asesmen", ronde)))
    ronde.nyatakan(ronde.asesor)
    unggah(ronde)
    assert "Belum dapat Anda cocokkan" in teks(masuk(ronde.kedua).get(alamat("hasil_asesmen", ronde)))


def test_unggahan_dibatasi_per_jam(ronde, monkeypatch):
    monkeypatch.setattr("penilaian.views.hasil_asesmen.BATAS_UNGGAH", 1)
    klien = masuk(ronde.asesor)
    assert kirim(klien, ronde, korpus.wajar(ronde.peserta)).status_code == 200
    assert "dalam satu jam" in teks(kirim(klien, ronde, korpus.wajar(ronde.peserta)), 422)


def test_komponen_pansel_tidak_mengenal_hasil_dari_lembar_sebar(ronde):
    makalah = ronde.komponen("MAKALAH")
    assert queries.ringkasan_hasil(makalah) is None
    assert queries.penyerah(makalah) is None
    izin = wewenang.boleh_kunci_komponen(ronde.ketua, makalah, ronde.pada)
    assert not any("Hasil asesmen" in satu.pesan for satu in izin.menahan)
    izin = wewenang.boleh_menilai(ronde.ketua, makalah, ronde.peserta[0], None, ronde.pada)
    assert not any("lembar sebar" in satu.pesan for satu in izin.menahan)


def test_tanpa_kategori_lembar_tanpa_catatan(ronde):
    unggah(ronde, kategori="")
    cocokkan(ronde, kategori="")
    assert set(LembarNilai.objects.values_list("catatan", flat=True)) == {""}


def test_berita_acara_hanya_atas_hasil_yang_cocok(ronde):
    hasil = unggah(ronde)
    with pytest.raises(ValueError, match="sudah dicocokkan"):
        naskah.serah_terima_asesmen(hasil, "", ronde.ketua, Instansi.objects.get(), ronde.pada)


def test_peserta_yang_hanya_pada_satu_berkas_disebut_letaknya(ronde):
    satu = ronde.peserta[0]
    terbaca = HasilTerbaca((BarisHasil(7, "SKD-1", satu, None),))
    assert "tidak ada di sini" in terbaca.tempat(queries.Beda(satu.pk + 1, ("kategori",)), {})
    assert terbaca.tempat(queries.Beda(satu.pk, ()), {}).startswith("Baris 7: SKD-1 tidak ada")
    # A column the second workbook does not have at all.
    assert "kolom Kategori: berbeda" in terbaca.tempat(
        queries.Beda(satu.pk, ("kategori",)), {"kategori": "Kategori"}
    )


def test_huruf_kolom():
    assert [huruf_kolom(satu) for satu in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA")
    ]
