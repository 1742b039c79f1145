"""Words as they are cited: the exact words, and where they stand."""

from pydantic import BaseModel


class Place(BaseModel):
    """Exact words of a document, and where they stand."""

    document: str
    ref: str
    label: str
    quote: str
    title: str
    edition: str
    status: str
    url: str


class Proof(Place):
    """Words that prove a rule, with their characters in the source."""

    start: int
    end: int


class CitedWords(Place):
    """Words that a route or a contact rests on, with their characters in the source."""

    spans: list[tuple[int, int]]
