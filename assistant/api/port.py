"""What the faces need of an assistant: anything of this shape will do."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer
from assistant.ask import Ask
from corpus.catalogue import Catalogue
from corpus.holding import Holding
from corpus.paragraph import Paragraph


class Found(Protocol):
    """A paragraph that a search found."""

    @property
    def ref(self) -> object:
        """Its reference; prints as document@edition#label."""

    @property
    def document(self) -> str:
        """The id of its document."""

    @property
    def title(self) -> str:
        """The title of its document."""

    @property
    def edition(self) -> str:
        """The edition of its section, as people say it."""

    @property
    def status(self) -> str:
        """Whether its document is in force."""

    @property
    def label(self) -> str:
        """Its label, as people say it."""

    @property
    def text(self) -> str:
        """Its text for reading."""

    @property
    def url(self) -> str:
        """Where it can be read."""

    @property
    def score(self) -> float:
        """How well it fits; comparable within one search only."""


class Snapshot(Protocol):
    """One immutable version of the index."""

    @property
    def version(self) -> str:
        """Its name."""

    @property
    def catalogue(self) -> Catalogue:
        """The areas and documents in it."""

    @property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """Its paragraphs by printed reference, in document order."""


class Shelved(Protocol):
    """A version of the index that holds everything rules are proved against."""

    @property
    def holding(self) -> Holding:
        """The documents as they were read."""

    @property
    def rules(self) -> Path:
        """The folder of the rules of documents that an operator added."""


class Assistant(Protocol):
    """Answers questions and finds paragraphs in one index."""

    @property
    def snapshot(self) -> Snapshot:
        """The version of the index that answers now."""

    def ask(self, ask: Ask, /) -> Answer:
        """Answer one question."""

    def search(self, words: str, /, *, area: str | None, limit: int) -> Sequence[Found]:
        """Find paragraphs of an area and of the national documents, best first."""
