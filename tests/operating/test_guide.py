"""The guide to operating it: every setting is in its table, and what it prints to be copied holds."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.conftest import ROOT

GUIDE = (ROOT / "docs/operating.md").read_text("utf-8")
SETTING = re.compile(r"\bVERSE_[A-Z]+(?:_[A-Z]+)*\b")
ROW = re.compile(r"^\| `(VERSE_\w+)` \|", re.MULTILINE)
READ = re.compile(r'environ(?:\.get\(|\[)"(VERSE_\w+)"')


def block(kind: str) -> str:
    """Return the block of the guide of this kind."""
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    return str(found)


def test_every_setting_is_in_the_table_and_nothing_else() -> None:
    described = ROW.findall(GUIDE)
    assert len(described) == len(set(described)) > 15
    read = {name for file in ROOT.glob("corpus/*.py") for name in SETTING.findall(file.read_text("utf-8"))}
    modules = [file for room in ("assistant", "index", "ingest") for file in (ROOT / room).rglob("*.py")]
    read |= {name for file in modules for name in READ.findall(file.read_text("utf-8"))}
    assert set(described) == read


def test_every_metric_that_it_names_is_counted() -> None:
    source = (ROOT / "assistant/api/metrics.py").read_text("utf-8")
    named = {name.removesuffix("_total").removesuffix("_info") for name in re.findall(r"`(verse_\w+?)[{`]", GUIDE)}
    assert len(named) >= 7
    assert {name for name in named if f'"{name}"' not in source} == set()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "chapter-and-verse.service"
    verse = tmp_path / "verse"
    verse.write_text("#!/bin/sh\n", "utf-8")
    verse.chmod(0o755)
    unit.write_text(block("systemd").replace("/opt/chapter-and-verse/.venv/bin/verse", str(verse)), "utf-8")
    ran = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True)
    assert [line for line in ran.stderr.splitlines() if "chapter-and-verse" in line] == []


def test_the_unit_starts_it_with_words_that_it_takes() -> None:
    (start,) = re.findall(r"^ExecStart=\S+/verse (.*)$", block("systemd"), re.MULTILINE)
    from corpus.options import Parser

    assert start.split()[0] == "serve"
    parser = Parser(prog="verse serve")
    for option in ("--host", "--port", "--workers"):
        parser.add_argument(option)
    assert parser.parse_args(start.split()[1:]).workers == "2"
    assert "--host" not in start  # it listens to its own machine, and the proxy is there too


def test_the_settings_of_the_service_are_settings() -> None:
    from corpus.access import Access

    (said,) = re.findall(r"^```ini\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    variables = dict(line.split("=", 1) for line in said.splitlines())
    assert set(variables) <= set(ROW.findall(GUIDE))
    access = Access.from_variables(variables)
    assert access.guarded and access.identity_header == "X-Remote-User"
