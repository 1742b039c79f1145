"""The commands of the README and the guides do what they say."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.house.conftest import ROOT

BLOCK = re.compile(r"^<!-- run -->\n```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACES = [
    "README.md",
    "docs/documents.md",
    "docs/language-model.md",
    "docs/operating.md",
    "docs/quizzes.md",
    "docs/scaling.md",
    "docs/security.md",
]


@pytest.mark.parametrize("page", PLACES)
def test_the_commands_of_a_page_print_what_it_shows(page: str, ingested: Settings, tmp_path: Path) -> None:
    home = shutil.copytree(ingested.home, tmp_path / "home")  # commands may add and remove
    blocks = BLOCK.findall((ROOT / page).read_text("utf-8"))
    assert blocks
    for command, shown in commands("".join(blocks)):
        ran = run(command, home)
        assert ran.returncode == 0, f"{command}\n{ran.stdout}"
        assert re.search(pattern(shown), ran.stdout, re.DOTALL), f"{command}\n{ran.stdout}"


def test_what_a_page_shows_is_looked_for_in_its_order() -> None:
    ((_, shown),) = commands("$ verse\nfirst …\n…\nlast\n")
    assert re.search(pattern(shown), "first of all\nmuch\nthe last\n", re.DOTALL)
    assert not re.search(pattern(shown), "last of all\nfirst\n", re.DOTALL)


def commands(block: str) -> list[tuple[str, str]]:
    """Return each command of a console block with the lines shown below it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def pattern(shown: str) -> str:
    """Return the pattern of the lines shown, in their order; `…` stands for anything."""
    return ".*".join(re.escape(part.strip()) for part in re.split(r"…|\n", shown))


def run(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "VERSE_HOME": str(home), "PATH": path}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
