"""Chores: what chat programs send on their own account, for a language model to write something about the chat.

Nobody asked a question, so none is answered: a title comes from the first question, follow-up questions are
those that the documents answer, and where nothing of the kind is known the list is empty.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.api.problems import Problem, ProblemError
from assistant.chat_face.bodies import ChatBody
from assistant.screening.personal_data import redact

_TASK = re.compile(r"\s*### Task:(?P<told>.*?)<chat_history>(?P<chat>.*)</chat_history>", re.DOTALL)
_WRAPPED = re.compile(r"\s*### Task:.*<(?:context|user_query)\b", re.DOTALL)  # found pages put around a question
_KEY = re.compile(r'\{\s*"(\w+)"\s*:')
_TITLE = re.compile(
    r"\W*(?:please )?(?:provide|generate|write|create|suggest|give|analyse|analyze)\b.{0,120}?\btitle\b",
    re.IGNORECASE | re.DOTALL,
)
_OF_A_CHAT = re.compile(r"\b(?:conversation|chat|dialogue)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"^(?:\|\|>)?(user|human|assistant|ai|response):[ \t]*", re.IGNORECASE | re.MULTILINE)
_INSTRUCTION = 400  # characters within which such a prompt says what it wants
_LONGEST = 60  # characters of a title
_UNTITLED = "Chapter & Verse"

_NOT_WRITTEN = Problem(
    422,
    "unsupported-task",
    "This asks for something to be written about the chat. Only questions about policy are answered here: "
    "turn it off in the chat program, or give it another model.",
)
_NOT_OURS = Problem(
    422,
    "added-context",
    "The chat program has put text that it found itself around the question. Only these documents are answered from: "
    "turn its web search and its own knowledge off here.",
)


@dataclass(frozen=True, slots=True)
class Chore:
    """What is wanted of a chat, and what was said in it, oldest first."""

    wants: str  # the key of the JSON object that is wanted; "" for a title as plain text
    chat: tuple[tuple[str, str], ...]  # role and words

    def done(self, ask: Callable[[str, list[dict[str, str]]], Answer]) -> str:
        """Return what is wanted; `ask` takes a turn. Stop with a problem where it is nothing that can be given."""
        match self.wants:
            case "":
                return self._title()
            case "title":
                return _json(title=self._title())
            case "follow_ups":
                return _json(follow_ups=list(self._follow_ups(ask)))
            case "tags" | "queries":
                return _json(**{self.wants: []})
        raise ProblemError(_NOT_WRITTEN)

    def _title(self) -> str:
        asked = next((" ".join(said.split()) for role, said in self.chat if role == "user" and said.strip()), "")
        title = redact(asked).text or _UNTITLED
        return title if len(title) <= _LONGEST else title[:_LONGEST].rpartition(" ")[0] + "…"

    def _follow_ups(self, ask: Callable[[str, list[dict[str, str]]], Answer]) -> tuple[str, ...]:
        places = [place for place, (role, _) in enumerate(self.chat) if role == "user"]
        if not places:
            return ()
        earlier = [{"role": role, "content": said} for role, said in self.chat[: places[-1]]]
        return ask(self.chat[places[-1]][1], earlier).suggestions


def chore_of(body: ChatBody) -> Chore | None:
    """Return the chore that a body sets; None when somebody asks a question.

    Stops with a problem where the program has put text of its own around the question.
    """
    text = body.last
    task = _TASK.match(text)
    if task:
        key = _KEY.search(task["told"])
        return Chore(key[1] if key else "?", tuple(_spoken(task["chat"])))
    if _WRAPPED.match(text):
        raise ProblemError(_NOT_OURS)
    opening = text[:_INSTRUCTION]
    if _TITLE.match(opening) and _OF_A_CHAT.search(opening):
        earlier = ((message["role"], message["content"]) for message in body.earlier())
        return Chore("", tuple(_spoken(text)) or tuple(earlier))
    return None


def _spoken(chat: str) -> Iterator[tuple[str, str]]:
    """Yield who said what in a chat written down with a name before each message."""
    parts = _SPOKEN.split(chat)[1:]
    for name, said in zip(parts[::2], parts[1::2], strict=True):
        role = "user" if name.lower() in ("user", "human") else "assistant"
        yield role, said.strip().strip('"')


def _json(**wanted: object) -> str:
    return json.dumps(wanted, ensure_ascii=False)
