"""Whom to ring, and when: the numbers that the documents print, and those that they do not."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import partial

from assistant.quiz.dice import dice, shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Draw, Drawn, Idea, print_of_words
from assistant.quiz.options import WRONG, choose
from assistant.quiz.question import Basis, Difficulty, Option, QuizKind
from assistant.quiz.wording import is_past, policy
from corpus.catalogue import NATIONAL
from corpus.days.dates import in_words
from corpus.days.opening_hours import Reading
from corpus.routes.contacts import Contact, Purpose
from corpus.rules.rule import RuleKind

_TIMES = (time(18, 30), time(21, 15), time(2, 40), time(6, 50))
_DAY = timedelta(days=1)


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield who is rung out of hours, what each other number is for, and where no safeguarding number is printed."""
    contacts = [one for one in grounds.routes.contacts.all if one.number]
    for hours in grounds.routes.contacts.hours:
        night = grounds.routes.contacts.called(hours.out_of_hours)
        yield _idea(grounds, night, f"{night.id}-at-night", "contact-number", partial(_at_night, grounds, night))
    for contact in contacts:
        topic = "contact-number" if contact.purpose is Purpose.SAFEGUARDING else "caf-advice-number"
        yield _idea(grounds, contact, contact.id, topic, partial(_number, grounds, contact))
    for area in grounds.catalogue.areas:
        if area.id != NATIONAL and _silent(grounds, area.id):
            yield Idea(
                kind=QuizKind.WHOM_TO_RING,
                name=f"{area.id}-none",
                difficulty=Difficulty.HARD,
                area=area.id,
                area_name=area.name,
                topic="contact-number",
                documents=tuple(one.id for one in grounds.catalogue.leading if one.area == area.id),
                basis=(Basis(f"contacts/{area.id}", print_of_words(_numbers(grounds, area.id))),),
                draw=partial(_none, grounds, area.id),
            )


def contact_basis(contact: Contact) -> Basis:
    """Return a contact as something that a question rests on."""
    said = [(str(one.ref), one.words) for one in contact.proofs]
    return Basis(f"contact/{contact.id}", print_of_words(contact.reach, contact.use, said))


def silent_basis(grounds: Grounds, area: str) -> Basis | None:
    """Return as something to rest on that an area prints no safeguarding number; None where it prints one."""
    if not _silent(grounds, area):
        return None
    return Basis(f"contacts/{area}", print_of_words(_numbers(grounds, area)))


def _idea(grounds: Grounds, contact: Contact, name: str, topic: str, draw: Draw) -> Idea:
    return Idea(
        kind=QuizKind.WHOM_TO_RING,
        name=name,
        difficulty=Difficulty.EASY,
        area=contact.area,
        area_name=grounds.area_name(contact.area),
        topic=topic,
        documents=(contact.proofs[0].ref.document,),
        basis=(contact_basis(contact),),
        draw=draw,
    )


def _silent(grounds: Grounds, area: str) -> bool:
    """Whether the documents of an area print no number for a safeguarding concern."""
    books = [one for one in grounds.catalogue.leading if one.area == area]
    ruled = [one for one in grounds.rules if one.area == area and one.kind is RuleKind.CONTACT]
    known = {one.number for one in grounds.routes.contacts.of(area)}
    return (
        bool(books)
        and not grounds.routes.contacts.of(area, Purpose.SAFEGUARDING)
        and all(rule.value in known for rule in ruled)
    )


def _numbers(grounds: Grounds, area: str) -> list[str]:
    return [one.number for one in grounds.routes.contacts.of(area)]


def _said(contact: Contact) -> str:
    return f"{contact.name}, {contact.number}"


def _wrong(grounds: Grounds, taken: Sequence[Contact], seed: int, name: str) -> list[Option]:
    others = [one for one in grounds.routes.contacts.all if one.number and one not in taken]
    options = []
    for other in shuffled(others, seed, name, "numbers"):
        where = policy(grounds, other.proofs[0].ref)
        stands = "stood" if is_past(grounds.document(other.proofs[0].ref)) else "stands"
        option = Option(_said(other), False, f"It {stands} in {where}. {other.use}", grounds.verses(other.proofs[0]))
        options.append(option)
    return options


def _at_night(grounds: Grounds, night: Contact, seed: int, name: str) -> Drawn | None:
    chance = dice(seed, name)
    moment = datetime.combine(grounds.calendar.checked_on + _DAY * chance.randrange(1, 90), chance.choice(_TIMES))
    for _ in range(14):
        now = grounds.routes.contacts.open_now(night.area, moment, is_bank_holiday=False)
        printed = now.contact and now.contact.id == night.id and now.reading is Reading.PRINTED
        if printed and grounds.calendar.is_working(moment.date()):
            break
        moment += _DAY
    else:
        return None
    verses = tuple(verse for one in night.proofs for verse in grounds.verses(one))
    wrong = _wrong(grounds, [night], seed, name)
    day = next(one for one in grounds.routes.contacts.of(night.area, Purpose.SAFEGUARDING) if one.id != night.id)
    wrong.sort(key=lambda option: not option.text.startswith(day.name))
    if len(wrong) < WRONG:
        return None
    area = grounds.area_name(night.area)
    return Drawn(
        stem=f"It is {moment:%H:%M} on {in_words(moment.date())}. Somebody in {area} believes that a child is at risk, "
        f"though not in danger at this moment. Which number does {policy(grounds, night.proofs[0].ref)} give "
        "for that hour?",
        task=choose([Option(_said(night), True, "That hour is out of office hours.", verses), *wrong[:WRONG]],
                    seed, name),
        feedback=f"{night.name}, {night.reach}. If a child is in danger now, ring 999 first.",
        verses=verses,
    )  # fmt: skip


def _number(grounds: Grounds, contact: Contact, seed: int, name: str) -> Drawn | None:
    others = _wrong(grounds, [contact], seed, name)
    wrong = [Option(one.text.rpartition(", ")[2], False, one.why, one.verses) for one in others]
    if len(wrong) < WRONG:
        return None
    where = policy(grounds, contact.proofs[0].ref)
    gives = "did" if is_past(grounds.document(contact.proofs[0].ref)) else "does"
    verses = grounds.verses(contact.proofs[0])
    told = "If a child is in danger now, ring 999 first." if contact.purpose is Purpose.SAFEGUARDING else contact.use
    return Drawn(
        stem=f"Which number {gives} {where} give for this contact: {contact.name} ({contact.purpose})?",
        task=choose([Option(contact.number, True, contact.use, verses), *wrong[:WRONG]], seed, name),
        feedback=f"{contact.name}, {contact.reach}. {told}",
        verses=verses,
    )


def _none(grounds: Grounds, area: str, seed: int, name: str) -> Drawn | None:
    wrong = _wrong(grounds, [], seed, name)
    wrong.sort(key=lambda option: not any(option.text == _said(one) for one in grounds.routes.contacts.of(area)))
    if len(wrong) < WRONG:
        return None
    people = grounds.area_name(area)
    none = Option("None: they print no number for that", True, f"The documents print no such number for {people}.", ())
    return Drawn(
        stem=f"Somebody in {people} is worried about a child and asks for the number to ring. "
        "Which number do the documents held here print for that?",
        task=choose([none, *wrong[:WRONG]], seed, name),
        feedback=f"The documents held here print no safeguarding number for {people}, and no other council’s number "
        "is for it. If a child is in danger now, ring 999.",
        verses=(),
    )
