"""Reads for the decision: from the three names to the oath. No rank and no score comes from here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from akun.models import Pengguna
from dokumen.models import Naskah
from jejak.baca import riwayat_seleksi
from jejak.models import Jejak
from panitia.aturan import Hak
from panitia.queries import seleksi_dengan_hak, sk_menunggu_tanda_tangan
from penilaian.models import HasilKesehatan, Penetapan, Peringkat
from penilaian.queries import calon_tinggal, tiga_calon
from peserta.alur import Keadaan
from peserta.aturan import masa_terkait, usia_pada
from peserta.models import Lamaran
from peserta.queries import fakta_serentak
from seleksi.alur import Tahap
from seleksi.aturan import KeadaanPenetapan, tanggal_kata
from seleksi.models import Jadwal, Lowongan, NaskahSeleksi, Pengumuman, Rekomendasi, Seleksi

KEPUTUSAN_CALON = "penilaian/naskah/keputusan_tiga_calon.html"
HASIL = Rekomendasi.Jenis.HASIL
# Stages in which the three names exist.
TAHAP_BERCALON = (Tahap.KESEHATAN, Tahap.PENETAPAN, Tahap.SELESAI)


# --- Pintu masuk ---------------------------------------------------------------------------------
def lowongan_untuk_hak(
    pengguna: Pengguna, lowongan_id: int, hak: Hak | Collection[Hak], pada: datetime
) -> Lowongan:
    """A vacancy of a selection in which the person holds the right; 404 otherwise."""
    milik = seleksi_dengan_hak(pengguna, hak, pada).order_by()
    return get_object_or_404(
        Lowongan.objects.filter(seleksi__in=milik).select_related("seleksi"), pk=lowongan_id
    )


def lowongan_untuk_diusulkan(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    return lowongan_untuk_hak(pengguna, lowongan_id, Hak.USULKAN, pada)


def lowongan_untuk_diputuskan(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    return lowongan_untuk_hak(pengguna, lowongan_id, Hak.PUTUSKAN, pada)


def lowongan_untuk_penetapan(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Lowongan:
    """For the Sekretariat, which drafts and records around the decision."""
    return lowongan_untuk_hak(pengguna, lowongan_id, (Hak.KELOLA, Hak.SUSUN_NASKAH), pada)


def rekomendasi_untuk_dibaca(pengguna: Pengguna, lowongan_id: int, pada: datetime) -> Rekomendasi:
    """The letter on the result, for those who decide on it or watch over it."""
    hak = (Hak.USULKAN, Hak.PUTUSKAN, Hak.PIMPIN, Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.AWASI)
    lowongan = lowongan_untuk_hak(pengguna, lowongan_id, hak, pada)
    surat = rekomendasi_hasil([lowongan]).get(lowongan.pk)
    return get_object_or_404(Rekomendasi.objects.select_related("berkas"), pk=surat.pk if surat else 0)


# --- Keadaan -------------------------------------------------------------------------------------
def penetapan_lowongan(lowongan: Lowongan) -> Penetapan | None:
    return (
        Penetapan.objects.filter(lowongan=lowongan)
        .select_related("usulan", "keputusan", "terpilih__pelamar__pengguna", "dipilih_oleh", "dilantik_oleh")
        .first()
    )


def rekomendasi_hasil(lowongan: Sequence[Lowongan], jenis: str = HASIL) -> dict[int, Rekomendasi]:
    """The letter on the result per vacancy: its own before the one for the whole selection."""
    baris = list(Rekomendasi.objects.filter(jenis=jenis, seleksi__in={satu.seleksi_id for satu in lowongan}))
    khusus = {satu.lowongan_id: satu for satu in baris if satu.lowongan_id}
    umum = {satu.seleksi_id: satu for satu in baris if not satu.lowongan_id}
    berlaku = {satu.pk: khusus.get(satu.pk) or umum.get(satu.seleksi_id) for satu in lowongan}
    return {pk: surat for pk, surat in berlaku.items() if surat}


def keputusan_calon(lowongan: Sequence[Lowongan]) -> dict[int, Naskah]:
    """The signed decision of the Pansel on its three candidates, per vacancy."""
    baris = NaskahSeleksi.objects.filter(
        lowongan__in=lowongan, naskah__templat=KEPUTUSAN_CALON, naskah__keadaan=Naskah.Keadaan.TERBIT
    ).select_related("naskah")
    return {satu.lowongan_id: satu.naskah for satu in baris.order_by("naskah_id") if satu.lowongan_id}


def keadaan_penetapan(lowongan: Sequence[Lowongan]) -> dict[int, KeadaanPenetapan]:
    """Where each vacancy stands between the three names and the oath; eight queries for any number."""
    daftar = [satu.pk for satu in lowongan]
    penetapan = {
        satu.lowongan_id: satu
        for satu in Penetapan.objects.filter(lowongan__in=daftar).select_related("keputusan")
    }
    calon = dict(
        Peringkat.objects.filter(rekap__lowongan__in=daftar, calon=True, rekap__ditetapkan_pada__isnull=False)
        .order_by()
        .values("rekap__lowongan")
        .annotate(banyak=Count("pk"))
        .values_list("rekap__lowongan", "banyak")
    )
    surat = rekomendasi_hasil(lowongan)
    setuju = rekomendasi_hasil(lowongan, Rekomendasi.Jenis.PELANTIKAN)
    keputusan = keputusan_calon(lowongan)
    tinggal = calon_tinggal(daftar)
    akhir = {
        pk: (terbit, banyak > 0)
        for pk, terbit, banyak in Pengumuman.objects.filter(
            jenis=Pengumuman.Jenis.HASIL_AKHIR, lowongan__in=daftar
        )
        .order_by()
        .values("lowongan")
        .annotate(terbit=Max("diumumkan_pada"), konsep=Count("pk", Q(naskah__keadaan=Naskah.Keadaan.KONSEP)))
        .values_list("lowongan", "terbit", "konsep")
    }
    sehat = dict(
        HasilKesehatan.objects.filter(
            lamaran__in=[satu.terpilih_id for satu in penetapan.values() if satu.terpilih_id]
        ).values_list("lamaran_id", "sehat")
    )
    return {
        pk: _keadaan(
            penetapan.get(pk),
            calon.get(pk, 0),
            keputusan.get(pk),
            surat.get(pk),
            akhir.get(pk, (None, False)),
            sehat,
            setuju.get(pk),
            tinggal.get(pk),
        )
        for pk in daftar
    }


def _keadaan(
    penetapan: Penetapan | None,
    calon: int,
    keputusan: Naskah | None,
    surat: Rekomendasi | None,
    akhir: tuple[datetime | None, bool],
    sehat: dict[int, bool],
    setuju: Rekomendasi | None,
    tinggal: tuple[int, bool] | None,
) -> KeadaanPenetapan:
    umum: dict[str, Any] = {
        "persetujuan": f"Nomor {setuju.nomor}" if setuju else "",
        "tinggal": tinggal[0] if tinggal else None,
        "ada_pengganti": bool(tinggal and tinggal[1]),
        "calon": calon,
        "keputusan_calon": keputusan.nomor if keputusan else "",
        "rekomendasi": f"Nomor {surat.nomor}" if surat else "",
        "hasil_akhir": timezone.localdate(akhir[0]) if akhir[0] else None,
        "konsep_hasil_akhir": akhir[1],
    }
    if penetapan is None:
        return KeadaanPenetapan(**umum)
    ditetapkan = penetapan.tanggal_keputusan if penetapan.ditetapkan_pada else None
    return KeadaanPenetapan(
        **umum,
        diusulkan=timezone.localdate(penetapan.diusulkan_pada) if penetapan.diusulkan_pada else None,
        dipilih=penetapan.dipilih_pada is not None,
        sehat=sehat.get(penetapan.terpilih_id) if penetapan.terpilih_id else None,
        konsep_keputusan=penetapan.keputusan is not None,
        ditetapkan=ditetapkan,
        nomor_keputusan=penetapan.keputusan.nomor if penetapan.keputusan else "",
    )


def dipilih_di_tempat_lain(lamaran: Lamaran) -> str:
    """The post for which the same person has been chosen already, or ""."""
    lain = (
        Penetapan.objects.filter(terpilih__pelamar=lamaran.pelamar_id)
        .exclude(lowongan=lamaran.lowongan_id)
        .exclude(lowongan__tahap=Tahap.DIBATALKAN)
        .select_related("lowongan")
        .first()
    )
    return str(lain.lowongan) if lain else ""


def kesehatan_calon(lowongan: Lowongan) -> dict[int, bool]:
    """Fit or unfit by application (class I): for the PPK and the Pansel."""
    baris = HasilKesehatan.objects.filter(lamaran__lowongan=lowongan, lamaran__peringkat__calon=True)
    return dict(baris.values_list("lamaran_id", "sehat"))


# --- Perbandingan --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Banding:
    """Candidates side by side in alphabetical order; each row has one text per candidate."""

    calon: list[Lamaran]
    nama: list[str]
    baris: list[dict[str, Any]]


def banding(lowongan: Lowongan, *, dengan_kesehatan: bool) -> Banding:
    """Facts of the three from the copies frozen when they applied. The PyB asks without health."""
    calon = tiga_calon(lowongan)
    acuan = lowongan.seleksi.rencana_pelantikan or timezone.localdate()
    profil = [satu.profil or {} for satu in calon]
    fakta = fakta_serentak(calon)
    isi: list[tuple[str, list[str]]] = [
        ("Jabatan sekarang", [f"{p.get('jabatan', '')}, {p.get('instansi', '')}" for p in profil]),
        ("Pangkat, golongan ruang", [str(p.get("pangkat", "")) for p in profil]),
        ("Pendidikan", [f"{p.get('pendidikan', '')}, {p.get('jurusan', '')}" for p in profil]),
        ("Usia pada rencana pelantikan", [_lama(*usia_pada(f.tanggal_lahir, acuan)) for f in fakta]),
        ("Pengalaman terkait", [_pengalaman(f, lowongan, acuan) for f in fakta]),
    ]
    if dengan_kesehatan:
        sehat = kesehatan_calon(lowongan)
        kata = {True: "Memenuhi syarat", False: "Tidak memenuhi syarat", None: "Belum ada hasil"}
        isi.append(("Kesehatan jasmani dan rohani", [kata[sehat.get(satu.pk)] for satu in calon]))
    if any(satu.keadaan == Keadaan.MUNDUR for satu in calon):
        kata_keadaan = ["Mengundurkan diri" if s.keadaan == Keadaan.MUNDUR else "Bersedia" for s in calon]
        isi.append(("Keadaan", kata_keadaan))
    nama = [str(satu.pelamar.pengguna.nama_tampil) for satu in calon]
    return Banding(calon, nama, [{"judul": judul, "isi": baris} for judul, baris in isi])


def _pengalaman(fakta: Any, lowongan: Lowongan, acuan: date) -> str:
    """What the verifiers marked as related; the posts nobody marked are not told to those who decide."""
    pasti = masa_terkait(fakta.riwayat, acuan, lowongan.seleksi.aturan_main.syarat).pasti
    return _lama(pasti.tahun, pasti.bulan)


def _lama(tahun: int, bulan: int) -> str:
    return f"{tahun} tahun {bulan} bulan" if bulan else f"{tahun} tahun"


# --- Meja PPK dan PyB ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Perkara:
    """One thing that waits for the PPK or the PyB."""

    # USULKAN | PILIH | TETAPKAN | SK
    jenis: str
    judul: str
    ringkas: str
    objek_id: int
    seleksi: str
    batas: date | None


def perkara(pengguna: Pengguna, pada: datetime) -> list[Perkara]:
    """What waits for this person's decision, the nearest date first. A fixed number of queries."""
    usul = _lowongan_penetapan(seleksi_dengan_hak(pengguna, Hak.USULKAN, pada))
    putus = _lowongan_penetapan(seleksi_dengan_hak(pengguna, Hak.PUTUSKAN, pada))
    semua = [*usul, *putus]
    keadaan = keadaan_penetapan(semua)
    batas = batas_penetapan(semua)
    hasil = []
    for satu in usul:
        k = keadaan[satu.pk]
        if k.diusulkan is None and k.calon and k.keputusan_calon:
            kalimat = f"Panitia Seleksi menyampaikan {k.calon} nama, disusun menurut abjad. {_surat(k)}"
            judul = f"Usulkan tiga nama {satu}"
            hasil.append(Perkara("USULKAN", judul, kalimat, satu.pk, str(satu.seleksi), batas[satu.pk]))
    for satu in putus:
        k = keadaan[satu.pk]
        if k.diusulkan is not None and not k.dipilih:
            kalimat = f"PyB mengusulkan {k.calon} nama. {_surat(k)}"
            hasil.append(
                Perkara("PILIH", f"Pilih {satu}", kalimat, satu.pk, str(satu.seleksi), batas[satu.pk])
            )
        elif k.konsep_keputusan and k.ditetapkan is None:
            kalimat = "Konsep Keputusan pengangkatan sudah disusun Sekretariat dan menunggu tanda tangan."
            judul = f"Tetapkan pengangkatan {satu}"
            hasil.append(Perkara("TETAPKAN", judul, kalimat, satu.pk, str(satu.seleksi), batas[satu.pk]))
    for sk in list[Any](sk_menunggu_tanda_tangan(pengguna, pada)):
        kalimat = f"{sk.jumlah_anggota} nama, berlaku sampai dengan {tanggal_kata(sk.berlaku_sampai)}."
        hasil.append(
            Perkara(
                "SK",
                f"Tandatangani {sk.get_jenis_display()}",
                kalimat,
                sk.pk,
                str(sk.seleksi),
                sk.berlaku_sejak,
            )
        )
    return sorted(hasil, key=lambda satu: (satu.batas or date.max, satu.jenis, satu.objek_id))


def _surat(keadaan: KeadaanPenetapan) -> str:
    if keadaan.rekomendasi:
        return f"Rekomendasi hasil sudah diterima ({keadaan.rekomendasi})."
    return "Rekomendasi hasil belum diterima."


def _lowongan_penetapan(seleksi: QuerySet[Seleksi]) -> list[Lowongan]:
    dasar = Lowongan.objects.filter(seleksi__in=seleksi.order_by(), tahap=Tahap.PENETAPAN)
    return list(dasar.prefetch_related("seleksi").order_by("seleksi_id", "urutan"))


def batas_penetapan(lowongan: Iterable[Lowongan]) -> dict[int, date | None]:
    """The last planned day of the stage, per vacancy: its own timetable before that of the selection."""
    semua = list(lowongan)
    baris = Jadwal.objects.filter(
        seleksi__in={satu.seleksi_id for satu in semua}, kegiatan=Jadwal.Kegiatan.PENETAPAN
    )
    khusus = {satu.lowongan_id: satu.tanggal_selesai for satu in baris if satu.lowongan_id}
    umum = {satu.seleksi_id: satu.tanggal_selesai for satu in baris if not satu.lowongan_id}
    return {satu.pk: khusus.get(satu.pk) or umum.get(satu.seleksi_id) for satu in semua}


# --- Seleksi berjalan dan pengawasan --------------------------------------------------------------
def seleksi_berjalan(pengguna: Pengguna, pada: datetime) -> list[Any]:
    """Selections the person takes part in that still run; ``daftar_lowongan`` holds their vacancies."""
    lowongan = Prefetch("lowongan", Lowongan.objects.order_by("urutan"), to_attr="daftar_lowongan")
    milik: list[Any] = list(seleksi_dengan_hak(pengguna, Hak.LIHAT, pada).prefetch_related(lowongan))
    return [s for s in milik if not s.daftar_lowongan or any(not x.berakhir for x in s.daftar_lowongan)]


def seleksi_diawasi(pengguna: Pengguna, pada: datetime) -> QuerySet[Seleksi]:
    return seleksi_dengan_hak(pengguna, Hak.AWASI, pada)


def seleksi_untuk_diawasi(pengguna: Pengguna, seleksi_id: int, pada: datetime) -> Seleksi:
    return get_object_or_404(seleksi_diawasi(pengguna, pada), pk=seleksi_id)


def naskah_terawasi(seleksi: Seleksi) -> QuerySet[NaskahSeleksi]:
    """Signed papers of the classes U and T, newest first; secret ones are not part of the file."""
    return (
        NaskahSeleksi.objects.filter(seleksi=seleksi)
        .exclude(naskah__kelas=Naskah.Kelas.RAHASIA)
        .exclude(naskah__ditandatangani_pada__isnull=True)
        .select_related("naskah", "lowongan")
        .order_by("-naskah__ditandatangani_pada", "-pk")
    )


def jejak_seleksi(seleksi: Seleksi) -> QuerySet[Jejak]:
    """The trail of a selection, newest first. Details stay behind: some of them are secret."""
    return riwayat_seleksi(seleksi.pk).defer("rincian")


def sebutan_peristiwa(kode: str) -> str:
    """Lowongan: pengumuman ditutup."""
    objek, _, apa = kode.partition(".")
    return f"{objek.replace('_', ' ').capitalize()}: {apa.replace('_', ' ')}"


def lowongan_berpenetapan(seleksi: Seleksi) -> QuerySet[Lowongan]:
    dasar = seleksi.lowongan.select_related("penetapan__usulan", "penetapan__keputusan")
    return dasar.select_related("penetapan__terpilih__pelamar__pengguna").order_by("urutan")
