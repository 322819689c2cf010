"""What this application shares with others of its selection: a flag for the verifier, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, Window

from peserta import aturan
from peserta.alur import Keadaan
from peserta.models import BerkasLamaran, Lamaran, Meterai
from peserta.models.lamaran import ANGKA_TELEPON, NIP_TERKIRIM, SUREL_TERKIRIM, TELEPON_TERKIRIM
from peserta.queries.dokumen import meterai_sama


@dataclass(frozen=True, slots=True)
class TandaGanda:
    """What is the same, and the register numbers of the others: the first few, and how many there are."""

    kata: str
    nomor: tuple[str, ...]
    jumlah: int

    @property
    def sebutan(self) -> str:
        return aturan.sebut_sebagian(self.nomor, self.jumlah)


def tanda_ganda(lamaran: Lamaran) -> list[TandaGanda]:
    """Same person, same file or stamp under another name, same NIP, telephone or mail."""
    return [
        *_orang_sama(lamaran),
        *_berkas_sama(lamaran),
        *_meterai_sama(lamaran),
        *_data_sama(lamaran),
    ]


def _lain(lamaran: Lamaran) -> Q:
    return Q(lowongan__seleksi=lamaran.lowongan.seleksi_id) & ~Q(pk=lamaran.pk) & ~Q(keadaan=Keadaan.DRAF)


def _orang_sama(lamaran: Lamaran) -> Iterable[TandaGanda]:
    sendiri = Lamaran.objects.filter(_lain(lamaran), pelamar=lamaran.pelamar_id).order_by("pk")
    nomor = tuple(sendiri.values_list("nomor_pendaftaran", flat=True))
    return [TandaGanda("Pelamar yang sama juga melamar jabatan lain", nomor, len(nomor))] if nomor else []


def _berkas_sama(lamaran: Lamaran) -> Iterable[TandaGanda]:
    """By the fingerprint of the file; every version counts, on both sides."""
    # Read first: told only by a subquery, the planner may compare every file with every other.
    sidik = list(BerkasLamaran.objects.filter(lamaran=lamaran).values_list("berkas__sha256", flat=True))
    sama = BerkasLamaran.objects.filter(berkas__sha256__in=sidik).values("lamaran")
    lain = Lamaran.objects.filter(_lain(lamaran), pk__in=sama).exclude(pelamar=lamaran.pelamar_id)
    baris = list(
        lain.annotate(jumlah=Window(Count("pk")))
        .order_by("pk")
        .values_list("nomor_pendaftaran", "jumlah")[: aturan.MAKS_SEBUT]
    )
    if not baris:
        return []
    nomor = tuple(nomor for nomor, _ in baris)
    return [TandaGanda("Berkas yang persis sama ada pada pelamar lain", nomor, baris[0][1])]


def _meterai_sama(lamaran: Lamaran) -> Iterable[TandaGanda]:
    """By the serial number on the files that stand; one stamp is for one document, whoever hands it in."""
    bernomor = Meterai.objects.filter(berkas__lamaran=lamaran, berkas__diganti_pada__isnull=True)
    for satu in bernomor.exclude(nomor_seri="").select_related("berkas").order_by("pk"):
        nama, jumlah = meterai_sama(lamaran, satu)
        if nama:
            yield TandaGanda(f"E-meterai nomor seri {satu.nomor_seri} dipakai juga", nama, jumlah)


def _data_sama(lamaran: Lamaran) -> list[TandaGanda]:
    profil = lamaran.profil or {}
    angka = "".join(satu for satu in profil["telepon"] if satu.isdecimal())[-ANGKA_TELEPON:]
    lain = (
        Lamaran.objects.filter(_lain(lamaran))
        .exclude(pelamar=lamaran.pelamar_id)
        .annotate(nip=NIP_TERKIRIM, surel=SUREL_TERKIRIM, angka=TELEPON_TERKIRIM)
        .filter(Q(nip=profil["nip"]) | Q(surel=profil["surel"].lower()) | Q(angka=angka))
        .order_by("pk")
        .values_list("nomor_pendaftaran", F("nip"), F("surel"), F("angka"))
    )
    sama: dict[str, list[str]] = {"NIP": [], "alamat surel": [], "nomor telepon": []}
    for nomor, nip, surel, digit in lain:
        for nama, cocok in (
            ("NIP", nip == profil["nip"]),
            ("alamat surel", surel == profil["surel"].lower()),
            ("nomor telepon", digit == angka),
        ):
            if cocok:
                sama[nama].append(nomor)
    return [
        TandaGanda(f"{nama[0].upper()}{nama[1:]} sama dengan pelamar lain", tuple(nomor), len(nomor))
        for nama, nomor in sama.items()
        if nomor
    ]
