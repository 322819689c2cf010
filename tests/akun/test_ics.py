"""Calendar files, read back as a calendar program reads them."""

import datetime as dt

import pytest
from django.core import mail

from akun import ics
from akun.antar import kirim
from tests.factories.akun import SurelFactory

WIT = dt.timezone(dt.timedelta(hours=9))
CAP = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def acara(**ubah):
    isi = {
        "uid": "undangan-1@seleksi-jpt",
        "cap": CAP,
        "mulai": dt.datetime(2026, 11, 30, 8, 0, tzinfo=WIT),
        "selesai": dt.datetime(2026, 11, 30, 10, 0, tzinfo=WIT),
        "judul": "Asesmen; Kepala Dinas, Sosial",
    }
    return ics.Acara(**isi | ubah)


def baris(teks):
    return teks.replace("\r\n ", "").split("\r\n")


def test_jam_setiap_zona_ditulis_dalam_utc():
    isi = baris(ics.kalender([acara()]))
    assert "DTSTART:20261129T230000Z" in isi
    assert "DTEND:20261130T010000Z" in isi
    assert "DTSTAMP:20261123T020000Z" in isi


def test_acara_sehari_penuh_tetap_bertanggal():
    isi = baris(ics.kalender([acara(mulai=dt.date(2026, 12, 1), selesai=dt.date(2026, 12, 3))]))
    assert "DTSTART;VALUE=DATE:20261201" in isi
    assert "DTEND;VALUE=DATE:20261203" in isi


def test_pemisah_dan_ganti_baris_diloloskan():
    isi = baris(ics.kalender([acara(uraian="Satu,\n dua;\\tiga", tempat="Aula; lantai 2")]))
    assert "SUMMARY:Asesmen\\; Kepala Dinas\\, Sosial" in isi
    assert "DESCRIPTION:Satu\\,\\ndua\\;\\\\tiga" in isi
    assert "LOCATION:Aula\\; lantai 2" in isi


@pytest.mark.parametrize("huruf", ["a", "é", "字", "😀"])
def test_baris_panjang_dilipat_menurut_oktet_tanpa_memotong_huruf(huruf):
    teks = ics.kalender([acara(judul=huruf * 200)])
    assert all(len(satu.encode()) <= 75 for satu in teks.split("\r\n"))
    assert f"SUMMARY:{huruf * 200}" in baris(teks)
    assert teks.endswith("END:VCALENDAR\r\n")


def test_undangan_menyebut_kedua_pihak_dan_berbel():
    satu = acara(
        urutan=2,
        pengundang=ics.Orang('BKPSDM "Contoh"\nRaya', "bkpsdm@contoh.example"),
        diundang=ics.Orang("Siti", "siti@contoh.example"),
        bel=(dt.timedelta(days=1), dt.timedelta(hours=1)),
        alamat="https://seleksi.contoh.example/x/",
    )
    isi = baris(ics.kalender([satu], ics.UNDANG))
    assert isi[4] == "METHOD:REQUEST"
    assert "SEQUENCE:2" in isi
    assert "STATUS:CONFIRMED" in isi
    assert 'ORGANIZER;CN="BKPSDM ContohRaya":mailto:bkpsdm@contoh.example' in isi
    assert 'ATTENDEE;CN="Siti";RSVP=FALSE:mailto:siti@contoh.example' in isi
    assert "URL:https://seleksi.contoh.example/x/" in isi
    assert [satu for satu in isi if satu.startswith("TRIGGER")] == ["TRIGGER:-PT1440M", "TRIGGER:-PT60M"]


def test_pembatalan_tanpa_bel():
    isi = baris(ics.kalender([acara(batal=True, bel=(dt.timedelta(days=1),))], ics.BATAL))
    assert "STATUS:CANCELLED" in isi
    assert "BEGIN:VALARM" not in isi


def test_metode_dibaca_dari_kepala_saja():
    assert ics.metode_kalender(ics.kalender([acara()], ics.BATAL)) == "CANCEL"
    assert ics.metode_kalender(ics.kalender([acara(uraian="METHOD:REQUEST")])) == ""


@pytest.mark.django_db
def test_berkas_kalender_ikut_dalam_surel(saat):
    teks = ics.kalender([acara(judul="Wawancara é")], ics.UNDANG)
    surel = SurelFactory(kalender=teks, dibuat_pada=saat, coba_lagi_pada=saat)
    assert kirim(surel.pk, saat)
    (pesan,) = mail.outbox
    _, lampiran = pesan.message().get_payload()
    assert lampiran.get_content_type() == "text/calendar"
    assert lampiran.get_param("method") == "REQUEST"
    assert lampiran.get_filename() == "undangan.ics"
    isi = lampiran.get_payload(decode=True).decode()
    assert isi.replace("\r\n", "\n") == teks.replace("\r\n", "\n")


@pytest.mark.django_db
def test_surel_tanpa_kalender_tanpa_lampiran(saat):
    surel = SurelFactory(dibuat_pada=saat, coba_lagi_pada=saat)
    assert kirim(surel.pk, saat)
    assert not mail.outbox[0].message().is_multipart()
