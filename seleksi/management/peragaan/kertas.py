"""Instruments and paper sheets in the demonstration: something to see for whoever looks for them."""

from __future__ import annotations

from decimal import Decimal

from penilaian import actions as penilaian
from penilaian.models import Komponen
from seleksi.actions.instrumen import atur_instrumen
from seleksi.ketentuan import daftar_baku
from seleksi.management.peragaan.cerita import Cerita
from seleksi.models import Lowongan


def bedakan_instrumen(cerita: Cerita, lowongan: Lowongan, kode: str) -> None:
    """One vacancy is measured by a standard instrument of its own."""
    (baku,) = [satu for satu in daftar_baku() if satu.kode == kode]
    atur_instrumen(
        seleksi=cerita.seleksi,
        metode=baku.metode,
        indikator=baku.indikator,
        lowongan=lowongan,
        oleh=cerita.orang["naskah"],
        pada=cerita.saat(-20),
    )
    cerita.seleksi.refresh_from_db()


def lembar_kertas(cerita: Cerita, komponen: Komponen, penilai: str, hari: int) -> None:
    """Sheets of one rater are printed; the first waits for his lock, of the second two readings differ."""
    orang = cerita.orang
    lembar = penilaian.cetak_kertas(
        komponen=komponen, penilai=orang[penilai], oleh=orang["ketua.pansel"], pada=cerita.saat(hari, 8)
    )
    indikator = list(komponen.indikator.order_by("urutan"))
    for nomor, kertas in enumerate(lembar[:2]):
        for ke, pengetik in enumerate(("verifikator1", "naskah")):
            nilai = {satu.pk: Decimal(72 + n + 3 * nomor) for n, satu in enumerate(indikator)}
            if nomor and ke:
                nilai[indikator[0].pk] += 9
            kertas = penilaian.ketik_kertas(
                kertas=kertas,
                nilai=nilai,
                catatan="",
                versi=kertas.versi,
                pindaian=None
                if ke
                else penilaian.titip_pindaian(
                    unggahan=cerita.berkas(f"Lembar {kertas.kode_tampil}"),
                    kertas=kertas,
                    oleh=orang[pengetik],
                    pada=cerita.saat(hari, 10),
                ),
                oleh=orang[pengetik],
                pada=cerita.saat(hari, 11 + ke),
            )
