"""What the address and the pages of quizzes share: what may be asked for, the paper, and the paper as a file."""

from collections.abc import Sequence
from typing import Annotated, cast

from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from assistant.api.bodies import Day, plain
from assistant.api.complaints import Complaint
from assistant.api.port import Assistant
from assistant.api.problems import ProblemError, invalid
from assistant.api.turn import area_called
from assistant.quiz.formats.table import Format
from assistant.quiz.paper import Wanted, make_quiz, swap
from assistant.quiz.question import Difficulty, Quiz, QuizKind
from corpus.errors import CatalogueError, UnknownName
from index.snapshot import Snapshot

MOST = 200  # questions of one paper
MOST_SEED = 2**31 - 1
_TOPIC = 100  # characters
_MANY = 50  # topics, documents, or questions swapped

_UNKNOWN_TOPIC = (
    "The documents hold nothing about one of the topics. Use other words, such as step-down, assessment or visits."
)

Topic = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_TOPIC), BeforeValidator(plain)
]


class Asked(BaseModel):
    """What a paper is to hold; whatever is left out is not narrowed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    count: Annotated[int, Field(ge=1, le=MOST)] = 20
    area: str | None = None  # by id or as people call it: its own documents and the national ones
    documents: Annotated[tuple[str, ...], Field(max_length=_MANY)] = ()
    topics: Annotated[tuple[Topic, ...], Field(max_length=_MANY)] = ()  # as rules name them, or as people do
    kinds: tuple[QuizKind, ...] = ()
    difficulty: Difficulty | None = None
    seed: Annotated[int, Field(ge=0, le=MOST_SEED)] = 1
    today: Day = None  # the day that scenarios are told on

    def wanted(self, assistant: Assistant) -> Wanted:
        """Return what is wanted of the engine; stop with a problem where an area or a document is not held here."""
        catalogue = assistant.snapshot.catalogue
        try:
            documents = tuple(catalogue.document(name).id for name in self.documents)
        except CatalogueError as exc:
            says = f"One of the documents is not held here. The documents are: {', '.join(catalogue.by_id)}."
            raise ProblemError(invalid((Complaint("documents", says),))) from exc
        return Wanted(
            count=self.count,
            area=area_called(assistant, self.area),
            documents=documents,
            topics=self.topics,
            kinds=self.kinds,
            difficulty=self.difficulty,
            seed=self.seed,
            today=self.today,
        )


def paper(assistant: Assistant, wanted: Wanted, swapped: Sequence[str] = ()) -> Quiz:
    """Return the paper that is wanted, with questions swapped one after another.

    Stops with a problem where the documents hold nothing on a topic. A question to swap that the paper does
    not have, as after the documents changed, is passed over.
    """
    snapshot = cast(Snapshot, assistant.snapshot)
    try:
        made = make_quiz(snapshot, wanted)
    except UnknownName as exc:
        raise ProblemError(invalid((Complaint("topics", _UNKNOWN_TOPIC),))) from exc
    for question in swapped[:_MANY]:
        if question in {each.id for each in made.questions}:
            made = swap(snapshot, wanted, made, question)
    return made


def file_response(quiz: Quiz, chosen: Format) -> Response:
    """Return a quiz as a file to save."""
    headers = {"Content-Disposition": f'attachment; filename="quiz-{quiz.seed}{chosen.suffix}"'}
    return Response(chosen.write(quiz), media_type=chosen.media_type, headers=headers)
