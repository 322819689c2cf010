"""Celery: an alarm clock and pairs of hands. What must not be lost is a row in PostgreSQL."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("seleksi", task_cls="config.zona:TugasSetempat")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# A call that found no worker within its own interval is useless: the next one does the same work.
SETIAP_MENIT = {"schedule": 60.0, "options": {"expires": 55}}

app.conf.beat_schedule = {
    "sapu-surel": {"task": "akun.tasks.sapu_surel", **SETIAP_MENIT},
    "sapu-naskah": {"task": "dokumen.tasks.sapu_naskah", **SETIAP_MENIT},
    "sapu-pindai": {"task": "dokumen.tasks.sapu_pindai", **SETIAP_MENIT},
    "terbitkan-surat": {"task": "peserta.tasks.terbitkan_surat_disetujui", **SETIAP_MENIT},
    "terbitkan-undangan": {"task": "peserta.tasks.terbitkan_undangan_terkirim", **SETIAP_MENIT},
    "olah-makalah": {"task": "peserta.tasks.olah_makalah", **SETIAP_MENIT},
    "tutup-yang-jatuh-tempo": {"task": "seleksi.tasks.tutup_yang_jatuh_tempo", **SETIAP_MENIT},
    "kabari-saksi": {"task": "config.tasks.kabari_saksi", **SETIAP_MENIT},
    "titik-periksa": {
        "task": "jejak.tasks.titik_tiap_jam",
        "schedule": crontab(minute=0),
        "options": {"expires": 3300},
    },
    "akhiri-masa": {
        "task": "panitia.tasks.akhiri_masa",
        "schedule": crontab(minute=1),
        "options": {"expires": 3300},
    },
    "bersihkan-sesi": {
        "task": "akun.tasks.bersihkan_sesi",
        "schedule": crontab(hour=2, minute=30),
        "options": {"expires": 3300},
    },
    "bersihkan-tayangan": {
        "task": "dokumen.tasks.sapu_tayangan",
        "schedule": crontab(hour=3, minute=15),
        "options": {"expires": 3300},
    },
    "bersihkan-kiriman": {
        "task": "dokumen.tasks.sapu_kiriman",
        "schedule": crontab(minute=35),
        "options": {"expires": 3300},
    },
    # Three turns a night: one is two minutes long and begins where the last one stopped.
    "periksa-gudang": {
        "task": "dokumen.tasks.periksa_gudang",
        "schedule": crontab(hour="3,4,5", minute=35),
        "options": {"expires": 1500},
    },
    "ingatkan": {
        "task": "seleksi.tasks.ingatkan",
        "schedule": crontab(minute=5),
        "options": {"expires": 3300},
    },
}
