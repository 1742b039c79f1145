"""The stamp that a question carries in a file: what it was made from, so that it can be checked years later."""

import json
import re
from dataclasses import dataclass
from typing import Any

from assistant.quiz.question import Basis, Question, Quiz

# In a comment of HTML, or on a line of GIFT that is one: words of a document cannot stand in either.
_PATTERN = re.compile(r"(?:<!-- |^[ \t]*// )verse (\{[^\n]*?\})(?: -->|[ \t\r]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which question this is, and the index, the rulebook and the facts that it was made from."""

    id: str
    index: str
    made_from: str  # the rulebook's version
    basis: tuple[Basis, ...]

    @classmethod
    def of(cls, question: Question, quiz: Quiz) -> "Stamp":
        """Return the stamp of a question of a quiz."""
        return cls(question.id, quiz.index, quiz.made_from, question.basis)

    def __str__(self) -> str:
        """Return the stamp on one line, without "--", "<" or ">", so that it can stand in a comment."""
        shape = {
            "id": self.id,
            "index": self.index,
            "rulebook": self.made_from,
            "basis": {each.key: each.hash for each in self.basis},
        }
        said = json.dumps(shape)
        return "verse " + said.replace("--", "-\\u002d").replace(">", "\\u003e").replace("<", "\\u003c")

    @classmethod
    def found_in(cls, text: str) -> "Stamp | None":
        """Return the stamp that stands in a text; None when there is none that can be read."""
        match = _PATTERN.search(text)
        try:
            return cls._read(json.loads(match[1])) if match else None
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    @classmethod
    def _read(cls, shape: dict[str, Any]) -> "Stamp":
        basis = tuple(Basis(str(key), str(value)) for key, value in shape["basis"].items())
        return cls(str(shape["id"]), str(shape["index"]), str(shape["rulebook"]), basis)
