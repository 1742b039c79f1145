"""The door: where a request comes from, who sent it, and whether it may come in."""
