"""Acts of applicants and verifiers; the only place that writes in peserta.

Rows are locked from the vacancy down (lowongan, pelamar, lamaran), so that no two acts wait for each other.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit, kirim_setelah_commit
from dokumen.models import Berkas
from dokumen.simpan import Unggahan, simpan_berkas
from dokumen.terbilang import tanggal_panjang
from dokumen.terbit import terbitkan
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import pemegang
from peserta import aturan, naskah, queries, wewenang
from peserta.alur import Keadaan
from peserta.models import (
    BerkasLamaran,
    DaerahAsal,
    Lamaran,
    Pelamar,
    RiwayatJabatan,
    SuratRekomendasi,
    SyaratTambahan,
    TelaahRiwayat,
    Undangan,
    Verifikasi,
)
from seleksi.izin import Izin, Temuan, TindakanDitolak
from seleksi.models import Instansi, Lowongan, NaskahSeleksi

MEDAN_PROFIL = (
    *("tempat_lahir", "tanggal_lahir", "jenis_kelamin", "telepon", "golongan", "jabatan"),
    *("unit_kerja", "instansi", "provinsi", "penempatan", "jenjang", "jurusan"),
)
MEDAN_RIWAYAT = (
    *("nama_jabatan", "jenis", "kedudukan", "instansi", "tanggal_mulai", "tanggal_selesai", "terkait"),
)
MEDAN_REKOMENDASI = (
    *("penanda", "jabatan", "kedudukan", "nomor", "tanggal", "jabatan_dituju"),
    *("nomor_delegasi", "tanggal_delegasi"),
)


# --- Profil -----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def simpan_profil(*, oleh: Pengguna, pada: datetime, **isian: Any) -> Pelamar:
    """Fill in or change one's own profile (all of MEDAN_PROFIL). Sent applications keep their copy."""
    _hanya(MEDAN_PROFIL, isian)
    # The account stands for the profile that may not exist yet: two tabs make one.
    Pengguna.objects.select_for_update(of=("self",), no_key=True).get(pk=oleh.pk)
    pelamar = queries.pelamar_dari(oleh) or Pelamar(pengguna=oleh)
    berubah = [m for m in MEDAN_PROFIL if pelamar.pk is None or getattr(pelamar, m) != isian[m]]
    if not berubah:
        return pelamar
    for medan in berubah:
        setattr(pelamar, medan, isian[medan])
    pelamar.diubah_pada = pada
    pelamar.save()
    catat("profil.disimpan", objek=pelamar, oleh=oleh, pada=pada, berubah=berubah)
    return pelamar


@transaction.atomic(durable=True)
def tambah_riwayat(*, oleh: Pengguna, pada: datetime, **isian: Any) -> RiwayatJabatan:
    """Add one post (all of MEDAN_RIWAYAT) to one's own history."""
    _hanya(MEDAN_RIWAYAT, isian)
    wewenang.boleh_tambah_riwayat(oleh).pastikan()
    pelamar = Pelamar.objects.get(pengguna=oleh)
    riwayat = RiwayatJabatan(pelamar=pelamar, **isian)
    riwayat.save()
    catat("riwayat.ditambah", objek=pelamar, oleh=oleh, pada=pada, riwayat=riwayat.pk, isi=_isi(riwayat))
    return riwayat


@transaction.atomic(durable=True)
def ubah_riwayat(*, riwayat: RiwayatJabatan, oleh: Pengguna, pada: datetime, **isian: Any) -> RiwayatJabatan:
    """Correct one post (all of MEDAN_RIWAYAT) of one's own history."""
    _hanya(MEDAN_RIWAYAT, isian)
    riwayat = _kunci_riwayat(riwayat)
    wewenang.boleh_ubah_profil(oleh, riwayat.pelamar).pastikan()
    semula = _isi(riwayat)
    for medan in MEDAN_RIWAYAT:
        setattr(riwayat, medan, isian[medan])
    riwayat.save()
    rincian = {"riwayat": riwayat.pk, "dari": semula, "isi": _isi(riwayat)}
    catat("riwayat.diubah", objek=riwayat.pelamar, oleh=oleh, pada=pada, **rincian)
    return riwayat


@transaction.atomic(durable=True)
def hapus_riwayat(*, riwayat: RiwayatJabatan, oleh: Pengguna, pada: datetime) -> Pelamar:
    """Take one post out of one's own history; the trail keeps what it said."""
    riwayat = _kunci_riwayat(riwayat)
    wewenang.boleh_ubah_profil(oleh, riwayat.pelamar).pastikan()
    pelamar, nomor, semula = riwayat.pelamar, riwayat.pk, _isi(riwayat)
    riwayat.delete()
    catat("riwayat.dihapus", objek=pelamar, oleh=oleh, pada=pada, riwayat=nomor, dari=semula)
    return pelamar


def _isi(riwayat: RiwayatJabatan) -> dict[str, Any]:
    return {medan: getattr(riwayat, medan) for medan in MEDAN_RIWAYAT}


def _hanya(medan: Collection[str], isian: Collection[str]) -> None:
    """Exactly these fields, so that nothing else of the row can be set from outside."""
    if set(isian) != set(medan):
        raise TypeError(f"Isian yang diharapkan: {', '.join(medan)}.")


# --- Lamaran ----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def buat_lamaran(
    *, lowongan: Lowongan, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None
) -> Lamaran:
    """Begin an application; asked again, gives back the one that is there."""
    pelamar = queries.pelamar_dari(oleh)
    if pelamar is not None:
        pelamar = _kunci_pelamar(pelamar.pk)
        ada = Lamaran.objects.filter(pelamar=pelamar, lowongan=lowongan).exclude(keadaan=Keadaan.MUNDUR)
        if (lamaran := ada.select_related("lowongan__seleksi").first()) is not None:
            return lamaran
    wewenang.boleh_buat_lamaran(oleh, lowongan, tiba_pada or pada).pastikan()
    lamaran = Lamaran(pelamar=pelamar, lowongan=lowongan, dibuat_pada=pada)
    lamaran.undangan = queries.undangan_untuk(lowongan, oleh.nip or "")
    lamaran.save()
    diundang = lamaran.undangan_id is not None
    catat("lamaran.dibuat", objek=lamaran, oleh=oleh, pada=pada, lowongan=lowongan.pk, diundang=diundang)
    return lamaran


@transaction.atomic(durable=True)
def unggah(
    *,
    lamaran: Lamaran,
    jenis: str,
    unggahan: Unggahan,
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> BerkasLamaran:
    """Put a file under one required document of a draft; the version before it is kept.

    Raises BerkasDitolak when the file is no whole, open PDF: then everything stays as it was.
    """
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_unggah(oleh, lamaran, jenis, tiba_pada or pada).pastikan()
    berkas = simpan_berkas(unggahan=unggahan, oleh=oleh, pada=pada)
    baru = pasang_berkas(lamaran=lamaran, jenis=jenis, berkas=berkas, pada=pada)
    rincian = {"jenis": jenis, "sha256": berkas.sha256, "ukuran": berkas.ukuran}
    catat("lamaran.berkas_diunggah", objek=lamaran, oleh=oleh, pada=pada, berkas=baru.pk, **rincian)
    return baru


def pasang_berkas(*, lamaran: Lamaran, jenis: str, berkas: Berkas, pada: datetime) -> BerkasLamaran:
    """Step: make a stored file the present version of a document; the application is locked already."""
    for lama in lamaran.berkas.filter(jenis=jenis, diganti_pada__isnull=True):
        lama.diganti_pada = pada
        lama.save(update_fields=["diganti_pada"])
    baru = BerkasLamaran(lamaran=lamaran, jenis=jenis, berkas=berkas, diunggah_pada=pada)
    baru.save()
    return baru


@transaction.atomic(durable=True)
def hapus_berkas(*, lamaran: Lamaran, jenis: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """Take a file out of a draft; the version stays in the archive. Without a file nothing happens."""
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_hapus_berkas(oleh, lamaran, jenis).pastikan()
    berkas = queries.berkas_berlaku(lamaran).get(jenis)
    if berkas is None:
        return lamaran
    berkas.diganti_pada = pada
    berkas.save(update_fields=["diganti_pada"])
    catat("lamaran.berkas_dihapus", objek=lamaran, oleh=oleh, pada=pada, berkas=berkas.pk, jenis=jenis)
    return lamaran


@transaction.atomic(durable=True)
def isi_rekomendasi(
    *, lamaran: Lamaran, oleh: Pengguna, pada: datetime, tiba_pada: datetime | None = None, **isian: Any
) -> SuratRekomendasi:
    """Tell what one's own recommendation says (all of MEDAN_REKOMENDASI), while it is a draft."""
    _hanya(MEDAN_REKOMENDASI, isian)
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_isi_rekomendasi(oleh, lamaran, tiba_pada or pada).pastikan()
    return _catat_rekomendasi(lamaran, SuratRekomendasi.Sumber.PELAMAR, isian, oleh, pada)


def _catat_rekomendasi(
    lamaran: Lamaran, sumber: str, isian: dict[str, Any], oleh: Pengguna, pada: datetime
) -> SuratRekomendasi:
    surat = queries.surat_rekomendasi(lamaran).get(sumber) or SuratRekomendasi(lamaran=lamaran, sumber=sumber)
    for medan in MEDAN_REKOMENDASI:
        setattr(surat, medan, isian[medan])
    surat.diisi_pada, surat.diisi_oleh = pada, oleh
    surat.save()
    catat(
        "lamaran.rekomendasi_diisi", objek=lamaran, oleh=oleh, pada=pada, sumber=str(sumber), isi=dict(isian)
    )
    return surat


@transaction.atomic(durable=True)
def ajukan(
    *,
    lamaran: Lamaran,
    setuju: bool,
    oleh: Pengguna,
    pada: datetime,
    tiba_pada: datetime | None = None,
) -> Lamaran:
    """Send a draft: number, frozen profile, receipt. ``tiba_pada``: when the request reached the server.

    A second call (double click, second tab) is refused and told the number; there is one effect.
    """
    tiba_pada = tiba_pada or pada
    _kunci_lowongan(lamaran.lowongan_id)
    _kunci_pelamar(lamaran.pelamar_id)
    lamaran = _kunci_lamaran(lamaran)
    Izin.dari(wewenang.boleh_ajukan(oleh, lamaran, tiba_pada).temuan, _setuju(setuju)).pastikan()
    lowongan = lamaran.lowongan
    berkas = queries.berkas_berlaku(lamaran)
    lamaran.urutan = _urutan_berikut(lowongan)
    lamaran.nomor_pendaftaran = (
        f"{lowongan.seleksi_id}-{lowongan.urutan:02d}-{lamaran.urutan:04d}/{lowongan.seleksi.tahun}"
    )
    lamaran.profil = queries.salinan_profil(lamaran.pelamar)
    lamaran.teks_pakta = aturan.teks_pakta(lowongan.nama_jabatan, str(lowongan.seleksi))
    lamaran.ajukan(tiba_pada)
    lamaran.tanda_terima = terbitkan(
        templat="peserta/naskah/tanda_terima.html",
        judul=f"Tanda Terima Lamaran {lamaran.nomor_pendaftaran}",
        isi=naskah.tanda_terima(lamaran, berkas, Instansi.objects.get()),
        kelas="T",
        oleh=oleh,
        pada=pada,
    )
    lamaran.save()
    NaskahSeleksi(naskah=lamaran.tanda_terima, seleksi=lowongan.seleksi, lowongan=lowongan).save()
    catat(
        "lamaran.diajukan",
        objek=lamaran,
        oleh=oleh,
        pada=pada,
        tiba_pada=tiba_pada,
        nomor=lamaran.nomor_pendaftaran,
        sha256={kode: satu.berkas.sha256 for kode, satu in berkas.items()},
    )
    kirim_setelah_commit(
        kunci=f"lamaran.diajukan:{lamaran.pk}",
        penerima=oleh,
        perihal=f"Lamaran {lamaran.nomor_pendaftaran} diterima",
        templat="peserta/surel/diajukan.txt",
        konteks={
            "nama_jabatan": lowongan.nama_jabatan,
            "nomor": lamaran.nomor_pendaftaran,
            "diterima": aturan.sebut_waktu(timezone.localtime(tiba_pada)),
            "jumlah_berkas": len(berkas),
        },
        tautan=reverse("peserta:tanda_terima", args=[lamaran.pk]),
        pada=pada,
    )
    return lamaran


@transaction.atomic(durable=True)
def tarik(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """Withdraw a sent application; the Sekretariat is told its number."""
    # The gates count applications under the same lock.
    _kunci_lowongan(lamaran.lowongan_id)
    lamaran = _kunci_lamaran(lamaran)
    Izin.dari(wewenang.boleh_tarik(oleh, lamaran).temuan, _beralasan(alasan)).pastikan()
    dari = lamaran.keadaan
    lamaran.alasan_tarik = alasan.strip()
    lamaran.tarik(pada)
    lamaran.save()
    catat("lamaran.ditarik", objek=lamaran, oleh=oleh, pada=pada, dari=dari, alasan=lamaran.alasan_tarik)
    for ketua in pemegang(lamaran.lowongan.seleksi_id, Peran.KETUA_SEKRETARIAT, pada):
        kirim_setelah_commit(
            kunci=f"lamaran.ditarik:{lamaran.pk}:{ketua.pengguna_id}",
            penerima=ketua.pengguna,
            perihal=f"Lamaran {lamaran.nomor_pendaftaran} ditarik",
            templat="peserta/surel/ditarik.txt",
            konteks={
                "nama_jabatan": lamaran.lowongan.nama_jabatan,
                "nomor": lamaran.nomor_pendaftaran,
            },
            tautan=reverse("peserta:berkas_peserta", args=[lamaran.pk]),
            pada=pada,
        )
    return lamaran


@transaction.atomic(durable=True)
def nyatakan_gugur(
    *,
    lamaran: Lamaran,
    alasan: str,
    nomor: str,
    susulan: date | None,
    oleh: Pengguna,
    pada: datetime,
) -> Lamaran:
    """The Ketua Pansel declares by a berita acara that a participant who did not come drops out."""
    _kunci_lowongan(lamaran.lowongan_id)
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_nyatakan_gugur(oleh, lamaran, alasan, nomor, susulan, pada).pastikan()
    dari = lamaran.keadaan
    lanjutan = f" Susulan {tanggal_panjang(susulan)} juga tidak diikuti." if susulan else ""
    lamaran.alasan_gugur = f"{alasan.strip()} (Berita Acara Nomor {nomor.strip()}).{lanjutan}"
    lamaran.nyatakan_gugur(pada)
    lamaran.save()
    catat("lamaran.gugur", objek=lamaran, oleh=oleh, pada=pada, dari=dari, alasan=lamaran.alasan_gugur)
    kirim_setelah_commit(
        kunci=f"lamaran.gugur:{lamaran.pk}",
        penerima=lamaran.pelamar.pengguna,
        perihal=f"Anda dinyatakan gugur: {lamaran.lowongan.nama_jabatan}",
        templat="peserta/surel/gugur.txt",
        konteks={
            "nama_jabatan": lamaran.lowongan.nama_jabatan,
            "nomor": lamaran.nomor_pendaftaran,
            "alasan": lamaran.alasan_gugur,
        },
        tautan=reverse("peserta:lamaran", args=[lamaran.pk]),
        pada=pada,
    )
    return lamaran


def _urutan_berikut(lowongan: Lowongan) -> int:
    """The vacancy is locked: nobody else takes this number."""
    terakhir = Lamaran.objects.filter(lowongan=lowongan, urutan__isnull=False).order_by("-urutan")
    return (terakhir.values_list("urutan", flat=True).first() or 0) + 1


def _setuju(setuju: bool) -> list[Temuan]:
    if setuju:
        return []
    pesan = "Setujui pakta integritas sebelum mengirim lamaran."
    return [Temuan("A-6", "Lampiran huruf a angka 6 huruf d", pesan, pelaku="Pelamar")]


def _beralasan(alasan: str) -> list[Temuan]:
    if alasan.strip():
        return []
    return [Temuan("B-1", wewenang.DASAR_PENGAJUAN, "Tulis alasan mengundurkan diri.", pelaku="Pelamar")]


# --- Unduhan ----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def unduh_daftar(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> list[Lamaran]:
    """The applicants of a vacancy for a table outside of the application: who took it leaves a trace."""
    wewenang.boleh_unduh_daftar(oleh, lowongan, pada).pastikan()
    daftar = list(queries.daftar_untuk_diunduh(oleh, lowongan))
    catat("lamaran.daftar_diunduh", objek=lowongan, oleh=oleh, pada=pada, jumlah=len(daftar))
    return daftar


# --- Verifikasi -------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def periksa_butir(
    *, lamaran: Lamaran, butir: str, putusan: str, alasan: str, oleh: Pengguna, pada: datetime
) -> Verifikasi:
    """Enter the verdict of the first verifier on one item, or change it while the check is open."""
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_periksa_butir(oleh, lamaran, butir, putusan, alasan, pada).pastikan()
    verifikasi = lamaran.verifikasi.filter(butir=butir).first() or Verifikasi(lamaran=lamaran, butir=butir)
    verifikasi.putusan = putusan
    verifikasi.alasan = alasan.strip()
    verifikasi.diperiksa_pada = pada
    verifikasi.diperiksa_oleh = oleh
    verifikasi.save()
    catat(
        "lamaran.butir_diperiksa",
        objek=lamaran,
        oleh=oleh,
        pada=pada,
        butir=butir,
        putusan=putusan,
        alasan=verifikasi.alasan,
    )
    return verifikasi


@transaction.atomic(durable=True)
def telaah_riwayat(
    *, lamaran: Lamaran, baris: int, dihitung: bool, alasan: str, oleh: Pengguna, pada: datetime
) -> TelaahRiwayat:
    """Mark one row of the sent history as related experience or not, with the reason (E-02)."""
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_telaah_riwayat(oleh, lamaran, baris, alasan, pada).pastikan()
    telaah = queries.telaah_lamaran(lamaran).get(baris) or TelaahRiwayat(lamaran=lamaran, baris=baris)
    telaah.dihitung, telaah.alasan = dihitung, alasan.strip()
    telaah.ditelaah_pada, telaah.ditelaah_oleh = pada, oleh
    telaah.save()
    rincian = {"baris": baris, "dihitung": dihitung, "alasan": telaah.alasan}
    catat("lamaran.riwayat_ditelaah", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    return telaah


@transaction.atomic(durable=True)
def cocokkan_rekomendasi(
    *, lamaran: Lamaran, oleh: Pengguna, pada: datetime, **isian: Any
) -> SuratRekomendasi:
    """Enter what the verifier reads on the recommendation (all of MEDAN_REKOMENDASI); his reading counts."""
    _hanya(MEDAN_REKOMENDASI, isian)
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_periksa(oleh, lamaran, pada).pastikan()
    return _catat_rekomendasi(lamaran, SuratRekomendasi.Sumber.PEMERIKSA, isian, oleh, pada)


@transaction.atomic(durable=True)
def selesai_diperiksa(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The first verifier is done; the application waits for the second person."""
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_selesai_diperiksa(oleh, lamaran, pada).pastikan()
    lamaran.diperiksa_oleh = oleh
    lamaran.catatan_kembali = ""
    lamaran.selesai_diperiksa(pada)
    lamaran.save()
    catat("lamaran.selesai_diperiksa", objek=lamaran, oleh=oleh, pada=pada)
    return lamaran


@transaction.atomic(durable=True)
def kembalikan(*, lamaran: Lamaran, catatan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The second person disagrees: back to the first one, with a note."""
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_kembalikan(oleh, lamaran, pada).pastikan()
    if not catatan.strip():
        raise TindakanDitolak("Tulis apa yang perlu diperiksa ulang.")
    pemeriksa = lamaran.diperiksa_oleh
    lamaran.catatan_kembali = catatan.strip()
    lamaran.diperiksa_oleh = None
    lamaran.kembalikan()
    lamaran.save()
    catat("lamaran.dikembalikan", objek=lamaran, oleh=oleh, pada=pada, catatan=lamaran.catatan_kembali)
    kirim_setelah_commit(
        kunci=f"lamaran.dikembalikan:{lamaran.pk}:{pada.isoformat()}",
        penerima=pemeriksa,
        perihal=f"Pemeriksaan lamaran {lamaran.nomor_pendaftaran} dikembalikan",
        templat="peserta/surel/dikembalikan.txt",
        konteks={
            "nama_jabatan": lamaran.lowongan.nama_jabatan,
            "nomor": lamaran.nomor_pendaftaran,
        },
        tautan=reverse("peserta:verifikasi", args=[lamaran.pk]),
        pada=pada,
    )
    return lamaran


@transaction.atomic(durable=True)
def konfirmasi(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The second person confirms: MS when every item is in order, else TMS. Told only when announced."""
    lamaran = _kunci_lamaran(lamaran)
    wewenang.boleh_konfirmasi(oleh, lamaran, pada).pastikan()
    putusan = {butir: satu.putusan for butir, satu in queries.verifikasi_lamaran(lamaran).items()}
    lamaran.ditetapkan_oleh = oleh
    if aturan.kesimpulan(putusan) == aturan.MS:
        lamaran.nyatakan_ms(pada)
    else:
        lamaran.nyatakan_tms(pada)
    lamaran.save()
    catat("lamaran.ditetapkan", objek=lamaran, oleh=oleh, pada=pada, hasil=lamaran.keadaan)
    return lamaran


def kabari_hasil_administrasi(*, lowongan: Lowongan, pengumuman_id: int, pada: datetime) -> int:
    """Step of the published administrative result: tell each applicant that it is there, not what it says.

    Returns how many were told; the same announcement is never told twice.
    """
    lamaran = queries.daftar_pelamar(lowongan).exclude(keadaan=Keadaan.MUNDUR)
    return kirim_banyak_setelah_commit(
        (
            Titipan(
                kunci=f"lamaran.hasil_administrasi:{satu.pk}:{pengumuman_id}",
                penerima=satu.pelamar.pengguna,
                perihal=f"Hasil seleksi administrasi {lowongan.nama_jabatan} diumumkan",
                templat="peserta/surel/hasil_administrasi.txt",
                konteks={"nama_jabatan": lowongan.nama_jabatan, "nomor": satu.nomor_pendaftaran},
                tautan=reverse("peserta:lamaran", args=[satu.pk]),
            )
            for satu in lamaran
        ),
        pada=pada,
    )


# --- Pansel -----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def tetapkan_syarat(
    *, lowongan: Lowongan, jenis: str, nilai: str, uraian: str, dasar: str, oleh: Pengguna, pada: datetime
) -> SyaratTambahan:
    """Set one condition of a vacancy (E-08) before it is announced."""
    lowongan = _kunci_lowongan(lowongan.pk)
    tambahan = aturan.Tambahan("E-08", jenis, nilai, uraian, dasar)
    wewenang.boleh_tetapkan_syarat(oleh, lowongan, tambahan, pada).pastikan()
    syarat = SyaratTambahan(
        lowongan=lowongan,
        jenis=jenis,
        nilai=nilai,
        uraian=uraian.strip(),
        dasar=dasar.strip(),
        ditetapkan_pada=pada,
        ditetapkan_oleh=oleh,
    )
    syarat.save()
    isi = {"jenis": jenis, "nilai": nilai, "uraian": syarat.uraian, "dasar": syarat.dasar}
    catat("lowongan.syarat_ditetapkan", objek=lowongan, oleh=oleh, pada=pada, syarat=syarat.pk, isi=isi)
    return syarat


@transaction.atomic(durable=True)
def hapus_syarat(*, syarat: SyaratTambahan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """Take one condition of a vacancy back before it is announced; the trail keeps its words."""
    lowongan = _kunci_lowongan(syarat.lowongan_id)
    wewenang.boleh_atur_syarat(oleh, lowongan, pada).pastikan()
    nomor, uraian = syarat.pk, syarat.uraian
    # Pressed twice at once: the second finds nothing to take back.
    if not SyaratTambahan.objects.filter(pk=nomor).delete()[0]:
        return lowongan
    catat("lowongan.syarat_dihapus", objek=lowongan, oleh=oleh, pada=pada, syarat=nomor, uraian=uraian)
    return lowongan


@transaction.atomic(durable=True)
def undang_pelamar(
    *, lowongan: Lowongan, nip: str, nama: str, alasan: str, oleh: Pengguna, pada: datetime
) -> Undangan:
    """Invite a PNS to apply (B-1); who has an account already is told by mail."""
    lowongan = _kunci_lowongan(lowongan.pk)
    wewenang.boleh_undang_pelamar(oleh, lowongan, nip, alasan, pada).pastikan()
    undangan = Undangan(
        lowongan=lowongan,
        nip=nip,
        nama=nama.strip(),
        alasan=alasan.strip(),
        diundang_pada=pada,
        diundang_oleh=oleh,
    )
    undangan.save()
    catat("lowongan.pelamar_diundang", objek=lowongan, oleh=oleh, pada=pada, undangan=undangan.pk, nip=nip)
    orang = Pengguna.objects.filter(nip=nip, is_active=True).first()
    if orang is not None and lowongan.batas_lamaran is not None:
        kirim_setelah_commit(
            kunci=f"lowongan.pelamar_diundang:{undangan.pk}",
            penerima=orang,
            perihal=f"Undangan melamar {lowongan.nama_jabatan}",
            templat="peserta/surel/diundang.txt",
            konteks={
                "nama_jabatan": lowongan.nama_jabatan,
                "seleksi": str(lowongan.seleksi),
                "batas": aturan.sebut_batas(timezone.localtime(lowongan.batas_lamaran)),
            },
            tautan=reverse("peserta:lamar", args=[lowongan.pk]),
            pada=pada,
        )
    return undangan


# --- Daftar daerah ----------------------------------------------------------------------------
@transaction.atomic(durable=True)
def catat_daerah(
    *, nama: str, provinsi: str, berlaku_sejak: date, sumber: str, oleh: Pengguna, pada: datetime
) -> DaerahAsal:
    """Add one regional government to the list of E-01, from a day on."""
    wewenang.boleh_catat_daerah(oleh, nama, provinsi, berlaku_sejak, sumber).pastikan()
    daerah = DaerahAsal(
        nama=nama.strip(),
        provinsi=provinsi,
        berlaku_sejak=berlaku_sejak,
        sumber=sumber.strip(),
        dicatat_pada=pada,
        dicatat_oleh=oleh,
    )
    daerah.save()
    isi = {"nama": daerah.nama, "provinsi": provinsi, "berlaku_sejak": berlaku_sejak, "sumber": daerah.sumber}
    catat("daerah.dicatat", objek=daerah, oleh=oleh, pada=pada, **isi)
    return daerah


@transaction.atomic(durable=True)
def akhiri_daerah(*, daerah: DaerahAsal, berlaku_sampai: date, oleh: Pengguna, pada: datetime) -> DaerahAsal:
    """Let one line of the list end on a day; earlier days keep what was true."""
    daerah = DaerahAsal.objects.select_for_update(of=("self",), no_key=True).get(pk=daerah.pk)
    wewenang.boleh_akhiri_daerah(oleh, daerah, berlaku_sampai).pastikan()
    daerah.berlaku_sampai = berlaku_sampai
    daerah.save(update_fields=["berlaku_sampai"])
    catat("daerah.diakhiri", objek=daerah, oleh=oleh, pada=pada, berlaku_sampai=berlaku_sampai)
    return daerah


@transaction.atomic(durable=True)
def muat_daerah(*, kode: str, oleh: Pengguna, pada: datetime) -> int:
    """Take a list that comes with the application; names that are there stay. Returns how many came."""
    wewenang.boleh_urus_daerah(oleh).pastikan()
    bawaan = queries.daerah_bawaan(kode)
    ada = {aturan.nama_instansi(satu.nama) for satu in queries.daerah_provinsi(bawaan.provinsi)}
    baru = [
        DaerahAsal(
            nama=nama,
            provinsi=bawaan.provinsi,
            berlaku_sejak=bawaan.berlaku_sejak,
            sumber=bawaan.sumber,
            dicatat_pada=pada,
            dicatat_oleh=oleh,
        )
        for nama in bawaan.daerah
        if aturan.nama_instansi(nama) not in ada
    ]
    DaerahAsal.objects.bulk_create(baru, ignore_conflicts=True)
    catat("daerah.dimuat", objek=oleh, oleh=oleh, pada=pada, daftar=kode, jumlah=len(baru))
    return len(baru)


# --- Membaca berkas ---------------------------------------------------------------------------
@transaction.atomic(durable=True)
def baca_berkas(*, berkas: BerkasLamaran, oleh: Pengguna, pada: datetime) -> Berkas:
    """Open a file of an application. Whoever is not its owner leaves a trace."""
    if berkas.lamaran.pelamar.pengguna_id != oleh.pk:
        catat("berkas.dibuka", objek=berkas, oleh=oleh, pada=pada, jenis=berkas.jenis)
    return berkas.berkas


# --- Kunci ------------------------------------------------------------------------------------
def _kunci_lowongan(lowongan_id: int) -> Lowongan:
    dasar = Lowongan.objects.select_related("seleksi")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=lowongan_id)


def _kunci_pelamar(pelamar_id: int) -> Pelamar:
    dasar = Pelamar.objects.select_related("pengguna")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=pelamar_id)


def _kunci_riwayat(riwayat: RiwayatJabatan) -> RiwayatJabatan:
    dasar = RiwayatJabatan.objects.select_related("pelamar__pengguna")
    return dasar.select_for_update(of=("self",)).get(pk=riwayat.pk)


def _kunci_lamaran(lamaran: Lamaran) -> Lamaran:
    """The present row, locked; its vacancy and applicant are read afresh with it."""
    dasar = Lamaran.objects.select_related("lowongan__seleksi", "pelamar__pengguna")
    return dasar.select_for_update(of=("self",), no_key=True).get(pk=lamaran.pk)
