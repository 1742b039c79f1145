"""The ingest report as one web page that needs nothing beside it."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from corpus.report import held, left, looks, reasons


def page(reports: Sequence[Mapping[str, Any]], refused: Sequence[str] = ()) -> str:
    """Return the page: for each document what was found, what a person should look at and what was left out."""
    from jinja2 import Environment, StrictUndefined

    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("ingest") / "report.html").read_text(encoding="utf-8"))
    return template.render(documents=[_shown(report) for report in reports], refused=refused)


def _shown(report: Mapping[str, Any]) -> dict[str, Any]:
    found = {because: {"times": len(words), "words": words} for because, words in reasons(report).items()}
    return {**report, "held": held(report), "left": left(report), "looks": list(looks(report)), "reasons": found}
