"""How long, how soon, how often, how many: the figure of a rule among figures that are not."""

from collections.abc import Iterator
from functools import partial

from assistant.quiz.counts_from import start_of
from assistant.quiz.dice import dice
from assistant.quiz.figures import figure_option, left_open, wrong_figures
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Drawn, Idea, of_rule, rules_basis
from assistant.quiz.lengths import Length, printed_in, recurs, tells_figure
from assistant.quiz.options import in_order
from assistant.quiz.question import Difficulty, Option, QuizKind
from assistant.quiz.wording import GAP, bare, is_sentence, lowered, opening, policy_of, raised, tense
from corpus.rules.rule import NOT_STATED, Bound, Rule, RuleKind

_ASKED = (
    RuleKind.TIMESCALE, RuleKind.DEADLINE, RuleKind.FREQUENCY, RuleKind.THRESHOLD, RuleKind.COUNT, RuleKind.AGE,
)  # fmt: skip
_WORDS = 8  # fewer than these without a verb say too little
_LIMITS = (Bound.WITHIN, Bound.AT_MOST)


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield a question for each rule whose sentence states its figure once."""
    for rule in grounds.standing:
        length = Length.of(rule)
        if rule.kind in _ASKED and length and is_plain(rule) and printed_in(rule.says, length):
            difficulty = Difficulty.EASY if rule.kind.runs else Difficulty.MEDIUM
            yield of_rule(grounds, QuizKind.HOW_LONG, rule, partial(_drawn, grounds, rule, length), difficulty)


def is_plain(rule: Rule) -> bool:
    """Whether a figure is worth knowing: no rough count, and its unit printed whole."""
    rough = rule.kind is RuleKind.COUNT and rule.bound is Bound.ABOUT
    bare = not is_sentence(rule) and len(rule.says.split()) < _WORDS
    return not rough and not bare and "not printed" not in rule.unit


def _drawn(grounds: Grounds, rule: Rule, length: Length, seed: int, name: str) -> Drawn | None:
    wrong = wrong_figures(grounds, rule, length, seed, name)
    if not wrong:
        return None
    verses = (grounds.verse(rule.proofs[0]),)
    says = tense(grounds, rule, "says", "said")
    right = Option(str(length), True, f"{raised(policy_of(grounds, rule))} {says} so.{left_open(rule)}", verses)
    options = {length: right} | {one.length: figure_option(grounds, rule, length, one) for one in wrong}
    return Drawn(
        stem=_stem(grounds, rule, length, seed, name),
        task=in_order([options[each] for each in sorted(options, key=lambda each: each.most)]),
        feedback=f"{rule.says}{left_open(rule)}",
        verses=verses,
        leans=rules_basis([one.belongs for one in wrong if one.belongs]),
    )


def _stem(grounds: Grounds, rule: Rule, length: Length, seed: int, name: str) -> str:
    words = printed_in(rule.says, length) or ""
    if asks_plainly(grounds, rule) and dice(seed, name, "stem").random() < 0.5:
        start = f", counted from {lowered(start_of(rule))}" if start_of(rule) else ""
        return f"What time limit does {policy_of(grounds, rule)} set for this{start}: {lowered(bare(rule.duty))}?"
    return f"{opening(grounds, rule)} {rule.says.replace(words, GAP)} {_asked(rule, length)}"


def asks_plainly(grounds: Grounds, rule: Rule) -> bool:
    """Whether a rule is a time limit of today whose duty says all that its time depends on."""
    alike = [one for one in grounds.applying(rule) if one.id != rule.id and one.same_as != rule.id]
    limit = rule.kind is RuleKind.TIMESCALE and rule.bound in _LIMITS
    started = bool(start_of(rule)) or rule.counts_from == NOT_STATED
    return limit and started and not alike and not tells_figure(rule) and tense(grounds, rule, "now", "then") == "now"


def _asked(rule: Rule, length: Length) -> str:
    if rule.unit == "years of age":
        return "Which age belongs in the gap?"
    if rule.unit.startswith("day number"):
        return "Which day belongs in the gap?"
    if not length.timed:
        return "Which number belongs in the gap?" if length.is_count else "Which figure belongs in the gap?"
    return "How often is that?" if recurs(rule) else "Which time belongs in the gap?"
