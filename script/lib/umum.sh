# Dipakai semua skrip: pindah ke akar proyek, cara bicara, dan Python mana yang dipakai.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
PROYEK=$PWD
VENV=$PROYEK/.venv
PY=$VENV/bin/python
export PYTHONUNBUFFERED=1

kata() { printf '%s\n' "$*"; }
langkah() { printf '\n==> %s\n' "$*"; }
gagal() {
  printf '\nGalat: %s\n' "$*" >&2
  exit 1
}
# Isi komentar pertama skrip menjadi bantuannya.
bantuan() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$1"; }
