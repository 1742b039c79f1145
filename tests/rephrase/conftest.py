"""What the tests of rephrasing share: the assistant over the shipped documents, and servers that play a model."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.ask import Ask
from assistant.assistant import Assistant
from assistant.build import build
from assistant.rephrase.breaker import Breaker
from assistant.rephrase.rephrase import Rephrase, Writes
from corpus.settings import Settings
from eval.rewordings import reworded_by
from index.model import load_model

TODAY = date(2026, 11, 17)
QUESTION, AREA = "what should the social worker do about the child's wishes", "cheshire-east"

Asked = Callable[..., Answer]


@dataclass
class Written:
    """A model at the port: it writes what a function makes of the text it is given, and remembers the text."""

    reply: Callable[[str], str]
    given: list[str] = field(default_factory=list)

    def __call__(self, task: str, text: str) -> str:
        self.given.append(text)
        return self.reply(text)


def plainer(text: str) -> str:
    """What a good model writes."""
    for old, new in (
        ("ensure", "make sure"),
        ("regarding", "about"),
        ("ascertain", "find out"),
        ("undertake", "carry out"),
    ):
        text = text.replace(f" {old} ", f" {new} ")
    return text


def lines(text: str) -> list[str]:
    """The sentences that a model is given, without their marks."""
    return [line.partition("] ")[2] for line in text.split("\n")]


@pytest.fixture(scope="session")
def plain(ingested: Settings) -> Assistant:
    """The assistant without a model."""
    return build(ingested)


@pytest.fixture(scope="session")
def wording(plain: Assistant) -> Callable[[Writes], Asked]:
    """Ask the assistant with a model of one's own."""

    def asking(write: Writes, breaker: Breaker | None = None) -> Asked:
        step = Rephrase(write, load_model(), breaker or Breaker())
        return asker(reworded_by(step, plain))

    return asking


def asker(assistant: Assistant) -> Asked:
    def asked(question: str = QUESTION, area: str | None = AREA) -> Answer:
        return assistant.ask(Ask(question, TODAY, area))

    return asked


def said(answer: Answer) -> list[str]:
    """Everything that an answer says above its citations."""
    return [answer.answer.lead, *(point.text for point in answer.answer.points)]
