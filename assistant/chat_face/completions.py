"""Completions: what is said, in the shapes of the chat API, at once or as a stream of events."""

import json
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.answer import Answer, Citation
from assistant.api.shapes import answer_shape
from assistant.shapes.markdown import blocks

_DONE = "data: [DONE]\n\n"
_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Completion:
    """What is said in reply to a conversation; the answer behind it, where there is one."""

    model: str
    said: tuple[str, ...]  # in parts, as a stream gives them
    asked: str  # all the words that were sent
    index: str
    answer: Answer | None = None
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid.uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    @classmethod
    def of(cls, answer: Answer, model: str, asked: str, site: str) -> "Completion":
        """Return an answer as a completion; its passages are linked at the address of the service."""
        said = tuple(blocks(answer, site))
        return cls(model, (*(part + _APART for part in said[:-1]), *said[-1:]), asked, answer.index, answer)

    def whole(self) -> dict[str, Any]:
        """Return the completion in one piece."""
        message = {"role": "assistant", "content": "".join(self.said), "refusal": None}
        return {
            **self._head("chat.completion"),
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
            "usage": self._usage(),
            **self._sources(),
        }

    def events(self, include_usage: bool) -> Iterator[str]:
        """Yield the completion as server-sent events; the sources come with the last of its parts."""
        usage = {"usage": None} if include_usage else {}
        head = self._head("chat.completion.chunk")
        yield _event({**head, **_choice({"role": "assistant", "content": "", "refusal": None}), **usage})
        for part in self.said:
            yield _event({**head, **_choice({"content": part}), **usage})
        yield _event({**head, **_choice({}, "stop"), **usage, **self._sources()})
        if include_usage:
            yield _event({**head, "choices": [], "usage": self._usage()})
        yield _DONE

    def _head(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": self.index,
        }

    def _usage(self) -> dict[str, int]:
        """Return how much was read and said; there are no tokens here, so words are counted."""
        read, said = len(self.asked.split()), len("".join(self.said).split())
        return {"prompt_tokens": read, "completion_tokens": said, "total_tokens": read + said}

    def _sources(self) -> dict[str, Any]:
        if self.answer is None:
            return {}
        return {"sources": sources(self.answer.citations), "chapter_and_verse": answer_shape(self.answer)}


def sources(citations: Sequence[Citation]) -> list[dict[str, Any]]:
    """Return citations in the form in which chat programs list sources, in the order of their numbers.

    Such programs join sources of one id, and count what is left: each has an id of its own.
    """
    shapes = []
    for cited in citations:
        name = f"{cited.title}, {cited.label} ({cited.edition})"
        place = {
            "source": f"[{cited.n}] {cited.ref}",
            "name": name,
            **{key: getattr(cited, key) for key in ("n", "ref", "document", "title", "edition", "status", "label")},
            **{key: getattr(cited, key) for key in ("quote", "url", "area", "start", "end", "page")},
        }
        shapes.append({"source": {"id": place["source"], "name": name}, "document": [cited.quote], "metadata": [place]})
    return shapes


def _choice(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]}


def _event(shape: dict[str, Any]) -> str:
    return f"data: {json.dumps(shape, ensure_ascii=False)}\n\n"
