"""Steps of a call to a stage, for its tests."""

import datetime as dt

from django.utils import timezone

from peserta import actions, queries
from seleksi.alur import Tahap
from seleksi.models import Pengumuman
from tests.factories.dokumen import NaskahFactory
from tests.factories.peserta import LamaranFactory
from tests.factories.seleksi import PengumumanFactory

TEMPAT = "Aula BKPSDM, Jalan Pahlawan 1"


def umumkan(lowongan, saat, tahap=Tahap.ADMINISTRASI, sejak=1):
    """The result of a stage, as if published some hours ago."""
    naskah = NaskahFactory(terbit=True, judul="Pengumuman Hasil", nomor=f"UJI/{tahap}/{lowongan.pk}/{sejak}")
    return PengumumanFactory(
        seleksi=lowongan.seleksi,
        jenis=Pengumuman.Jenis.HASIL_TAHAP,
        tahap=tahap,
        naskah=naskah,
        diumumkan_pada=saat - dt.timedelta(hours=sejak),
        diumumkan_oleh=naskah.penanda_tangan,
        lowongan=[lowongan],
    )


def peserta(lowongan, nama="Zulaika", keadaan="MS", **lain):
    return LamaranFactory(lowongan=lowongan, keadaan=keadaan, pelamar__pengguna__nama=nama, **lain)


def isian(**ubah):
    semula = {
        "cara": "GILIRAN",
        "urutan": "ABJAD",
        "mulai": dt.datetime(2026, 11, 30, 8, 0, tzinfo=timezone.get_current_timezone()),
        "menit": 60,
        "istirahat_mulai": None,
        "istirahat_selesai": None,
        "pada_hari_libur": False,
        "tempat": TEMPAT,
        "tautan": "",
        "bawaan": "Kartu pegawai\nSurat undangan ini",
        "pakaian": "Batik",
        "narahubung": "Bu Rini, 0812-0000-0000",
    }
    return semula | ubah


def susun(lowongan, oleh, saat, kegiatan="ASESMEN", **ubah):
    return actions.susun_panggilan(
        lowongan=lowongan, kegiatan=kegiatan, isian=isian(**ubah), oleh=oleh, pada=saat
    )


def sidik(panggilan):
    return queries.sidik_kumpulan(queries.daftar_undangan(panggilan))


def kirim(panggilan, oleh, saat):
    return actions.kirim_panggilan(panggilan=panggilan, sidik=sidik(panggilan), oleh=oleh, pada=saat)


def ganti(panggilan, oleh, saat, alasan="Aula dipakai.", **ubah):
    return actions.ganti_panggilan(
        panggilan=panggilan, isian=isian(**ubah), alasan=alasan, oleh=oleh, pada=saat
    )


def milik(panggilan, lamaran):
    return panggilan.undangan.get(lamaran=lamaran)


def acara(surel):
    return surel.kalender.replace("\r\n ", "").split("\r\n")
