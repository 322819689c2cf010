"""The written test of one vacancy: a sealed theme, papers by the participants, copies for the raters."""

from __future__ import annotations

from peserta import actions as peserta
from peserta.models import TemaMakalah
from peserta.queries import peserta_makalah
from seleksi.management.peragaan.cerita import Cerita
from seleksi.models import Lowongan

TEMA = (
    "Sistem pemerintahan berbasis elektronik menghubungkan data antarperangkat daerah.\n\n"
    "Uraikan keadaan sekarang, tiga masalah utama, dan rencana kerja dua tahun dengan ukuran "
    "keberhasilannya. Paling banyak enam halaman."
)
ISI = (
    "Data kependudukan, aset, dan keuangan disimpan terpisah di setiap perangkat daerah.",
    "Layanan yang sama diminta berulang dari warga karena tidak ada pertukaran data.",
    "Rencana tahun pertama menetapkan wali data, kamus data, dan satu pintu pertukaran data.",
    "Rencana tahun kedua memindahkan dua belas layanan perizinan ke satu pintu tersebut.",
    "Ukuran keberhasilan ialah waktu layanan dan banyaknya dokumen yang tidak lagi diminta.",
)


def tulis_makalah(cerita: Cerita, lowongan: Lowongan, hari: int) -> None:
    """Sealed the day before; written between eight and noon. Two begin with the same two passages."""
    peserta.segel_tema(
        lowongan=lowongan,
        isi=TEMA,
        cara=TemaMakalah.Cara.UNGGAH,
        dibuka=cerita.saat(hari, 8),
        batas=cerita.saat(hari, 12),
        oleh=cerita.orang["ketua.pansel"],
        pada=cerita.saat(hari - 1, 17),
    )
    for nomor, lamaran in enumerate(peserta_makalah(lowongan)):
        baris = (*(ISI[:3] if nomor < 2 else ISI[nomor % len(ISI) :][:1]), f"Disusun {nomor + 3} halaman.")
        serahan = peserta.serahkan_makalah(
            lamaran=lamaran,
            unggahan=[cerita.berkas("Makalah", *baris)],
            oleh=lamaran.pelamar.pengguna,
            pada=cerita.saat(hari, 11, nomor),
        )
        peserta.salin_makalah(serahan=serahan, oleh=None, pada=cerita.saat(hari, 11, nomor + 1))
    tema = TemaMakalah.objects.get(lowongan=lowongan)
    peserta.bandingkan_makalah(tema=tema, oleh=None, pada=cerita.saat(hari, 12, 1))
