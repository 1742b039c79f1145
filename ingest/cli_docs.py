"""`verse docs remove` and `verse docs diff`: take a document out, compare two editions."""

import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.catalogue import Document, catalogue_of
from corpus.options import Parser
from corpus.rules.rulebook import load_rulebook
from corpus.settings import Settings
from index.snapshot import open_current
from ingest.cli import bar
from ingest.comparison import Change, Difference, compare
from ingest.library import Library
from ingest.run import run

_WIDTH = 100  # characters of a line


def remove(argv: Sequence[str]) -> int:
    """Remove a document that was added, with its rules; return the exit status."""
    parser = Parser(prog="verse docs remove", description="Remove a document that was added, with its rules.")
    parser.add_argument("id", help="the document’s id, or id@edition")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    settings = Settings.from_environment()
    document = catalogue_of(settings).document(options.id)
    with Library(settings).removing(document):
        done = run(settings, bar())
    if options.json:
        print(json.dumps({"removed": document.book, "index": done.version}, ensure_ascii=False, indent=2))
    else:
        print(f"{document.book} is removed. The index {done.version} is live.")
    return 0


def diff(argv: Sequence[str]) -> int:
    """Show what differs between two editions; return the exit status."""
    parser = Parser(prog="verse docs diff", description="Compare two editions, paragraph by paragraph.")
    parser.add_argument("old", help="the earlier one, as id@edition")
    parser.add_argument("new", help="the later one, as id@edition")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    settings = Settings.from_environment()
    snapshot = open_current(settings)
    old, new = (snapshot.catalogue.document(name) for name in (options.old, options.new))
    before, after = (
        [p for p in snapshot.paragraphs.values() if p.ref.book == document.book] for document in (old, new)
    )
    rules = load_rulebook(settings.corpus, snapshot.holding.only({old.book}), snapshot.rules).rules
    found = list(compare(before, after, rules))
    if options.json:
        shape = {"old": old.book, "new": new.book, "differences": [_shape(one) for one in found]}
        print(json.dumps(shape, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_page(old, new, found, colour=sys.stdout.isatty())))
    return 0


def _shape(one: Difference) -> dict[str, Any]:
    return {
        "change": one.change,
        "old": {"ref": str(one.old.ref), "label": one.old.label, "text": one.old.text} if one.old else None,
        "new": {"ref": str(one.new.ref), "label": one.new.label, "text": one.new.text} if one.new else None,
        "words": [{"text": part.text, "old": part.old, "new": part.new} for part in one.words],
        "rules": [rule.id for rule in one.rules],
    }


def _page(old: Document, new: Document, found: Sequence[Difference], *, colour: bool) -> Iterator[str]:
    yield f"{old.title}, {old.edition_name} → {new.title}, {new.edition_name}"
    for one in found:
        yield ""
        shown = one.new or one.old
        assert shown is not None
        name = shown.label if one.change is not Change.RENUMBERED or not one.old else f"{one.old.label} → {shown.label}"
        yield f"{one.change.upper()}: {name}"
        text = " ".join(_marked(one, colour)) if one.words else shown.text
        if one.change is not Change.RENUMBERED:
            for line in text.splitlines():
                yield textwrap.fill(line, _WIDTH, initial_indent="  ", subsequent_indent="  ")
        for rule in one.rules:
            yield f"  Touches the rule {rule.id}: “{rule.quote}”"
    counts = {change: sum(one.change is change for one in found) for change in Change}
    yield ""
    yield ", ".join(f"{n} {change}" for change, n in counts.items()) + "."


def _marked(one: Difference, colour: bool) -> Iterator[str]:
    """Yield the words of a changed paragraph: those gone in [-brackets-], those new in {+braces+}."""
    for part in one.words:
        if part.old and part.new:
            yield part.text
        elif part.old:
            yield f"\033[31m[-{part.text}-]\033[0m" if colour else f"[-{part.text}-]"
        else:
            yield f"\033[32m{{+{part.text}+}}\033[0m" if colour else f"{{+{part.text}+}}"
