"""The form of an instrument: a row per indicator, its levels one per line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from seleksi.aturan import INDIKATOR_TERBANYAK
from seleksi.forms.dasar import PersenField
from seleksi.ketentuan import Indikator

# Empty rows below those that are filled.
BARIS_KOSONG = 2
MEDAN = ("urut", "nama", "bobot", "uraian", "tingkat")


class InstrumenForm(forms.Form):
    """As many rows as `baris` in the data, else those of `indikator` and a few empty ones.

    `ketikan` is what was typed when only more rows are asked for: it is shown again, not judged.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        indikator: Sequence[Indikator],
        ketikan: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        isi = data if data is not None else ketikan
        diminta = str(isi.get("baris", "")) if isi is not None else ""
        banyak = int(diminta) if diminta.isdecimal() and len(diminta) < 4 else len(indikator) + BARIS_KOSONG
        if ketikan is not None:
            banyak += BARIS_KOSONG
        self.banyak = max(1, min(banyak, INDIKATOR_TERBANYAK))
        for nomor in range(1, self.banyak + 1):
            self._tambah(nomor)
        if ketikan is not None:
            self.initial = {nama: ketikan.get(nama, "") for nama in self.fields}
        else:
            self.initial = _awal(indikator)

    def _tambah(self, nomor: int) -> None:
        bobot = PersenField(label=f"Bobot {nomor} (persen)", required=False)
        bobot.widget.attrs |= {
            "data-seleksi-bobot": "ya",
            "data-seleksi-boleh-kosong": "ya",
            "data-seleksi-paling-kecil": "0.01",
            "data-seleksi-paling-besar": "100",
        }
        self.fields |= {
            f"nama_{nomor}": forms.CharField(label=f"Indikator {nomor}", required=False, max_length=200),
            f"bobot_{nomor}": bobot,
            f"urut_{nomor}": forms.IntegerField(
                label=f"Urutan {nomor}",
                required=False,
                min_value=1,
                max_value=99,
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "2"}
                ),
            ),
            f"uraian_{nomor}": forms.CharField(
                label=f"Uraian {nomor}",
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
            f"tingkat_{nomor}": forms.CharField(
                label=f"Tingkat {nomor}",
                required=False,
                max_length=4000,
                help_text="Satu tingkat satu baris, dari yang terendah.",
                widget=forms.Textarea(attrs={"rows": 5}),
            ),
        }

    @property
    def baris(self) -> list[tuple[int, list[BoundField]]]:
        """Number and fields of each row, for the page."""
        urut = ("nama", "bobot", "urut", "uraian", "tingkat")
        return [(n, [self[f"{medan}_{n}"] for medan in urut]) for n in range(1, self.banyak + 1)]

    def clean(self) -> dict[str, Any]:
        bersih = super().clean() or {}
        for nomor in range(1, self.banyak + 1):
            if not self._kosong(nomor):
                self._lengkap(bersih, nomor)
        return bersih

    def _kosong(self, nomor: int) -> bool:
        """Nothing typed but perhaps the order: the row is left out."""
        return not any(
            str(self.data.get(f"{medan}_{nomor}", "")).strip() for medan in MEDAN if medan != "urut"
        )

    def _lengkap(self, bersih: dict[str, Any], nomor: int) -> None:
        if not bersih.get(f"nama_{nomor}") and f"nama_{nomor}" not in self.errors:
            self.add_error(f"nama_{nomor}", "Tulis nama indikatornya, atau kosongkan seluruh baris ini.")
        if bersih.get(f"bobot_{nomor}") is None and f"bobot_{nomor}" not in self.errors:
            self.add_error(f"bobot_{nomor}", "Isi bobotnya, misalnya 12,5.")

    @property
    def indikator(self) -> tuple[Indikator, ...]:
        """What a valid form says, in the order asked for; rows without a number keep their place."""
        bersih = self.cleaned_data
        isi = [nomor for nomor in range(1, self.banyak + 1) if not self._kosong(nomor)]
        isi.sort(key=lambda nomor: (bersih[f"urut_{nomor}"] or nomor, nomor))
        return tuple(
            Indikator(
                nama=bersih[f"nama_{nomor}"],
                bobot=bersih[f"bobot_{nomor}"].normalize() + 0,
                uraian=bersih[f"uraian_{nomor}"].replace("\r\n", "\n"),
                tingkat=tuple(
                    teks for satu in bersih[f"tingkat_{nomor}"].splitlines() if (teks := satu.strip())
                ),
            )
            for nomor in isi
        )


def _awal(indikator: Sequence[Indikator]) -> dict[str, Any]:
    """What stands in the fields before anything is typed."""
    hasil: dict[str, Any] = {}
    for nomor, satu in enumerate(indikator, start=1):
        hasil |= {
            f"nama_{nomor}": satu.nama,
            f"bobot_{nomor}": satu.bobot,
            f"urut_{nomor}": nomor,
            f"uraian_{nomor}": satu.uraian,
            f"tingkat_{nomor}": "\n".join(satu.tingkat),
        }
    return hasil
