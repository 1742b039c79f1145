"""Places: how people name the paragraphs of the live index, read without opening it."""

import json
from collections.abc import Mapping

from corpus.settings import Settings

_PARAGRAPHS = "paragraphs.jsonl"  # of a version of the index


def labels(settings: Settings) -> Mapping[str, str]:
    """Return the label of every paragraph and item by printed reference; none where there is no index yet."""
    try:
        version = (settings.index / "current").read_text(encoding="utf-8").strip()
        lines = (settings.index / version / _PARAGRAPHS).read_text(encoding="utf-8").splitlines()
        found: dict[str, str] = {}
        for record in map(json.loads, lines):
            found[record["ref"]] = record["label"]
            found |= {f"{record['ref']}/{mark}": label for mark, label, *_ in record["items"]}
    except (OSError, ValueError, LookupError, TypeError):  # the command that opens the index tells what is wrong
        return {}
    return found
