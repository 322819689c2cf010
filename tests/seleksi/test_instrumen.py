"""Settling instruments before the announcement: the act, the minutes, the freeze, the pages."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from jejak.models import Jejak
from panitia.aturan import Peran
from penilaian.models import Komponen
from seleksi import actions as tindakan
from seleksi.actions.instrumen import atur_instrumen
from seleksi.ketentuan import Indikator, baku_menurut
from seleksi.models import Lowongan, Seleksi
from seleksi.naskah import berita_acara_persiapan
from seleksi.queries.ketentuan import daftar_parameter
from seleksi.queries.rapat import keadaan_rapat
from tests.dokumen.bentuk import assert_sebentuk
from tests.factories.seleksi import LowonganFactory
from tests.seleksi import situasi
from tests.seleksi.halaman import alamat, jumlah_kueri, masuk, pohon, teks
from tests.seleksi.penolakan import ditolak

pytestmark = pytest.mark.django_db
D = Decimal
DELAPAN = next(x for x in baku_menurut("MAKALAH") if x.kode == "makalah_delapan").indikator
TUNGGAL = (Indikator("Pemecahan masalah", D(100), "Kasus bidang.", ("Tidak.", "Ya.")),)


def atur(s, metode="MAKALAH", indikator=DELAPAN, **ubah):
    isian = {"seleksi": s.seleksi, "oleh": s.sekretariat, "pada": s.saat} | ubah
    hasil = atur_instrumen(metode=metode, indikator=indikator, **isian)
    s.seleksi.refresh_from_db()
    return hasil


def test_instrumen_seleksi_diganti_dan_berjejak(saat):
    s = situasi.kosong(saat)
    semula = s.seleksi.aturan_main.metode_menurut("MAKALAH").indikator
    atur(s)
    assert s.seleksi.aturan_main.metode_menurut("MAKALAH").indikator == DELAPAN
    jejak = Jejak.objects.order_by("tinggi").last()
    assert (jejak.peristiwa, jejak.objek_id) == ("instrumen.diatur", str(s.seleksi.pk))
    jalur = "metode.MAKALAH.indikator"
    assert len(jejak.rincian["dari"][jalur]) == len(semula)
    assert jejak.rincian["isi"][jalur][0]["nama"] == "Proporsi halaman"
    (baris,) = [b for x in daftar_parameter(s.seleksi) for b in x.baris if b.jalur == jalur]
    assert baris.menyimpang
    assert "Proporsi halaman (12,5)" in baris.nilai


def test_instrumen_satu_lowongan_lalu_ikut_seleksi_lagi(saat):
    s = situasi.kosong(saat, banyak=2)
    kedua = s.lowongan[1]
    umum = s.seleksi.aturan_main.metode_menurut("MAKALAH").indikator
    atur(s, indikator=TUNGGAL, lowongan=kedua)
    kini = s.seleksi.aturan_main
    assert kini.indikator_lowongan("MAKALAH", kedua.urutan) == TUNGGAL
    assert kini.indikator_lowongan("MAKALAH", s.lowongan[0].urutan) == umum
    jejak = Jejak.objects.order_by("tinggi").last()
    assert jejak.objek_tipe == "seleksi.lowongan"
    assert jejak.rincian["isi"]["metode.MAKALAH.indikator"][0]["nama"] == "Pemecahan masalah"
    atur(s, indikator=(), lowongan=kedua)
    assert s.seleksi.aturan_main.instrumen == ()


def test_instrumen_ditolak_tanpa_jejak_tertinggal(saat):
    s = situasi.kosong(saat)
    isian = {"seleksi": s.seleksi, "metode": "MAKALAH", "oleh": s.sekretariat, "pada": saat}
    semula, tinggi = s.seleksi.ketentuan, Jejak.objects.count()
    kurang = [Indikator("Isi", D(60))]
    assert ditolak(atur_instrumen, indikator=kurang, **isian)[0] == {"B-8"}
    assert ditolak(atur_instrumen, indikator=[], **isian)[0] == {"B-8"}
    assert ditolak(atur_instrumen, indikator=TUNGGAL, **(isian | {"metode": "REKAM_JEJAK"}))[0] == {"B-2"}
    assert ditolak(atur_instrumen, indikator=TUNGGAL, **(isian | {"metode": "TES"}))[0] == {"P-10"}
    asing = LowonganFactory()
    assert ditolak(atur_instrumen, indikator=TUNGGAL, lowongan=asing, **isian)[0] == {"P-10"}
    # A vacancy that has no instrument of its own cannot drop one.
    assert ditolak(atur_instrumen, indikator=[], lowongan=s.lowongan[0], **isian)[0] == {"P-10"}
    orang = isian | {"oleh": s.orang[Peran.VERIFIKATOR]}
    assert ditolak(atur_instrumen, indikator=TUNGGAL, **orang)[0] == {"P-11"}
    s.seleksi.refresh_from_db()
    assert (s.seleksi.ketentuan, Jejak.objects.count()) == (semula, tinggi)


def test_instrumen_berubah_membuat_berita_acara_persiapan_basi(saat):
    s = situasi.siap(saat)
    assert keadaan_rapat([s.seleksi])[s.seleksi.pk][0].sesuai
    atur(s, indikator=TUNGGAL, lowongan=s.lowongan[0], oleh=s.ketua)
    assert not keadaan_rapat([s.seleksi])[s.seleksi.pk][0].sesuai


def test_criteria_immutable_after_publication(saat):
    """T31: frozen with the announcement, for the act and for whoever writes the row himself."""
    s = situasi.siap(saat, banyak=2)
    atur(s, indikator=TUNGGAL, lowongan=s.lowongan[1])
    situasi.catat_rapat(s)
    s.pengumuman = tindakan.siapkan_pengumuman(
        seleksi=s.seleksi,
        lowongan=s.lowongan,
        penutupan=s.hari + situasi.dt.timedelta(days=14),
        oleh=s.sekretariat,
        pada=saat,
    )
    tindakan.umumkan(pengumuman=s.pengumuman, oleh=s.ketua, pada=saat)
    s.seleksi.refresh_from_db()
    pertama, kedua = (
        [x.nama for x in Komponen.objects.get(lowongan=satu, metode="MAKALAH").indikator.order_by("urutan")]
        for satu in s.lowongan
    )
    assert kedua == ["Pemecahan masalah"]
    assert len(pertama) == len(s.seleksi.aturan_main.metode_menurut("MAKALAH").indikator)
    for lowongan in (None, s.lowongan[1]):
        kode, alasan = ditolak(
            atur_instrumen,
            seleksi=s.seleksi,
            metode="MAKALAH",
            indikator=DELAPAN,
            lowongan=lowongan,
            oleh=s.ketua,
            pada=saat,
        )
        assert kode == {"P-10"}
        assert "dibekukan" in alasan
    baru = s.seleksi.aturan_main.dengan_instrumen("MAKALAH", (), s.lowongan[1].urutan)
    with pytest.raises(DatabaseError, match="sudah dibekukan"), transaction.atomic():
        Seleksi.objects.filter(pk=s.seleksi.pk).update(ketentuan=baru.jadi_json())
    butir = Komponen.objects.get(lowongan=s.lowongan[1], metode="MAKALAH").indikator.get()
    for ubah in ({"bobot": D(99)}, {"nama": "Lain"}):
        with pytest.raises(DatabaseError, match="sudah diumumkan"), transaction.atomic():
            type(butir).objects.filter(pk=butir.pk).update(**ubah)
    with pytest.raises(DatabaseError, match="sudah diumumkan"), transaction.atomic():
        butir.delete()


def test_berita_acara_menyebut_instrumen_lowongan_yang_berbeda(saat):
    s = situasi.siap(saat, banyak=2)
    atur(s, indikator=TUNGGAL, lowongan=s.lowongan[1])
    penanda = s.seleksi.keanggotaan.get(peran=Peran.KETUA_PANSEL)
    isi = berita_acara_persiapan(
        s.seleksi,
        list(s.seleksi.lowongan.order_by("urutan")),
        situasi.InstansiFactory(),
        bawaan=s.seleksi.aturan_main,
        tanggal=s.hari,
        tempat="Aula",
        jadwal=[],
        pansel=[],
        sidik="0" * 64,
        penanda=penanda,
    )
    assert isi["instrumen_khusus"] == [
        {
            "jabatan": s.lowongan[1].nama_jabatan,
            "metode": "Penulisan makalah",
            "indikator": [{"nama": "Pemecahan masalah", "bobot": "100"}],
        }
    ]
    assert_sebentuk("berita_acara_persiapan", isi)


# --- Halaman -------------------------------------------------------------------------------------
def isian(indikator, aksi="simpan", **ubah):
    hasil = {"aksi": aksi, "baris": str(len(indikator))}
    for n, satu in enumerate(indikator, start=1):
        hasil |= {
            f"nama_{n}": satu.nama,
            f"bobot_{n}": f"{satu.bobot}".replace(".", ","),
            f"urut_{n}": str(n),
            f"uraian_{n}": satu.uraian,
            f"tingkat_{n}": "\r\n".join(satu.tingkat),
        }
    return hasil | ubah


def test_halaman_menyimpan_instrumen_menurut_urutan_dan_membuang_baris_kosong(saat):
    s = situasi.kosong(saat)
    klien = masuk(s.sekretariat)
    tujuan = alamat("ubah_instrumen", s.seleksi.pk, "MAKALAH")
    dua = [Indikator("Isi", D("62.5"), "", ("a", "b")), Indikator("Gaya", D("37.5"))]
    kirim = isian(dua, urut_1="2", urut_2="1", baris="4", tingkat_1="a\r\n\r\n b \r\n", urut_4="4")
    jawaban = klien.post(tujuan, kirim)
    assert jawaban.status_code == 302
    s.seleksi.refresh_from_db()
    assert s.seleksi.aturan_main.metode_menurut("MAKALAH").indikator == (dua[1], dua[0])
    halaman = teks(klien.get(alamat("instrumen", s.seleksi.pk)))
    assert "1. Gaya" in halaman
    assert "37,5 %" in halaman.replace("\xa0", " ")


def test_halaman_menyebut_yang_kurang_dan_menyimpan_ketikan(saat):
    s = situasi.kosong(saat)
    klien = masuk(s.sekretariat)
    tujuan = alamat("ubah_instrumen", s.seleksi.pk, "MAKALAH")
    semula = s.seleksi.ketentuan
    cacat = {
        "baris": "3",
        "nama_1": "Isi",
        "bobot_1": "NaN",
        "nama_2": "",
        "bobot_2": "40",
        "nama_3": "Gaya",
        "bobot_3": "",
    }
    jawaban = klien.post(tujuan, cacat)
    kata = teks(jawaban, 422)
    assert "Tulis persen antara 0 dan 100" in kata
    assert "Tulis nama indikatornya" in kata
    assert "Isi bobotnya" in kata
    assert pohon(jawaban).xpath("//input[@name='nama_3']/@value") == ["Gaya"]
    # Right fields, wrong sum: refused by the rule, what was typed stays.
    jawaban = klien.post(tujuan, isian([Indikator("Isi", D(60))]))
    assert "harus 100" in teks(jawaban, 422)
    assert pohon(jawaban).xpath("//input[@name='nama_1']/@value") == ["Isi"]
    s.seleksi.refresh_from_db()
    assert s.seleksi.ketentuan == semula


def test_halaman_menambah_baris_tanpa_menilai_yang_diketik(saat):
    s = situasi.kosong(saat)
    klien = masuk(s.sekretariat)
    tujuan = alamat("ubah_instrumen", s.seleksi.pk, "MAKALAH")
    jawaban = klien.post(tujuan, isian([Indikator("Isi", D(60))], aksi="tambah", bobot_1="enam"))
    assert jawaban.status_code == 200
    laman = pohon(jawaban)
    assert laman.xpath("//input[@name='baris']/@value") == ["3"]
    assert laman.xpath("//input[@name='bobot_1']/@value") == ["enam"]
    assert "Tulis angka" not in teks(jawaban)
    # Never more rows than there may be indicators, however large the number.
    for baris in ("9999999", "500", "-1", "x"):
        banyak = klien.post(tujuan, {"aksi": "tambah", "baris": baris})
        assert 1 <= int(pohon(banyak).xpath("//input[@name='baris']/@value")[0]) <= 20


def test_halaman_mulai_dari_instrumen_baku_tanpa_menyimpan(saat):
    s = situasi.kosong(saat)
    klien = masuk(s.sekretariat)
    semula = s.seleksi.ketentuan
    tujuan = alamat("ubah_instrumen", s.seleksi.pk, "MAKALAH")
    for kode, nama in (("makalah_delapan", "Proporsi halaman"), ("bawaan", "Ketajaman isi dan argumentasi")):
        laman = pohon(klien.get(tujuan, {"baku": kode}))
        assert laman.xpath("//input[@name='nama_1']/@value") == [nama]
    kini = pohon(klien.get(tujuan, {"baku": "tidak_ada"})).xpath("//input[@name='nama_1']/@value")
    assert kini == ["Ketajaman isi dan argumentasi"]
    s.seleksi.refresh_from_db()
    assert s.seleksi.ketentuan == semula


def test_halaman_lowongan_membedakan_lalu_mengikuti_lagi(saat):
    s = situasi.kosong(saat, banyak=2)
    klien = masuk(s.sekretariat)
    tujuan = alamat("instrumen_lowongan", s.lowongan[1].pk, "MAKALAH")
    assert "Ikuti instrumen seleksi" not in teks(klien.get(tujuan))
    assert klien.post(tujuan, isian(TUNGGAL)).status_code == 302
    halaman = teks(klien.get(alamat("instrumen", s.seleksi.pk)))
    assert "Instrumen sendiri, 1 indikator" in halaman
    assert "Ikuti instrumen seleksi" in teks(klien.get(tujuan))
    assert klien.post(tujuan, {"aksi": "ikuti"}).status_code == 302
    s.seleksi.refresh_from_db()
    assert s.seleksi.aturan_main.instrumen == ()


def test_halaman_sesudah_beku_hanya_dibaca(saat):
    s = situasi.diumumkan(saat)
    klien = masuk(s.ketua)
    tujuan = alamat("ubah_instrumen", s.seleksi.pk, "MAKALAH")
    assert klien.get(tujuan).status_code == 302
    halaman = klien.get(alamat("instrumen", s.seleksi.pk))
    assert "Dibekukan sejak" in teks(halaman)
    assert not pohon(halaman).xpath("//main//a[contains(@href, '/instrumen/MAKALAH')]")
    assert "dibekukan" in teks(klien.post(tujuan, isian(TUNGGAL)), 422)


def test_halaman_hanya_bagi_penyusun_dan_penilai(saat):
    s = situasi.siap(saat)
    daftar, ubah = alamat("instrumen", s.seleksi.pk), alamat("ubah_instrumen", s.seleksi.pk, "MAKALAH")
    khusus = alamat("instrumen_lowongan", s.lowongan[0].pk, "MAKALAH")
    for peran, lihat, susun in (
        (Peran.NASKAH, 200, 200),
        (Peran.KETUA_PANSEL, 200, 200),
        (Peran.ANGGOTA_PANSEL, 200, 404),
        (Peran.ASESOR, 200, 404),
        (Peran.VERIFIKATOR, 404, 404),
        (Peran.PPK, 404, 404),
    ):
        klien = masuk(s.orang[peran])
        assert klien.get(daftar).status_code == lihat, peran
        assert [klien.get(x).status_code for x in (ubah, khusus)] == [susun, susun], peran
    assert masuk(s.ketua).get(alamat("ubah_instrumen", s.seleksi.pk, "TES")).status_code == 404


def test_halaman_tetap_sekian_kueri(saat):
    s = situasi.kosong(saat)
    klien, jalan = masuk(s.sekretariat), alamat("instrumen", s.seleksi.pk)
    satu = jumlah_kueri(klien, jalan)
    for n in (2, 3):
        LowonganFactory(seleksi=s.seleksi, urutan=n)
    for lowongan in Lowongan.objects.filter(seleksi=s.seleksi):
        atur(s, indikator=TUNGGAL, lowongan=lowongan)
    assert jumlah_kueri(klien, jalan) == satu
