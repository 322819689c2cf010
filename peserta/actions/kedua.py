"""Acts of the second verifier who checks for himself, and of those who decide where two disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from jejak.catat import catat
from panitia.aturan import Peran
from panitia.queries import pemegang
from peserta import aturan, queries, wewenang
from peserta.actions.kunci import kunci_lamaran
from peserta.actions.pegang import lepas, pegang
from peserta.models import ButirSelisih, Lamaran, PemeriksaanKedua, Selisih


@transaction.atomic(durable=True)
def periksa_butir_kedua(
    *, lamaran: Lamaran, butir: str, putusan: str, alasan: str, oleh: Pengguna, pada: datetime
) -> PemeriksaanKedua:
    """Enter the second person's own verdict on one item, or change it while his check is open."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_periksa_butir_kedua(oleh, lamaran, butir, putusan, alasan, pada).pastikan()
    ada = lamaran.pemeriksaan_kedua.filter(butir=butir).first()
    satu = ada or PemeriksaanKedua(lamaran=lamaran, butir=butir)
    satu.putusan, satu.alasan = putusan, alasan.strip()
    satu.diperiksa_pada, satu.diperiksa_oleh = pada, oleh
    satu.save()
    pegang(lamaran=lamaran, oleh=oleh, pada=pada)
    rincian = {"butir": butir, "putusan": putusan, "alasan": satu.alasan}
    catat("lamaran.butir_diperiksa_kedua", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    return satu


@transaction.atomic(durable=True)
def selesai_diperiksa_kedua(*, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The second person is done: where both agree the result stands, else a third person decides."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_selesai_diperiksa_kedua(oleh, lamaran, pada).pastikan()
    pertama = {butir: satu.putusan for butir, satu in queries.verifikasi_lamaran(lamaran).items()}
    kedua = {butir: satu.putusan for butir, satu in queries.pemeriksaan_kedua(lamaran).items()}
    beda = aturan.beda_putusan(pertama, kedua)
    if beda:
        buka_selisih(lamaran=lamaran, sebab=Selisih.Sebab.BEDA, butir=beda, catatan="", oleh=oleh, pada=pada)
    else:
        tetapkan_hasil(lamaran=lamaran, putusan=pertama, oleh=oleh, pada=pada)
    return lamaran


@transaction.atomic(durable=True)
def putus_selisih(
    *,
    lamaran: Lamaran,
    putusan: Mapping[str, tuple[str, str]],
    nomor: str = "",
    tanggal: date | None = None,
    oleh: Pengguna,
    pada: datetime,
) -> Lamaran:
    """Decide every item in dispute, (verdict, reason) each; the application is MS or TMS by it."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_putus_selisih(oleh, lamaran, putusan, nomor, tanggal, pada).pastikan()
    selisih = Selisih.objects.select_for_update(of=("self",), no_key=True).get(
        lamaran=lamaran, diputus_pada__isnull=True
    )
    for butir, satu in queries.butir_selisih(selisih).items():
        satu.putusan, satu.alasan = putusan[butir][0], putusan[butir][1].strip()
        satu.save(update_fields=["putusan", "alasan"])
    selisih.diputus_pada, selisih.diputus_oleh = pada, oleh
    selisih.nomor, selisih.tanggal = nomor.strip(), tanggal
    selisih.save()
    rincian = {
        "penentu": selisih.penentu,
        "nomor": selisih.nomor,
        "butir": {butir: list(isi) for butir, isi in putusan.items()},
    }
    catat("lamaran.selisih_diputus", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    akhir = {butir: satu for butir, (satu, _) in queries.putusan_lamaran(lamaran).items()}
    tetapkan_hasil(lamaran=lamaran, putusan=akhir, oleh=oleh, pada=pada)
    return lamaran


@transaction.atomic(durable=True)
def teruskan_selisih(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Selisih:
    """The Ketua Sekretariat leaves the decision to the pleno of the Pansel, with his reason."""
    lamaran = kunci_lamaran(lamaran=lamaran)
    wewenang.boleh_teruskan_selisih(oleh, lamaran, alasan, pada).pastikan()
    selisih = Selisih.objects.select_for_update(of=("self",), no_key=True).get(
        lamaran=lamaran, diputus_pada__isnull=True
    )
    selisih.penentu = Selisih.Penentu.PLENO
    selisih.alasan_terus = alasan.strip()
    selisih.diteruskan_pada, selisih.diteruskan_oleh = pada, oleh
    selisih.save()
    catat("lamaran.selisih_diteruskan", objek=lamaran, oleh=oleh, pada=pada, alasan=selisih.alasan_terus)
    _kabari(lamaran, selisih, (Peran.KETUA_PANSEL,), pada)
    return selisih


def buka_selisih(
    *, lamaran: Lamaran, sebab: str, butir: Sequence[str], catatan: str, oleh: Pengguna, pada: datetime
) -> Selisih:
    """Step of an act of the second person: the items in dispute go to the Ketua Sekretariat."""
    selisih = Selisih.objects.create(
        lamaran=lamaran, sebab=sebab, catatan=catatan, dibuka_pada=pada, dibuka_oleh=oleh
    )
    ButirSelisih.objects.bulk_create(ButirSelisih(selisih=selisih, butir=satu) for satu in butir)
    lepas(lamaran=lamaran)
    rincian = {"sebab": str(sebab), "butir": list(butir), "catatan": catatan}
    catat("lamaran.selisih_dibuka", objek=lamaran, oleh=oleh, pada=pada, **rincian)
    _kabari(lamaran, selisih, (Peran.KETUA_SEKRETARIAT,), pada)
    return selisih


def tetapkan_hasil(*, lamaran: Lamaran, putusan: Mapping[str, str], oleh: Pengguna, pada: datetime) -> None:
    """Step of an act that settles a check: MS when every item is in order, else TMS. Told when announced."""
    lamaran.ditetapkan_oleh = oleh
    if aturan.kesimpulan(putusan) == aturan.MS:
        lamaran.nyatakan_ms(pada)
    else:
        lamaran.nyatakan_tms(pada)
    lamaran.save()
    lepas(lamaran=lamaran)
    catat("lamaran.ditetapkan", objek=lamaran, oleh=oleh, pada=pada, hasil=lamaran.keadaan)


def _kabari(lamaran: Lamaran, selisih: Selisih, peran: Iterable[Peran], pada: datetime) -> None:
    for satu in pemegang(lamaran.lowongan.seleksi_id, set(peran), pada):
        kirim_setelah_commit(
            kunci=f"lamaran.selisih:{selisih.pk}:{selisih.penentu}:{satu.pengguna_id}",
            penerima=satu.pengguna,
            perihal=f"Selisih pemeriksaan lamaran {lamaran.nomor_pendaftaran} menunggu putusan",
            templat="peserta/surel/selisih.txt",
            konteks={"nama_jabatan": lamaran.lowongan.nama_jabatan, "nomor": lamaran.nomor_pendaftaran},
            tautan=reverse("peserta:selisih", args=[lamaran.pk]),
            pada=pada,
        )
