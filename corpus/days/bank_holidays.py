"""Bank holidays, read from their data file."""

from datetime import date
from pathlib import Path
from typing import Any

from corpus.days.working_days import WorkingDays
from corpus.errors import CatalogueError
from corpus.settings import CORPUS
from corpus.strict_yaml import read_yaml

BANK_HOLIDAYS = CORPUS / "bank_holidays.yaml"

# Checked by hand, without pydantic: the `deadline` command is to answer at once.
_FIELDS = {
    "division": str, "source": str, "known_from": date, "known_to": date, "checked_on": date, "holidays": dict,
}  # fmt: skip


def load_working_days(path: Path = BANK_HOLIDAYS) -> WorkingDays:
    """Return the working days that a bank-holiday file describes; CatalogueError names file and entry."""
    data = read_yaml(path)
    if not isinstance(data, dict) or set(data) != set(_FIELDS):
        raise CatalogueError(f"{path}: the file must hold {', '.join(_FIELDS)}, and nothing else. Mend the file.")
    for name, kind in _FIELDS.items():
        if not isinstance(data[name], kind):
            raise CatalogueError(f"{path}: {name} is “{data[name]}”, which is not a {_said(kind)}. Mend the file.")
    for day, holiday in data["holidays"].items():
        _check(path, data, day, holiday)
    return WorkingDays(**data)


def _check(path: Path, data: dict[str, Any], day: Any, holiday: Any) -> None:
    if not isinstance(day, date) or not isinstance(holiday, str) or not holiday:
        raise CatalogueError(f"{path}: “{day}: {holiday}” is not a date with a name. Mend the file.")
    if not data["known_from"] <= day <= data["known_to"]:
        raise CatalogueError(f"{path}: {day} ({holiday}) lies outside known_from and known_to. Mend the file.")
    if day.weekday() > 4:
        raise CatalogueError(f"{path}: {day} ({holiday}) is at a weekend; give its substitute day. Mend the file.")


def _said(kind: type) -> str:
    return {str: "piece of text", date: "date", dict: "list of dates with names"}[kind]
