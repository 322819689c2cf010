"""Geometry of the pictures: numbers in, SVG attributes out. Colours and lines are in static/css/komponen.

Every length leaves here as text with a decimal point, because a template would write 236,0.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
NAMA_HARI = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
SATU_HARI = datetime.timedelta(days=1)

# Sizes of the wide and the narrow Gantt, in SVG units (1 unit = 1 px at full width).
LEBAR, KOLOM_NAMA, TINGGI_BARIS, KEPALA = 1190, 236, 34, 30
LEBAR_SEMPIT, TINGGI_BARIS_SEMPIT = 328, 42
# Mean width of a glyph at 12 px; decides whether a label still fits beside its bar.
LEBAR_HURUF = 6.4


def _px(nilai: float) -> str:
    return f"{nilai:.1f}"


def _hari(nilai: datetime.date | datetime.datetime | None) -> datetime.date | None:
    return nilai.date() if isinstance(nilai, datetime.datetime) else nilai


def _label_hari(hari: datetime.date) -> str:
    return f"{hari.day}\xa0{BULAN[hari.month - 1]}"


def _label_rentang(mulai: datetime.date, selesai: datetime.date) -> str:
    if mulai == selesai:
        return _label_hari(selesai)
    if (mulai.year, mulai.month) == (selesai.year, selesai.month):
        return f"{mulai.day} \N{EN DASH} {_label_hari(selesai)}"
    return f"{_label_hari(mulai)} \N{EN DASH} {_label_hari(selesai)}"


def _potong(teks: str, huruf: int) -> str:
    return teks if len(teks) <= huruf else teks[: huruf - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


class _Sumbu:
    """Days on a line: the first day begins at `kiri`, the last one ends at `kanan`."""

    def __init__(self, awal: datetime.date, akhir: datetime.date, kiri: float, kanan: float) -> None:
        self.awal, self.akhir, self.kiri, self.kanan = awal, akhir, kiri, kanan
        self.lebar_hari = (kanan - kiri) / ((akhir - awal).days + 1)

    def x(self, hari: datetime.date) -> float:
        return self.kiri + (hari - self.awal).days * self.lebar_hari

    def senin(self) -> Iterable[datetime.date]:
        hari = self.awal + SATU_HARI * (-self.awal.weekday() % 7)
        while hari <= self.akhir:
            yield hari
            hari += SATU_HARI * 7


def _butir(baris: Any, nama: str) -> Any:
    return baris.get(nama) if isinstance(baris, Mapping) else getattr(baris, nama, None)


def _rapikan(baris: Iterable[Any], hari_ini: datetime.date | None) -> list[dict[str, Any]]:
    rapi: list[dict[str, Any]] = []
    for satu in baris:
        mulai, selesai = _hari(_butir(satu, "mulai")), _hari(_butir(satu, "selesai"))
        if mulai is None and selesai is None:
            continue
        mulai = mulai or selesai
        selesai = selesai or mulai
        nyata_mulai, nyata_selesai = _hari(_butir(satu, "nyata_mulai")), _hari(_butir(satu, "nyata_selesai"))
        if nyata_mulai and not nyata_selesai:
            nyata_selesai = max(nyata_mulai, hari_ini) if hari_ini else nyata_mulai
        rapi.append(
            {
                "nama": str(_butir(satu, "nama")),
                "mulai": mulai,
                "selesai": selesai,
                "nyata_mulai": nyata_mulai,
                "nyata_selesai": nyata_selesai,
                "tenggat": bool(_butir(satu, "tenggat")),
                "kini": bool(_butir(satu, "kini")),
            }
        )
    return rapi


def _batang(satu: dict[str, Any], sumbu: _Sumbu) -> dict[str, Any]:
    """Plan, fact within the plan, and fact beyond it."""
    batang: dict[str, Any] = {
        "rencana": (
            _px(sumbu.x(satu["mulai"])),
            _px(sumbu.x(satu["selesai"] + SATU_HARI) - sumbu.x(satu["mulai"])),
        )
    }
    if satu["nyata_mulai"]:
        dari, sampai = satu["nyata_mulai"], satu["nyata_selesai"]
        tepat = min(sampai, satu["selesai"])
        if tepat >= dari:
            batang["nyata"] = (_px(sumbu.x(dari)), _px(sumbu.x(tepat + SATU_HARI) - sumbu.x(dari)))
        if sampai > satu["selesai"]:
            mulai_lewat = max(dari, satu["selesai"] + SATU_HARI)
            batang["lewat"] = (
                _px(sumbu.x(mulai_lewat)),
                _px(sumbu.x(sampai + SATU_HARI) - sumbu.x(mulai_lewat)),
            )
    return batang


def _ujung(satu: dict[str, Any], sumbu: _Sumbu) -> float:
    akhir = max(satu["selesai"], satu["nyata_selesai"] or satu["selesai"])
    return sumbu.x(akhir + SATU_HARI)


def _kisi(sumbu: _Sumbu, jarak: float, x_kini: float | None, setengah_kini: float) -> list[dict[str, str]]:
    """A line for every Monday, a label where there is room for it beside the label of today."""
    senin = list(sumbu.senin())
    langkah = max(1, -(-int(jarak) // max(1, int(sumbu.lebar_hari * 7))))
    garis = []
    for nomor, hari in enumerate(senin):
        x, label = sumbu.x(hari), _label_hari(hari)
        ujung = x + len(label) * LEBAR_HURUF
        bertumpuk = x_kini is not None and x < x_kini + setengah_kini and ujung > x_kini - setengah_kini
        tampil = nomor % langkah == 0 and not bertumpuk and ujung <= sumbu.kanan
        garis.append({"x": _px(x), "label": label if tampil else ""})
    return garis


def gantt(
    baris: Iterable[Any], hari_ini: datetime.date | None = None, judul: str = "Jadwal"
) -> dict[str, Any]:
    """Plan against fact, as a wide and a narrow picture.

    Each row (mapping or object) has nama, mulai, selesai (dates, both inclusive) and may have nyata_mulai,
    nyata_selesai, tenggat (the end is a deadline) and kini (running now). Rows without dates are left out.
    """
    hari_ini = _hari(hari_ini)
    rapi = _rapikan(baris, hari_ini)
    if not rapi:
        return {"kosong": True}
    awal = min(min(b["mulai"], b["nyata_mulai"] or b["mulai"]) for b in rapi)
    akhir = max(max(b["selesai"], b["nyata_selesai"] or b["selesai"]) for b in rapi)
    if hari_ini and not awal <= hari_ini <= akhir:
        hari_ini = None
    keterangan = f"{judul}. " + " ".join(
        f"{b['nama']}: {_label_rentang(b['mulai'], b['selesai'])}." for b in rapi
    )
    return {
        "kosong": False,
        "keterangan": keterangan,
        "lebar": _gantt_lebar(rapi, awal, akhir, hari_ini),
        "sempit": _gantt_sempit(rapi, awal, akhir, hari_ini),
    }


def _gantt_lebar(
    rapi: list[dict[str, Any]], awal: datetime.date, akhir: datetime.date, hari_ini: datetime.date | None
) -> dict[str, Any]:
    sumbu = _Sumbu(awal, akhir + SATU_HARI, KOLOM_NAMA, LEBAR - 2)
    dasar = KEPALA + TINGGI_BARIS * len(rapi) + 8
    x_kini = sumbu.x(hari_ini) + sumbu.lebar_hari / 2 if hari_ini else None
    pekan = []
    if sumbu.lebar_hari >= 3:
        sabtu = awal + SATU_HARI * ((5 - awal.weekday()) % 7)
        while sabtu <= akhir:
            pekan.append(
                {
                    "x": _px(sumbu.x(sabtu)),
                    "lebar": _px(min(sumbu.lebar_hari * 2, sumbu.kanan - sumbu.x(sabtu))),
                }
            )
            sabtu += SATU_HARI * 7
    hasil = []
    for nomor, satu in enumerate(rapi):
        y = KEPALA + 11 + TINGGI_BARIS * nomor
        label = _label_rentang(satu["mulai"], satu["selesai"])
        lebar_label = len(label) * LEBAR_HURUF
        ujung = _ujung(satu, sumbu) + (14 if satu["tenggat"] else 8)
        kiri = min(sumbu.x(satu["mulai"]), sumbu.x(satu["nyata_mulai"] or satu["mulai"]))
        di_kiri = ujung + lebar_label > LEBAR and kiri - 8 - lebar_label > KOLOM_NAMA
        hasil.append(
            {
                **_batang(satu, sumbu),
                "nama": _potong(satu["nama"], 34),
                "nama_penuh": satu["nama"],
                "kini": satu["kini"],
                "y": str(y),
                "y_teks": str(y + 11),
                "label": label,
                "x_label": _px(kiri - 8 if di_kiri else min(ujung, LEBAR - lebar_label)),
                "jangkar": "end" if di_kiri else "start",
                "tenggat": f"M{_px(sumbu.x(satu['selesai'] + SATU_HARI))} {y}l7 7-7 7-7-7z"
                if satu["tenggat"]
                else "",
            }
        )
    return {
        "lebar": str(LEBAR),
        "tinggi": str(dasar),
        "tinggi_kisi": str(dasar - KEPALA),
        "dasar": str(dasar),
        "pekan": pekan,
        "kisi": _kisi(sumbu, 58, x_kini, 38),
        "baris": hasil,
        "x_kini": _px(x_kini) if x_kini is not None else "",
        "label_kini": f"{NAMA_HARI[hari_ini.weekday()]}, {_label_hari(hari_ini)}" if hari_ini else "",
    }


def _gantt_sempit(
    rapi: list[dict[str, Any]], awal: datetime.date, akhir: datetime.date, hari_ini: datetime.date | None
) -> dict[str, Any]:
    sumbu = _Sumbu(awal, akhir, 0, LEBAR_SEMPIT - 8)
    dasar = KEPALA + TINGGI_BARIS_SEMPIT * len(rapi) + 8
    x_kini = sumbu.x(hari_ini) + sumbu.lebar_hari / 2 if hari_ini else None
    hasil = []
    for nomor, satu in enumerate(rapi):
        y = KEPALA + 24 + TINGGI_BARIS_SEMPIT * nomor
        label = _label_rentang(satu["mulai"], satu["selesai"])
        ruang = int((LEBAR_SEMPIT - len(label) * LEBAR_HURUF - 10) / 7)
        hasil.append(
            {
                **_batang(satu, sumbu),
                "nama": _potong(satu["nama"], ruang),
                "nama_penuh": satu["nama"],
                "kini": satu["kini"],
                "y": str(y),
                "y_teks": str(y - 7),
                "label": label,
                "tenggat": (
                    f"M{_px(sumbu.x(satu['selesai'] + SATU_HARI))} {y - 2}l7 7-7 7-7-7z"
                    if satu["tenggat"]
                    else ""
                ),
            }
        )
    return {
        "lebar": str(LEBAR_SEMPIT),
        "tinggi": str(dasar),
        "dasar": str(dasar),
        "kisi": _kisi(sumbu, 60, x_kini, 22),
        "baris": hasil,
        # The label of today stays inside the picture.
        "x_kini": _px(x_kini) if x_kini is not None else "",
        "x_label_kini": _px(min(max(x_kini, 18), LEBAR_SEMPIT - 18)) if x_kini is not None else "",
        "label_kini": _label_hari(hari_ini) if hari_ini else "",
    }


def takaran(jumlah: int, paling_sedikit: int, satuan: str = "") -> dict[str, Any]:
    """A count against its minimum: discs up to twelve, above that one bar. The line marks the minimum."""
    keterangan = f"{jumlah} {satuan}, paling sedikit {paling_sedikit}".replace(" ,", ",")
    banyak = max(jumlah, paling_sedikit)
    if banyak > 12:
        skala = Decimal(200) / banyak
        return {
            "keterangan": keterangan,
            "lebar": "208",
            "cakram": [],
            "batang": _px(float(skala * jumlah)),
            "garis": _px(float(skala * paling_sedikit) + 4),
        }
    cakram = [
        {"x": str(16 + 32 * i + (10 if i >= paling_sedikit else 0)), "terisi": i < jumlah}
        for i in range(banyak)
    ]
    return {
        "keterangan": keterangan,
        "lebar": str(max(208, 32 * banyak + 16)),
        "cakram": cakram,
        "batang": "",
        "garis": str(32 * paling_sedikit + 4),
    }


def _tempat(nilai: Decimal, bawah: Decimal, atas: Decimal) -> float:
    """Place on the axis from 8 to 216; what lies outside the scale stands at its end."""
    dalam = min(max(nilai, bawah), atas)
    return float(8 + (dalam - bawah) * 208 / (atas - bawah))


def _id(nilai: Decimal) -> str:
    return str(nilai.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)).replace(".", ",")


def sebaran(
    nilai: Sequence[Any],
    bawah: Any = 0,
    atas: Any = 100,
    batas_pencilan: Any = None,
    rata_rata: Any = None,
) -> dict[str, Any]:
    """Marks of one candidate: dots stack where they would touch, triangle = mean, diamond = outlier.

    An outlier lies further than `batas_pencilan` from the median; 0 or None tells none apart.
    """
    angka = sorted(Decimal(str(n)) for n in nilai)
    if not angka:
        return {"kosong": True}
    rendah, tinggi = Decimal(str(bawah)), Decimal(str(atas))
    rata = Decimal(str(rata_rata)) if rata_rata is not None else sum(angka, Decimal()) / len(angka)
    median = (angka[(len(angka) - 1) // 2] + angka[len(angka) // 2]) / 2
    titik: list[dict[str, Any]] = []
    terpakai: list[tuple[float, float]] = []
    for satu in angka:
        x = _tempat(satu, rendah, tinggi)
        if batas_pencilan and abs(satu - median) > Decimal(str(batas_pencilan)):
            titik.append({"pencilan": f"M{_px(x)} 15.5l6.5 6.5-6.5 6.5-6.5-6.5z"})
            continue
        y = next(
            y for y in (22, 12.5, 3, 3) if all(abs(x - a) >= 9.4 or b != y for a, b in terpakai) or y == 3
        )
        terpakai.append((x, y))
        titik.append({"x": _px(x), "y": f"{y:g}"})
    jumlah_pencilan = sum("pencilan" in t for t in titik)
    keterangan = f"Nilai penilai {_id(angka[0])} sampai {_id(angka[-1])}, rata-rata {_id(rata)}"
    if jumlah_pencilan:
        keterangan += f", {jumlah_pencilan} pencilan"
    return {
        "kosong": False,
        "keterangan": keterangan,
        "titik": titik,
        "rata": f"M{_px(_tempat(rata, rendah, tinggi))} 30l5 9h-10z",
        "jumlah_pencilan": jumlah_pencilan,
    }
