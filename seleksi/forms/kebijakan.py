"""The form of what the law leaves open; its questions come from the list of policies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField

from seleksi.aturan import (
    AMBANG_AKHIR,
    KEBIJAKAN,
    KELOMPOK,
    NILAI_AKHIR,
    ButirKebijakan,
    ambang_sebagai_peta,
    kata_kebijakan,
    nilai_kebijakan,
)
from seleksi.forms.dasar import PersenField, TanggalField, pilihan
from seleksi.ketentuan import Ketentuan


class KebijakanForm(forms.Form):
    """One question per policy, filled with the choice in force; `bawaan` is the profile as published."""

    def __init__(self, *args: Any, ketentuan: Ketentuan, bawaan: Ketentuan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ketentuan = ketentuan
        self.bawaan = bawaan
        self.medan: dict[str, list[str]] = {}
        for kode, butir in KEBIJAKAN.items():
            baru = self._medan(butir, nilai_kebijakan(kode, ketentuan))
            self.fields |= baru
            self.medan[kode] = list(baru)
        self.fields["alasan"] = forms.CharField(
            label="Pertimbangan rapat",
            required=False,
            initial=ketentuan.kebijakan.pertimbangan,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Wajib diisi bila ada pilihan yang berbeda dari bawaan; tercantum dalam berita acara.",
        )

    def _medan(self, butir: ButirKebijakan, nilai: Any) -> dict[str, forms.Field]:
        if butir.kode == "urutan_seri":
            return self._medan_seri(butir, nilai)
        if butir.kode == "ambang":
            return self._medan_ambang(nilai)
        if butir.rentang is not None:
            rendah, tinggi = butir.rentang
            keterangan = " ".join(
                satu for satu in (butir.celah, f"0: {butir.nol}" if butir.nol else "", butir.akibat) if satu
            )
            return {
                butir.kode: forms.IntegerField(
                    label=f"{butir.nama} ({butir.satuan})",
                    min_value=rendah,
                    max_value=tinggi,
                    initial=nilai,
                    help_text=self._keterangan(butir.kode, keterangan),
                )
            }
        return {
            butir.kode: forms.ChoiceField(
                label=butir.nama,
                choices=[(satu.kode, f"{satu.nama}. {satu.akibat}") for satu in butir.pilihan],
                initial=nilai,
                widget=forms.RadioSelect,
                help_text=self._keterangan(butir.kode, butir.celah),
            )
        }

    def _medan_seri(self, butir: ButirKebijakan, nilai: tuple[str, ...]) -> dict[str, forms.Field]:
        metode = [(satu.kode, satu.nama) for satu in self.ketentuan.metode]
        hasil: dict[str, forms.Field] = {}
        for nomor in range(1, len(metode) + 1):
            label = f"{butir.nama}, pembanding ke-{nomor}"
            keterangan = self._keterangan(butir.kode, f"{butir.celah} {butir.akibat}") if nomor == 1 else ""
            hasil[f"seri_{nomor}"] = forms.ChoiceField(
                label=label,
                required=False,
                choices=pilihan("Diputus pleno", metode),
                initial=nilai[nomor - 1] if nomor <= len(nilai) else "",
                help_text=keterangan,
            )
        return hasil

    def _medan_ambang(self, nilai: Any) -> dict[str, forms.Field]:
        isi = ambang_sebagai_peta(nilai)
        butir = KEBIJAKAN["ambang"]
        nama = {satu.kode: satu.nama for satu in self.ketentuan.metode} | {AMBANG_AKHIR: NILAI_AKHIR}
        return {
            f"ambang_{kode}": PersenField(
                label=f"{butir.nama}: {satu.lower()}",
                required=False,
                initial=isi.get(kode),
                help_text=self._keterangan("ambang", f"{butir.celah} {butir.akibat}") if not nomor else "",
            )
            for nomor, (kode, satu) in enumerate(nama.items())
        }

    def _keterangan(self, kode: str, celah: str) -> str:
        return f"{celah} Dasar: {KEBIJAKAN[kode].dasar}. Bawaan: {kata_kebijakan(kode, self.bawaan)}"

    @property
    def kelompok(self) -> list[tuple[str, list[BoundField]]]:
        """The fields under the headings of the page."""
        return [
            (satu.nama, [self[medan] for butir in satu.butir for medan in self.medan[butir.kode]])
            for satu in KELOMPOK
        ]

    @property
    def pilihan(self) -> dict[str, Any]:
        """What was chosen, as the act takes it. A ladder ends at its first empty rung."""
        bersih = self.cleaned_data
        seri = [bersih[medan] for medan in self.medan["urutan_seri"] if bersih[medan]]
        ambang = {
            medan.removeprefix("ambang_"): str(bersih[medan])
            for medan in self.medan["ambang"]
            if bersih[medan] is not None
        }
        polos = {kode: bersih[kode] for kode in KEBIJAKAN if kode in bersih}
        return {**polos, "urutan_seri": seri, "ambang": ambang}


class RapatForm(forms.Form):
    """When and where the meeting of preparation was."""

    tanggal = TanggalField(label="Tanggal rapat")
    tempat = forms.CharField(label="Tempat rapat", max_length=160)
