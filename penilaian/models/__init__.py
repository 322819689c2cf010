"""Tables of scores, ranking and the final choice. Written only by the acts (actions).

Rows of ButirNilai, Rekap and Peringkat are secret (data classes D, E, H); queries is the only way to them.
"""

from penilaian.models.asesmen import AsesmenTerdahulu
from penilaian.models.buka import PermintaanBuka
from penilaian.models.hasil_asesmen import HasilAsesmen, SkalaAsesmen
from penilaian.models.kertas import KetikanKertas, LembarKertas
from penilaian.models.komponen import PENGGUNA, Indikator, Komponen
from penilaian.models.lembar import BenturanKepentingan, ButirNilai, LembarNilai, PenjelasanNilai
from penilaian.models.penetapan import HasilKesehatan, Penetapan
from penilaian.models.rekap import Peringkat, Rekap
from penilaian.models.telusur import BuktiTelusur, CatatanTelusur, TugasTelusur

__all__ = [
    "PENGGUNA",
    "AsesmenTerdahulu",
    "BenturanKepentingan",
    "BuktiTelusur",
    "ButirNilai",
    "CatatanTelusur",
    "HasilAsesmen",
    "HasilKesehatan",
    "Indikator",
    "KetikanKertas",
    "Komponen",
    "LembarKertas",
    "LembarNilai",
    "Penetapan",
    "PenjelasanNilai",
    "Peringkat",
    "PermintaanBuka",
    "Rekap",
    "SkalaAsesmen",
    "TugasTelusur",
]
