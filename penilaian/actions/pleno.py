"""The pleno chooses the three names, or the next one where one of them is out; the papers of both."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from akun.models import Pengguna
from dokumen.models import Naskah
from dokumen.penomoran import POLA_PANSEL
from dokumen.terbit import cabut, terbitkan
from jejak.catat import catat
from panitia.queries import anggota_pansel
from penilaian import naskah, queries, wewenang
from penilaian.actions.kunci import kunci_lowongan
from penilaian.actions.rekap import pastikan_menurut_jejak, sidik_kini
from penilaian.models import Peringkat, Rekap
from peserta.models import Lamaran
from seleksi.models import Instansi, Lowongan, NaskahSeleksi

# Copy 1 for the PPK, copy 2 for the sealed file of the Pansel.
SALINAN_PERINGKAT = 2


@transaction.atomic(durable=True)
def tetapkan_tiga_nama(
    *, lowongan: Lowongan, sidik: str, hadir: Collection[int], oleh: Pengguna, pada: datetime
) -> Rekap:
    """The pleno chooses the three names; the Ketua signs the three papers of it in the same act.

    `sidik` is the digest of the recap the Ketua had before him: another one is refused. `hadir` are the
    members (ids of Pengguna) who attend the pleno. Issues the berita
    acara (RAHASIA), the decision with the names in alphabetical order, and the ranking for the PPK (RAHASIA,
    in numbered copies). Nobody but Pansel and PPK learns a rank from any of it.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    rekap = Rekap.objects.filter(lowongan=lowongan).first()
    kini = sidik_kini(lowongan=lowongan, rekap=rekap)
    wewenang.boleh_tetapkan_tiga_nama(oleh, lowongan, rekap, sidik, kini, hadir, pada).pastikan()
    rekap = Rekap.objects.get(lowongan=lowongan)
    pastikan_menurut_jejak(lowongan=lowongan, menyimpang=queries.penyimpangan_peringkat(rekap))
    for baris in rekap.peringkat.filter(peringkat__lte=lowongan.seleksi.aturan_main.jumlah_calon):
        baris.calon = True
        baris.save(update_fields=["calon"])
    rekap.ditetapkan_pada, rekap.ditetapkan_oleh, rekap.hadir = pada, oleh, sorted(hadir)
    rekap.save(update_fields=["ditetapkan_pada", "ditetapkan_oleh", "hadir"])
    naskah_terbit = _terbitkan_hasil_pleno(lowongan, rekap, oleh, pada)
    catat(
        "rekap.tiga_nama_ditetapkan",
        objek=rekap,
        oleh=oleh,
        pada=pada,
        sidik=rekap.sidik,
        calon=sorted(satu.pk for satu in queries.tiga_calon(lowongan)),
        hadir=rekap.hadir,
        naskah=[satu.kode for satu in naskah_terbit],
    )
    return rekap


def _terbitkan_hasil_pleno(lowongan: Lowongan, rekap: Rekap, ketua: Pengguna, pada: datetime) -> list[Naskah]:
    """Minutes, decision and letter, signed by the Ketua whose act this is."""
    instansi = Instansi.objects.get()
    nilai = queries.nilai_tersimpan(rekap)
    baris = list(queries.baris_peringkat(rekap))
    berita_acara = terbitkan(
        templat="penilaian/naskah/berita_acara_rekapitulasi.html",
        judul=f"Berita Acara Rekapitulasi Nilai {lowongan.nama_jabatan}",
        isi=naskah.berita_acara_rekapitulasi(
            rekap,
            baris,
            nilai,
            queries.komponen_lowongan(lowongan),
            list(anggota_pansel(lowongan.seleksi_id, pada)),
            queries.tidak_menilai(lowongan),
            queries.catatan_kebijakan(rekap, lowongan.seleksi.aturan_main.kebijakan),
            ketua,
            instansi,
            pada,
        ),
        kelas=Naskah.Kelas.RAHASIA,
        pola_nomor=POLA_PANSEL,
        penanda_tangan=ketua,
        jabatan_penanda=naskah.JABATAN_KETUA,
        oleh=ketua,
        pada=pada,
    )
    keputusan = _terbitkan_keputusan(lowongan, ketua, instansi, pada)
    surat = terbitkan(
        templat="penilaian/naskah/surat_peringkat.html",
        judul=f"Penyampaian Peringkat Nilai {lowongan.nama_jabatan}",
        isi=naskah.surat_peringkat(lowongan, baris, nilai, berita_acara, ketua, instansi),
        kelas=Naskah.Kelas.RAHASIA,
        pola_nomor=POLA_PANSEL,
        penanda_tangan=ketua,
        jabatan_penanda=naskah.JABATAN_KETUA,
        salinan_jumlah=SALINAN_PERINGKAT,
        oleh=ketua,
        pada=pada,
    )
    terbit = [berita_acara, keputusan, surat]
    for satu in terbit:
        NaskahSeleksi(naskah=satu, seleksi=lowongan.seleksi, lowongan=lowongan).save()
    return terbit


def _terbitkan_keputusan(lowongan: Lowongan, ketua: Pengguna, instansi: Instansi, pada: datetime) -> Naskah:
    return terbitkan(
        templat="penilaian/naskah/keputusan_tiga_calon.html",
        judul=f"Keputusan Panitia Seleksi tentang Penetapan Calon Pejabat {lowongan.nama_jabatan}",
        isi=naskah.keputusan_tiga_calon(lowongan, queries.tiga_calon(lowongan), ketua, instansi, pada),
        kelas=Naskah.Kelas.TERBATAS,
        pola_nomor=naskah.POLA_KEPUTUSAN_PANSEL,
        penanda_tangan=ketua,
        jabatan_penanda=naskah.JABATAN_KETUA,
        oleh=ketua,
        pada=pada,
    )


@transaction.atomic(durable=True)
def naikkan_calon(
    *,
    lowongan: Lowongan,
    menggantikan: Lamaran | None,
    pengganti: Lamaran | None,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> Naskah:
    """The next ranked takes the place of one of the three who is out; a new decision replaces the old one.

    Among several of one and the same rank the pleno chooses, and `alasan` says why. The ranking itself stays.
    """
    lowongan = kunci_lowongan(lowongan_id=lowongan.pk)
    alasan = alasan.strip()
    wewenang.boleh_naikkan_calon(oleh, lowongan, menggantikan, pengganti, alasan, pada).pastikan()
    rekap = Rekap.objects.get(lowongan=lowongan)
    pastikan_menurut_jejak(lowongan=lowongan, menyimpang=queries.penyimpangan_peringkat(rekap))
    for baris in Peringkat.objects.filter(lamaran__in=(menggantikan, pengganti)):
        baris.calon = baris.lamaran == pengganti
        baris.save(update_fields=["calon"])
    for lama in Naskah.objects.filter(
        milik_seleksi__lowongan=lowongan,
        templat="penilaian/naskah/keputusan_tiga_calon.html",
        keadaan=Naskah.Keadaan.TERBIT,
    ):
        cabut(naskah=lama, oleh=oleh, pada=pada, alasan="Diganti keputusan dengan calon pengganti.")
    keputusan = _terbitkan_keputusan(lowongan, oleh, Instansi.objects.get(), pada)
    NaskahSeleksi(naskah=keputusan, seleksi=lowongan.seleksi, lowongan=lowongan).save()
    catat(
        "calon.dinaikkan",
        objek=lowongan,
        oleh=oleh,
        pada=pada,
        menggantikan=menggantikan.pk if menggantikan else None,
        pengganti=pengganti.pk if pengganti else None,
        alasan=alasan,
        nomor=keputusan.nomor,
    )
    return keputusan
