"""Approved: what a person decided about the rules of added documents, kept with who decided it and when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from pydantic import ValidationError

from corpus.errors import RuleError, UnknownName
from corpus.holding import Holding
from corpus.paragraph import Paragraph
from corpus.rules.file import RuleData
from corpus.rules.rule import RuleKind
from corpus.rules.rulebook import DISMISSED, FOLDER, load_rulebook
from corpus.settings import Settings
from ingest.coverage import Dismissal, load_dismissals
from ingest.disk import held_alone, write_whole
from ingest.review import Waiting

_FEW = 3  # letters: words this short say little


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided: a rule's fields, or why the words are none."""

    waiting: Waiting
    rule: Mapping[str, Any] | None = None
    why: str = ""


def keep(settings: Settings, holding: Holding, decided: Sequence[Decided], by: str = "") -> None:
    """Write down what was decided, and by whom.

    Raises RuleError, and writes nothing, when a rule is not proved by its words.
    """
    with held_alone(settings.library):
        files = _files(settings)
        for one in decided:
            if one.rule is not None:
                name = f"{one.waiting.candidate.ref.book}.yaml"
                files[name] = _with_rule(files.get(name), one.waiting.candidate.ref.book, one.rule, by)
            else:
                paragraph = holding.paragraphs[str(one.waiting.candidate.ref)]
                files[DISMISSED] = _with_dismissal(files.get(DISMISSED), one, paragraph)
        _write(settings, holding, files)


def counted_from(one: Decided, event: str) -> Decided:
    """Return a decision whose rule counts from an event, where it says by when and names no event itself."""
    if one.rule is None or one.rule.get("event") or not RuleKind(one.rule["kind"]).runs:
        return one
    return replace(one, rule={**one.rule, "event": event})


def withdraw(settings: Settings, holding: Holding, rule_id: str, by: str = "", why: str = "") -> None:
    """Take an approval back: its rule is used no more, and stays on record with who decided what, and when.

    Raises UnknownName when no such rule was approved.
    """
    with held_alone(settings.library):
        files = _files(settings)
        leading = {f"{document.book}.yaml" for document in holding.catalogue.leading}
        for name in sorted(set(files) - {DISMISSED}, key=lambda name: (name not in leading, name)):
            data = yaml.safe_load(files[name])
            found = next((rule for rule in data["rules"] if rule["id"] == rule_id), None)
            if found is None:
                continue
            gone = {**found, "withdrawn_on": date.today().isoformat(), "withdrawn_by": by, "withdrawn_why": why}
            rules = [rule for rule in data["rules"] if rule is not found]
            files[name] = _yaml({**data, "rules": rules, "withdrawn": [*data.get("withdrawn", ()), _said(gone)]})
            _write(settings, holding, files)
            return
    raise UnknownName(
        f"No rule “{rule_id}” was approved here. “verse rules --document ID” lists those of a document; "
        "shipped rules cannot be withdrawn."
    )


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a rule's fields as its file keeps them; raise RuleError naming the field that is wrong."""
    try:
        rule = RuleData.model_validate(fields)
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RuleError(f"{place}: {first['msg']}. Mend the rule.") from exc
    return rule.model_dump(mode="json", exclude_defaults=True)


def _files(settings: Settings) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (settings.library / FOLDER).glob("*.yaml")}


def _write(settings: Settings, holding: Holding, files: Mapping[str, bytes]) -> None:
    """Write the files, once all of them are proved together."""
    with TemporaryDirectory(prefix="verse-") as trial:
        folder = Path(trial) / FOLDER
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        for then in holding.by_day:
            load_rulebook(settings.corpus, then.leading, folder)
        if DISMISSED in files:
            load_dismissals(Path(trial))
    for name, data in files.items():
        write_whole(settings.library / FOLDER / name, data)


def _with_rule(file: bytes | None, book: str, rule: Mapping[str, Any], by: str) -> bytes:
    today = date.today().isoformat()
    data = yaml.safe_load(file) if file else {"document": book, "checked_on": today, "rules": []}
    kept = _said({**checked(rule), "checked_on": today, "checked_by": by})
    return _yaml({**data, "rules": [*data["rules"], kept]})


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields without those that say nothing."""
    return {name: value for name, value in fields.items() if value != ""}


def _with_dismissal(file: bytes | None, one: Decided, paragraph: Paragraph) -> bytes:
    data = yaml.safe_load(file) if file else {"dismissed": []}
    candidate = one.waiting.candidate
    words = _once(paragraph.text.replace("\n", " "), candidate.start, candidate.end)
    entry = {"ref": str(candidate.ref), "words": words, "why": one.why}
    try:
        Dismissal.model_validate(entry)
    except ValidationError as exc:
        raise RuleError("Say in a few words why it is no rule: “why” needs at least five letters.") from exc
    return _yaml({"dismissed": [*data["dismissed"], entry]})


def _once(text: str, start: int, end: int) -> str:
    """Return the words from start to end, and as many around them as make them stand in the text once."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    first = max(n for n, (a, _) in enumerate(words) if a <= start)
    last = min(n for n, (_, b) in enumerate(words) if b >= end)
    while True:
        found = text[words[first][0] : words[last][1]]
        if (text.count(found) == 1 and len(found) >= _FEW) or (first == 0 and last == len(words) - 1):
            return " ".join(found.split())
        first, last = max(first - 1, 0), min(last + 1, len(words) - 1)


def _yaml(data: Mapping[str, Any]) -> bytes:
    return yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=110).encode()
