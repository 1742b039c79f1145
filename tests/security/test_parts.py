"""What is installed: every part is the version that was tested, from a package index, under a licence that fits ours.

Whether a version has become known as unsafe cannot be told offline: `make audit` asks the advisory database.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PERMISSIVE = (
    "MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "Zlib", "0BSD", "CC0", "CNRI", "Unlicense",
)  # fmt: skip
COPYLEFT = re.compile(r"GPL|General Public|Mozilla|MPL|EUPL|CDDL|EPL|Eclipse|SSPL|Commons Clause", re.IGNORECASE)
LOOKED_AT = {  # by a person, and why it does not bind what we write
    "certifi": "MPL-2.0: a list of certificates, unchanged",
    "hypothesis": "MPL-2.0: tests alone",
    "orjson": "MPL-2.0 and MIT: unchanged; Chroma asks for it",
    "pathspec": "MPL-2.0: mypy alone",
    "python-stdnum": "LGPL-2.1: imported as it is, and can be exchanged for another",
    "tqdm": "MPL-2.0 and MIT: unchanged",
    "axe-playwright-python": "MIT in its source, nothing in its package; brings axe-core (MPL-2.0) to tests alone",
}


def test_every_part_that_is_installed_is_the_version_that_was_tested() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if not line.startswith("#"))
    found = {_name(part): part.version.partition("+")[0] for part in _parts()}
    assert len(found) > 80
    assert {name: version for name, version in found.items() if pinned.get(name) != version} == {}


def test_every_part_came_from_a_package_index_and_not_from_an_address() -> None:
    named = [_name(part) for part in _parts() if json.loads(part.read_text("direct_url.json") or "{}")]
    assert named == []


def test_every_licence_is_permissive_or_was_looked_at() -> None:
    parts = {_name(part): _licence(part) for part in _parts()}
    unclear = {name for name, said in parts.items() if not any(one in said for one in PERMISSIVE)}
    odd = unclear | {name for name, said in parts.items() if COPYLEFT.search(said)}
    assert {name: parts[name] for name in odd - set(LOOKED_AT)} == {}
    assert set(LOOKED_AT) - odd == set(), "these need no second look any more"


def test_the_audit_fails_when_a_version_could_not_be_looked_up() -> None:
    assert re.search(r"pip-audit --strict .*--requirement constraints\.txt", (ROOT / "Makefile").read_text("utf-8"))


@cache
def _parts() -> tuple[Distribution, ...]:
    """Return everything that ours needs, and what that needs, as far as it is installed."""
    return tuple(_needed())


def _needed() -> Iterator[Distribution]:
    extras = PROJECT["optional-dependencies"]
    wanted = [Requirement(line) for line in (*PROJECT["dependencies"], *extras["test"], *extras["eval"])]
    seen: set[tuple[str, str]] = set()
    names: set[str] = set()
    while wanted:
        need = wanted.pop()
        try:
            part = distribution(need.name)
        except PackageNotFoundError:  # an extra that is not installed here
            continue
        if _name(part) not in names:
            names.add(_name(part))
            yield part
        for extra in need.extras | {""}:
            if (_name(part), extra) not in seen:
                seen.add((_name(part), extra))
                inner = map(Requirement, part.requires or ())
                wanted += [each for each in inner if not each.marker or each.marker.evaluate({"extra": extra})]


def _name(part: Distribution) -> str:
    return canonicalize_name(part.metadata["Name"])


def _licence(part: Distribution) -> str:
    """Return what a part says of its licence: the expression, or else the classifiers, or else the free words."""
    said = part.metadata
    classified = [line for line in said.get_all("Classifier") or () if line.startswith("License ::")]
    return said["License-Expression"] or " ".join(classified) or (said["License"] or "")[:200]
