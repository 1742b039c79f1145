"""Reading the words of a command: its options, a saved conversation."""

import argparse
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.api.bodies import AskBody
from assistant.api.complaints import complaints
from assistant.ask import Ask
from corpus.errors import UsageError


def day(text: str) -> date:
    """Read a day; argparse tells when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day; write it as 2026-11-21") from None


def history_in(path: Path) -> Any:
    """Return the conversation saved in a JSON file, not yet checked."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        raise UsageError(f"The conversation {path} cannot be read: {exc.strerror}.") from exc
    except ValueError as exc:
        raise UsageError(
            f'The conversation {path} is not JSON. It is a list of {{"role": …, "content": …}}, oldest first.'
        ) from exc


def checked(body: Mapping[str, Any]) -> Ask:
    """Return what is asked; raise UsageError when it is empty, too long or malformed."""
    try:
        return AskBody.model_validate(body).ask()
    except ValidationError as exc:
        raise UsageError(" ".join(said.says for said in complaints(exc.errors()))) from None
