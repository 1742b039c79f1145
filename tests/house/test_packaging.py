"""What is installed, and that everything needed comes with it."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.conftest import ROOMS, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
COMES_WITH = {"pydantic-core": "pydantic"}  # imported by name, and part of another by its own account


def test_constraints_are_exact_versions_of_names_in_order() -> None:
    pins = _pins()
    wrong = [pin for pin in pins if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*==[0-9][0-9a-z.]*", pin)]
    assert wrong == []
    names = [pin.partition("==")[0] for pin in pins]
    assert names == sorted(set(names))


def test_every_requirement_has_its_exact_version() -> None:
    pinned = {pin.partition("==")[0] for pin in _pins()}
    extras = PROJECT["optional-dependencies"]
    assert _names([*PROJECT["dependencies"], *extras["test"], *extras["eval"]]) - pinned == set()


def test_no_library_for_gpus_is_asked_for() -> None:
    assert [pin for pin in _pins() if re.match("nvidia|cuda|triton", pin)] == []


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_what_a_room_imports_is_asked_for_by_name(room: str, modules: list[Path]) -> None:
    extras = PROJECT["optional-dependencies"]
    asked = _names(PROJECT["dependencies"])
    if room == "tests":
        asked |= _names(extras["test"])
    if room in {"tests", "eval"}:
        asked |= _names(extras["eval"])
    distributions = packages_distributions()
    missing = {}
    for file in (module for module in modules if module.parts[0] == room):
        for name in _imported(file) - set(sys.stdlib_module_names) - {*ROOMS, "tests", "offline"}:
            known = {_plain(found) for found in distributions.get(name, [name])}
            if not (known | {COMES_WITH.get(found, found) for found in known}) & asked:
                missing[str(file)] = name
    assert missing == {}


def test_the_wheel_holds_every_file_of_every_room(files: list[Path], tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {file.as_posix() for file in files if file.parts[0] in ROOMS} - held == set()


def _pins() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _names(requirements: list[str]) -> set[str]:
    return {_plain(re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]) for requirement in requirements}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
