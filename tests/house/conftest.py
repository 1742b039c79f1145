"""What the tests of the house look at: the files that git knows or is about to know."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("corpus", "index", "ingest", "assistant", "eval")


@pytest.fixture(scope="session")
def files() -> list[Path]:
    """Return every file of the project, relative to its root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout: which files belong to the project is not known")
    found = {Path(name) for name in listed.stdout.split("\0") if name}
    return sorted(file for file in found if (ROOT / file).is_file())


@pytest.fixture(scope="session")
def modules(files: list[Path]) -> list[Path]:
    """Return every Python module of the project, tests included."""
    return [file for file in files if file.suffix == ".py"]
