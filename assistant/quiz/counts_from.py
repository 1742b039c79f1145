"""What a time counts from, or that the document does not say."""

import re
from collections.abc import Iterator
from functools import partial

from assistant.quiz.dice import shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Drawn, Idea, of_rule, rules_basis
from assistant.quiz.lengths import Length, recurs, tells_figure
from assistant.quiz.options import choose, elsewhere, even, stems
from assistant.quiz.question import Difficulty, Option, QuizKind
from assistant.quiz.wording import bare, lowered, policy_of, raised, tense
from corpus.rules.rule import NOT_STATED, Bound, Rule, RuleKind

_EVENTS = 3  # beside "does not say"; where that is right, all three are wrong
_ASKED = (RuleKind.TIMESCALE, RuleKind.DEADLINE)
_LIMITS = (Bound.WITHIN, Bound.BY, Bound.AT_MOST, Bound.BEFORE)
_DETERMINED = ("a ", "an ", "the ", "any ", "being ")
_CLAUSE = re.compile(r"\b(?:has|have|is|are|was|were|will)\b")  # more than the name of an event
_OPEN = ("if ", "once ", "when", "where", "following", "after", "until", "from ")  # a start half said


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield a question for each time that says from which event it counts, or plainly does not."""
    for rule in grounds.standing:
        length = Length.of(rule)
        if rule.kind not in _ASKED or not length or not length.timed or recurs(rule) or tells_figure(rule):
            continue
        if rule.bound not in _LIMITS:
            continue
        if rule.counts_from == NOT_STATED and any(word in rule.says.casefold() for word in _OPEN):
            continue
        if start_of(rule) or rule.counts_from == NOT_STATED:
            draw = partial(_drawn, grounds, rule, length)
            yield of_rule(grounds, QuizKind.COUNTS_FROM, rule, draw, Difficulty.MEDIUM)


def start_of(rule: Rule) -> str:
    """Return the event that a rule counts from, as an option says it; empty where it names none."""
    printed = rule.counts_from.partition(",")[0].removeprefix("following ").removeprefix("after ")
    if rule.counts_from == NOT_STATED or not printed[:1].islower() or _CLAUSE.search(printed):
        return ""
    return raised(printed if printed.startswith(_DETERMINED) else f"the {printed}")


def _drawn(grounds: Grounds, rule: Rule, length: Length, seed: int, name: str) -> Drawn | None:
    right = start_of(rule)
    events = _wrong(grounds, rule, seed, name)[: _EVENTS - bool(right)]
    if len(events) < _EVENTS - bool(right) or (right and not even([right], [event for event, _ in events])):
        return None
    policy, verses = policy_of(grounds, rule), (grounds.verse(rule.proofs[0]),)
    past = tense(grounds, rule, "", "then") == "then"
    silent = "The words gave no event from which it ran." if past else "The words give no event from which it runs."
    said = f"It {'did' if past else 'does'} say: {lowered(right)}." if right else silent
    options = [Option("It did not say" if past else "It does not say", not right, said, verses)]
    options += [elsewhere(grounds, other, event) for event, other in events]
    if right:
        options.append(Option(right, True, f"{raised(policy)} {'counted' if past else 'counts'} from it.", verses))
    gave = f"{raised(policy)} {'gave' if past else 'gives'} {length} for this: {lowered(bare(rule.duty))}."
    return Drawn(
        stem=f"{gave} What {'did' if past else 'does'} that time count from?",
        task=choose(options, seed, name),
        feedback=rule.says if right else f"{rule.says} {silent}",
        verses=verses,
        leans=rules_basis([other for _, other in events]),
    )


def _wrong(grounds: Grounds, rule: Rule, seed: int, name: str) -> list[tuple[str, Rule]]:
    """Return events that other rules count from and that nothing on this matter speaks of."""
    said = stems(" ".join(one.says + " " + one.quote + " " + one.counts_from for one in grounds.applying(rule)))
    own = [one for one in grounds.standing if one.document == rule.document]
    others = [one for one in grounds.standing if one.document != rule.document]
    found: list[tuple[str, Rule]] = []
    for other in (*shuffled(own, seed, name, "own"), *shuffled(others, seed, name, "others")):
        event = start_of(other)
        heads = stems(event)
        new = event and not heads & said and not any(heads & stems(one) for one, _ in found)
        if new and other.event != rule.event:
            found.append((event, other))
    return found
