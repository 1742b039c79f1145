"""`verse rules review`: a person approves, edits or dismisses the rules found in added documents."""

import json
import sys
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import RuleError, UsageError
from corpus.holding import Holding
from corpus.options import Parser
from corpus.rule import CHILD_AT_RISK, RuleKind
from corpus.settings import Settings
from ingest.books import read_books
from ingest.cli import bar
from ingest.review import Decided, Waiting, checked, keep, waiting
from ingest.run import run

_WIDTH = 100  # characters of a line
_CHOICES = "approve (a), edit (e), dismiss (d), skip (s) or quit (q)? "
_EDITED = ("kind", "topic", "duty", "counts_from", "strength", "word", "says")  # fields a person is asked for

_AT_RISK = "Is it whom to ring when a child may be at risk (y/n)? "

Ask = Callable[[str], str]


def review(argv: Sequence[str]) -> int:
    """Walk through the candidates, or print or read them as JSON; return the exit status."""
    parser = Parser(
        prog="verse rules review",
        description="Approve, edit or dismiss the timescales, contacts and limits found in added documents. "
        "Only what a person approved is ever answered with.",
    )
    parser.add_argument("id", nargs="?", default="", help="one document only: its id")
    parser.add_argument("--json", action="store_true", help="print what waits as JSON, to be edited")
    parser.add_argument(
        "--decided", type=Path, metavar="FILE", help="that JSON again, each entry with “decision”: approve or dismiss"
    )
    options = parser.parse_args(argv)
    settings = Settings.from_environment()
    holding = read_books(settings).holding
    found = waiting(settings, holding, options.id)
    if options.json and not options.decided:
        print(json.dumps({"waiting": [_shape(one) for one in found]}, ensure_ascii=False, indent=2))
        return 0
    decided = _read(options.decided, found) if options.decided else _walk(found, settings, holding)
    if options.decided:
        keep(settings, holding, decided)
    approved = sum(one.rule is not None for one in decided)
    version = run(settings, bar()).version if approved else ""
    told = f"{approved} approved, {len(decided) - approved} dismissed, {len(found) - len(decided)} still waiting."
    if options.json:
        counts = {"approved": approved, "dismissed": len(decided) - approved, "waiting": len(found) - len(decided)}
        print(json.dumps({**counts, "index": version or None}, indent=2))
    else:
        print(told + (f" The index {version} is live." if version else ""))
    return 0


def _shape(one: Waiting) -> dict[str, Any]:
    return {
        "candidate": one.id,
        "ref": str(one.candidate.ref),
        "label": one.label,
        "words": one.candidate.words,
        "found_as": str(one.candidate.sort),
        "rule": dict(one.proposed),
        "decision": "skip",
        "why": "",
    }


def _read(path: Path, found: Sequence[Waiting]) -> list[Decided]:
    """Return the decisions in a file; raise UsageError naming the entry that cannot be followed."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["waiting"]
    except OSError as exc:
        raise UsageError(f"{path} cannot be read: {exc.strerror}.") from exc
    except (ValueError, KeyError, TypeError) as exc:
        raise UsageError(f"{path} is not what “verse rules review --json” prints.") from exc
    by_id = {one.id: one for one in found}
    decided = []
    for number, entry in enumerate(entries, 1):
        place = f"{path.name}, entry {number}"
        decision, one = entry.get("decision", "skip"), by_id.get(entry.get("candidate"))
        if decision == "skip":
            continue
        if one is None:
            raise UsageError(f"{place}: this candidate does not wait any more. Print the list again.")
        if decision == "approve":
            decided.append(Decided(one, rule=_checked(place, entry.get("rule") or {})))
        elif decision == "dismiss":
            decided.append(Decided(one, why=entry.get("why", "")))
        else:
            raise UsageError(f"{place}: “{decision}” is no decision; write approve, dismiss or skip.")
    return decided


def _checked(place: str, rule: dict[str, Any]) -> dict[str, Any]:
    try:
        return checked(rule)
    except RuleError as exc:
        raise UsageError(f"{place}: {exc}") from exc


def _walk(found: Sequence[Waiting], settings: Settings, holding: Holding, ask: Ask = input) -> list[Decided]:
    """Ask about one candidate after the other; each decision is kept at once."""
    decided: list[Decided] = []
    if found and not sys.stdin.isatty() and ask is input:
        raise UsageError("Nobody is at the keyboard. Use --json, edit what it prints, and give it back with --decided.")
    for number, one in enumerate(found, 1):
        print("\n".join(_page(one, number, len(found))))
        answer = ""
        while answer not in {"s", "q"}:
            answer = ask(_CHOICES).strip().casefold()[:1]
            try:
                made = _decision(answer, one, ask)
                if made is not None:
                    keep(settings, holding, [made])
                    decided.append(made)
                    break
            except RuleError as exc:
                print(f"Not kept: {exc}")
        if answer == "q":
            break
    return decided


def _decision(answer: str, one: Waiting, ask: Ask) -> Decided | None:
    if answer == "a":
        return Decided(one, rule=_for_whom(dict(one.proposed), ask))
    if answer == "e":
        return Decided(one, rule=_edited(one, ask))
    if answer == "d":
        return Decided(one, why=ask("Why is it no rule? "))
    return None


def _edited(one: Waiting, ask: Ask) -> dict[str, Any]:
    rule = dict(one.proposed)
    for name in _EDITED:
        said = ask(f"{name} [{rule.get(name, '')}]: ").strip()
        if said:
            rule[name] = said
    questions = []
    while said := ask("How would people ask for it? (an empty line ends) ").strip():
        questions.append(said)
    return _for_whom({**rule, "asked_as": questions or rule["asked_as"]}, ask)


def _for_whom(rule: dict[str, Any], ask: Ask) -> dict[str, Any]:
    """Return a rule; one of a number is marked when it is the one to ring for a child at risk."""
    if rule["kind"] == RuleKind.CONTACT and ask(_AT_RISK).strip().casefold().startswith("y"):
        return {**rule, "topic": CHILD_AT_RISK}
    return rule


def _page(one: Waiting, number: int, of: int) -> list[str]:
    wrapped = textwrap.fill(f"“{one.draft.quote}”", _WIDTH, initial_indent="  ", subsequent_indent="  ")
    fields = [f"  {name}: {value}" for name, value in one.proposed.items() if name not in ("quote", "says", "duty")]
    return ["", f"{number} of {of}: {one.candidate.ref.book}, {one.label}", wrapped, *fields]
