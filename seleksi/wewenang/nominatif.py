"""Verdicts on the nominatif. Nothing here writes."""

from __future__ import annotations

from datetime import datetime

from akun.models import Pengguna
from dokumen.models import Naskah
from panitia.aturan import Hak, Peran
from panitia.queries import pemegang, temuan_hak
from seleksi import aturan
from seleksi.alur import Tahap
from seleksi.izin import Izin, Temuan
from seleksi.models import Lowongan, NaskahSeleksi
from seleksi.queries.nominatif import jumlah_nominatif, susunan_nominatif
from seleksi.wewenang.pengumuman import bertanda_tangan_sendiri, masih_konsep
from seleksi.wewenang.persiapan import PENYUSUN
from seleksi.wewenang.tahap import temuan_tahap


def boleh_siapkan_nominatif(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """Draft the nominatif of a vacancy: Sekretariat, once each application has a result or is mended."""
    jumlah = jumlah_nominatif(lowongan, pada)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, PENYUSUN, pada),
        temuan_tahap(lowongan, (Tahap.ADMINISTRASI,)),
        _ada_ketua_sekretariat(lowongan.seleksi_id, pada),
        aturan.nominatif(sum(jumlah.values()), jumlah["belum"]),
    )


def boleh_tanda_tangani_nominatif(oleh: Pengguna, milik: NaskahSeleksi, pada: datetime) -> Izin:
    """Sign it: the Ketua Sekretariat, while the results are those he reads."""
    naskah = milik.naskah
    dasar = [
        *temuan_hak(oleh, milik.seleksi_id, Hak.KELOLA, pada),
        *bertanda_tangan_sendiri(oleh, naskah),
        *masih_konsep(naskah),
    ]
    if naskah.keadaan != Naskah.Keadaan.KONSEP or milik.lowongan is None:
        return Izin.dari(dasar)
    susunan = susunan_nominatif(milik.lowongan, pada)
    sama = susunan.baris == naskah.isi["pelamar"] and not susunan.belum
    return Izin.dari(dasar, aturan.nominatif_terkini(sama=sama))


def _ada_ketua_sekretariat(seleksi_id: int, pada: datetime) -> list[Temuan]:
    if pemegang(seleksi_id, Peran.KETUA_SEKRETARIAT, pada).exists():
        return []
    pesan = "Ketua Sekretariat belum ada: keputusan pembentukannya belum berlaku."
    return [Temuan("P-11", "Pasal 6", pesan, pelaku="PPK", tindakan="panitia.sk")]
