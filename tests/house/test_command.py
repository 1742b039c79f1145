"""The command line is there at once: nothing heavy is loaded before it is needed."""

import subprocess
import sys

from tests.house.conftest import ROOT

HEAVY = {
    "torch", "transformers", "sentence_transformers", "numpy", "chromadb", "llama_index", "bm25s",
    "fastapi", "uvicorn", "httpx", "jinja2", "pydantic", "yaml",
}  # fmt: skip
HELP = "import sys; from assistant.cli import main; status = main(['--help']); print(*sys.modules, file=sys.stderr)"


def test_help_loads_nothing_heavy() -> None:
    ran = subprocess.run([sys.executable, "-c", HELP], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Usage: verse" in ran.stdout
    loaded = set(ran.stderr.split())
    assert "assistant.cli" in loaded
    assert loaded & HEAVY == set()
