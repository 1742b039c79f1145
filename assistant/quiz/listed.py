"""Which of these is on the list, which is not, and all that are."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.quiz.dice import shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Drawn, Idea, basis_of, print_of_words
from assistant.quiz.options import WRONG, akin, choose, even
from assistant.quiz.question import Basis, Difficulty, Option, QuizKind, Verse
from assistant.quiz.wording import is_past, policy, raised
from corpus.known.lists import Listing, Member

_DENIES = re.compile(r"\b(?:not|no)\b")  # what is not on a list of what is not so is too much to think of
_SEVERAL = 3  # right options where all that are on the list are asked for


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield up to three questions for each list: one that is on it, one that is not, all that are."""
    for listing in grounds.lists.lists:
        yield _idea(grounds, listing, "one", Difficulty.EASY)
        if len(listing.members) >= WRONG and not _DENIES.search(listing.of):
            yield _idea(grounds, listing, "not", Difficulty.MEDIUM)
        if len(listing.members) >= WRONG:
            yield _idea(grounds, listing, "all", Difficulty.HARD)


def list_basis(listing: Listing) -> Basis:
    """Return a list as something that a question rests on."""
    said = [(str(one.proof.quote.ref), one.proof.quote.words) for one in listing.members]
    return Basis(f"list/{listing.id}", print_of_words(listing.of, said))


def _idea(grounds: Grounds, listing: Listing, form: str, difficulty: Difficulty) -> Idea:
    return Idea(
        kind=QuizKind.LISTED,
        name=f"{listing.id}-{form}",
        difficulty=difficulty,
        area=listing.area,
        area_name=grounds.area_name(listing.area),
        topic=listing.topic,
        documents=(listing.document,),
        basis=(list_basis(listing),),
        draw=partial(_drawn, grounds, listing, form),
        about=listing.of,
    )


def _drawn(grounds: Grounds, listing: Listing, form: str, seed: int, name: str) -> Drawn | None:
    wanted = {"one": (1, WRONG), "not": (WRONG, 1), "all": (_SEVERAL, 2)}[form]
    wrong, near = _wrong(grounds, listing, seed, name)
    wrong = wrong[: wanted[1]]
    members = _members(listing, wanted[0], [text for text, _, _ in wrong], seed, name)
    if len(wrong) < wanted[1] or not members:
        return None
    where = policy(grounds, listing.members[0].proof.quote.ref)
    on = [(one, (grounds.verse(one.proof),)) for one in members]
    asked_not = form == "not"
    options = [
        Option(_shown(listing, one.text), not asked_not, f"It is on the list of {listing.of}.", verses)
        for one, verses in on
    ]
    options += [Option(_shown(listing, text), asked_not, why, verses) for text, why, verses in wrong]
    past = is_past(grounds.document(listing.members[0].proof.quote.ref))
    told = "; ".join(one.text for one in members)
    return Drawn(
        stem=f"In {where}, {_asked(form, past)} of {listing.of}?",
        task=choose(options, seed, name),
        feedback=f"{'Among those on' if not asked_not else 'On'} the list of {listing.of}: {told}.",
        verses=tuple(verse for _, verses in on for verse in verses),
        leans=(*near, *(basis_of(rule) for rule in grounds.rules if rule.id in listing.tells)),
    )


def _asked(form: str, past: bool) -> str:
    verb, verbs = ("was", "were") if past else ("is", "are")
    if form == "all":
        return f"which {_words(_SEVERAL)} of these {verbs} on the list"
    return f"which of these {verb} {'not ' if form == 'not' else ''}on the list"


def _words(number: int) -> str:
    return ("none", "one", "two", "three", "four")[number]


def _shown(listing: Listing, text: str) -> str:
    return raised(listing.wrapped(text)).removesuffix(".")


def _members(listing: Listing, count: int, wrong: Sequence[str], seed: int, name: str) -> tuple[Member, ...]:
    """Return items of the list whose length does not give them away."""
    if not wrong:
        return ()
    order = sorted(shuffled(listing.members, seed, name), key=lambda one: not even([one.text], [*wrong, *wrong]))
    taken = order[:count]
    fits = len(taken) == count and even([one.text for one in taken], wrong)
    return tuple(taken) if fits else ()


def _wrong(
    grounds: Grounds, listing: Listing, seed: int, name: str
) -> tuple[list[tuple[str, str, tuple[Verse, ...]]], list[Basis]]:
    """Return what is not on a list and why: items of lists in the same form, and what was written by hand."""
    found: list[tuple[str, str, tuple[Verse, ...]]] = []
    bases: list[Basis] = []
    near = [one for one in grounds.lists.lists if one.id in listing.near]
    for other in near:
        for member in shuffled(other.members, seed, name, other.id)[:2]:
            texts = [one.text for one in listing.members] + [text for text, _, _ in found]
            if not any(akin(member.text, text) for text in texts) and member.text not in listing.everything:
                why = f"That is on another list, of {other.of}."
                found.append((member.text, why, (grounds.verse(member.proof),)))
                bases.append(list_basis(other))
    place = (grounds.verse(listing.members[0].proof),)
    by_hand = [(one.text.removesuffix("."), one.why, place) for one in listing.wrong]
    return list(shuffled([*found, *by_hand], seed, name, "wrong")), bases
