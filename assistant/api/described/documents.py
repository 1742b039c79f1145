"""Documents, their paragraphs, and those that a search found."""

from datetime import date

from pydantic import BaseModel

from corpus.catalogue import Area, Evidence, Status
from corpus.paragraph import Kind, LabelStatus


class FoundParagraph(BaseModel):
    """A paragraph that a search found."""

    ref: str
    document: str
    title: str
    edition: str
    status: str
    label: str
    text: str
    url: str
    score: float  # comparable within one search only


class Results(BaseModel):
    """What a search found, best first."""

    results: list[FoundParagraph]
    index: str


class DocumentEntry(BaseModel):
    """One edition of one document."""

    id: str
    title: str
    short_title: str
    publisher: str
    area: str
    kind: str
    edition: str
    edition_name: str
    published: str
    status: Status
    status_note: str
    evidence: list[Evidence]
    superseded_by: list[Evidence]
    licence: str
    sha256: str
    supersedes: list[str]
    added: bool
    in_force_from: date | None
    replaced_by: str | None
    url: str


class Documents(BaseModel):
    """What is held."""

    documents: list[DocumentEntry]
    areas: list[Area]
    index: str


class ItemEntry(BaseModel):
    """An item of a paragraph, with a reference of its own."""

    ref: str
    label: str
    text: str


class ParagraphEntry(BaseModel):
    """One paragraph: the unit that is found and cited."""

    ref: str
    label: str
    label_status: LabelStatus
    text: str
    page: int | None
    headings: list[str]
    items: list[ItemEntry]
    kind: Kind
    edition: str
    strength: list[str]
    recognised: bool
    places: list[str]


class Paragraphs(BaseModel):
    """A document with its paragraphs in reading order."""

    id: str
    title: str
    edition: str
    edition_name: str
    status: Status
    paragraphs: list[ParagraphEntry]
