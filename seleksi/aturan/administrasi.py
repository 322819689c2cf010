"""The administrative result, and the result every stage owes its participants."""

from __future__ import annotations

import dataclasses
from datetime import date

from seleksi.aturan.kalender import tanggal_kata
from seleksi.aturan.kata import KETUA_PANSEL, SEKRETARIAT, VERIFIKATOR, terpenuhi
from seleksi.aturan.perpanjangan import BELUM_DIPERPANJANG, KeadaanPerpanjanganSeleksi, jalan_kurang_lulus
from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan


def hasil_administrasi(
    terkirim: int,
    belum_diperiksa: int,
    lulus: int,
    ketentuan: Ketentuan,
    perpanjangan: KeadaanPerpanjanganSeleksi = BELUM_DIPERPANJANG,
) -> list[Temuan]:
    """B-3. Every application is settled by two persons and at least three of a vacancy meet the conditions.

    Dasar: Perbup Lampiran huruf b angka 3 huruf a, b, dan c.
    """
    hasil = []
    dasar = "Lampiran huruf b angka 3 huruf a"
    if belum_diperiksa:
        pesan = f"{belum_diperiksa} dari {terkirim} lamaran belum selesai diperiksa dua orang."
        hasil.append(Temuan("B-3", dasar, pesan, Tingkat.BLOK, VERIFIKATOR, "peserta.antrean_verifikasi"))
    else:
        hasil += terpenuhi("B-3", dasar, f"{terkirim} lamaran selesai diperiksa dua orang.")
    cukup = ketentuan.administrasi.min_lulus
    dasar = "Lampiran huruf b angka 3 huruf b"
    if lulus >= cukup:
        hasil += terpenuhi("B-3", dasar, f"{lulus} pelamar memenuhi syarat, paling sedikit {cukup}.")
    elif belum_diperiksa:
        pesan = f"Baru {lulus} dari paling sedikit {cukup} pelamar memenuhi syarat."
        hasil.append(Temuan("B-3", dasar, pesan, Tingkat.BLOK, VERIFIKATOR, "peserta.antrean_verifikasi"))
    else:
        hasil.append(jalan_kurang_lulus(dataclasses.replace(perpanjangan, lulus=lulus), ketentuan))
    return hasil


def nominatif(terkirim: int, belum_selesai: int) -> list[Temuan]:
    """B-3. The nominatif lists every application: settled by two persons, or open for its owner to mend.

    Dasar: Perbup Lampiran huruf b angka 3 huruf a.
    """
    dasar = "Lampiran huruf b angka 3 huruf a"
    if not terkirim:
        return [Temuan("B-3", dasar, "Tidak ada lamaran yang dimuat dalam nominatif.", pelaku=SEKRETARIAT)]
    if belum_selesai:
        pesan = (
            f"{belum_selesai} dari {terkirim} lamaran belum selesai diperiksa dua orang dan tidak sedang "
            "menunggu perbaikan pelamar."
        )
        return [Temuan("B-3", dasar, pesan, Tingkat.BLOK, VERIFIKATOR, "peserta.antrean_verifikasi")]
    return terpenuhi("B-3", dasar, f"{terkirim} lamaran sudah mempunyai hasil pemeriksaan.")


def nominatif_terkini(*, sama: bool) -> list[Temuan]:
    """B-3. What is signed is the result as it stands now.

    Dasar: Perbup Lampiran huruf b angka 3 huruf a.
    """
    if sama:
        return []
    pesan = "Hasil pemeriksaan berubah sejak konsep nominatif disusun. Susun ulang nominatifnya."
    return [Temuan("B-3", "Lampiran huruf b angka 3 huruf a", pesan, pelaku=SEKRETARIAT)]


def hasil_tahap(
    nama: str,
    diumumkan: date | None,
    menunggu: str = "",
    *,
    tingkat: Tingkat = Tingkat.BLOK,
    kode: str = "B-9b",
    pasti: bool = True,
) -> list[Temuan]:
    """B-9b, B-3. The result of a stage is announced, signed by the Ketua Pansel, before the stage closes.

    `nama` is the stage in words; `menunggu` names the paper that only waits for its signature; `pasti` tells
    that nothing else of the stage is open, so that the paper may be drafted.

    Dasar: Perbup Lampiran huruf b angka 9 huruf b; angka 3 huruf g for the administrative stage.
    """
    dasar = "Lampiran huruf b angka 3 huruf g" if kode == "B-3" else "Lampiran huruf b angka 9 huruf b"
    if diumumkan:
        return terpenuhi(kode, dasar, f"Hasil {nama} diumumkan {tanggal_kata(diumumkan)}.")
    if menunggu:
        pesan = f"{menunggu} belum ditandatangani Ketua Pansel."
        return [Temuan(kode, dasar, pesan, tingkat, KETUA_PANSEL, "seleksi.tanda_tangan")]
    if not pasti:
        pesan = f"Hasil {nama} belum diumumkan; naskahnya disusun setelah hasilnya pasti."
        return [Temuan(kode, dasar, pesan, tingkat, SEKRETARIAT)]
    pesan = f"Hasil {nama} belum diumumkan kepada peserta; naskahnya belum disusun."
    return [Temuan(kode, dasar, pesan, tingkat, SEKRETARIAT, "seleksi.hasil_tahap")]


def belum_diumumkan(ada_konsep: bool) -> list[Temuan]:
    """A-6. A vacancy is announced by a paper that the Ketua Pansel signs; nothing else opens it.

    Dasar: Perbup Lampiran huruf a angka 6 huruf k.
    """
    dasar = "Lampiran huruf a angka 6 huruf k"
    if ada_konsep:
        pesan = "Pengumuman seleksi terbuka belum ditandatangani Ketua Pansel."
        return [Temuan("A-6", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.tanda_tangan")]
    pesan = "Pengumuman seleksi terbuka belum disusun."
    return [Temuan("A-6", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.siapkan_pengumuman")]
