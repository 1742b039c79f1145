"""`verse rules`: the timescales, contacts and limits of the documents, and the words that prove them."""

import json
from collections.abc import Iterator, Sequence
from typing import cast

from assistant.api.port import Shelved
from assistant.cli.layout import Layout
from assistant.cli.open import open_snapshot
from assistant.shapes.rules import rule_shape
from corpus.catalogue import Catalogue
from corpus.known.called import area_called
from corpus.options import Parser
from corpus.rules.rule import NOT_STATED, Rule, Strength
from corpus.rules.rulebook import load_rulebook
from corpus.settings import Settings


def rules(argv: Sequence[str]) -> int:
    """List the rules that the options leave."""
    parser = Parser(
        prog="verse rules", description="List the rules of the documents, each with the words that prove it."
    )
    parser.add_argument("--area", help="the authority, by id or as people call it")
    parser.add_argument("--document", help="the document’s id, as in verse docs list")
    parser.add_argument("--topic", help="the matter, such as assessment-length")
    parser.add_argument("--unit", help="the unit as printed, such as “working days”")
    parser.add_argument(
        "--strength", choices=[str(strength) for strength in Strength], help="how binding the words are"
    )
    parser.add_argument("--text", help="words that all stand in a rule")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    snapshot = open_snapshot()
    shelved = cast(Shelved, snapshot)
    catalogue = snapshot.catalogue
    rulebook = load_rulebook(Settings.from_environment().corpus, shelved.holding.leading, shelved.rules)
    found = rulebook.filter(
        area=area_called(catalogue.areas, args.area).id if args.area else None,
        document=catalogue.document(args.document).id if args.document else None,
        topic=args.topic,
        unit=args.unit,
        strength=args.strength,
        text=args.text,
    )
    if args.json:
        shape = {"rules": [rule_shape(rule, catalogue) for rule in found], "rulebook": rulebook.version}
        print(json.dumps({**shape, "index": snapshot.version}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_page(found, catalogue, rulebook.facets.topics, Layout.of_terminal())))
    return 0


def _page(found: Sequence[Rule], catalogue: Catalogue, topics: dict[str, str], layout: Layout) -> Iterator[str]:
    for rule in found:
        document = catalogue.document(rule.book)
        yield layout.styled(f"{rule.id}  ({topics[rule.topic]})", "1")
        yield layout.paragraph(rule.says, first="  ", rest="  ")
        for note in _notes(rule):
            yield layout.paragraph(note, first="  ", rest="  ")
        for proof in rule.proofs:
            yield layout.paragraph(f"{document.short_title}, {proof.label}: “{proof.quote.words}”", "    ", "    ")
        yield ""
    yield f"{len(found)} rules."


def _notes(rule: Rule) -> Iterator[str]:
    if rule.counts_from == NOT_STATED and rule.amount is not None:
        yield "From when it counts is not stated."
    if "not said which" in rule.unit:
        yield "Whether working days or calendar days are meant is not said."
    if rule.status != "in force":
        yield f"Status of the document: {rule.status}."
