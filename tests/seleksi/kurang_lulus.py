"""Situations in which too few passed the administrative stage, and the acts that lead on from there."""

import datetime as dt

from django.utils import timezone

from peserta.alur import Keadaan
from seleksi import actions as tindakan
from seleksi.actions.persiapan import catat_rekomendasi
from seleksi.models import Rekomendasi
from tests.factories.dokumen import BerkasFactory
from tests.seleksi import situasi
from tests.seleksi.penolakan import HARI

SURAT = Rekomendasi.Jenis.PERPANJANGAN_SELEKSI


def kurang_lulus(saat, banyak=1, lulus=2, **kebijakan):
    """Four applied, too few passed; everything is checked."""
    s = situasi.tayang(situasi.diumumkan(saat, banyak, **kebijakan))
    pada = situasi.setelah_batas(s)
    for lowongan in s.lowongan:
        situasi.melamar(s, lulus, Keadaan.MS, lowongan)
        situasi.melamar(s, 4 - lulus, Keadaan.TMS, lowongan)
        tindakan.tutup_pengumuman(lowongan=lowongan, oleh=s.sekretariat, pada=pada)
    s.lain["kini"] = pada + 2 * HARI
    return s


def surat(s, lowongan=None, pada=None, **ubah):
    """Both letters: of the PPK, and of the supervising body."""
    pada = pada or s.lain["kini"]
    hari = timezone.localdate(pada)
    isian = {
        "seleksi": s.seleksi,
        "lowongan": lowongan or s.lowongan[0],
        "jenis": SURAT,
        "nomor": "B-900/B-AK.02.01/SD/2026",
        "tanggal": hari,
        "nomor_koordinasi": "800.1.3.3/77/2026",
        "tanggal_koordinasi": hari - HARI,
        "berkas": BerkasFactory(),
        "oleh": s.sekretariat,
        "pada": pada,
    }
    return catat_rekomendasi(**(isian | ubah))


def perpanjang_seleksi(s, pada=None, lowongan=None):
    """Draft and sign the extension at one moment."""
    pada = pada or s.lain["kini"]
    konsep = tindakan.siapkan_perpanjangan_seleksi(
        seleksi=s.seleksi, lowongan=lowongan or s.lowongan[:1], oleh=s.sekretariat, pada=pada
    )
    return tindakan.perpanjang_seleksi(pengumuman=konsep, oleh=s.ketua, pada=pada)


def tutup(s):
    """Close the applications that opened again, three minutes after their deadline."""
    pada = s.satu.batas_lamaran + dt.timedelta(minutes=3)
    tindakan.tutup_pengumuman(lowongan=s.satu, oleh=s.sekretariat, pada=pada)
