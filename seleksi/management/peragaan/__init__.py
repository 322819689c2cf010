"""Plainly fictitious people, papers and posts for demonstration and measurement. Same seed, same data."""
