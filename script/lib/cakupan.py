"""The coverage gate, as a plugin of pytest, so that pytest's own line stays the last.

The rooms of the law and the trail: every line and branch. The whole: 95 %.
"""

import json
import os
import re
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import coverage
import pytest

MENYELURUH = 95.0
RUANG = "ketentuan|izin|aturan|alur|wewenang|queries|actions"
# A room is a module of that name, or a package of that name with its modules.
PENUH = re.compile(rf"^(?:jejak/.+|[a-z_]+/(?:{RUANG})(?:\.py|/.+\.py))$")

TEMUAN = pytest.StashKey[list[str]]()


def temuan_cakupan(laporan: dict[str, Any]) -> list[str]:
    """What falls short, from coverage's JSON report; empty when all is well."""
    temuan = []
    for berkas, isi in sorted(laporan["files"].items()):
        if not PENUH.match(berkas):
            continue
        baris = isi["missing_lines"]
        cabang = [f"{dari}→{ke if ke > 0 else 'keluar'}" for dari, ke in isi.get("missing_branches", [])]
        if baris or cabang:
            rincian = ", ".join([*map(str, baris), *cabang])
            temuan.append(f"{berkas}: harus 100 %, belum teruji: {rincian}")
    keseluruhan = laporan["totals"]["percent_covered"]
    if keseluruhan < MENYELURUH:
        temuan.append(f"Seluruh kode: {keseluruhan:.1f} %, harus {MENYELURUH:.0f} %".replace(".", ","))
    return temuan


def baca_laporan() -> dict[str, Any]:
    cakupan = coverage.Coverage(data_file=os.environ.get("COVERAGE_FILE", ".coverage"))
    cakupan.load()
    with tempfile.TemporaryDirectory() as folder:
        keluaran = Path(folder) / "cakupan.json"
        cakupan.json_report(outfile=str(keluaran))
        hasil: dict[str, Any] = json.loads(keluaran.read_text(encoding="utf-8"))
    return hasil


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    hasil = yield
    if not hasattr(session.config, "workerinput"):
        session.config.stash[TEMUAN] = temuan_cakupan(baca_laporan())
        if session.config.stash[TEMUAN]:
            session.testsfailed += 1
    return hasil


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    temuan = config.stash.get(TEMUAN, [])
    if temuan:
        terminalreporter.section("Cakupan kurang", red=True, bold=True)
        for satu in temuan:
            terminalreporter.write_line(satu)
