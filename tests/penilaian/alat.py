"""Small words the tests of the acts of scoring share."""

from jejak.baca import riwayat
from panitia.aturan import Peran
from penilaian import actions
from penilaian.models import LembarNilai, Rekap

SB = LembarNilai.SebabBatal


def peristiwa(objek) -> list[str]:
    return [satu.peristiwa for satu in riwayat(objek)]


def rata(nilai):
    """The same mark in every component from every rater, per participant number."""
    return lambda metode, penilai, lamaran: nilai[lamaran.urutan - 1]


def batalkan(ronde, penilai, lamaran, sebab, alasan="Alasan.", oleh=None, metode="WAWANCARA"):
    actions.batalkan_lembar(
        komponen=ronde.komponen(metode),
        lamaran=lamaran,
        penilai=penilai,
        sebab=sebab,
        alasan=alasan,
        oleh=oleh or ronde.ketua,
        pada=ronde.pada,
    )


def buka_kembali(ronde, lembar, alasan="Salah ketik."):
    """A locked sheet is void and may be filled anew: the Ketua asked, the Ketua Sekretariat agreed."""
    permintaan = actions.minta_buka_lembar(lembar=lembar, alasan=alasan, oleh=ronde.ketua, pada=ronde.pada)
    sekretaris = ronde.lain[Peran.KETUA_SEKRETARIAT]
    return actions.setujui_buka_lembar(permintaan=permintaan, oleh=sekretaris, pada=ronde.pada)


def tetapkan(ronde, sidik=None, oleh=None, hadir=None):
    rekap = Rekap.objects.get()
    return actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan,
        sidik=rekap.sidik if sidik is None else sidik,
        hadir=ronde.hadir if hadir is None else hadir,
        oleh=oleh or ronde.ketua,
        pada=ronde.pada,
    )
