"""`verse rules review`: a person approves, edits or dismisses the rules found in added documents."""

import getpass
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.errors import RuleError, UsageError
from corpus.known.facets import load_facets
from corpus.options import Parser
from corpus.settings import Settings
from ingest.approved import Decided, checked, counted_from, keep, withdraw
from ingest.books import read_books
from ingest.cli import bar
from ingest.cli_walk import Walk
from ingest.review import Waiting, waiting
from ingest.run import run


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
    parser.add_argument(
        "--by", default="", metavar="NAME", help="who decides (default: the name you are logged in with)"
    )
    parser.add_argument(
        "--event", default="", metavar="ID", help="the event that the rules approved now count from, such as referral"
    )
    parser.add_argument("--withdraw", default="", metavar="RULE", help="take back the approval of a rule: its id")
    parser.add_argument("--why", default="", help="why it is taken back")
    options = parser.parse_args(argv)
    settings = Settings.from_environment()
    events = load_facets(settings.corpus / "facets.yaml").events
    if options.event and options.event not in events:
        raise UsageError(f"There is no event “{options.event}”. The events are: {', '.join(sorted(events))}.")
    by = options.by or _logged_in()
    holding = read_books(settings).holding
    if options.withdraw:
        withdraw(settings, holding, options.withdraw, by, options.why)
        return _withdrawn(options.withdraw, run(settings, bar()).version, as_json=options.json)
    found = waiting(settings, holding, options.id)
    if options.json and not options.decided:
        print(json.dumps({"waiting": [_shape(one) for one in found], "events": events}, ensure_ascii=False, indent=2))
        return 0
    if options.decided:
        decided = [counted_from(one, options.event) for one in _read(options.decided, found)]
        keep(settings, holding, decided, by)
    else:
        decided = Walk(settings, holding, by, events, options.event).through(found)
    approved = sum(one.rule is not None for one in decided)
    version = run(settings, bar()).version if approved else ""
    told = f"{approved} approved, {len(decided) - approved} dismissed, {len(found) - len(decided)} still waiting."
    rules = [{"id": one.rule["id"], "event": one.rule.get("event", "")} for one in decided if one.rule is not None]
    if options.json:
        counts = {"approved": approved, "dismissed": len(decided) - approved, "waiting": len(found) - len(decided)}
        print(json.dumps({**counts, "rules": rules, "index": version or None}, indent=2))
    else:
        for rule in rules:
            print(rule["id"] + (f", counted from {events[rule['event']]}" if rule["event"] else ""))
        print(told + (f" The index {version} is live." if version else ""))
    return 0


def _withdrawn(rule_id: str, version: str, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"withdrawn": rule_id, "index": version}, indent=2))
    else:
        print(f"The approval of {rule_id} is withdrawn. The index {version} is live.")
    return 0


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return ""


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
