"""Rules on applicants and their applications, as pure functions. No database, no clock, no request.

A finding on a requirement (E-…) compares what the applicant typed with the ketentuan. It never ends an
application by itself: two persons of the Sekretariat decide, and see the computation beside the file.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import DokumenWajib, Syarat

KODE_REKOMENDASI = "REKOMENDASI_PPK"
KODE_SYARAT = ("E-01", "E-02", "E-03", "E-04", "E-06", "E-09")
NAMA_SYARAT: dict[str, str] = {
    "E-01": "Wilayah instansi asal",
    "E-02": "Pengalaman terkait jabatan",
    "E-03": "Usia",
    "E-04": "Jenjang pendidikan",
    "E-06": "Rekam jejak, integritas, dan moralitas",
    "E-09": "Jabatan administrator atau ahli madya",
}
DASAR_SYARAT: dict[str, str] = {
    "E-01": "Pasal 4 ayat (3) huruf a",
    "E-02": "Pasal 4 ayat (3) huruf b",
    "E-03": "Pasal 4 ayat (3) huruf c",
    "E-04": "Pasal 4 ayat (3) huruf d",
    "E-06": "Pasal 4 ayat (3) huruf f",
    "E-09": "PP 17/2020 Pasal 107",
}
# Jabatan administrator or ahli madya, and what stands above them.
JENIS_ADMINISTRATOR = frozenset({"ADMINISTRATOR", "JPT_PRATAMA", "AHLI_MADYA", "AHLI_UTAMA"})
TANGGA_PENDIDIKAN: dict[str, int] = {"D3": 1, "D4": 2, "S1": 2, "S2": 3, "S3": 4}
SEBUTAN_JENJANG: dict[str, str] = {
    "D3": "Diploma III",
    "D4": "Diploma IV",
    "S1": "S1",
    "S2": "S2",
    "S3": "S3",
}
SEBUTAN_ACUAN: dict[str, str] = {
    "SK": "rencana pelantikan",
    "RENCANA_PELANTIKAN": "rencana pelantikan",
    "PENUTUPAN": "penutupan pendaftaran",
}
# From here on the applicant is warned that a delay of the appointment may cost him the post.
HARI_MEPET_USIA = 183
# One who checks holds the application this long after his last item; then a colleague may take over.
LAMA_PEGANG = timedelta(minutes=30)
SESUAI, TIDAK_SESUAI = "SESUAI", "TIDAK_SESUAI"
MS, TMS = "MS", "TMS"

_BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}
_SATU_HARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Posisi:
    """One post held, both days included; ``selesai`` is None while it is still held."""

    nama: str
    jenis: str
    mulai: date
    selesai: date | None
    terkait: bool


@dataclass(frozen=True, slots=True)
class Lama:
    """A length of service: its days, and the same as full years, months and rest, counted from ``sejak``."""

    hari: int
    tahun: int
    bulan: int
    sisa: int
    sejak: date | None


@dataclass(frozen=True, slots=True)
class Fakta:
    """What the requirements look at, from the profile or from its frozen copy."""

    instansi: str
    provinsi: str
    tanggal_lahir: date
    jenjang: str
    riwayat: tuple[Posisi, ...]
    menyatakan: bool


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of the verifier's checklist: an uploaded document, or a requirement (``dokumen`` is False)."""

    kode: str
    nama: str
    petunjuk: str
    dasar: str
    dokumen: bool


# --- Hitungan waktu ---------------------------------------------------------------------------
def lama_gabungan(riwayat: Sequence[Posisi], acuan: date) -> Lama:
    """E-02, E-09. Length of all posts together until ``acuan`` (that day included), each day counted once.

    Years and months are those of the same number of days served without a break since the first of them,
    so that a single stretch is measured exactly by the calendar.
    Dasar: Pasal 4 ayat (3) huruf b ("secara kumulatif"); PP 17/2020 Pasal 107 ayat (1) huruf c.
    """
    hari, sampai, sejak = 0, None, None
    for mulai, selesai in sorted((satu.mulai, min(satu.selesai or acuan, acuan)) for satu in riwayat):
        if selesai < mulai:
            continue
        sejak = sejak or mulai
        awal = mulai if sampai is None or mulai > sampai else sampai + _SATU_HARI
        if selesai >= awal:
            hari += (selesai - awal).days + 1
            sampai = selesai
    if sejak is None:
        return Lama(0, 0, 0, 0, None)
    bulan, sisa = _bulan_penuh(sejak, sejak + timedelta(days=hari))
    return Lama(hari, bulan // 12, bulan % 12, sisa, sejak)


def usia_pada(tanggal_lahir: date, hari: date) -> tuple[int, int]:
    """E-03. Age in full years and months on a day; a birthday of 29 February is 1 March in common years.

    Dasar: Pasal 4 ayat (3) huruf c.
    """
    bulan, _ = _bulan_penuh(tanggal_lahir, hari)
    return bulan // 12, bulan % 12


def batas_aman_pelantikan(tanggal_lahir: date, syarat: Syarat) -> date:
    """E-03. The last day on which this person may be appointed; raises KeyError for an unknown tafsir.

    Dasar: Pasal 4 ayat (3) huruf c; Lampiran huruf c. The Perbup does not say whether "56 tahun" ends on the
    56th birthday or before the 57th: ketentuan.usia_tafsir.
    """
    return {
        "HARI_ULANG_TAHUN": _tambah_bulan(tanggal_lahir, syarat.usia_maks * 12),
        "SEBELUM_57": _tambah_bulan(tanggal_lahir, (syarat.usia_maks + 1) * 12) - _SATU_HARI,
    }[syarat.usia_tafsir]


def _tambah_bulan(hari: date, bulan: int) -> date:
    """The same day of a later month; where it does not exist, the first day after that month."""
    tahun, indeks = divmod(hari.year * 12 + hari.month - 1 + bulan, 12)
    try:
        return date(tahun, indeks + 1, hari.day)
    except ValueError:
        return date(tahun + (indeks + 1) // 12, (indeks + 1) % 12 + 1, 1)


def _bulan_penuh(awal: date, akhir: date) -> tuple[int, int]:
    """Full months from ``awal`` to ``akhir``, and the days left."""
    bulan = (akhir.year - awal.year) * 12 + akhir.month - awal.month
    if _tambah_bulan(awal, bulan) > akhir:
        bulan -= 1
    return bulan, (akhir - _tambah_bulan(awal, bulan)).days


# --- Syarat pelamar ---------------------------------------------------------------------------
def syarat_pelamar(
    fakta: Fakta, penutupan: date, rencana_pelantikan: date | None, syarat: Syarat
) -> list[Temuan]:
    """E-01, E-02, E-03, E-04, E-06, E-09. One finding for each requirement, in the order of KODE_SYARAT.

    Dasar: Pasal 4 ayat (3); PP 17/2020 Pasal 107 ayat (1) huruf c angka 4.
    """
    return [
        *wilayah(fakta.instansi, fakta.provinsi, syarat),
        *pengalaman(fakta.riwayat, penutupan, syarat),
        *usia(fakta.tanggal_lahir, penutupan, rencana_pelantikan, syarat),
        *pendidikan(fakta.jenjang, syarat),
        *rekam_jejak(fakta.menyatakan),
        *administrator(fakta.riwayat, penutupan, syarat),
    ]


def wilayah(instansi: str, provinsi: str, syarat: Syarat) -> list[Temuan]:
    """E-01. The applicant serves the province or a kabupaten/kota inside the named province.

    Dasar: Pasal 4 ayat (3) huruf a.
    """
    asal = " ".join(provinsi.split())
    if _rapat(asal).removeprefix("provinsi ") != _rapat(syarat.wilayah).removeprefix("provinsi "):
        pesan = f"Instansi asal berada di {asal}; harus di wilayah Provinsi {syarat.wilayah}."
        return [_syarat("E-01", pesan, Tingkat.BLOK)]
    if not any(kata in _rapat(instansi) for kata in ("kabupaten", "kota", "provinsi")):
        pesan = (
            f"{instansi} tampak bukan pemerintah daerah; syarat ini untuk PNS pemerintah provinsi, "
            f"kabupaten, atau kota di Provinsi {syarat.wilayah}."
        )
        return [_syarat("E-01", pesan, Tingkat.INGAT)]
    pesan = f"{instansi}, di wilayah Provinsi {syarat.wilayah}."
    return [_syarat("E-01", pesan, Tingkat.TERPENUHI)]


def pengalaman(riwayat: Sequence[Posisi], acuan: date, syarat: Syarat) -> list[Temuan]:
    """E-02. At least so many years, together, in posts marked as related to the vacant one.

    Dasar: Pasal 4 ayat (3) huruf b.
    """
    terkait = [satu for satu in riwayat if satu.terkait]
    if not terkait:
        pesan = (
            "Belum ada riwayat jabatan yang ditandai terkait dengan jabatan yang dilamar; paling sedikit "
            f"{syarat.pengalaman_tahun} tahun."
        )
        return [_syarat("E-02", pesan, Tingkat.BLOK)]
    return [_masa("E-02", "Pengalaman terkait", terkait, acuan, syarat.pengalaman_tahun)]


def usia(
    tanggal_lahir: date, penutupan: date, rencana_pelantikan: date | None, syarat: Syarat
) -> list[Temuan]:
    """E-03. Age on the reference day. Where only the decree decides, a planned date too late is a warning.

    Dasar: Pasal 4 ayat (3) huruf c; Lampiran huruf c.
    """
    acuan, sebutan = penutupan, SEBUTAN_ACUAN["PENUTUPAN"]
    if rencana_pelantikan is not None and syarat.usia_acuan != "PENUTUPAN":
        acuan, sebutan = rencana_pelantikan, SEBUTAN_ACUAN[syarat.usia_acuan]
    tahun, bulan = usia_pada(tanggal_lahir, acuan)
    batas = batas_aman_pelantikan(tanggal_lahir, syarat)
    pesan = (
        f"Usia {_sebut_lama(tahun, bulan, 0)} saat {sebutan} {_tanggal(acuan)}; paling tinggi "
        f"{syarat.usia_maks} tahun"
    )
    if acuan > batas:
        tingkat = Tingkat.INGAT if syarat.usia_acuan == "SK" else Tingkat.BLOK
        pesan += f", melewati batas {_tanggal(batas)}."
        return [_syarat("E-03", pesan, tingkat)]
    if syarat.usia_acuan == "SK" and (batas - acuan).days < HARI_MEPET_USIA:
        pesan += f". Batas aman pelantikan: keputusan pengangkatan paling lambat {_tanggal(batas)}."
        return [_syarat("E-03", pesan, Tingkat.INGAT)]
    return [_syarat("E-03", f"{pesan}.", Tingkat.TERPENUHI)]


def usia_saat_sk(tanggal_lahir: date, tanggal_sk: date, syarat: Syarat) -> list[Temuan]:
    """E-03. Age on the date of the decree: here it holds the appointment back.

    Dasar: Pasal 4 ayat (3) huruf c; Lampiran huruf c.
    """
    tahun, bulan = usia_pada(tanggal_lahir, tanggal_sk)
    batas = batas_aman_pelantikan(tanggal_lahir, syarat)
    pesan = (
        f"Usia {_sebut_lama(tahun, bulan, 0)} pada tanggal keputusan {_tanggal(tanggal_sk)}; paling tinggi "
        f"{syarat.usia_maks} tahun"
    )
    if tanggal_sk > batas:
        return [
            Temuan("E-03", DASAR_SYARAT["E-03"], f"{pesan}, melewati batas {_tanggal(batas)}.", pelaku="PPK")
        ]
    return [Temuan("E-03", DASAR_SYARAT["E-03"], f"{pesan}.", Tingkat.TERPENUHI, "PPK")]


def pendidikan(jenjang: str, syarat: Syarat) -> list[Temuan]:
    """E-04. At least the named step of the education ladder; D-IV stands beside S1.

    Dasar: Pasal 4 ayat (3) huruf d.
    """
    cukup = TANGGA_PENDIDIKAN[jenjang] >= TANGGA_PENDIDIKAN[syarat.jenjang_min]
    minimal = (
        "S1 atau Diploma IV"
        if TANGGA_PENDIDIKAN[syarat.jenjang_min] == 2
        else SEBUTAN_JENJANG[syarat.jenjang_min]
    )
    pesan = f"Pendidikan terakhir {SEBUTAN_JENJANG[jenjang]}; paling rendah {minimal}."
    return [_syarat("E-04", pesan, Tingkat.TERPENUHI if cukup else Tingkat.BLOK)]


def rekam_jejak(menyatakan: bool) -> list[Temuan]:
    """E-06. Good record, integrity and morality: stated by the applicant, judged by people.

    Dasar: Pasal 4 ayat (3) huruf f.
    """
    pesan = (
        "Pelamar sudah menyatakan rekam jejak dan integritasnya dalam pakta integritas."
        if menyatakan
        else "Dinyatakan dalam pakta integritas saat lamaran dikirim, lalu diperiksa panitia."
    )
    return [_syarat("E-06", pesan, Tingkat.INGAT, tindakan="")]


def administrator(riwayat: Sequence[Posisi], acuan: date, syarat: Syarat) -> list[Temuan]:
    """E-09. Holds or held, together so many years, a post of administrator, ahli madya or above.

    Dasar: PP 17/2020 Pasal 107 ayat (1) huruf c angka 4; the Perbup is silent.
    """
    setara = [satu for satu in riwayat if satu.jenis in JENIS_ADMINISTRATOR]
    return [
        _masa("E-09", "Jabatan administrator atau ahli madya", setara, acuan, syarat.administrator_min_tahun)
    ]


def _masa(kode: str, apa: str, riwayat: Sequence[Posisi], acuan: date, tahun: int) -> Temuan:
    lama = lama_gabungan(riwayat, acuan)
    pesan = f"{apa} {_sebut_lama(lama.tahun, lama.bulan, lama.sisa)} ({_ribuan(lama.hari)} hari)"
    if lama.tahun >= tahun:
        return _syarat(kode, f"{pesan}; paling sedikit {tahun} tahun.", Tingkat.TERPENUHI)
    pesan += f" sampai {_tanggal(acuan)}; paling sedikit {tahun} tahun"
    if lama.sejak is not None:
        penuh = _tambah_bulan(lama.sejak, tahun * 12)
        pesan += f", kurang {_ribuan((penuh - lama.sejak).days - lama.hari)} hari"
    return _syarat(kode, f"{pesan}.", Tingkat.BLOK)


def _syarat(kode: str, pesan: str, tingkat: Tingkat, tindakan: str = "peserta.profil") -> Temuan:
    return Temuan(kode, DASAR_SYARAT[kode], pesan, tingkat, "Pelamar", tindakan)


# --- Dokumen dan pengajuan --------------------------------------------------------------------
def dokumen_lengkap(terunggah: Collection[str], wajib: Sequence[DokumenWajib]) -> list[Temuan]:
    """A-7. Every required document is there; one finding for each that is missing. Rekomendasi: see B-1.

    Dasar: Lampiran huruf a angka 6 huruf b.
    """
    diminta = [satu for satu in wajib if satu.kode != KODE_REKOMENDASI]
    kurang = [_belum_diunggah("A-7", satu) for satu in diminta if satu.kode not in terunggah]
    if kurang:
        return kurang
    pesan = f"{len(diminta)} dokumen lengkap."
    return [Temuan("A-7", "Lampiran huruf a angka 6 huruf b", pesan, Tingkat.TERPENUHI, "Pelamar")]


def rekomendasi_ppk(terunggah: Collection[str], wajib: Sequence[DokumenWajib]) -> list[Temuan]:
    """B-1. The applicant is recommended by the PPK of his own agency.

    Dasar: Lampiran huruf b angka 1 huruf c.
    """
    diminta = [satu for satu in wajib if satu.kode == KODE_REKOMENDASI]
    if not diminta:
        return []
    if KODE_REKOMENDASI not in terunggah:
        return [_belum_diunggah("B-1", diminta[0], f" {diminta[0].petunjuk}")]
    pesan = f"{diminta[0].nama} sudah diunggah."
    return [Temuan("B-1", diminta[0].dasar, pesan, Tingkat.TERPENUHI, "Pelamar")]


def bukan_penyelenggara(terlibat: bool) -> list[Temuan]:
    """P-07. Who holds or held a role in a selection does not apply in it.

    Dasar: Pasal 5 ayat (4) huruf d; Undang-Undang 30/2014 Pasal 42.
    """
    if not terlibat:
        return []
    pesan = (
        "Anda memegang atau pernah memegang peran dalam penyelenggaraan seleksi ini (Panitia Seleksi, "
        "Sekretariat, tim pendukung, atau pejabat), sehingga tidak dapat melamar di dalamnya."
    )
    return [Temuan("P-07", "Pasal 5 ayat (4) huruf d", pesan, pelaku="Pelamar")]


def jumlah_lamaran(terkirim: Sequence[str], syarat: Syarat) -> list[Temuan]:
    """E-08. No more vacancies of one selection than its ketentuan allows (names of those applied for).

    Dasar: Pasal 13; number: kebijakan of the selection, ketentuan.maks_lamaran.
    """
    if len(terkirim) < syarat.maks_lamaran:
        return []
    pesan = (
        f"Anda sudah melamar {_dan(terkirim)}; paling banyak {syarat.maks_lamaran} jabatan dalam seleksi "
        "ini. Untuk melamar jabatan lain, tarik dahulu lamaran itu."
    )
    return [Temuan("E-08", "Ketentuan seleksi ini", pesan, pelaku="Pelamar")]


def waktu_pengajuan(tiba: datetime, batas: datetime | None, *, dibuka: bool) -> list[Temuan]:
    """A-6. An application counts when it arrived before the deadline; the deadline itself is too late.

    Both moments carry the zone in which they are told. ``dibuka``: the vacancy stands in its announcement.
    Dasar: Lampiran huruf a angka 6 huruf e.
    """
    dasar = "Lampiran huruf a angka 6 huruf e"
    if batas is not None and tiba >= batas:
        pesan = f"Tiba di server {sebut_waktu(tiba)}; batas penerimaan lamaran {sebut_batas(batas)}."
        return [Temuan("A-6", dasar, pesan, pelaku="Pelamar")]
    if not dibuka:
        return [Temuan("A-6", dasar, "Jabatan ini tidak sedang menerima lamaran.", pelaku="Pelamar")]
    return []


def sebut_batas(batas: datetime) -> str:
    """A-6. The deadline in words, to the second.

    Dasar: Lampiran huruf a angka 6 huruf e.
    """
    return sebut_waktu(batas_tampil(batas))


def sebut_waktu(saat: datetime) -> str:
    """A-6. A moment to the second in its own zone; thousandths only where there are any.

    Dasar: Lampiran huruf a angka 6 huruf e.
    """
    geser = saat.utcoffset()
    zona = _ZONA.get(int(geser.total_seconds() // 3600), "UTC") if geser is not None else "UTC"
    ribu = saat.microsecond // 1000
    pecahan = f",{ribu:03d}" if ribu else ""
    return f"{_HARI[saat.weekday()]}, {_tanggal(saat.date())} pukul {saat:%H.%M.%S}{pecahan} {zona}"


def batas_tampil(batas: datetime) -> datetime:
    """A-6. The deadline as people read it: midnight is told as the last second before it (23.59.59).

    Dasar: Lampiran huruf a angka 6 huruf e.
    """
    tengah_malam = (batas.hour, batas.minute, batas.second, batas.microsecond) == (0, 0, 0, 0)
    return batas - timedelta(seconds=1) if tengah_malam else batas


def teks_pakta(nama_jabatan: str, nama_seleksi: str) -> str:
    """A-6. The words of the pakta integritas an applicant agrees to when he sends.

    Dasar: Lampiran huruf a angka 6 huruf d; Pasal 4 ayat (3) huruf f.
    """
    butir = (
        "Semua keterangan dan dokumen dalam lamaran ini benar, sah, dan milik saya sendiri.",
        "Saya tidak sedang menjalani dan tidak sedang diperiksa untuk hukuman disiplin tingkat sedang atau "
        "berat, dan tidak sedang menjalani proses pidana.",
        "Saya mengikuti setiap tahap seleksi dengan jujur dan tidak memberi atau menjanjikan apa pun kepada "
        "siapa pun untuk memengaruhi hasilnya.",
        "Saya melaporkan benturan kepentingan dan setiap permintaan imbalan yang saya ketahui kepada Panitia "
        "Seleksi.",
        "Bila pernyataan ini tidak benar, saya bersedia dinyatakan gugur dan menerima akibat hukumnya.",
    )
    awal = f"Saya yang melamar jabatan {nama_jabatan} dalam {nama_seleksi} menyatakan:"
    return "\n".join((awal, *(f"{nomor}. {satu}" for nomor, satu in enumerate(butir, start=1))))


def beda_nip(
    lahir_nip: date | None, kelamin_nip: str, tanggal_lahir: date, jenis_kelamin: str
) -> tuple[str, ...]:
    """What the NIP says otherwise than the profile (sex as L or P): a mark for the verifier, never a refusal.

    Dasar: Perka BKN 22/2007 on the parts of a NIP; birth dates are corrected by decree without a new NIP.
    """
    if lahir_nip is None:
        return ()
    tanda = []
    if lahir_nip != tanggal_lahir:
        tanda.append(
            f"Tanggal lahir menurut NIP {_tanggal(lahir_nip)}, menurut profil {_tanggal(tanggal_lahir)}."
        )
    if kelamin_nip != jenis_kelamin:
        sebutan = {"L": "laki-laki", "P": "perempuan"}
        tanda.append(
            f"Jenis kelamin menurut NIP {sebutan[kelamin_nip]}, menurut profil {sebutan[jenis_kelamin]}."
        )
    return tuple(tanda)


def _belum_diunggah(kode: str, dokumen: DokumenWajib, tambahan: str = "") -> Temuan:
    pesan = f"{dokumen.nama} belum diunggah.{tambahan}"
    return Temuan(kode, dokumen.dasar, pesan, Tingkat.BLOK, "Pelamar", f"peserta.unggah.{dokumen.kode}")


# --- Pemeriksaan ------------------------------------------------------------------------------
def butir_periksa(dokumen: Sequence[DokumenWajib]) -> tuple[Butir, ...]:
    """B-3. The checklist of an application: its documents, then the requirements.

    Dasar: Lampiran huruf b angka 3 huruf a, e.
    """
    berkas = (Butir(satu.kode, satu.nama, satu.petunjuk, satu.dasar, True) for satu in dokumen)
    syarat = (Butir(kode, NAMA_SYARAT[kode], "", DASAR_SYARAT[kode], False) for kode in KODE_SYARAT)
    return (*berkas, *syarat)


def pemeriksaan_lengkap(putusan: Mapping[str, str], butir: Sequence[Butir]) -> list[Temuan]:
    """B-3. Every item of the checklist has a verdict.

    Dasar: Lampiran huruf b angka 3 huruf a.
    """
    belum = [satu.nama for satu in butir if satu.kode not in putusan]
    return [_b3(f"Belum diperiksa: {_dan(belum)}.")] if belum else []


def kesimpulan(putusan: Mapping[str, str]) -> str:
    """B-3. MS when every item is in order, else TMS.

    Dasar: Lampiran huruf b angka 3 huruf a, e.
    """
    return MS if all(satu == SESUAI for satu in putusan.values()) else TMS


def dua_pemeriksa(pemeriksa: Collection[int], penegas: int) -> list[Temuan]:
    """B-3. The person who confirms checked no item himself (ids of accounts).

    Dasar: Lampiran huruf b angka 3 huruf a; two persons: Undang-Undang 30/2014 Pasal 10 (kecermatan).
    """
    if penegas not in pemeriksa:
        return []
    return [_b3("Anda sendiri yang memeriksa lamaran ini. Penetapan dilakukan pemeriksa kedua.")]


def alasan_putusan(putusan: str, alasan: str, hitungan: Sequence[Temuan]) -> list[Temuan]:
    """B-3. A refusal has a reason, and so has an approval against what the application computed.

    Dasar: Lampiran huruf b angka 3; reasons of a decision: Undang-Undang 30/2014 Pasal 55.
    """
    if alasan.strip():
        return []
    if putusan == TIDAK_SESUAI:
        return [_b3("Tulis alasan tidak sesuai; alasan ini disampaikan kepada pelamar.")]
    if any(satu.tingkat == Tingkat.BLOK for satu in hitungan):
        return [_b3("Hitungan menyatakan belum terpenuhi. Tulis alasan mengapa butir ini tetap sesuai.")]
    return []


def _b3(pesan: str) -> Temuan:
    return Temuan("B-3", "Lampiran huruf b angka 3", pesan, pelaku="Sekretariat")


# --- Kata -------------------------------------------------------------------------------------
def _rapat(teks: str) -> str:
    return " ".join(teks.casefold().split())


def _ribuan(angka: int) -> str:
    return f"{angka:,}".replace(",", ".")


def _dan(butir: Sequence[str]) -> str:
    if len(butir) < 2:
        return "".join(butir)
    awal = ", ".join(butir[:-1])
    return f"{awal}, dan {butir[-1]}" if len(butir) > 2 else f"{awal} dan {butir[-1]}"


def _sebut_lama(tahun: int, bulan: int, sisa: int) -> str:
    """8 tahun 4 bulan; the days only where there is no full month."""
    bagian = [f"{banyak} {satuan}" for banyak, satuan in ((tahun, "tahun"), (bulan, "bulan")) if banyak]
    return " ".join(bagian) or f"{sisa} hari"


def _tanggal(hari: date) -> str:
    return f"{hari.day} {_BULAN[hari.month - 1]} {hari.year}"
