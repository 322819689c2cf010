"""Acts from the three names to the oath: propose, choose, decree, final announcement, pelantikan.

No message and no paper of this room carries a rank or a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen.models import Kelas, Naskah
from dokumen.terbilang import tanggal_panjang
from dokumen.terbit import cabut, tanda_tangani, terbitkan
from jejak.catat import catat
from panitia.aturan import PERAN_SEKRETARIAT, Peran
from panitia.models import Keanggotaan
from panitia.queries import pemegang
from penilaian.models import Penetapan
from penilaian.queries import tiga_calon
from peserta.models import Lamaran
from seleksi import naskah
from seleksi.actions.langkah import (
    Konsep,
    kabari_tim,
    sahkan_pengumuman,
    susun_naskah,
    susun_pengumuman,
)
from seleksi.actions.persiapan import kunci_lowongan, kunci_seleksi
from seleksi.models import Instansi, Lowongan, NaskahSeleksi, Pengumuman, Seleksi
from seleksi.queries.keputusan import keputusan_calon, rekomendasi_hasil
from seleksi.queries.pengumuman import pejabat
from seleksi.wewenang import penetapan as wewenang

POLA_USULAN = "{klasifikasi}/{urut}/{tahun}"
POLA_KEPUTUSAN = "{klasifikasi}/{urut} TAHUN {tahun}"


# --- Usulan --------------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def usulkan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Penetapan:
    """The PyB signs the proposal of the three names, alphabetical, to the PPK."""
    lowongan = _kunci(lowongan)
    wewenang.boleh_usulkan(oleh, lowongan, pada).pastikan()
    instansi = Instansi.objects.get()
    pyb = pemegang(lowongan.seleksi_id, Peran.PYB, pada).get(pengguna=oleh)
    surat = terbitkan(
        templat="seleksi/naskah/surat_usulan_pyb.html",
        judul=f"Usulan Calon {lowongan.nama_jabatan}",
        isi=naskah.surat_usulan_pyb(
            lowongan,
            tiga_calon(lowongan),
            instansi,
            keputusan=keputusan_calon([lowongan])[lowongan.pk],
            penanda=pyb,
        ),
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_USULAN,
        penanda_tangan=oleh,
        jabatan_penanda=instansi.jabatan_pyb,
        oleh=oleh,
        pada=pada,
    )
    NaskahSeleksi.objects.create(naskah=surat, seleksi=lowongan.seleksi, lowongan=lowongan)
    penetapan = _penetapan(lowongan)
    penetapan.usulan, penetapan.diusulkan_pada, penetapan.diusulkan_oleh = surat, pada, oleh
    penetapan.save()
    catat("penetapan.diusulkan", objek=penetapan, oleh=oleh, pada=pada, nomor=surat.nomor)
    _kabari(
        pemegang(lowongan.seleksi_id, Peran.PPK, pada),
        kunci=f"penetapan.diusulkan:{surat.pk}",
        perihal=f"Menunggu keputusan Anda: {lowongan.nama_jabatan}",
        templat="seleksi/surel/usulan_menunggu.txt",
        konteks={"nama_jabatan": lowongan.nama_jabatan, "nomor": surat.nomor},
        tautan=reverse("seleksi:pilih", args=[lowongan.pk]),
        pada=pada,
    )
    _kabari_penyelenggara(lowongan, "diusulkan", surat.pk, "PyB mengusulkan tiga nama kepada PPK", oleh, pada)
    return penetapan


@transaction.atomic(durable=True)
def kembalikan_usulan(*, lowongan: Lowongan, catatan: str, oleh: Pengguna, pada: datetime) -> Penetapan:
    """The PPK sends the proposal back with a note; the letter is withdrawn and may be made again."""
    lowongan = _kunci(lowongan)
    wewenang.boleh_kembalikan_usulan(oleh, lowongan, catatan, pada).pastikan()
    penetapan = _penetapan(lowongan)
    surat = cast(Naskah, penetapan.usulan)
    cabut(naskah=surat, oleh=oleh, pada=pada, alasan=f"Dikembalikan PPK: {catatan.strip()}")
    penetapan.usulan = penetapan.diusulkan_pada = penetapan.diusulkan_oleh = None
    penetapan.save()
    catat(
        "penetapan.usulan_dikembalikan",
        objek=penetapan,
        oleh=oleh,
        pada=pada,
        nomor=surat.nomor,
        catatan=catatan.strip(),
    )
    _kabari(
        pemegang(lowongan.seleksi_id, (Peran.PYB, Peran.KETUA_PANSEL, Peran.KETUA_SEKRETARIAT), pada),
        kunci=f"penetapan.usulan_dikembalikan:{surat.pk}",
        perihal=f"Usulan {lowongan.nama_jabatan} dikembalikan PPK",
        templat="seleksi/surel/dikembalikan.txt",
        konteks={
            "nama_jabatan": lowongan.nama_jabatan,
            "apa": "Usulan tiga nama",
            "catatan": catatan.strip(),
        },
        tautan=reverse("beranda"),
        pada=pada,
    )
    return penetapan


# --- Pilihan -------------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def pilih_calon(
    *, lowongan: Lowongan, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime
) -> Penetapan:
    """The PPK chooses one of the three, with the reason. The candidates learn it from the decree only."""
    lowongan = _kunci(lowongan)
    lamaran = Lamaran.objects.select_related("pelamar__pengguna", "lowongan").get(pk=lamaran.pk)
    wewenang.boleh_pilih_calon(oleh, lowongan, lamaran, alasan, pada).pastikan()
    penetapan = _penetapan(lowongan)
    penetapan.terpilih, penetapan.alasan = lamaran, alasan.strip()
    penetapan.dipilih_pada, penetapan.dipilih_oleh = pada, oleh
    penetapan.save()
    catat(
        "penetapan.dipilih",
        objek=penetapan,
        oleh=oleh,
        pada=pada,
        lamaran=lamaran.pk,
        alasan=penetapan.alasan,
    )
    _kabari_penyelenggara(
        lowongan, "dipilih", f"{penetapan.pk}:{pada.isoformat()}", "PPK sudah memilih", oleh, pada, pyb=True
    )
    return penetapan


# --- Keputusan -----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def siapkan_keputusan(*, lowongan: Lowongan, tanggal: date, oleh: Pengguna, pada: datetime) -> Naskah:
    """The Sekretariat drafts the decree for the one chosen, planned for a day; an older draft makes way."""
    lowongan = _kunci(lowongan)
    wewenang.boleh_siapkan_keputusan(oleh, lowongan, tanggal, pada).pastikan()
    penetapan = _penetapan(lowongan)
    _cabut_konsep(penetapan, "Diganti konsep yang lebih baru.", oleh, pada)
    instansi = Instansi.objects.get()
    ppk = cast(Keanggotaan, pejabat(lowongan.seleksi_id, Peran.PPK, pada))
    konsep = susun_naskah(
        seleksi=lowongan.seleksi,
        lowongan=lowongan,
        templat="seleksi/naskah/keputusan_pengangkatan.html",
        judul=f"Keputusan {instansi.jabatan_ppk} tentang Pengangkatan {lowongan.nama_jabatan}",
        isi=naskah.keputusan_pengangkatan(
            lowongan,
            cast(Lamaran, penetapan.terpilih),
            instansi,
            keputusan=keputusan_calon([lowongan])[lowongan.pk],
            usulan=cast(Naskah, penetapan.usulan),
            rekomendasi=rekomendasi_hasil([lowongan]).get(lowongan.pk),
            penanda=ppk,
        ),
        kelas=Kelas.TERBATAS,
        pola_nomor=POLA_KEPUTUSAN,
        penanda=ppk,
        jabatan=instansi.jabatan_ppk,
        oleh=oleh,
        pada=pada,
        tautan=reverse("seleksi:tetapkan", args=[lowongan.pk]),
    )
    penetapan.keputusan, penetapan.tanggal_keputusan = konsep, tanggal
    penetapan.save()
    catat("penetapan.keputusan_disusun", objek=penetapan, oleh=oleh, pada=pada, rencana=tanggal)
    return konsep


@transaction.atomic(durable=True)
def kembalikan_keputusan(*, lowongan: Lowongan, catatan: str, oleh: Pengguna, pada: datetime) -> Penetapan:
    """The PPK sends the drafted decree back; he may choose anew, or the Sekretariat drafts it again."""
    lowongan = _kunci(lowongan)
    wewenang.boleh_kembalikan_keputusan(oleh, lowongan, catatan, pada).pastikan()
    penetapan = _penetapan(lowongan)
    konsep = cast(Naskah, penetapan.keputusan)
    _cabut_konsep(penetapan, f"Dikembalikan PPK: {catatan.strip()}", oleh, pada)
    penetapan.save()
    catat("penetapan.keputusan_dikembalikan", objek=penetapan, oleh=oleh, pada=pada, catatan=catatan.strip())
    _kabari(
        pemegang(lowongan.seleksi_id, PERAN_SEKRETARIAT - {Peran.VERIFIKATOR}, pada),
        kunci=f"penetapan.keputusan_dikembalikan:{konsep.pk}",
        perihal=f"Konsep keputusan {lowongan.nama_jabatan} dikembalikan PPK",
        templat="seleksi/surel/dikembalikan.txt",
        konteks={
            "nama_jabatan": lowongan.nama_jabatan,
            "apa": "Konsep Keputusan pengangkatan",
            "catatan": catatan.strip(),
        },
        tautan=reverse("seleksi:penetapan", args=[lowongan.pk]),
        pada=pada,
    )
    return penetapan


@transaction.atomic(durable=True)
def tetapkan_pengangkatan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Penetapan:
    """The PPK signs the decree: number and date of this day. Now the three candidates are told."""
    lowongan = _kunci(lowongan)
    wewenang.boleh_tetapkan_pengangkatan(oleh, lowongan, pada).pastikan()
    penetapan = _penetapan(lowongan)
    keputusan = tanda_tangani(naskah=cast(Naskah, penetapan.keputusan), oleh=oleh, pada=pada)
    penetapan.keputusan, penetapan.tanggal_keputusan = keputusan, keputusan.tanggal
    penetapan.ditetapkan_pada, penetapan.ditetapkan_oleh = pada, oleh
    penetapan.save()
    catat(
        "penetapan.ditetapkan",
        objek=penetapan,
        oleh=oleh,
        pada=pada,
        nomor=keputusan.nomor,
        tanggal=keputusan.tanggal,
        lamaran=penetapan.terpilih_id,
    )
    for satu in tiga_calon(lowongan):
        terpilih = satu.pk == penetapan.terpilih_id
        kirim_setelah_commit(
            kunci=f"penetapan.ditetapkan:{penetapan.pk}:{satu.pelamar.pengguna_id}",
            penerima=satu.pelamar.pengguna,
            perihal=f"Keputusan tentang {lowongan.nama_jabatan} telah ditetapkan",
            templat=f"seleksi/surel/{'terpilih' if terpilih else 'belum_terpilih'}.txt",
            konteks={"nama_jabatan": lowongan.nama_jabatan},
            tautan=reverse("peserta:lamaran", args=[satu.pk]),
            pada=pada,
        )
    _kabari_penyelenggara(
        lowongan, "ditetapkan", keputusan.pk, "Keputusan pengangkatan ditetapkan", oleh, pada, pyb=True
    )
    return penetapan


# --- Hasil akhir ---------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def siapkan_hasil_akhir(
    *, seleksi: Seleksi, lowongan: Sequence[Lowongan], oleh: Pengguna, pada: datetime
) -> Pengumuman:
    """Draft the announcement of the three names per vacancy, alphabetical, without rank or score."""
    seleksi = kunci_seleksi(seleksi_id=seleksi.pk)
    lowongan = kunci_lowongan(daftar=[satu.pk for satu in lowongan])
    wewenang.boleh_siapkan_hasil_akhir(oleh, seleksi, lowongan, pada).pastikan()
    ketua = cast(Keanggotaan, pejabat(seleksi.pk, Peran.KETUA_PANSEL, pada))
    konsep = Konsep(
        jenis=Pengumuman.Jenis.HASIL_AKHIR,
        templat="seleksi/naskah/pengumuman_hasil_akhir.html",
        judul="Pengumuman Hasil Akhir Seleksi Terbuka JPT Pratama",
        isi=naskah.pengumuman_hasil_akhir(
            seleksi, {satu: tiga_calon(satu) for satu in lowongan}, Instansi.objects.get(), penanda=ketua
        ),
    )
    return susun_pengumuman(
        seleksi=seleksi, lowongan=lowongan, konsep=konsep, ketua=ketua, oleh=oleh, pada=pada
    )


@transaction.atomic(durable=True)
def umumkan_hasil_akhir(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """The Ketua Pansel signs the announcement of the three names; it is public from this moment."""
    seleksi = kunci_seleksi(seleksi_id=pengumuman.seleksi_id)
    lowongan = kunci_lowongan(daftar=list(pengumuman.lowongan.values_list("pk", flat=True)))
    dasar = Pengumuman.objects.select_related("naskah", "seleksi")
    pengumuman = dasar.select_for_update(of=("self",), no_key=True).get(pk=pengumuman.pk)
    wewenang.boleh_umumkan_hasil_akhir(oleh, pengumuman, lowongan, pada).pastikan()
    pengumuman = sahkan_pengumuman(pengumuman=pengumuman, oleh=oleh, pada=pada)
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


# --- Pelantikan ----------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def lantik(*, lowongan: Lowongan, tanggal: date, tempat: str, oleh: Pengguna, pada: datetime) -> Penetapan:
    """Record the oath; with it the walk of this vacancy ends."""
    lowongan = _kunci(lowongan)
    wewenang.boleh_lantik(oleh, lowongan, tanggal, tempat, pada).pastikan()
    penetapan = _penetapan(lowongan)
    penetapan.tanggal_pelantikan, penetapan.tempat_pelantikan = tanggal, tempat.strip()
    penetapan.dilantik_pada, penetapan.dilantik_oleh = pada, oleh
    penetapan.save()
    dari = lowongan.tahap
    lowongan.selesaikan(pada)
    lowongan.save()
    catat("penetapan.dilantik", objek=penetapan, oleh=oleh, pada=pada, tanggal=tanggal, tempat=tempat.strip())
    catat("lowongan.selesai", objek=lowongan, oleh=oleh, pada=pada, dari=dari, ke=lowongan.tahap)
    kalimat = f"Pelantikan tercatat {tanggal_panjang(tanggal)}; seleksi jabatan ini selesai"
    _kabari_penyelenggara(lowongan, "dilantik", penetapan.pk, kalimat, oleh, pada, pyb=True)
    return penetapan


# --- Langkah -------------------------------------------------------------------------------------
def _kunci(lowongan: Lowongan) -> Lowongan:
    (satu,) = kunci_lowongan(daftar=[lowongan.pk])
    return satu


def _penetapan(lowongan: Lowongan) -> Penetapan:
    """The row of this vacancy; under the lock of the vacancy there is never a second one."""
    dasar = Penetapan.objects.select_related("usulan", "keputusan", "terpilih")
    return dasar.filter(lowongan=lowongan).first() or Penetapan(lowongan=lowongan)


def _cabut_konsep(penetapan: Penetapan, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    if penetapan.keputusan is not None:
        cabut(naskah=penetapan.keputusan, oleh=oleh, pada=pada, alasan=alasan)
    penetapan.keputusan = penetapan.tanggal_keputusan = None


def _kabari_penyelenggara(
    lowongan: Lowongan,
    apa: str,
    kunci: object,
    kalimat: str,
    oleh: Pengguna,
    pada: datetime,
    *,
    pyb: bool = False,
) -> None:
    """Sekretariat and Ketua Pansel, and the PyB where he is to know; never with a name in the message."""
    peran = {Peran.KETUA_SEKRETARIAT, Peran.NASKAH, Peran.KETUA_PANSEL} | ({Peran.PYB} if pyb else set())
    _kabari(
        pemegang(lowongan.seleksi_id, peran, pada).exclude(pengguna=oleh),
        kunci=f"penetapan.{apa}:{kunci}",
        perihal=f"{lowongan.nama_jabatan}: {kalimat}",
        templat="seleksi/surel/penetapan.txt",
        konteks={"nama_jabatan": lowongan.nama_jabatan, "kalimat": kalimat},
        tautan=reverse("beranda"),
        pada=pada,
    )


def _kabari(
    penerima: Iterable[Keanggotaan],
    *,
    kunci: str,
    perihal: str,
    templat: str,
    konteks: dict[str, object],
    tautan: str,
    pada: datetime,
) -> None:
    for pengguna in {satu.pengguna_id: satu.pengguna for satu in penerima}.values():
        kirim_setelah_commit(
            kunci=f"{kunci}:{pengguna.pk}",
            penerima=pengguna,
            perihal=perihal,
            templat=templat,
            konteks=konteks,
            tautan=tautan,
            pada=pada,
        )
