"""A small assistant that stands at the port: two areas, two documents, answers by keyword."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from assistant.answer import Alert, AlertKind, Answer, Body, Choice, Citation, Point, RuleShown, Status, Understood
from assistant.ask import Ask
from corpus.catalogue import Area, Catalogue, Document, Evidence
from corpus.catalogue import Status as Standing
from corpus.holding import Holding
from corpus.paragraph import Item, Kind, LabelStatus, Paragraph, Segment
from corpus.refs import ParagraphRef
from tests.assistant.api.fake_texts import LOCAL, NATIONAL


def _document(id_: str, title: str, area: str, edition: str, status: Standing, **more: object) -> Document:
    return Document.model_validate(
        {
            "id": id_,
            "title": title,
            "short_title": title,
            "publisher": "A publisher",
            "area": area,
            "kind": "guidance",
            "edition": edition,
            "edition_name": f"{edition} edition",
            "published": edition,
            "status": status,
            "status_note": "A note on its status.",
            "licence": "Open Government Licence v3.0",
            "file": f"{id_}.txt",
            "sha256": "0" * 64,
            "reading": {"secret": "notes for reading"},
            **more,
        }
    )


CATALOGUE = Catalogue(
    areas=(
        Area(id="england", name="England", names=("national",)),
        Area(id="north-shire", name="North Shire", names=("NS", "Northshire council")),
    ),
    documents=(
        _document(
            "national-guidance",
            "National guidance",
            "england",
            "2015",
            Standing.SUPERSEDED,
            superseded_by=(Evidence(says="A 2026 edition exists.", outside=True),),
        ),
        _document("north-shire-policy", "North Shire policy", "north-shire", "2020", Standing.IN_FORCE),
    ),
)


def _segments(source: str, text: str) -> tuple[Segment, ...]:
    found, at, raw = [], 0, 0
    for line in text.split("\n"):
        words = line.removeprefix("• ")
        at = text.index(words, at)
        raw = source.index(words, raw)
        found.append(Segment(at, at + len(words), raw, raw + len(words)))
    return tuple(found)


def _paragraphs() -> Mapping[str, Paragraph]:
    tasks = "The police should:\n• hold the meeting;\n• record <b>the decision</b> & its reasons."
    first, second = tasks.index("hold"), tasks.index("record")
    limit = "The assessment must be concluded within 45 working days from the point of referral."
    cut, raw = limit.index(" days"), NATIONAL.index("The assessment")
    raw_days = NATIONAL.index("days")
    paragraphs = (
        Paragraph(
            ParagraphRef("national-guidance", "2015", "60"),
            "para 60",
            LabelStatus.PRINTED,
            ("Assessing need",),
            limit,
            (
                Segment(0, cut, raw, raw + cut),
                Segment(cut + 1, len(limit), raw_days, raw_days + len(limit) - cut - 1),
            ),
            edition="March 2015",
            page=12,
        ),
        Paragraph(
            ParagraphRef("national-guidance", "2015", "strategy-discussion.tasks"),
            "Strategy discussion > Tasks",
            LabelStatus.HEADING,
            ("Strategy discussion", "Tasks"),
            tasks,
            _segments(NATIONAL, tasks),
            (
                Item("1", "Strategy discussion > Tasks, bullet 1", first, second - 3),
                Item("2", "Strategy discussion > Tasks, bullet 2", second, len(tasks)),
            ),
            edition="March 2015",
            places=("Flow chart 4",),
        ),
        Paragraph(
            ParagraphRef("north-shire-policy", "2020", "1.1"),
            "para 1.1",
            LabelStatus.RECONSTRUCTED,
            ("Referrals",),
            "Ring the front door on 0300 123 5012.",
            _segments(LOCAL, "Ring the front door on 0300 123 5012."),
            kind=Kind.CELL,
            strength=("Practice Guidance",),
        ),
    )
    return MappingProxyType({str(paragraph.ref): paragraph for paragraph in paragraphs})


@dataclass(frozen=True)
class FakeSnapshot:
    version: str = "2026-11-21T20-00-00Z-ab12cd"
    catalogue: Catalogue = CATALOGUE
    paragraphs: Mapping[str, Paragraph] = field(default_factory=_paragraphs)

    rules: Path = Path("none")  # no rules of documents that were added

    @property
    def holding(self) -> Holding:
        sources = {document.book: self.source(document.id) for document in self.catalogue.documents}
        return Holding(self.catalogue, self.paragraphs, sources)

    def source(self, document_id: str) -> str:
        return {"national-guidance": NATIONAL, "north-shire-policy": LOCAL}[document_id.partition("@")[0]]


@dataclass(frozen=True)
class FakeFound:
    ref: ParagraphRef
    document: str
    title: str
    edition: str
    status: str
    label: str
    text: str
    url: str
    score: float


def citation(n: int, ref: str, words: str) -> Citation:
    parsed = ParagraphRef.parse(ref)
    document = CATALOGUE.document(parsed.document)
    source = FakeSnapshot().source(parsed.document)
    start = source.index(words.split()[0])
    end = source.index(words.split()[-1], start) + len(words.split()[-1])
    label = FakeSnapshot().paragraphs[str(parsed.paragraph)].label
    item = f"/{parsed.item}" if parsed.item else ""
    return Citation(
        n,
        ref,
        document.id,
        document.title,
        document.edition_name,
        document.status,
        label,
        words,
        f"/documents/{document.id}#{parsed.label}{item}",
        document.area,
        start,
        end,
    )


LIMIT = citation(1, "national-guidance@2015#60", "within 45 working days from the point of referral.")
DOOR = citation(2, "north-shire-policy@2020#1.1", "Ring the front door on 0300 123 5012.")


ALERTS = {
    "premise": Alert(AlertKind.PREMISE, "The documents say otherwise.", (1,)),
    "edition": Alert(AlertKind.SUPERSEDED, "National guidance (2015): A later edition has replaced it."),
    "differ": Alert(AlertKind.CONFLICT, "The documents differ on this.", (1, 2)),
}


class FakeAssistant:
    """Answers by keyword, and remembers what it was asked."""

    def __init__(self, fails: Exception | None = None) -> None:
        self.fails = fails
        self.asked: list[Ask] = []
        self.snapshot = FakeSnapshot()

    def warm(self) -> None:
        """There is nothing to load."""

    def seen_by(self, seen: object) -> "FakeAssistant":  # it takes no steps that could be counted
        return self

    def ask(self, ask: Ask, /) -> Answer:
        self.asked.append(ask)
        if self.fails is not None:
            raise self.fails
        return self._with_alerts(ask, self._answer(ask))

    def search(self, words: str, /, *, area: str | None, limit: int) -> Sequence[FakeFound]:
        if self.fails is not None:
            raise self.fails
        held = self.snapshot.paragraphs.values()
        return [_found(paragraph) for paragraph in held if area in {None, _area(paragraph), ""}][:limit]

    def _answer(self, ask: Ask) -> Answer:
        nothing = Answer(
            Status.NOT_IN_DOCUMENTS,
            Understood(ask.question, ask.area, "fact"),
            (),
            Body("The documents held here do not answer this.", (), ()),
            (),
            (),
            (),
            (LIMIT,),
            (),
            self.snapshot.version,
            3,
        )
        if "pension" in ask.question:
            return nothing
        if "which" in ask.question:
            return replace(
                nothing,
                status=Status.CLARIFY,
                nearest=(),
                answer=Body("It depends on the area.", (), ()),
                choices=(Choice("North Shire", "north-shire"), Choice("England", "england")),
            )
        return Answer(
            status=Status.ANSWERED,
            understood=Understood(ask.question, ask.area, "timescale"),
            alerts=(),
            answer=Body(
                "The assessment must be concluded within 45 working days from the point of referral.",
                (1,),
                (Point("Ring the front door on 0300 123 5012.", (2,)),),
            ),
            rules=(
                RuleShown(
                    id="limit",
                    area="england",
                    area_name="England",
                    says="The assessment must be concluded within 45 working days.",
                    amount=45.0,
                    amount_to=None,
                    unit="working days",
                    counts_from="the point of referral",
                    strength="must",
                    word="must",
                    due="2027-01-07",
                    citations=(1,),
                ),
            ),
            choices=(),
            citations=(LIMIT, DOOR),
            nearest=(),
            suggestions=("Who is told of the decision?",),
            index=self.snapshot.version,
            took_ms=4,
        )

    def _with_alerts(self, ask: Ask, answer: Answer) -> Answer:
        if "hitting" in ask.question:
            danger = Alert(AlertKind.DANGER, "Ring 999 now. Then ring 0300 123 5012.", (2,))
            answer = replace(answer, alerts=(danger,), citations=(LIMIT, DOOR))
        for word, alert in ALERTS.items():
            if word in ask.question:
                answer = replace(answer, alerts=(alert, *answer.alerts))
        if "undated" in ask.question:
            answer = replace(answer, rules=tuple(replace(rule, due=None) for rule in answer.rules))
        if "Jayden" in ask.question:
            said = Alert(AlertKind.PERSONAL_DATA, "A name was left out of the question.")
            redacted = ask.question.replace("Jayden", "[name]")
            answer = replace(
                answer,
                alerts=(*answer.alerts, said),
                understood=replace(answer.understood, question=redacted),
            )
        return answer


def _area(paragraph: Paragraph) -> str:
    return CATALOGUE.document(paragraph.ref.document).area


def _found(paragraph: Paragraph) -> FakeFound:
    document = CATALOGUE.document(paragraph.ref.document)
    return FakeFound(
        paragraph.ref, document.id, document.title, document.edition_name, document.status, paragraph.label,
        paragraph.text, f"/documents/{document.id}#{paragraph.ref.label}", 1.5,
    )  # fmt: skip
