# syntax=docker/dockerfile:1
# Satu citra untuk pelayan web, pekerja, pengingat, dan migrasi; yang membedakan hanya perintahnya.

FROM python:3.13-slim-bookworm AS bangun
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /bangun
COPY requirements.txt .
# Sidik tiap berkas diperiksa; hanya roda jadi, tidak ada yang dikompilasi.
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-deps --only-binary=:all: --require-hashes -r requirements.txt

FROM python:3.13-slim-bookworm
# Pustaka gambar huruf untuk WeasyPrint; hurufnya sendiri ada di dokumen/aset.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      libfontconfig1 libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 seleksi \
 && useradd --uid 10001 --gid seleksi --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin seleksi \
 && install -d -o seleksi -g seleksi -m 0700 /data
COPY --from=bangun /opt/venv /opt/venv
WORKDIR /aplikasi
COPY . .
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    MODE=produksi \
    DATA_DIR=/data \
    STATIC_ROOT=/aplikasi/static-jadi \
    XDG_CACHE_HOME=/tmp
# Semua yang dapat ditulis lebih dahulu ditulis di sini: saat jalan, sistem berkasnya hanya-baca.
RUN SECRET_KEY=hanya-untuk-membangun DATABASE_URL=postgresql://bangun@localhost/bangun REDIS_URL=redis://localhost \
    python manage.py collectstatic --noinput \
 && python -m compileall -q -j 0 /aplikasi /opt/venv
USER 10001:10001
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "-c", "deploy/gunicorn.conf.py", "config.wsgi"]
