"""The acts of seleksi; the only place where its rows are written."""
