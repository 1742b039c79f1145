"""Compose: the answering sentence first, then what stands around it, then what else bears on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import words
from assistant.answer import Choice, Status
from assistant.knowledge import Knowledge, deadline_of
from assistant.reading.bearing import counts
from assistant.reading.closeness import Rarity
from assistant.reading.intent import Intent
from assistant.statement import Origin, Statement
from assistant.turn import Draft, Turn
from assistant.writing import alerts
from assistant.writing.by_hour import contact_at_that_hour, said
from assistant.writing.editions import of_documents
from assistant.writing.in_order import in_order
from assistant.writing.joined import answers_part_by_part, joined
from assistant.writing.suggest import suggestions
from assistant.writing.writer import Statements, Writer
from corpus.catalogue import NATIONAL
from corpus.rules.readings import Deadline
from corpus.rules.rule import Rule
from index.snapshot import Snapshot

_ASKED_IN_DANGER = 0.72  # likeness from which a question is answered beside the alert of danger
_ASKED_UNSURE = 0.5  # or, where danger is only heard, not told outright,
_ASKED_NEARLY = 0.6  # and from which the answer stands after what must be done at once,
_IN_SHORT = 3  # no more of it than so many statements
_OF_THE_WHOLE = 3  # paragraphs found for a compound question as a whole that may be said beside its parts


@dataclass(frozen=True)
class Compose:
    """Make the draft of an answer out of the words of the paragraphs that support it."""

    snapshot: Snapshot
    rarity: Rarity
    knowledge: Knowledge
    asked: Mapping[str, Sequence[str]]  # the questions that paragraphs are known to answer

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with its draft."""
        decision, understood = turn.decision, turn.understood
        assert decision is not None and understood is not None
        areas, catalogue = understood.areas, self.snapshot.catalogue
        screened = tuple(alerts.of_screen(turn, self.knowledge, catalogue))
        choices = () if areas else tuple(Choice(area.name, area.id) for area in catalogue.areas if area.id != NATIONAL)
        if turn.screened.child_writes:
            return replace(turn, draft=replace(self.to_a_child(turn), alerts=screened, choices=choices))
        if decision.documents:
            lead, points = of_documents(decision.documents, self.snapshot, areas)
            return replace(turn, draft=Draft(lead, points, alerts=screened, choices=choices))
        writer = Writer(self.snapshot, self.rarity, turn)
        by_part = answers_part_by_part(turn)
        if by_part:
            decision, lead, points = joined(
                turn, tuple(writer.answering(one)[0] for one in decision.support[:_OF_THE_WHOLE])
            )
        elif decision.status is not Status.ANSWERED:
            refused = replace(writer.refusal(), alerts=screened, suggestions=self.next_questions(turn))
            return replace(turn, draft=refused)
        elif len(areas) == 1:
            lead, points = writer.one_area()
        else:
            lead, points = writer.side_by_side()
        ruled = tuple(
            (
                rule,
                deadline_of(rule, turn.event, self.knowledge.calendar, self.knowledge.counting)
                if counts(rule, turn.screened.question)
                else None,
            )
            for rule in decision.rules
        )
        points = in_order(points, self.snapshot.holding.sources)
        if not by_part:  # each part came with its own dates
            lead, points = dated(lead, ruled), dated(points, ruled)
        at_hour = contact_at_that_hour(turn, decision, self.knowledge)
        if at_hour and not by_part:
            lead, points = (said(at_hour)[0],), (*said(at_hour)[1:], *points)
        whom = understood.intent is Intent.CONTACT and not at_hour
        if turn.screened.danger and (whom or not asks_beside(turn)):
            local = [one for one in alerts.whom_to_ring_now(turn, self.knowledge, catalogue) if one.quotes]
            duty = tuple(alerts.at_once(NATIONAL, self.knowledge))
            ring = Statement(words.RING_999, Origin.PRODUCT)
            sure = turn.screened.danger_is_sure
            first, *more = local or ((ring, *duty[:1]) if sure else duty[:1])
            near = [one for one in points if asked_nearly(one, turn)]
            told = {one.text for one in (first, *more)}
            beside = [one for one in (*lead, *near) if one.unopened().text not in told][:_IN_SHORT]
            opens = (ring, first) if sure and local else (first,)
            lead, points = opens, (*more, *(beside if asks_nearly(turn) else ()))
        points = named_once(lead, points)
        doubted = writer.on(decision.doubted)
        spoken = (*lead, *points)
        warnings = (
            *screened,
            *alerts.of_hours(at_hour),
            *alerts.of_parts(turn),
            *(() if turn.screened.danger_is_sure else alerts.of_premise(decision, doubted, lead, catalogue, areas)),
            *alerts.of_meaning(turn, lead),
            *alerts.of_standing(turn, lead, catalogue),
            *alerts.of_area(turn, spoken, catalogue),
            *alerts.of_editions(spoken, catalogue, self.snapshot.on(turn.ask.today).catalogue, turn.ask.as_at),
            *alerts.of_conflicts(turn, decision.conflicts, lead if len(areas) == 1 else spoken, self.snapshot.holding),
            *alerts.of_rules(ruled, turn.event, turn.screened.question),
        )
        draft = Draft(lead, points, ruled, warnings, choices, suggestions=self.next_questions(turn))
        return replace(turn, decision=decision, draft=draft)

    def to_a_child(self, turn: Turn) -> Draft:
        """Return what a child in danger is told: whom to ring, and nothing of what workers must do."""
        numbers = alerts.whom_to_ring_now(turn, self.knowledge, self.snapshot.catalogue)
        lead, *others = [said for said in numbers if said.quotes] or [Statement(words.RING_NOW, Origin.PRODUCT)]
        return Draft((lead,), tuple(others))

    def next_questions(self, turn: Turn) -> tuple[str, ...]:
        """Return what could be asked next; nothing in danger, nor where the question is not for these documents."""
        assert turn.decision is not None and turn.understood is not None
        if turn.screened.danger or turn.decision.status is Status.OUT_OF_SCOPE:
            return ()
        return suggestions(turn.support, self.asked, turn.understood.search)


def asks_beside(turn: Turn) -> bool:
    """Whether somebody in danger also asks what the documents are known to answer; else only help is wanted."""
    alike = max((support.likeness for support in turn.support), default=-1.0)
    return alike >= (_ASKED_IN_DANGER if turn.screened.danger_is_sure else _ASKED_UNSURE)


def asks_nearly(turn: Turn) -> bool:
    """Whether what was found for somebody in danger may be what they ask."""
    return max((support.likeness for support in turn.support), default=-1.0) >= _ASKED_NEARLY


def asked_nearly(statement: Statement, turn: Turn) -> bool:
    """Whether a statement may be what somebody in danger asks: its paragraph is known to answer nearly that."""
    near = {support.paragraph.ref for support in turn.support if support.likeness >= _ASKED_NEARLY}
    return bool(statement.quotes) and all(quote.ref.paragraph in near for quote in statement.quotes)


def dated(statements: Statements, ruled: Iterable[tuple[Rule, Deadline | None]]) -> Statements:
    """Return the statements, each of a rule that gives a date followed by that date."""
    dates = {tuple(proof.quote for proof in rule.proofs): due for rule, due in ruled if due}
    found: list[Statement] = []
    for statement in statements:
        found.append(statement)
        due = dates.get(statement.quotes)
        if due and statement.origin is Origin.RULE:
            found.append(Statement.counted(due, statement.quotes))
    return tuple(found)


def named_once(lead: Statements, points: Statements) -> Statements:
    """Return the points without the words that say whose they are, where the statement before has said so."""
    found: list[Statement] = []
    before = lead[-1].opening if lead else ""
    for point in points:
        found.append(point.unopened() if point.opening and point.opening == before else point)
        before = point.opening
    return tuple(found)
