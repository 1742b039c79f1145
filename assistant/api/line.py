"""Lines of the log: named values, which read as text and as JSON; never a user's words."""

import copy
import json
import logging
import time
from typing import Any

_OURS = ("assistant.", "index.")  # whose ordinary lines are shown
_TOLD_ELSEWHERE = ("assistant.assistant",)  # a turn's: the face that took it has a line with the number of the request


class Line(dict[str, Any]):
    """What happened, as the message of a log record; prints as `name=value` pairs."""

    def __str__(self) -> str:
        """Return the pairs, each value without white space or in quotes."""
        return " ".join(f"{name}={_printed(value)}" for name, value in self.items())


class JsonLines(logging.Formatter):
    """Writes each record as one JSON object; those with a `Line` keep its names."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line of JSON."""
        body = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            **(record.msg if isinstance(record.msg, Line) else {"message": record.getMessage()}),
        }
        if record.exc_info and record.exc_info[0]:  # the sort alone: the words may be a user's
            body["failed"] = record.exc_info[0].__name__
        return json.dumps(body, ensure_ascii=False, default=str)


def _printed(value: Any) -> str:
    text = str(value)
    plain = text and text.isprintable() and " " not in text and '"' not in text
    return text if plain else json.dumps(text)


class PlainLines(logging.Formatter):
    """Writes each record as one line of text."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line."""
        record = copy.copy(record)
        record.exc_text = None  # another handler may have written the error out in full, and left that here
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        """Return what sort of error it was: its words may be a user's."""
        return f"failed={ei[0].__name__}" if ei and ei[0] else ""


def write_log(form: str) -> None:
    """Log our own doings and everyone's errors, one line each, on standard error."""
    lines = logging.StreamHandler()
    lines.addFilter(_told)
    lines.setFormatter(JsonLines() if form == "json" else PlainLines())
    logging.basicConfig(handlers=[lines], force=True, level=logging.INFO)


def _told(record: logging.LogRecord) -> bool:
    ours = record.name.startswith(_OURS) and record.name not in _TOLD_ELSEWHERE
    return ours or record.levelno >= logging.ERROR
