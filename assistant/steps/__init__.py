"""The steps of a turn, in order: each takes a turn and returns the next."""
