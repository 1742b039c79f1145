"""The form of a quiz: what was chosen, as an address holds it, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from pydantic import ValidationError
from starlette.datastructures import ImmutableMultiDict

from assistant.api.complaints import Complaint, complaints
from assistant.api.quizzes import MOST, MOST_SEED, Asked
from assistant.quiz.question import Difficulty, QuizKind

KINDS: Mapping[QuizKind, str] = {
    QuizKind.HOW_LONG: "How long, how soon, how often",
    QuizKind.COUNTS_FROM: "What a time counts from",
    QuizKind.DUTY_WORD: "Must, should or good practice",
    QuizKind.WHO: "Whose task or decision it is",
    QuizKind.WHOM_TO_RING: "Whom to turn to, and when",
    QuizKind.CHANNEL: "By telephone or by a form",
    QuizKind.ORDER: "Steps in order",
    QuizKind.LISTED: "What is on a list, and what is not",
    QuizKind.MEANING: "Terms and what they mean",
    QuizKind.TRUE_OR_FALSE: "True or false",
    QuizKind.SCENARIO: "A short story with dates",
    QuizKind.NOT_STATED: "What the documents do not say",
}
DIFFICULTIES: Mapping[Difficulty, str] = {
    Difficulty.EASY: "Easy",
    Difficulty.MEDIUM: "Medium",
    Difficulty.HARD: "Hard",
}

# What is said beside a field that cannot be read; the others are chosen from lists.
_SAYS = {
    "count": f"Type how many questions: a whole number from 1 to {MOST}.",
    "seed": f"Type the number of the paper: a whole number from 0 to {MOST_SEED:,}.",
    "today": "The day is not a day there is. Choose it again, or leave it empty.",
    "topics": "Shorten the topics to a few words each, with commas between them.",
}
_FIRST = {"documents": "document_1", "kinds": "kind_1"}  # where the link in the summary of mistakes leads


@dataclass(frozen=True, slots=True)
class QuizForm:
    """What was typed and chosen; nothing is checked yet."""

    sent: bool  # filled in, and not only opened
    area: str = ""
    document: tuple[str, ...] = ()
    topic: str = ""  # with commas between
    kind: tuple[str, ...] = ()
    difficulty: str = ""
    count: str = "20"
    seed: str = "1"
    today: str = ""
    swap: tuple[str, ...] = ()  # questions swapped, one after another

    @classmethod
    def of(cls, sent: ImmutableMultiDict[str, object]) -> "QuizForm":
        """Return the form that an address, or a form that was posted, holds."""

        def one(name: str, otherwise: str = "") -> str:
            return str(sent.get(name, otherwise)).strip()

        def some(name: str) -> tuple[str, ...]:
            return tuple(str(value) for value in sent.getlist(name) if value)

        return cls(
            sent="count" in sent,
            area=one("area"),
            document=some("document"),
            topic=one("topic"),
            kind=some("kind"),
            difficulty=one("difficulty"),
            count=one("count", "20"),
            seed=one("seed", "1"),
            today=one("today"),
            swap=some("swap"),
        )

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The form as names and values, without what was left empty."""
        return tuple(self._fields())

    @property
    def query(self) -> str:
        """The form as the query of an address."""
        return urlencode(self.fields)

    @property
    def narrowed(self) -> bool:
        """Whether anything was chosen of what is folded away at first."""
        return bool(self.document or self.kind or self.difficulty or self.today)

    def swapping(self, question: str) -> "QuizForm":
        """Return the form with one more question swapped."""
        return replace(self, swap=(*self.swap, question))

    def another(self) -> "QuizForm":
        """Return the form for other questions of the same kind."""
        return replace(self, seed=str((int(self.seed) + 1) % (MOST_SEED + 1)), swap=())

    def asked(self) -> Asked:
        """Return what is asked for; raise ValidationError where it cannot be read."""
        topics = [topic for topic in map(str.strip, self.topic.replace("\n", ",").split(",")) if topic]
        return Asked.model_validate(
            {
                "count": self.count,
                "area": self.area or None,
                "documents": self.document,
                "topics": topics,
                "kinds": self.kind,
                "difficulty": self.difficulty or None,
                "seed": self.seed,
                "today": self.today or None,
            }
        )

    def _fields(self) -> Iterator[tuple[str, str]]:
        for name in ("area", "document", "topic", "kind", "difficulty", "count", "seed", "today", "swap"):
            value = getattr(self, name)
            yield from ((name, each) for each in (value if isinstance(value, tuple) else (value,)) if each)


def mistakes(found: ValidationError | tuple[Complaint, ...]) -> dict[str, str]:
    """Return what is wrong by the id of its field on the page, in a sentence for each."""
    said = complaints(found.errors()) if isinstance(found, ValidationError) else found
    wrong: dict[str, str] = {}
    for complaint in said:
        field = complaint.field.partition(".")[0]
        says = _SAYS.get(field, complaint.says) if isinstance(found, ValidationError) else complaint.says
        wrong.setdefault(_FIRST.get(field, "topic" if field == "topics" else field), says)
    return wrong
