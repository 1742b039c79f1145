"""What the faces need of an assistant: anything of this shape will do."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from assistant.answer import Answer
from assistant.ask import Ask
from corpus.catalogue import Catalogue
from corpus.paragraph import Paragraph


class Found(Protocol):
    """A paragraph that a search found."""

    @property
    def ref(self) -> object: ...  # prints as document@edition#label
    @property
    def document(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def edition(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def score(self) -> float: ...


class Snapshot(Protocol):
    """One immutable version of the index."""

    @property
    def version(self) -> str: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def paragraphs(self) -> Mapping[str, Paragraph]: ...  # by printed reference, in document order
    def source(self, document_id: str, /) -> str: ...


class Assistant(Protocol):
    """Answers questions and finds paragraphs in one index."""

    @property
    def snapshot(self) -> Snapshot: ...
    def ask(self, ask: Ask, /) -> Answer: ...
    def search(self, words: str, /, *, area: str | None, limit: int) -> Sequence[Found]: ...
