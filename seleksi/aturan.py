"""The law of the walk as pure functions: facts in, findings or dates out. No clock, no database, no Django.

Numbers come from the Ketentuan of the selection. "Perbup" is Peraturan Bupati Temanggung Nomor 89 Tahun 2021.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from itertools import pairwise

from seleksi.izin import Temuan, Tingkat
from seleksi.ketentuan import Ketentuan, Metode, Pengumuman

SATU_HARI = timedelta(days=1)
# What arrived before the deadline may still be in hand; after this the list of applicants is final.
MASA_TUNTAS = timedelta(minutes=2)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
NBSP = "\xa0"
SENIN_SAMPAI_JUMAT = 5

# Who mends a finding, as screens and papers call them.
SEKRETARIAT = "Sekretariat"
KETUA_SEKRETARIAT = "Ketua Sekretariat"
KETUA_PANSEL = "Ketua Pansel"
PELAMAR = "Pelamar"
VERIFIKATOR = "Sekretariat, verifikator"

SALURAN_MEDIA = "MEDIA"
SALURAN_PORTAL = "PORTAL_NASIONAL"

# The chain of activities: each begins after the one before has ended.
RANTAI_KEGIATAN = (
    "PENGUMUMAN",
    "ADMINISTRASI",
    "ASESMEN",
    "MAKALAH",
    "WAWANCARA",
    "KESEHATAN",
    "PENETAPAN",
)
# Runs beside the chain: after the applicants are known, before the final scores are added up.
KEGIATAN_SEJAJAR = "REKAM_JEJAK"

# The blocks an announcement must hold, by their letter in Lampiran huruf a angka 6.
UNSUR_PENGUMUMAN: dict[str, str] = {
    "a": "nama jabatan yang lowong",
    "b": "persyaratan administrasi",
    "c": "kualifikasi pendidikan dan standar kompetensi jabatan",
    "d": "persyaratan integritas dengan pakta integritas",
    "e": "batas waktu penyampaian lamaran",
    "f": "tahapan, jadwal, dan sistem seleksi",
    "g": "alamat atau nomor telepon Sekretariat",
    "h": "prosedur lain yang diperlukan",
    "i": "pengalaman jabatan",
    "j": "lamaran disampaikan kepada Panitia Seleksi",
    "k": "penanda tangan Ketua Panitia Seleksi",
}


def terpenuhi(kode: str, dasar: str, pesan: str) -> list[Temuan]:
    """A met rule with its figures, for the list of what is already in order.

    Dasar: the article named by the caller.
    """
    return [Temuan(kode, dasar, pesan, Tingkat.TERPENUHI)]


# --- Kalender ------------------------------------------------------------------------------------
def tanggal_kata(hari: date) -> str:
    """Senin, 7 Desember 2026; bound with no-break spaces.

    Dasar: praktik tata naskah dinas.
    """
    return f"{HARI[hari.weekday()]}, {hari.day}{NBSP}{BULAN[hari.month - 1]}{NBSP}{hari.year}"


def saat_kata(saat: datetime, zona: tzinfo) -> str:
    """Selasa, 8 Desember 2026 pukul 00.00 WIB.

    Dasar: praktik tata naskah dinas.
    """
    setempat = saat.astimezone(zona)
    jarak = setempat.utcoffset()
    jam = int(jarak.total_seconds() // 3600) if jarak is not None else 7
    nama_zona = {7: "WIB", 8: "WITA", 9: "WIT"}.get(jam, f"UTC{jam:+03d}")
    return f"{tanggal_kata(setempat.date())} pukul{NBSP}{setempat:%H.%M}{NBSP}{nama_zona}"


def jumlah_hari(mulai: date, sampai: date, ketentuan: Pengumuman) -> int:
    """Days an announcement stands from its first day to its last day, counted as the ketentuan says.

    INKLUSIF counts both ends, EKSKLUSIF not the first. KERJA counts Monday to Friday. Zero when it never
    stood.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4; the way of counting is a policy of the ketentuan.
    """
    dari = mulai if ketentuan.hitung == "INKLUSIF" else mulai + SATU_HARI
    banyak = (sampai - dari).days + 1
    if banyak <= 0:
        return 0
    if ketentuan.jenis_hari == "KALENDER":
        return banyak
    return sum((dari + SATU_HARI * n).weekday() < SENIN_SAMPAI_JUMAT for n in range(banyak))


def hari_terakhir_paling_cepat(mulai: date, hari: int, ketentuan: Pengumuman) -> date:
    """The earliest last day on which an announcement begun on `mulai` has stood `hari` days.

    Dasar: Perbup Lampiran huruf a angka 3 dan 4.
    """
    sampai = mulai
    while jumlah_hari(mulai, sampai, ketentuan) < hari:
        sampai += SATU_HARI
    return sampai


def batas_dari_tanggal(hari: date, zona: tzinfo) -> datetime:
    """ "Sampai dengan tanggal X pukul 23.59.59" as a half-open bound: the midnight that follows X.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    return datetime.combine(hari + SATU_HARI, time.min, tzinfo=zona)


def tanggal_dari_batas(batas: datetime, zona: tzinfo) -> date:
    """The last day on which an application may still arrive under this half-open bound.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    return (batas.astimezone(zona) - timedelta(microseconds=1)).date()


def hari_kerja_lewat(tenggat: date, hari_ini: date) -> int:
    """Working days (Monday to Friday) from the day after the deadline up to today; zero when not late.

    Dasar: praktik Sekretariat; Pasal 6 ayat (2) huruf a, the timetable is theirs to keep.
    """
    lewat = (hari_ini - tenggat).days
    return sum((tenggat + SATU_HARI * n).weekday() < SENIN_SAMPAI_JUMAT for n in range(1, lewat + 1))


# --- Persiapan -----------------------------------------------------------------------------------
def sebab_lowong(sebab: str, tanggal: date | None, ada_bukti: bool) -> list[Temuan]:
    """L-01. A post is filled only after it fell vacant by one of ten causes, with evidence.

    `sebab` is the cause in words, empty when none is recorded.

    Dasar: Perbup Lampiran, Persiapan huruf a.
    """
    dasar = "Lampiran, Persiapan huruf a"
    kurang = [
        *([] if sebab else ["sebab lowong"]),
        *([] if tanggal else ["tanggal mulai lowong"]),
        *([] if ada_bukti else ["bukti lowong"]),
    ]
    if kurang:
        pesan = f"{_daftar(kurang).capitalize()} belum diisi."
        return [Temuan("L-01", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.ubah_lowongan")]
    return terpenuhi("L-01", dasar, f"Lowong karena {sebab.lower()} dan ada buktinya.")


def dokumen_perencanaan(lengkap: Collection[int], butir: Mapping[int, str]) -> list[Temuan]:
    """L-02. The eight planning documents are there. `butir` maps every number to its name.

    Dasar: Perbup Lampiran, Persiapan huruf b.
    """
    dasar = "Lampiran, Persiapan huruf b"
    kurang = [f"({nomor}) {nama}" for nomor, nama in sorted(butir.items()) if nomor not in lengkap]
    if kurang:
        pesan = (
            f"Dokumen perencanaan baru {len(butir) - len(kurang)} dari {len(butir)}. "
            f"Belum ada: {'; '.join(kurang)}."
        )
        return [Temuan("L-02", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.perencanaan")]
    return terpenuhi("L-02", dasar, f"Dokumen perencanaan lengkap, {len(butir)} dari {len(butir)}.")


def rekomendasi_pelaksanaan(nomor: str, tanggal: date | None, ketentuan: Ketentuan) -> list[Temuan]:
    """L-02. The supervising body has evaluated the plan and recommended the selection.

    Dasar: Perbup Lampiran, Persiapan huruf b angka 8.
    """
    dasar = "Lampiran, Persiapan huruf b angka 8"
    if not nomor or tanggal is None:
        pesan = f"Surat rekomendasi pelaksanaan dari {ketentuan.badan_pengawas} belum dicatat."
        return [Temuan("L-02", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rekomendasi")]
    pesan = f"Rekomendasi {ketentuan.badan_pengawas} nomor {nomor}, {tanggal_kata(tanggal)}."
    return terpenuhi("L-02", dasar, pesan)


def jadwal_tahapan(
    jadwal: Mapping[str, tuple[date, date]], sebutan: Mapping[str, str], ketentuan: Ketentuan
) -> list[Temuan]:
    """P-10. The timetable is complete and each stage begins after the one before has ended.

    `jadwal` maps an activity to its first and last day; `sebutan` maps every activity to its name. The
    tracing of track records runs beside the chain: after applications close, before the health tests.

    Dasar: Perbup Pasal 5 ayat (5) huruf a; Lampiran, Persiapan huruf b angka 4.
    """
    dasar = "Pasal 5 ayat (5) huruf a"
    kurang = [nama for kode, nama in sebutan.items() if kode not in jadwal]
    salah = [] if kurang else [*_rantai_terbalik(jadwal, sebutan), *_sejajar_keluar(jadwal, sebutan)]
    if kurang:
        pesan = f"Jadwal belum lengkap. Belum ada tanggal untuk: {_daftar(kurang)}."
        return [Temuan("P-10", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.jadwal")]
    if salah:
        return [Temuan("P-10", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.jadwal") for pesan in salah]
    mulai, sampai = jadwal["PENGUMUMAN"]
    lama = jumlah_hari(mulai, sampai, ketentuan.pengumuman)
    if lama < ketentuan.pengumuman.hari:
        pesan = f"{_terlalu_singkat(mulai, sampai, ketentuan.pengumuman)} Perbaiki jadwal pengumuman."
        return [Temuan("A-3", _DASAR_A3, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.jadwal")]
    awal, akhir = min(m for m, _ in jadwal.values()), max(s for _, s in jadwal.values())
    pesan = f"Jadwal {len(sebutan)} kegiatan lengkap dan berurutan, {(akhir - awal).days + 1} hari."
    return terpenuhi("P-10", dasar, pesan)


def _rantai_terbalik(jadwal: Mapping[str, tuple[date, date]], sebutan: Mapping[str, str]) -> Iterator[str]:
    for dulu, lalu in pairwise(RANTAI_KEGIATAN):
        if jadwal[lalu][0] <= jadwal[dulu][1]:
            yield (
                f"{sebutan[lalu]} mulai {tanggal_kata(jadwal[lalu][0])}, padahal {sebutan[dulu].lower()} "
                f"baru selesai {tanggal_kata(jadwal[dulu][1])}. Mulai paling cepat "
                f"{tanggal_kata(jadwal[dulu][1] + SATU_HARI)}."
            )


def _sejajar_keluar(jadwal: Mapping[str, tuple[date, date]], sebutan: Mapping[str, str]) -> Iterator[str]:
    mulai, sampai = jadwal[KEGIATAN_SEJAJAR]
    nama = sebutan[KEGIATAN_SEJAJAR]
    if mulai <= jadwal["PENGUMUMAN"][1]:
        yield (
            f"{nama} mulai {tanggal_kata(mulai)}, padahal pelamar baru diketahui setelah "
            f"{tanggal_kata(jadwal['PENGUMUMAN'][1])}."
        )
    if sampai >= jadwal["KESEHATAN"][0]:
        yield (
            f"{nama} selesai {tanggal_kata(sampai)}; harus selesai sebelum {sebutan['KESEHATAN'].lower()} "
            f"mulai {tanggal_kata(jadwal['KESEHATAN'][0])}, karena nilainya ikut menentukan tiga calon."
        )


# --- Bobot ---------------------------------------------------------------------------------------
def bobot(ketentuan: Ketentuan) -> list[Temuan]:
    """B-8. Every weight lies within its range and all of them make the total.

    Dasar: Perbup Lampiran huruf b angka 8; the total is a policy of the ketentuan, the Perbup names none.
    """
    dasar = "Lampiran huruf b angka 8"
    rincian = " + ".join(_persen(metode.bobot) for metode in ketentuan.metode)
    total = sum((metode.bobot for metode in ketentuan.metode), Decimal())
    luar = [
        f"Bobot {metode.nama.lower()} {_persen(metode.bobot)}% di luar rentang "
        f"{_persen(metode.rentang.min)}% sampai {_persen(metode.rentang.maks)}%."
        for metode in ketentuan.metode
        if not metode.rentang.min <= metode.bobot <= metode.rentang.maks
    ]
    if not luar and total == ketentuan.total_bobot:
        return terpenuhi("B-8", dasar, f"Bobot {rincian} = {_persen(total)}.")
    if total != ketentuan.total_bobot:
        luar.append(f"Jumlah bobot {rincian} = {_persen(total)}, harus {_persen(ketentuan.total_bobot)}.")
    pesan = f"{' '.join(luar)} {_saran_bobot(ketentuan)}"
    return [Temuan("B-8", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.bobot")]


def susunan_bobot(metode: Sequence[Metode], total: Decimal, paling_banyak: int = 2) -> list[tuple[int, ...]]:
    """B-8. Compositions in whole percents that lie in all ranges and make the total, at most `paling_banyak`.

    Dasar: Perbup Lampiran huruf b angka 8.
    """
    pilihan = [range(-int(-m.rentang.min // 1), int(m.rentang.maks // 1) + 1) for m in metode]

    def isi(sisa: Decimal, mulai: int) -> Iterator[tuple[int, ...]]:
        if mulai == len(pilihan):
            if sisa == 0:
                yield ()
            return
        lanjut = pilihan[mulai + 1 :]
        if not all(pilihan[mulai:]):
            return
        rendah, tinggi = sum(r[0] for r in lanjut), sum(r[-1] for r in lanjut)
        for satu in pilihan[mulai]:
            if rendah <= sisa - satu <= tinggi:
                for ekor in isi(sisa - satu, mulai + 1):
                    yield (satu, *ekor)

    hasil = []
    for susunan in isi(total, 0):
        hasil.append(susunan)
        if len(hasil) == paling_banyak:
            break
    return hasil


def _saran_bobot(ketentuan: Ketentuan) -> str:
    total = ketentuan.total_bobot
    rendah = sum((metode.rentang.min for metode in ketentuan.metode), Decimal())
    tinggi = sum((metode.rentang.maks for metode in ketentuan.metode), Decimal())
    if not rendah <= total <= tinggi:
        return f"Tidak ada susunan bobot dalam rentang itu yang berjumlah {_persen(total)}."
    susunan = susunan_bobot(ketentuan.metode, total)
    if not susunan:
        return f"Tidak ada susunan dalam persen bulat yang berjumlah {_persen(total)}."
    nama = [metode.nama.lower() for metode in ketentuan.metode]
    rinci = _daftar([f"{n} {angka}" for n, angka in zip(nama, susunan[0], strict=True)])
    if len(susunan) > 1:
        return f"Salah satu susunan yang memenuhi: {rinci}."
    # At an end of the ranges nothing can move, not even by a fraction of a percent.
    bulat = "" if total in (rendah, tinggi) else " dalam persen bulat"
    return f"Satu-satunya susunan{bulat} yang memenuhi: {rinci}."


# --- Pengumuman ----------------------------------------------------------------------------------
def unsur_pengumuman(isi: Mapping[str, object]) -> list[Temuan]:
    """A-6. The announcement holds its eleven blocks. `isi` maps the letter of a block to its content.

    Dasar: Perbup Lampiran huruf a angka 6.
    """
    dasar = "Lampiran huruf a angka 6"
    kurang = [f"huruf {huruf}) {nama}" for huruf, nama in UNSUR_PENGUMUMAN.items() if not isi.get(huruf)]
    if kurang:
        pesan = f"Pengumuman belum memuat {_daftar(kurang)}."
        return [Temuan("A-6", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.ubah_lowongan")]
    return terpenuhi("A-6", dasar, "Sebelas unsur pengumuman lengkap.")


def tayang_media(tayang: Collection[date], batas: date, ketentuan: Ketentuan) -> list[Temuan]:
    """A-1. The announcement stood in national print or electronic media. `tayang` are the proven days.

    A proof later than the announcement is a warning: read strictly, the days then count from that day.

    Dasar: Perbup Lampiran huruf a angka 1.
    """
    dasar = "Lampiran huruf a angka 1"
    if not tayang:
        pesan = "Bukti tayang di media cetak nasional atau media elektronik belum diunggah."
        return [Temuan("A-1", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.bukti_tayang")]
    aturan, awal = ketentuan.pengumuman, min(tayang)
    hari = jumlah_hari(awal, batas, aturan)
    hasil = terpenuhi("A-1", dasar, f"Tayang di media sejak {tanggal_kata(awal)}.")
    if hari < aturan.hari:
        pesan = (
            f"Bukti tayang media paling awal bertanggal {tanggal_kata(awal)}: dihitung dari hari itu "
            f"pengumuman hanya tayang {hari} dari {_satuan_hari(aturan, aturan.hari)}."
        )
        hasil.append(Temuan("A-1", dasar, pesan, Tingkat.INGAT, SEKRETARIAT, "seleksi.bukti_tayang"))
    return hasil


def tayang_portal(ada: bool, ketentuan: Ketentuan) -> list[Temuan]:
    """A-2. The announcement also stood on the national portal.

    Dasar: Perbup Lampiran huruf a angka 2; the portal is a parameter because Sijapti KASN is gone.
    """
    dasar = "Lampiran huruf a angka 2"
    if not ada:
        pesan = f"Bukti tayang pada {ketentuan.portal_nasional} belum diunggah."
        return [Temuan("A-2", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.bukti_tayang")]
    return terpenuhi("A-2", dasar, f"Tayang pada {ketentuan.portal_nasional}.")


_DASAR_A3 = "Lampiran huruf a angka 3"
_CARA_HITUNG = {
    "INKLUSIF": "hari pertama dan terakhir ikut dihitung",
    "EKSKLUSIF": "hari pertama tidak dihitung",
}


def lama_pengumuman(mulai: date, sampai: date, ketentuan: Ketentuan) -> list[Temuan]:
    """A-3. The announcement stands at least 15 calendar days up to the last day of applications.

    Dasar: Perbup Lampiran huruf a angka 3.
    """
    aturan = ketentuan.pengumuman
    dasar = f"{_DASAR_A3} · {_CARA_HITUNG[aturan.hitung]}"
    lama = jumlah_hari(mulai, sampai, aturan)
    if lama < aturan.hari:
        pesan = f"{_terlalu_singkat(mulai, sampai, aturan)} Susun ulang dengan batas yang baru."
        return [Temuan("A-3", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.siapkan_pengumuman")]
    pesan = (
        f"Pengumuman {tanggal_kata(mulai)} sampai {tanggal_kata(sampai)}: {_satuan_hari(aturan, lama)}, "
        f"paling singkat {aturan.hari}."
    )
    return terpenuhi("A-3", dasar, pesan)


def penutupan(
    mulai: date, batas: datetime, pada: datetime, zona: tzinfo, ketentuan: Ketentuan
) -> list[Temuan]:
    """A-3. Applications close when the announced moment has come; until then only time is missing.

    Dasar: Perbup Lampiran huruf a angka 3.
    """
    aturan = ketentuan.pengumuman
    dasar = f"{_DASAR_A3} · {_CARA_HITUNG[aturan.hitung]}"
    terakhir = tanggal_dari_batas(batas, zona)
    penuh = _satuan_hari(aturan, jumlah_hari(mulai, terakhir, aturan))
    if pada < batas:
        tayang = jumlah_hari(mulai, pada.astimezone(zona).date(), aturan)
        pesan = (
            f"Pengumuman baru tayang {tayang} dari {penuh}; lamaran diterima sampai "
            f"{tanggal_kata(terakhir)}, paling cepat ditutup {saat_kata(batas, zona)}."
        )
        return [Temuan("A-3", dasar, pesan, Tingkat.MENUNGGU)]
    if not penerimaan_tuntas(batas, pada):
        pesan = (
            "Lamaran yang tiba sebelum batas masih diproses; pendaftaran dapat ditutup mulai "
            f"{saat_kata(batas + MASA_TUNTAS, zona)}."
        )
        return [Temuan("A-3", dasar, pesan, Tingkat.MENUNGGU)]
    pesan = (
        f"Pengumuman tayang {penuh}, {tanggal_kata(mulai)} sampai {tanggal_kata(terakhir)}; "
        f"paling singkat {aturan.hari}."
    )
    return terpenuhi("A-3", dasar, pesan)


def diterima_tepat_waktu(tiba: datetime, batas: datetime) -> bool:
    """A-3. Half-open: what arrives before the bound counts, what arrives at it or later does not.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    return tiba < batas


def penerimaan_tuntas(batas: datetime, pada: datetime) -> bool:
    """A-3. Whether everything that arrived in time has also been dealt with, so that counting is safe.

    Dasar: Perbup Lampiran huruf a angka 6 huruf e.
    """
    return pada >= batas + MASA_TUNTAS


@dataclass(frozen=True, slots=True)
class KeadaanPelamar:
    """What the rules on too few applicants look at, for one vacancy."""

    terkirim: int
    perpanjangan: int
    lewat_batas: bool
    # Letter of the supervising body that lets the selection go on with exactly three.
    rekomendasi_lanjut: str = ""
    # Present state of the announcement of an extension: "", KONSEP.
    konsep_perpanjangan: bool = False


def jumlah_pelamar(keadaan: KeadaanPelamar, ketentuan: Ketentuan) -> list[Temuan]:
    """A-4, A-5. More than three applicants, or an extension (twice at most), or three with a recommendation.

    Dasar: Perbup Lampiran huruf a angka 4 dan 5.
    """
    aturan = ketentuan.pengumuman
    jumlah = keadaan.terkirim
    if jumlah >= aturan.min_pelamar:
        pesan = f"{jumlah} lamaran terkirim, paling sedikit {aturan.min_pelamar}."
        return terpenuhi("A-4", "Lampiran huruf a angka 4", pesan)
    if keadaan.perpanjangan < aturan.perpanjangan_maks:
        return [_perlu_perpanjangan(keadaan, ketentuan)]
    return [_setelah_perpanjangan(keadaan, ketentuan)]


def _perlu_perpanjangan(keadaan: KeadaanPelamar, ketentuan: Ketentuan) -> Temuan:
    aturan = ketentuan.pengumuman
    ke = f"perpanjangan ke-{keadaan.perpanjangan + 1} dari {aturan.perpanjangan_maks}"
    awal = f"Baru {keadaan.terkirim} lamaran terkirim; diperlukan paling sedikit {aturan.min_pelamar}."
    dasar = "Lampiran huruf a angka 4"
    if keadaan.konsep_perpanjangan:
        pesan = f"{awal} Pengumuman {ke} sudah disusun dan menunggu tanda tangan Ketua Pansel."
        return Temuan("A-4", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.tanda_tangan")
    lama = _satuan_hari(aturan, aturan.perpanjangan_hari)
    if keadaan.lewat_batas:
        pesan = f"{awal} Perpanjang pengumuman {lama} ({ke}); syarat tidak boleh diubah."
    else:
        pesan = (
            f"{awal} Bila sampai penutupan tetap kurang, pengumuman dapat diperpanjang {lama} ({ke}); "
            "syarat tidak boleh diubah."
        )
    return Temuan("A-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.perpanjangan")


def _setelah_perpanjangan(keadaan: KeadaanPelamar, ketentuan: Ketentuan) -> Temuan:
    aturan = ketentuan.pengumuman
    jumlah, cukup = keadaan.terkirim, aturan.lanjut_dengan_rekomendasi
    dasar = "Lampiran huruf a angka 5"
    awal = f"Setelah {keadaan.perpanjangan} kali diperpanjang baru {jumlah} lamaran terkirim."
    if not keadaan.lewat_batas:
        pesan = (
            f"{awal} Perpanjangan sudah habis: dengan tepat {cukup} pelamar seleksi hanya berlanjut dengan "
            f"rekomendasi {ketentuan.badan_pengawas}, dengan kurang dari {cukup} dibatalkan."
        )
        return Temuan("A-4", "Lampiran huruf a angka 4", pesan, Tingkat.BLOK, PELAMAR, "")
    if jumlah < cukup:
        pesan = (
            f"{awal} Perpanjangan sudah habis dan paling sedikit {cukup} pelamar diperlukan untuk meminta "
            "rekomendasi; lowongan ini harus dibatalkan."
        )
        return Temuan("A-5", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.batalkan")
    if jumlah == cukup and keadaan.rekomendasi_lanjut:
        pesan = (
            f"{jumlah} pelamar setelah {keadaan.perpanjangan} kali diperpanjang, berlanjut dengan "
            f"rekomendasi {ketentuan.badan_pengawas} nomor {keadaan.rekomendasi_lanjut}."
        )
        return terpenuhi("A-5", dasar, pesan)[0]
    pesan = (
        f"{awal} Seleksi hanya dapat berlanjut dengan rekomendasi {ketentuan.badan_pengawas}; catat suratnya."
    )
    return Temuan("A-5", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.rekomendasi_lanjut")


def boleh_diperpanjang(keadaan: KeadaanPelamar, ketentuan: Ketentuan) -> list[Temuan]:
    """A-4. An extension is open only while applicants are too few, twice at most, once the period has ended.

    Dasar: Perbup Lampiran huruf a angka 4.
    """
    aturan = ketentuan.pengumuman
    dasar = "Lampiran huruf a angka 4"
    hasil = []
    if keadaan.terkirim >= aturan.min_pelamar:
        pesan = (
            f"Sudah {keadaan.terkirim} lamaran terkirim, paling sedikit {aturan.min_pelamar}; "
            "pengumuman tidak boleh diperpanjang."
        )
        hasil.append(Temuan("A-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, ""))
    if keadaan.perpanjangan >= aturan.perpanjangan_maks:
        pesan = f"Pengumuman sudah diperpanjang {keadaan.perpanjangan} kali, batas yang diperbolehkan."
        hasil.append(Temuan("A-4", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, ""))
    if not keadaan.lewat_batas:
        pesan = (
            "Perpanjangan baru dapat ditetapkan setelah batas penerimaan lamaran lewat; sampai saat itu "
            "jumlah pelamar belum pasti."
        )
        hasil.append(Temuan("A-4", dasar, pesan, Tingkat.MENUNGGU))
    return hasil


def awal_perpanjangan(batas_lama: date, hari_ini: date) -> date:
    """A-4. First day of an extension: the day after the old last day, or today when that has passed already.

    Dasar: Perbup Lampiran huruf a angka 4.
    """
    return max(batas_lama + SATU_HARI, hari_ini)


def lama_perpanjangan(mulai: date, sampai: date, ketentuan: Ketentuan) -> list[Temuan]:
    """A-4. One extension takes exactly seven calendar days.

    Dasar: Perbup Lampiran huruf a angka 4.
    """
    aturan = ketentuan.pengumuman
    dasar = "Lampiran huruf a angka 4"
    lama = jumlah_hari(mulai, sampai, aturan)
    if lama != aturan.perpanjangan_hari:
        tepat = hari_terakhir_paling_cepat(mulai, aturan.perpanjangan_hari, aturan)
        pesan = (
            f"Perpanjangan {tanggal_kata(mulai)} sampai {tanggal_kata(sampai)} lamanya "
            f"{_satuan_hari(aturan, lama)}, harus {aturan.perpanjangan_hari}: sampai "
            f"{tanggal_kata(tepat)}. Susun ulang pengumumannya."
        )
        return [Temuan("A-4", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.perpanjangan")]
    pesan = f"Perpanjangan {_satuan_hari(aturan, lama)}, {tanggal_kata(mulai)} sampai {tanggal_kata(sampai)}."
    return terpenuhi("A-4", dasar, pesan)


# --- Administrasi dan hasil tahap ----------------------------------------------------------------
def hasil_administrasi(terkirim: int, belum_diperiksa: int, lulus: int, ketentuan: Ketentuan) -> list[Temuan]:
    """B-3. Every application is settled by two persons and at least three of a vacancy meet the conditions.

    Dasar: Perbup Lampiran huruf b angka 3 huruf a, b, dan c.
    """
    hasil = []
    dasar = "Lampiran huruf b angka 3 huruf a"
    if belum_diperiksa:
        pesan = f"{belum_diperiksa} dari {terkirim} lamaran belum selesai diperiksa dua orang."
        hasil.append(Temuan("B-3", dasar, pesan, Tingkat.BLOK, VERIFIKATOR, "peserta.antrean_verifikasi"))
    else:
        hasil += terpenuhi("B-3", dasar, f"{terkirim} lamaran selesai diperiksa dua orang.")
    cukup = ketentuan.administrasi.min_lulus
    dasar = "Lampiran huruf b angka 3 huruf b"
    if lulus >= cukup:
        hasil += terpenuhi("B-3", dasar, f"{lulus} pelamar memenuhi syarat, paling sedikit {cukup}.")
    elif belum_diperiksa:
        pesan = f"Baru {lulus} dari paling sedikit {cukup} pelamar memenuhi syarat."
        hasil.append(Temuan("B-3", dasar, pesan, Tingkat.BLOK, VERIFIKATOR, "peserta.antrean_verifikasi"))
    else:
        pesan = (
            f"Hanya {lulus} pelamar memenuhi syarat; diperlukan paling sedikit {cukup}. Perpanjangan seleksi "
            f"memerlukan koordinasi PPK dan rekomendasi {ketentuan.badan_pengawas}; tanpa itu lowongan "
            "ini dibatalkan."
        )
        dasar = "Lampiran huruf b angka 3 huruf b dan c"
        hasil.append(Temuan("B-3", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.batalkan"))
    return hasil


def hasil_tahap(
    nama: str,
    diumumkan: date | None,
    menunggu: str = "",
    *,
    tingkat: Tingkat = Tingkat.BLOK,
    kode: str = "B-9b",
    pasti: bool = True,
) -> list[Temuan]:
    """B-9b, B-3. The result of a stage is announced, signed by the Ketua Pansel, before the stage closes.

    `nama` is the stage in words; `menunggu` names the paper that only waits for its signature; `pasti` tells
    that nothing else of the stage is open, so that the paper may be drafted.

    Dasar: Perbup Lampiran huruf b angka 9 huruf b; angka 3 huruf g for the administrative stage.
    """
    dasar = "Lampiran huruf b angka 3 huruf g" if kode == "B-3" else "Lampiran huruf b angka 9 huruf b"
    if diumumkan:
        return terpenuhi(kode, dasar, f"Hasil {nama} diumumkan {tanggal_kata(diumumkan)}.")
    if menunggu:
        pesan = f"{menunggu} belum ditandatangani Ketua Pansel."
        return [Temuan(kode, dasar, pesan, tingkat, KETUA_PANSEL, "seleksi.tanda_tangan")]
    if not pasti:
        pesan = f"Hasil {nama} belum diumumkan; naskahnya disusun setelah hasilnya pasti."
        return [Temuan(kode, dasar, pesan, tingkat, SEKRETARIAT)]
    pesan = f"Hasil {nama} belum diumumkan kepada peserta; naskahnya belum disusun."
    return [Temuan(kode, dasar, pesan, tingkat, SEKRETARIAT, "seleksi.hasil_tahap")]


def belum_diumumkan(ada_konsep: bool) -> list[Temuan]:
    """A-6. A vacancy is announced by a paper that the Ketua Pansel signs; nothing else opens it.

    Dasar: Perbup Lampiran huruf a angka 6 huruf k.
    """
    dasar = "Lampiran huruf a angka 6 huruf k"
    if ada_konsep:
        pesan = "Pengumuman seleksi terbuka belum ditandatangani Ketua Pansel."
        return [Temuan("A-6", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.tanda_tangan")]
    pesan = "Pengumuman seleksi terbuka belum disusun."
    return [Temuan("A-6", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.siapkan_pengumuman")]


# --- Penetapan -----------------------------------------------------------------------------------
PPK = "PPK"
PYB = "PyB"
B9 = "Lampiran huruf b angka 9"


@dataclass(frozen=True, slots=True)
class KeadaanPenetapan:
    """One vacancy from the three names to the oath. Holds no rank and no score."""

    calon: int = 0
    keputusan_calon: str = ""
    diusulkan: date | None = None
    rekomendasi: str = ""
    dipilih: bool = False
    # Health result of the one chosen; None while there is none.
    sehat: bool | None = None
    konsep_keputusan: bool = False
    ditetapkan: date | None = None
    nomor_keputusan: str = ""
    konsep_hasil_akhir: bool = False
    hasil_akhir: date | None = None


def tiga_nama(keadaan: KeadaanPenetapan, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9e. The Pansel has chosen exactly three candidates and says so in a signed decision.

    Dasar: Perbup Lampiran huruf b angka 9 huruf e.
    """
    dasar = f"{B9} huruf e"
    perlu = ketentuan.jumlah_calon
    if keadaan.calon == perlu and keadaan.keputusan_calon:
        return terpenuhi(
            "B-9e", dasar, f"{perlu} calon ditetapkan dengan Keputusan Pansel {keadaan.keputusan_calon}."
        )
    pesan = f"Panitia Seleksi menetapkan {keadaan.calon} calon; diperlukan {perlu}."
    if keadaan.calon == perlu:
        pesan = "Keputusan Panitia Seleksi tentang penetapan calon belum ditandatangani."
    return [Temuan("B-9e", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "tetapkan_tiga_nama")]


def usulan_pyb(keadaan: KeadaanPenetapan) -> list[Temuan]:
    """B-9f. The PyB proposes the three names to the PPK before he chooses.

    Dasar: Perbup Lampiran huruf b angka 9 huruf f.
    """
    dasar = f"{B9} huruf f"
    if keadaan.diusulkan:
        return terpenuhi("B-9f", dasar, f"Tiga nama diusulkan PyB {tanggal_kata(keadaan.diusulkan)}.")
    pesan = "PyB belum menandatangani usulan tiga nama kepada PPK."
    return [Temuan("B-9f", dasar, pesan, Tingkat.BLOK, PYB, "seleksi.usulkan")]


def rekomendasi_hasil(
    keadaan: KeadaanPenetapan, ketentuan: Ketentuan, tingkat: Tingkat = Tingkat.BLOK
) -> list[Temuan]:
    """B-9h. The supervising body recommends on the report of the selection; needed before the PPK decides.

    Dasar: Perbup Lampiran huruf b angka 9 huruf h.
    """
    dasar = f"{B9} huruf h"
    badan = ketentuan.badan_pengawas
    if keadaan.rekomendasi:
        return terpenuhi("B-9h", dasar, f"Rekomendasi hasil dari {badan}: {keadaan.rekomendasi}.")
    pesan = f"Rekomendasi hasil seleksi dari {badan} belum dicatat."
    return [Temuan("B-9h", dasar, pesan, tingkat, SEKRETARIAT, "seleksi.rekomendasi_hasil")]


def pilihan_ppk(keadaan: KeadaanPenetapan) -> list[Temuan]:
    """B-9g. The PPK has chosen one of the three.

    Dasar: Perbup Lampiran huruf b angka 9 huruf g.
    """
    dasar = f"{B9} huruf g"
    if keadaan.dipilih:
        return terpenuhi("B-9g", dasar, "PPK sudah memilih satu dari tiga calon.")
    return [
        Temuan("B-9g", dasar, "PPK belum memilih satu dari tiga calon.", Tingkat.BLOK, PPK, "seleksi.pilih")
    ]


def calon_terpilih(
    *, dalam_tiga: bool, masih_peserta: bool, nama_jabatan: str, jabatan_lain: str, alasan: str
) -> list[Temuan]:
    """B-9g. Only one of the three names of this very vacancy, still in the race, with the reason in words.

    Dasar: Perbup Lampiran huruf b angka 9 huruf g.
    """
    dasar = f"{B9} huruf g"
    hasil = []
    if not dalam_tiga:
        hasil.append(f"Pilihan terbatas pada tiga calon {nama_jabatan} yang ditetapkan Panitia Seleksi.")
    elif not masih_peserta:
        hasil.append("Calon ini sudah mengundurkan diri.")
    if jabatan_lain:
        hasil.append(f"Calon ini sudah dipilih untuk jabatan {jabatan_lain}.")
    if not alasan.strip():
        hasil.append("Alasan memilih belum ditulis.")
    return [Temuan("B-9g", dasar, pesan, Tingkat.BLOK, PPK) for pesan in hasil]


def sehat(hasil: bool | None) -> list[Temuan]:
    """E-07. The one to be appointed is declared fit by a government health unit.

    Dasar: Pasal 4 ayat (3) huruf g; Perbup Lampiran huruf b angka 7.
    """
    dasar = "Pasal 4 ayat (3) huruf g"
    if hasil:
        return terpenuhi("E-07", dasar, "Calon terpilih dinyatakan sehat jasmani dan rohani.")
    pesan = (
        "Calon terpilih dinyatakan tidak sehat." if hasil is False else "Hasil kesehatannya belum dicatat."
    )
    return [Temuan("E-07", dasar, pesan, Tingkat.BLOK, PPK)]


def keputusan_pengangkatan(keadaan: KeadaanPenetapan) -> list[Temuan]:
    """C-1. The appointment is a Keputusan Bupati.

    Dasar: Pasal 26 ayat (1).
    """
    dasar = "Pasal 26 ayat (1)"
    if keadaan.ditetapkan:
        hari = tanggal_kata(keadaan.ditetapkan)
        return terpenuhi("C-1", dasar, f"Keputusan Nomor {keadaan.nomor_keputusan} ditetapkan {hari}.")
    if keadaan.konsep_keputusan:
        pesan, pelaku, tindakan = "Keputusan pengangkatan belum ditandatangani.", PPK, "seleksi.tetapkan"
    else:
        pesan, pelaku, tindakan = "Keputusan pengangkatan belum disusun.", SEKRETARIAT, "seleksi.penetapan"
    return [Temuan("C-1", dasar, pesan, Tingkat.BLOK, pelaku, tindakan)]


def pelantikan(tanggal: date, tanggal_keputusan: date, hari_ini: date) -> list[Temuan]:
    """C-1. The oath follows the decree and is recorded once it has been taken.

    Dasar: Pasal 26 ayat (2).
    """
    dasar = "Pasal 26 ayat (2)"
    if tanggal < tanggal_keputusan:
        pesan = f"Pelantikan tidak mendahului keputusan tanggal {tanggal_kata(tanggal_keputusan)}."
    elif tanggal > hari_ini:
        pesan = f"Pelantikan {tanggal_kata(tanggal)} belum berlangsung; catat sesudahnya."
    else:
        return terpenuhi("C-1", dasar, f"Pelantikan {tanggal_kata(tanggal)}.")
    return [Temuan("C-1", dasar, pesan, Tingkat.BLOK, KETUA_SEKRETARIAT)]


def hasil_akhir(keadaan: KeadaanPenetapan) -> list[Temuan]:
    """B-9b. The three names are announced in alphabetical order before the selection of a post ends.

    Dasar: Perbup Lampiran huruf b angka 9 huruf b.
    """
    dasar = f"{B9} huruf b"
    if keadaan.hasil_akhir:
        return terpenuhi("B-9b", dasar, f"Hasil akhir diumumkan {tanggal_kata(keadaan.hasil_akhir)}.")
    if keadaan.konsep_hasil_akhir:
        pesan = "Hasil akhir belum diumumkan; pengumumannya menunggu tanda tangan Ketua Pansel."
        return [Temuan("B-9b", dasar, pesan, Tingkat.BLOK, KETUA_PANSEL, "seleksi.tanda_tangan")]
    pesan = "Hasil akhir belum diumumkan; pengumumannya belum disusun."
    return [Temuan("B-9b", dasar, pesan, Tingkat.BLOK, SEKRETARIAT, "seleksi.penetapan")]


def laporan_penetapan(ketentuan: Ketentuan) -> list[Temuan]:
    """B-9i, C-2. What the regency owes others around the appointment; done outside, therefore a reminder.

    Dasar: Perbup Lampiran huruf b angka 9 huruf i; Pasal 16.
    """
    portal = f"Tiga nama dimasukkan ke {ketentuan.portal_nasional}."
    lapor = f"PPK melapor kepada {ketentuan.badan_pengawas}, tembusan Menteri Dalam Negeri dan Menteri PANRB."
    return [
        Temuan("B-9i", f"{B9} huruf i", portal, Tingkat.INGAT, SEKRETARIAT),
        Temuan("C-2", "Pasal 16", lapor, Tingkat.INGAT, SEKRETARIAT),
    ]


def sebelum_selesai(keadaan: KeadaanPenetapan, ketentuan: Ketentuan) -> list[Temuan]:
    """B-9, C-1. Everything between the three names and the oath, in the order in which it is done.

    Dasar: Perbup Lampiran huruf b angka 9; Pasal 26.
    """
    hasil = [
        *tiga_nama(keadaan, ketentuan),
        *usulan_pyb(keadaan),
        *rekomendasi_hasil(keadaan, ketentuan),
        *pilihan_ppk(keadaan),
    ]
    if keadaan.dipilih:
        hasil += sehat(keadaan.sehat)
    hasil += [*keputusan_pengangkatan(keadaan), *hasil_akhir(keadaan), *laporan_penetapan(ketentuan)]
    pesan = "Pelantikan dan pengambilan sumpah jabatan belum dicatat."
    hasil.append(
        Temuan("C-1", "Pasal 26 ayat (2)", pesan, Tingkat.BLOK, KETUA_SEKRETARIAT, "seleksi.penetapan")
    )
    return hasil


# --- Kata ----------------------------------------------------------------------------------------
def _daftar(butir: Sequence[str]) -> str:
    if len(butir) < 3:
        return " dan ".join(butir)
    return f"{', '.join(butir[:-1])}, dan {butir[-1]}"


def _persen(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",")


def _satuan_hari(aturan: Pengumuman, banyak: int) -> str:
    return f"{banyak} hari {aturan.jenis_hari.lower()}"


def _terlalu_singkat(mulai: date, sampai: date, aturan: Pengumuman) -> str:
    cepat = hari_terakhir_paling_cepat(mulai, aturan.hari, aturan)
    return (
        f"Pengumuman {tanggal_kata(mulai)} sampai {tanggal_kata(sampai)} hanya "
        f"{_satuan_hari(aturan, jumlah_hari(mulai, sampai, aturan))}, paling singkat {aturan.hari}; "
        f"penerimaan lamaran paling cepat berakhir {tanggal_kata(cepat)}."
    )
