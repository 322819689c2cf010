"""Words for the applicant's pages: what is expected now, until when, what next. No reads, no rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from dokumen.terbilang import hari_tanggal, rentang_tanggal, tanggal_panjang
from peserta.alur import Keadaan
from peserta.aturan import batas_tampil, sebut_waktu
from peserta.models import Lamaran, MasaSanggah, UndanganTahap
from seleksi.alur import Tahap
from seleksi.models import Jadwal, Lowongan

NBSP = "\N{NO-BREAK SPACE}"
K = Jadwal.Kegiatan
TIDAK_ADA = "Tidak ada yang perlu Anda kerjakan"
TANGGAL_MENYUSUL = "Tanggalnya diumumkan kemudian"

# The steps as an applicant walks them: name, planned activity, stage of the vacancy.
LANGKAH = (
    ("Pendaftaran", K.PENGUMUMAN, Tahap.PENGUMUMAN),
    ("Seleksi administrasi", K.ADMINISTRASI, Tahap.ADMINISTRASI),
    ("Asesmen kompetensi", K.ASESMEN, Tahap.ASESMEN),
    ("Penulisan makalah", K.MAKALAH, Tahap.KOMPETENSI_BIDANG),
    ("Wawancara akhir", K.WAWANCARA, Tahap.WAWANCARA),
    ("Pemeriksaan kesehatan", K.KESEHATAN, Tahap.KESEHATAN),
    ("Penetapan", K.PENETAPAN, Tahap.PENETAPAN),
)
NOMOR_LANGKAH: dict[str, int] = {tahap.value: nomor for nomor, (_, _, tahap) in enumerate(LANGKAH)}
IKUTI: dict[str, str] = {
    Tahap.ASESMEN: "Ikuti asesmen kompetensi",
    Tahap.KOMPETENSI_BIDANG: "Ikuti penulisan makalah",
    Tahap.WAWANCARA: "Ikuti wawancara akhir",
}


@dataclass(frozen=True, slots=True)
class Jawaban:
    """The three answers. ``batas`` is given where the time left is worth telling."""

    sekarang: str
    ket_sekarang: str = ""
    alamat: str = ""
    tombol: str = ""
    sampai: str = ""
    ket_sampai: str = ""
    batas: datetime | None = None
    sesudah: str = ""
    ket_sesudah: str = ""


def sebut_batas(batas: datetime) -> str:
    """Senin, 7 Desember 2026 pukul 16.00 WIB; with seconds where the deadline has some (23.59.59)."""
    kata = sebut_waktu(batas_tampil(timezone.localtime(batas)))
    hari, _, pukul = kata.partition(" pukul ")
    nama, _, tanggal = hari.partition(" ")
    pukul = pukul.replace(".00 ", " ") if pukul.count(".") == 2 and ".00 " in pukul else pukul
    return f"{nama} {_ikat(tanggal)} {_ikat(f'pukul {pukul}')}"


def sebut_masa(masa: MasaSanggah | None) -> dict[str, str]:
    """The last moments of a window of objection and of its answer, in words."""
    if masa is None:
        return {"sampai": "", "jawab_sampai": ""}
    return {"sampai": sebut_batas(masa.batas), "jawab_sampai": sebut_batas(masa.batas_jawab)}


def jawaban_tanpa_lamaran(
    *, berprofil: bool, bernip: bool, terdekat: Lowongan | None, jumlah: int
) -> Jawaban:
    """For someone who has not begun any application."""
    sampai, batas = "Belum ada jabatan yang menerima lamaran", None
    if terdekat is not None and terdekat.batas_lamaran is not None:
        sampai, batas = sebut_batas(terdekat.batas_lamaran), terdekat.batas_lamaran
    if not bernip:
        return Jawaban(
            "Lengkapi NIP akun Anda",
            "Seleksi ini untuk pegawai negeri sipil. Hubungi Sekretariat untuk mengisi NIP.",
            sampai=sampai,
            batas=batas,
            sesudah="Isi profil, lalu pilih jabatan",
        )
    if not berprofil:
        return Jawaban(
            "Isi profil Anda",
            "Sekali saja; dipakai untuk setiap lamaran dan untuk menghitung syarat.",
            reverse("peserta:profil"),
            "Isi profil",
            sampai=sampai,
            batas=batas,
            sesudah="Pilih jabatan, unggah dokumen, kirim",
        )
    if not jumlah:
        return Jawaban(
            TIDAK_ADA,
            "Profil Anda sudah siap.",
            sampai=sampai,
            sesudah="Pengumuman seleksi berikutnya",
            ket_sesudah="Muncul di halaman ini begitu ditandatangani Ketua Panitia Seleksi.",
        )
    return Jawaban(
        "Pilih jabatan yang Anda lamar",
        f"{jumlah} jabatan sedang menerima lamaran.",
        "#jabatan",
        "Lihat jabatan",
        sampai=sampai,
        batas=batas,
        sesudah="Unggah dokumen, lalu kirim lamaran",
    )


def jawaban_lamaran(
    lamaran: Lamaran, keadaan: str, kurang: int, jadwal: Mapping[str, Jadwal], pada: datetime
) -> Jawaban:
    """For one application; ``keadaan`` is the state its owner may know, ``kurang`` the documents missing."""
    if lamaran.lowongan.tahap == Tahap.DIBATALKAN:
        return _dibatalkan(lamaran)
    return {
        Keadaan.DRAF: _draf,
        Keadaan.DIAJUKAN: _terkirim,
        Keadaan.MS: _peserta,
        Keadaan.TMS: _tidak_lulus,
        Keadaan.MUNDUR: _mundur,
        Keadaan.GUGUR: _gugur,
    }[Keadaan(keadaan)](lamaran, kurang, jadwal, pada)


def _draf(lamaran: Lamaran, kurang: int, jadwal: Mapping[str, Jadwal], pada: datetime) -> Jawaban:
    batas = lamaran.lowongan.batas_lamaran
    if not lamaran.lowongan.menerima_lamaran(pada):
        return Jawaban(
            TIDAK_ADA,
            "Lamaran ini tidak pernah dikirim, sehingga tidak diterima panitia.",
            sampai=f"Ditutup {sebut_batas(batas)}" if batas else "Pendaftaran belum dibuka",
            sesudah="Seleksi berjalan tanpa lamaran ini",
        )
    if kurang:
        apa, alamat, tombol = (
            f"Lengkapi {kurang} dokumen, lalu kirim lamaran",
            reverse("peserta:lamaran", args=[lamaran.pk]) + "#dokumen",
            "Lengkapi dokumen",
        )
    else:
        apa, alamat, tombol = (
            "Tinjau, lalu kirim lamaran",
            reverse("peserta:tinjau", args=[lamaran.pk]),
            "Tinjau dan kirim",
        )
    return Jawaban(
        apa,
        "Lamaran belum diterima panitia selama belum dikirim.",
        alamat,
        tombol,
        sampai=sebut_batas(batas) if batas else "",
        batas=batas,
        **_sesudah_kirim(jadwal),
    )


def jawaban_undangan(undangan: UndanganTahap, biasa: Jawaban) -> Jawaban:
    """The next appointment, in place of what the timetable says about everybody."""
    nama = undangan.get_kegiatan_display().lower()
    apa, tombol = f"Ikuti {nama}", "Lihat undangan"
    ket = "Bawa yang disebut dalam undangan Anda."
    if not undangan.jawaban:
        apa, tombol = f"Baca undangan {nama} dan jawab", "Jawab undangan"
        ket = "Beri tahu Sekretariat apakah Anda hadir."
    elif undangan.jawaban == UndanganTahap.Jawaban.TIDAK:
        apa, ket = TIDAK_ADA, f"Anda memberi tahu tidak dapat mengikuti {nama}; Sekretariat menghubungi Anda."
    return replace(
        biasa,
        sekarang=apa,
        ket_sekarang=ket,
        alamat=reverse("peserta:undangan_saya", args=[undangan.pk]),
        tombol=tombol,
        sampai=sebut_batas(undangan.mulai),
        ket_sampai=undangan.panggilan.tempat or "Daring; tautannya ada dalam undangan",
        batas=undangan.mulai,
    )


def jawaban_sanggah(lamaran: Lamaran, batas: datetime, *, ditulis: bool) -> Jawaban:
    """While he who was told TMS may still object."""
    return Jawaban(
        "Kirim sanggahan yang sudah Anda tulis" if ditulis else "Baca alasannya; ajukan sanggahan bila perlu",
        "Sanggahan tidak wajib, satu kali, dan tidak diumumkan.",
        reverse("peserta:sanggahan", args=[lamaran.pk]),
        "Lanjutkan sanggahan" if ditulis else "Ajukan sanggahan",
        sampai=sebut_batas(batas),
        batas=batas,
        sesudah="Panitia Seleksi menjawab dengan surat",
        ket_sesudah="Tanpa sanggahan, hasil seleksi administrasi tetap.",
    )


def jawaban_sanggah_dikirim(lamaran: Lamaran, batas_jawab: datetime) -> Jawaban:
    """From the sending of his objection to the letter with its answer."""
    return Jawaban(
        "Tunggu jawaban atas sanggahan Anda",
        "Panitia Seleksi memutuskannya dalam rapat.",
        reverse("peserta:sanggahan", args=[lamaran.pk]),
        "Lihat sanggahan",
        sampai=sebut_batas(batas_jawab),
        batas=batas_jawab,
        sesudah="Panitia Seleksi menjawab dengan surat",
        ket_sesudah="Sampai dijawab, hasil seleksi administrasi tetap.",
    )


def jawaban_perbaikan(lamaran: Lamaran, batas: datetime, butir: int, terunggah: int) -> Jawaban:
    """While documents of a sent application are open again."""
    apa = f"Perbaiki {butir} dokumen, lalu kirim perbaikan"
    return Jawaban(
        "Kirim perbaikan berkas" if terunggah == butir else apa,
        "Sekretariat meminta berkas lamaran Anda dilengkapi. Yang lain tidak dapat diubah.",
        reverse("peserta:perbaikan", args=[lamaran.pk]),
        "Buka perbaikan",
        sampai=sebut_batas(batas),
        batas=batas,
        sesudah="Berkas diperiksa kembali",
        ket_sesudah="Yang tidak diperbaiki dinilai sebagaimana adanya.",
    )


def _sesudah_kirim(jadwal: Mapping[str, Jadwal]) -> dict[str, str]:
    satu = jadwal.get(K.ADMINISTRASI)
    kapan = f"Diumumkan {_hari(satu.tanggal_selesai)}" if satu else TANGGAL_MENYUSUL
    return {"sesudah": "Hasil seleksi administrasi", "ket_sesudah": kapan}


def _terkirim(lamaran: Lamaran, kurang: int, jadwal: Mapping[str, Jadwal], pada: datetime) -> Jawaban:
    hasil = jadwal.get(K.ADMINISTRASI)
    return Jawaban(
        TIDAK_ADA,
        f"Lamaran Anda sudah diterima dengan nomor {lamaran.nomor_pendaftaran} dan sedang diperiksa.",
        reverse("peserta:tanda_terima", args=[lamaran.pk]),
        "Lihat tanda terima",
        sampai=_hari(hasil.tanggal_selesai) if hasil else TANGGAL_MENYUSUL,
        ket_sampai="Rencana pengumuman hasil seleksi administrasi",
        sesudah="Asesmen kompetensi",
        ket_sesudah=_kapan(jadwal, K.ASESMEN) or "Bagi yang memenuhi syarat",
    )


def _peserta(lamaran: Lamaran, kurang: int, jadwal: Mapping[str, Jadwal], pada: datetime) -> Jawaban:
    tahap = lamaran.lowongan.tahap
    if tahap in (Tahap.PENGUMUMAN, Tahap.ADMINISTRASI):
        return Jawaban(
            "Bersiap untuk asesmen kompetensi",
            "Lamaran Anda memenuhi syarat administrasi.",
            sampai=_kapan(jadwal, K.ASESMEN) or TANGGAL_MENYUSUL,
            ket_sampai="Jadwal asesmen",
            sesudah="Penulisan makalah",
            ket_sesudah=_kapan(jadwal, K.MAKALAH),
        )
    if tahap in IKUTI:
        kini = NOMOR_LANGKAH[tahap]
        nama, kegiatan, _ = LANGKAH[kini + 1]
        return Jawaban(
            IKUTI[tahap],
            "Datang tepat waktu dan bawa tanda pengenal.",
            sampai=_kapan(jadwal, LANGKAH[kini][1]) or TANGGAL_MENYUSUL,
            ket_sampai="Jadwal tahap ini",
            sesudah=nama,
            ket_sesudah=_ket_langkah(kegiatan, lamaran, jadwal),
        )
    if tahap == Tahap.SELESAI:
        return Jawaban(
            TIDAK_ADA,
            "Seleksi jabatan ini sudah selesai. Terima kasih sudah mengikutinya.",
            sampai="Tidak ada batas waktu lagi",
            sesudah="Hasil akhir",
            ket_sesudah="Lihat pengumuman di bawah.",
        )
    return Jawaban(
        "Menunggu hasil akhir",
        "Pemeriksaan kesehatan hanya untuk tiga calon; yang termasuk dihubungi Sekretariat.",
        sampai=_kapan(jadwal, K.PENETAPAN) or TANGGAL_MENYUSUL,
        ket_sampai="Jadwal rekomendasi dan penetapan",
        sesudah="Pengumuman hasil akhir",
    )


def _tidak_lulus(lamaran: Lamaran, kurang: int, jadwal: Mapping[str, Jadwal], pada: datetime) -> Jawaban:
    return Jawaban(
        TIDAK_ADA,
        "Lamaran Anda tidak memenuhi syarat administrasi. Alasannya ada di bawah.",
        sampai="Sudah diumumkan",
        sesudah="Seleksi berjalan tanpa lamaran ini",
        ket_sesudah="Pertanyaan tentang hasil ini disampaikan kepada Sekretariat.",
    )


def _mundur(lamaran: Lamaran, kurang: int, jadwal: Mapping[str, Jadwal], pada: datetime) -> Jawaban:
    kapan = timezone.localdate(lamaran.ditarik_pada) if lamaran.ditarik_pada else None
    return Jawaban(
        TIDAK_ADA,
        "Anda sudah mengundurkan diri dari jabatan ini.",
        sampai=f"Ditarik {_hari(kapan)}" if kapan else "",
        sesudah="Seleksi berjalan tanpa lamaran ini",
    )


def _gugur(lamaran: Lamaran, kurang: int, jadwal: Mapping[str, Jadwal], pada: datetime) -> Jawaban:
    kapan = timezone.localdate(lamaran.gugur_pada) if lamaran.gugur_pada else None
    return Jawaban(
        TIDAK_ADA,
        f"Panitia Seleksi menyatakan Anda gugur: {lamaran.alasan_gugur}",
        sampai=f"Sejak {_hari(kapan)}" if kapan else "",
        sesudah="Seleksi berjalan tanpa lamaran ini",
    )


def _dibatalkan(lamaran: Lamaran) -> Jawaban:
    kapan = lamaran.lowongan.dibatalkan_pada
    return Jawaban(
        TIDAK_ADA,
        "Seleksi untuk jabatan ini dibatalkan; lamaran Anda tidak diproses lagi.",
        sampai=f"Dibatalkan {_hari(timezone.localdate(kapan))}" if kapan else "",
        sesudah="Pengumuman seleksi berikutnya",
    )


def langkah_seleksi(lamaran: Lamaran, keadaan: str, jadwal: Mapping[str, Jadwal]) -> list[dict[str, str]]:
    """The seven steps with their dates, for komponen/waktu.html. A way that ended stays where it ended."""
    akhir = _akhir(lamaran, keadaan)
    kini = _langkah_kini(lamaran, keadaan)
    hasil = []
    for nomor, (nama, kegiatan, _) in enumerate(LANGKAH):
        rupa = "selesai" if nomor < kini else "nanti"
        ket = _ket_langkah(kegiatan, lamaran, jadwal)
        if nomor == kini:
            rupa, ket = ("selesai", akhir) if akhir else ("kini", ket)
        hasil.append({"nama": nama, "keadaan": rupa, "ket": ket})
    return hasil


def _langkah_kini(lamaran: Lamaran, keadaan: str) -> int:
    if keadaan == Keadaan.TMS:
        return 1
    lowongan = lamaran.lowongan
    if lowongan.tahap == Tahap.SELESAI and keadaan not in (Keadaan.MUNDUR, Keadaan.GUGUR):
        return len(LANGKAH)
    # Stages the vacancy had entered when this application went no further.
    dimasuki = (
        *(lowongan.pengumuman_ditutup_pada, lowongan.asesmen_dimulai_pada, lowongan.bidang_dimulai_pada),
        *(lowongan.wawancara_dimulai_pada, lowongan.kesehatan_dimulai_pada, lowongan.penetapan_dimulai_pada),
    )
    henti = lamaran.ditarik_pada or lamaran.gugur_pada
    kini = sum(satu is not None and (henti is None or satu <= henti) for satu in dimasuki)
    return kini if keadaan == Keadaan.DRAF else max(kini, 1)


def _akhir(lamaran: Lamaran, keadaan: str) -> str:
    """Why the way ended; empty while it goes on."""
    if lamaran.lowongan.tahap == Tahap.DIBATALKAN:
        return "Seleksi jabatan ini dibatalkan"
    if keadaan == Keadaan.TMS:
        return "Tidak memenuhi syarat; lamaran Anda berakhir di sini"
    if keadaan == Keadaan.GUGUR:
        return "Anda dinyatakan gugur"
    return "Anda mengundurkan diri" if keadaan == Keadaan.MUNDUR else ""


def _ket_langkah(kegiatan: str, lamaran: Lamaran, jadwal: Mapping[str, Jadwal]) -> str:
    rencana = lamaran.lowongan.seleksi.rencana_pelantikan
    if kegiatan == K.PENETAPAN and rencana:
        return f"Rencana pelantikan {_ikat(tanggal_panjang(rencana))}"
    satu = jadwal.get(kegiatan)
    if satu is None:
        return ""
    if kegiatan == K.ADMINISTRASI:
        return f"Hasil {_ikat(tanggal_panjang(satu.tanggal_selesai))}"
    kapan = _kapan(jadwal, kegiatan)
    tambahan = "hanya tiga calon" if kegiatan == K.KESEHATAN else satu.tempat
    return f"{kapan}, {tambahan}" if tambahan else kapan


def _kapan(jadwal: Mapping[str, Jadwal], kegiatan: str) -> str:
    satu = jadwal.get(kegiatan)
    return _ikat(rentang_tanggal(satu.tanggal_mulai, satu.tanggal_selesai)) if satu else ""


def _hari(hari: date) -> str:
    nama, _, tanggal = hari_tanggal(hari).partition(" ")
    return f"{nama} {_ikat(tanggal)}"


def _ikat(teks: str) -> str:
    """A date or hour is not broken between two lines; a range may break before "s.d."."""
    return teks.replace(" ", NBSP).replace(f"{NBSP}s.d.", " s.d.")
