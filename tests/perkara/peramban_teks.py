"""A browser without pictures: a person reads a page, follows links and fills in forms by their labels.

Works on what a browser would work on: values already in the form are sent along, a button submits its own
form, an input without a name is not sent. So a story can only do what the pages let people do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml.html import HtmlElement as Element
from lxml.html import HTMLParser, document_fromstring

MASUK = "/akun/masuk/"
SAHKAN = "sahkan_sandi"
TAK_DIKIRIM = {"submit", "button", "reset", "image", "file"}
PENGURAI = HTMLParser(encoding="utf-8")
TAUTAN = re.compile(r"https?://[^/\s]+(/\S+)")


def rapi(teks: str) -> str:
    return " ".join(teks.split())


class Halaman:
    """One answer of the application, as a tree."""

    def __init__(self, alamat: str, status: int, isi: str) -> None:
        self.alamat = alamat
        self.status = status
        self.isi = isi
        self.pohon = document_fromstring(isi.replace("\r\n", "\n").encode(), parser=PENGURAI)
        self.menurut_id = {satu.get("id"): satu for satu in self.pohon.iter() if satu.get("id")}
        self.menurut_for = {satu.get("for"): satu for satu in self.pohon.iter("label") if satu.get("for")}

    @property
    def teks(self) -> str:
        return rapi(" ".join(self._teks(self.pohon.find("body"))))

    def _teks(self, unsur: Element) -> Iterator[str]:
        if unsur.tag in ("script", "style", "template") or not isinstance(unsur.tag, str):
            return
        yield unsur.text or ""
        for anak in unsur:
            yield from self._teks(anak)
            yield anak.tail or ""

    def teks_unsur(self, unsur: Element) -> str:
        return rapi(" ".join(self._teks(unsur)))

    @property
    def judul(self) -> str:
        return next((self.teks_unsur(satu) for satu in self.pohon.iter("h1")), "")

    def tautan(self, teks: str) -> str:
        """Address of the only link whose words contain this text (the exact one wins)."""
        semua = [(self.teks_unsur(satu), satu.get("href", "")) for satu in self.pohon.iter("a")]
        cocok = [alamat for kata, alamat in semua if kata == teks]
        cocok = cocok or list(dict.fromkeys(alamat for kata, alamat in semua if teks in kata))
        assert cocok, f"Tidak ada tautan “{teks}” di {self.alamat}: {[kata for kata, _ in semua]}"
        return urljoin(self.alamat, cocok[0])

    def tautan_ke(self, jalan: str) -> str:
        """Address of the first link of the content whose path goes below this one."""
        isi = next(self.pohon.iter("main"))
        semua = [satu.get("href", "") for satu in isi.iter("a")]
        cocok = [alamat for alamat in semua if alamat.startswith(jalan) and alamat != jalan]
        assert cocok, f"Tidak ada tautan ke {jalan} di {self.alamat}: {semua}\n{self.teks[:1500]}"
        return cocok[0]

    # --- Formulir ---------------------------------------------------------------------------------
    def tombol(self, teks: str, ke: int = 0) -> Element:
        semua = [satu for satu in self.pohon.iter("button") if satu.get("type", "submit") == "submit"]
        semua += [satu for satu in self.pohon.iter("input") if satu.get("type") == "submit"]
        kata = [self.teks_unsur(satu) or satu.get("value", "") for satu in semua]
        cocok = [satu for satu, apa in zip(semua, kata, strict=True) if apa == teks]
        cocok = cocok or [satu for satu, apa in zip(semua, kata, strict=True) if teks in apa]
        assert len(cocok) > ke, f"Tidak ada tombol “{teks}” di {self.alamat}: {kata}\n{self.teks[:1500]}"
        return cocok[ke]

    def formulir(self, kendali: Element) -> Element:
        if kendali.get("form"):
            return self.menurut_id[kendali.get("form")]
        return next(kendali.iterancestors("form"))

    def kendali(self, formulir: Element) -> list[Element]:
        """Named controls of a form, also those that stand elsewhere on the page."""
        return [
            satu
            for jenis in ("input", "select", "textarea")
            for satu in self.pohon.iter(jenis)
            if satu.get("name") and satu.get("disabled") is None and self._milik(satu, formulir)
        ]

    def _milik(self, kendali: Element, formulir: Element) -> bool:
        if kendali.get("form"):
            return kendali.get("form") == formulir.get("id")
        return formulir in kendali.iterancestors("form")

    def label(self, kendali: Element) -> str:
        """Words of the label without its grey remark."""
        label = self.menurut_for.get(kendali.get("id"))
        if label is not None:
            # "Keterangan <span>boleh dikosongkan</span>" is called "Keterangan".
            return rapi(label.text or "") or self.teks_unsur(label)
        luar = next(kendali.iterancestors("label"), None)
        return self.teks_unsur(luar) if luar is not None else kendali.get("aria-label", "")

    def kelompok(self, kendali: Element) -> str:
        """Words of the legend around a radio button or a tick box."""
        luar = next(kendali.iterancestors("fieldset"), None)
        legenda = luar.find("legend") if luar is not None else None
        return rapi((legenda.text or "") or self.teks_unsur(legenda)) if legenda is not None else ""

    def isian(self, kendali: list[Element]) -> dict[str, list[Any]]:
        """What a browser would send without anybody typing."""
        isi: dict[str, list[Any]] = {}
        for satu in kendali:
            nama, jenis = satu.get("name", ""), satu.get("type", "text")
            if satu.tag == "select":
                pilihan = list(satu.iter("option"))
                terpilih = [o for o in pilihan if o.get("selected") is not None]
                for o in terpilih or ([] if satu.get("multiple") is not None else pilihan[:1]):
                    isi.setdefault(nama, []).append(o.get("value", self.teks_unsur(o)))
            elif satu.tag == "textarea":
                isi.setdefault(nama, []).append((satu.text or "").removeprefix("\n"))
            elif jenis in ("checkbox", "radio"):
                if satu.get("checked") is not None:
                    isi.setdefault(nama, []).append(satu.get("value", "on"))
            elif jenis not in TAK_DIKIRIM:
                isi.setdefault(nama, []).append(satu.get("value", ""))
        return isi

    def isi_formulir(self, formulir: Element, diketik: dict[str, Any]) -> dict[str, list[Any]]:
        kendali = self.kendali(formulir)
        isi = self.isian(kendali)
        for kunci, nilai in diketik.items():
            nama, nilai = self._terapkan(kendali, kunci, nilai)
            isi[nama] = nilai
        return isi

    def _terapkan(self, kendali: list[Element], kunci: str, nilai: Any) -> tuple[str, list[Any]]:
        menurut_nama = [satu for satu in kendali if satu.get("name") == kunci]
        menurut_label = [satu for satu in kendali if self.label(satu) == kunci]
        menurut_kelompok = [
            satu
            for satu in kendali
            if satu.get("type") in ("radio", "checkbox") and self.kelompok(satu) == kunci
        ]
        cocok = menurut_nama or menurut_label or menurut_kelompok
        ada = [f"{self.label(satu)} [{satu.get('name')}]" for satu in kendali]
        assert cocok, f"Tidak ada isian “{kunci}” di {self.alamat}: {ada}"
        nama = cocok[0].get("name", "")
        assert len({satu.get("name") for satu in cocok}) == 1, f"Isian “{kunci}” lebih dari satu: {ada}"
        if cocok[0].tag == "select":
            return nama, [self._pilihan(cocok[0], satu) for satu in _daftar(nilai)]
        if cocok[0].get("type") in ("radio", "checkbox"):
            if nilai is True or nilai is False:
                return nama, [cocok[0].get("value", "on")] if nilai else []
            return nama, [self._centang(cocok, str(satu)) for satu in _daftar(nilai)]
        return nama, [nilai]

    def _pilihan(self, select: Element, nilai: Any) -> str:
        semua = {o.get("value", ""): self.teks_unsur(o) for o in select.iter("option")}
        if str(nilai) in semua:
            return str(nilai)
        cocok = [kode for kode, kata in semua.items() if str(nilai) in kata]
        assert len(cocok) == 1, f"Pilihan “{nilai}” tidak ada atau tidak satu: {semua}"
        return cocok[0]

    def _centang(self, butir: list[Element], nilai: str) -> str:
        for satu in butir:
            if satu.get("value") == nilai or self.label(satu) == nilai:
                return satu.get("value", "on")
        raise AssertionError(f"Pilihan “{nilai}” tidak ada: {[self.label(satu) for satu in butir]}")


def _daftar(nilai: Any) -> list[Any]:
    return list(nilai) if isinstance(nilai, list | tuple) else [nilai]


class Orang:
    """Somebody with a browser. ``halaman`` is what he sees."""

    def __init__(self, nama: str, surel: str = "", sandi: str = "kata sandi uji yang panjang") -> None:
        self.nama = nama
        self.surel = surel
        self.sandi = sandi
        self.klien = Client(enforce_csrf_checks=True)
        self.halaman = Halaman("/", 200, "<html><body></body></html>")

    def __repr__(self) -> str:
        return self.nama

    # --- Melihat ----------------------------------------------------------------------------------
    def buka(self, alamat: str, status: int = 200) -> Halaman:
        """Open an address; at the door he logs in with the form of the door."""
        self._terima(alamat, self.klien.get(alamat, follow=True), None)
        if self.surel and self.halaman.alamat.startswith(MASUK):
            self.kirim("Masuk", {"Alamat surel atau NIP": self.surel, "Kata sandi": self.sandi}, status=None)
            ditolak = self.halaman.alamat.startswith(MASUK)
            assert not ditolak, f"{self} tidak dapat masuk:\n{self.halaman.teks}"
            self._terima(alamat, self.klien.get(alamat, follow=True), None)
        self._periksa_status(status)
        return self.halaman

    def klik(self, teks: str) -> Halaman:
        return self.buka(self.halaman.tautan(teks))

    def unduh(self, alamat: str) -> bytes:
        """A file, complete."""
        jawaban = self.klien.get(alamat)
        assert jawaban.status_code == 200, (self, alamat, jawaban.status_code)
        return b"".join(jawaban) if jawaban.streaming else jawaban.content

    def lihat(self, *teks: str) -> Halaman:
        for satu in teks:
            assert rapi(satu) in self.halaman.teks, (
                f"{self} tidak melihat “{satu}” di {self.halaman.alamat}:\n{self.halaman.teks[:4000]}"
            )
        return self.halaman

    def lihat_bukan(self, *teks: str) -> Halaman:
        for satu in teks:
            assert rapi(satu) not in self.halaman.teks, f"{self} melihat “{satu}” di {self.halaman.alamat}"
        return self.halaman

    # --- Mengisi ----------------------------------------------------------------------------------
    def kirim(
        self,
        tombol: str,
        isi: dict[str, Any] | None = None,
        *,
        ke: int = 0,
        status: int | None = 200,
    ) -> Halaman:
        """Fill in the form of this button (keys are labels, legends or names) and press it."""
        kini = self.halaman
        kendali = kini.tombol(tombol, ke)
        formulir = kini.formulir(kendali)
        data = kini.isi_formulir(formulir, isi or {})
        if SAHKAN in data and not any(data[SAHKAN]):
            # The act asks for the password once more; whoever owns it types it.
            data[SAHKAN] = [self.sandi]
        if kendali.get("name"):
            data[kendali.get("name", "")] = [kendali.get("value", "")]
        alamat = urljoin(kini.alamat, kendali.get("formaction") or formulir.get("action") or kini.alamat)
        if formulir.get("method", "get").lower() == "get":
            jawaban = self.klien.get(alamat, data, follow=True)
        else:
            berkas = [n for n in data.values() if any(isinstance(x, SimpleUploadedFile) for x in n)]
            wadah = formulir.get("enctype", "")
            assert not berkas or wadah == "multipart/form-data", f"Berkas tidak akan terkirim: {alamat}"
            jawaban = self.klien.post(alamat, data, follow=True)
        self._terima(alamat, jawaban, status)
        return self.halaman

    def _terima(self, alamat: str, jawaban: Any, status: int | None) -> None:
        if jawaban.redirect_chain:
            alamat = jawaban.redirect_chain[-1][0]
        pecah = urlsplit(alamat)
        alamat = pecah.path + (f"?{pecah.query}" if pecah.query else "")
        jenis = jawaban.headers.get("Content-Type", "")
        isi = jawaban.content.decode() if jenis.startswith("text/html") and not jawaban.streaming else ""
        self.halaman = Halaman(alamat, jawaban.status_code, isi or "<html><body></body></html>")
        self._periksa_status(status)

    def _periksa_status(self, status: int | None) -> None:
        kini = self.halaman
        if status is not None and kini.status != status:
            raise AssertionError(f"{self}: {kini.alamat} menjawab {kini.status}:\n{kini.teks[:4000]}")

    # --- Surel ------------------------------------------------------------------------------------
    def surat(self, perihal: str) -> mail.EmailMessage:
        """The last mail to this person with these words in its subject."""
        milik = [satu for satu in mail.outbox if self.surel in satu.to]
        cocok = [satu for satu in milik if perihal in satu.subject]
        assert cocok, f"{self} tidak menerima surel “{perihal}”: {[satu.subject for satu in milik]}"
        return cocok[-1]

    def ikuti_tautan(self, surat: mail.EmailMessage) -> Halaman:
        tautan = TAUTAN.search(str(surat.body))
        assert tautan, surat.body
        return self.buka(tautan[1])
