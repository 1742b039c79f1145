"""What the service says of itself, of feedback, and of what went wrong."""

from typing import Literal

from pydantic import BaseModel, Field

from assistant.feedback.entry import Verdict


class Alive(BaseModel):
    """The process is alive."""

    status: Literal["alive"]


class Ready(BaseModel):
    """A question can be answered."""

    ready: Literal[True]
    index: str
    documents: int
    paragraphs: int


class FeedbackAlert(BaseModel):
    """What to do at once, where a note tells of a child in danger."""

    kind: Literal["danger"]
    text: str


class KeptFeedback(BaseModel):
    """What was kept of what somebody said of an answer."""

    id: str
    at: str
    verdict: Verdict
    index: str
    refs: list[str]
    rules: list[str]
    area: str | None
    note: str
    taken_out: list[str]  # kinds of personal data
    alerts: list[FeedbackAlert]


class FieldProblem(BaseModel):
    """What is wrong with one field of a request."""

    pointer: str
    detail: str


class ProblemBody(BaseModel):
    """What went wrong and what to do, as RFC 9457 lays it out."""

    type: str = Field(examples=["urn:verse:problem:invalid"])
    title: str
    status: int
    detail: str
    request: str
    errors: list[FieldProblem] = []


class ChatErrorDetail(BaseModel):
    """What went wrong, as chat programs read it."""

    message: str
    type: Literal["invalid_request_error", "server_error"]
    param: str | None
    code: str | None


class ChatError(BaseModel):
    """A refusal of the chat face."""

    error: ChatErrorDetail
