"""Present: a verified draft becomes the answer that every face shows, its citations numbered."""

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote as escaped

from assistant.answer import Alert, Answer, Body, Citation, Point, RuleShown, Understood, Wording
from assistant.statement import Origin, Statement
from assistant.turn import Turn
from corpus.days.uk_clock import local
from corpus.quote import Quote
from corpus.rules.readings import Deadline
from corpus.rules.rule import Rule
from index.snapshot import Snapshot


def present(turn: Turn, snapshot: Snapshot, took_ms: int) -> Answer:
    """Return the answer of a turn whose draft has been verified."""
    draft, understood, decision = turn.draft, turn.understood, turn.decision
    assert draft is not None and understood is not None and decision is not None
    numbers = _Numbers(snapshot)
    lead_citations = numbers.of(draft.lead)
    points = tuple(Point(statement.text, numbers.of([statement]), _wording([statement])) for statement in draft.points)
    alerts = tuple(Alert(alert.kind, alert.text, numbers.of(said)) for alert, said in draft.alerts)
    nearest = _Numbers(snapshot)
    nearest.of(draft.nearest)
    body = Body(" ".join(s.text for s in draft.lead), lead_citations, points, _wording(draft.lead))
    area = understood.areas[0] if len(understood.areas) == 1 else None
    return Answer(
        status=decision.status,
        understood=Understood(understood.question, area, str(understood.intent)),
        alerts=alerts,
        answer=body,
        rules=tuple(numbers.rule(rule, due) for rule, due in draft.rules),
        choices=draft.choices,
        citations=tuple(numbers.citations),
        nearest=tuple(nearest.citations),
        suggestions=draft.suggestions,
        index=snapshot.version,
        took_ms=took_ms,
        wording=body.wording,
    )


def _wording(statements: Sequence[Statement]) -> Wording:
    reworded = any(statement.origin is Origin.REPHRASED for statement in statements)
    return Wording.REPHRASED if reworded else Wording.DOCUMENTS


class _Numbers:
    """Numbers citations in the order in which they are first used."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[Quote, int] = {}
        self.citations: list[Citation] = []

    def of(self, statements: Sequence[Statement]) -> tuple[int, ...]:
        """Return the numbers of the statements' citations, new ones added."""
        numbers = []
        for statement in statements:
            for quote in statement.quotes:
                if quote not in self._known:
                    self._known[quote] = len(self._known) + 1
                    self.citations.append(citation(self._known[quote], quote, self._snapshot))
                numbers.append(self._known[quote])
        return tuple(dict.fromkeys(numbers))

    def rule(self, rule: Rule, due: Deadline | None) -> RuleShown:
        """Return a rule as the answer shows it, its proofs among the citations."""
        said = Statement.by_rule(rule.says, tuple(proof.quote for proof in rule.proofs))
        return RuleShown(
            id=rule.id,
            area=rule.area,
            area_name=self._snapshot.catalogue.area(rule.area).name,
            says=rule.says,
            amount=rule.amount,
            amount_to=rule.amount_to,
            unit=rule.unit,
            counts_from=rule.counts_from,
            strength=str(rule.strength),
            word=rule.word,
            due=due.first.due_iso if due else None,
            citations=self.of([said]),
        )


def citation(n: int, quote: Quote, snapshot: Snapshot) -> Citation:
    """Return a quote as a citation: document, edition, label, exact words and where to read them."""
    paragraph = snapshot.paragraphs[str(quote.ref.paragraph)]
    document = snapshot.catalogue.document(quote.ref.book)
    today = snapshot.on(local(datetime.now(UTC)).date()).catalogue  # whose pages the address is of
    label = paragraph.item(quote.ref.item).label if quote.ref.item else paragraph.label
    anchor = quote.ref.label + (f"/{quote.ref.item}" if quote.ref.item else "")
    return Citation(
        n=n,
        ref=str(quote.ref),
        document=document.id,
        title=document.title,
        edition=paragraph.edition or document.edition_name,
        status=str(document.status),
        label=label,
        quote=quote.words,
        url=f"/documents/{today.address(today.document(document.book))}#{escaped(anchor, safe='/')}",
        area=document.area,
        start=quote.start,
        end=quote.end,
        page=paragraph.page,
    )
