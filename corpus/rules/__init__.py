"""Rules: hard facts, one file for each document, and what reads and proves them."""
