"""How gunicorn runs, in script/server and in the container alike."""

import os
import tempfile
from pathlib import Path

bind = os.environ.get("WEB_ALAMAT", "0.0.0.0:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_PEKERJA", "2"))
threads = int(os.environ.get("WEB_UTAS", "4"))
# Longer than a slow upload of 10 MB, shorter than a person's patience.
timeout = 60
graceful_timeout = 20
keepalive = 5
# A worker that has served much is replaced; the jitter keeps them from going at once.
max_requests = 5000
max_requests_jitter = 500
limit_request_line = 4094
limit_request_fields = 60
# The heartbeat must not wait for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else tempfile.gettempdir()  # noqa: S108 -- fixed place of RAM
# Who asked for what is in the proxy's log and, where the law cares, in jejak.
accesslog = None
errorlog = "-"
control_socket_disable = True
proc_name = "seleksi-web"
