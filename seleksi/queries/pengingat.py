"""What falls due soon, and whom to remind of it. Never a score, a rank or another person's state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from akun.models import Pengguna
from akun.surel import Titipan
from dokumen.models import Naskah
from panitia.aturan import PERAN_SEKRETARIAT, Peran
from panitia.models import Keanggotaan
from panitia.queries import pemegang
from penilaian.alur import KeadaanKomponen
from penilaian.models import Komponen
from penilaian.queries import batas_penilaian, kemajuan
from peserta.alur import Keadaan
from peserta.models import BerkasLamaran, Lamaran, Perbaikan, Sanggahan
from peserta.naskah import sebut_rentang
from peserta.queries import (
    dokumen_lamaran,
    keadaan_sanggah,
    rekap_lamaran,
    siapkan_dokumen,
    undangan_besok,
)
from seleksi import aturan
from seleksi.alur import Tahap
from seleksi.models import Jadwal, Lowongan
from seleksi.queries.fakta import jadwal_lowongan
from seleksi.queries.publik import KEGIATAN_TAHAP

# Days before a date on which people are told; 0 is the day itself.
SISA_HARI = frozenset({7, 3, 1, 0})
# Paper waits for its signature at most so long before it counts as due: a working habit, not a rule of law.
TENGGAT_TANDA_TANGAN = timedelta(days=3)


def pengingat(pada: datetime) -> list[Titipan]:
    """Every message due on the day of ``pada``; same day, object and person, same ``kunci``."""
    hari = timezone.localdate(pada)
    berjalan = list(Lowongan.objects.berjalan().prefetch_related("seleksi").order_by("pk"))
    jadwal = jadwal_lowongan(berjalan)
    tim = _tim(berjalan, pada)
    return [
        *_batas_lamaran(berjalan, tim, hari),
        *_draf(berjalan, hari),
        *_perbaikan(berjalan, hari, pada),
        *_belum_diperiksa(berjalan, jadwal, tim, hari),
        *_akhir_tahap(berjalan, jadwal, tim, hari),
        *_lembar(berjalan, hari, pada),
        *_tanda_tangan(hari),
        *_sanggahan(berjalan, tim, hari),
        *_undangan(berjalan, hari),
    ]


def _tim(lowongan: Iterable[Lowongan], pada: datetime) -> dict[tuple[int, str], list[Pengguna]]:
    hasil: dict[tuple[int, str], list[Pengguna]] = defaultdict(list)
    for seleksi_id in {satu.seleksi_id for satu in lowongan}:
        baris: Iterable[Keanggotaan] = pemegang(seleksi_id, PERAN_SEKRETARIAT | {Peran.KETUA_PANSEL}, pada)
        for satu in baris:
            hasil[seleksi_id, satu.peran].append(satu.pengguna)
    return hasil


def _titipan(
    jenis: str,
    objek: int,
    penerima: Pengguna,
    tanggal: date,
    hari: date,
    perihal: str,
    tautan: str,
    **konteks: object,
) -> Iterator[Titipan]:
    """One message, when the date is one of the days on which people are told."""
    sisa = (tanggal - hari).days
    if sisa not in SISA_HARI:
        return
    kapan = "hari ini" if sisa == 0 else "besok" if sisa == 1 else f"{sisa} hari lagi"
    yield Titipan(
        kunci=f"ingat:{jenis}:{objek}:{penerima.pk}:{tanggal:%Y%m%d}:{sisa}",
        penerima=penerima,
        perihal=f"{perihal}, {kapan}",
        templat=f"seleksi/surel/ingat_{jenis}.txt",
        konteks={"kapan": kapan, "tanggal": aturan.tanggal_kata(tanggal), **konteks},
        tautan=tautan,
    )


def _hari_terakhir(lowongan: Lowongan) -> date | None:
    if lowongan.tahap != Tahap.PENGUMUMAN or lowongan.batas_lamaran is None:
        return None
    return aturan.tanggal_dari_batas(lowongan.batas_lamaran, timezone.get_current_timezone())


def _batas_lamaran(
    berjalan: list[Lowongan], tim: dict[tuple[int, str], list[Pengguna]], hari: date
) -> Iterator[Titipan]:
    terbuka = [(satu, tanggal) for satu in berjalan if (tanggal := _hari_terakhir(satu)) is not None]
    rekap = rekap_lamaran([satu.pk for satu, _ in terbuka])
    for lowongan, tanggal in terbuka:
        hitung = rekap.get(lowongan.pk, {})
        terkirim = sum(
            banyak for keadaan, banyak in hitung.items() if keadaan in ("DIAJUKAN", "DIPERIKSA", "MS", "TMS")
        )
        for peran in (Peran.KETUA_SEKRETARIAT, Peran.KETUA_PANSEL):
            for orang in tim[lowongan.seleksi_id, peran]:
                yield from _titipan(
                    "penutupan",
                    lowongan.pk,
                    orang,
                    tanggal,
                    hari,
                    f"Pendaftaran {lowongan} ditutup",
                    reverse("seleksi:lowongan", args=[lowongan.pk]),
                    nama_jabatan=lowongan.nama_jabatan,
                    jumlah=terkirim,
                    diperlukan=lowongan.seleksi.aturan_main.pengumuman.min_pelamar,
                )


def _draf(berjalan: list[Lowongan], hari: date) -> Iterator[Titipan]:
    tanggal = {
        satu.pk: akhir
        for satu in berjalan
        if (akhir := _hari_terakhir(satu)) is not None and (akhir - hari).days in SISA_HARI
    }
    dekat = [satu for satu in berjalan if satu.pk in tanggal]
    siapkan_dokumen(dekat)
    diminta = {satu.pk: [d for d in dokumen_lamaran(satu) if d.wajib] for satu in dekat}
    draf = Lamaran.objects.filter(lowongan__in=tanggal, keadaan=Keadaan.DRAF)
    terunggah = set(
        BerkasLamaran.objects.filter(lamaran__in=draf, diganti_pada__isnull=True).values_list(
            "lamaran", "jenis"
        )
    )
    for lamaran in draf.select_related("pelamar__pengguna", "lowongan").order_by("pk"):
        dokumen = diminta[lamaran.lowongan_id]
        yield from _titipan(
            "draf",
            lamaran.pk,
            lamaran.pelamar.pengguna,
            tanggal[lamaran.lowongan_id],
            hari,
            "Lamaran Anda belum dikirim; pendaftaran ditutup",
            reverse("peserta:lamaran", args=[lamaran.pk]),
            nama_jabatan=lamaran.lowongan.nama_jabatan,
            kurang=[satu.nama for satu in dokumen if (lamaran.pk, satu.kode) not in terunggah],
        )


def _perbaikan(berjalan: list[Lowongan], hari: date, pada: datetime) -> Iterator[Titipan]:
    """To applicants whose documents are open again and who have not sent them yet."""
    terbuka = Perbaikan.objects.filter(
        lamaran__lowongan__in=berjalan,
        lamaran__keadaan=Keadaan.DIAJUKAN,
        batas__gt=pada,
        dikirim_pada__isnull=True,
    )
    for satu in terbuka.select_related("lamaran__pelamar__pengguna", "lamaran__lowongan").order_by("pk"):
        batas: Any = satu.batas
        yield from _titipan(
            "perbaikan",
            satu.pk,
            satu.lamaran.pelamar.pengguna,
            aturan.tanggal_dari_batas(batas, timezone.get_current_timezone()),
            hari,
            "Perbaikan berkas Anda belum dikirim; batasnya",
            reverse("peserta:perbaikan", args=[satu.lamaran_id]),
            nama_jabatan=satu.lamaran.lowongan.nama_jabatan,
            nomor=satu.lamaran.nomor_pendaftaran,
        )


def _belum_diperiksa(
    berjalan: list[Lowongan],
    jadwal: dict[int, dict[str, tuple[date, date]]],
    tim: dict[tuple[int, str], list[Pengguna]],
    hari: date,
) -> Iterator[Titipan]:
    periksa = [
        satu for satu in berjalan if satu.tahap == Tahap.ADMINISTRASI and "ADMINISTRASI" in jadwal[satu.pk]
    ]
    rekap = rekap_lamaran([satu.pk for satu in periksa])
    for lowongan in periksa:
        hitung = rekap.get(lowongan.pk, {})
        sisa = hitung.get(Keadaan.DIAJUKAN, 0) + hitung.get(Keadaan.DIPERIKSA, 0)
        for orang in tim[lowongan.seleksi_id, Peran.VERIFIKATOR] if sisa else ():
            yield from _titipan(
                "verifikasi",
                lowongan.pk,
                orang,
                jadwal[lowongan.pk]["ADMINISTRASI"][1],
                hari,
                f"Lamaran {lowongan} belum selesai diperiksa",
                reverse("peserta:antrean_verifikasi"),
                nama_jabatan=lowongan.nama_jabatan,
                jumlah=sisa,
            )


def _akhir_tahap(
    berjalan: list[Lowongan],
    jadwal: dict[int, dict[str, tuple[date, date]]],
    tim: dict[tuple[int, str], list[Pengguna]],
    hari: date,
) -> Iterator[Titipan]:
    for lowongan in berjalan:
        kegiatan = KEGIATAN_TAHAP.get(Tahap(lowongan.tahap), "")
        # The end of registration has its own message, by its exact deadline.
        if lowongan.tahap == Tahap.PENGUMUMAN or kegiatan not in jadwal[lowongan.pk]:
            continue
        for orang in tim[lowongan.seleksi_id, Peran.KETUA_SEKRETARIAT]:
            yield from _titipan(
                "tahap",
                lowongan.pk,
                orang,
                jadwal[lowongan.pk][kegiatan][1],
                hari,
                f"{Jadwal.Kegiatan(kegiatan).label} {lowongan} berakhir",
                reverse("seleksi:lowongan", args=[lowongan.pk]),
                nama_jabatan=lowongan.nama_jabatan,
                kegiatan=Jadwal.Kegiatan(kegiatan).label,
            )


def _lembar(berjalan: list[Lowongan], hari: date, pada: datetime) -> Iterator[Titipan]:
    """To each rater about his own sheets only; how far others are is not in it."""
    dibuka = list(
        Komponen.objects.filter(lowongan__in=berjalan, keadaan=KeadaanKomponen.DIBUKA)
        .select_related("lowongan")
        .prefetch_related("lowongan__seleksi")
        .order_by("pk")
    )
    batas = batas_penilaian(dibuka)
    for komponen in dibuka:
        tanggal = batas.get(komponen.pk)
        if tanggal is None or (tanggal - hari).days not in SISA_HARI:
            continue
        for satu in kemajuan(komponen, pada):
            if satu.sisa > 0:
                yield from _titipan(
                    "lembar",
                    komponen.pk,
                    satu.keanggotaan.pengguna,
                    tanggal,
                    hari,
                    f"Lembar nilai {komponen.get_metode_display()} Anda belum terkunci",
                    reverse("beranda"),
                    nama_jabatan=komponen.lowongan.nama_jabatan,
                    komponen=komponen.get_metode_display(),
                    jumlah=satu.sisa,
                )


def _tanda_tangan(hari: date) -> Iterator[Titipan]:
    menunggu = Naskah.objects.filter(keadaan=Naskah.Keadaan.KONSEP, penanda_tangan__isnull=False)
    for naskah in menunggu.select_related("penanda_tangan").order_by("pk"):
        dibuat = timezone.localdate(naskah.dibuat_pada)
        if dibuat < hari and naskah.penanda_tangan is not None:
            yield from _titipan(
                "tanda_tangan",
                naskah.pk,
                naskah.penanda_tangan,
                dibuat + TENGGAT_TANDA_TANGAN,
                hari,
                f"{naskah.judul} menunggu tanda tangan Anda",
                reverse("beranda"),
                judul=naskah.judul,
                sejak=aturan.tanggal_kata(dibuat),
            )


def _sanggahan(
    berjalan: list[Lowongan], tim: dict[tuple[int, str], list[Pengguna]], hari: date
) -> Iterator[Titipan]:
    """To who has begun an objection and not sent it; to the Ketua Pansel about those without an answer.

    Words to the applicant do not name it: that he objects shows his result.
    """
    zona = timezone.get_current_timezone()
    administrasi = {
        satu.pk: satu
        for satu in berjalan
        if satu.tahap == Tahap.ADMINISTRASI and aturan.ada_masa_sanggah(satu.seleksi.aturan_main)
    }
    if not administrasi:
        return
    draf = Sanggahan.objects.filter(lamaran__lowongan__in=list(administrasi), diajukan_pada__isnull=True)
    for satu in draf.select_related("lamaran__pelamar__pengguna", "masa").order_by("pk"):
        lowongan = administrasi[satu.lamaran.lowongan_id]
        yield from _titipan(
            "isian",
            satu.lamaran_id,
            satu.lamaran.pelamar.pengguna,
            aturan.tanggal_dari_batas(satu.masa.batas, zona),
            hari,
            f"Isian Anda untuk {lowongan} belum dikirim",
            reverse("peserta:lamaran", args=[satu.lamaran_id]),
            nama_jabatan=lowongan.nama_jabatan,
        )
    for pk, keadaan in keadaan_sanggah(administrasi).items():
        if not keadaan.belum_dijawab or keadaan.batas_jawab is None:
            continue
        lowongan = administrasi[pk]
        for orang in tim[lowongan.seleksi_id, Peran.KETUA_PANSEL]:
            yield from _titipan(
                "sanggahan",
                pk,
                orang,
                aturan.tanggal_dari_batas(keadaan.batas_jawab, zona),
                hari,
                f"Sanggahan {lowongan} belum dijawab",
                reverse("peserta:daftar_sanggahan", args=[pk]),
                nama_jabatan=lowongan.nama_jabatan,
                jumlah=keadaan.belum_dijawab,
            )


def _undangan(berjalan: list[Lowongan], hari: date) -> Iterator[Titipan]:
    """To each participant, the day before he is expected somewhere."""
    besok = hari + timedelta(days=1)
    for satu in undangan_besok(berjalan, besok):
        lowongan = satu.lamaran.lowongan
        yield from _titipan(
            "undangan",
            satu.pk,
            satu.lamaran.pelamar.pengguna,
            besok,
            hari,
            f"{satu.get_kegiatan_display()} {lowongan}",
            reverse("peserta:lamaran", args=[satu.lamaran_id]),
            nama_jabatan=lowongan.nama_jabatan,
            kegiatan=satu.get_kegiatan_display().lower(),
            waktu=sebut_rentang(satu.mulai, satu.selesai),
            tempat=satu.panggilan.tempat or satu.panggilan.tautan,
        )
