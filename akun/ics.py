"""Calendar files (RFC 5545): events as text. Hours are in UTC, so that every zone reads them right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

JENIS_MEDIA = "text/calendar; charset=utf-8"
# What a calendar does with the file: show it, take it in, take it out again.
TERBIT, UNDANG, BATAL = "PUBLISH", "REQUEST", "CANCEL"
OKTET_SEBARIS = 75


@dataclass(frozen=True, slots=True)
class Orang:
    """Who invites or is invited."""

    nama: str
    surel: str


@dataclass(frozen=True, slots=True)
class Acara:
    """One event; ``selesai`` is the first moment, or the first day, after it."""

    uid: str
    cap: datetime
    mulai: date
    selesai: date
    judul: str
    tempat: str = ""
    uraian: str = ""
    alamat: str = ""
    # Counts the changes of one and the same event; the calendar keeps the highest.
    urutan: int = 0
    batal: bool = False
    pengundang: Orang | None = None
    diundang: Orang | None = None
    # How long before it a calendar rings.
    bel: tuple[timedelta, ...] = ()


def kalender(acara: Iterable[Acara], metode: str = "") -> str:
    """The text of a calendar file, lines folded and ended as the standard wants."""
    baris = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Seleksi JPT//ID", "CALSCALE:GREGORIAN"]
    if metode:
        baris.append(f"METHOD:{metode}")
    for satu in acara:
        baris += _acara(satu)
    return "\r\n".join([*map(_lipat, baris), "END:VCALENDAR", ""])


def metode_kalender(teks: str) -> str:
    """The METHOD a calendar file carries; empty when it has none."""
    baris = teks.split("BEGIN:VEVENT", 1)[0].splitlines()
    return next((satu.removeprefix("METHOD:") for satu in baris if satu.startswith("METHOD:")), "")


def _acara(satu: Acara) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{satu.uid}",
        f"DTSTAMP:{_utc(satu.cap)}",
        *([f"SEQUENCE:{satu.urutan}"] if satu.urutan else []),
        _saat("DTSTART", satu.mulai),
        _saat("DTEND", satu.selesai),
        f"SUMMARY:{_teks(satu.judul)}",
        *([f"LOCATION:{_teks(satu.tempat)}"] if satu.tempat else []),
        *([f"DESCRIPTION:{_teks(satu.uraian)}"] if satu.uraian else []),
        *([f"URL:{satu.alamat}"] if satu.alamat else []),
        *(
            [f"ORGANIZER;CN={_nama(satu.pengundang)}:mailto:{satu.pengundang.surel}"]
            if satu.pengundang
            else []
        ),
        *(
            [f"ATTENDEE;CN={_nama(satu.diundang)};RSVP=FALSE:mailto:{satu.diundang.surel}"]
            if satu.diundang
            else []
        ),
        *(["STATUS:CANCELLED"] if satu.batal else ["STATUS:CONFIRMED"] if satu.pengundang else []),
        *(baris for jarak in satu.bel if not satu.batal for baris in _bel(jarak, satu.judul)),
        "END:VEVENT",
    ]


def _saat(nama: str, saat: date) -> str:
    if isinstance(saat, datetime):
        return f"{nama}:{_utc(saat)}"
    return f"{nama};VALUE=DATE:{saat:%Y%m%d}"


def _utc(saat: datetime) -> str:
    return f"{saat.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _bel(jarak: timedelta, judul: str) -> list[str]:
    menit = int(jarak.total_seconds() // 60)
    isi = ["ACTION:DISPLAY", f"TRIGGER:-PT{menit}M", f"DESCRIPTION:{_teks(judul)}"]
    return ["BEGIN:VALARM", *isi, "END:VALARM"]


def _teks(teks: str) -> str:
    """Separators escaped; a line break stays one, other spaces become single."""
    for huruf in ("\\", ";", ","):
        teks = teks.replace(huruf, f"\\{huruf}")
    return "\\n".join(" ".join(baris.split()) for baris in teks.strip().splitlines())


def _nama(orang: Orang) -> str:
    """A parameter value in quotes; a quote cannot stand in one."""
    bersih = "".join(huruf for huruf in orang.nama if huruf.isprintable() and huruf != '"')
    return f'"{bersih}"'


def _lipat(baris: str) -> str:
    """A long line goes on in the next one after a space; no character is cut in two."""
    hasil: list[str] = [""]
    panjang = 0
    for huruf in baris:
        oktet = len(huruf.encode())
        if panjang + oktet > OKTET_SEBARIS:
            hasil.append("")
            # The space that begins a folded line counts.
            panjang = 1
        hasil[-1] += huruf
        panjang += oktet
    return "\r\n ".join(hasil)
