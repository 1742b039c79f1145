"""What the guide for other programs shows is run as it stands, against a real server."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.mcp_face.tools import TOOLS
from tests.house.conftest import ROOT

GUIDE = (ROOT / "docs/programs.md").read_text("utf-8")
CONSOLE = re.compile(r"^<!-- run -->\n```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^<!-- run -->\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
USUAL = "http://127.0.0.1:8000"  # the address that the guide writes


def commands() -> list[tuple[str, str]]:
    """Return each command of the guide with what is shown below it."""
    parts = re.split(r"^\$ (.*)\n", "".join(CONSOLE.findall(GUIDE)), flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def run(command: list[str], site: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "SITE": site}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize(("command", "shown"), commands(), ids=[f"{n}" for n, _ in enumerate(commands())])
def test_a_command_prints_what_the_guide_shows(site: str, command: str, shown: str) -> None:
    printed = run(["bash", "-c", command.replace(USUAL, site)], site)
    pattern = ".*".join(re.escape(part.strip()) for part in re.split(r"…|\n", shown))
    assert re.search(pattern, printed, re.DOTALL), printed


@pytest.mark.parametrize("number", range(2))
def test_a_program_of_the_guide_runs_as_it_stands(site: str, number: int) -> None:
    printed = run([sys.executable, "-W", "error", "-c", PYTHON.findall(GUIDE)[number]], site)
    assert "[1] " in printed
    assert "“" in printed


def test_the_guide_names_every_tool_and_no_other() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", GUIDE.partition("(MCP)")[2], re.MULTILINE)) == set(TOOLS)
