"""The rules at a glance: read but not proved, for a command that must answer at once.

`load_rulebook` proves each rule against its document and takes its time; here the same files are
read as they are. A test holds what is read here against what is proved there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from corpus.errors import UnknownName
from corpus.refs import ParagraphRef
from corpus.rules.rule import Bound, Fact, RuleKind, Strength, printed_word
from corpus.settings import CORPUS
from corpus.shelf import Book, Shelf
from corpus.strict_yaml import read_yaml
from corpus.text import folded

FOLDER = "rules"
_NOT_RULES = "dismissed.yaml"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document and where they stand."""

    ref: ParagraphRef
    quote: str


@dataclass(frozen=True, slots=True)
class Glanced(Fact):
    """A rule as it is written down."""

    words: tuple[Words, ...]  # the first state the fact
    book: Book


@dataclass(frozen=True, slots=True)
class RuleGlance:
    """All rules as they are written down, and how people say the events and actors they name."""

    rules: tuple[Glanced, ...]
    events: Mapping[str, str]
    actors: Mapping[str, str]

    def rule(self, rule_id: str) -> Glanced:
        """Return the rule with that id; raise UnknownName when there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise UnknownName(f"There is no rule “{rule_id}”. verse rules lists them.")


def glance(
    shelf: Shelf,
    corpus: Path = CORPUS,
    *,
    added: Path | None = None,
    areas: Collection[str] | None = None,
    rule: str | None = None,
) -> RuleGlance:
    """Return the rules of a corpus folder and of a folder that adds to it, read but not proved.

    Only the documents of these `areas` (None: of all) are read, and only files that name the one `rule`
    that is wanted.
    """
    facets = read_yaml(corpus / "facets.yaml")
    held = {name for book in shelf.books for name in (book.id, book.book)}
    found: list[Glanced] = []
    for path in (*sorted((corpus / FOLDER).glob("*.yaml")), *(sorted(added.glob("*.yaml")) if added else ())):
        if path.name == _NOT_RULES or path.stem in shelf.silent or path.stem not in held:
            continue
        if areas is not None and shelf.book(path.stem).area not in areas:
            continue
        if rule is None or rule in path.read_text(encoding="utf-8"):
            found.extend(_rules(read_yaml(path), shelf))
    return RuleGlance(tuple(found), facets["events"], facets["actors"])


def _rules(file: Mapping[str, Any], shelf: Shelf) -> Iterator[Glanced]:
    edition = file["document"]
    book = shelf.book(edition)
    for data in file["rules"]:
        plain = {each.name: data.get(each.name, _DEFAULTS.get(each.name)) for each in fields(Fact)}
        strength = Strength(data["strength"])
        bound = data.get("bound")
        yield Glanced(
            **plain
            | {
                "kind": RuleKind(data["kind"]),
                "area": book.area,
                "bound": Bound(bound) if bound else None,
                "strength": strength,
                "word": printed_word(strength, data.get("word")),
            },
            words=tuple(_words(data, edition)),
            book=book,
        )


_DEFAULTS = {"event": "", "actor": "", "unit": "", "counts_from": "", "exceptions": ""}


def _words(data: Mapping[str, Any], edition: str) -> Iterator[Words]:
    for each in (data, *data.get("also", ())):
        ref = each.get("ref", data["ref"])
        yield Words(ParagraphRef.parse(ref if "#" in ref else f"{edition}#{ref}"), folded(each["quote"]))
