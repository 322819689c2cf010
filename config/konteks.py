"""What the frame of every page needs: name of the instansi, menu of the user, clock of the server."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property

from akun.models import Pengguna, Surel
from config.waktu import PermintaanBertanda
from config.zona import ZonaInstansi
from dokumen.rupa import nip
from panitia.aturan import PERAN_PANSEL, PERAN_SEKRETARIAT, SEBUTAN_PERAN, Peran, peran_dengan
from panitia.queries import HAK_LIHAT_SK, peran_pengguna
from peserta.models import Selisih
from peserta.queries import selisih_menunggu
from seleksi.models import Instansi
from seleksi.queries.naskah import menunggu_tanda_tangan


class Butir(NamedTuple):
    """One link of a menu; `jumlah` is what waits behind it."""

    label: str
    alamat: str
    jumlah: int = 0
    aktif: bool = False


MEJA_TANDA_TANGAN = "seleksi:tanda_tangan"
VERIFIKASI, BERANDA_PANSEL = "peserta:antrean_verifikasi", "penilaian:beranda_pansel"
# Who decides where two verifiers disagree.
PENENTU = (
    (Peran.KETUA_SEKRETARIAT, Selisih.Penentu.KETUA),
    (Peran.KETUA_PANSEL, Selisih.Penentu.PLENO),
)
SK = "panitia:sk"
# Guests.
PUBLIK = (("Beranda", "seleksi:publik"), ("Verifikasi dokumen", "seleksi:verifikasi"))
# Who sees which room. A person with several roles sees the rooms of all, each once, in this order.
MENU: tuple[tuple[str, str, frozenset[Peran]], ...] = (
    ("Keputusan", "seleksi:keputusan", frozenset({Peran.PPK, Peran.PYB})),
    ("Beranda", "seleksi:beranda_sekretariat", PERAN_SEKRETARIAT),
    ("Penilaian saya", BERANDA_PANSEL, PERAN_PANSEL),
    ("Asesmen", "penilaian:beranda_asesor", frozenset({Peran.ASESOR})),
    ("Penelusuran", "penilaian:beranda_penelusur", frozenset({Peran.PENELUSUR})),
    (
        "Tanda tangan",
        MEJA_TANDA_TANGAN,
        frozenset({Peran.KETUA_PANSEL, Peran.KETUA_SEKRETARIAT, Peran.PPK, Peran.PYB}),
    ),
    ("Seleksi", "seleksi:daftar", PERAN_SEKRETARIAT | {Peran.KETUA_PANSEL}),
    ("Verifikasi", VERIFIKASI, frozenset({Peran.KETUA_SEKRETARIAT, Peran.VERIFIKATOR})),
    ("Naskah", "seleksi:naskah", frozenset({Peran.KETUA_SEKRETARIAT, Peran.NASKAH})),
    ("Pleno", "penilaian:pleno", PERAN_PANSEL),
    (
        "Seleksi berjalan",
        "seleksi:berjalan",
        frozenset({Peran.PPK, Peran.PYB, Peran.PENELUSUR, Peran.NARASUMBER}),
    ),
    ("SK dan peran", SK, frozenset(peran_dengan(HAK_LIHAT_SK))),
    ("Pengawasan", "seleksi:pengawasan", frozenset({Peran.PENGAWAS})),
)
OPERATOR = (("Instalasi", "panitia:beranda_operator"), ("SK dan peran", SK))
PELAMAR = (("Lamaran saya", "peserta:beranda_pelamar"), ("Profil", "peserta:profil"))
# Pages of a room whose address does not begin with that of the room.
KELUARGA: dict[str, frozenset[str]] = {
    BERANDA_PANSEL: frozenset(
        {
            *("penilaian:benturan", "penilaian:lembar", "penilaian:kunci_lembar", "panitia:nyatakan"),
            *("penilaian:cetak_kertas", "penilaian:kunci_kertas"),
        }
    ),
    "penilaian:beranda_asesor": frozenset(
        {"penilaian:benturan", "penilaian:lembar", "penilaian:kunci_lembar", "penilaian:hasil_asesmen"}
    ),
    "penilaian:pleno": frozenset(
        f"penilaian:{satu}"
        for satu in (
            *("komponen", "buka_komponen", "kunci_komponen"),
            *("batalkan_lembar", "nyatakan_gugur", "catat_kesehatan", "hasil_kesehatan"),
            *("telusur_lowongan", "baca_telusur", "hentikan_telusur"),
            *("skala_asesmen", "terima_hasil_asesmen"),
        )
    ),
    "seleksi:daftar": frozenset(
        {
            *("peserta:daftar_pelamar", "peserta:berkas_peserta", "peserta:syarat_tambahan"),
            "peserta:dokumen_tambahan",
            *("peserta:undangan", "seleksi:penetapan", "seleksi:kalender", "seleksi:kalender_tahun"),
        }
    ),
    SK: frozenset(
        f"panitia:{satu}"
        for satu in (
            *("sk_seleksi", "susun_sk", "daftarkan_sk", "berhentikan"),
            *("asesor", "sertifikat", "kesesuaian"),
        )
    ),
    VERIFIKASI: frozenset({"peserta:katalog_alasan", "peserta:ubah_alasan"}),
    "seleksi:pengawasan": frozenset(
        {
            *("peserta:daftar_pelamar", "peserta:berkas_peserta", "seleksi:daftar", "seleksi:ruang"),
            *("seleksi:lowongan", "seleksi:perencanaan", "seleksi:ketentuan", "seleksi:naskah"),
        }
    ),
    "panitia:beranda_operator": frozenset(
        {
            *("panitia:instansi", "panitia:pengguna", "panitia:undang", "seleksi:operator_seleksi"),
            *("seleksi:masa_beku", "seleksi:cabut_masa_beku", "peserta:daerah"),
            *("seleksi:kalender", "seleksi:kalender_tahun"),
        }
    ),
}
AKUN = (
    ("Pemberitahuan", "akun:pemberitahuan"),
    ("Akun saya", "akun:profil"),
    ("Keamanan masuk", "mfa_index"),
)


class Kerangka:
    """Asked by templates; each part is read once and only when a page shows it, so fragments cost nothing.

    A whole page of a user costs three queries: instansi, roles, and what waits (notices, papers to sign).
    """

    def __init__(self, request: PermintaanBertanda) -> None:
        self.request = request

    @cached_property
    def waktu(self) -> datetime:
        return self.request.tiba_pada

    @cached_property
    def pengguna(self) -> Pengguna | None:
        return self.request.user if self.request.user.is_authenticated else None

    @property
    def masuk(self) -> bool:
        return self.pengguna is not None

    @property
    def publik(self) -> bool:
        return not self.masuk

    @cached_property
    def instansi(self) -> Instansi | None:
        return getattr(self.request, "zona", ZonaInstansi()).instansi

    @property
    def nama_instansi(self) -> str:
        return self.instansi.nama if self.instansi else ""

    @property
    def nama_sekretariat(self) -> str:
        return self.instansi.nama_sekretariat if self.instansi else ""

    @cached_property
    def peran(self) -> frozenset[Peran]:
        return peran_pengguna(self.pengguna, self.waktu) if self.pengguna else frozenset()

    def _butir(self, daftar: Iterable[tuple[str, str]]) -> list[Butir]:
        menu: dict[str, str] = {}
        keluarga = []
        halaman = getattr(self.request.resolver_match, "view_name", "")
        for label, nama in daftar:
            menu.setdefault(reverse(nama), label)
            if halaman in KELUARGA.get(nama, ()):
                keluarga.append(reverse(nama))
        jalan = self.request.path
        # "/" is the beginning of every path, so it is current only on itself.
        tepat = [a for a in menu if jalan == a or (a != "/" and jalan.startswith(a))]
        kini = max(tepat, key=len, default=next(iter(keluarga), ""))
        _, konsep, selisih, pleno = self._menunggu
        menunggu = {
            reverse(MEJA_TANDA_TANGAN): konsep,
            reverse(VERIFIKASI): selisih,
            reverse(BERANDA_PANSEL): pleno,
        }
        return [
            Butir(label, alamat, jumlah=menunggu.get(alamat, 0), aktif=alamat == kini)
            for alamat, label in menu.items()
        ]

    @cached_property
    def menu(self) -> list[Butir]:
        if self.pengguna is None:
            return self._butir(PUBLIK)
        daftar = [(label, nama) for label, nama, pemegang in MENU if self.peran & pemegang]
        if self.pengguna.operator:
            daftar += OPERATOR
        return self._butir(daftar or PELAMAR)

    @cached_property
    def menu_akun(self) -> list[Butir]:
        return self._butir(AKUN)

    @property
    def jumlah_pemberitahuan(self) -> int:
        return self._menunggu[0]

    @cached_property
    def _menunggu(self) -> tuple[int, int, int, int]:
        """Unread notices, papers to sign, disagreements to decide as Ketua and in the pleno: one query."""
        if self.pengguna is None:
            return 0, 0, 0, 0
        dihitung: list[QuerySet[Any]] = [
            Surel.objects.untuk(self.pengguna).belum_dibaca(),
            menunggu_tanda_tangan(self.pengguna),
        ]
        for peran, penentu in PENENTU:
            selisih = selisih_menunggu(self.pengguna, penentu, self.waktu)
            dihitung.append(selisih if peran in self.peran else selisih.none())
        diri = Pengguna.objects.filter(pk=self.pengguna.pk)
        return diri.values_list(*(Coalesce(_banyaknya(satu), 0) for satu in dihitung)).get()

    @property
    def nama_pengguna(self) -> str:
        return self.pengguna.nama_tampil if self.pengguna else ""

    @cached_property
    def sebutan(self) -> str:
        """The roles in words; for an applicant the NIP."""
        if self.pengguna is None:
            return ""
        kata = [SEBUTAN_PERAN[satu] for satu in Peran if satu in self.peran]
        if self.pengguna.operator:
            kata.append("Operator")
        if kata:
            return ", ".join(kata)
        return f"NIP {nip(self.pengguna.nip)}" if self.pengguna.nip else "Pelamar"

    @property
    def alamat_beranda(self) -> str:
        return reverse("beranda" if self.masuk else "seleksi:publik")

    @property
    def alamat_pemberitahuan(self) -> str:
        return reverse("akun:pemberitahuan")

    @property
    def alamat_masuk(self) -> str:
        return reverse("account_login")

    @property
    def alamat_keluar(self) -> str:
        return reverse("account_logout")


def _banyaknya(daftar: QuerySet[Any]) -> Subquery:
    """The number of rows as a part of another query; NULL when there are none."""
    sekelompok = daftar.order_by().annotate(_semua=Value(1)).values("_semua")
    return Subquery(sekelompok.annotate(n=Count("pk")).values("n"))


def kerangka(request: PermintaanBertanda) -> dict[str, object]:
    return {"kerangka": Kerangka(request)}
