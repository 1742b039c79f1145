"""How long, how soon, how often, how many: the figure of a rule among figures that are not."""

from collections.abc import Iterator
from functools import partial

from assistant.quiz.dice import dice, shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Idea, basis_of, id_of, rules_basis
from assistant.quiz.lengths import Length, alike, neighbours, printed_in
from assistant.quiz.question import Choose, Difficulty, Option, Question, QuizKind
from assistant.quiz.wording import GAP, policy_of
from corpus.catalogue import Status
from corpus.rule import Rule, RuleKind

WRONG = 3  # wrong options beside the right one
_ASKED = (
    RuleKind.TIMESCALE, RuleKind.DEADLINE, RuleKind.FREQUENCY, RuleKind.THRESHOLD, RuleKind.COUNT, RuleKind.AGE,
)  # fmt: skip


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield a question for each rule whose sentence states its figure once."""
    for rule in grounds.standing:
        length = Length.of(rule)
        if rule.kind not in _ASKED or length is None or printed_in(rule.says, length) is None:
            continue
        basis = basis_of(rule)
        yield Idea(
            id=id_of(QuizKind.HOW_LONG, basis.key, [basis]),
            kind=QuizKind.HOW_LONG,
            difficulty=_difficulty(rule),
            area=rule.area,
            topic=rule.topic,
            documents=(rule.document,),
            asks=(basis.key,),
            make=partial(_question, grounds, rule, length),
        )


def _difficulty(rule: Rule) -> Difficulty:
    if rule.status == Status.HISTORICAL:
        return Difficulty.HARD
    return Difficulty.EASY if rule.kind.runs else Difficulty.MEDIUM


def _question(grounds: Grounds, rule: Rule, length: Length, seed: int) -> Question | None:
    basis = basis_of(rule)
    name = id_of(QuizKind.HOW_LONG, basis.key, [basis])
    wrong = wrong_lengths(grounds, rule, length, seed, name)
    if len(wrong) < WRONG:
        return None
    words = printed_in(rule.says, length)
    assert words is not None
    policy = policy_of(grounds, rule)
    verses = (grounds.verse(rule.proofs[0]),)
    right = Option(str(length), True, f"{_place(policy)} says so.{left_open(rule)}", verses)
    others = tuple(_wrong(grounds, rule, each, belongs) for each, belongs in wrong)
    rules = [rule, *(belongs for _, belongs in wrong if belongs)]
    return Question(
        id=name,
        kind=QuizKind.HOW_LONG,
        difficulty=_difficulty(rule),
        area=rule.area,
        area_name=grounds.area_name(rule.area),
        topic=rule.topic,
        documents=(rule.document,),
        stem=f"{_opening(grounds, rule, policy)} {rule.says.replace(words, GAP)} Which words belong in the gap?",
        task=Choose(in_order((right, *others), seed, name)),
        feedback=f"{rule.says}{left_open(rule)}",
        verses=verses,
        basis=rules_basis(rules),
    )


def _opening(grounds: Grounds, rule: Rule, policy: str) -> str:
    if rule.status == Status.HISTORICAL:
        return f"This rule stood in {policy}:"
    return f"This is a rule of {policy}:"


def _place(policy: str) -> str:
    return policy[:1].upper() + policy[1:]


def left_open(rule: Rule) -> str:
    """Return, as a sentence to add, what a rule's figure leaves open; empty where it leaves nothing."""
    if "(not said which)" in rule.unit:
        return " The document does not say whether working days or calendar days are meant."
    return ""


def wrong_lengths(
    grounds: Grounds, rule: Rule, length: Length, seed: int, name: str
) -> tuple[tuple[Length, Rule | None], ...]:
    """Return figures of the same unit that no rule gives there for that matter, and the rules they belong to."""
    taken = [length, *(Length.of(other) for other in grounds.applying(rule))]
    found: list[tuple[Length, Rule | None]] = []

    def fits(each: Length) -> bool:
        return not any(one and each.same_as(one) for one in (*taken, *(length for length, _ in found)))

    for other in shuffled(grounds.standing, seed, name, "rules"):
        each = Length.of(other)
        if each and len(found) < WRONG - 1 and alike(each, length) and fits(each):
            found.append((each, other))
    near = list(neighbours(length))[: WRONG * 2]
    dice(seed, name, "made").shuffle(near)
    for each in near:
        if len(found) < WRONG and fits(each):
            found.append((each, None))
    return tuple(found)


def _wrong(grounds: Grounds, rule: Rule, length: Length, belongs: Rule | None) -> Option:
    if belongs is None:
        return Option(str(length), False, "None of the rules held here gives this figure for it.", ())
    where = policy_of(grounds, belongs)
    return Option(
        str(length), False, f"That is another rule, of {where}: {belongs.says}", (grounds.verse(belongs.proofs[0]),)
    )


def in_order(options: tuple[Option, ...], seed: int, name: str) -> tuple[Option, ...]:
    """Return options as they are shown, so that the right one stands anywhere."""
    return shuffled(options, seed, name, "options")
