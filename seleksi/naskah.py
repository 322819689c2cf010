"""Objects of a selection as the plain data of its papers. Printing: dokumen; acts: actions.

Each function returns the ``isi`` of the template of its name; docs/naskah.md lists the fields.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dokumen import isi as kata
from dokumen.models import Naskah
from dokumen.terbilang import angka_dan_huruf, tanggal_panjang, terbilang
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from peserta.aturan import tambahan_ketentuan
from peserta.models import Lamaran, SyaratTambahan
from seleksi.aturan import (
    KELOMPOK,
    TANPA_KALENDER,
    Kalender,
    akibat_kebijakan,
    jumlah_hari,
    kata_kebijakan,
    kata_nilai,
    nilai_kebijakan,
    tanggal_dari_batas,
)
from seleksi.ketentuan import Ketentuan, nilai_di
from seleksi.models import Instansi, Jadwal, Lowongan, Pengumuman, Rekomendasi, Seleksi

USIA_ACUAN = {
    "SK": "saat diangkat dalam jabatan",
    "RENCANA_PELANTIKAN": "tanggal rencana pelantikan",
    "PENUTUPAN": "hari terakhir penerimaan lamaran",
}
JENJANG_PALING_RENDAH = {"S1": "Sarjana (S1) atau Diploma IV", "S2": "Magister (S2)", "D3": "Diploma III"}
PENILAI = {"PANSEL": "Panitia Seleksi", "ASESOR": "Asesor"}


def pengumuman(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    mulai: date,
    batas_lamaran: datetime,
    jadwal: Iterable[Jadwal],
    penanda: Keanggotaan,
    kalender: Kalender = TANPA_KALENDER,
) -> dict[str, Any]:
    """The announcement with its eleven blocks (A-6).

    ``penanda`` is the Ketua Pansel; ``batas_lamaran`` is half-open, as it will be stored.
    """
    ketentuan = seleksi.aturan_main
    aturan = ketentuan.pengumuman
    surat = (
        seleksi.rekomendasi.filter(jenis=Rekomendasi.Jenis.PELAKSANAAN).order_by("-tanggal", "-pk").first()
    )
    sampai = tanggal_dari_batas(batas_lamaran, timezone.get_current_timezone())
    tambahan = _syarat_tambahan(seleksi, lowongan)
    return {
        **_umum(seleksi, instansi, lowongan),
        "rekomendasi": _surat(surat) if surat else "",
        "lowongan": [
            {
                **_lowongan(satu),
                "kualifikasi": _kualifikasi(satu, tambahan.get(satu.pk, [])),
                "pengalaman": satu.pengalaman,
            }
            for satu in lowongan
        ],
        "syarat": _syarat(ketentuan),
        "batas_berkas": kata.batas_berkas(),
        "dokumen": [{"nama": satu.nama, "petunjuk": satu.petunjuk} for satu in ketentuan.dokumen],
        "jadwal": daftar_jadwal(jadwal),
        "metode": [
            {
                "nama": satu.nama,
                "bobot": f"{satu.bobot:f}",
                "penilai": PENILAI.get(satu.penilai, satu.penilai),
            }
            for satu in ketentuan.metode
        ],
        "mulai": mulai.isoformat(),
        "batas_lamaran": kata.detik_terakhir(batas_lamaran),
        "lama_hari": jumlah_hari(mulai, sampai, aturan, kalender),
        "jenis_hari": aturan.jenis_hari.lower(),
        "min_pelamar": aturan.min_pelamar,
        "perpanjangan_maks": aturan.perpanjangan_maks,
        "perpanjangan_hari": aturan.perpanjangan_hari,
        "jumlah_calon": ketentuan.jumlah_calon,
        "alamat_lamaran": kata.alamat_situs(),
        "portal_nasional": ketentuan.portal_nasional,
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def _syarat(ketentuan: Ketentuan) -> dict[str, Any]:
    syarat = ketentuan.syarat
    return {
        "wilayah": syarat.wilayah,
        "usia_maks": syarat.usia_maks,
        "usia_acuan": USIA_ACUAN[syarat.usia_acuan],
        "pengalaman_tahun": syarat.pengalaman_tahun,
        "administrator_min_tahun": syarat.administrator_min_tahun,
        "jenjang": JENJANG_PALING_RENDAH.get(syarat.jenjang_min, syarat.jenjang_min),
        "maks_lamaran": syarat.maks_lamaran,
    }


def _syarat_tambahan(seleksi: Seleksi, lowongan: Sequence[Lowongan]) -> dict[int, list[str]]:
    """Vacancy -> the words of its extra conditions with their basis (E-08); one query."""
    umum = [f"{s.uraian} ({s.dasar})" for s in tambahan_ketentuan(seleksi.aturan_main.syarat)]
    hasil = {satu.pk: list(umum) for satu in lowongan}
    for syarat in SyaratTambahan.objects.filter(lowongan__in=lowongan).order_by("pk"):
        hasil[syarat.lowongan_id].append(f"{syarat.uraian} ({syarat.dasar})")
    return hasil


def _kualifikasi(lowongan: Lowongan, tambahan: Sequence[str]) -> str:
    """Qualification as the Sekretariat wrote it, the conditions of the Pansel on lines of their own."""
    return "\n".join([lowongan.kualifikasi, *(f"Syarat tambahan: {satu}." for satu in tambahan)])


def pengumuman_perpanjangan(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    ke: int,
    batas_baru: datetime,
    jumlah_pelamar: Mapping[int, int],
    induk: Naskah,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The extension (A-4); ``jumlah_pelamar`` by id of vacancy, ``induk`` the announcement it extends."""
    aturan = seleksi.aturan_main.pengumuman
    return {
        **_umum(seleksi, instansi, lowongan),
        "ke": ke,
        "ke_huruf": terbilang(ke),
        "pengumuman": kata.rujukan(induk),
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "jumlah_pelamar": jumlah_pelamar.get(satu.pk, 0),
                "batas_lama": _batas(satu),
                "batas_baru": kata.detik_terakhir(batas_baru),
            }
            for satu in lowongan
        ],
        "min_pelamar": aturan.min_pelamar,
        "hari": aturan.perpanjangan_hari,
        "jenis_hari": aturan.jenis_hari.lower(),
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def pengumuman_ralat(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    induk: Naskah,
    perubahan: Sequence[Mapping[str, str]],
    alasan: str,
    mulai: date,
    batas_baru: datetime,
    ketentuan: Ketentuan,
    penanda: Keanggotaan,
    kalender: Kalender,
) -> dict[str, Any]:
    """The erratum: what read how, reads how now, why, and the period that starts anew (A-3).

    ``induk`` is the announcement it corrects, ``ketentuan`` the one that will hold.
    """
    sampai = tanggal_dari_batas(batas_baru, timezone.get_current_timezone())
    return {
        **_umum(seleksi, instansi, lowongan),
        "pengumuman": kata.rujukan(induk),
        "perubahan": [dict(satu) for satu in perubahan],
        "alasan": alasan,
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "batas_lama": _batas(satu),
                "batas_baru": kata.detik_terakhir(batas_baru),
            }
            for satu in lowongan
        ],
        "mulai": mulai.isoformat(),
        "lama_hari": jumlah_hari(mulai, sampai, ketentuan.pengumuman, kalender),
        "hari_paling_singkat": ketentuan.pengumuman.hari,
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def perubahan_ketentuan(lama: Ketentuan, baru: Ketentuan, jalur: Iterable[str]) -> list[dict[str, str]]:
    """Rows of an erratum on parameters: what it is about, as it was, as it will be, its source."""
    hasil = []
    for satu in jalur:
        keterangan = lama.keterangan_menurut(satu)
        if keterangan is None:
            raise ValueError(f"{satu} tidak bersumber.")
        hasil.append(
            {
                "hal": keterangan.makna,
                "semula": kata_nilai(keterangan, nilai_di(lama, satu)),
                "menjadi": kata_nilai(keterangan, nilai_di(baru, satu)),
                "dasar": keterangan.sumber,
            }
        )
    return hasil


SEBUTAN_PERSYARATAN = {
    "uraian_tugas": "Uraian tugas",
    "kualifikasi": "Kualifikasi pendidikan dan standar kompetensi",
    "pengalaman": "Pengalaman jabatan terkait",
}


def perubahan_syarat(
    lowongan: Sequence[Lowongan], syarat: Mapping[int, Mapping[str, str]]
) -> list[dict[str, str]]:
    """Rows of an erratum on the requirements of vacancies; a text that stays is left out."""
    return [
        {
            "hal": f"{SEBUTAN_PERSYARATAN[medan]} {satu.nama_jabatan}",
            "semula": getattr(satu, medan),
            "menjadi": teks,
            "dasar": "Lampiran huruf a angka 6",
        }
        for satu in lowongan
        for medan, teks in syarat.get(satu.pk, {}).items()
        if getattr(satu, medan) != teks
    ]


def pengumuman_perpanjangan_seleksi(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    ke: int,
    batas_baru: datetime,
    rekomendasi: Mapping[int, Rekomendasi],
    induk: Naskah,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The extension of the administrative stage (B-3); how many passed is not told, only that it is too few.

    ``rekomendasi`` by id of vacancy, ``induk`` the opening announcement.
    """
    aturan = seleksi.aturan_main
    surat = {satu.pk: satu for satu in rekomendasi.values()}
    return {
        **_umum(seleksi, instansi, lowongan),
        "ke": ke,
        "ke_huruf": terbilang(ke),
        "pengumuman": kata.rujukan(induk),
        "rekomendasi": [
            {"badan": satu.badan, "nomor": satu.nomor, "tanggal": satu.tanggal.isoformat()}
            for satu in surat.values()
        ],
        "lowongan": [
            {"nama_jabatan": satu.nama_jabatan, "batas_baru": kata.detik_terakhir(batas_baru)}
            for satu in lowongan
        ],
        "min_lulus": aturan.administrasi.min_lulus,
        "hari": aturan.pengumuman.perpanjangan_hari,
        "jenis_hari": aturan.pengumuman.jenis_hari.lower(),
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def pengumuman_pembatalan(
    seleksi: Seleksi, lowongan: Sequence[Lowongan], instansi: Instansi, *, penanda: Keanggotaan
) -> dict[str, Any]:
    """The end of vacancies that had been announced: on what it rests and why."""
    return {
        **_umum(seleksi, instansi, lowongan),
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "dasar": satu.dasar_batal,
                "alasan": satu.alasan_batal,
                "pengumuman": _rujukan_pembukaan(satu),
            }
            for satu in lowongan
        ],
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def _rujukan_pembukaan(lowongan: Lowongan) -> dict[str, str]:
    terbit = lowongan.pengumuman.filter(jenis=Pengumuman.Jenis.PEMBUKAAN, diumumkan_pada__isnull=False)
    pengumuman = terbit.select_related("naskah").order_by("-pk").first()
    return kata.rujukan(pengumuman.naskah) if pengumuman else {}


def pengumuman_perubahan_jadwal(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    ke: int,
    alasan: str,
    semula: Mapping[str, tuple[date, date, str]],
    menjadi: Mapping[str, tuple[date, date, str]],
    induk: Pengumuman | None,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """An amended timetable: every row with its dates before and now; ``induk`` the opening announcement."""
    return {
        **_umum(seleksi, instansi, lowongan),
        "ke": ke,
        "ke_huruf": terbilang(ke),
        "alasan": alasan.strip(),
        "pengumuman": kata.rujukan(induk.naskah) if induk else {},
        "lowongan": [_lowongan(satu) for satu in lowongan],
        "baris": [
            {
                "kegiatan": nama,
                "semula": _hari_jadwal(semula.get(kode)),
                "menjadi": _hari_jadwal(menjadi[kode]),
                "berubah": semula.get(kode) != menjadi[kode],
                "tempat": menjadi[kode][2],
            }
            for kode, nama in Jadwal.Kegiatan.choices
            if kode in menjadi
        ],
        "alamat_lamaran": kata.alamat_situs(),
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def _hari_jadwal(baris: tuple[date, date, str] | None) -> dict[str, str]:
    return {"mulai": baris[0].isoformat(), "selesai": baris[1].isoformat()} if baris else {}


def berita_acara_penutupan(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    penanda: Keanggotaan,
    pada: datetime,
) -> dict[str, Any]:
    """The record that applications closed (D20), with the applicants in order of arrival.

    The vacancies share one deadline. Raises ValueError for one that was never announced.
    """
    aturan = seleksi.aturan_main.pengumuman
    pelamar: dict[int, list[dict[str, str]]] = {satu.pk: [] for satu in lowongan}
    terkirim = Lamaran.objects.terkirim().filter(lowongan__in=lowongan).order_by("urutan")
    for satu in terkirim.only("lowongan", "nomor_pendaftaran", "profil", "diajukan_pada", "keadaan"):
        pelamar[satu.lowongan_id].append({**_orang(satu), "diterima": kata.saat(satu.diajukan_pada)})
    lanjut = {
        satu.lowongan_id: satu
        for satu in seleksi.rekomendasi.filter(jenis=Rekomendasi.Jenis.LANJUT_TIGA_PELAMAR)
    }
    return {
        **_umum(seleksi, instansi, lowongan),
        "ditutup": kata.saat(pada),
        "mulai": min(_diumumkan(satu) for satu in lowongan).isoformat(),
        "batas_lamaran": _batas(lowongan[0]),
        "perpanjangan": max(satu.perpanjangan.count() for satu in lowongan),
        "min_pelamar": aturan.min_pelamar,
        "lowongan": [
            {
                "nama_jabatan": satu.nama_jabatan,
                "keterangan": _keterangan(
                    len(pelamar[satu.pk]), aturan.min_pelamar, lanjut.get(satu.pk) or lanjut.get(None)
                ),
                "pelamar": pelamar[satu.pk],
            }
            for satu in lowongan
        ],
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def berita_acara_persiapan(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    instansi: Instansi,
    *,
    bawaan: Ketentuan,
    tanggal: date,
    tempat: str,
    jadwal: Iterable[Jadwal],
    pansel: Iterable[Keanggotaan],
    sidik: str,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """Minutes of the preparation meeting (D10): timetable, methods, criteria, weights, policies.

    ``bawaan`` is the profile as published: choices that depart from it are marked.
    """
    ketentuan = seleksi.aturan_main
    return {
        **_umum(seleksi, instansi, lowongan),
        "rapat": {"tanggal": tanggal.isoformat(), "tempat": tempat},
        "lowongan": [_lowongan(satu) for satu in lowongan],
        "jadwal": daftar_jadwal(jadwal),
        "metode": [
            {
                "nama": satu.nama,
                "bobot": f"{satu.bobot:f}",
                "penilai": PENILAI.get(satu.penilai, satu.penilai),
                "indikator": [{"nama": butir.nama, "bobot": f"{butir.bobot:f}"} for butir in satu.indikator],
            }
            for satu in ketentuan.metode
        ],
        "syarat": _syarat(ketentuan),
        "dokumen": [satu.nama for satu in ketentuan.dokumen],
        "kebijakan": daftar_kebijakan(ketentuan, bawaan),
        "pertimbangan": ketentuan.kebijakan.pertimbangan,
        "sidik": sidik,
        "pansel": [_anggota(satu) for satu in pansel],
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def daftar_kebijakan(ketentuan: Ketentuan, bawaan: Ketentuan) -> list[dict[str, Any]]:
    """Every policy with the choice in force, what it does, and whether it departs from the profile."""
    return [
        {
            "nama": kelompok.nama,
            "butir": [
                {
                    "nama": butir.nama,
                    "pilihan": kata_kebijakan(butir.kode, ketentuan),
                    "akibat": akibat_kebijakan(butir.kode, ketentuan),
                    "dasar": butir.dasar,
                    "lain": nilai_kebijakan(butir.kode, ketentuan) != nilai_kebijakan(butir.kode, bawaan),
                }
                for butir in kelompok.butir
            ],
        }
        for kelompok in KELOMPOK
    ]


def _anggota(satu: Keanggotaan) -> dict[str, Any]:
    ketua = satu.peran == Peran.KETUA_PANSEL
    return {
        "nama": satu.pengguna.nama_tampil,
        "kedudukan": "Ketua merangkap anggota" if ketua else "Anggota",
        "ketua": ketua,
    }


def surat_usulan_pyb(
    lowongan: Lowongan,
    calon: Collection[Lamaran],
    instansi: Instansi,
    *,
    keputusan: Naskah,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The PyB proposes the three names to the PPK (b.9.f); ``keputusan`` is the decision of the Pansel."""
    return {
        **_umum(lowongan.seleksi, instansi, [lowongan]),
        "lowongan": _lowongan(lowongan),
        "keputusan": kata.rujukan(keputusan),
        "calon": menurut_abjad(calon),
        "tembusan": ["Ketua Panitia Seleksi"],
        "penanda": _penanda(penanda, instansi),
    }


def keputusan_pengangkatan(
    lowongan: Lowongan,
    terpilih: Lamaran,
    instansi: Instansi,
    *,
    keputusan: Naskah,
    usulan: Naskah,
    rekomendasi: Rekomendasi | None,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The decree that appoints the one the PPK chose (Pasal 26 ayat (1))."""
    seleksi = lowongan.seleksi
    ketentuan = seleksi.aturan_main
    profil = terpilih.profil or {}
    surat = [f"{_surat(rekomendasi)} tentang rekomendasi hasil seleksi"] if rekomendasi else []
    return {
        **_umum(seleksi, instansi, [lowongan]),
        "dasar_hukum": list(ketentuan.dasar_hukum),
        "sebutan_ppk": ketentuan.daerah.sebutan_ppk,
        "lowongan": _lowongan(lowongan),
        "jumlah_calon": ketentuan.jumlah_calon,
        "memperhatikan": [
            *surat,
            f"Keputusan Panitia Seleksi {_nomor(keputusan)} tentang penetapan "
            f"{angka_dan_huruf(ketentuan.jumlah_calon)} calon pejabat {lowongan.nama_jabatan}",
            f"Surat {instansi.jabatan_pyb} {_nomor(usulan)} hal usulan calon pejabat {lowongan.nama_jabatan}",
        ],
        "pejabat": {
            **_orang(terpilih),
            "tempat_lahir": profil.get("tempat_lahir", ""),
            "tanggal_lahir": profil.get("tanggal_lahir", ""),
        },
        "tembusan": [
            f"Kepala {ketentuan.badan_pengawas} di {ketentuan.pengawas.tempat}",
            *ketentuan.pengawas.tembusan,
            *ketentuan.daerah.tembusan_gubernur(instansi.provinsi),
            "Yang bersangkutan",
        ],
        "penanda": _penanda(penanda, instansi),
    }


def pengumuman_hasil_akhir(
    seleksi: Seleksi,
    calon: Mapping[Lowongan, Collection[Lamaran]],
    instansi: Instansi,
    *,
    penanda: Keanggotaan,
) -> dict[str, Any]:
    """The three names per vacancy in alphabetical order, without rank or score (D41)."""
    return {
        **_umum(seleksi, instansi, list(calon)),
        "lowongan": [
            {**_lowongan(satu), "calon": menurut_abjad(orang)}
            for satu, orang in sorted(calon.items(), key=lambda pasang: pasang[0].urutan)
        ],
        "tembusan": [],
        "penanda": _penanda(penanda, instansi),
    }


def daftar_jadwal(jadwal: Iterable[Jadwal]) -> list[dict[str, str]]:
    """Rows of the timetable by their first day."""
    return [
        {
            "kegiatan": satu.get_kegiatan_display(),
            "mulai": satu.tanggal_mulai.isoformat(),
            "selesai": satu.tanggal_selesai.isoformat(),
            "tempat": satu.tempat,
        }
        for satu in sorted(jadwal, key=lambda satu: (satu.tanggal_mulai, satu.tanggal_selesai, satu.kegiatan))
    ]


def menurut_abjad(lamaran: Iterable[Lamaran]) -> list[dict[str, str]]:
    """People by their bare name; nothing in the result tells score, rank or arrival."""
    orang = [_orang(satu) for satu in lamaran]
    return sorted(orang, key=lambda satu: (kata.menurut_abjad(satu["nama"]), satu["nip"]))


def _umum(seleksi: Seleksi, instansi: Instansi, lowongan: Iterable[Lowongan]) -> dict[str, Any]:
    return {
        "instansi": kata.identitas(instansi),
        "tahun": seleksi.tahun,
        "nama_seleksi": str(seleksi),
        "peraturan": seleksi.aturan_main.nama,
        "id_lowongan": sorted(satu.pk for satu in lowongan),
    }


def _lowongan(lowongan: Lowongan) -> dict[str, str]:
    return {
        "nama_jabatan": lowongan.nama_jabatan,
        "perangkat_daerah": lowongan.perangkat_daerah,
        "eselon": lowongan.eselon,
    }


def _orang(lamaran: Lamaran) -> dict[str, str]:
    """A person as the application said when it was sent."""
    profil = lamaran.profil or {}
    medan = ("nama", "nip", "pangkat", "jabatan", "instansi")
    return {**{satu: profil.get(satu, "") for satu in medan}, "nomor": lamaran.nomor_pendaftaran}


def _penanda(satu: Keanggotaan, instansi: Instansi) -> dict[str, str]:
    """Officials sign with their NIP; the PPK, and the Ketua Pansel from outside, without."""
    jabatan = {
        Peran.PPK: instansi.jabatan_ppk,
        Peran.PYB: instansi.jabatan_pyb,
        Peran.KETUA_PANSEL: "Ketua Panitia Seleksi",
        Peran.KETUA_SEKRETARIAT: "Ketua Sekretariat Panitia Seleksi",
    }[Peran(satu.peran)]
    tanpa_nip = satu.peran in (Peran.PPK, Peran.KETUA_PANSEL)
    return kata.penanda(jabatan, satu.pengguna.nama, "" if tanpa_nip else satu.pengguna.nip or "")


def _keterangan(jumlah: int, minimum: int, lanjut: Rekomendasi | None) -> str:
    if jumlah >= minimum:
        return "Memenuhi jumlah paling sedikit"
    if jumlah and lanjut:
        return f"Dilanjutkan berdasarkan {_surat(lanjut)}"
    return "Kurang dari jumlah paling sedikit" if jumlah else "Tidak ada pelamar"


def _surat(rekomendasi: Rekomendasi) -> str:
    return f"Surat {rekomendasi.badan} {_nomor(rekomendasi)}"


def _nomor(surat: Naskah | Rekomendasi) -> str:
    return f"Nomor {surat.nomor} tanggal {tanggal_panjang(surat.tanggal)}"


def _batas(lowongan: Lowongan) -> str:
    if lowongan.batas_lamaran is None:
        raise ValueError(f"{lowongan} belum diumumkan.")
    return kata.detik_terakhir(lowongan.batas_lamaran)


def _diumumkan(lowongan: Lowongan) -> date:
    if lowongan.diumumkan_pada is None:
        raise ValueError(f"{lowongan} belum diumumkan.")
    return timezone.localdate(lowongan.diumumkan_pada)
