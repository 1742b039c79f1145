"""Publishing: what an evaluation leaves for the product's own page “About”, the disappointing figures too."""

from pathlib import Path
from typing import Any

import yaml

from assistant.shapes.measured import FILE, Measured, Share
from corpus.errors import VerseError
from eval.rankings import PRODUCT
from eval.result import OURS
from eval.runs import Row

_HEAD = (
    "# How good the answers were found to be, for the page “About”: shares from 0 to 1.\n"
    "# Written by “verse eval report --publish”.\n"
)
_DATED = 10  # characters of a run's name that say when it was made

# Each measure that people are told: in their words, what it has to reach, and whether less is better.
_MEASURES: dict[str, tuple[str, float | None, bool]] = {
    "right": ("Right in everything at once: what was done, every fact, and the right paragraph cited", 0.95, False),
    "verbatim": ("Quotes that stand in the document, to the character", 1.0, False),
    "supported": ("Statements that an independent check finds in the words they cite", 1.0, False),
    "answer_rate": ("Answered, of the questions that the documents answer", None, False),
    "abstention_recall": ("The right “no”, of the questions that call for one", None, False),
    "danger_recall": ("Danger heard, of the questions that tell of it", 1.0, False),
    "danger_false_alarms": ("Danger heard where there was none", 0.02, True),
    "personal_data_recall": ("Personal data noticed, of the questions that hold it", None, False),
    "personal_data_kept_out": ("Personal data kept out of the whole answer", 1.0, False),
    "area_kept": ("No other council’s words, of the questions with an area", 1.0, False),
}
_SHOWN = "The words that answer the question stand in what is shown"
_FOUND = {
    "found@1": "The right paragraph is found first",
    "found@3": "The right paragraph is among the first three found",
    "found@5": "The right paragraph is among the first five found",
}
_KINDS = {
    "ambiguous_area": "it is not said which area is meant",
    "comparison": "two areas or documents are compared",
    "conflict": "the documents differ",
    "contact": "whom to ring or write to",
    "danger": "a child is in danger",
    "definition": "what a term means",
    "follow_up": "a question that leans on the one before",
    "list": "everything that belongs to a list",
    "not_in_documents": "the documents do not hold it",
    "out_of_scope": "outside what this is for",
    "personal_data": "personal data is in the question",
    "premise": "something false is taken for granted",
    "procedure": "what is done, and how",
    "role": "who does it",
    "route": "whom to turn to",
    "several_paragraphs": "several paragraphs at once",
    "timescale": "how long, how soon, how often",
}


def published(summary: Row) -> Measured:
    """Return what people are told of an evaluation; raise VerseError when it measured nothing."""
    measures = [_share(summary["measures"].get(name), *told) for name, told in _MEASURES.items()]
    ours = summary["shown"].get(OURS, {})
    measures.insert(1, _share(ours.get("gold"), _SHOWN))
    found = summary["retrieval"].get(PRODUCT, {})
    kinds = [
        _share(means["right"], _KINDS.get(kind, kind.replace("_", " "))) for kind, means in summary["kinds"].items()
    ]
    every = [share for share in measures if share]
    if not every:
        raise VerseError(
            f"The evaluation {summary['run']} measured nothing that could be told. Run “verse eval” again."
        )
    return Measured(
        measured_on=summary["run"][:_DATED],
        set=summary["set"],
        questions=summary["items"],
        measures=tuple(every),
        search=tuple(share for name, says in _FOUND.items() if (share := _share(found.get(name), says))),
        kinds=tuple(sorted(filter(None, kinds), key=lambda share: (share.value, share.says))),
    )


def publish(summary: Row, path: Path = FILE) -> None:
    """Write what people are told of an evaluation to a file of the product."""
    body = published(summary).model_dump(mode="json", exclude_defaults=True)
    path.write_text(_HEAD + yaml.safe_dump(body, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")


def _share(mean: dict[str, Any] | None, says: str, aim: float | None = None, low: bool = False) -> Share | None:
    """Return a mean as it is told; None where no answer has it."""
    if not mean or mean["value"] is None:
        return None
    value = mean["value"]
    rounded = 0.9999 if 0.9999 < value < 1 else round(value, 4)  # the whole is never the work of rounding
    return Share(says=says, value=rounded, of=mean["of"], aim=aim, low=low)
