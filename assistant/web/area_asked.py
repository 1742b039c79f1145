"""The area that an address of a page names; where none is held by that name, a person is told which there are."""

from assistant.api.complaints import unknown_area
from assistant.api.port import Assistant
from assistant.api.problems import ProblemError, invalid
from assistant.api.turn import area_called


def area_asked(assistant: Assistant, words: str) -> str | None:
    """Return the id of the area that people call this, None for none; stop with a problem when it is not held."""
    try:
        return area_called(assistant, words or None)
    except ProblemError as exc:
        raise ProblemError(invalid((unknown_area(assistant.snapshot.catalogue, by_name=True),))) from exc
