"""Steps to put in order: as a document orders them, or as the times of its rules do."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from assistant.quiz.dice import shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Draw, Drawn, Idea, basis_of, print_of_words, rules_basis
from assistant.quiz.lengths import Length, certainly_shorter, tells_figure
from assistant.quiz.options import choose, even
from assistant.quiz.question import Arrange, Basis, Difficulty, Option, Pair, QuizKind
from assistant.quiz.wording import is_past, policy, policy_of, raised
from corpus.catalogue import Status
from corpus.known.lists import Order
from corpus.rules.rule import NOT_STATED, Bound, Rule

_LIMITS = (Bound.WITHIN, Bound.BY, Bound.AT_MOST)
_FEWEST = 3  # steps


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield each order to arrange and to find the first step of; and times from one event, the shortest first."""
    for order in grounds.lists.orders:
        yield _idea(grounds, order, order.id, Difficulty.MEDIUM, partial(_arranged, grounds, order))
        yield _idea(grounds, order, f"{order.id}-first", Difficulty.EASY, partial(_first, grounds, order))
    for rules in _timed(grounds):
        first = rules[0]
        yield Idea(
            kind=QuizKind.ORDER,
            name=f"{first.document}-{first.event}",
            difficulty=Difficulty.HARD,
            area=first.area,
            area_name=grounds.area_name(first.area),
            topic=first.topic,
            documents=(first.document,),
            basis=rules_basis(rules),
            draw=partial(_by_time, grounds, rules),
        )


def order_basis(order: Order) -> Basis:
    """Return an order as something that a question rests on."""
    said = [(one.says, str(one.proof.quote.ref), one.proof.quote.words) for one in order.steps]
    return Basis(f"order/{order.id}", print_of_words(order.what, said))


def _idea(grounds: Grounds, order: Order, name: str, difficulty: Difficulty, draw: Draw) -> Idea:
    return Idea(
        kind=QuizKind.ORDER,
        name=name,
        difficulty=difficulty,
        area=order.area,
        area_name=grounds.area_name(order.area),
        topic=order.topic,
        documents=(order.document,),
        basis=(order_basis(order),),
        draw=draw,
        about=order.what,
    )


def _arranged(grounds: Grounds, order: Order, seed: int, name: str) -> Drawn:
    steps = tuple(
        Pair(one.says, str(number), (grounds.verse(one.proof),)) for number, one in enumerate(order.steps, start=1)
    )
    where = policy(grounds, order.steps[0].proof.quote.ref)
    had = "had" if is_past(grounds.document(order.steps[0].proof.quote.ref)) else "has"
    return Drawn(
        stem=f"Put these steps in order, as {where} {had} them: {order.what}.",
        task=Arrange(steps),
        feedback=" → ".join(step.left for step in steps) + ".",
        verses=tuple(verse for step in steps for verse in step.verses),
        leans=tuple(basis_of(rule) for rule in grounds.rules if rule.id in order.tells),
    )


def _first(grounds: Grounds, order: Order, seed: int, name: str) -> Drawn | None:
    some = sorted(shuffled(range(len(order.steps)), seed, name)[:4])
    steps = [order.steps[number] for number in some]
    if not even([steps[0].says], [step.says for step in steps[1:]]):
        return None
    where = policy(grounds, steps[0].proof.quote.ref)
    options = [Option(steps[0].says, True, "The others come after it.", (grounds.verse(steps[0].proof),))]
    for step in steps[1:]:
        why = f"That comes later than this: {steps[0].says}."
        options.append(Option(step.says, False, why, (grounds.verse(step.proof),)))
    verb = "came" if is_past(grounds.document(steps[0].proof.quote.ref)) else "comes"
    return Drawn(
        stem=f"{raised(order.what)}: which of these {verb} first in {where}?",
        task=choose(options, seed, name),
        feedback=" → ".join(step.says for step in steps) + ".",
        verses=tuple(verse for step in steps for verse in (grounds.verse(step.proof),)),
        leans=tuple(basis_of(rule) for rule in grounds.rules if rule.id in order.tells),
    )


def _timed(grounds: Grounds) -> Iterator[list[Rule]]:
    """Yield the time limits of one document that count from one event, where each is longer than the one before."""
    limits = [rule for rule in grounds.standing if _is_limit(rule)]
    limits.sort(key=lambda rule: (rule.document, rule.event))
    for _, group in groupby(limits, lambda rule: (rule.document, rule.event)):
        chosen: list[tuple[Length, Rule]] = []
        for length, rule in sorted(((_length(rule), rule) for rule in group), key=lambda pair: pair[0].days):
            if not chosen or certainly_shorter(chosen[-1][0], length):
                chosen.append((length, rule))
        if len(chosen) >= _FEWEST:
            yield [rule for _, rule in chosen]


def _is_limit(rule: Rule) -> bool:
    length = Length.of(rule)
    counted = rule.event and rule.counts_from not in ("", NOT_STATED) and rule.status != Status.HISTORICAL
    return bool(
        counted and not tells_figure(rule) and rule.kind.runs and rule.bound in _LIMITS and length and length.timed
    )


def _length(rule: Rule) -> Length:
    length = Length.of(rule)
    assert length is not None
    return length


def _by_time(grounds: Grounds, rules: Sequence[Rule], seed: int, name: str) -> Drawn:
    steps = tuple(
        Pair(rule.duty, str(number), (grounds.verse(rule.proofs[0]),)) for number, rule in enumerate(rules, start=1)
    )
    told = "; ".join(f"{rule.duty}: {_length(rule)}" for rule in rules)
    start = rules[0].counts_from.removeprefix("the ")
    return Drawn(
        stem=f"{raised(policy_of(grounds, rules[0]))} counts all of these from the {start}. "
        "Put them in the order of their time limits, the shortest first.",
        task=Arrange(steps),
        feedback=f"{told}.",
        verses=tuple(verse for step in steps for verse in step.verses),
    )
