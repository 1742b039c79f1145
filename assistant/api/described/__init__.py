"""Described: what the API returns, as its document tells it; a test holds every real answer against it."""
