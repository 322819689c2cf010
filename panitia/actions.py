"""Acts on decrees, roles and declarations. The only code that writes permissions of django-guardian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from akun.actions import akhiri_sesi, lepaskan_akun_tertunda, siapkan_akun
from akun.models import Pengguna
from akun.surel import kirim_setelah_commit
from dokumen import terbit
from dokumen.models import Berkas, Naskah
from dokumen.terbilang import tanggal_panjang
from jejak.catat import catat
from panitia import naskah, queries, wewenang
from panitia.aturan import HAK, PERNYATAAN_WAJIB, SEBUTAN_PERAN, Calon, Hak, Peran
from panitia.models import (
    IzinSeleksi,
    Keanggotaan,
    KesesuaianAnggota,
    Pernyataan,
    SertifikatAsesor,
    SuratKeputusan,
)
from seleksi.models import Instansi, NaskahSeleksi, Seleksi

POLA_KEPUTUSAN = "{klasifikasi}/{urut} TAHUN {tahun}"
TEMPLAT_PEMBENTUKAN = "panitia/naskah/keputusan_pembentukan.html"
KEADAAN = SuratKeputusan.Keadaan


@dataclass(frozen=True, slots=True)
class Anggota:
    """One line of the annex of a decree."""

    pengguna: Pengguna
    peran: Peran
    jabatan: str
    instansi: str
    unsur: str = ""
    eselon: str = ""


@transaction.atomic(durable=True)
def simpan_instansi(*, isi: Mapping[str, str], oleh: Pengguna, pada: datetime) -> Instansi:
    """The regency itself, one row; papers already made keep what they say."""
    wewenang.boleh_mengurus_instalasi(oleh).pastikan()
    instansi = Instansi.objects.select_for_update(no_key=True).first() or Instansi(pk=1)
    berubah = {}
    for nama in (medan.name for medan in Instansi._meta.concrete_fields if not medan.primary_key):
        if getattr(instansi, nama) != isi[nama]:
            berubah[nama] = {"dari": getattr(instansi, nama), "ke": isi[nama]}
            setattr(instansi, nama, isi[nama])
    instansi.save()
    catat("instansi.disimpan", objek=instansi, oleh=oleh, pada=pada, berubah=berubah)
    return instansi


@transaction.atomic(durable=True)
def undang_pengguna(*, nama: str, email: str, nip: str, oleh: Pengguna, pada: datetime) -> Pengguna:
    """Open an account for somebody who will hold a role; he sets his own password by the mail he gets.

    ``nip`` is 18 digits or empty. Raises NipTidakSah for an impossible one.
    """
    wewenang.boleh_mengurus_instalasi(oleh).pastikan()
    lepaskan_akun_tertunda(email=email.strip().lower(), nip=nip or None)
    wewenang.boleh_mengundang(email, nip).pastikan()
    return siapkan_akun(nama=nama, email=email, nip=nip or None, oleh=oleh, pada=pada)


@transaction.atomic(durable=True)
def susun_sk(
    *,
    seleksi: Seleksi,
    jenis: str,
    anggota: Sequence[Anggota],
    berlaku_sejak: date,
    berlaku_sampai: date,
    oleh: Pengguna,
    pada: datetime,
) -> SuratKeputusan:
    """Draft the decree of the Pansel or the Sekretariat for the PPK's signature; an older draft makes way."""
    seleksi = _kunci(seleksi)
    wewenang.boleh_susun_sk(
        oleh, seleksi, jenis, jadi_calon(anggota=anggota), berlaku_sampai, pada
    ).pastikan()
    for lama in SuratKeputusan.objects.filter(seleksi=seleksi, jenis=jenis, keadaan=KEADAAN.KONSEP):
        _buang(lama, "Diganti dengan konsep baru.", oleh, pada)
    sk = SuratKeputusan.objects.create(
        seleksi=seleksi,
        jenis=jenis,
        berlaku_sejak=berlaku_sejak,
        berlaku_sampai=berlaku_sampai,
        dibuat_pada=pada,
        dibuat_oleh=oleh,
    )
    baris = _isi(sk, anggota)
    ppk = queries.pemegang(seleksi.pk, Peran.PPK, pada)[0]
    instansi = Instansi.objects.get()
    sk.naskah = terbit.siapkan(
        templat=TEMPLAT_PEMBENTUKAN,
        judul=sk.get_jenis_display(),
        isi=naskah.keputusan_pembentukan(sk, baris, instansi, ppk=ppk),
        kelas=Naskah.Kelas.UMUM,
        penanda_tangan=ppk.pengguna,
        jabatan_penanda=instansi.jabatan_ppk,
        pola_nomor=POLA_KEPUTUSAN,
        oleh=oleh,
        pada=pada,
    )
    sk.save(update_fields=["naskah"])
    NaskahSeleksi.objects.create(naskah=sk.naskah, seleksi=seleksi)
    catat("sk.disusun", objek=sk, oleh=oleh, pada=pada, jenis=jenis, anggota=_untuk_jejak(baris))
    _beri_tahu(
        f"sk.disusun:{sk.pk}",
        [ppk.pengguna],
        f"Menunggu tanda tangan Anda: {sk.get_jenis_display()}",
        "panitia/surel/sk_menunggu.txt",
        {"jenis": sk.get_jenis_display(), "seleksi": str(seleksi), "jumlah": len(baris)},
        reverse("panitia:tanda_tangani_sk", args=[sk.pk]),
        pada,
    )
    return sk


@transaction.atomic(durable=True)
def buang_konsep(*, sk: SuratKeputusan, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    """Throw away an unsigned draft; its paper stays, withdrawn."""
    _kunci(sk.seleksi)
    sk = _kunci_sk(sk)
    wewenang.boleh_buang_konsep(oleh, sk, pada).pastikan()
    _buang(sk, alasan, oleh, pada)


@transaction.atomic(durable=True)
def tanda_tangani_sk(*, sk: SuratKeputusan, oleh: Pengguna, pada: datetime) -> SuratKeputusan:
    """The PPK signs: number, date, roles and permissions at once; the decree it replaces ends."""
    _kunci(sk.seleksi)
    sk = _kunci_sk(sk)
    wewenang.boleh_tanda_tangani_sk(oleh, sk, pada).pastikan()
    konsep = Naskah.objects.get(surat_keputusan=sk)
    terbitan = terbit.tanda_tangani(naskah=konsep, oleh=oleh, pada=pada)
    _cabut_yang_lama(sk, f"Diganti dengan Keputusan Nomor {terbitan.nomor}.", oleh, pada)
    sk.nomor, sk.tanggal, sk.keadaan = terbitan.nomor, terbitan.tanggal, KEADAAN.BERLAKU
    sk.save(update_fields=["nomor", "tanggal", "keadaan"])
    anggota = _anggota(sk)
    _selaraskan_semua(sk.seleksi, anggota, pada)
    catat(
        "sk.ditandatangani",
        objek=sk,
        oleh=oleh,
        pada=pada,
        nomor=sk.nomor,
        jenis=sk.jenis,
        anggota=_untuk_jejak(anggota),
    )
    _kabari_anggota(sk, anggota, pada)
    return sk


@transaction.atomic(durable=True)
def daftarkan_sk(
    *,
    seleksi: Seleksi,
    jenis: str,
    nomor: str,
    tanggal: date,
    berlaku_sejak: date,
    berlaku_sampai: date,
    anggota: Sequence[Anggota],
    oleh: Pengguna,
    pada: datetime,
    berkas: Berkas | None = None,
) -> SuratKeputusan:
    """Register a decree issued elsewhere (PEJABAT, TIM): its roles hold from its first day."""
    seleksi = _kunci(seleksi)
    wewenang.boleh_daftarkan_sk(
        oleh, seleksi, jenis, jadi_calon(anggota=anggota), berlaku_sampai, pada
    ).pastikan()
    sk = SuratKeputusan.objects.create(
        seleksi=seleksi,
        jenis=jenis,
        keadaan=KEADAAN.BERLAKU,
        nomor=nomor.strip(),
        tanggal=tanggal,
        berkas=berkas,
        berlaku_sejak=berlaku_sejak,
        berlaku_sampai=berlaku_sampai,
        dibuat_pada=pada,
        dibuat_oleh=oleh,
    )
    baris = _isi(sk, anggota)
    _selaraskan_semua(seleksi, baris, pada)
    catat(
        "sk.didaftarkan",
        objek=sk,
        oleh=oleh,
        pada=pada,
        nomor=sk.nomor,
        jenis=jenis,
        anggota=_untuk_jejak(baris),
    )
    _kabari_anggota(sk, baris, pada)
    return sk


@transaction.atomic(durable=True)
def berhentikan(*, keanggotaan: Keanggotaan, alasan: str, oleh: Pengguna, pada: datetime) -> Keanggotaan:
    """End one role now; the person's open sessions end with it."""
    seleksi = _kunci(keanggotaan.seleksi)
    keanggotaan = (
        Keanggotaan.objects.select_for_update(of=("self",), no_key=True)
        .select_related("sk", "pengguna")
        .get(pk=keanggotaan.pk)
    )
    wewenang.boleh_berhentikan(oleh, keanggotaan, pada).pastikan()
    keanggotaan.dihentikan_pada, keanggotaan.dihentikan_oleh = pada, oleh
    keanggotaan.alasan_henti = alasan.strip()
    keanggotaan.save(update_fields=["dihentikan_pada", "dihentikan_oleh", "alasan_henti"])
    selaraskan_izin(seleksi=seleksi, pengguna=keanggotaan.pengguna, pada=pada)
    akhiri_sesi(pengguna=keanggotaan.pengguna)
    catat(
        "keanggotaan.dihentikan",
        objek=keanggotaan,
        oleh=oleh,
        pada=pada,
        peran=keanggotaan.peran,
        pengguna=keanggotaan.pengguna_id,
        alasan=keanggotaan.alasan_henti,
    )
    sebutan = SEBUTAN_PERAN[keanggotaan.peran]
    _beri_tahu(
        f"keanggotaan.dihentikan:{keanggotaan.pk}",
        [keanggotaan.pengguna],
        f"Peran {sebutan} Anda berakhir",
        "panitia/surel/dihentikan.txt",
        {"peran": sebutan, "seleksi": str(seleksi), "alasan": keanggotaan.alasan_henti},
        "",
        pada,
    )
    return keanggotaan


@transaction.atomic(durable=True)
def nyatakan(
    *, keanggotaan: Keanggotaan, jenis: str, oleh: Pengguna, pada: datetime, berkas: Berkas | None = None
) -> Pernyataan:
    """A member of the Pansel signs one declaration; the words are kept with it."""
    keanggotaan = (
        Keanggotaan.objects.select_for_update(of=("self",), no_key=True)
        .select_related("sk", "pengguna", "seleksi")
        .get(pk=keanggotaan.pk)
    )
    wewenang.boleh_nyatakan(oleh, keanggotaan, jenis, berkas is not None, pada).pastikan()
    pernyataan = Pernyataan.objects.create(
        keanggotaan=keanggotaan,
        jenis=jenis,
        teks=naskah.teks_pernyataan(keanggotaan, jenis),
        berkas=berkas,
        dinyatakan_pada=pada,
        dinyatakan_oleh=oleh,
    )
    sidik = berkas.sha256 if berkas else ""
    catat("pernyataan.ditandatangani", objek=pernyataan, oleh=oleh, pada=pada, jenis=jenis, sidik=sidik)
    if Pernyataan.objects.filter(keanggotaan=keanggotaan).count() == len(PERNYATAAN_WAJIB):
        pengelola = queries.pemegang(keanggotaan.seleksi_id, Peran.KETUA_SEKRETARIAT, pada)
        _beri_tahu(
            f"pernyataan.lengkap:{keanggotaan.pk}",
            [satu.pengguna for satu in pengelola],
            f"Pernyataan {keanggotaan.pengguna} lengkap",
            "panitia/surel/pernyataan_lengkap.txt",
            {"nama": str(keanggotaan.pengguna), "seleksi": str(keanggotaan.seleksi)},
            reverse("panitia:sk_seleksi", args=[keanggotaan.seleksi_id]),
            pada,
        )
    return pernyataan


@transaction.atomic(durable=True)
def catat_sertifikat(
    *,
    keanggotaan: Keanggotaan,
    nomor: str,
    lembaga: str,
    berlaku_sampai: date,
    pengalaman_tahun: int,
    independen: bool,
    berkas: Berkas,
    oleh: Pengguna,
    pada: datetime,
) -> SertifikatAsesor:
    """Keep what shows an assessor certified, experienced and independent; a newer one replaces the older."""
    keanggotaan = (
        Keanggotaan.objects.select_for_update(of=("self",), no_key=True)
        .select_related("sk", "pengguna")
        .get(pk=keanggotaan.pk)
    )
    wewenang.boleh_catat_sertifikat(oleh, keanggotaan, pada).pastikan()
    isi = {
        "nomor": nomor.strip(),
        "lembaga": lembaga.strip(),
        "berlaku_sampai": berlaku_sampai,
        "pengalaman_tahun": pengalaman_tahun,
        "independen": independen,
    }
    lain = {"berkas": berkas, "dicatat_pada": pada, "dicatat_oleh": oleh}
    sertifikat, _ = SertifikatAsesor.objects.update_or_create(keanggotaan=keanggotaan, defaults=isi | lain)
    catat("sertifikat.dicatat", objek=sertifikat, oleh=oleh, pada=pada, isi=isi, berkas=berkas.sha256)
    return sertifikat


@transaction.atomic(durable=True)
def catat_kesesuaian(
    *, seleksi: Seleksi, isi: Mapping[tuple[int, int], str], oleh: Pengguna, pada: datetime
) -> int:
    """Write why Pansel members fit vacancies (keanggotaan, lowongan -> words); returns how many changed."""
    seleksi = _kunci(seleksi)
    wewenang.boleh_catat_kesesuaian(oleh, seleksi, isi.keys(), pada).pastikan()
    lama = {
        (satu.keanggotaan_id, satu.lowongan_id): satu.uraian
        for satu in KesesuaianAnggota.objects.filter(keanggotaan__seleksi=seleksi)
    }
    baru = {kunci: uraian.strip() for kunci, uraian in isi.items() if lama.get(kunci, "") != uraian.strip()}
    for (keanggotaan, lowongan), uraian in baru.items():
        dasar: dict[str, Any] = {"keanggotaan_id": keanggotaan, "lowongan_id": lowongan}
        if uraian:
            tercatat: dict[str, Any] = {"uraian": uraian, "dicatat_pada": pada, "dicatat_oleh": oleh}
            KesesuaianAnggota.objects.update_or_create(**dasar, defaults=tercatat)
        else:
            KesesuaianAnggota.objects.filter(**dasar).delete()
    if baru:
        rinci = [{"anggota": a, "lowongan": b, "uraian": uraian} for (a, b), uraian in baru.items()]
        catat("kesesuaian.dicatat", objek=seleksi, oleh=oleh, pada=pada, isi=rinci)
    return len(baru)


@transaction.atomic(durable=True)
def akhiri_masa(*, seleksi: Seleksi, pengguna: Pengguna, oleh: Pengguna | None, pada: datetime) -> set[str]:
    """Take away the permissions of a person whose decree is over; returns what was taken."""
    seleksi = _kunci(seleksi)
    _, diambil = selaraskan_izin(seleksi=seleksi, pengguna=pengguna, pada=pada)
    if diambil:
        catat("izin.berakhir", objek=seleksi, oleh=oleh, pada=pada, pengguna=pengguna.pk, hak=sorted(diambil))
    return diambil


def selaraskan_izin(*, seleksi: Seleksi, pengguna: Pengguna, pada: datetime) -> tuple[set[str], set[str]]:
    """Step: make the permissions of one person equal to what signed, unfinished decrees give.

    Returns the rights given and the rights taken. A decree that begins later is included: until its first
    day the membership itself keeps the door shut.
    """
    peran = Keanggotaan.objects.memberi_izin(timezone.localdate(pada)).filter(
        seleksi=seleksi, pengguna=pengguna
    )
    patut = {str(hak) for satu in peran.values_list("peran", flat=True) for hak in HAK[Peran(satu)]}
    dipegang = IzinSeleksi.objects.filter(user=pengguna, content_object=seleksi)
    punya = set(dipegang.values_list("permission__codename", flat=True))
    if patut - punya:
        jenis = ContentType.objects.get_for_model(Seleksi)
        izin = Permission.objects.filter(content_type=jenis, codename__in=patut - punya)
        IzinSeleksi.objects.bulk_create(
            IzinSeleksi(user=pengguna, content_object=seleksi, permission=satu) for satu in izin
        )
    if punya - patut:
        dipegang.filter(permission__codename__in=punya - patut).delete()
    return patut - punya, punya - patut


def _kunci(seleksi: Seleksi) -> Seleksi:
    return Seleksi.objects.select_for_update(of=("self",), no_key=True).get(pk=seleksi.pk)


def _kunci_sk(sk: SuratKeputusan) -> SuratKeputusan:
    dasar = SuratKeputusan.objects.select_for_update(of=("self",), no_key=True)
    return dasar.select_related("seleksi", "naskah").get(pk=sk.pk)


def jadi_calon(*, anggota: Iterable[Anggota]) -> list[Calon]:
    """Step: the lines of an annex as the facts the rules ask for."""
    return [
        Calon(satu.pengguna.pk, satu.pengguna.nama_tampil, Peran(satu.peran), satu.unsur, satu.eselon)
        for satu in anggota
    ]


def _isi(sk: SuratKeputusan, anggota: Sequence[Anggota]) -> list[Keanggotaan]:
    return Keanggotaan.objects.bulk_create(
        Keanggotaan(
            sk=sk,
            seleksi=sk.seleksi,
            pengguna=satu.pengguna,
            peran=Peran(satu.peran),
            unsur=satu.unsur,
            eselon=satu.eselon,
            jabatan=satu.jabatan.strip(),
            instansi=satu.instansi.strip(),
            urutan=urutan,
        )
        for urutan, satu in enumerate(anggota, start=1)
    )


def _anggota(sk: SuratKeputusan) -> list[Keanggotaan]:
    return list(sk.keanggotaan.select_related("pengguna").order_by("urutan", "pk"))


def _untuk_jejak(anggota: Iterable[Keanggotaan]) -> list[dict[str, object]]:
    return [{"pengguna": satu.pengguna_id, "peran": str(satu.peran), "unsur": satu.unsur} for satu in anggota]


def _buang(sk: SuratKeputusan, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    catat("sk.konsep_dibuang", objek=sk, oleh=oleh, pada=pada, jenis=sk.jenis, alasan=alasan)
    if sk.naskah is not None:
        terbit.cabut(naskah=sk.naskah, oleh=oleh, pada=pada, alasan=alasan)
    sk.keanggotaan.all().delete()
    sk.delete()


def _cabut_yang_lama(sk: SuratKeputusan, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    """The decree in force of the same body ends now; whoever is not in the new one loses his permissions."""
    lama = SuratKeputusan.objects.filter(seleksi=sk.seleksi, jenis=sk.jenis, keadaan=KEADAAN.BERLAKU).first()
    if lama is None:
        return
    lama.keadaan = KEADAAN.DICABUT
    lama.save(update_fields=["keadaan"])
    if lama.naskah is not None:
        terbit.cabut(naskah=lama.naskah, oleh=oleh, pada=pada, alasan=alasan)
    catat("sk.dicabut", objek=lama, oleh=oleh, pada=pada, nomor=lama.nomor, alasan=alasan)
    _selaraskan_semua(sk.seleksi, _anggota(lama), pada)


def _selaraskan_semua(seleksi: Seleksi, anggota: Iterable[Keanggotaan], pada: datetime) -> None:
    for pengguna in {satu.pengguna_id: satu.pengguna for satu in anggota}.values():
        selaraskan_izin(seleksi=seleksi, pengguna=pengguna, pada=pada)


def _kabari_anggota(sk: SuratKeputusan, anggota: Iterable[Keanggotaan], pada: datetime) -> None:
    for satu in anggota:
        sebutan = SEBUTAN_PERAN[satu.peran]
        pansel = Hak.NILAI in HAK[Peran(satu.peran)]
        _beri_tahu(
            f"keanggotaan.berlaku:{satu.pk}",
            [satu.pengguna],
            f"Anda ditetapkan sebagai {sebutan}",
            "panitia/surel/ditetapkan.txt",
            {
                "peran": sebutan,
                "seleksi": str(sk.seleksi),
                "nomor": sk.nomor,
                "sejak": tanggal_panjang(sk.berlaku_sejak),
                "sampai": tanggal_panjang(sk.berlaku_sampai),
                "pansel": pansel,
            },
            reverse("panitia:pernyataan" if pansel else "beranda"),
            pada,
        )


def _beri_tahu(
    kunci: str,
    penerima: Iterable[Pengguna],
    perihal: str,
    templat: str,
    konteks: dict[str, object],
    tautan: str,
    pada: datetime,
) -> None:
    for satu in penerima:
        kirim_setelah_commit(
            kunci=f"{kunci}:{satu.pk}",
            penerima=satu,
            perihal=perihal,
            templat=templat,
            konteks=konteks,
            tautan=tautan,
            pada=pada,
        )
