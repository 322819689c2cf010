"""The papers of the pleno and of the result of a stage. Printing: dokumen; acts: actions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.utils import timezone

from akun.models import Pengguna
from dokumen import isi as kata
from dokumen.models import Naskah
from dokumen.terbilang import tanggal_panjang
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from penilaian.aturan import CatatanKebijakan, dua_desimal
from penilaian.models import Komponen, Peringkat, Rekap
from peserta.models import Lamaran
from seleksi.models import Instansi, Jadwal, Lowongan, Seleksi

# Letters and minutes of the Pansel share one counter; its decisions have their own.
POLA_KEPUTUSAN_PANSEL = "{urut:02d}/Pansel/{bulan_romawi}/{tahun}"
JABATAN_KETUA = "Ketua Panitia Seleksi"


def berita_acara_rekapitulasi(
    rekap: Rekap,
    peringkat: Sequence[Peringkat],
    nilai: Mapping[int, Fraction],
    komponen: Sequence[Komponen],
    pansel: Sequence[Keanggotaan],
    tidak_menilai: Sequence[str],
    catatan: CatatanKebijakan,
    ketua: Pengguna,
    instansi: Instansi,
    pada: datetime,
) -> dict[str, Any]:
    """RAHASIA. Minutes of the pleno: every score and rank; ``peringkat`` from the first on, ``nilai`` exact.

    ``tidak_menilai`` are sentences "who did not score whom"; ``catatan`` what the policies did.
    """
    return {
        **kata.umum(rekap.lowongan.seleksi, instansi, [rekap.lowongan]),
        "lowongan": kata.jabatan(rekap.lowongan),
        "ditetapkan": timezone.localtime(pada).replace(microsecond=0).isoformat(),
        "komponen": [{"nama": satu.get_metode_display(), "bobot": f"{satu.bobot:f}"} for satu in komponen],
        "peserta": [
            {
                "peringkat": satu.peringkat,
                "nama": satu.lamaran.pelamar.pengguna.nama_tampil,
                "nomor": satu.lamaran.nomor_pendaftaran,
                "nilai": [str(dua_desimal(Fraction(satu.komponen[k.metode]["rata"]))) for k in komponen],
                "nilai_akhir": str(dua_desimal(nilai[satu.lamaran_id])),
            }
            for satu in peringkat
        ],
        "jumlah_calon": rekap.lowongan.seleksi.aturan_main.jumlah_calon,
        "putusan_pleno": putusan_pleno(rekap, peringkat),
        "urutan_seri": list(catatan.tangga),
        "di_bawah_ambang": [{"nama": nama, "kurang": list(kurang)} for nama, kurang in catatan.di_bawah],
        "gugur_di_bawah_ambang": catatan.gugur,
        "asesmen_terdahulu": list(catatan.asesmen),
        "tidak_menilai": list(tidak_menilai),
        "hadir": [satu.pengguna.nama_tampil for satu in pansel if satu.pengguna_id in set(rekap.hadir)],
        "sidik": rekap.sidik,
        "pansel": [_anggota(satu) for satu in pansel],
        "tembusan": [],
        "penanda": _penanda(ketua),
    }


def putusan_pleno(rekap: Rekap, peringkat: Sequence[Peringkat]) -> str:
    """The decided ties as a sentence, from the top; empty when there was none."""
    if not rekap.urutan_pleno:
        return ""
    baris = [satu for satu in peringkat if satu.lamaran_id in set(rekap.urutan_pleno)]
    urutan = ", ".join(
        f"{satu.lamaran.pelamar.pengguna.nama_tampil} pada peringkat {satu.peringkat}" for satu in baris
    )
    return f"{urutan}; pertimbangan: {rekap.putusan_pleno}"


def keputusan_tiga_calon(
    lowongan: Lowongan,
    calon: Sequence[Lamaran],
    ketua: Pengguna,
    instansi: Instansi,
    pada: datetime,
) -> dict[str, Any]:
    """The decision of the Pansel. ``calon`` in alphabetical order; nothing here tells a rank or a score."""
    tanggal = timezone.localdate(pada)
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "dasar_hukum": list(lowongan.seleksi.aturan_main.dasar_hukum),
        "lowongan": kata.jabatan(lowongan),
        "pleno": tanggal.isoformat(),
        "memperhatikan": [f"Berita Acara Rekapitulasi Nilai tanggal {tanggal_panjang(tanggal)}"],
        "calon": [_orang(satu) for satu in calon],
        "tembusan": [instansi.jabatan_ppk, instansi.jabatan_pyb],
        "penanda": _penanda(ketua),
    }


def surat_peringkat(
    lowongan: Lowongan,
    peringkat: Sequence[Peringkat],
    nilai: Mapping[int, Fraction],
    berita_acara: Naskah,
    ketua: Pengguna,
    instansi: Instansi,
) -> dict[str, Any]:
    """RAHASIA. The ranking for the PPK alone; ``berita_acara`` is signed already."""
    tanggal = berita_acara.tanggal
    return {
        **kata.umum(lowongan.seleksi, instansi, [lowongan]),
        "lowongan": kata.jabatan(lowongan),
        "peserta": [
            {
                **_orang(satu.lamaran),
                "peringkat": satu.peringkat,
                "nilai_akhir": str(dua_desimal(nilai[satu.lamaran_id])),
            }
            for satu in peringkat
        ],
        "jumlah_calon": lowongan.seleksi.aturan_main.jumlah_calon,
        "berita_acara": {"nomor": berita_acara.nomor, "tanggal": tanggal.isoformat() if tanggal else ""},
        "tembusan": [],
        "penanda": _penanda(ketua),
    }


def pengumuman_hasil_tahap(
    seleksi: Seleksi,
    peserta: Mapping[Lowongan, Collection[Lamaran]],
    instansi: Instansi,
    *,
    tahapan: str,
    jadwal: Iterable[Jadwal],
    ketua: Pengguna,
    nilai: Mapping[int, Fraction] | None = None,
) -> dict[str, Any]:
    """Result of a stage for its participants (Lampiran huruf b angka 9 huruf b), alphabetical.

    ``tahapan`` in words ("Asesmen Kompetensi"); ``jadwal`` are the activities that follow, empty after the
    last; ``nilai`` by id of lamaran only where the policy of the selection publishes scores. Raises
    ValueError without a vacancy.
    """
    lowongan = sorted(peserta, key=lambda satu: satu.urutan)
    if not lowongan:
        raise ValueError("Pengumuman hasil menyebut sedikitnya satu jabatan.")
    return {
        **kata.umum(lowongan[0].seleksi, instansi, lowongan),
        "nama_seleksi": str(seleksi),
        "id_lowongan": [satu.pk for satu in lowongan],
        "tahapan": tahapan,
        "lowongan": [{**kata.jabatan(satu), "peserta": _hasil(peserta[satu], nilai)} for satu in lowongan],
        "dengan_nilai": nilai is not None,
        "jadwal": [
            {
                "kegiatan": satu.get_kegiatan_display(),
                "mulai": satu.tanggal_mulai.isoformat(),
                "selesai": satu.tanggal_selesai.isoformat(),
                "tempat": satu.tempat,
            }
            for satu in sorted(jadwal, key=lambda satu: (satu.tanggal_mulai, satu.kegiatan))
        ],
        "tembusan": [],
        "penanda": _penanda(ketua),
    }


def _hasil(lamaran: Collection[Lamaran], nilai: Mapping[int, Fraction] | None) -> list[dict[str, str]]:
    """People by their bare name, with their own score where scores are published; order tells nothing."""
    baris = sorted(lamaran, key=lambda satu: kata.menurut_abjad(satu.pelamar.pengguna.nama_tampil))
    if nilai is None:
        return [_orang(satu) for satu in baris]
    return [{**_orang(satu), "nilai": str(dua_desimal(nilai[satu.pk]))} for satu in baris]


def _orang(lamaran: Lamaran) -> dict[str, str]:
    """A participant as he was when he applied."""
    profil = lamaran.profil or {}
    return {
        "nama": lamaran.pelamar.pengguna.nama_tampil,
        "nip": lamaran.pelamar.pengguna.nip or "",
        "nomor": lamaran.nomor_pendaftaran,
        "pangkat": profil.get("pangkat", ""),
        "jabatan": profil.get("jabatan", ""),
        "instansi": profil.get("instansi", ""),
    }


def _anggota(satu: Keanggotaan) -> dict[str, Any]:
    ketua = satu.peran == Peran.KETUA_PANSEL
    return {
        "nama": satu.pengguna.nama_tampil,
        "kedudukan": "Ketua merangkap anggota" if ketua else "Anggota",
        "ketua": ketua,
    }


def _penanda(ketua: Pengguna) -> dict[str, str]:
    return {"jabatan": JABATAN_KETUA, "nama": ketua.nama_tampil, "pangkat": "", "nip": ketua.nip or ""}
