"""What chat programs send: a conversation, whose last message is the question."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.api.bodies import QUESTION_LIMIT, AskBody, plain
from assistant.api.complaints import Complaint, complaints
from assistant.api.conversation import KEPT
from assistant.api.problems import ProblemError, invalid
from assistant.ask import Ask
from assistant.shapes.markdown import told


class _Body(BaseModel):
    # Whatever else a program sets (temperature, seed, user…) steers a model's writing, and nothing is written here.
    model_config = ConfigDict(extra="ignore", frozen=True)


class MessagePart(_Body):
    """A part of a message; only text can be read."""

    type: str
    text: str | None = None


class ChatMessage(_Body):
    """One message of the conversation; what system messages and tools say is passed over."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | tuple[MessagePart, ...] | None = None

    @property
    def text(self) -> str:
        """Its words, without pictures and sounds."""
        if self.content is None or isinstance(self.content, str):
            return plain(self.content or "")  # type: ignore[no-any-return]
        return plain("\n".join(part.text or "" for part in self.content))  # type: ignore[no-any-return]


class StreamOptions(_Body):
    """What is sent along with a stream."""

    include_usage: bool | None = None


class ResponseFormat(_Body):
    """The form of the answer: text only."""

    type: str


class ChatBody(_Body):
    """A conversation, oldest message first, and how its answer is wanted."""

    model: str
    messages: Annotated[tuple[ChatMessage, ...], Field(min_length=1)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: int | None = None
    logprobs: bool | None = None
    modalities: tuple[str, ...] | None = None
    response_format: ResponseFormat | None = None
    tool_choice: Any = None

    @property
    def last(self) -> str:
        """The words of the last message."""
        return self.messages[-1].text

    def checked(self) -> "ChatBody":
        """Return this, when it asks for nothing that cannot be given; else stop with a problem."""
        said = tuple(Complaint(field, says) for field, says in self._beyond())
        if said:
            raise ProblemError(invalid(said))
        return self

    def _beyond(self) -> Iterator[tuple[str, str]]:
        if self.n not in (None, 1):
            yield "n", "There is one answer to a question: “n” can only be 1."
        if self.logprobs:
            yield "logprobs", "No model writes the answer, so there are no probabilities: leave “logprobs” out."
        if set(self.modalities or ()) - {"text"}:
            yield "modalities", "The answer is text: “modalities” can only be text."
        if self.response_format is not None and self.response_format.type != "text":
            says = "The answer is markdown; as JSON it stands under chapter_and_verse. Leave “response_format” out."
            yield "response_format", says
        if self.tool_choice == "required" or isinstance(self.tool_choice, dict):
            yield "tool_choice", "No tools are called here: leave “tool_choice” out, or set it to auto or none."

    def ask(self, area: str | None, history: Sequence[dict[str, str]] | None = None) -> Ask:
        """Return the question as the assistant takes it; stop with a problem when the last message is none."""
        last, place = self.messages[-1], f"messages.{len(self.messages) - 1}"
        if last.role != "user":
            said = Complaint(f"{place}.role", "The last message has to be the user’s: it is the question.")
            raise ProblemError(invalid((said,)))
        if isinstance(last.content, tuple) and any(part.type != "text" for part in last.content):
            said = Complaint(f"{place}.content", "Only text can be read here: take pictures, sounds and files out.")
            raise ProblemError(invalid((said,)))
        return question(last.text, area, tuple(self.earlier()), f"{place}.content")

    def earlier(self) -> Iterator[dict[str, str]]:
        """Yield the last few messages before the question, as /v1/ask takes them."""
        said = [message for message in self.messages[:-1] if message.role in ("user", "assistant")]
        for message in said[-2 * KEPT :]:
            text = told(message.text) if message.role == "assistant" else message.text
            yield {"role": message.role, "content": text[:QUESTION_LIMIT]}


def question(text: str, area: str | None, history: Sequence[dict[str, str]], field: str) -> Ask:
    """Return a question as the assistant takes it; stop with a problem about a field when it is none."""
    try:
        return AskBody.model_validate({"question": text, "area": area, "history": list(history)}).ask()
    except ValidationError as exc:
        raise ProblemError(invalid(tuple(Complaint(field, said.says) for said in complaints(exc.errors())))) from None
