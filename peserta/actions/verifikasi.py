"""Acts of the two verifiers, and the word to applicants once the result is published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import Titipan, kirim_banyak_setelah_commit, kirim_setelah_commit
from jejak.catat import catat
from peserta import queries, wewenang
from peserta.actions.kedua import buka_selisih, tetapkan_hasil
from peserta.actions.kunci import kunci_lamaran
from peserta.actions.pegang import lepas, pegang
from peserta.alur import Keadaan
from peserta.models import Lamaran, Selisih, TelaahRiwayat, Verifikasi
from seleksi.models import Lowongan


@transaction.atomic(durable=True)
def periksa_butir(
    *, lamaran: Lamaran, butir: str, putusan: str, alasan: str, oleh: Pengguna, pada: datetime
) -> Verifikasi:
    """Enter the verdict of the first verifier on one item, or change it while the check is open."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_periksa_butir(oleh, lamaran, butir, putusan, alasan, pada).pastikan()
    verifikasi = lamaran.verifikasi.filter(butir=butir).first() or Verifikasi(lamaran=lamaran, butir=butir)
    verifikasi.putusan = putusan
    verifikasi.alasan = alasan.strip()
    verifikasi.diperiksa_pada = pada
    verifikasi.diperiksa_oleh = oleh
    verifikasi.save()
    pegang(lamaran=lamaran, oleh=oleh, pada=pada)
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
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_telaah_riwayat(oleh, lamaran, baris, alasan, pada).pastikan()
    telaah = queries.telaah_lamaran(lamaran).get(baris) or TelaahRiwayat(lamaran=lamaran, baris=baris)
    telaah.dihitung, telaah.alasan = dihitung, alasan.strip()
    telaah.ditelaah_pada, telaah.ditelaah_oleh = pada, oleh
    telaah.save()
    pegang(lamaran=lamaran, oleh=oleh, pada=pada)
    rincian = {"baris": baris, "dihitung": dihitung, "alasan": telaah.alasan}
    catat("lamaran.riwayat_ditelaah", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    return telaah


@transaction.atomic(durable=True)
def selesai_diperiksa(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The first verifier is done; the application waits for the second person."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_selesai_diperiksa(oleh, lamaran, pada).pastikan()
    lamaran.diperiksa_oleh = oleh
    lamaran.catatan_kembali = ""
    lamaran.selesai_diperiksa(pada)
    lamaran.save()
    lepas(lamaran=lamaran)
    catat("lamaran.selesai_diperiksa", objek=lamaran, oleh=oleh, pada=pada)
    return lamaran


@transaction.atomic(durable=True)
def kembalikan(
    *, lamaran: Lamaran, catatan: str, butir: Sequence[str] = (), oleh: Pengguna, pada: datetime
) -> Lamaran:
    """The second person disagrees: back to the first one, with a note.

    The second time the items he names (``butir``) go to the Ketua Sekretariat instead, who decides.
    """
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_kembalikan_dengan(oleh, lamaran, catatan, butir, pada).pastikan()
    if lamaran.jumlah_kembali:
        buka_selisih(
            lamaran=lamaran,
            sebab=Selisih.Sebab.KEMBALI,
            butir=butir,
            catatan=catatan.strip(),
            oleh=oleh,
            pada=pada,
        )
        return lamaran
    pemeriksa = lamaran.diperiksa_oleh
    lamaran.catatan_kembali = catatan.strip()
    lamaran.jumlah_kembali += 1
    lamaran.diperiksa_oleh = None
    lamaran.kembalikan()
    lamaran.save()
    lepas(lamaran=lamaran)
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
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_konfirmasi(oleh, lamaran, pada).pastikan()
    putusan = {butir: satu.putusan for butir, satu in queries.verifikasi_lamaran(lamaran).items()}
    tetapkan_hasil(lamaran=lamaran, putusan=putusan, oleh=oleh, pada=pada)
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
