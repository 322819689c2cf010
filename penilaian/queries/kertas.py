"""Reads of paper sheets. A typist finds one sheet by its code, never a list of sheets or of marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.http import Http404
from django.shortcuts import get_object_or_404

from akun.models import Pengguna
from panitia.aturan import Hak
from panitia.queries import punya_hak, seleksi_dengan_hak
from penilaian import aturan
from penilaian.alur import KeadaanKertas
from penilaian.models import (
    BenturanKepentingan,
    Indikator,
    KetikanKertas,
    Komponen,
    LembarKertas,
    LembarNilai,
)
from penilaian.queries.lembar import (
    DIKECUALIKAN,
    HAK_PENILAI,
    KL,
    TERTUTUP,
    benturan_menurut,
    indikator_komponen,
    peserta,
)
from penilaian.queries.pintu import komponen_terbit
from peserta.models import Lamaran

KT = KeadaanKertas
# Letters and digits that are not mistaken for one another when read from paper.
HURUF_KODE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PANJANG_KODE = 12
HAK_PENGETIK = (Hak.KELOLA, Hak.SUSUN_NASKAH, Hak.VERIFIKASI)


def kode_bersih(teks: str) -> str:
    """A code as typed from paper: any case, with or without its dashes and blanks."""
    return "".join(satu for satu in teks.upper() if satu.isalnum())


def _semua() -> list[str]:
    return ["komponen__lowongan__seleksi", "lamaran__pelamar__pengguna", "penilai", "pindaian"]


def kertas_untuk_diketik(pengguna: Pengguna, kode: str, pada: datetime) -> LembarKertas:
    """The sheet with this code, for the Sekretariat of its selection or for its own rater."""
    kertas = get_object_or_404(LembarKertas.objects.select_related(*_semua()), kode=kode_bersih(kode))
    sendiri = kertas.penilai_id == pengguna.pk and punya_hak(
        pengguna, kertas.id_seleksi, HAK_PENILAI[kertas.komponen.penilai], pada
    )
    if not sendiri and not punya_hak(pengguna, kertas.id_seleksi, HAK_PENGETIK, pada):
        raise Http404
    return kertas


def kertas_milik(pengguna: Pengguna, kode: str, pada: datetime) -> LembarKertas:
    """A sheet for the rater whose it is."""
    kertas = kertas_untuk_diketik(pengguna, kode, pada)
    if kertas.penilai_id != pengguna.pk:
        raise Http404
    return kertas


def kertas_untuk_dipindai(pengguna: Pengguna, kode: str, pada: datetime) -> LembarKertas:
    """A sheet whose scan may be opened: own, or another's as his marks, once the component is closed."""
    kertas = get_object_or_404(LembarKertas.objects.select_related(*_semua()), kode=kode_bersih(kode))
    if kertas.pindaian is None:
        raise Http404
    if kertas.penilai_id == pengguna.pk:
        return kertas_milik(pengguna, kode, pada)
    terbuka = kertas.komponen.keadaan in TERTUTUP and kertas.keadaan == KT.DIKUNCI
    boleh = punya_hak(pengguna, kertas.id_seleksi, Hak.NILAI, pada)
    if not boleh or not terbuka or benturan_menurut(pengguna, kertas.lamaran) is not False:
        raise Http404
    return kertas


def komponen_untuk_dicetak(pengguna: Pengguna, komponen_id: int, pada: datetime) -> Komponen:
    """A component for its raters, and for the Ketua Pansel."""
    komponen = get_object_or_404(komponen_terbit(), pk=komponen_id)
    if not punya_hak(pengguna, komponen.id_seleksi, (Hak.PIMPIN, HAK_PENILAI[komponen.penilai]), pada):
        raise Http404
    return komponen


def dapat_mengetik(pengguna: Pengguna, pada: datetime) -> bool:
    """Whether a selection of this person allows paper sheets; for the door of the typists."""
    return any(
        satu.aturan_main.kebijakan.lembar_kertas == aturan.BOLEH_KERTAS
        for satu in seleksi_dengan_hak(pengguna, (*HAK_PENGETIK, Hak.NILAI, Hak.NILAI_ASESMEN), pada)
    )


def peserta_kertas(penilai: Pengguna, komponen: Komponen) -> list[Lamaran]:
    """For whom this rater gets a blank sheet: declared without conflict and not excused; register order.

    It does not look at what he has filled: how far a rater is, the pile of sheets does not tell.
    """
    lepas = LembarNilai.objects.filter(
        komponen=komponen, penilai=penilai, keadaan=KL.DIBATALKAN, sebab_batal__in=DIKECUALIKAN
    )
    bersih = BenturanKepentingan.objects.filter(penilai=penilai, ada=False)
    return list(
        peserta(komponen.lowongan_id)
        .filter(pk__in=bersih.values("lamaran"))
        .exclude(pk__in=lepas.values("lamaran"))
    )


def keadaan_kertas(penilai: Pengguna, komponen: Komponen, lamaran: Lamaran) -> str:
    """State of the sheet that is out for this pair; empty when there is none."""
    beredar = LembarKertas.objects.filter(komponen=komponen, lamaran=lamaran, penilai=penilai)
    return str(
        beredar.exclude(keadaan__in=[KT.DITOLAK, KT.DIKUNCI]).values_list("keadaan", flat=True).first() or ""
    )


def kertas_menunggu_dikunci(penilai: Pengguna, komponen: Komponen) -> list[LembarKertas]:
    """Own sheets that are typed and wait for one's lock, in register order."""
    semua = LembarKertas.objects.filter(komponen=komponen, penilai=penilai, keadaan=KT.COCOK)
    return list(semua.select_related("lamaran__pelamar__pengguna").order_by("lamaran__urutan"))


def kertas_berselisih(pengetik: Pengguna, pada: datetime) -> list[LembarKertas]:
    """Sheets this person typed of which the two readings differ; nothing else that was ever typed."""
    return list(
        LembarKertas.objects.filter(
            keadaan=KT.SELISIH,
            ketikan__pengetik=pengetik,
            komponen__lowongan__seleksi__in=seleksi_dengan_hak(
                pengetik, (*HAK_PENGETIK, Hak.NILAI, Hak.NILAI_ASESMEN), pada
            )
            .order_by()
            .values("pk"),
        )
        .select_related(*_semua())
        .order_by("pk")
    )


def kertas_lembar(lembar: LembarNilai | None) -> LembarKertas | None:
    """The paper a sheet was locked by, with who typed it; None for one from the screen."""
    if lembar is None:
        return None
    return LembarKertas.objects.filter(lembar=lembar).prefetch_related("ketikan__pengetik").first()


def ketikan_kertas(kertas: LembarKertas) -> list[KetikanKertas]:
    """The readings so far, in their order. For the acts, and for the two typists while they differ."""
    return list(kertas.ketikan.select_related("pengetik").order_by("urutan"))


def nilai_ketikan(ketikan: KetikanKertas) -> dict[int, Decimal]:
    """Indicator -> mark of a reading."""
    return {int(pk): Decimal(nilai) for pk, nilai in ketikan.butir.items()}


@dataclass(frozen=True, slots=True)
class Selisih:
    """One field two readings differ in: own and the other's; marks are None where nothing was typed."""

    indikator: Indikator | None
    sendiri: Decimal | str | None
    lain: Decimal | str | None


def selisih_ketikan(pengetik: Pengguna, kertas: LembarKertas) -> list[Selisih]:
    """Field by field, for one of the two who typed; empty for everybody else and while nothing differs."""
    ketikan = ketikan_kertas(kertas)
    if kertas.keadaan != KT.SELISIH or pengetik.pk not in {satu.pengetik_id for satu in ketikan}:
        return []
    sendiri, lain = sorted(ketikan, key=lambda satu: satu.pengetik_id != pengetik.pk)
    a, b = nilai_ketikan(sendiri), nilai_ketikan(lain)
    beda, catatan = aturan.beda_ketikan(a, b, (sendiri.catatan, lain.catatan))
    hasil = [
        Selisih(satu, a.get(satu.pk), b.get(satu.pk))
        for satu in indikator_komponen(kertas.komponen)
        if satu.pk in beda
    ]
    return [*hasil, *([Selisih(None, sendiri.catatan, lain.catatan)] if catatan else [])]


def ketikan_milik(pengetik: Pengguna, kertas: LembarKertas) -> KetikanKertas | None:
    """One's own reading, only while it is to be mended: what agreed is seen no more."""
    if kertas.keadaan != KT.SELISIH:
        return None
    return kertas.ketikan.filter(pengetik=pengetik).first()


def pengetik_kertas(kertas: LembarKertas) -> Sequence[Pengguna]:
    """The two who typed; for the rater who locks by it, and for the trail."""
    return [satu.pengetik for satu in ketikan_kertas(kertas)]
