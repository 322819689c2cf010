"""One evening of an applicant with a telephone on a slow line: from the form of the door to the receipt.

Every page he meets is read by axe at the width of his telephone. The line is cut in the middle of an upload,
the tab is closed, and he comes back to it.
"""

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core import mail
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect

from akun.models import Surel
from dokumen.models import Kiriman, Naskah
from peserta.models import Lamaran
from peserta.queries import dokumen_lamaran
from seleksi.management.peragaan.orang import OrangPeraga, buat_orang
from seleksi.models import Lowongan
from tests.factories.seleksi import InstansiFactory, LowonganFactory
from tests.peramban.conftest import TELEPON, pelanggaran_axe
from tests.peramban.orang import OrangDiPeramban, Pengamat
from tests.peramban.test_unggah_berpotongan import pdf_berat, tunggu_diakui
from tests.perkara.langkah import SANDI, Perkara, pdf
from tests.perkara.peramban_teks import Orang

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.django_db(transaction=True)]
# About what is left of a mobile network in the evening: bytes a second, milliseconds until they start.
TURUN, NAIK, TUNDA = 90_000, 60_000, 150
ISI = pdf_berat(500_000)
SK = {"name": "sk.pdf", "mimeType": "application/pdf", "buffer": ISI}
NOMOR = 1


class PengamatTelepon(Pengamat):
    """Looks at the one width there is, each page once; any finding of axe counts."""

    def amati(self, halaman: Page, siapa: str) -> None:
        jalan = halaman.url.removeprefix(self.alamat).partition("?")[0].partition("#")[0]
        try:
            nama = resolve(jalan).view_name
        except Resolver404:
            return
        if (siapa, nama) in self.dilihat:
            return
        self.dilihat.add((siapa, nama))
        if halaman.evaluate("document.documentElement.scrollWidth") > TELEPON:
            self.melebar.append(nama)
        self.axe += [f"{nama}: {satu}" for satu in pelanggaran_axe(halaman)]


class OrangBertelepon(OrangDiPeramban):
    """Holds a telephone; the line can be cut, and the tab closed and opened again."""

    def __init__(self, siapa: OrangPeraga, chromium: Browser, amat: Pengamat) -> None:
        super().__init__("pelamar", Orang(siapa.nama, siapa.surel, SANDI), chromium, amat)
        self._siapkan()

    def _siapkan(self) -> None:
        self.lembar.set_viewport_size({"width": TELEPON, "height": 740})
        self.lembar.set_default_timeout(60_000)
        self.jalur = self.konteks.new_cdp_session(self.lembar)
        self.jalur.send("Network.enable")
        self.sambungan(putus=False)

    def sambungan(self, *, putus: bool) -> None:
        laju = {"downloadThroughput": TURUN, "uploadThroughput": NAIK, "latency": TUNDA}
        self.jalur.send("Network.emulateNetworkConditions", {"offline": putus, **laju})

    def tutup_tab(self) -> None:
        self.lembar.close()
        self.lembar = self.konteks.new_page()
        self.amat.dengarkan(self.lembar, self.kunci)
        self._siapkan()
        # What the browser says of a line that we cut is what we did.
        self.amat.keluhan[:] = [satu for satu in self.amat.keluhan if "ERR_INTERNET_DISCONNECTED" not in satu]

    def pilih(self, *berkas: dict) -> None:
        self.lembar.set_input_files("input[type=file]", files=list(berkas))
        self.lembar.get_by_role("button", name="Unggah", exact=True).click()


class JamNyata:
    def tanggal(self, hari: int) -> dt.date:
        return timezone.localdate() + dt.timedelta(days=hari)


def foto(nomor: int) -> dict:
    """A page as a telephone photographs it."""
    gambar = Image.new("RGB", (1300, 1800), (244, 241, 233))
    pena = ImageDraw.Draw(gambar)
    for baris in range(140, 1650, 60):
        pena.line((130, baris, 1170 - (baris * nomor) % 400, baris), fill=(25, 25, 30), width=9)
    keluar = io.BytesIO()
    gambar.save(keluar, "JPEG", quality=80)
    return {"name": f"IMG_{nomor}.jpg", "mimeType": "image/jpeg", "buffer": keluar.getvalue()}


@dataclass
class Malam:
    perkara: Perkara
    orang: OrangBertelepon
    siapa: OrangPeraga
    lowongan: Lowongan


@pytest.fixture
def malam(transactional_db, live_server, chromium: Browser, tmp_path: Path) -> Iterator[Malam]:
    InstansiFactory()
    siapa = buat_orang(NOMOR, 2026, timezone.localdate())
    orang = OrangBertelepon(siapa, chromium, PengamatTelepon(live_server.url, tmp_path))
    batas = timezone.now() + dt.timedelta(days=1)
    lowongan = LowonganFactory(tahap="PENGUMUMAN", diumumkan_pada=timezone.now(), batas_lamaran=batas)
    perkara = Perkara(JamNyata())
    perkara.pelamar[NOMOR] = orang
    perkara.seleksi_id = lowongan.seleksi_id
    yield Malam(perkara, orang, siapa, lowongan)
    orang.tutup()


def daftar(malam: Malam) -> None:
    """An account by the form of the door, proven by the link in the mail."""
    orang, siapa = malam.orang, malam.siapa
    orang.buka(reverse("seleksi:publik"))
    orang.buka(reverse("seleksi:publik_lowongan", args=[malam.lowongan.pk]))
    orang.buka(reverse("account_signup"))
    isi = {"NIP": siapa.nip, "Nama lengkap dengan gelar": siapa.nama, "Alamat surel": siapa.surel}
    orang.kirim("Daftar", isi | {"password1": SANDI, "password2": SANDI})
    orang.lihat("periksa surel Anda")
    orang.ikuti_tautan(orang.surat("Konfirmasi alamat surel"))
    orang.kirim("Ya, konfirmasi")


def unggah_foto(malam: Malam, lamaran: Lamaran, kode: str) -> None:
    """Two photographed pages, which become one document."""
    malam.orang.buka(reverse("peserta:unggah", args=[lamaran.pk, kode]))
    malam.orang.pilih(foto(1), foto(2))
    expect(malam.orang.lembar.locator(".pesan")).to_contain_text("terunggah.", timeout=60_000)
    berkas = lamaran.berkas.get(jenis=kode).berkas
    assert (berkas.nama_asli, berkas.halaman) == ("IMG_1.pdf", 2)


def unggah_terputus(malam: Malam, lamaran: Lamaran, kode: str) -> None:
    """Cut in the middle, given up for the night, taken up again where it stopped."""
    orang, alamat = malam.orang, reverse("peserta:unggah", args=[lamaran.pk, kode])
    orang.buka(alamat)
    orang.pilih(SK)
    foto = sum(Kiriman.objects.exclude(ukuran=len(ISI)).values_list("diterima", flat=True))
    sampai = tunggu_diakui(foto + 150_000) - foto
    orang.sambungan(putus=True)
    expect(orang.lembar.locator(".unggah__kabar")).to_contain_text("Tidak ada sambungan internet")
    orang.tutup_tab()
    orang.buka(alamat)
    orang.lihat("Unggahan sk.pdf terhenti pada")
    letak: list[int] = []
    orang.lembar.on(
        "request",
        lambda r: letak.append(int(r.headers["upload-offset"])) if "upload-offset" in r.headers else None,
    )
    orang.pilih(SK)
    expect(orang.lembar.locator(".pesan")).to_contain_text("terunggah.", timeout=60_000)
    assert min(letak) >= sampai, "yang sudah sampai tidak dikirim lagi"
    assert Kiriman.objects.filter(ukuran=len(ISI)).count() == 1
    assert lamaran.berkas.get(jenis=kode).berkas.sha256 == hashlib.sha256(ISI).hexdigest()


@pytest.mark.timeout(900)
def test_satu_malam_dari_mendaftar_akun_sampai_tanda_terima(malam: Malam):
    orang, perkara, lowongan = malam.orang, malam.perkara, malam.lowongan
    daftar(malam)
    perkara.isi_profil(NOMOR)
    orang.buka(reverse("peserta:butir_tambah", args=["skp"]))
    orang.kirim("Simpan", {"tahun": str(timezone.localdate().year - 1), "predikat": "BAIK"})
    orang.buka(reverse("peserta:lamar", args=[lowongan.pk]))
    orang.kirim("Buat draf lamaran")
    lamaran = Lamaran.objects.get(lowongan=lowongan)

    dokumen = [satu for satu in dokumen_lamaran(lowongan) if satu.wajib]
    difoto, terputus, *lain = [satu for satu in dokumen if not satu.meterai]
    unggah_foto(malam, lamaran, difoto.kode)
    unggah_terputus(malam, lamaran, terputus.kode)
    for satu in [*lain, *(satu for satu in dokumen if satu.meterai)]:
        orang.buka(reverse("peserta:unggah", args=[lamaran.pk, satu.kode]))
        orang.kirim("Unggah", {"berkas": pdf(satu.nama, orang.nama)})
        orang.lihat(f"{satu.nama} terunggah.")
        if satu.meterai:
            orang.kirim("Simpan meterai", {"jenis": "ELEKTRONIK", "nomor_seri": "uji 00000001"})

    # The next morning nothing is lost: the draft stands as it was left.
    orang.tutup_tab()
    orang.buka(reverse("peserta:lamaran", args=[lamaran.pk]))
    orang.lihat("IMG_1.pdf", "sk.pdf")
    orang.klik("Tinjau dan kirim")
    orang.kirim("Kirim lamaran", {"Saya menyetujui pakta integritas di atas.": True})
    orang.lihat("Lamaran Anda sudah diterima", orang.nama, hashlib.sha256(ISI).hexdigest())
    tanda_terima = reverse("peserta:tanda_terima_pdf", args=[lamaran.pk])
    assert orang.unduh(tanda_terima).startswith(b"%PDF-")
    lamaran.refresh_from_db()
    assert (lamaran.keadaan, lamaran.pelamar.pengguna.email) == ("DIAJUKAN", malam.siapa.surel)
    assert lamaran.berkas.filter(diganti_pada=None).count() == len(dokumen)
    assert Naskah.objects.filter(judul=f"Tanda Terima Lamaran {lamaran.nomor_pendaftaran}").count() == 1
    nomor = lamaran.nomor_pendaftaran
    assert [satu for satu in mail.outbox if nomor in satu.subject + str(satu.body)]
    assert Surel.objects.filter(penerima=lamaran.pelamar.pengguna, perihal__contains=nomor).exists()
    orang.buka(reverse("akun:pemberitahuan"))
    orang.buka(reverse("beranda"))
    orang.lihat(nomor)
    assert (orang.amat.keluhan, orang.amat.melebar, orang.amat.axe) == ([], [], [])
