"""Health check of the web container: does /sehat/ answer 200 on this very machine? Standard library only."""

import os
import sys
import urllib.request

nama = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
permintaan = urllib.request.Request("http://127.0.0.1:8000/sehat/", headers={"Host": nama})
try:
    with urllib.request.urlopen(permintaan, timeout=8) as jawaban:  # noqa: S310 -- own loopback address
        sys.exit(0 if jawaban.status == 200 else 1)
except OSError:
    sys.exit(1)
