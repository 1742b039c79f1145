"""A small corpus of three invented authorities, and one index built from it."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.catalogue import Area, Catalogue, Document, Status
from corpus.paragraph import Item, LabelStatus, Paragraph, Segment
from corpus.refs import ParagraphRef
from corpus.settings import Settings
from index.build import Documents, build
from index.snapshot import Snapshot, open_current

SOURCES = {
    "oakshire-visits": (
        "oakshire",
        """Visiting
The social worker must visit the child within five working days of the plan being agreed.
Visits may be made at home, at school or at a place that the child chooses.
Each visit is written up in the child's record within two days.
If nobody is at home the worker tries again on the next day and tells the team manager.
Sickness
When the worker is ill the manager sends a colleague.
A family is told of the change by telephone before the visit.
Complaints
Families can complain to the customer relations team.
The team replies within fifteen working days.
A complaint does not change the help a child receives.""",
    ),
    "elmford-visits": (
        "elmford",
        """Visiting
Children are visited every ten working days.
The chair may agree that visits become monthly.
A lead practitioner from the school can make every second visit.
Meetings
The review meeting is held within three months.
Parents receive the papers a week before the meeting.
The minutes are sent to everybody within twenty days.
Telephone
The front door is open from nine to five.
Outside office hours ring the emergency duty team.""",
    ),
    "nation-guide": (
        "england",
        """Referral
Anyone worried about a child should tell the local authority.
The local authority decides within one working day what to do.
The person who referred is told what was decided.
Assessment
An assessment takes no longer than forty-five working days.
The child's wishes and feelings are part of every assessment.
A manager signs the assessment.
Information
Practitioners share information without delay where a child is at risk of harm.
Consent is asked for unless asking would put the child at risk.""",
    ),
}
AREAS = (
    Area(id="oakshire", name="Oakshire"),
    Area(id="elmford", name="Elmford"),
    Area(id="england", name="England"),
)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What `build` is given."""

    catalogue: Catalogue
    documents: Documents


def document(name: str, area: str, source: str) -> Document:
    return Document(
        id=name,
        title=name.replace("-", " ").title(),
        short_title=name,
        publisher=area,
        area=area,
        kind="policy",
        edition="2024",
        edition_name="2024",
        published="2024",
        status=Status.IN_FORCE,
        status_note="",
        licence="none",
        file=f"{name}.txt",
        sha256=hashlib.sha256(source.encode()).hexdigest(),
    )


def paragraphs(name: str, source: str) -> tuple[Paragraph, ...]:
    """One paragraph for each line; a line of one word is a heading."""
    found: list[Paragraph] = []
    heading, at = "", 0
    for line in source.split("\n"):
        if " " in line:
            number = f"{len(found) + 1}"
            found.append(
                Paragraph(
                    ref=ParagraphRef(name, "2024", number),
                    label=f"para {number}",
                    label_status=LabelStatus.PRINTED,
                    headings=(heading,),
                    text=line,
                    segments=(Segment(0, len(line), at, at + len(line)),),
                    items=(Item("1", f"para {number}, bullet 1", 0, len(line)),),
                )
            )
        else:
            heading = line
        at += len(line) + 1
    return tuple(found)


def inputs_of(sources: dict[str, tuple[str, str]]) -> Inputs:
    return Inputs(
        Catalogue(areas=AREAS, documents=tuple(document(name, area, text) for name, (area, text) in sources.items())),
        {f"{name}@2024": (text, paragraphs(name, text)) for name, (_, text) in sources.items()},
    )


@pytest.fixture(scope="session")
def inputs() -> Inputs:
    return inputs_of(SOURCES)


@pytest.fixture(scope="session")
def changed() -> Callable[[int], Inputs]:
    """Gives the same corpus with one more line, which holds the number given."""

    def make(number: int) -> Inputs:
        area, text = SOURCES["oakshire-visits"]
        return inputs_of({**SOURCES, "oakshire-visits": (area, f"{text}\nThis is amendment number {number}.")})

    return make


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, inputs: Inputs) -> Settings:
    """A home with one version of the index; no test changes it."""
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    build(settings, inputs.catalogue, inputs.documents, {"left_out": []})
    return settings


@pytest.fixture(scope="session")
def snapshot(built: Settings) -> Snapshot:
    return open_current(built)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Settings]:
    """An empty home of the test's own."""
    yield Settings(home=tmp_path)
