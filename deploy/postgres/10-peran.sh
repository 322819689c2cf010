#!/bin/bash
# Dijalankan sekali saat basis data pertama kali dibuat: pemilik tabel dan peran aplikasi, keduanya bukan superuser,
# dan basis datanya. Hak peran aplikasi diatur sesudah migrasi oleh manage.py atur_hak_jejak.
set -euo pipefail
SANDI=$(cat /run/secrets/database_sandi)
SANDI_APLIKASI=$(cat /run/secrets/database_aplikasi_sandi)
psql -X -v ON_ERROR_STOP=1 --username postgres --dbname postgres -v sandi="$SANDI" \
  -v sandi_aplikasi="$SANDI_APLIKASI" <<'SQL'
CREATE ROLE seleksi LOGIN PASSWORD :'sandi';
CREATE ROLE seleksi_aplikasi LOGIN PASSWORD :'sandi_aplikasi';
CREATE DATABASE seleksi OWNER seleksi;
REVOKE CONNECT ON DATABASE seleksi FROM PUBLIC;
GRANT CONNECT ON DATABASE seleksi TO seleksi_aplikasi;
SQL
