"""Reads that cross tables or feed a page, and the entry doors. Nothing here writes."""
