"""The outbox: written with the act, delivered once, patient with a sick mail server."""

import datetime as dt
import re
import smtplib
from pathlib import Path

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import IntegrityError, transaction
from kombu.exceptions import OperationalError

from akun import tasks
from akun.antar import BATAS_PERCOBAAN, PelayanSurelMati, isi_pesan, isi_surel, jeda, kirim, tanda_pesan
from akun.models import Surel
from akun.queries import surel_tertahan
from akun.surel import kirim_banyak_setelah_commit, kirim_setelah_commit, satu_baris
from tests.factories.akun import PenggunaFactory, SurelFactory

TEMPLAT = "akun/surel/keamanan_akun.txt"
AKAR = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def orang(db):
    return PenggunaFactory(nama="Siti Nur'aini & Rekan", email="siti@contoh.test")


@pytest.fixture
def titip(orang, saat):
    def buat(kunci="uji:1", **ubah):
        isi = {
            "kunci": kunci,
            "penerima": orang,
            "perihal": "Lamaran Anda diterima",
            "templat": TEMPLAT,
            "konteks": {"isi": "Isi <surat> & lampiran."},
            "pada": saat,
        }
        return kirim_setelah_commit(**isi | ubah)

    return buat


@pytest.fixture
def pelayan(monkeypatch):
    """A mail server whose mood the test decides: an exception to raise for each message, or None."""

    class Pelayan:
        galat = None
        percobaan = 0

    def send_messages(self, messages):
        Pelayan.percobaan += 1
        if Pelayan.galat is not None:
            raise Pelayan.galat
        return asal(self, messages)

    asal = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return Pelayan


def test_surel_terkirim_setelah_commit(titip, saat, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        surel = titip(tautan="/akun/profil/")
        assert mail.outbox == []
    surel.refresh_from_db()
    assert (surel.dikirim_pada, surel.coba_lagi_pada, surel.percobaan, surel.galat) == (saat, None, 1, "")
    [surat] = mail.outbox
    assert (surat.to, surat.cc, surat.bcc, surat.subject) == (
        ["siti@contoh.test"],
        [],
        [],
        "Lamaran Anda diterima",
    )
    assert surat.body.startswith("Yth. Siti Nur'aini & Rekan,\n\nIsi <surat> & lampiran.\n")
    assert "http://localhost:8000/akun/profil/" in surat.body
    assert surat.extra_headers["Auto-Submitted"] == "auto-generated"


def test_kunci_yang_sama_hanya_sekali(titip, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        satu = titip()
        dua = titip(perihal="Lain")
    assert satu == dua
    assert dua.perihal == "Lamaran Anda diterima"
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_tindakan_yang_batal_tidak_mengirim_apa_pun(titip):
    with transaction.atomic():
        titip()
        transaction.set_rollback(True)
    assert not Surel.objects.exists()
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_broker_mati_tidak_menggagalkan_tindakan(titip, monkeypatch):
    def mati(*args, **kwargs):
        raise OperationalError("Redis diam")

    monkeypatch.setattr(tasks.kirim_surel, "delay", mati)
    with transaction.atomic():
        titip()
    assert Surel.objects.get().dikirim_pada is None
    assert tasks.sapu_surel() == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("alamat", ["a@b.test, c@d.test", "a@b.test\nBcc: c@d.test", "bukan alamat", "a@b@c"])
def test_alamat_yang_bukan_satu_alamat_ditolak(titip, alamat):
    with pytest.raises(ValidationError):
        titip(alamat=alamat)
    assert not Surel.objects.exists()


def test_tanpa_alamat_ditolak(titip):
    with pytest.raises(ValidationError):
        titip(penerima=None)


@pytest.mark.parametrize(
    ("perihal", "hasil"),
    [
        ("Halo\r\nBcc: pencuri@contoh.test", "Halo Bcc: pencuri@contoh.test"),
        ("Halo\x00\x0b\x85\u2028 dunia", "Halo dunia"),
        ("  Halo \t dunia ", "Halo dunia"),
        ("x" * 300, "x" * 200),
    ],
)
def test_perihal_tidak_dapat_membuka_kepala_surat_lain(
    titip, perihal, hasil, django_capture_on_commit_callbacks
):
    assert satu_baris(perihal) == hasil
    with django_capture_on_commit_callbacks(execute=True):
        titip(perihal=perihal)
    pesan = mail.outbox[0].message()
    assert pesan["Subject"] == hasil
    assert pesan["Bcc"] is None


def test_basis_data_pun_menolak_baris_baru(orang, saat):
    with pytest.raises(IntegrityError, match="surel_tanpa_baris_baru"), transaction.atomic():
        SurelFactory(penerima=orang, perihal="Halo\nBcc: x@y.test")


def test_yang_terkirim_tidak_menunggu_lagi(orang, saat):
    with pytest.raises(IntegrityError, match="surel_terkirim_tidak_menunggu"), transaction.atomic():
        SurelFactory(penerima=orang, dikirim_pada=saat, coba_lagi_pada=saat)


def test_tanda_pesan_tetap_pada_setiap_percobaan(titip, saat, pelayan):
    surel = titip()
    pelayan.galat = ConnectionRefusedError()
    with pytest.raises(PelayanSurelMati):
        kirim(surel.pk, saat)
    pelayan.galat = None
    assert kirim(surel.pk, saat + dt.timedelta(minutes=1))
    assert mail.outbox[0].extra_headers["Message-ID"] == tanda_pesan(surel)
    assert tanda_pesan(surel).startswith("<")
    assert tanda_pesan(surel).endswith("@localhost>")
    assert tanda_pesan(titip("uji:2")) != tanda_pesan(surel)


def test_pelayan_mati_menunda_dan_tidak_menghilangkan(titip, saat, pelayan):
    surel = titip()
    pelayan.galat = ConnectionRefusedError()
    with pytest.raises(PelayanSurelMati):
        kirim(surel.pk, saat)
    surel.refresh_from_db()
    assert (surel.dikirim_pada, surel.percobaan) == (None, 1)
    assert surel.coba_lagi_pada == saat + dt.timedelta(minutes=1)
    assert surel.galat == "Pelayan surel tidak dapat dihubungi (ConnectionRefusedError)."
    assert not kirim(surel.pk, saat + dt.timedelta(seconds=59)), "belum waktunya"
    assert pelayan.percobaan == 1


def test_jarak_percobaan_bertambah_dan_seluruhnya_dalam_sehari():
    assert [jeda(n).total_seconds() / 60 for n in range(1, 9)] == [1, 2, 4, 8, 16, 32, 60, 60]
    seluruh = sum((jeda(n) for n in range(1, BATAS_PERCOBAAN)), dt.timedelta())
    assert dt.timedelta(hours=22) < seluruh <= dt.timedelta(hours=24)


def test_setelah_sehari_berhenti_tetapi_barisnya_tinggal_dan_dapat_diulang(titip, saat, pelayan, capsys):
    surel = titip()
    pelayan.galat = ConnectionRefusedError()
    for _ in range(BATAS_PERCOBAAN):
        with pytest.raises(PelayanSurelMati):
            kirim(surel.pk, saat + dt.timedelta(days=30))
        Surel.objects.filter(coba_lagi_pada__isnull=False).update(coba_lagi_pada=saat)
    surel.refresh_from_db()
    assert (surel.percobaan, surel.coba_lagi_pada, surel.dikirim_pada) == (BATAS_PERCOBAAN, None, None)
    assert isi_pesan(surel), "pemberitahuan di aplikasi tetap terbaca"
    pelayan.galat = None
    call_command("kirim_ulang_surel")
    assert "1 surel diantrekan lagi." in capsys.readouterr().out
    assert tasks.sapu_surel() == 1


@pytest.mark.parametrize(
    ("galat", "menyerah"),
    [
        (smtplib.SMTPRecipientsRefused({"siti@contoh.test": (550, b"no such user")}), True),
        (smtplib.SMTPRecipientsRefused({"siti@contoh.test": (450, b"greylisted")}), False),
        (smtplib.SMTPDataError(554, b"rejected"), True),
        (smtplib.SMTPDataError(451, b"later"), False),
    ],
)
def test_penolakan_tetap_menghentikan_pesan_itu_saja(titip, saat, pelayan, galat, menyerah):
    surel = titip()
    pelayan.galat = galat
    assert kirim(surel.pk, saat) is False
    surel.refresh_from_db()
    assert (surel.coba_lagi_pada is None) is menyerah
    assert "siti" not in surel.galat
    assert "ditolak pelayan surel" in surel.galat


@pytest.mark.parametrize(
    "galat",
    [
        smtplib.SMTPServerDisconnected("putus"),
        smtplib.SMTPAuthenticationError(535, b"sandi"),
        smtplib.SMTPSenderRefused(553, b"pengirim", "seleksi@localhost"),
        TimeoutError(),
    ],
)
def test_kesalahan_pelayan_tidak_pernah_menghentikan_pesan(titip, saat, pelayan, galat):
    surel = titip()
    pelayan.galat = galat
    with pytest.raises(PelayanSurelMati):
        kirim(surel.pk, saat)
    surel.refresh_from_db()
    assert surel.coba_lagi_pada == saat + dt.timedelta(minutes=1)


def test_sapuan_berhenti_pada_tanda_pertama_bahwa_pelayan_mati(titip, pelayan):
    for nomor in range(5):
        titip(f"uji:{nomor}")
    pelayan.galat = ConnectionRefusedError()
    assert tasks.sapu_surel() == 0
    assert pelayan.percobaan == 1
    pelayan.galat = None
    assert tasks.sapu_surel() == 4, "yang pertama menunggu semenit"


def test_tugas_pengantar_diam_saat_pelayan_mati(titip, pelayan):
    pelayan.galat = ConnectionRefusedError()
    tasks.kirim_surel(titip().pk)
    assert pelayan.percobaan == 1


def test_banyak_surel_dititipkan_dengan_kueri_yang_tetap(
    orang, saat, django_assert_num_queries, django_capture_on_commit_callbacks
):
    def titipan(jumlah):
        return [
            {
                "kunci": f"lamaran.hasil:{nomor}",
                "penerima": orang,
                "perihal": "Hasil seleksi\nadministrasi diumumkan",
                "templat": TEMPLAT,
                "konteks": {"isi": f"Nomor {nomor}"},
                "tautan": "/akun/profil/",
            }
            for nomor in range(jumlah)
        ]

    for jumlah in (1, 3, 400):
        with django_capture_on_commit_callbacks() as antrean, django_assert_num_queries(1):
            assert kirim_banyak_setelah_commit(titipan(jumlah), pada=saat) == jumlah
        assert len(antrean) == 1
    assert Surel.objects.count() == 400, "kunci yang sudah ada tidak digandakan"
    with django_capture_on_commit_callbacks(execute=True):
        kirim_banyak_setelah_commit(titipan(401), pada=saat)
    assert len(mail.outbox) == 401, "lebih dari sekali sapu pun habis"
    assert mail.outbox[0].subject == "Hasil seleksi administrasi diumumkan"


def test_menitipkan_kepada_tak_seorang_pun_tidak_memanggil_siapa_pun(
    db, saat, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as antrean:
        assert kirim_banyak_setelah_commit([], pada=saat) == 0
    assert antrean == []


def test_templat_rusak_tidak_menahan_surel_lain(titip):
    rusak = titip("uji:rusak", templat="akun/surel/tidak_ada.txt")
    titip("uji:baik")
    assert tasks.sapu_surel() == 1
    rusak.refresh_from_db()
    assert (rusak.coba_lagi_pada, rusak.galat) == (
        None,
        "Templat akun/surel/tidak_ada.txt: TemplateDoesNotExist",
    )


def test_tugas_yang_datang_dua_kali_mengirim_sekali(titip, saat):
    surel = titip()
    assert kirim(surel.pk, saat)
    assert not kirim(surel.pk, saat)
    assert len(mail.outbox) == 1


def test_surel_yang_tidak_ada_diabaikan(db, saat):
    assert not kirim(999_999, saat)


def test_isi_sekali_pakai_dikosongkan_setelah_terkirim_atau_ditinggalkan(titip, saat, pelayan):
    terkirim = titip("uji:1", templat="akun/surel/sekali_pakai.txt", penerima=None, alamat="x@contoh.test")
    assert "Yth." not in isi_surel(terkirim)
    kirim(terkirim.pk, saat)
    pelayan.galat = smtplib.SMTPRecipientsRefused({"x@contoh.test": (550, b"")})
    ditinggal = titip("uji:2", templat="akun/surel/sekali_pakai.txt", penerima=None, alamat="x@contoh.test")
    kirim(ditinggal.pk, saat)
    assert set(Surel.objects.values_list("konteks__isi", flat=True)) == {None}


def test_isi_di_layar_tanpa_salam_dan_kaki(titip):
    surel = titip(tautan="/akun/profil/")
    assert isi_pesan(surel) == "Isi <surat> & lampiran.\n"


def test_operator_diberi_tahu_yang_tertahan_lebih_dari_setengah_jam(titip, saat):
    titip()
    assert not surel_tertahan(saat + dt.timedelta(minutes=29)).exists()
    assert surel_tertahan(saat + dt.timedelta(minutes=30)).count() == 1


def test_perihal_menjadi_nama_surel(titip):
    assert str(titip()) == "Lamaran Anda diterima"


@pytest.mark.parametrize(
    "templat", sorted(AKAR.glob("templates/*/surel/*.txt")), ids=lambda jalur: jalur.stem
)
def test_setiap_templat_surel_berkaki_sama_dan_tanpa_nilai_atau_peringkat(templat):
    isi = templat.read_text(encoding="utf-8")
    if templat.name != "dasar.txt":
        assert isi.startswith('{% extends "akun/surel/dasar.txt" %}')
    assert not re.search(r"{{[^}]*(nilai|peringkat|skor|urutan)", isi)
