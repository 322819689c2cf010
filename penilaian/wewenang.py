"""Who may do what in scoring, now. Verdicts collect findings; nothing is written, no request is known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.utils import timezone

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import anggota_pansel, keanggotaan_berlaku, temuan_hak
from penilaian import aturan, queries
from penilaian.alur import KeadaanKomponen, KeadaanLembar
from penilaian.models import BenturanKepentingan, Komponen, LembarNilai, Penetapan, Rekap
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.alur import TAHAP_BERJALAN, Tahap
from seleksi.aturan import asesmen_terdahulu
from seleksi.izin import Izin, Temuan, Tingkat
from seleksi.models import Lowongan, Pengumuman, Rekomendasi

KK = KeadaanKomponen
KL = KeadaanLembar
SB = LembarNilai.SebabBatal
KETUA = "Ketua Panitia Seleksi"


def _blok(kode: str, dasar: str, pesan: str, pelaku: str = "", tindakan: str = "") -> Temuan:
    return Temuan(kode, dasar, pesan, Tingkat.BLOK, pelaku, tindakan)


def _tahap(lowongan: Lowongan, *tahap: str) -> list[Temuan]:
    """The vacancy stands in one of these stages."""
    if lowongan.tahap in tahap:
        return []
    kini = Tahap(lowongan.tahap).label
    sebutan = " atau ".join(Tahap(satu).label for satu in tahap)
    return [
        _blok("B-9a", "Lampiran huruf b", f"Dilakukan pada tahap {sebutan}; lowongan ini pada tahap {kini}.")
    ]


def _berjalan(lowongan: Lowongan) -> list[Temuan]:
    """Nobody scores, locks or voids anything of a vacancy that has ended."""
    if not lowongan.berakhir:
        return []
    pesan = f"Seleksi {lowongan} sudah {Tahap(lowongan.tahap).label.lower()}; penilaiannya tidak dilanjutkan."
    return [_blok("B-9a", "Lampiran huruf b", pesan)]


def _terbuka(komponen: Komponen) -> list[Temuan]:
    if komponen.keadaan == KK.DIBUKA:
        return []
    kode, dasar = aturan.DASAR_METODE[komponen.metode]
    nama = komponen.get_metode_display().lower()
    if komponen.keadaan == KK.BELUM:
        return [_blok(kode, dasar, f"Penilaian {nama} belum dibuka.", KETUA, "buka_komponen")]
    return [_blok(kode, dasar, f"Penilaian {nama} sudah dikunci; lembar tidak dapat diubah.")]


def _penilai(oleh: Pengguna, komponen: Komponen, pada: datetime) -> list[Temuan]:
    """B-6, named by role; the right itself also needs the permission of the decree."""
    peran = set(keanggotaan_berlaku(oleh, komponen.id_seleksi, pada).values_list("peran", flat=True))
    return aturan.penilai_berwenang(peran, komponen.penilai, komponen.get_metode_display()) or temuan_hak(
        oleh, komponen.id_seleksi, queries.HAK_PENILAI[komponen.penilai], pada
    )


def _peserta(komponen: Komponen, lamaran: Lamaran) -> list[Temuan]:
    if lamaran.lowongan_id == komponen.lowongan_id and lamaran.keadaan == Keadaan.MS:
        return []
    return [_blok("B-3", "Lampiran huruf b angka 3", "Yang dinilai hanya peserta yang memenuhi syarat.")]


def _dikecualikan(oleh: Pengguna, komponen: Komponen, lamaran: Lamaran) -> list[Temuan]:
    lembar = queries.dikecualikan(oleh, komponen, lamaran)
    if lembar is None:
        return []
    sebab = lembar.get_sebab_batal_display().lower()
    return [_blok("P-07", "Pasal 5 ayat (4) huruf d", f"Lembar ini dibatalkan Ketua Pansel: {sebab}.", KETUA)]


# --- Ketua: asesmen terdahulu ---------------------------------------------------------------------
def boleh_catat_asesmen_terdahulu(
    oleh: Pengguna, lamaran: Lamaran, laporan: aturan.AsesmenLama, pada: datetime
) -> Izin:
    """Use an earlier assessment of one participant: Ketua Pansel, within the policy, until the lock."""
    lowongan = lamaran.lowongan
    dasar = _sebelum_asesmen_dikunci(oleh, lamaran, pada)
    diumumkan = lowongan.diumumkan_pada
    if any(dasar) or diumumkan is None:
        return Izin.dari(*dasar)
    hari = timezone.localdate(diumumkan)
    return Izin.dari(
        *dasar,
        aturan.sumber_asesmen(laporan, hari, queries.lembaga_asesmen(lowongan, lamaran.pk)),
        _masa_asesmen(laporan.tanggal, lowongan, pada),
    )


def boleh_cabut_asesmen_terdahulu(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    """Take such a record back: Ketua Pansel, until the lock."""
    tiada = []
    if lamaran.pk not in queries.asesmen_terdahulu(lamaran.lowongan_id):
        kode, dasar = aturan.DASAR_METODE["ASESMEN"]
        tiada = [_blok(kode, dasar, f"{lamaran.pelamar} tidak memakai asesmen terdahulu.")]
    return Izin.dari(*_sebelum_asesmen_dikunci(oleh, lamaran, pada), tiada)


def _sebelum_asesmen_dikunci(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> list[list[Temuan]]:
    lowongan = lamaran.lowongan
    kode, dasar = aturan.DASAR_METODE["ASESMEN"]
    dikunci = []
    if lowongan.komponen.filter(metode=Komponen.Metode.ASESMEN, keadaan__in=queries.TERTUTUP).exists():
        dikunci = [_blok(kode, dasar, "Penilaian asesmen kompetensi sudah dikunci.")]
    bukan = []
    if lamaran.keadaan != Keadaan.MS or not queries.hasil_administrasi_diumumkan(lowongan):
        bukan = [_blok("B-3", "Lampiran huruf b angka 3", "Yang dinilai hanya peserta yang memenuhi syarat.")]
    return [
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _tahap(lowongan, Tahap.ADMINISTRASI, Tahap.ASESMEN),
        bukan,
        dikunci,
    ]


def _masa_asesmen(tanggal: date, lowongan: Lowongan, pada: datetime) -> list[Temuan]:
    """The period agreed on in the preparation meeting, on the day of the act."""
    diumumkan = lowongan.diumumkan_pada
    temuan = asesmen_terdahulu(
        tanggal,
        timezone.localdate(diumumkan) if diumumkan else None,
        timezone.localdate(pada),
        lowongan.seleksi.aturan_main,
    )
    return [satu for satu in temuan if satu.tingkat != Tingkat.TERPENUHI]


def _asesmen_masih_berlaku(komponen: Komponen, pada: datetime) -> list[Temuan]:
    """Earlier assessments are still within their period when the marks become final."""
    if komponen.metode != Komponen.Metode.ASESMEN:
        return []
    return [
        temuan
        for satu in queries.asesmen_terdahulu(komponen.lowongan_id).values()
        for temuan in _masa_asesmen(satu.tanggal, komponen.lowongan, pada)
    ]


# --- Ketua: membuka dan mengunci komponen ---------------------------------------------------------
def boleh_buka_komponen(oleh: Pengguna, komponen: Komponen, pada: datetime) -> Izin:
    lowongan = komponen.lowongan
    kode, dasar = aturan.DASAR_METODE[komponen.metode]
    nama = komponen.get_metode_display()
    sudah = []
    if komponen.keadaan != KK.BELUM:
        sudah = [_blok(kode, dasar, f"Penilaian {nama.lower()} sudah dibuka.")]
    return Izin.dari(
        temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada),
        sudah,
        aturan.tahap_pembukaan(
            komponen.metode,
            nama.lower(),
            lowongan.tahap,
            {tahap.value: tahap.label for tahap in Tahap},
            queries.hasil_administrasi_diumumkan(lowongan),
        ),
    )


def boleh_kunci_komponen(oleh: Pengguna, komponen: Komponen, pada: datetime, berita_acara: str = "") -> Izin:
    """The findings say how many raters are not done, never what anyone scored."""
    banyak, nama = queries.jumlah_penilai(komponen)
    belum = {satu.keanggotaan.pengguna_id: satu.sisa for satu in queries.kemajuan(komponen, pada)}
    lengkap = aturan.kelengkapan_lembar(belum)
    minimum = 1
    if komponen.penilai == Komponen.Penilai.PANSEL:
        minimum = komponen.lowongan.seleksi.aturan_main.kebijakan.kuorum_penilai
    # Per participant only once every sheet is locked: before, it would tell who was scored by whom.
    kuorum = [] if lengkap else aturan.kuorum(banyak, nama, minimum)
    return Izin.dari(
        temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada),
        _berjalan(komponen.lowongan),
        _terbuka(komponen),
        lengkap,
        kuorum,
        _asesmen_masih_berlaku(komponen, pada),
        berita_acara=berita_acara,
    )


def boleh_batalkan_lembar(
    oleh: Pengguna,
    komponen: Komponen,
    lamaran: Lamaran,
    penilai: Pengguna,
    lembar: LembarNilai | None,
    sebab: str,
    alasan: str,
    pada: datetime,
) -> Izin:
    """`lembar` is the sheet in force of the rater, or None when he has not begun."""
    temuan = []
    if komponen.keadaan == KK.BELUM:
        temuan += _terbuka(komponen)
    if komponen.keadaan in queries.TERTUTUP and sebab != SB.BENTURAN:
        pesan = "Sesudah penilaian dikunci, lembar hanya dibatalkan karena benturan kepentingan."
        temuan.append(_blok("P-07", "Pasal 5 ayat (4) huruf d", pesan))
    if sebab == SB.KELIRU and lembar is None:
        temuan.append(_blok("B-8", "Lampiran huruf b angka 8", "Belum ada lembar yang dapat dibatalkan."))
    if not alasan:
        temuan.append(_blok("B-9a", "Lampiran huruf b angka 9 huruf a", "Isi alasan pembatalan.", KETUA))
    penilai_ids = {satu.pengguna_id for satu in queries.penilai_komponen(komponen, pada)}
    if lembar is None and penilai.pk not in penilai_ids:
        pesan = f"{penilai} bukan penilai komponen ini."
        temuan.append(_blok("B-6", "Lampiran huruf b angka 6 huruf a", pesan))
    return Izin.dari(
        temuan_hak(oleh, komponen.id_seleksi, Hak.PIMPIN, pada),
        _berjalan(komponen.lowongan),
        _peserta(komponen, lamaran),
        temuan,
        _belum_ditetapkan(komponen.lowongan),
    )


# --- Penilai --------------------------------------------------------------------------------------
def boleh_nyatakan_benturan(oleh: Pengguna, lowongan: Lowongan, pada: datetime) -> Izin:
    belum = []
    if lowongan.pengumuman_ditutup_pada is None:
        pesan = "Pernyataan dibuat setelah pelamar diketahui: pendaftaran belum ditutup."
        belum = [_blok("P-07", "Pasal 5 ayat (4) huruf d", pesan, "Sekretariat")]
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, (Hak.NILAI, Hak.NILAI_ASESMEN), pada),
        _berjalan(lowongan),
        belum,
        _belum_ditetapkan(lowongan),
    )


def boleh_ubah_pernyataan(
    semula: BenturanKepentingan | None, ada: bool, sudah_tertutup: bool
) -> list[Temuan]:
    """P-07. A declared conflict stands; a new one voids own sheets, but not once others' marks are known.

    `sudah_tertutup`: the person has a sheet on this participant in a component that is locked already.
    """
    dasar = "Pasal 5 ayat (4) huruf d"
    if semula is None or semula.ada == ada:
        return []
    if semula.ada:
        return [
            _blok("P-07", dasar, "Benturan kepentingan yang sudah dinyatakan tidak dapat ditarik.", KETUA)
        ]
    if sudah_tertutup:
        pesan = "Nilai Anda sudah dikunci bersama komponennya; mintalah Ketua Pansel membatalkan lembar Anda."
        return [_blok("P-07", dasar, pesan, KETUA, "batalkan_lembar")]
    return []


def boleh_menilai(
    oleh: Pengguna, komponen: Komponen, lamaran: Lamaran, lembar: LembarNilai | None, pada: datetime
) -> Izin:
    """Fill a sheet: right role, declared without conflict, component open, sheet not locked."""
    terkunci = []
    if lembar is not None and lembar.keadaan == KL.DIKUNCI:
        pesan = "Lembar ini sudah Anda kunci; nilainya tidak dapat diubah."
        terkunci = [_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan)]
    return Izin.dari(
        _penilai(oleh, komponen, pada),
        _berjalan(komponen.lowongan),
        _peserta(komponen, lamaran),
        aturan.pernyataan_benturan(queries.benturan_menurut(oleh, lamaran)),
        _dikecualikan(oleh, komponen, lamaran),
        _terbuka(komponen),
        terkunci,
    )


def boleh_kunci_lembar(
    oleh: Pengguna, komponen: Komponen, lamaran: Lamaran, lembar: LembarNilai | None, pada: datetime
) -> Izin:
    jumlah = komponen.indikator.count()
    terisi = len(queries.nilai_butir(lembar))
    return Izin.dari(
        boleh_menilai(oleh, komponen, lamaran, lembar, pada).temuan, aturan.kelengkapan_butir(jumlah, terisi)
    )


def boleh_jelaskan_nilai(oleh: Pengguna, lembar: LembarNilai, isi: str, pada: datetime) -> Izin:
    """Say why one's own value stands apart: once the component is closed, until the names are chosen."""
    komponen = lembar.komponen
    lain = (
        [] if lembar.penilai_id == oleh.pk else [_blok("B-9a", aturan.DASAR_PENCILAN, "Lembar orang lain.")]
    )
    terbuka = []
    if komponen.keadaan not in queries.TERTUTUP:
        pesan = "Nilai dijelaskan sesudah komponennya dikunci."
        terbuka = [_blok("B-9a", aturan.DASAR_PENCILAN, pesan, KETUA, "kunci_komponen")]
    # Before the lock even "not an outlier" would tell of the others' marks.
    pencilan = [] if lain or terbuka else aturan.penjelasan_pencilan(queries.terpencil(lembar), isi)
    return Izin.dari(
        _penilai(oleh, komponen, pada),
        _berjalan(komponen.lowongan),
        lain,
        terbuka,
        pencilan,
        _belum_ditetapkan(komponen.lowongan),
    )


# --- Pleno ----------------------------------------------------------------------------------------
def _belum_ditetapkan(lowongan: Lowongan) -> list[Temuan]:
    if Rekap.objects.filter(lowongan=lowongan, ditetapkan_pada__isnull=False).exists():
        return [
            _blok(
                "B-9e", "Lampiran huruf b angka 9 huruf e", "Tiga calon lowongan ini sudah ditetapkan pleno."
            )
        ]
    return []


def _semua_terkunci(lowongan: Lowongan) -> list[Temuan]:
    return [
        temuan
        for komponen in queries.komponen_lowongan(lowongan)
        if komponen.keadaan not in queries.TERTUTUP
        for temuan in queries.temuan_komponen(lowongan, komponen.metode, perlu_diumumkan=False)
    ]


def _kuorum_semua(lowongan: Lowongan) -> list[Temuan]:
    """Quorum again: a sheet voided after the lock may have brought a participant below it."""
    minimum = lowongan.seleksi.aturan_main.kebijakan.kuorum_penilai
    temuan = []
    for komponen in queries.komponen_lowongan(lowongan):
        banyak, nama = queries.jumlah_penilai(komponen)
        batas = minimum if komponen.penilai == Komponen.Penilai.PANSEL else 1
        temuan += aturan.kuorum(banyak, nama, batas)
    return temuan


def boleh_hitung_rekap(oleh: Pengguna, lowongan: Lowongan, pada: datetime, berita_acara: str = "") -> Izin:
    terkunci = _semua_terkunci(lowongan)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _tahap(lowongan, *TAHAP_BERJALAN),
        terkunci,
        [] if terkunci else _kuorum_semua(lowongan),
        _belum_ditetapkan(lowongan),
        berita_acara=berita_acara,
    )


def _rekap_ada(rekap: Rekap | None) -> list[Temuan]:
    if rekap is not None:
        return []
    pesan = "Rekapitulasi nilai belum dihitung."
    return [_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan, KETUA, "hitung_rekap")]


def boleh_putuskan_seri(
    oleh: Pengguna,
    lowongan: Lowongan,
    rekap: Rekap | None,
    urutan: Sequence[int],
    alasan: str,
    pada: datetime,
) -> Izin:
    putusan: list[Temuan] = []
    if not alasan:
        pesan = "Isi alasan putusan pleno."
        putusan.append(_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan, KETUA))
    if rekap is not None:
        nama = {satu.lamaran_id: str(satu.lamaran.pelamar) for satu in queries.baris_peringkat(rekap)}
        jumlah = lowongan.seleksi.aturan_main.jumlah_calon
        putusan += aturan.putusan_seri(queries.kunci_tersimpan(rekap), urutan, jumlah, nama)
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _rekap_ada(rekap),
        putusan,
        _belum_ditetapkan(lowongan),
    )


def temuan_seri(lowongan: Lowongan, rekap: Rekap) -> list[Temuan]:
    """RAHASIA: names the tied. Undecided ties of a recap, from the top."""
    nama = {satu.lamaran_id: str(satu.lamaran.pelamar) for satu in queries.baris_peringkat(rekap)}
    jumlah = lowongan.seleksi.aturan_main.jumlah_calon
    return [
        aturan.temuan_seri(kelompok, jumlah, nama)
        for kelompok in aturan.seri(queries.kunci_tersimpan(rekap))
        if not aturan.terputus(kelompok, rekap.urutan_pleno)
    ]


def boleh_tetapkan_tiga_nama(
    oleh: Pengguna,
    lowongan: Lowongan,
    rekap: Rekap | None,
    sidik: str,
    sidik_kini: str,
    hadir: Collection[int],
    pada: datetime,
) -> Izin:
    """`sidik` is the digest of the recap the Ketua has seen, `sidik_kini` that of one computed now.

    `hadir` are the people who attend the pleno.
    """
    anggota = set(anggota_pansel(lowongan.seleksi_id, pada).values_list("pengguna", flat=True))
    datang = anggota & set(hadir)
    temuan: list[Temuan] = []
    if rekap is not None and not rekap.sidik == sidik == sidik_kini:
        pesan = "Lembar nilai berubah sejak rekapitulasi dihitung; hitung kembali."
        temuan = [_blok("B-9a", "Lampiran huruf b angka 9 huruf a", pesan, KETUA, "hitung_rekap")]
    elif rekap is not None:
        temuan = [
            *temuan_seri(lowongan, rekap),
            *aturan.cukup_calon(rekap.peringkat.count(), lowongan.seleksi.aturan_main.jumlah_calon),
        ]
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _tahap(lowongan, Tahap.WAWANCARA),
        _rekap_ada(rekap),
        temuan,
        aturan.kuorum_pleno(
            len(datang),
            len(anggota),
            len(set(hadir) - anggota),
            lowongan.seleksi.aturan_main.kebijakan.kuorum_pleno,
        ),
        _belum_ditetapkan(lowongan),
    )


def boleh_baca_peringkat(
    oleh: Pengguna, lowongan: Lowongan, rekap: Rekap | None, keperluan: str, pada: datetime
) -> Izin:
    """B-9d. Pansel and PPK only; the PPK once the Pansel has decided and handed the ranking over."""
    temuan = [*_rekap_ada(rekap), *aturan.keperluan_membaca(keperluan)]
    if rekap is not None:
        pansel = not temuan_hak(oleh, lowongan.seleksi_id, Hak.NILAI, pada)
        temuan += aturan.penyerahan_peringkat(rekap.ditetapkan_pada is not None, pansel)
    return Izin.dari(temuan_hak(oleh, lowongan.seleksi_id, Hak.LIHAT_REKAP, pada), temuan)


def boleh_ambil_lembar_kerja(
    oleh: Pengguna, lowongan: Lowongan, rekap: Rekap | None, keperluan: str, pada: datetime
) -> Izin:
    """B-9a, B-9d. A copy of all marks and ranks, to compute again: for the Pansel, with a purpose."""
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.NILAI, pada),
        _rekap_ada(rekap),
        aturan.keperluan_membaca(keperluan),
    )


def boleh_catat_kesehatan(oleh: Pengguna, lamaran: Lamaran, pada: datetime) -> Izin:
    calon = {satu.pk for satu in queries.tiga_calon(lamaran.lowongan)}
    # One who took a place later may be examined while the appointment is under way.
    tahap = [Tahap.KESEHATAN]
    if lamaran.pk not in queries.hasil_kesehatan(lamaran.lowongan):
        tahap.append(Tahap.PENETAPAN)
    return Izin.dari(
        temuan_hak(oleh, lamaran.id_seleksi, Hak.PIMPIN, pada),
        _tahap(lamaran.lowongan, *tahap),
        aturan.calon_kesehatan(lamaran.pk in calon),
    )


def boleh_naikkan_calon(
    oleh: Pengguna,
    lowongan: Lowongan,
    menggantikan: Lamaran | None,
    pengganti: Lamaran | None,
    alasan: str,
    pada: datetime,
) -> Izin:
    """Let the next ranked take the place of one who is out: the Ketua, where the policy says so."""
    ketentuan = lowongan.seleksi.aturan_main
    surat = Rekomendasi.objects.filter(jenis=Rekomendasi.Jenis.PENGGANTI, lowongan=lowongan).first()
    return Izin.dari(
        temuan_hak(oleh, lowongan.seleksi_id, Hak.PIMPIN, pada),
        _tahap(lowongan, Tahap.KESEHATAN, Tahap.PENETAPAN),
        aturan.penggantian_calon(
            diizinkan=ketentuan.kebijakan.calon_berkurang == "NAIKKAN",
            keluar=menggantikan in queries.calon_keluar(lowongan),
            berikut=pengganti in queries.calon_berikut(lowongan),
            persetujuan=surat.nomor if surat else "",
            badan=ketentuan.badan_pengawas,
            alasan=alasan,
            terlanjur=_terlanjur(lowongan),
        ),
    )


def _terlanjur(lowongan: Lowongan) -> str:
    """What has been done with the old names already."""
    if Penetapan.objects.filter(lowongan=lowongan, diusulkan_pada__isnull=False).exists():
        return "Usulan tiga nama sudah ditandatangani PyB; PPK mengembalikannya lebih dahulu."
    akhir = lowongan.pengumuman.filter(jenis=Pengumuman.Jenis.HASIL_AKHIR, diumumkan_pada__isnull=False)
    return "Hasil akhir dengan tiga nama sudah diumumkan." if akhir.exists() else ""
