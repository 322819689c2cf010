"""What the rules of the walk look at, read for many vacancies at once.

The number of queries does not grow with the number of vacancies: the board asks for a page of them, an act
for one, and both decide on the same facts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import F, Q
from django.utils import timezone

from dokumen.models import Naskah
from panitia.queries import temuan_asesor_serentak, temuan_pansel_serentak
from penilaian.alur import KeadaanKomponen
from penilaian.models import Komponen
from penilaian.queries import temuan_gerbang
from peserta.alur import KEADAAN_TERKIRIM
from peserta.alur import Keadaan as KeadaanLamaran
from peserta.queries import keadaan_sanggah, rekap_lamaran, sanggahan_diterima_terakhir
from seleksi import aturan
from seleksi.alur import Tahap
from seleksi.aturan import (
    TANPA_KALENDER,
    TANPA_SANGGAH,
    JabatanKhusus,
    Kalender,
    KeadaanPelamar,
    KeadaanPenetapan,
    KeadaanPerpanjanganSeleksi,
    KeadaanRapat,
    KeadaanSanggah,
    MasaBeku,
    Putusan,
    Surat,
)
from seleksi.izin import Temuan
from seleksi.ketentuan import Ketentuan
from seleksi.models import (
    BuktiTayang,
    DokumenPerencanaan,
    Jadwal,
    Lowongan,
    NaskahSeleksi,
    Pengumuman,
    Perpanjangan,
    Rekomendasi,
)
from seleksi.queries.bukti import (
    bukti_lowongan,
    jabatan_khusus_lowongan,
    masa_beku_berlaku,
    putusan_lowongan,
)
from seleksi.queries.kalender import kalender as kalender_berlaku
from seleksi.queries.keputusan import keadaan_penetapan
from seleksi.queries.rapat import keadaan_rapat

Rentang = tuple[date, date]
JENIS = Pengumuman.Jenis
SEBAB = Perpanjangan.Sebab
# Frozen texts of papers may hold thousands of names; only a drafted opening announcement is read.
ISI = "naskah__isi"
BA_ADMINISTRASI = "peserta/naskah/berita_acara_administrasi.html"


@dataclass(frozen=True, slots=True)
class Fakta:
    """One vacancy as the rules see it at one moment."""

    lowongan: Lowongan
    ketentuan: Ketentuan
    pada: datetime
    jadwal: Mapping[str, Rentang] = field(default_factory=dict)
    perencanaan: frozenset[int] = frozenset()
    rekomendasi: Mapping[str, Rekomendasi] = field(default_factory=dict)
    pengumuman: Sequence[Pengumuman] = ()
    tayang: Sequence[tuple[str, date]] = ()
    # Extensions so far, by cause.
    perpanjangan: int = 0
    perpanjangan_seleksi: int = 0
    lamaran: Mapping[str, int] = field(default_factory=dict)
    pansel: Sequence[Temuan] = ()
    # Findings of penilaian for the gate of the present stage.
    penilaian: Sequence[Temuan] = ()
    # The record of the administrative result, drafted or signed since applications last closed.
    berita_acara: Naskah | None = None
    # Components whose scoring has begun, for vacancies in the administrative stage.
    dinilai: tuple[str, ...] = ()
    # From the three names to the oath, for vacancies in that stage.
    penetapan: KeadaanPenetapan = field(default_factory=KeadaanPenetapan)
    # Letters and records from outside, by what they prove.
    bukti: Mapping[str, Surat] = field(default_factory=dict)
    # Decisions of the pleno on the next gate, by code and text of the finding.
    putusan: Mapping[tuple[str, str], Putusan] = field(default_factory=dict)
    # Findings on the assessor team, before it begins.
    asesor: Sequence[Temuan] = ()
    khusus: Sequence[JabatanKhusus] = ()
    # The minutes of the preparation meeting, while it is being prepared.
    rapat: KeadaanRapat = field(default_factory=KeadaanRapat)
    masa_beku: Sequence[MasaBeku] = ()
    # Objections to the administrative result, and when one was last accepted.
    sanggah: KeadaanSanggah = TANPA_SANGGAH
    sanggahan_diterima: datetime | None = None
    # The days off of every confirmed year.
    kalender: Kalender = TANPA_KALENDER

    @property
    def tahap(self) -> Tahap:
        return Tahap(self.lowongan.tahap)

    @property
    def terkirim(self) -> int:
        """Applications that count under A-4: sent and not withdrawn."""
        return sum(self.lamaran.get(keadaan, 0) for keadaan in KEADAAN_TERKIRIM)

    @property
    def belum_diperiksa(self) -> int:
        return sum(self.lamaran.get(k, 0) for k in (KeadaanLamaran.DIAJUKAN, KeadaanLamaran.DIPERIKSA))

    @property
    def lulus(self) -> int:
        return self.lamaran.get(KeadaanLamaran.MS, 0)

    @property
    def draf(self) -> int:
        return self.lamaran.get(KeadaanLamaran.DRAF, 0)

    @property
    def lewat_batas(self) -> bool:
        """The deadline is past and the list of applicants final."""
        batas = self.lowongan.batas_lamaran
        return batas is not None and aturan.penerimaan_tuntas(batas, self.pada)

    def pengumuman_jenis(self, jenis: str, tahap: str = "") -> Pengumuman | None:
        """The newest announcement of a kind (and stage) that is not withdrawn.

        A result from before applications opened again, or before an objection was accepted, is not one: it
        did not cover those who joined.
        """
        sejak = max(filter(None, (self.lowongan.dibuka_kembali_pada, self.sanggahan_diterima)), default=None)
        for satu in self.pengumuman:
            if satu.jenis == jenis and satu.tahap == tahap:
                lama = jenis == JENIS.HASIL_TAHAP and sejak is not None and satu.disusun_pada < sejak
                return None if lama else satu
        return None

    @property
    def perpanjangan_administrasi(self) -> KeadaanPerpanjanganSeleksi:
        surat = self.rekomendasi.get(Rekomendasi.Jenis.PERPANJANGAN_SELEKSI)
        konsep = self.pengumuman_jenis(JENIS.PERPANJANGAN_SELEKSI)
        return KeadaanPerpanjanganSeleksi(
            lulus=self.lulus,
            perpanjangan=self.perpanjangan_seleksi,
            perpanjangan_pelamar=self.perpanjangan,
            rekomendasi=surat.nomor if surat else "",
            konsep=konsep is not None and konsep.diumumkan_pada is None,
            dinilai=self.dinilai,
        )

    @property
    def pelamar(self) -> KeadaanPelamar:
        rekomendasi = self.rekomendasi.get(Rekomendasi.Jenis.LANJUT_TIGA_PELAMAR)
        konsep = self.pengumuman_jenis(JENIS.PERPANJANGAN)
        return KeadaanPelamar(
            terkirim=self.terkirim,
            perpanjangan=self.perpanjangan,
            lewat_batas=self.lewat_batas,
            rekomendasi_lanjut=rekomendasi.nomor if rekomendasi else "",
            konsep_perpanjangan=konsep is not None and konsep.diumumkan_pada is None,
            perpanjangan_seleksi=self.perpanjangan_seleksi,
        )


def fakta_lowongan(lowongan: Lowongan, pada: datetime) -> Fakta:
    return kumpulkan([lowongan], pada)[lowongan.pk]


def kumpulkan(lowongan: Iterable[Lowongan], pada: datetime) -> dict[int, Fakta]:
    """Facts per vacancy. Each vacancy has its `seleksi` at hand (select_related)."""
    semua = list(lowongan)
    id_lowongan = [satu.pk for satu in semua]
    seleksi = {satu.seleksi_id: satu.seleksi for satu in semua}
    ketentuan = {pk: satu.aturan_main for pk, satu in seleksi.items()}
    jadwal = jadwal_lowongan(semua)
    perencanaan = _perencanaan(seleksi)
    rekomendasi = _rekomendasi(semua)
    pengumuman = _pengumuman(id_lowongan)
    tayang = _tayang(id_lowongan)
    perpanjangan = _perpanjangan(id_lowongan)
    lamaran = rekap_lamaran(id_lowongan)
    persiapan = {s.seleksi_id: s.seleksi for s in semua if s.tahap == Tahap.PERSIAPAN}
    pansel = temuan_pansel_serentak(list(persiapan.values()), pada)
    asesor = temuan_asesor_serentak(
        list({s.seleksi_id: s.seleksi for s in semua if s.tahap == Tahap.ADMINISTRASI}.values()), pada
    )
    rapat = {pk: keadaan for pk, (keadaan, _) in keadaan_rapat(persiapan.values()).items()}
    penilaian = temuan_gerbang(semua)
    administrasi = [s for s in semua if s.tahap == Tahap.ADMINISTRASI]
    bersanggah = [s.pk for s in administrasi if aturan.ada_masa_sanggah(ketentuan[s.seleksi_id])]
    sanggah = keadaan_sanggah(bersanggah)
    diterima = sanggahan_diterima_terakhir(bersanggah)
    berita_acara = _berita_acara(administrasi, diterima)
    dinilai = _dinilai(administrasi)
    kalender = kalender_berlaku()
    penetapan = keadaan_penetapan([s for s in semua if s.tahap == Tahap.PENETAPAN])
    bukti = bukti_lowongan(semua)
    putusan = putusan_lowongan(semua)
    masa_beku = masa_beku_berlaku()
    return {
        satu.pk: Fakta(
            lowongan=satu,
            ketentuan=ketentuan[satu.seleksi_id],
            pada=pada,
            jadwal=jadwal[satu.pk],
            perencanaan=perencanaan[satu.seleksi_id],
            rekomendasi=rekomendasi[satu.pk],
            pengumuman=pengumuman.get(satu.pk, ()),
            tayang=tayang[satu.pk],
            perpanjangan=perpanjangan[satu.pk, SEBAB.PELAMAR],
            perpanjangan_seleksi=perpanjangan[satu.pk, SEBAB.ADMINISTRASI],
            lamaran=lamaran.get(satu.pk, {}),
            pansel=pansel.get(satu.seleksi_id, []),
            penilaian=penilaian.get(satu.pk, []),
            berita_acara=berita_acara.get(satu.pk),
            dinilai=tuple(dinilai.get(satu.pk, ())),
            penetapan=penetapan.get(satu.pk, KeadaanPenetapan()),
            bukti=bukti[satu.pk],
            putusan=putusan.get(satu.pk, {}),
            asesor=asesor.get(satu.seleksi_id, []),
            khusus=jabatan_khusus_lowongan(satu),
            rapat=rapat.get(satu.seleksi_id, KeadaanRapat()),
            masa_beku=masa_beku,
            sanggah=sanggah.get(satu.pk, TANPA_SANGGAH),
            sanggahan_diterima=diterima.get(satu.pk),
            kalender=kalender,
        )
        for satu in semua
    }


def jadwal_lowongan(lowongan: Sequence[Lowongan]) -> dict[int, dict[str, Rentang]]:
    """Activity -> first and last day per vacancy: those of the selection, or its own where it deviates."""
    umum: dict[int, dict[str, Rentang]] = defaultdict(dict)
    khusus: dict[int, dict[str, Rentang]] = defaultdict(dict)
    baris = Jadwal.objects.filter(seleksi__in={satu.seleksi_id for satu in lowongan})
    for butir in baris:
        tujuan = khusus[butir.lowongan_id] if butir.lowongan_id else umum[butir.seleksi_id]
        tujuan[butir.kegiatan] = (butir.tanggal_mulai, butir.tanggal_selesai)
    urut = list(Jadwal.Kegiatan.values)
    hasil = {}
    for satu in lowongan:
        gabung = umum[satu.seleksi_id] | khusus[satu.pk]
        hasil[satu.pk] = {kegiatan: gabung[kegiatan] for kegiatan in urut if kegiatan in gabung}
    return hasil


def _perencanaan(seleksi: Iterable[int]) -> dict[int, frozenset[int]]:
    hasil: dict[int, set[int]] = defaultdict(set)
    baris = DokumenPerencanaan.objects.filter(seleksi__in=list(seleksi))
    for seleksi_id, butir in baris.values_list("seleksi_id", "butir"):
        hasil[seleksi_id].add(butir)
    return defaultdict(frozenset, {pk: frozenset(butir) for pk, butir in hasil.items()})


def _rekomendasi(lowongan: Sequence[Lowongan]) -> dict[int, dict[str, Rekomendasi]]:
    """Letters per vacancy: one of its own goes before one for the whole selection.

    A letter that an extension used up opens nothing any more.
    """
    hasil: dict[int, dict[str, Rekomendasi]] = {satu.pk: {} for satu in lowongan}
    seleksi = {satu.seleksi_id for satu in lowongan}
    baris = list(Rekomendasi.objects.filter(seleksi__in=seleksi, perpanjangan=None).order_by("pk"))
    for satu in lowongan:
        for surat in sorted(baris, key=lambda r: r.lowongan_id is not None):
            if surat.seleksi_id == satu.seleksi_id and surat.lowongan_id in (None, satu.pk):
                hasil[satu.pk][surat.jenis] = surat
    return hasil


def _pengumuman(lowongan: Sequence[int]) -> dict[int, list[Pengumuman]]:
    """Announcements per vacancy whose paper is not withdrawn, newest first."""
    hasil: dict[int, list[Pengumuman]] = defaultdict(list)
    tautan = Pengumuman.lowongan.through.objects.filter(lowongan__in=lowongan)
    berlaku = tautan.exclude(pengumuman__naskah__keadaan=Naskah.Keadaan.DICABUT)
    dasar = berlaku.select_related("pengumuman__naskah").order_by("-pengumuman_id")
    konsep = Q(pengumuman__jenis=JENIS.PEMBUKAAN, pengumuman__naskah__keadaan=Naskah.Keadaan.KONSEP)
    for satu in [*dasar.filter(konsep), *dasar.exclude(konsep).defer(f"pengumuman__{ISI}")]:
        hasil[satu.lowongan_id].append(satu.pengumuman)
    return {pk: sorted(daftar, key=lambda p: -p.pk) for pk, daftar in hasil.items()}


def _tayang(lowongan: Sequence[int]) -> dict[int, list[tuple[str, date]]]:
    """Channel and day of every proof for the opening announcement of a vacancy."""
    hasil: dict[int, list[tuple[str, date]]] = defaultdict(list)
    baris = BuktiTayang.objects.filter(pengumuman__jenis=JENIS.PEMBUKAAN, pengumuman__lowongan__in=lowongan)
    for pk, saluran, hari in baris.values_list("pengumuman__lowongan", "saluran", "tanggal_tayang"):
        hasil[pk].append((saluran, hari))
    return hasil


def _perpanjangan(lowongan: Sequence[int]) -> dict[tuple[int, str], int]:
    """(vacancy, cause) -> extensions so far."""
    baris = Perpanjangan.objects.filter(lowongan__in=lowongan).values_list("lowongan_id", "sebab")
    return Counter(baris)


def _dinilai(lowongan: Sequence[Lowongan]) -> dict[int, list[str]]:
    """Components of each vacancy whose scoring has begun, by name."""
    hasil: dict[int, list[str]] = defaultdict(list)
    dibuka = Komponen.objects.filter(lowongan__in=lowongan).exclude(keadaan=KeadaanKomponen.BELUM)
    for satu in dibuka.order_by("pk"):
        hasil[satu.lowongan_id].append(satu.get_metode_display())
    return hasil


def _berita_acara(lowongan: Sequence[Lowongan], diterima: Mapping[int, datetime]) -> dict[int, Naskah]:
    """The newest record of the administrative result that covers each vacancy and is not withdrawn.

    One from before applications opened again, or before an objection was accepted, is passed over.
    """
    sejak = {
        satu.pk: max(filter(None, (satu.dibuka_kembali_pada, diterima.get(satu.pk))), default=None)
        for satu in lowongan
    }
    baris = (
        NaskahSeleksi.objects.filter(
            seleksi__in={satu.seleksi_id for satu in lowongan}, naskah__templat=BA_ADMINISTRASI
        )
        .exclude(naskah__keadaan=Naskah.Keadaan.DICABUT)
        .select_related("naskah")
        .defer(ISI)
        .annotate(daftar_lowongan=F(f"{ISI}__id_lowongan"))
        .order_by("naskah_id")
    )
    return {
        pk: satu.naskah
        for satu in baris
        for pk in satu.daftar_lowongan
        if (dibuka := sejak.get(pk)) is None or satu.naskah.dibuat_pada >= dibuka
    }


def hari_setempat(saat: datetime) -> date:
    """The calendar day of a moment in the zone of the installation."""
    return timezone.localdate(saat)
