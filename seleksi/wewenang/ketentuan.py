"""Verdicts on changing what a selection is played by: one parameter before publication, an erratum after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import cast

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak
from seleksi import aturan
from seleksi.alur import Tahap
from seleksi.aturan import KETUA_PANSEL, KeadaanRalat
from seleksi.izin import Izin, Temuan
from seleksi.ketentuan import Ketentuan
from seleksi.models import Lowongan, Pengumuman, Seleksi
from seleksi.queries.kalender import kalender
from seleksi.wewenang.pengumuman import ada_ketua_pansel, bertanda_tangan_sendiri, masih_konsep
from seleksi.wewenang.persiapan import PENYUSUN, belum_beku, menahan

# What an erratum may say anew about a vacancy; its name, kind and unit stay.
MEDAN_RALAT = ("uraian_tugas", "kualifikasi", "pengalaman")


def boleh_ubah_ketentuan(
    oleh: Pengguna, seleksi: Seleksi, jalur: str, teks: str, alasan: str, pada: datetime
) -> Izin:
    """Change one parameter before publication: the Ketua Pansel, with a reason, where the law leaves room."""
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, Hak.PIMPIN, pada),
        belum_beku(seleksi),
        _kamar(jalur),
        aturan.parameter(jalur, teks, seleksi.aturan_main),
        aturan.alasan_perubahan(alasan),
    )


def boleh_siapkan_ralat(
    oleh: Pengguna,
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    ketentuan: Mapping[str, str],
    syarat: Mapping[int, Mapping[str, str]],
    penutupan: date,
    alasan: str,
    pada: datetime,
) -> Izin:
    """Draft an erratum: Sekretariat or Ketua Pansel, while every vacancy concerned takes applications.

    `lowongan` are the announced vacancies it concerns; the period starts anew from today.
    """
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, (*PENYUSUN, Hak.PIMPIN), pada),
        _sudah_beku(seleksi),
        _isi_ralat(seleksi, lowongan, ketentuan, syarat),
        aturan.alasan_perubahan(alasan),
        ada_ketua_pansel(seleksi.pk, pada),
        _masa_baru(seleksi.aturan_main, lowongan, penutupan, pada),
    )


def boleh_ralat(oleh: Pengguna, pengumuman: Pengumuman, lowongan: Sequence[Lowongan], pada: datetime) -> Izin:
    """Sign an erratum: the Ketua Pansel, while what it corrects is still what holds and the days suffice."""
    if pengumuman.jenis != Pengumuman.Jenis.RALAT:
        pesan = "Pengumuman ini bukan untuk tindakan itu."
        return Izin.dari([Temuan("P-10", aturan.DASAR_RALAT, pesan)])
    seleksi = pengumuman.seleksi
    penutupan = aturan.tanggal_dari_batas(_batas(pengumuman), timezone.get_current_timezone())
    return Izin.dari(
        temuan_hak(oleh, seleksi.pk, Hak.PIMPIN, pada),
        bertanda_tangan_sendiri(oleh, pengumuman.naskah),
        masih_konsep(pengumuman.naskah),
        _hari_ini(pengumuman, pada),
        _masih_sama(pengumuman, seleksi, lowongan),
        _masa_baru(Ketentuan.dari_json(pengumuman.ralat.ketentuan_baru), lowongan, penutupan, pada),
    )


def lowongan_teralat(
    seleksi: Seleksi, ketentuan: Mapping[str, str], syarat: Mapping[int, Mapping[str, str]]
) -> list[Lowongan]:
    """Announced vacancies an erratum concerns: all of them for a parameter, else those it speaks of."""
    dasar = seleksi.lowongan.filter(diumumkan_pada__isnull=False).exclude(tahap=Tahap.DIBATALKAN)
    if not ketentuan:
        dasar = dasar.filter(pk__in=syarat)
    return list(dasar.order_by("urutan"))


def _kamar(jalur: str) -> list[Temuan]:
    kamar = aturan.kamar_parameter(jalur)
    if kamar == "seleksi.ketentuan":
        return []
    nama = "Bobot diatur bersama-sama" if kamar == "seleksi.bobot" else "Kebijakan dipilih bersama akibatnya"
    pesan = f"{nama} di halamannya sendiri."
    return [Temuan("P-10", aturan.DASAR_PARAMETER, pesan, pelaku=KETUA_PANSEL, tindakan=kamar)]


def _sudah_beku(seleksi: Seleksi) -> list[Temuan]:
    if seleksi.beku:
        return []
    pesan = f"{seleksi} belum diumumkan; ubah langsung, tanpa ralat."
    return [Temuan("P-10", aturan.DASAR_RALAT, pesan, pelaku=KETUA_PANSEL)]


def _isi_ralat(
    seleksi: Seleksi,
    lowongan: Sequence[Lowongan],
    ketentuan: Mapping[str, str],
    syarat: Mapping[int, Mapping[str, str]],
) -> list[Temuan]:
    main = seleksi.aturan_main
    temuan = [t for jalur, teks in ketentuan.items() for t in aturan.parameter(jalur, teks, main)]
    if any(jalur.startswith(aturan.JALUR_BOBOT) for jalur in ketentuan):
        pesan = "Bobot tidak dapat diralat: lembar penilaian sudah disusun menurut bobot yang diumumkan."
        temuan.append(Temuan("P-10", aturan.DASAR_RALAT, pesan, pelaku=KETUA_PANSEL))
    dikenal = {satu.pk: satu for satu in lowongan}
    for pk, isi in syarat.items():
        satu = dikenal.get(pk)
        if satu is None or isi.keys() - set(MEDAN_RALAT):
            pesan = "Yang dapat diralat hanya persyaratan lowongan yang sudah diumumkan dalam seleksi ini."
            temuan.append(Temuan("P-10", aturan.DASAR_RALAT, pesan, pelaku=KETUA_PANSEL))
        elif not any(getattr(satu, medan) != teks for medan, teks in isi.items()):
            pesan = f"Persyaratan {satu} sama dengan yang diumumkan; tidak ada yang berubah."
            temuan.append(Temuan("P-10", aturan.DASAR_RALAT, pesan, pelaku=KETUA_PANSEL))
    if not ketentuan and not syarat:
        temuan.append(Temuan("P-10", aturan.DASAR_RALAT, "Ralat ini tidak mengubah apa pun."))
    return temuan


def _masa_baru(
    ketentuan: Ketentuan, lowongan: Sequence[Lowongan], penutupan: date, pada: datetime
) -> list[Temuan]:
    """The vacancies still take applications, and the announced days run anew from the day of signing."""
    zona = timezone.get_current_timezone()
    keadaan = [
        KeadaanRalat(
            nama=satu.nama_jabatan,
            menerima=satu.tahap == Tahap.PENGUMUMAN,
            batas=aturan.tanggal_dari_batas(satu.batas_lamaran, zona) if satu.batas_lamaran else None,
        )
        for satu in lowongan
    ]
    return [
        *aturan.ralat(keadaan, penutupan),
        *menahan(aturan.lama_pengumuman(timezone.localdate(pada), penutupan, ketentuan, kalender())),
    ]


def _masih_sama(pengumuman: Pengumuman, seleksi: Seleksi, lowongan: Sequence[Lowongan]) -> list[Temuan]:
    """Nothing has changed since the erratum was drafted: it corrects what holds, for those it names."""
    isi = pengumuman.ralat
    sekarang = {str(satu.pk): persyaratan(satu) for satu in lowongan}
    sama = isi.ketentuan_lama == seleksi.ketentuan and all(
        sekarang.get(pk) == lama for pk, lama in isi.lowongan_lama.items()
    )
    if isi.ketentuan_lama != isi.ketentuan_baru:
        sama = sama and {satu.pk for satu in lowongan_teralat(seleksi, {"*": ""}, {})} == {
            satu.pk for satu in lowongan
        }
    if sama:
        return []
    pesan = "Ketentuan atau lowongan berubah sesudah ralat ini disusun; susun ulang ralatnya."
    return [Temuan("P-10", aturan.DASAR_RALAT, pesan, pelaku=KETUA_PANSEL)]


def persyaratan(lowongan: Lowongan) -> dict[str, str]:
    """What an erratum may correct, as the trigger compares it."""
    return {medan: getattr(lowongan, medan) for medan in MEDAN_RALAT}


def _hari_ini(pengumuman: Pengumuman, pada: datetime) -> list[Temuan]:
    """The paper counts the new period from the day it is signed."""
    tercetak, hari = date.fromisoformat(pengumuman.naskah.isi["mulai"]), timezone.localdate(pada)
    if tercetak == hari:
        return []
    pesan = (
        f"Ralat ini menghitung masa pengumuman sejak {aturan.tanggal_kata(tercetak)}, sedangkan hari ini "
        f"{aturan.tanggal_kata(hari)}; susun ulang ralatnya."
    )
    return [Temuan("A-3", aturan.DASAR_RALAT, pesan, pelaku=KETUA_PANSEL)]


def _batas(pengumuman: Pengumuman) -> datetime:
    return cast(datetime, pengumuman.batas_lamaran)
