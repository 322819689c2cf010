"""Pages of seleksi: load through a door, one act, answer."""
