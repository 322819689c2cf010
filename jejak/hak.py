"""Rights of database roles: the application reads and adds to the trail, and can do nothing else to it."""

from __future__ import annotations

from typing import Any

from psycopg import sql

TABEL = ("jejak_jejak", "jejak_titikperiksa")


def peran_ada(kursor: Any, peran: str) -> bool:
    kursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [peran])
    return kursor.fetchone() is not None


def kurang_aman(kursor: Any, peran: str) -> str:
    """Why this role could not be held back by rights at all; empty when it can."""
    if not peran_ada(kursor, peran):
        return f"Peran {peran} tidak ada."
    kursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolsuper", [peran])
    if kursor.fetchone():
        return f"Peran {peran} superuser: hak tidak menahannya."
    kursor.execute(
        "SELECT 1 FROM pg_class WHERE relname = ANY(%s) AND pg_has_role(%s, relowner, 'MEMBER') LIMIT 1",
        [list(TABEL), peran],
    )
    if kursor.fetchone():
        return f"Peran {peran} memiliki tabel jejak: pemilik dapat mematikan pengamannya."
    return ""


def atur_hak(kursor: Any, peran: str) -> None:
    """Grant everything a running application does; of the trail only SELECT and INSERT. May be repeated."""
    nama = sql.Identifier(peran)
    for perintah in (
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
        "REVOKE CREATE ON SCHEMA public FROM {}",
    ):
        kursor.execute(sql.SQL(perintah).format(nama))
    for tabel in TABEL:
        kursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(sql.Identifier(tabel), nama))
        kursor.execute(sql.SQL("GRANT SELECT, INSERT ON {} TO {}").format(sql.Identifier(tabel), nama))
