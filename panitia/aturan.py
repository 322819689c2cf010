"""Rules on the people of a selection, as pure functions, and the one table role -> rights."""

from __future__ import annotations

from enum import StrEnum


class Peran(StrEnum):
    KETUA_SEKRETARIAT = "KETUA_SEKRETARIAT"
    VERIFIKATOR = "VERIFIKATOR"
    NASKAH = "NASKAH"
    KETUA_PANSEL = "KETUA_PANSEL"
    ANGGOTA_PANSEL = "ANGGOTA_PANSEL"
    ASESOR = "ASESOR"
    PENELUSUR = "PENELUSUR"
    NARASUMBER = "NARASUMBER"
    PYB = "PYB"
    PPK = "PPK"
    PENGAWAS = "PENGAWAS"


SEBUTAN_PERAN: dict[str, str] = {
    Peran.KETUA_SEKRETARIAT: "Ketua Sekretariat",
    Peran.VERIFIKATOR: "Sekretariat, verifikator",
    Peran.NASKAH: "Sekretariat, naskah dan agenda",
    Peran.KETUA_PANSEL: "Ketua Panitia Seleksi",
    Peran.ANGGOTA_PANSEL: "Anggota Panitia Seleksi",
    Peran.ASESOR: "Asesor",
    Peran.PENELUSUR: "Penelusur rekam jejak",
    Peran.NARASUMBER: "Narasumber",
    Peran.PYB: "Pejabat yang Berwenang",
    Peran.PPK: "Pejabat Pembina Kepegawaian",
    Peran.PENGAWAS: "Pengawas",
}

PERAN_SEKRETARIAT = frozenset({Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR, Peran.NASKAH})
PERAN_PANSEL = frozenset({Peran.KETUA_PANSEL, Peran.ANGGOTA_PANSEL})


class Unsur(StrEnum):
    """Element a Pansel member comes from. Dasar: Pasal 5 ayat (3)."""

    AKADEMISI = "AKADEMISI"
    PAKAR = "PAKAR"
    PROFESIONAL = "PROFESIONAL"
    TOKOH_MASYARAKAT = "TOKOH_MASYARAKAT"
    JPT_PRATAMA = "JPT_PRATAMA"


SEBUTAN_UNSUR: dict[str, str] = {
    Unsur.AKADEMISI: "Akademisi",
    Unsur.PAKAR: "Pakar",
    Unsur.PROFESIONAL: "Profesional",
    Unsur.TOKOH_MASYARAKAT: "Tokoh masyarakat",
    Unsur.JPT_PRATAMA: "Pejabat Pimpinan Tinggi Pratama",
}


class Hak(StrEnum):
    """What a role may see (data classes of docs/wewenang.md) and do. One table below, nowhere else."""

    LIHAT = "lihat"  # the selection exists; timetable, stages, published papers
    KELOLA = "kelola"  # prepare and lead the work of the Sekretariat
    SUSUN_NASKAH = "susun_naskah"  # draft papers, timetable, proof of publication
    VERIFIKASI = "verifikasi"  # check applications
    LIHAT_BERKAS = "lihat_berkas"  # identity and files of applicants
    LIHAT_VERIFIKASI = "lihat_verifikasi"  # result of the administrative check and reasons
    NILAI = "nilai"  # own score sheets of Pansel components
    NILAI_ASESMEN = "nilai_asesmen"  # own score sheets of the assessment component
    PIMPIN = "pimpin"  # open and close components, sign for the Pansel
    LIHAT_REKAP = "lihat_rekap"  # aggregate and ranking, after the pleno may compute it
    LIHAT_KESEHATAN = "lihat_kesehatan"
    USULKAN = "usulkan"  # sign the proposal of three names
    PUTUSKAN = "putuskan"  # receive the ranking, choose one, sign decrees
    TELUSUR = "telusur"
    CATAT = "catat"  # notes of a narasumber, never a mark
    AWASI = "awasi"  # read the file of the selection and its trail


HAK: dict[Peran, frozenset[Hak]] = {
    Peran.KETUA_SEKRETARIAT: frozenset(
        {Hak.LIHAT, Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.LIHAT_BERKAS, Hak.LIHAT_VERIFIKASI, Hak.VERIFIKASI}
    ),
    Peran.VERIFIKATOR: frozenset({Hak.LIHAT, Hak.VERIFIKASI, Hak.LIHAT_BERKAS, Hak.LIHAT_VERIFIKASI}),
    Peran.NASKAH: frozenset({Hak.LIHAT, Hak.SUSUN_NASKAH, Hak.LIHAT_VERIFIKASI}),
    Peran.KETUA_PANSEL: frozenset(
        {
            Hak.LIHAT,
            Hak.NILAI,
            Hak.PIMPIN,
            Hak.LIHAT_BERKAS,
            Hak.LIHAT_VERIFIKASI,
            Hak.LIHAT_REKAP,
            Hak.LIHAT_KESEHATAN,
        }
    ),
    Peran.ANGGOTA_PANSEL: frozenset(
        {Hak.LIHAT, Hak.NILAI, Hak.LIHAT_BERKAS, Hak.LIHAT_VERIFIKASI, Hak.LIHAT_REKAP, Hak.LIHAT_KESEHATAN}
    ),
    Peran.ASESOR: frozenset({Hak.LIHAT, Hak.NILAI_ASESMEN}),
    Peran.PENELUSUR: frozenset({Hak.LIHAT, Hak.TELUSUR}),
    Peran.NARASUMBER: frozenset({Hak.LIHAT, Hak.CATAT}),
    Peran.PYB: frozenset({Hak.LIHAT, Hak.USULKAN}),
    Peran.PPK: frozenset({Hak.LIHAT, Hak.PUTUSKAN, Hak.LIHAT_REKAP, Hak.LIHAT_KESEHATAN}),
    Peran.PENGAWAS: frozenset({Hak.LIHAT, Hak.AWASI, Hak.LIHAT_BERKAS, Hak.LIHAT_VERIFIKASI}),
}

# Two roles of one person in one selection that may stand together; every other pair is refused.
PERAN_SERASI: frozenset[frozenset[Peran]] = frozenset(
    {
        frozenset({Peran.KETUA_SEKRETARIAT, Peran.NASKAH}),
        frozenset({Peran.VERIFIKATOR, Peran.NASKAH}),
    }
)
