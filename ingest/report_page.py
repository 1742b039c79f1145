"""The ingest report as one web page that needs nothing beside it."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from ingest.accounts import PARAGRAPH, SPACE
from ingest.report import looks


def page(reports: Sequence[Mapping[str, Any]], refused: Sequence[str] = ()) -> str:
    """Return the page: for each document what was found, what a person should look at and what was left out."""
    from jinja2 import Environment, StrictUndefined

    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("ingest") / "report.html").read_text(encoding="utf-8"))
    return template.render(documents=[_shown(report) for report in reports], refused=refused)


def _shown(report: Mapping[str, Any]) -> dict[str, Any]:
    fates = report["fates"]
    reasons: dict[str, dict[str, Any]] = {}
    for part in report["left_out"]:
        reason = reasons.setdefault(part["because"], {"times": 0, "words": []})
        reason["times"] += 1
        reason["words"].append(part["words"])
    return {
        **report,
        "held": fates.get(PARAGRAPH, 0),
        "left": sum(n for fate, n in fates.items() if fate not in (PARAGRAPH, SPACE)),
        "looks": list(looks(report)),
        "reasons": reasons,
    }
