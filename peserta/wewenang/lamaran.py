"""Verdicts on the acts of applicants and verifiers: may this person do this now? Nothing here writes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import temuan_hak, terlibat
from peserta import aturan, queries
from peserta.alur import Keadaan
from peserta.models import Baris, DaerahAsal, Lamaran, Pelamar, Perbaikan, Verifikasi
from seleksi.alur import Tahap
from seleksi.aturan import MASA_TUNTAS, tidak_hadir
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.models import Lowongan

# One person shall not fill the disk: versions of one document, and uploads within an hour.
BATAS_VERSI = 20
BATAS_UNGGAH_SEJAM = 60
# Files do not change any more once sent, so they may be checked while others still apply.
TAHAP_PEMERIKSAAN = (Tahap.PENGUMUMAN, Tahap.ADMINISTRASI)
TAHAP_DIIKUTI = (Tahap.ASESMEN, Tahap.KOMPETENSI_BIDANG, Tahap.WAWANCARA, Tahap.KESEHATAN)
BISA_DITARIK = (Keadaan.DIAJUKAN, Keadaan.DIPERIKSA, Keadaan.MS)

KATA_DITAHAN = "{nama} ditahan pemindai program jahat dan tidak dapat dibaca siapa pun. Ganti berkasnya."
DASAR_PENGAJUAN = "Lampiran huruf b angka 1"
DASAR_PEMERIKSAAN = "Lampiran huruf b angka 3"


# --- Pelamar ----------------------------------------------------------------------------------
def boleh_ubah_profil(oleh: Pengguna, pelamar: Pelamar) -> Izin:
    return Izin.dari(_milik(oleh, pelamar))


def boleh_tambah_riwayat(oleh: Pengguna) -> Izin:
    return Izin.dari(_profil(oleh, queries.pelamar_dari(oleh)))


def boleh_tambah_butir(oleh: Pengguna, jenis: str, baru: Sequence[Mapping[str, Any]]) -> Izin:
    """May he record these rows of one kind (a key of JENIS_RIWAYAT)? Fields as plain data."""
    pelamar = queries.pelamar_dari(oleh)
    if pelamar is None:
        return Izin.dari(_profil(oleh, pelamar))
    ada = [queries.isi_baris(satu) for satu in queries.baris_riwayat(pelamar, jenis)]
    return Izin.dari(_profil(oleh, pelamar), _cukup_baris(len(ada) + len(baru)), _tidak_kembar(ada, baru))


def boleh_ubah_butir(oleh: Pengguna, butir: Baris, jenis: str, baru: Mapping[str, Any]) -> Izin:
    """May he change this row into that one?"""
    lain = [
        queries.isi_baris(satu) for satu in queries.baris_riwayat(butir.pelamar, jenis) if satu.pk != butir.pk
    ]
    return Izin.dari(_milik(oleh, butir.pelamar), _tidak_kembar(lain, [baru]))


def boleh_buat_lamaran(oleh: Pengguna, lowongan: Lowongan, tiba_pada: datetime) -> Izin:
    """May he begin an application for this vacancy? The requirements are shown, they do not hold."""
    pelamar = queries.pelamar_dari(oleh)
    return Izin.dari(
        _waktu(lowongan, tiba_pada),
        aturan.bukan_penyelenggara(terlibat(oleh, lowongan.seleksi_id)),
        _profil(oleh, pelamar),
        _jumlah(pelamar, lowongan) if pelamar else (),
        _belum_ditarik(pelamar, lowongan) if pelamar else (),
    )


def boleh_unggah(oleh: Pengguna, lamaran: Lamaran, jenis: str, tiba_pada: datetime) -> Izin:
    return Izin.dari(
        _milik(oleh, lamaran.pelamar),
        _masih_draf(lamaran),
        _waktu(lamaran.lowongan, tiba_pada),
        _jenis_dikenal(lamaran, jenis),
        _kuota(lamaran, jenis, tiba_pada),
    )


def boleh_hapus_berkas(oleh: Pengguna, lamaran: Lamaran, jenis: str) -> Izin:
    return Izin.dari(_milik(oleh, lamaran.pelamar), _masih_draf(lamaran), _jenis_dikenal(lamaran, jenis))


def boleh_ajukan(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> Izin:
    """May this draft be sent? Arrival decides, not the moment at which the server gets to it."""
    lowongan = lamaran.lowongan
    dokumen = queries.dokumen_lamaran(lowongan)
    terunggah = queries.berkas_berlaku(lamaran)
    bermeterai = [kode for kode, satu in terunggah.items() if queries.meterai_berkas(satu) is not None]
    return Izin.dari(
        _milik(oleh, lamaran.pelamar),
        _masih_draf(lamaran),
        _waktu(lowongan, tiba_pada),
        aturan.bukan_penyelenggara(terlibat(oleh, lowongan.seleksi_id)),
        _jumlah(lamaran.pelamar, lowongan, kecuali=lamaran.pk),
        aturan.dokumen_lengkap(terunggah, dokumen),
        aturan.rekomendasi_ppk(terunggah, dokumen),
        _tidak_ditahan(lamaran),
        aturan.meterai_dinyatakan(dokumen, terunggah, bermeterai),
        diingatkan(_rekomendasi(lamaran, terunggah, tiba_pada)),
        diingatkan(_syarat(lamaran, tiba_pada)),
    )


def boleh_isi_rekomendasi(oleh: Pengguna, lamaran: Lamaran, tiba_pada: datetime) -> Izin:
    """May he tell what his recommendation says? Like a file: while it is a draft, before the deadline."""
    return Izin.dari(_milik(oleh, lamaran.pelamar), _surat_dibuka(lamaran, tiba_pada))


def _surat_dibuka(lamaran: Lamaran, tiba_pada: datetime) -> list[Temuan]:
    """The recommendation of a sent application is open again only where its mending was asked for."""
    perbaikan = queries.perbaikan_lamaran(lamaran)
    if (
        lamaran.keadaan != Keadaan.DIAJUKAN
        or perbaikan is None
        or aturan.KODE_REKOMENDASI not in queries.butir_diminta(lamaran)
    ):
        return [*_masih_draf(lamaran), *_waktu(lamaran.lowongan, tiba_pada)]
    return waktu_perbaikan(perbaikan, tiba_pada)


def waktu_perbaikan(perbaikan: Perbaikan | None, tiba_pada: datetime) -> list[Temuan]:
    """Is it the time to mend? Told in the zone of the house."""
    batas = perbaikan.batas if perbaikan else None
    dikirim = perbaikan.dikirim_pada if perbaikan else None
    return aturan.waktu_perbaikan(
        timezone.localtime(tiba_pada),
        timezone.localtime(batas) if batas else None,
        timezone.localtime(dikirim) if dikirim else None,
    )


def boleh_tarik(oleh: Pengguna, lamaran: Lamaran) -> Izin:
    return Izin.dari(_milik(oleh, lamaran.pelamar), _bisa_ditarik(lamaran))


def boleh_nyatakan_gugur(
    oleh: Pengguna, lamaran: Lamaran, alasan: str, nomor: str, susulan: date | None, pada: datetime
) -> Izin:
    """Declare that a participant who did not come drops out: the Ketua Pansel, by a berita acara."""
    lowongan = lamaran.lowongan
    temuan = []
    if lowongan.tahap not in TAHAP_DIIKUTI:
        pesan = "Peserta dinyatakan gugur pada tahap asesmen sampai dengan kesehatan."
        temuan.append(Temuan("B-6", "Lampiran huruf b angka 4, 5, dan 6", pesan))
    if lamaran.keadaan != Keadaan.MS:
        temuan.append(_pemeriksaan("Yang dinyatakan gugur hanya peserta yang memenuhi syarat."))
    ketentuan = lowongan.seleksi.aturan_main
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        temuan,
        tidak_hadir(alasan, nomor, susulan, timezone.localdate(pada), ketentuan),
    )


def boleh_unduh_daftar(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """May this person take the list of applicants out of the house, as a table?"""
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, Hak.VERIFIKASI, pada))


def diingatkan(temuan: list[Temuan]) -> list[Temuan]:
    """Requirements as warnings: what an applicant typed never ends his application, people decide."""
    return [replace(satu, tingkat=Tingkat.INGAT) if satu.tingkat == Tingkat.BLOK else satu for satu in temuan]


def _syarat(lamaran: Lamaran, pada: datetime) -> list[Temuan]:
    """All but E-06, which the applicant states with the same click in the pakta integritas."""
    fakta = queries.fakta_pelamar(lamaran.pelamar)
    return [s for s in queries.temuan_syarat(fakta, lamaran.lowongan, pada) if s.kode != "E-06"]


def _rekomendasi(lamaran: Lamaran, terunggah: Collection[str], pada: datetime) -> list[Temuan]:
    """What the letter says; while there is no letter, that it is missing says enough."""
    if aturan.KODE_REKOMENDASI not in terunggah:
        return []
    return queries.temuan_rekomendasi(lamaran, pada)


def _pengajuan(pesan: str, tindakan: str = "") -> Temuan:
    return Temuan("B-1", DASAR_PENGAJUAN, pesan, pelaku="Pelamar", tindakan=tindakan)


def _milik(oleh: Pengguna, pelamar: Pelamar) -> list[Temuan]:
    return [] if pelamar.pengguna_id == oleh.pk else [_pengajuan("Ini bukan data Anda.")]


def _cukup_baris(jumlah: int) -> list[Temuan]:
    if jumlah <= queries.BATAS_BARIS:
        return []
    return [_pengajuan(f"Paling banyak {queries.BATAS_BARIS} baris untuk satu jenis riwayat.")]


def _tidak_kembar(ada: Sequence[Mapping[str, Any]], baru: Sequence[Mapping[str, Any]]) -> list[Temuan]:
    """No row twice, and one SKP for a year: a second one is a change of the first."""
    temuan, tercatat = [], [dict(satu) for satu in ada]
    for satu in baru:
        if satu in tercatat:
            temuan.append(_pengajuan("Baris yang sama sudah tercatat."))
        elif "predikat" in satu and any(lain["tahun"] == satu["tahun"] for lain in tercatat):
            temuan.append(_pengajuan(f"SKP tahun {satu['tahun']} sudah tercatat; ubah baris itu."))
        tercatat.append(dict(satu))
    return temuan


def _profil(oleh: Pengguna, pelamar: Pelamar | None) -> list[Temuan]:
    if not oleh.nip:
        return [_pengajuan("Akun Anda belum memuat NIP. Hubungi Sekretariat untuk melengkapinya.")]
    if pelamar is None:
        return [_pengajuan("Isi profil Anda sebelum melamar.", "peserta.profil")]
    return []


def _jumlah(pelamar: Pelamar, lowongan: Lowongan, kecuali: int | None = None) -> list[Temuan]:
    sudah = queries.nama_jabatan_dilamar(pelamar, lowongan.seleksi_id, kecuali)
    return aturan.jumlah_lamaran(sudah, lowongan.seleksi.aturan_main.syarat)


def _belum_ditarik(pelamar: Pelamar, lowongan: Lowongan) -> list[Temuan]:
    ditarik = Lamaran.objects.filter(pelamar=pelamar, lowongan=lowongan, keadaan=Keadaan.MUNDUR)
    if not ditarik.exists():
        return []
    return [_pengajuan("Anda sudah mengundurkan diri dari jabatan ini dan tidak dapat melamarnya lagi.")]


def _waktu(lowongan: Lowongan, tiba_pada: datetime) -> list[Temuan]:
    batas = lowongan.batas_lamaran
    return aturan.waktu_pengajuan(
        timezone.localtime(tiba_pada),
        timezone.localtime(batas) if batas else None,
        dibuka=lowongan.tahap == Tahap.PENGUMUMAN,
    )


def _masih_draf(lamaran: Lamaran) -> list[Temuan]:
    if lamaran.keadaan == Keadaan.DRAF:
        return []
    nomor = lamaran.nomor_pendaftaran
    return [_pengajuan(f"Lamaran ini sudah terkirim dengan nomor {nomor} dan tidak dapat diubah.")]


def _jenis_dikenal(lamaran: Lamaran, jenis: str) -> list[Temuan]:
    if queries.dokumen_menurut_kode(lamaran.lowongan, jenis) is not None:
        return []
    return [_pengajuan("Dokumen ini tidak diminta dalam seleksi ini.")]


def _kuota(lamaran: Lamaran, jenis: str, pada: datetime) -> list[Temuan]:
    if queries.jumlah_versi(lamaran, jenis) >= BATAS_VERSI:
        return [_pengajuan(f"Dokumen ini sudah diganti {BATAS_VERSI} kali. Hubungi Sekretariat.")]
    if queries.jumlah_unggahan_sejak(lamaran.pelamar, pada - timedelta(hours=1)) >= BATAS_UNGGAH_SEJAM:
        return [_pengajuan(f"Sudah {BATAS_UNGGAH_SEJAM} unggahan dalam satu jam. Coba lagi nanti.")]
    return []


def _tidak_ditahan(lamaran: Lamaran) -> list[Temuan]:
    """What the malware scan holds cannot be read by anybody, so it cannot be sent. What waits for it can."""
    return [
        _pengajuan(KATA_DITAHAN.format(nama=satu.nama), f"peserta.unggah.{satu.kode}")
        for satu in queries.daftar_dokumen(lamaran)
        if satu.ditahan
    ]


def _bisa_ditarik(lamaran: Lamaran) -> list[Temuan]:
    if lamaran.lowongan.berakhir:
        return [_pengajuan("Seleksi jabatan ini sudah berakhir.")]
    if queries.diberi_tahu_tms(lamaran):
        return [_pengajuan("Lamaran ini tidak memenuhi syarat administrasi, jadi tidak ada yang ditarik.")]
    if lamaran.keadaan in queries.DITETAPKAN and not queries.hasil_diketahui([lamaran]):
        # The same words for MS and TMS: a refusal must not tell the result before the Ketua Pansel does.
        pesan = "Pemeriksaan lamaran sudah selesai; lamaran dapat ditarik sesudah hasilnya diumumkan."
        return [replace(_pengajuan(pesan), tingkat=Tingkat.MENUNGGU)]
    if lamaran.keadaan in BISA_DITARIK:
        return []
    sebab = {
        Keadaan.DRAF: "Lamaran ini belum dikirim, jadi tidak ada yang ditarik.",
        Keadaan.MUNDUR: "Anda sudah mengundurkan diri dari jabatan ini.",
        Keadaan.GUGUR: "Anda dinyatakan gugur, jadi tidak ada yang ditarik.",
    }
    return [_pengajuan(sebab[Keadaan(lamaran.keadaan)])]


# --- Pemeriksa --------------------------------------------------------------------------------
def boleh_periksa(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """May he enter verdicts on the items of this application now?"""
    return Izin.dari(
        temuan_hak(oleh, lamaran.lowongan.seleksi_id, Hak.VERIFIKASI, pada),
        _tahap_pemeriksaan(lamaran),
        _menunggu_pemeriksa(lamaran),
        _tidak_dipegang_lain(oleh, lamaran, pada),
    )


def boleh_periksa_butir(
    oleh: Pengguna, lamaran: Lamaran, butir: str, putusan: str, alasan: str, pada: datetime
) -> Izin:
    """May he enter this verdict on this item? A reason is due where it departs from the computation."""
    return Izin.dari(
        boleh_periksa(oleh, lamaran, pada).temuan,
        _menunggu_perbaikan(lamaran, pada) if butir in queries.butir_diminta(lamaran) else [],
        _putusan_butir(lamaran, butir, putusan, alasan, pada),
    )


def _putusan_butir(
    lamaran: Lamaran, butir: str, putusan: str, alasan: str, pada: datetime, *, buta: bool = False
) -> list[Temuan]:
    dikenal = {satu.kode for satu in queries.butir_lamaran(lamaran)}
    hitungan = queries.hitungan_butir(lamaran, pada, buta=buta).get(butir, [])
    return [
        *(
            []
            if butir in dikenal
            else [_pemeriksaan("Butir ini tidak ada dalam daftar periksa seleksi ini.")]
        ),
        *([] if putusan in Verifikasi.Putusan else [_pemeriksaan("Pilih sesuai atau tidak sesuai.")]),
        *aturan.alasan_putusan(putusan, alasan, hitungan),
    ]


def boleh_telaah_riwayat(oleh: Pengguna, lamaran: Lamaran, baris: int, alasan: str, pada: datetime) -> Izin:
    """May he mark this row of the history as related or not? With his reason, while he may check at all."""
    riwayat = (lamaran.profil or {"riwayat": ()})["riwayat"]
    return Izin.dari(
        boleh_periksa(oleh, lamaran, pada).temuan, aturan.telaah_riwayat(alasan, baris, len(riwayat))
    )


def boleh_selesai_diperiksa(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    return Izin.dari(
        boleh_periksa(oleh, lamaran, pada).temuan,
        _menunggu_perbaikan(lamaran, pada),
        _lengkap(lamaran),
        _ikut_bila_buta(oleh, lamaran),
    )


def _pemeriksaan(pesan: str, tingkat: Tingkat = Tingkat.BLOK) -> Temuan:
    return Temuan("B-3", DASAR_PEMERIKSAAN, pesan, tingkat, "Sekretariat")


def _tahap_pemeriksaan(lamaran: Lamaran) -> list[Temuan]:
    tahap = Tahap(lamaran.lowongan.tahap)
    if tahap in TAHAP_PEMERIKSAAN:
        return []
    return [_pemeriksaan(f"Jabatan ini sudah di tahap {tahap.label}; pemeriksaan berkas sudah selesai.")]


def _menunggu_pemeriksa(lamaran: Lamaran) -> list[Temuan]:
    if lamaran.keadaan == Keadaan.DIAJUKAN:
        return []
    return [_pemeriksaan(f"Lamaran ini {_keadaan_kini(lamaran)}.")]


def _menunggu_pemeriksa_kedua(lamaran: Lamaran) -> list[Temuan]:
    if lamaran.keadaan == Keadaan.DIPERIKSA:
        return []
    if lamaran.keadaan == Keadaan.DIAJUKAN:
        return [_pemeriksaan("Lamaran ini belum selesai diperiksa pemeriksa pertama.")]
    return [_pemeriksaan(f"Lamaran ini {_keadaan_kini(lamaran)}.")]


def _keadaan_kini(lamaran: Lamaran) -> str:
    if lamaran.keadaan == Keadaan.DIPERIKSA:
        return f"sudah selesai diperiksa {lamaran.diperiksa_oleh} dan menunggu pemeriksa kedua"
    if lamaran.keadaan == Keadaan.MUNDUR:
        return "sudah ditarik pelamarnya"
    if lamaran.keadaan == Keadaan.GUGUR:
        return "sudah dinyatakan gugur"
    return f"sudah ditetapkan {Keadaan(lamaran.keadaan).label.lower()} oleh {lamaran.ditetapkan_oleh}"


def _tidak_dipegang_lain(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> list[Temuan]:
    pegang = queries.pemegang_pemeriksaan(lamaran, pada)
    if pegang is None or pegang.pemegang_id == oleh.pk:
        return []
    sampai = timezone.localtime(pegang.terakhir + aturan.LAMA_PEGANG)
    pesan = f"Sedang diperiksa {pegang.pemegang}; dapat diambil alih pukul {sampai:%H.%M}."
    return [_pemeriksaan(pesan, Tingkat.MENUNGGU)]


def _menunggu_perbaikan(lamaran: Lamaran, pada: datetime) -> list[Temuan]:
    perbaikan = queries.perbaikan_lamaran(lamaran)
    if perbaikan is None or perbaikan.batas is None:
        return []
    batas = timezone.localtime(perbaikan.batas)
    return aturan.menunggu_perbaikan(batas, perbaikan.dikirim_pada, pada, MASA_TUNTAS)


def _lengkap(lamaran: Lamaran) -> list[Temuan]:
    putusan = {butir: satu.putusan for butir, satu in queries.verifikasi_lamaran(lamaran).items()}
    return aturan.pemeriksaan_lengkap(putusan, queries.butir_lamaran(lamaran))


def _ikut_bila_buta(oleh: Pengguna, lamaran: Lamaran) -> list[Temuan]:
    """Under the blind policy a check is closed by somebody who took part in it: others do not see it."""
    if not aturan.periksa_buta(lamaran.lowongan.seleksi.aturan_main):
        return []
    if oleh.pk in queries.pemeriksa_pertama(lamaran):
        return []
    return [_pemeriksaan("Pemeriksaan diserahkan oleh yang ikut memeriksa lamaran ini.")]


def _orang_kedua(oleh: Pengguna, lamaran: Lamaran) -> list[Temuan]:
    return [
        *aturan.dua_pemeriksa(queries.pemeriksa_pertama(lamaran), oleh.pk),
        *aturan.bukan_peminta(
            queries.peminta_perbaikan(lamaran), oleh.pk, lamaran.lowongan.seleksi.aturan_main
        ),
    ]


# --- Pansel -----------------------------------------------------------------------------------
def boleh_atur_syarat(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """May he change the conditions of this vacancy? The Ketua Pansel, before its announcement is drafted."""
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada), _belum_diumumkan(lowongan))


def boleh_tetapkan_syarat(
    oleh: Pengguna, lowongan: Lowongan, tambahan: aturan.Tambahan, pada: datetime
) -> Izin:
    """May he set this condition? With its words, its measure and its legal basis."""
    return Izin.dari(boleh_atur_syarat(oleh, lowongan, pada).temuan, aturan.bunyi_tambahan(tambahan))


def boleh_undang(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    """May he invite people to apply? The Ketua Pansel, while applications are taken: one deadline for all."""
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada), _masih_dibuka(lowongan, pada))


def _masih_dibuka(lowongan: Lowongan, pada: datetime) -> list[Temuan]:
    """A-6, told to who invites: to him nothing arrives."""
    if not _waktu(lowongan, pada):
        return []
    pesan = "Jabatan ini tidak sedang menerima lamaran; undangan mengikuti batas penerimaan lamaran."
    return [Temuan("A-6", "Lampiran huruf a angka 6 huruf e", pesan, pelaku="Ketua Pansel")]


def boleh_undang_pelamar(oleh: Pengguna, lowongan: Lowongan, nip: str, alasan: str, pada: datetime) -> Izin:
    """May he invite this person? A PNS, once, with a reason, who has no part in holding the selection."""
    orang = Pengguna.objects.filter(nip=nip).first()
    return Izin.dari(
        boleh_undang(oleh, lowongan, pada).temuan,
        aturan.undangan_pelamar(alasan, sudah=lowongan.undangan.filter(nip=nip).exists()),
        aturan.bukan_penyelenggara(orang is not None and terlibat(orang, lowongan.seleksi_id)),
    )


def _belum_diumumkan(lowongan: Lowongan) -> list[Temuan]:
    if lowongan.tahap != Tahap.PERSIAPAN:
        return [_e08("Jabatan ini sudah diumumkan; syarat hanya dapat diubah lewat ralat pengumuman.")]
    if pengumuman_disusun(lowongan):
        return [_e08("Pengumuman jabatan ini sudah disusun. Batalkan konsepnya untuk mengubah syarat.")]
    return []


def pengumuman_disusun(lowongan: Lowongan) -> bool:
    """Whether an announcement of it stands as a draft: what it says is on paper already."""
    return lowongan.pengumuman.filter(naskah__keadaan="KONSEP").exists()


def _e08(pesan: str) -> Temuan:
    return Temuan("E-08", "Pasal 13", pesan, pelaku="Ketua Pansel")


# --- Operator ---------------------------------------------------------------------------------
def boleh_urus_daerah(oleh: Pengguna) -> Izin:
    """The list of regional governments belongs to the operator of the installation."""
    if oleh.operator:
        return Izin()
    pesan = "Daftar daerah asal diurus operator instalasi."
    return Izin.dari([Temuan("E-01", "Pasal 4 ayat (3) huruf a", pesan, pelaku="Operator")])


def boleh_catat_daerah(oleh: Pengguna, nama: str, provinsi: str, sejak: date, sumber: str) -> Izin:
    """May this line be added? Complete, and not over a line of the same name that still stands."""
    senama = [
        satu
        for satu in queries.daerah_provinsi(provinsi)
        if aturan.nama_instansi(satu.nama) == aturan.nama_instansi(nama)
    ]
    return Izin.dari(boleh_urus_daerah(oleh).temuan, aturan.daerah_baru(nama, sejak, sumber, senama))


def boleh_akhiri_daerah(oleh: Pengguna, daerah: DaerahAsal, sampai: date) -> Izin:
    """May this line end on that day? Once, and not before it began."""
    return Izin.dari(
        boleh_urus_daerah(oleh).temuan,
        aturan.akhir_daerah(daerah.berlaku_sejak, daerah.berlaku_sampai, sampai),
    )
