"""A quiz as a file: one module for each format, and one table of them all."""
