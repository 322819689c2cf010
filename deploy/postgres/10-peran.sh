#!/bin/bash
# Dijalankan sekali saat basis data pertama kali dibuat: peran aplikasi tanpa hak superuser, dan basis datanya.
set -euo pipefail
SANDI=$(cat /run/secrets/database_sandi)
psql -X -v ON_ERROR_STOP=1 --username postgres --dbname postgres -v sandi="$SANDI" <<'SQL'
CREATE ROLE seleksi LOGIN PASSWORD :'sandi';
CREATE DATABASE seleksi OWNER seleksi;
REVOKE CONNECT ON DATABASE seleksi FROM PUBLIC;
SQL
