"""Importing the index is light: engines are loaded only where they are used."""

import subprocess
import sys

HEAVY = ("torch", "transformers", "sentence_transformers", "chromadb", "llama_index", "bm25s")


def test_no_engine_is_loaded_by_importing_the_index() -> None:
    code = "import sys, index.build, index.engine, index.live; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in HEAVY if name in loaded]
