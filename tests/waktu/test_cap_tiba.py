"""Arrival is the first byte at our proxy; what anybody else writes into the header changes nothing."""

import datetime as dt
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from config.waktu import KEPALA_CAP, CapTiba, tiba

PROKSI = Path(__file__).resolve().parents[2] / "deploy/nginx/seleksi.conf"
# Debian's place for it is not on everybody's PATH.
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")


def cap(pada: dt.datetime, lama: float) -> str:
    return f"{pada.timestamp():.3f} {lama:.3f}"


@pytest.fixture
def bercap(settings, rf):
    settings.CAP_WAKTU_PROKSI = True

    def _bercap(isi: str):
        return rf.get("/", headers={KEPALA_CAP: isi})

    return _bercap


def test_unggahan_yang_lama_dihitung_sejak_bita_pertama(bercap, saat):
    assert tiba(bercap(cap(saat, 75.25)), saat) == saat - dt.timedelta(seconds=75.25)


def test_tanpa_izin_operator_kepala_tidak_dibaca(bercap, settings, saat):
    settings.CAP_WAKTU_PROKSI = False
    assert tiba(bercap(cap(saat, 75)), saat) == saat


def test_tanpa_kepala_jam_sendiri(settings, rf, saat, caplog):
    settings.CAP_WAKTU_PROKSI = True
    assert tiba(rf.get("/"), saat) == saat
    assert caplog.records == []


@pytest.mark.parametrize(
    "isi",
    [
        "",
        "kemarin",
        "t=1763000000.000",
        "1763000000.000",
        "1763000000.000 -5.000",
        "1763000000 5",
        "1e9 1.000",
        "1763000000.000 1.000 1.000",
        "1763000000.000 1.000, 1763000000.000 90.000",
        "nan 1.000",
        "99999999999999999999.000 1.000",
        "١٧٦٣٠٠٠٠٠٠.000 1.000",
    ],
)
def test_kepala_yang_bukan_cap_ditolak_dan_dicatat(bercap, isi, saat, caplog):
    assert tiba(bercap(isi), saat) == saat
    assert [satu.levelname for satu in caplog.records] == ["WARNING"]


@pytest.mark.parametrize(
    "geser,lama,diakui",
    [
        (0, 120.0, True),
        (0, 120.001, False),
        (0, 99999.0, False),
        # Twenty seconds in our own queue, then handled.
        (-20, 1.0, True),
        (-119, 1.0, True),
        (-119.5, 1.0, False),
        (2, 5.0, True),
        (2.001, 5.0, False),
        (-3600, 1.0, False),
        (3600, 1.0, False),
    ],
)
def test_cap_hanya_di_dalam_batasnya(bercap, saat, geser, lama, diakui, caplog):
    hasil = tiba(bercap(cap(saat + dt.timedelta(seconds=geser), lama)), saat)
    patut = saat + dt.timedelta(seconds=geser - lama) if diakui else saat
    assert abs(hasil - patut) < dt.timedelta(milliseconds=1)
    assert bool(caplog.records) is not diakui


def test_tidak_pernah_lebih_lambat_dari_jam_sendiri(bercap, saat):
    """The proxy's clock is ahead: nobody is late by that."""
    assert tiba(bercap(cap(saat + dt.timedelta(seconds=1.5), 0.2)), saat) == saat


def test_perantara_memasang_cap(bercap, saat):
    permintaan = bercap(cap(saat, 30))
    CapTiba(lambda satu: satu)(permintaan)
    assert permintaan.tiba_pada == saat - dt.timedelta(seconds=30)


def test_proksi_kita_selalu_menimpa_kepalanya():
    assert f'proxy_set_header {KEPALA_CAP} "$msec $request_time";' in PROKSI.read_text(encoding="utf-8")


class Gema(BaseHTTPRequestHandler):
    """Notes the header and answers."""

    dilihat: list[str] = []

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.dilihat += self.headers.get_all(KEPALA_CAP, [])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *isi):
        """Nothing: the console of the tests stays clean."""


def porta_bebas() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.mark.lambat
@pytest.mark.gangguan
def test_lewat_nginx_sungguhan_kepala_palsu_hilang_dan_bita_pertama_yang_dihitung(tmp_path, rf, settings):
    assert NGINX is not None, "nginx belum terpasang: script/setup --uji memasangnya"
    settings.CAP_WAKTU_PROKSI = True
    belakang = HTTPServer(("127.0.0.1", 0), Gema)
    threading.Thread(target=belakang.serve_forever, daemon=True).start()
    porta = porta_bebas()
    # The real lines of our proxy about headers, with the rest of a server around them.
    baris = re.findall(r"^ +proxy_set_header .*;$", PROKSI.read_text(encoding="utf-8"), re.MULTILINE)
    (tmp_path / "nginx.conf").write_text(
        f"""
daemon off; master_process off; pid {tmp_path}/pid; error_log {tmp_path}/galat;
events {{ worker_connections 16; }}
http {{
  access_log off; client_body_temp_path {tmp_path}/b; proxy_temp_path {tmp_path}/p;
  fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u; scgi_temp_path {tmp_path}/s;
  server {{ listen 127.0.0.1:{porta}; location / {{
    proxy_pass http://127.0.0.1:{belakang.server_port}; proxy_http_version 1.1;
    {os.linesep.join(baris)}
  }} }}
}}
""",
        encoding="utf-8",
    )
    proksi = subprocess.Popen([NGINX, "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "galat")])
    try:
        _tunggu(porta)
        mulai = time.time()
        with socket.create_connection(("127.0.0.1", porta), timeout=10) as s:
            s.sendall(
                b"POST / HTTP/1.1\r\nHost: contoh\r\nContent-Length: 2\r\n"
                b"X-Waktu-Tiba: 1577836800.000 1.000\r\nX_Waktu_Tiba: 1577836800.000 1.000\r\n\r\n1"
            )
            time.sleep(1.2)
            s.sendall(b"2")
            assert b"204" in s.recv(100)
    finally:
        proksi.terminate()
        proksi.wait(10)
        belakang.shutdown()
        belakang.server_close()
    (satu,) = Gema.dilihat
    kini = dt.datetime.now(dt.UTC)
    datang = tiba(rf.get("/", headers={KEPALA_CAP: satu}), kini)
    assert abs(datang.timestamp() - mulai) < 0.5
    assert (kini - datang).total_seconds() > 1.1


def _tunggu(porta: int) -> None:
    for _ in range(100):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", porta)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx tidak menyala")
