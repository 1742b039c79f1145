"""What holds for every file of the project."""

import ast
import re
from pathlib import Path

from tests.house.conftest import ROOT

REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|pytorch\.org/whl|registry\.npmjs\.org|registry\.yarnpkg\.com"
    r"|conda\.anaconda\.org|PIP_(?:EXTRA_)?INDEX_URL|--(?:extra-)?index-url|--find[-]links",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\b(?:https?|file|git\+\w+)://(?!127\.0\.0\.1|localhost)")
SETS_UP = re.compile(r"constraints.*|requirements.*|pyproject\.toml|Makefile|.*\.lock|.*-lock\.json|\.ci/.*|scripts/.*")
LINES = 300


def test_no_file_names_a_package_registry(files: list[Path]) -> None:
    found = [str(file) for file in files if REGISTRY.search((ROOT / file).read_text("utf-8", "replace"))]
    assert found == []


def test_no_file_that_sets_up_holds_an_address(files: list[Path]) -> None:
    setting_up = [file for file in files if SETS_UP.fullmatch(file.as_posix())]
    assert Path("constraints.txt") in setting_up
    assert [str(file) for file in setting_up if ADDRESS.search((ROOT / file).read_text("utf-8"))] == []


def test_every_text_is_utf_8(files: list[Path]) -> None:
    found = []
    for file in files:
        data = (ROOT / file).read_bytes()
        if file.is_relative_to("corpus/documents") or b"\0" in data:  # as received; not text
            continue
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as exc:
            found.append(f"{file}: {exc}")
    assert found == []


def test_every_module_says_what_it_is(modules: list[Path]) -> None:
    assert [str(file) for file in modules if not ast.get_docstring(_tree(file))] == []


def test_a_module_is_short_enough_to_be_one_noun(modules: list[Path]) -> None:
    lengths = {str(file): len((ROOT / file).read_text("utf-8").splitlines()) for file in modules}
    assert {file: length for file, length in lengths.items() if length > LINES} == {}


def test_no_package_in_the_tests_hides_a_room(modules: list[Path]) -> None:
    assert [str(file) for file in modules if file.parts[0] == "tests" and file.name == "__init__.py"] == []


def test_no_import_hides_a_builtin(modules: list[Path]) -> None:
    hiding = {alias.name for file in modules for alias in _plain_imports(file)} & {"eval"}
    assert hiding == set(), "write `from eval.score import …`"


def _plain_imports(file: Path) -> list[ast.alias]:
    nodes = (node for node in ast.walk(_tree(file)) if isinstance(node, ast.Import))
    return [alias for node in nodes for alias in node.names]


def _tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text("utf-8"), filename=str(file))
