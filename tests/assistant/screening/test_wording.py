"""Wording: a pattern of groups hears the many ways of saying one thing, and says what is wrong with itself."""

import pytest

from assistant.screening.wording import Wording
from corpus.errors import CatalogueError

GROUPS = {
    "adult": ["dad", "mum", "step(dad|mum)"],
    "hits": ["hit(s|ting)", "lash(es|ing) out at", "batter(s|ing)"],
    "me": ["me"],
    "idiom": ["hits the roof"],
    "number": ["<number>", "two"],
    "anyone": [["dad", "mum"], "me"],
}


def hears(pattern: str, text: str) -> bool:
    wording = Wording(GROUPS, {"hes": "he is"}, [pattern])
    return any(map(wording.compile([pattern]).search, wording.read(text)))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{adult} {hits} {me}", "Dad hits me"),
        ("{adult} {hits} {me}", "stepmum hitting me"),
        ("{adult} {hits} {me}", "dad lashes out at me"),
        ("{adult} .. {hits}", "dad always just hits"),
        ("{adult} ... {hits}", "dad came home late last night and hits"),
        ("he is {hits}", "he's hitting"),
        ("^ {adult}", "It is late. Dad shouts"),
        ("{number} hits", "40 hits"),
        ("{number} hits", "two hits"),
        ("{hits|adult} now", "dad now"),
        ("very? {hits}", "hits"),
        ("{anyone} shouts", "mum shouts"),
        ("{adult} !{me}", "dad shouts"),
        ("{hits} {me}", "battring me"),
        ("{hits} {me}", "hitttttting me"),
        ("{hits} {me}", "hist me"),
        ("{adult} shoes", "dad's shoes"),
    ],
)
def test_a_pattern_hears(pattern: str, text: str) -> None:
    assert hears(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{adult} {hits}", "dad never hits"),
        ("{adult} .. {hits}", "dad one two three hits"),
        ("{adult} ... {hits}", "here is dad. He hits"),
        ("^ {hits}", "dad hits"),
        ("{adult} !{me}", "dad shouts at me"),
        ("{hits}", "he hits the roof"),
    ],
)
def test_a_pattern_does_not_hear(pattern: str, text: str) -> None:
    assert not hears(pattern, text)


def test_an_unknown_group_is_named() -> None:
    with pytest.raises(CatalogueError, match="aunts"):
        hears("{aunts} {hits}", "")
