"""Models and completions of the chat face."""

from typing import Literal

from pydantic import BaseModel

from assistant.answer import Answer
from assistant.api.described.words import Proof


class ModelEntry(BaseModel):
    """A model to choose: whose local policy applies."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str
    name: str


class ModelList(BaseModel):
    """The models there are."""

    object: Literal["list"]
    data: list[ModelEntry]


class ReplyMessage(BaseModel):
    """What is said, as markdown."""

    role: Literal["assistant"]
    content: str
    refusal: None


class ReplyChoice(BaseModel):
    """The one reply there is."""

    index: Literal[0]
    message: ReplyMessage
    logprobs: None
    finish_reason: Literal["stop"]


class Usage(BaseModel):
    """How many words were read and said; there are no tokens."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class SourceName(BaseModel):
    """What a source is called."""

    id: str
    name: str


class SourcePlace(Proof):
    """Where the words of a source stand; `n` is its number in the text."""

    source: str
    name: str
    n: int
    area: str
    page: int | None


class SourceEntry(BaseModel):
    """A source in the form in which chat programs list them."""

    source: SourceName
    document: list[str]
    metadata: list[SourcePlace]


class CompletionBody(BaseModel):
    """A reply; what answers no question, such as a title, has no sources."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    system_fingerprint: str
    choices: list[ReplyChoice]
    usage: Usage
    sources: list[SourceEntry] = []
    chapter_and_verse: Answer | None = None
