"""Factories: rows, one module per application. Situations are built in tests/perkara by real acts."""
