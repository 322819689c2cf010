"""Who may draft, sign, register and end decrees and roles, and when. The rules themselves: aturan.py."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from akun.models import Pengguna
from panitia import aturan, queries
from panitia.aturan import Calon, Hak, Peran
from panitia.models import Keanggotaan, Pernyataan, SuratKeputusan
from peserta.alur import Keadaan
from peserta.models import Lamaran
from seleksi.aturan import menurut_profil
from seleksi.izin import Izin, Temuan
from seleksi.models import Instansi, Seleksi

JENIS = SuratKeputusan.Jenis
# Decrees made here and signed by the PPK; the others are issued elsewhere and registered.
JENIS_DISUSUN = (JENIS.PANSEL, JENIS.SEKRETARIAT)


def boleh_mengurus_instalasi(pengguna: Pengguna) -> Izin:
    """Accounts, instansi and new selections belong to the operator."""
    return Izin.dari(_hanya_operator(pengguna))


def boleh_mengundang(email: str, nip: str) -> Izin:
    """One person, one account: neither the e-mail nor the NIP belongs to an account already."""
    surel = email.strip().lower()
    pemilik = Pengguna.objects.filter(Q(email=surel) | Q(nip=nip)).first()
    if pemilik is None:
        return Izin()
    apa = f"Alamat surel {surel}" if pemilik.email == surel else "NIP ini"
    pesan = f"{apa} sudah dipakai akun {pemilik.nama_tampil}; pilih namanya saat menyusun keputusan."
    return Izin.dari(_blok("P-11", "Pasal 6 ayat (1)", pesan, "Operator"))


def boleh_susun_sk(
    pengguna: Pengguna,
    seleksi: Seleksi,
    jenis: str,
    calon: Sequence[Calon],
    berlaku_sampai: date,
    pada: datetime,
) -> Izin:
    """Draft the decree of the Pansel (Ketua Sekretariat) or of the Sekretariat (operator)."""
    return Izin.dari(
        _penyusun(pengguna, seleksi, jenis, pada),
        _instansi_lengkap(),
        _ada_ppk(seleksi, pada),
        _susunan(seleksi, jenis, calon),
        _masa(berlaku_sampai, timezone.localdate(pada)),
        _orang(seleksi, jenis, calon, {pengguna.pk}, pada),
    )


def boleh_tanda_tangani_sk(pengguna: Pengguna, sk: SuratKeputusan, pada: datetime) -> Izin:
    """Sign a drafted decree: the PPK of the selection, who is its named signer."""
    calon = queries.calon_dari(sk.keanggotaan.select_related("pengguna").order_by("urutan", "pk"))
    return Izin.dari(
        queries.temuan_hak(pengguna, sk.seleksi_id, Hak.PUTUSKAN, pada),
        _masih_konsep(sk),
        _penanda(sk, pengguna),
        _susunan(sk.seleksi, sk.jenis, calon),
        _masa(sk.berlaku_sampai, timezone.localdate(pada)),
        _orang(sk.seleksi, sk.jenis, calon, {pengguna.pk}, pada),
    )


def boleh_buang_konsep(pengguna: Pengguna, sk: SuratKeputusan, pada: datetime) -> Izin:
    """Throw away an unsigned draft: who may draft it."""
    return Izin.dari(_penyusun(pengguna, sk.seleksi, sk.jenis, pada), _masih_konsep(sk))


def boleh_daftarkan_sk(
    pengguna: Pengguna,
    seleksi: Seleksi,
    jenis: str,
    calon: Sequence[Calon],
    berlaku_sampai: date,
    pada: datetime,
) -> Izin:
    """Register a decree issued elsewhere: officials by the operator, the team by the Ketua Sekretariat."""
    return Izin.dari(
        _pendaftar(pengguna, seleksi, jenis, pada),
        _berisi(calon),
        _masa(berlaku_sampai, timezone.localdate(pada)),
        _pejabat_tunggal(seleksi, calon, pada),
        _orang(seleksi, jenis, calon, {pengguna.pk}, pada),
    )


def boleh_berhentikan(pengguna: Pengguna, keanggotaan: Keanggotaan, pada: datetime) -> Izin:
    """End one role before its decree ends."""
    return Izin.dari(_pemberhenti(pengguna, keanggotaan, pada), _masih_menjabat(keanggotaan))


def boleh_nyatakan(
    pengguna: Pengguna, keanggotaan: Keanggotaan, jenis: str, ada_berkas: bool, pada: datetime
) -> Izin:
    """Sign a declaration: the member himself, once, while the role is in force."""
    return Izin.dari(
        _diri_sendiri(pengguna, keanggotaan),
        _anggota_pansel_berlaku(keanggotaan, pada),
        _belum_dinyatakan(keanggotaan, jenis),
        _bermeterai(jenis, ada_berkas),
    )


def _blok(kode: str, dasar: str, pesan: str, pelaku: str = "", tindakan: str = "") -> list[Temuan]:
    return [Temuan(kode, dasar, pesan, pelaku=pelaku, tindakan=tindakan)]


def _hanya_operator(pengguna: Pengguna) -> list[Temuan]:
    if pengguna.operator:
        return []
    return _blok("P-11", "Pasal 6 ayat (1)", "Tindakan ini milik Operator instalasi.", "Operator")


def _berhak(pengguna: Pengguna, seleksi_id: int, hak: frozenset[Hak], pada: datetime) -> list[Temuan]:
    return queries.temuan_hak(pengguna, seleksi_id, hak, pada) if hak else _hanya_operator(pengguna)


def _penyusun(pengguna: Pengguna, seleksi: Seleksi, jenis: str, pada: datetime) -> list[Temuan]:
    if jenis in JENIS_DISUSUN:
        return _berhak(pengguna, seleksi.pk, aturan.PENYUSUN_SK[jenis], pada)
    return _blok(
        "P-11", "Pasal 5, Pasal 6", "Keputusan jenis ini diterbitkan di luar aplikasi; daftarkan saja."
    )


def _pendaftar(pengguna: Pengguna, seleksi: Seleksi, jenis: str, pada: datetime) -> list[Temuan]:
    if jenis not in JENIS_DISUSUN:
        return _berhak(pengguna, seleksi.pk, aturan.PENYUSUN_SK[jenis], pada)
    return _blok(
        "P-02", "Pasal 5 ayat (1)", "Keputusan jenis ini disusun di aplikasi dan ditandatangani PPK."
    )


def _pemberhenti(pengguna: Pengguna, keanggotaan: Keanggotaan, pada: datetime) -> list[Temuan]:
    hak = aturan.PENGHENTI_SK[keanggotaan.sk.jenis]
    return _berhak(pengguna, keanggotaan.seleksi_id, hak, pada)


def _instansi_lengkap() -> list[Temuan]:
    if Instansi.objects.exists():
        return []
    pesan = "Data instansi belum diisi; kop dan jabatan penanda tangan berasal dari sana."
    return _blok("P-11", "Pasal 6 ayat (1)", pesan, "Operator", "panitia.instansi")


def _ada_ppk(seleksi: Seleksi, pada: datetime) -> list[Temuan]:
    if queries.pemegang(seleksi.pk, Peran.PPK, pada).exists():
        return []
    pesan = "Penanda tangan belum ada: PPK seleksi ini belum didaftarkan atau masanya sudah berakhir."
    return _blok("P-02", "Pasal 5 ayat (1)", pesan, "Operator", "panitia.daftarkan_pejabat")


def _susunan(seleksi: Seleksi, jenis: str, calon: Sequence[Calon]) -> list[Temuan]:
    ketentuan = seleksi.aturan_main
    if jenis == JENIS.PANSEL:
        return menurut_profil(aturan.komposisi_pansel(calon, ketentuan.pansel), ketentuan)
    return menurut_profil(aturan.susunan_sekretariat(calon), ketentuan)


def _berisi(calon: Sequence[Calon]) -> list[Temuan]:
    return [] if calon else _blok("P-11", "Pasal 5, Pasal 6", "Belum ada seorang pun dalam keputusan ini.")


def _masa(berlaku_sampai: date, hari: date) -> list[Temuan]:
    if berlaku_sampai >= hari:
        return []
    return _blok("P-11", "Pasal 6 ayat (1), (3)", "Masa berlaku keputusan ini sudah lewat.")


def _orang(
    seleksi: Seleksi, jenis: str, calon: Sequence[Calon], pengangkat: Collection[int], pada: datetime
) -> list[Temuan]:
    """P-07 with the facts of this selection: other roles by other decrees, applications ever sent."""
    siapa = {satu.pengguna_id for satu in calon}
    # A new decree of the two bodies takes the place of the old one; roles by that one do not count.
    diganti = {"sk__jenis": jenis} if jenis in JENIS_DISUSUN else {}
    berlaku = Keanggotaan.objects.memberi_izin(timezone.localdate(pada)).filter(
        seleksi=seleksi, pengguna__in=siapa
    )
    if diganti:
        berlaku = berlaku.exclude(**diganti)
    peran_lain: dict[int, set[Peran]] = {}
    for pengguna_id, peran in berlaku.values_list("pengguna_id", "peran"):
        peran_lain.setdefault(pengguna_id, set()).add(Peran(peran))
    pelamar = (
        Lamaran.objects.filter(lowongan__seleksi=seleksi, pelamar__pengguna__in=siapa)
        .exclude(keadaan=Keadaan.DRAF)
        .values_list("pelamar__pengguna_id", flat=True)
    )
    return aturan.pengangkatan(
        calon,
        jenis=jenis,
        pengangkat=pengangkat,
        pelamar=set(pelamar),
        peran_lain={orang: frozenset(punya) for orang, punya in peran_lain.items()},
    )


def _pejabat_tunggal(seleksi: Seleksi, calon: Sequence[Calon], pada: datetime) -> list[Temuan]:
    temuan = []
    for peran in (Peran.PPK, Peran.PYB):
        baru = [satu for satu in calon if satu.peran == peran]
        if not baru:
            continue
        lama = queries.pemegang(seleksi.pk, peran, pada).first()
        nama = aturan.SEBUTAN_PERAN[peran]
        if len(baru) > 1:
            temuan += _blok("P-02", aturan.DASAR_PERAN[peran], f"{nama} hanya satu orang.")
        elif lama is not None:
            pesan = f"{nama} seleksi ini sudah {lama.pengguna.nama_tampil}; hentikan dahulu peran itu."
            temuan += _blok("P-02", aturan.DASAR_PERAN[peran], pesan, "Operator", "panitia.sk")
    return temuan


def _masih_konsep(sk: SuratKeputusan) -> list[Temuan]:
    if sk.keadaan == SuratKeputusan.Keadaan.KONSEP:
        return []
    pesan = f"{sk.get_jenis_display()} nomor {sk.nomor} sudah ditandatangani."
    return _blok("P-02", "Pasal 5 ayat (1), Pasal 6 ayat (3)", pesan)


def _penanda(sk: SuratKeputusan, pengguna: Pengguna) -> list[Temuan]:
    if sk.naskah is None or sk.naskah.penanda_tangan_id == pengguna.pk:
        return []
    pesan = (
        f"Konsep ini disusun untuk ditandatangani {sk.naskah.nama_penanda}; minta penyusunnya menyusun ulang."
    )
    return _blok("P-02", "Pasal 5 ayat (1)", pesan, "Ketua Sekretariat", "panitia.susun_sk")


def _masih_menjabat(keanggotaan: Keanggotaan) -> list[Temuan]:
    if keanggotaan.dihentikan_pada is None and keanggotaan.sk.keadaan == SuratKeputusan.Keadaan.BERLAKU:
        return []
    return _blok("P-11", "Pasal 5, Pasal 6", f"Peran {keanggotaan.pengguna.nama_tampil} sudah tidak berlaku.")


def _diri_sendiri(pengguna: Pengguna, keanggotaan: Keanggotaan) -> list[Temuan]:
    if keanggotaan.pengguna_id == pengguna.pk:
        return []
    pesan = f"Pernyataan hanya dapat ditandatangani oleh {keanggotaan.pengguna.nama_tampil} sendiri."
    return _blok("P-08", "Pasal 5 ayat (4) huruf c, e, f", pesan)


def _anggota_pansel_berlaku(keanggotaan: Keanggotaan, pada: datetime) -> list[Temuan]:
    anggota = queries.anggota_pansel(keanggotaan.seleksi_id, pada).filter(pk=keanggotaan.pk)
    if anggota.exists():
        return []
    pesan = "Pernyataan ini milik anggota Panitia Seleksi yang keputusannya berlaku hari ini."
    return _blok("P-08", "Pasal 5 ayat (4) huruf c, e, f", pesan)


def _belum_dinyatakan(keanggotaan: Keanggotaan, jenis: str) -> list[Temuan]:
    lama = keanggotaan.pernyataan.filter(jenis=jenis).first()
    if lama is None:
        return []
    kode, dasar, _ = aturan.PERNYATAAN_WAJIB[jenis]
    return _blok(kode, dasar, f"{lama.get_jenis_display()} sudah Anda tandatangani.")


def _bermeterai(jenis: str, ada_berkas: bool) -> list[Temuan]:
    if jenis != Pernyataan.Jenis.BUKAN_PARPOL or ada_berkas:
        return []
    kode, dasar, nama = aturan.PERNYATAAN_WAJIB[jenis]
    return _blok(kode, dasar, f"{nama} dibuat bermeterai: unggah pindaiannya dalam PDF.")


# --- Tim penilai dan kesesuaian -------------------------------------------------------------------
def boleh_catat_sertifikat(pengguna: Pengguna, keanggotaan: Keanggotaan, pada: datetime) -> Izin:
    """Record what shows an assessor certified: the Ketua Sekretariat, while the assessor is in office."""
    temuan = []
    if keanggotaan.peran != Peran.ASESOR:
        nama = keanggotaan.pengguna.nama_tampil
        temuan += _blok("P-03", "Pasal 5 ayat (2)", f"{nama} bukan asesor dalam seleksi ini.")
    hak = queries.temuan_hak(pengguna, keanggotaan.seleksi_id, Hak.KELOLA, pada)
    return Izin.dari(hak, temuan, _masih_menjabat(keanggotaan))


def boleh_catat_kesesuaian(
    pengguna: Pengguna, seleksi: Seleksi, pasangan: Collection[tuple[int, int]], pada: datetime
) -> Izin:
    """Write why members fit vacancies (pairs of their ids): the Ketua Sekretariat of this selection."""
    anggota = set(queries.anggota_pansel(seleksi.pk, pada).values_list("pk", flat=True))
    lowongan = set(seleksi.lowongan.values_list("pk", flat=True))
    asing = []
    if any(siapa not in anggota or apa not in lowongan for siapa, apa in pasangan):
        pesan = "Anggota atau lowongan itu bukan bagian dari seleksi ini."
        asing = _blok("P-05", "Pasal 5 ayat (4) huruf a dan b", pesan)
    return Izin.dari(queries.temuan_hak(pengguna, seleksi.pk, Hak.KELOLA, pada), asing)
