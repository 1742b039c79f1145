"""What the tools are given, where the API has no body of the same form."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.api.bodies import Words

_LONGEST = 300  # characters of a reference


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SearchBody(_Body):
    """Words to look for."""

    words: Words
    area: str | None = None
    limit: Annotated[int, Field(ge=1, le=50)] = 10  # paragraphs


class ParagraphBody(_Body):
    """A paragraph, or an item of its list."""

    ref: Annotated[str, StringConstraints(strip_whitespace=True, max_length=_LONGEST)]


class ContactBody(_Body):
    """An area, and a moment."""

    area: str | None = None
    at: str | None = None
