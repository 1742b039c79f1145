"""Readers: files as councils publish them, each read into the same pieces."""
