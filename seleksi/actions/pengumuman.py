"""Acts on announcements: the opening, proofs of publication, extensions, closing, results of stages, reading.

Each drafted paper waits for its signer; the signature is the act that changes the state.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, cast

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit, kirim_setelah_commit
from dokumen.models import Berkas, Kelas, Naskah
from dokumen.terbit import cabut, siapkan, tanda_tangani
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.models import Keanggotaan
from panitia.queries import anggota_pansel
from penilaian import naskah as naskah_penilaian
from penilaian.actions import siapkan_komponen, tandai_diumumkan
from penilaian.models import Komponen
from penilaian.queries import rata_komponen, tiga_calon
from peserta import naskah as naskah_peserta
from peserta.actions import kabari_hasil_administrasi
from peserta.models import Lamaran
from peserta.queries import daftar_pelamar, peserta_lowongan
from seleksi import aturan, naskah
from seleksi.actions.persiapan import geser_jadwal, kunci_lowongan, kunci_seleksi
from seleksi.alur import Tahap
from seleksi.models import (
    BuktiTayang,
    Instansi,
    Lowongan,
    NaskahSeleksi,
    Pengumuman,
    Perpanjangan,
    Seleksi,
)
from seleksi.queries.fakta import BA_ADMINISTRASI, kumpulkan
from seleksi.queries.pengumuman import (
    BA_PENUTUPAN,
    berita_acara,
    jadwal_berikut,
    konsep_pengumuman,
    pejabat,
    tim_inti,
)
from seleksi.wewenang import pengumuman as wewenang
from seleksi.wewenang import tahap as wewenang_tahap

JENIS = Pengumuman.Jenis
POLA_PANSEL = "{klasifikasi}/{urut:02d}/Pansel/{bulan_romawi}/{tahun}"
POLA_SEKRETARIAT = "{klasifikasi}/{urut:02d}/Sekretariat-Pansel/{tahun}"
JABATAN_KETUA_PANSEL = "Ketua Panitia Seleksi"
JABATAN_KETUA_SEKRETARIAT = "Ketua Sekretariat Panitia Seleksi"
JUDUL_HASIL = {
    Tahap.ADMINISTRASI: "Pengumuman Hasil Seleksi Administrasi",
    Tahap.ASESMEN: "Pengumuman Hasil Asesmen Kompetensi",
    Tahap.KOMPETENSI_BIDANG: "Pengumuman Hasil Penulisan Makalah",
    Tahap.WAWANCARA: "Pengumuman Hasil Wawancara Akhir",
}
TAHAPAN = {
    Tahap.ASESMEN: "Asesmen Kompetensi",
    Tahap.KOMPETENSI_BIDANG: "Penulisan Makalah",
    Tahap.WAWANCARA: "Wawancara Akhir",
}
# Component whose result the announcement of a stage tells.
METODE_TAHAP = {
    Tahap.ASESMEN: "ASESMEN",
    Tahap.KOMPETENSI_BIDANG: "MAKALAH",
    Tahap.WAWANCARA: "WAWANCARA",
}


@dataclass(frozen=True, slots=True)
class Konsep:
    """What a drafted announcement is made of."""

    jenis: str
    templat: str
    judul: str
    isi: dict[str, Any]
    tahap: str = ""
    batas: datetime | None = None


# --- Pengumuman pembukaan --------------------------------------------------------------------------
@transaction.atomic(durable=True)
def siapkan_pengumuman(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], penutupan: date, oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Draft the opening announcement of some vacancies; `penutupan` is the last day of applications.

    An older draft that names any of them is withdrawn.
    """
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = _kunci(lowongan)
    wewenang.boleh_siapkan_pengumuman(oleh, seleksi, lowongan, penutupan, pada).pastikan()
    batas = aturan.batas_dari_tanggal(penutupan, timezone.get_current_timezone())
    ketua = _ketua_pansel(seleksi, pada)
    isi = naskah.pengumuman(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        mulai=timezone.localdate(pada),
        batas_lamaran=batas,
        jadwal=seleksi.jadwal.filter(lowongan=None),
        penanda=ketua,
    )
    konsep = Konsep(
        jenis=JENIS.PEMBUKAAN,
        templat="seleksi/naskah/pengumuman.html",
        judul=f"Pengumuman {seleksi}",
        isi=isi,
        batas=batas,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def umumkan(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign the opening announcement: its vacancies take applications, ketentuan and requirements freeze."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = _kunci(pengumuman.lowongan.all())
    pengumuman = _kunci_pengumuman(pengumuman)
    wewenang.boleh_umumkan(oleh, pengumuman, lowongan, pada).pastikan()
    ketentuan = seleksi.aturan_main
    if not seleksi.beku:
        seleksi.dibekukan_pada = pada
        seleksi.save(update_fields=["dibekukan_pada"])
        catat("seleksi.dibekukan", objek=seleksi, oleh=oleh, pada=pada, ketentuan=seleksi.ketentuan)
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    for satu in lowongan:
        dari = satu.tahap
        satu.batas_lamaran = pengumuman.batas_lamaran
        satu.umumkan(pada)
        satu.save()
        siapkan_komponen(lowongan=satu, ketentuan=ketentuan)
        catat(
            "lowongan.diumumkan",
            objek=satu,
            oleh=oleh,
            pada=pada,
            dari=dari,
            ke=satu.tahap,
            batas_lamaran=satu.batas_lamaran,
            nomor=pengumuman.naskah.nomor,
        )
    kabari_tim(
        seleksi=seleksi,
        kunci=f"pengumuman.terbit:{pengumuman.pk}",
        perihal=f"{pengumuman.naskah.judul} terbit",
        templat="seleksi/surel/pengumuman_terbit.txt",
        konteks={
            "judul": pengumuman.naskah.judul,
            "nomor": pengumuman.naskah.nomor,
            "jabatan": [satu.nama_jabatan for satu in lowongan],
            "sampai": _hari_terakhir(pengumuman.batas_lamaran),
        },
        oleh=oleh,
        pada=pada,
    )
    return pengumuman


@transaction.atomic(durable=True)
def catat_bukti_tayang(
    *,
    pengumuman: Pengumuman,
    saluran: str,
    nama: str,
    alamat: str,
    tanggal_tayang: date,
    berkas: Berkas,
    oleh: Pengguna,
    pada: datetime,
) -> BuktiTayang:
    """Record that an announcement stood in a channel, with the scan or screen shot that proves it."""
    pengumuman = _kunci_pengumuman(pengumuman)
    wewenang.boleh_catat_bukti_tayang(oleh, pengumuman, tanggal_tayang, pada).pastikan()
    bukti = BuktiTayang.objects.create(
        pengumuman=pengumuman,
        saluran=saluran,
        nama=nama.strip(),
        alamat=alamat.strip(),
        tanggal_tayang=tanggal_tayang,
        berkas=berkas,
        dicatat_pada=pada,
        dicatat_oleh=oleh,
    )
    catat(
        "bukti_tayang.dicatat",
        objek=bukti,
        oleh=oleh,
        pada=pada,
        saluran=saluran,
        nama=bukti.nama,
        tanggal=tanggal_tayang,
        berkas=berkas.sha256,
    )
    return bukti


# --- Perpanjangan --------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def siapkan_perpanjangan(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Draft the extension of some vacancies that share round and deadline; requirements stay as they are."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = _kunci(lowongan)
    wewenang.boleh_siapkan_perpanjangan(oleh, seleksi, lowongan, pada).pastikan()
    fakta = kumpulkan(lowongan, pada)
    ketentuan = seleksi.aturan_main.pengumuman
    zona = timezone.get_current_timezone()
    batas_lama = aturan.tanggal_dari_batas(cast(datetime, lowongan[0].batas_lamaran), zona)
    mulai = aturan.awal_perpanjangan(batas_lama, timezone.localdate(pada))
    akhir = aturan.hari_terakhir_paling_cepat(mulai, ketentuan.perpanjangan_hari, ketentuan)
    batas = aturan.batas_dari_tanggal(akhir, zona)
    ke = fakta[lowongan[0].pk].perpanjangan + 1
    ketua = _ketua_pansel(seleksi, pada)
    induk = cast(Pengumuman, fakta[lowongan[0].pk].pengumuman_jenis(JENIS.PEMBUKAAN))
    isi = naskah.pengumuman_perpanjangan(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        ke=ke,
        batas_baru=batas,
        jumlah_pelamar={pk: satu.terkirim for pk, satu in fakta.items()},
        induk=induk.naskah,
        penanda=ketua,
    )
    konsep = Konsep(
        jenis=JENIS.PERPANJANGAN,
        templat="seleksi/naskah/pengumuman_perpanjangan.html",
        judul=f"Pengumuman Perpanjangan ke-{ke} {seleksi}",
        isi=isi,
        batas=batas,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def perpanjang_pengumuman(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign an extension: a new deadline, one round used up, a later timetable for these vacancies alone."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = _kunci(pengumuman.lowongan.all())
    pengumuman = _kunci_pengumuman(pengumuman)
    wewenang.boleh_perpanjang_pengumuman(oleh, pengumuman, lowongan, pada).pastikan()
    fakta = kumpulkan(lowongan, pada)
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    batas_baru = cast(datetime, pengumuman.batas_lamaran)
    for satu in lowongan:
        perpanjangan = Perpanjangan.objects.create(
            lowongan=satu,
            ke=fakta[satu.pk].perpanjangan + 1,
            batas_lama=cast(datetime, satu.batas_lamaran),
            batas_baru=batas_baru,
            jumlah_pelamar=fakta[satu.pk].terkirim,
            pengumuman=pengumuman,
            ditetapkan_pada=pada,
            ditetapkan_oleh=oleh,
        )
        satu.batas_lamaran = batas_baru
        satu.save(update_fields=["batas_lamaran"])
        geser_jadwal(
            lowongan=satu,
            akhir_pengumuman=aturan.tanggal_dari_batas(batas_baru, timezone.get_current_timezone()),
        )
        catat(
            "lowongan.diperpanjang",
            objek=satu,
            oleh=oleh,
            pada=pada,
            putaran=perpanjangan.ke,
            jumlah_pelamar=perpanjangan.jumlah_pelamar,
            batas_lama=perpanjangan.batas_lama,
            batas_baru=batas_baru,
            nomor=pengumuman.naskah.nomor,
        )
    kabari_tim(
        seleksi=seleksi,
        kunci=f"pengumuman.terbit:{pengumuman.pk}",
        perihal=f"{pengumuman.naskah.judul} terbit",
        templat="seleksi/surel/perpanjangan.txt",
        konteks={
            "jabatan": [satu.nama_jabatan for satu in lowongan],
            "sampai": _hari_terakhir(batas_baru),
            "nomor": pengumuman.naskah.nomor,
        },
        oleh=oleh,
        pada=pada,
    )
    return pengumuman


# --- Penutupan -----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def tutup_pengumuman(*, lowongan: Lowongan, oleh: Pengguna | None, pada: datetime) -> Lowongan:
    """Close the period of applications; `oleh` is None when the clock does it.

    The record is signed at once by the Ketua Sekretariat when he acts himself; otherwise it waits for him.
    """
    lowongan = _kunci([lowongan])[0]
    wewenang_tahap.boleh_tutup_pengumuman(oleh, lowongan, pada).pastikan()
    seleksi = lowongan.seleksi
    dari = lowongan.tahap
    lowongan.tutup_pengumuman(pada)
    lowongan.save()
    catat("lowongan.pengumuman_ditutup", objek=lowongan, oleh=oleh, pada=pada, dari=dari, ke=lowongan.tahap)
    ketua = pejabat(seleksi.pk, Peran.KETUA_SEKRETARIAT, pada)
    if ketua is not None:
        _berita_acara_penutupan(lowongan, ketua, oleh, pada)
    kabari_tim(
        seleksi=seleksi,
        kunci=f"lowongan.tahap:{lowongan.pk}:{lowongan.tahap}",
        perihal=f"Pendaftaran {lowongan} ditutup",
        templat="seleksi/surel/penutupan.txt",
        konteks={
            "nama_jabatan": lowongan.nama_jabatan,
            "jumlah": daftar_pelamar(lowongan).count(),
        },
        tautan=reverse("seleksi:lowongan", args=[lowongan.pk]),
        oleh=oleh,
        pada=pada,
    )
    return lowongan


def _berita_acara_penutupan(
    lowongan: Lowongan, ketua: Keanggotaan, oleh: Pengguna | None, pada: datetime
) -> None:
    isi = naskah.berita_acara_penutupan(
        lowongan.seleksi, [lowongan], Instansi.objects.get(), penanda=ketua, pada=pada
    )
    konsep = susun_naskah(
        seleksi=lowongan.seleksi,
        lowongan=lowongan,
        templat=BA_PENUTUPAN,
        judul=f"Berita Acara Penutupan Penerimaan Lamaran {lowongan}",
        isi=isi,
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_SEKRETARIAT,
        penanda=ketua,
        jabatan=JABATAN_KETUA_SEKRETARIAT,
        oleh=oleh,
        pada=pada,
    )
    if oleh is not None and oleh.pk == ketua.pengguna_id:
        tanda_tangani(naskah=konsep, oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def tanda_tangani_penutupan(*, milik: NaskahSeleksi, oleh: Pengguna, pada: datetime) -> Naskah:
    """Sign the record of a closing that the clock or a colleague made."""
    milik = _kunci_milik(milik)
    wewenang.boleh_tanda_tangani_penutupan(oleh, milik, pada).pastikan()
    terbit = tanda_tangani(naskah=milik.naskah, oleh=oleh, pada=pada)
    catat("naskah.ditandatangani", objek=milik, oleh=oleh, pada=pada, nomor=terbit.nomor, judul=terbit.judul)
    return terbit


# --- Hasil tahap ---------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def siapkan_hasil_tahap(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Naskah:
    """Draft the next paper of a stage's result for vacancies that stand in the same stage.

    For the administrative stage the record (berita acara) comes first; the announcement is drafted when the
    Ketua Pansel signs it, because it names its number.
    """
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = _kunci(lowongan)
    wewenang.boleh_siapkan_hasil_tahap(oleh, seleksi, lowongan, pada).pastikan()
    if lowongan[0].tahap != Tahap.ADMINISTRASI:
        return _susun_hasil_penilaian(seleksi, lowongan, oleh, pada).naskah
    acara = berita_acara(lowongan[0], BA_ADMINISTRASI)
    sama = acara is not None and set(acara.isi["id_lowongan"]) == {satu.pk for satu in lowongan}
    if acara is not None and sama and acara.keadaan == Naskah.Keadaan.TERBIT:
        return _susun_hasil_administrasi(seleksi, lowongan, acara, oleh, pada).naskah
    return _susun_berita_acara_administrasi(seleksi, lowongan, oleh, pada)


@transaction.atomic(durable=True)
def tetapkan_hasil_administrasi(*, milik: NaskahSeleksi, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign the record of the administrative result; the announcement that names it is drafted at once."""
    seleksi = kunci_seleksi(seleksi_id=milik.seleksi_id)
    milik = _kunci_milik(milik)
    lowongan = kunci_lowongan(daftar=milik.naskah.isi["id_lowongan"])
    wewenang.boleh_tetapkan_hasil_administrasi(oleh, milik, lowongan, pada).pastikan()
    acara = tanda_tangani(naskah=milik.naskah, oleh=oleh, pada=pada)
    catat("naskah.ditandatangani", objek=milik, oleh=oleh, pada=pada, nomor=acara.nomor, judul=acara.judul)
    return _susun_hasil_administrasi(seleksi, lowongan, acara, oleh, pada)


@transaction.atomic(durable=True)
def umumkan_hasil_tahap(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Sign the announcement of a stage's result; applicants are told that it is there, not what it says."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = _kunci(pengumuman.lowongan.all())
    pengumuman = _kunci_pengumuman(pengumuman)
    wewenang.boleh_umumkan_hasil_tahap(oleh, pengumuman, lowongan, pada).pastikan()
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
    tahap = Tahap(pengumuman.tahap)
    for satu in lowongan:
        if tahap == Tahap.ADMINISTRASI:
            kabari_hasil_administrasi(lowongan=satu, pada=pada)
        else:
            tandai_diumumkan(lowongan=satu, metode=METODE_TAHAP[tahap], oleh=oleh, pada=pada)
            _kabari_peserta(satu, tahap, pada)
        catat(
            "lowongan.hasil_diumumkan",
            objek=satu,
            oleh=oleh,
            pada=pada,
            tahap=tahap,
            nomor=pengumuman.naskah.nomor,
        )
    kabari_tim(
        seleksi=seleksi,
        kunci=f"pengumuman.terbit:{pengumuman.pk}",
        perihal=f"{pengumuman.naskah.judul} terbit",
        templat="seleksi/surel/hasil_terbit.txt",
        konteks={
            "judul": pengumuman.naskah.judul,
            "nomor": pengumuman.naskah.nomor,
            "jabatan": [satu.nama_jabatan for satu in lowongan],
        },
        oleh=oleh,
        pada=pada,
    )
    return pengumuman


def _susun_berita_acara_administrasi(
    seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Naskah:
    for satu in lowongan:
        lama = berita_acara(satu, BA_ADMINISTRASI)
        if lama is not None and lama.keadaan == Naskah.Keadaan.KONSEP:
            cabut(naskah=lama, oleh=oleh, pada=pada, alasan="Diganti konsep yang lebih baru.")
    ketua = _ketua_pansel(seleksi, pada)
    isi = naskah_peserta.berita_acara_administrasi(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        pansel=list(anggota_pansel(seleksi.pk, pada)),
        pada=pada,
    )
    konsep = susun_naskah(
        seleksi=seleksi,
        lowongan=lowongan[0] if len(lowongan) == 1 else None,
        templat=BA_ADMINISTRASI,
        judul="Berita Acara Penetapan Hasil Seleksi Administrasi",
        isi=isi,
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_PANSEL,
        penanda=ketua,
        jabatan=JABATAN_KETUA_PANSEL,
        oleh=oleh,
        pada=pada,
    )
    _catat_disusun(konsep, lowongan, oleh, pada)
    return konsep


def _susun_hasil_administrasi(
    seleksi: Seleksi, lowongan: Sequence[Lowongan], acara: Naskah, oleh: Pengguna, pada: datetime
) -> Pengumuman:
    ketua = _ketua_pansel(seleksi, pada)
    isi = naskah_peserta.pengumuman_administrasi(
        seleksi,
        lowongan,
        Instansi.objects.get(),
        berita_acara=acara,
        jadwal=jadwal_berikut(lowongan[0], Tahap.ADMINISTRASI),
        penanda=ketua,
    )
    konsep = Konsep(
        jenis=JENIS.HASIL_TAHAP,
        templat="peserta/naskah/pengumuman_administrasi.html",
        judul=JUDUL_HASIL[Tahap.ADMINISTRASI],
        isi=isi,
        tahap=Tahap.ADMINISTRASI,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


def _susun_hasil_penilaian(
    seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Pengumuman:
    tahap = Tahap(lowongan[0].tahap)
    ketua = _ketua_pansel(seleksi, pada)
    isi = naskah_penilaian.pengumuman_hasil_tahap(
        seleksi,
        {satu: _peserta_hasil(satu, tahap) for satu in lowongan},
        Instansi.objects.get(),
        tahapan=TAHAPAN[tahap],
        jadwal=jadwal_berikut(lowongan[0], tahap),
        ketua=ketua.pengguna,
        nilai=_nilai_hasil(seleksi, lowongan, tahap),
    )
    konsep = Konsep(
        jenis=JENIS.HASIL_TAHAP,
        templat="penilaian/naskah/pengumuman_hasil_tahap.html",
        judul=JUDUL_HASIL[tahap],
        isi=isi,
        tahap=tahap,
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


def _peserta_hasil(lowongan: Lowongan, tahap: Tahap) -> list[Lamaran]:
    """Who goes on: everybody, but after the interview only the three."""
    return tiga_calon(lowongan) if tahap == Tahap.WAWANCARA else list(peserta_lowongan(lowongan))


def _nilai_hasil(seleksi: Seleksi, lowongan: Sequence[Lowongan], tahap: Tahap) -> dict[int, Fraction] | None:
    """Scores only where the policy publishes them, and never those of the last stage: they tell the rank."""
    if seleksi.aturan_main.kebijakan.publikasi != "NAMA_NILAI" or tahap == Tahap.WAWANCARA:
        return None
    komponen = Komponen.objects.filter(lowongan__in=lowongan, metode=METODE_TAHAP[tahap])
    return {pk: nilai for satu in komponen for pk, nilai in rata_komponen(satu).items()}


def _kabari_peserta(lowongan: Lowongan, tahap: Tahap, pada: datetime) -> None:
    nama = wewenang_tahap.NAMA_HASIL[tahap]
    kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"lamaran.hasil_tahap:{satu.pk}:{tahap}",
                penerima=satu.pelamar.pengguna,
                perihal=f"Hasil {nama} {lowongan.nama_jabatan} diumumkan",
                templat="seleksi/surel/hasil_peserta.txt",
                konteks={
                    "nama_jabatan": lowongan.nama_jabatan,
                    "nama_hasil": nama,
                    "nomor": satu.nomor_pendaftaran,
                },
                tautan=reverse("peserta:lamaran", args=[satu.pk]),
            )
            for satu in peserta_lowongan(lowongan)
        ),
        pada=pada,
    )


# --- Membaca -------------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def baca_naskah(*, milik: NaskahSeleksi, keperluan: str, oleh: Pengguna, pada: datetime) -> Naskah:
    """Open a secret paper: who, when and for what stays in the trail."""
    catat(
        "naskah.dibaca",
        objek=milik,
        oleh=oleh,
        pada=pada,
        naskah=milik.naskah_id,
        kelas=milik.naskah.kelas,
        salinan=milik.naskah.salinan_nomor,
        keperluan=keperluan.strip(),
    )
    return milik.naskah


# --- Langkah bersama -----------------------------------------------------------------------------
def susun_pengumuman(
    *,
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    konsep: Konsep,
    ketua: Keanggotaan,
    oleh: Pengguna,
    pada: datetime,
) -> Pengumuman:
    """Step: a drafted announcement with its paper, in place of older drafts; its signer is told."""
    for lama in konsep_pengumuman(list(lowongan), konsep.jenis, konsep.tahap):
        cabut(naskah=lama.naskah, oleh=oleh, pada=pada, alasan="Diganti konsep yang lebih baru.")
    kertas = susun_naskah(
        seleksi=seleksi,
        lowongan=lowongan[0] if len(lowongan) == 1 else None,
        templat=konsep.templat,
        judul=konsep.judul,
        isi=konsep.isi,
        kelas=Kelas.UMUM,
        pola_nomor=POLA_PANSEL,
        penanda=ketua,
        jabatan=JABATAN_KETUA_PANSEL,
        oleh=oleh,
        pada=pada,
    )
    pengumuman = Pengumuman.objects.create(
        seleksi=seleksi,
        jenis=konsep.jenis,
        tahap=konsep.tahap,
        naskah=kertas,
        batas_lamaran=konsep.batas,
        disusun_pada=pada,
        disusun_oleh=oleh,
    )
    pengumuman.lowongan.set(lowongan)
    _catat_disusun(kertas, lowongan, oleh, pada)
    return pengumuman


def susun_naskah(
    *,
    seleksi: Seleksi,
    lowongan: Lowongan | None,
    templat: str,
    judul: str,
    isi: dict[str, Any],
    kelas: str,
    pola_nomor: str,
    penanda: Keanggotaan,
    jabatan: str,
    oleh: Pengguna | None,
    pada: datetime,
    tautan: str = "",
) -> Naskah:
    """Step: a drafted paper tied to its selection; its signer is told unless he drafts it himself."""
    konsep = siapkan(
        templat=templat,
        judul=judul,
        isi=isi,
        kelas=kelas,
        penanda_tangan=penanda.pengguna,
        jabatan_penanda=jabatan,
        pola_nomor=pola_nomor,
        oleh=oleh,
        pada=pada,
    )
    NaskahSeleksi.objects.create(naskah=konsep, seleksi=seleksi, lowongan=lowongan)
    if oleh is None or oleh.pk != penanda.pengguna_id:
        kirim_setelah_commit(
            kunci=f"naskah.menunggu:{konsep.pk}",
            penerima=penanda.pengguna,
            perihal=f"Menunggu tanda tangan Anda: {judul}",
            templat="seleksi/surel/naskah_menunggu.txt",
            konteks={"judul": judul, "seleksi": str(seleksi)},
            tautan=tautan or reverse("seleksi:tanda_tangan"),
            pada=pada,
        )
    return konsep


def sahkan_pengumuman(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Step: sign, number and publish an announcement; what that means for vacancies is the act's business."""
    pengumuman.naskah = tanda_tangani(naskah=pengumuman.naskah, oleh=oleh, pada=pada)
    pengumuman.diumumkan_pada = pada
    pengumuman.diumumkan_oleh = oleh
    pengumuman.save(update_fields=["diumumkan_pada", "diumumkan_oleh"])
    catat(
        "pengumuman.diumumkan",
        objek=pengumuman,
        oleh=oleh,
        pada=pada,
        jenis=pengumuman.jenis,
        nomor=pengumuman.naskah.nomor,
        lowongan=sorted(pengumuman.lowongan.values_list("pk", flat=True)),
    )
    return pengumuman


def kabari_tim(
    *,
    seleksi: Seleksi,
    kunci: str,
    perihal: str,
    templat: str,
    konteks: dict[str, Any],
    oleh: Pengguna | None,
    pada: datetime,
    tautan: str = "",
) -> None:
    """Step: tell Pansel and Sekretariat, but for the one who acted."""
    for orang in tim_inti(seleksi.pk, pada):
        if oleh is not None and orang.pk == oleh.pk:
            continue
        kirim_setelah_commit(
            kunci=f"{kunci}:{orang.pk}",
            penerima=orang,
            perihal=perihal,
            templat=templat,
            konteks=konteks,
            tautan=tautan or reverse("seleksi:ruang", args=[seleksi.pk]),
            pada=pada,
        )


def _catat_disusun(
    konsep: Naskah, lowongan: Collection[Lowongan], oleh: Pengguna | None, pada: datetime
) -> None:
    milik = NaskahSeleksi.objects.get(naskah=konsep)
    catat(
        "naskah.disusun",
        objek=milik,
        oleh=oleh,
        pada=pada,
        judul=konsep.judul,
        lowongan=sorted(satu.pk for satu in lowongan),
    )


def _ketua_pansel(seleksi: Seleksi, pada: datetime) -> Keanggotaan:
    """The verdict has made sure that there is one."""
    return cast(Keanggotaan, pejabat(seleksi.pk, Peran.KETUA_PANSEL, pada))


def _kunci(lowongan: Iterable[Lowongan]) -> list[Lowongan]:
    return sorted(kunci_lowongan(daftar=[satu.pk for satu in lowongan]), key=lambda satu: satu.urutan)


def _kunci_pengumuman(pengumuman: Pengumuman) -> Pengumuman:
    dasar = Pengumuman.objects.select_related("naskah", "seleksi")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=pengumuman.pk)


def _kunci_milik(milik: NaskahSeleksi) -> NaskahSeleksi:
    dasar = NaskahSeleksi.objects.select_related("naskah", "seleksi", "lowongan")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=milik.pk)


def _hari_terakhir(batas: datetime | None) -> str:
    zona = timezone.get_current_timezone()
    return aturan.tanggal_kata(aturan.tanggal_dari_batas(cast(datetime, batas), zona))
