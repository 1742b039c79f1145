"""Terms and meanings: which meaning a document gives a term, one by one or to match."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from assistant.quiz.dice import shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Draw, Drawn, Idea, print_of_words
from assistant.quiz.options import WRONG, akin, choose, even
from assistant.quiz.question import Basis, Difficulty, Match, Option, Pair, QuizKind
from assistant.quiz.wording import is_past, policy, raised
from corpus.known.definitions import Definition, Sort

_PAIRS = 4  # to match
_SPARE = 1  # meanings that belong to none of the terms
_FAR = 2.4  # times as long: a meaning that much longer than another shows which is which
_ASKED = {
    Sort.STANDS_FOR: ("What does “{term}” stand for in {policy}?", "What did “{term}” stand for in {policy}?"),
    Sort.IS: ("How does {policy} describe {term}?", "How did {policy} describe {term}?"),
    Sort.IS_FOR: ("What is {term} for, according to {policy}?", "What was {term} for, according to {policy}?"),
    Sort.DOES: ("What does {term} do, according to {policy}?", "What did {term} do, according to {policy}?"),
    Sort.SECTION: ("What is {term} about, in the words of {policy}?",) * 2,
}
_MATCHED = {
    Sort.IS: "Match each term with what it is",
    Sort.IS_FOR: "Match each of these with what it is for",
    Sort.DOES: "Match each of these with what it does",
    Sort.SECTION: "Match each section with what it is about",
}


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield a question for each definition, and one to match for each sort in each document that has enough."""
    for definition in grounds.definitions:
        easy = Difficulty.EASY if definition.sort is Sort.STANDS_FOR else Difficulty.MEDIUM
        yield _idea(grounds, definition.id, easy, (definition,), partial(_chosen, grounds, definition))
    key = sorted(grounds.definitions, key=lambda one: (one.document, one.sort))
    for (document, sort), group in groupby(key, lambda one: (one.document, one.sort)):
        some = tuple(group)
        if sort in _MATCHED and len(some) >= _PAIRS + _SPARE:
            yield _idea(grounds, f"{document}-{sort}", Difficulty.MEDIUM, some, partial(_matched, grounds, some))


def basis_of(definition: Definition) -> Basis:
    """Return a definition as something that a question rests on."""
    quote = definition.proof.quote
    says = print_of_words(definition.term, definition.means, str(quote.ref), quote.words)
    return Basis(f"definition/{definition.id}", says)


def _idea(grounds: Grounds, name: str, difficulty: Difficulty, some: Sequence[Definition], draw: Draw) -> Idea:
    first = some[0]
    return Idea(
        kind=QuizKind.MEANING,
        name=name,
        difficulty=difficulty,
        area=first.area,
        area_name=grounds.area_name(first.area),
        topic=first.topic,
        documents=(first.document,),
        basis=tuple(basis_of(one) for one in some),
        draw=draw,
        about=" ".join(one.term for one in some),
    )


def _chosen(grounds: Grounds, definition: Definition, seed: int, name: str) -> Drawn | None:
    verses = (grounds.verse(definition.proof),)
    right = raised(definition.means)
    if definition.sort is Sort.STANDS_FOR:
        drawn = shuffled(definition.instead, seed, name)[:WRONG]
        why = f"“{definition.term}” stands for {definition.means} there."
        wrong = [Option(raised(one), False, why, verses) for one in drawn]
        leans: tuple[Basis, ...] = ()
    else:
        others = _others(grounds, definition, seed, name)
        said = [f"That is said of something else: {_within(one)}." for one in others]
        wrong = [
            Option(raised(one.means), False, why, (grounds.verse(one.proof),))
            for one, why in zip(others, said, strict=True)
        ]
        leans = tuple(basis_of(one) for one in others)
    if len(wrong) < WRONG:
        return None
    document = grounds.document(definition.proof.quote.ref)
    asked = _ASKED[definition.sort][is_past(document)]
    where = policy(grounds, definition.proof.quote.ref)
    return Drawn(
        stem=asked.format(term=_within(definition), policy=where),
        task=choose([Option(right, True, f"{raised(where)} puts it in these words.", verses), *wrong], seed, name),
        feedback=f"{definition.term}: {definition.means}.",
        verses=verses,
        leans=leans,
    )


def _others(grounds: Grounds, definition: Definition, seed: int, name: str) -> list[Definition]:
    """Return definitions of the same sort whose words are not also true of the term."""
    alike = [one for one in grounds.definitions if one.sort is definition.sort and one.id != definition.id]
    own = shuffled([one for one in alike if one.document == definition.document], seed, name, "own")
    rest = shuffled([one for one in alike if one.document != definition.document], seed, name, "rest")
    found: list[Definition] = []
    for one in (*own, *rest):
        unlike = not any(akin(one.means, other.means) for other in (definition, *found))
        sized = max(len(one.means), len(definition.means)) <= _FAR * min(len(one.means), len(definition.means))
        if len(found) < WRONG and unlike and sized and not _alike(one, definition):
            found.append(one)
    return found if found and even([definition.means], [one.means for one in found]) else []


def _within(definition: Definition) -> str:
    """Return a term as it stands within a sentence: with a small first letter, unless it is a name."""
    term, others = definition.term, definition.term.split()[1:]
    named = definition.sort is Sort.STANDS_FOR or any(word[:1].isupper() for word in others)
    article = term.startswith(("A ", "An ", "The "))
    return term if named and not article else term[:1].lower() + term[1:]


def _alike(one: Definition, other: Definition) -> bool:
    """Whether two terms may mean the same; sections of an Act never do."""
    return one.sort is not Sort.SECTION and akin(one.term, other.term)


def _matched(grounds: Grounds, some: Sequence[Definition], seed: int, name: str) -> Drawn | None:
    taken: list[Definition] = []
    for one in shuffled(some, seed, name):
        if len(taken) < _PAIRS + _SPARE and not any(akin(one.means, other.means) for other in taken):
            taken.append(one)
    if len(taken) < _PAIRS + _SPARE:
        return None
    pairs = tuple(Pair(one.term, raised(one.means), (grounds.verse(one.proof),)) for one in taken[:_PAIRS])
    spare = taken[_PAIRS:]
    where = policy(grounds, taken[0].proof.quote.ref)
    told = "; ".join(f"{one.term}: {one.means}" for one in taken[:_PAIRS])
    return Drawn(
        stem=f"{_MATCHED[taken[0].sort]}, in the words of {where}. One of the meanings belongs to none of them.",
        task=Match(pairs, tuple(raised(one.means) for one in spare)),
        feedback=f"{told}. Left over is what is said of this: {_within(spare[0])}.",
        verses=tuple(verse for pair in pairs for verse in pair.verses),
    )
