"""The guide to security promises nothing that no test holds it to."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.conftest import ROOT

GUIDE = (ROOT / "docs/security.md").read_text("utf-8")
TABLE = GUIDE.partition("\n## What could happen\n")[2].partition("\n## ")[0]
LINES = [line for line in TABLE.splitlines() if line.startswith("| ") and not line.startswith("| what could happen")]
TEST = re.compile(r"`((?:[\w/]+/)?test_\w+\.py)::(test_\w+)`")


def test_the_table_is_there() -> None:
    assert len(LINES) > 25
    assert len({line.split("|")[1] for line in LINES}) == len(LINES)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split("|")[1].strip())
def test_each_line_names_tests_that_there_are(line: str) -> None:
    what, against, tests = (cell.strip() for cell in line.strip("| ").split(" | "))
    assert what and against
    named = TEST.findall(tests)
    assert named and TEST.sub("", tests).strip(" ,") == ""
    for file, name in named:
        path = ROOT / file if "/" in file else ROOT / "tests/security" / file
        assert name in _tests(path), f"{file} has no {name}"


def _tests(file: Path) -> set[str]:
    return {node.name for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}
