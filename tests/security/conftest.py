"""Places that the tests of security come to: one open to this machine, one with tokens, one behind a proxy."""

import ipaddress
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.access import OPEN, Access
from tests.security.serving import PROXY, TOKENS, Place, served

BEHIND = Access(proxies=(ipaddress.ip_network(PROXY),), identity_header="X-Remote-User")


@pytest.fixture(scope="package")
def open_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Nobody is asked anything."""
    with served(tmp_path_factory.mktemp("open"), OPEN) as place:
        yield place


@pytest.fixture(scope="package")
def tokens_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of tokens of the guarded place; empty at first."""
    file = tmp_path_factory.mktemp("tokens") / "tokens"
    file.touch()
    return file


@pytest.fixture(scope="package")
def guarded(tmp_path_factory: pytest.TempPathFactory, tokens_file: Path) -> Iterator[Place]:
    """Everybody needs a token."""
    access = Access(tokens=TOKENS, tokens_file=tokens_file, rate="off", origins=("https://intranet.example",))
    with served(tmp_path_factory.mktemp("guarded"), access) as place:
        yield place


@pytest.fixture(scope="package")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A proxy says who has signed in; nobody has a token."""
    with served(tmp_path_factory.mktemp("proxied"), replace(BEHIND, log_identity=True)) as place:
        yield place
