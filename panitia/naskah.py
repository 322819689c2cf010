"""Objects of panitia as the plain data of papers and declarations. Printing: dokumen; acts: actions.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dokumen import isi as kata
from dokumen.terbilang import tanggal_panjang
from panitia.aturan import SEBUTAN_UNSUR, Peran
from panitia.models import Keanggotaan, Pernyataan, SuratKeputusan
from seleksi.models import Instansi

KEDUDUKAN: dict[str, str] = {
    Peran.KETUA_PANSEL: "Ketua merangkap anggota",
    Peran.ANGGOTA_PANSEL: "Anggota",
    Peran.KETUA_SEKRETARIAT: "Ketua",
    Peran.VERIFIKATOR: "Anggota, verifikator",
    Peran.NASKAH: "Anggota, naskah dan agenda",
}


def keputusan_pembentukan(
    sk: SuratKeputusan, anggota: Sequence[Keanggotaan], instansi: Instansi, *, ppk: Keanggotaan
) -> dict[str, Any]:
    """The decree that forms the Pansel or the Sekretariat; ``anggota`` in the order of the annex."""
    untuk_pansel = sk.jenis == SuratKeputusan.Jenis.PANSEL
    ketentuan = sk.seleksi.aturan_main
    jabatan = sk.seleksi.lowongan.order_by("urutan").values_list("nama_jabatan", flat=True)
    surat = sk.seleksi.rekomendasi.filter(jenis="PELAKSANAAN").order_by("pk")
    return {
        "instansi": kata.identitas(instansi),
        "tahun": sk.seleksi.tahun,
        "nama_seleksi": str(sk.seleksi),
        "peraturan": ketentuan.nama,
        "dasar_hukum": list(ketentuan.dasar_hukum),
        "sebutan_ppk": ketentuan.daerah.sebutan_ppk,
        "badan": "Panitia Seleksi" if untuk_pansel else "Sekretariat Panitia Seleksi",
        "untuk_pansel": untuk_pansel,
        "jabatan": list(jabatan),
        "memperhatikan": [
            f"Surat {satu.badan} Nomor {satu.nomor} tanggal {tanggal_panjang(satu.tanggal)} tentang "
            "rekomendasi pelaksanaan seleksi"
            for satu in surat
        ],
        "anggota": [_anggota(satu) for satu in anggota],
        "berlaku_sejak": sk.berlaku_sejak.isoformat(),
        "berlaku_sampai": sk.berlaku_sampai.isoformat(),
        "tembusan": [
            f"Kepala {ketentuan.badan_pengawas} di {ketentuan.pengawas.tempat}",
            *ketentuan.daerah.tembusan_gubernur(instansi.provinsi),
            f"Inspektur {instansi.nama}",
            "Anggota yang bersangkutan",
        ],
        "penanda": kata.penanda(instansi.jabatan_ppk, ppk.pengguna.nama),
    }


def teks_pernyataan(keanggotaan: Keanggotaan, jenis: str) -> str:
    """The words a member of the Pansel agrees to; kept with the declaration."""
    kedudukan = KEDUDUKAN[keanggotaan.peran].lower()
    pembuka = (
        f"Saya, {keanggotaan.pengguna.nama_tampil}, {keanggotaan.jabatan} pada {keanggotaan.instansi}, "
        f"selaku {kedudukan} Panitia Seleksi pada {keanggotaan.seleksi}, dengan ini"
    )
    return f"{pembuka} {ISI_PERNYATAAN[Pernyataan.Jenis(jenis)]}"


ISI_PERNYATAAN: dict[str, str] = {
    Pernyataan.Jenis.BUKAN_PARPOL: (
        "menyatakan bahwa saya bukan anggota dan bukan pengurus partai politik, dan akan segera "
        "memberitahukan Pejabat Pembina Kepegawaian bila keadaan itu berubah selama masa kerja Panitia "
        "Seleksi. Pernyataan ini saya tandatangani di atas meterai; pindaiannya saya lampirkan."
    ),
    Pernyataan.Jenis.PAKTA_INTEGRITAS: (
        "berjanji melaksanakan tugas dengan jujur, netral, independen, dan objektif; tidak menerima atau "
        "menjanjikan sesuatu kepada siapa pun berkaitan dengan seleksi ini; menyatakan setiap benturan "
        "kepentingan dengan pelamar dan tidak menilai pelamar itu; menjaga rahasia nilai, peringkat, hasil "
        "asesmen, dan hasil penelusuran rekam jejak, juga setelah tugas berakhir; dan bersedia menerima "
        "sanksi sesuai dengan ketentuan peraturan perundang-undangan bila melanggarnya."
    ),
    Pernyataan.Jenis.KODE_ETIK: (
        "menyatakan telah membaca dan sanggup menaati kode etik panitia seleksi pengisian jabatan pimpinan "
        "tinggi (Peraturan Ketua Komisi Aparatur Sipil Negara Nomor 4 Tahun 2017), termasuk sanksi berupa "
        "teguran, pemberhentian dari keanggotaan, dan larangan menjadi anggota panitia seleksi."
    ),
}


def _anggota(satu: Keanggotaan) -> dict[str, str]:
    return {
        "nama": satu.pengguna.nama_tampil,
        "nip": satu.pengguna.nip or "",
        "jabatan": satu.jabatan,
        "instansi": satu.instansi,
        "unsur": SEBUTAN_UNSUR.get(satu.unsur, ""),
        "kedudukan": KEDUDUKAN[satu.peran],
    }
