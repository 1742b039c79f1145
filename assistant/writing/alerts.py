"""Alerts: what somebody should know before relying on an answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant import words
from assistant.answer import Alert, AlertKind
from assistant.knowledge import Knowledge
from assistant.reading.bearing import asks_of_two_sides, counts
from assistant.reading.cases import of_another_case
from assistant.reading.claims import told
from assistant.reading.defined import prints, term_in
from assistant.reading.intent import Intent
from assistant.shapes.routes import whom_to_ring
from assistant.statement import Origin, Statement
from assistant.turn import Decision, Turn
from assistant.writing.by_hour import how_sure, moment_of, said
from assistant.writing.joined import unanswered
from assistant.writing.voices import voice
from corpus.catalogue import NATIONAL, Catalogue, Status
from corpus.days.due import why_undated
from corpus.holding import Holding
from corpus.known.conflicts import Conflict
from corpus.quote import Quote
from corpus.routes.contacts import ContactNow
from corpus.rules.readings import Deadline
from corpus.rules.rule import CHILD_AT_RISK, NOT_STATED, Rule, RuleKind

Alerts = Iterator[tuple[Alert, tuple[Statement, ...]]]
_OPEN = "(not said which)"
_RUNS = {RuleKind.TIMESCALE, RuleKind.DEADLINE}
_IN_FORCE = re.compile(
    r"\b(?:in force|current|latest|newest|up[- ]to[- ]date|present|still (?:the|applies|stands|holds|binding|valid))\b",
    re.I,
)
_AT_ONCE = "referral-now"  # the topic of rules on what is done at once


def of_screen(turn: Turn, knowledge: Knowledge, catalogue: Catalogue) -> Alerts:
    """Yield what the screen found: danger first, then personal data."""
    screened = turn.screened
    if screened.danger:
        said = tuple(whom_to_ring_now(turn, knowledge, catalogue))
        duty = tuple(at_once(NATIONAL, knowledge)) if not any(one.quotes for one in said) else ()
        safety = words.DANGER_TO_A_CHILD if screened.child_writes else words.DANGER
        spoken = said if screened.child_writes else (*said, *duty)  # to a child, short and plain
        yield Alert(AlertKind.DANGER, " ".join((safety, *(one.text for one in spoken)))), (*said, *duty)
    if screened.personal:
        yield Alert(AlertKind.PERSONAL_DATA, words.PERSONAL.format(kinds=", ".join(screened.personal))), ()
    if screened.asks_for_a_record:
        yield Alert(AlertKind.PERSONAL_DATA, words.NO_RECORDS), ()


def whom_to_ring_now(turn: Turn, knowledge: Knowledge, catalogue: Catalogue) -> Iterator[Statement]:
    """Yield the area's number for this hour and its other one; or that there is none, never another's.

    What its document says is done at once is for those who work with children: a child is not told it.
    """
    assert turn.understood is not None
    at = moment_of(turn.screened.question, turn.ask.today, turn.ask.now)
    for area in turn.understood.areas:
        now = whom_to_ring(knowledge.contacts, area, at)
        if area == NATIONAL:
            continue
        if now.contact is None:
            yield from _approved_numbers(area, knowledge, catalogue)
        yield from said(now)
        if not turn.screened.child_writes:
            yield from at_once(area, knowledge)


def _approved_numbers(area: str, knowledge: Knowledge, catalogue: Catalogue) -> Iterator[Statement]:
    """Yield the numbers that a person approved, in an area's added documents, for a child at risk; or that none is."""
    added = {document.book for document in catalogue.leading if document.added and document.area == area}
    marked = knowledge.rulebook.filter(area=area, topic=CHILD_AT_RISK)
    approved = [rule for rule in marked if rule.kind is RuleKind.CONTACT and rule.book in added]
    for rule in approved:
        yield Statement.by_rule(rule.says, tuple(proof.quote for proof in rule.proofs))
    if not approved:
        none = words.NO_NUMBER_APPROVED if added else words.NO_NUMBER
        yield Statement(none.format(area=catalogue.area(area).name), Origin.PRODUCT)


def at_once(area: str, knowledge: Knowledge) -> Iterator[Statement]:
    """Yield what an area's document says is done at once for a child at risk; national guidance where it is silent."""
    for rule in knowledge.rulebook.filter(area=area, topic=_AT_ONCE):
        if rule.kind is RuleKind.DUTY_NOW:
            yield Statement.by_rule(rule.says, tuple(proof.quote for proof in rule.proofs))


def of_hours(found: ContactNow | None) -> Alerts:
    """Yield how sure it is who answers at the hour asked about."""
    if found is not None:
        proof = Statement.by_rule("", tuple(quote for cited in found.quotes for quote in cited.quotes))
        yield Alert(AlertKind.NOT_STATED, how_sure(found)), (proof,)


def of_premise(
    decision: Decision,
    doubted: Statement | None,
    lead: tuple[Statement, ...],
    catalogue: Catalogue,
    areas: tuple[str, ...],
) -> Alerts:
    """Yield a correction where the question takes for granted what a rule or the document's words contradict.

    A rule corrects only where one on its topic answers too: else the figure stated was one of something else.
    Where they only do not confirm it, what they do say of it is held against it, or that nothing speaks of it.
    """
    right = decision.taken_wrongly
    if isinstance(right, Rule) and right.topic not in {rule.topic for rule in decision.rules}:
        led = [quote for statement in lead for quote in statement.quotes]
        if not any(proof.quote.overlaps(quote) for proof in right.proofs for quote in led):
            return
    if right is None:
        if doubted is not None:
            yield Alert(AlertKind.PREMISE, f"{words.NOT_CONFIRMED} {doubted.text}"), (doubted,)
        elif decision.unsaid:
            yield Alert(AlertKind.PREMISE, words.NOT_FOUND_SAID), ()
        return
    proofs = right.proofs if isinstance(right, Rule) else (right.proof,)
    quotes = tuple(proof.quote for proof in proofs)
    words_said = right.says if isinstance(right, Rule) else f"“{quotes[0].words}”"
    opening = voice(catalogue.document(quotes[0].ref.book), catalogue, areas)
    statement = Statement.by_rule(f"{opening} {words_said}".strip(), quotes)
    yield Alert(AlertKind.PREMISE, f"{words.NOT_SO} {statement.text}"), (statement,)


def of_meaning(turn: Turn, lead: tuple[Statement, ...]) -> Alerts:
    """Yield that a term is used and its meaning not written out, where that is asked and nothing found defines it."""
    assert turn.understood is not None
    term = term_in(turn.understood.search)
    letters = term.isupper() or turn.understood.intent is Intent.DEFINITION
    if letters and not any(one.defines for one in turn.support) and prints(turn.support, term):
        yield Alert(AlertKind.NOT_STATED, words.NOT_DEFINED.format(term=term)), lead


def of_standing(turn: Turn, lead: tuple[Statement, ...], catalogue: Catalogue) -> Alerts:
    """Yield a correction where the question takes for granted that what answers it is in force, and it is not."""
    stated = (turn.assumed, *told(turn.screened.question))
    if not any(_IN_FORCE.search(one) for one in stated):
        return
    for document in dict.fromkeys(catalogue.document(q.ref.book).book for one in lead for q in one.quotes):
        held = catalogue.document(document)
        if held.status in (Status.SUPERSEDED, Status.HISTORICAL):
            yield (
                Alert(AlertKind.PREMISE, words.NOT_IN_FORCE.format(title=f"{held.short_title} ({held.edition_name})")),
                (),
            )


def of_parts(turn: Turn) -> Alerts:
    """Yield which part of a compound question the documents do not answer, where another part has an answer."""
    for part in unanswered(turn):
        assert part.draft is not None
        lead = part.draft.lead[0]
        plain = lead.text == words.NOT_HERE_NEAREST
        said = words.PART_NOT_HERE.format(part=part.screened.question.rstrip(" ?")) if plain else lead.text
        yield Alert(AlertKind.NOT_STATED, said), (lead,) if lead.quotes else ()


def of_area(turn: Turn, said: tuple[Statement, ...], catalogue: Catalogue) -> Alerts:
    """Yield a word on whose documents are answering, where somebody may have expected others."""
    understood = turn.understood
    assert understood is not None
    if understood.elsewhere:
        local = set(understood.areas) - {NATIONAL}
        held = words.NOT_OF_THERE if local else words.NOT_HELD_AREA
        yield Alert(AlertKind.AREA, held.format(names=", ".join(understood.elsewhere))), ()
    if not understood.areas:
        yield Alert(AlertKind.AREA, words.NO_AREA), ()
        return
    speaking = {catalogue.document(q.ref.book).area for statement in said for q in statement.quotes}
    for area in understood.areas:
        if area != NATIONAL and area not in speaking:
            yield Alert(AlertKind.AREA, words.NO_LOCAL.format(area=catalogue.area(area).name)), ()


def of_editions(said: tuple[Statement, ...], catalogue: Catalogue, now: Catalogue, as_at: date | None) -> Alerts:
    """Yield a warning for every cited document that is history, has been replaced or will be.

    The catalogue is that of the day asked about, and `now` that of today.
    """
    cited = dict.fromkeys(q.ref.book for statement in said for q in statement.quotes)
    for document_id in cited:
        document = catalogue.document(document_id)
        if document.status in (Status.SUPERSEDED, Status.HISTORICAL):
            yield Alert(AlertKind.SUPERSEDED, words.edition_alert(document)), ()
        elif as_at and (waits := now.document(document_id)).status is Status.NOT_YET:
            yield Alert(AlertKind.SUPERSEDED, words.edition_alert(waits)), ()
        elif as_at and document.published_on and document.published_on > as_at:
            yield Alert(AlertKind.SUPERSEDED, words.not_held_as_at(document, as_at)), ()
        elif as_at and (later := now.successor(now.document(document_id))):
            yield Alert(AlertKind.SUPERSEDED, words.then_in_force(document, as_at, later)), ()
        elif not as_at and (coming := now.next_edition(document)) and coming.in_force_from:
            yield Alert(AlertKind.SUPERSEDED, words.to_be_replaced(document, coming, coming.in_force_from)), ()


def of_conflicts(turn: Turn, conflicts: Iterable[Conflict], spoken: Iterable[Statement], holding: Holding) -> Alerts:
    """Yield where documents do not say the same, with who says what.

    It is told where what is said takes part in it, or where both sides are asked for. No other council's words are
    told, nor what is said of another case than the question names.
    """
    assert turn.understood is not None
    areas, question, catalogue = turn.understood.areas, turn.understood.search, holding.catalogue
    quoted = [quote for statement in spoken for quote in statement.quotes]
    own = {quote.ref.book for quote in quoted}
    for conflict in conflicts:
        takes_part = any(proof.quote.overlaps(quote) for proof in conflict.proofs for quote in quoted)
        if not (takes_part or conflict.kind == "silence" or asks_of_two_sides(turn.screened.question)):
            continue
        heard = [
            (catalogue.document(proof.quote.ref.book).area, proof)
            for proof in conflict.proofs
            if (not areas or catalogue.document(proof.quote.ref.book).area in (*areas, NATIONAL))
            and (proof.quote.ref.book in own or not of_another_case(question, *_in_its_place(proof.quote, holding)))
        ]
        if len(heard) == len(conflict.proofs):
            kind = AlertKind.NOT_STATED if conflict.kind == "silence" else AlertKind.CONFLICT
            yield Alert(kind, conflict.answer), (Statement.finding(conflict),)
        elif len({area for area, _ in heard}) > 1:
            said = "; ".join(f"{catalogue.area(area).name}: “{proof.quote.words}”" for area, proof in heard)
            statement = Statement.by_rule(f"{words.DIFFER} {said}", tuple(proof.quote for _, proof in heard))
            yield Alert(AlertKind.CONFLICT, statement.text), (statement,)


def _in_its_place(quote: Quote, holding: Holding) -> tuple[tuple[str, ...], str]:
    """Return the headings that a quote stands under, and its words."""
    return holding.paragraphs[str(quote.ref.paragraph)].headings, quote.words


def of_rules(ruled: Sequence[tuple[Rule, Deadline | None]], event: date | None, question: str) -> Alerts:
    """Yield which days the rules leave open, from what the leading one counts, and how dates were counted."""
    for number, (rule, _) in enumerate(ruled):
        left = []
        if _OPEN in rule.unit and rule.kind.runs:
            left.append(words.WHICH_DAYS)
        if number == 0 and rule.counts_from == NOT_STATED and rule.amount is not None and rule.kind in _RUNS:
            left.append(words.FROM_WHAT)
        if left:
            said = (Statement.by_rule("", tuple(proof.quote for proof in rule.proofs)),)
            yield Alert(AlertKind.NOT_STATED, f"“{rule.quote}” {' '.join(left)}"), said
    if event and any(due is None and not why_undated(rule) and counts(rule, question) for rule, due in ruled):
        yield Alert(AlertKind.NOT_STATED, words.BEYOND_THE_CALENDAR), ()
    counted = [(rule, due) for rule, due in ruled if due]
    if counted:
        rule, due = counted[0]
        said = (Statement.by_rule("", tuple(proof.quote for proof in rule.proofs)),)
        yield Alert(AlertKind.NOT_STATED, " ".join((words.HOW_COUNTED, *due.conventions, *_more(rule, due)))), said


def _more(rule: Rule, due: Deadline) -> tuple[str, ...]:
    """Return what else is to be known of a date, without what is said of the rule already."""
    return tuple(note for note in due.notes if rule.counts_from != NOT_STATED or "from which event" not in note)
