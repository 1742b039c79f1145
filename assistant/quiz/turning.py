"""Whom to turn to, and how: a situation from the routes, and the first step that they lead to."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.quiz.dice import shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Draw, Drawn, Idea, print_of_words
from assistant.quiz.options import WRONG, akin, choose, even
from assistant.quiz.question import Basis, Difficulty, Option, QuizKind
from assistant.quiz.wording import policy, raised, stopped
from corpus.catalogue import Status
from corpus.routes.lines import Part
from corpus.routes.nodes import Channel, Outcome, RouteList
from corpus.routes.routes import Answered

_HOW = {
    Channel.PHONE: ("By telephone", r"telephone|phone|\bcall\b|\bring\b"),
    Channel.PORTAL: ("By an online portal form", r"portal|online"),
    Channel.FORM: ("By a form", r"\bforms?\b|portal"),
    Channel.MEETING: ("At a meeting", r"meeting|discuss|conference|supervision"),
    Channel.VISIT: ("On a visit", r"visit|\bsee\b|\bseen\b"),
    Channel.EMAIL: ("By e-mail", r"e-?mail|@"),
    Channel.WRITING: ("By letter", r"writ|letter|notif"),
}
_UNSURE = ("unsure", "other")
_WORDS = 5  # fewer than these do not say by themselves what is the case
_MOST = 5  # answers that still make a situation of readable length


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield for each situation of an area's own routes of today what is done first, and how."""
    for area, each in grounds.routes.lists.items():
        paths = _shortest(each)
        for outcome in each.nodes.values():
            if not isinstance(outcome, Outcome) or outcome.emergency or not _of_today(grounds, outcome):
                continue
            path = paths.get(outcome.id)
            if path:
                name = f"{area}-{outcome.id}"
                yield _idea(grounds, QuizKind.WHOM_TO_RING, outcome, name, partial(_first, grounds, outcome, path))
                if _names_channel(outcome):
                    yield _idea(grounds, QuizKind.CHANNEL, outcome, name, partial(_how, grounds, outcome, path))


def _names_channel(outcome: Outcome) -> bool:
    """Whether an outcome says by which way, and not just that people talk."""
    how = " ".join(line.words for line in outcome.part(Part.HOW))
    return outcome.channel in _HOW and (outcome.channel is not Channel.MEETING or "meeting" in how.casefold())


def route_basis(outcome: Outcome) -> Basis:
    """Return an outcome of the routes as something that a question rests on."""
    said = [(line.text, [(str(one.ref), one.words) for one in line.cited]) for line in outcome.lines]
    key = f"route/{outcome.source}/{outcome.id}"
    return Basis(key, print_of_words(outcome.title, str(outcome.channel), said))


def _idea(grounds: Grounds, kind: QuizKind, outcome: Outcome, name: str, draw: Draw) -> Idea:
    cited = [one for line in outcome.lines for one in line.cited]
    return Idea(
        kind=kind,
        name=name,
        difficulty=Difficulty.MEDIUM,
        area=outcome.area,
        area_name=grounds.area_name(outcome.area),
        topic=_topic(grounds, outcome),
        documents=tuple(dict.fromkeys(one.ref.document for one in cited)),
        basis=(route_basis(outcome),),
        draw=draw,
        about=" ".join((outcome.title, *(line.text for line in outcome.lines))),
    )


def _topic(grounds: Grounds, outcome: Outcome) -> str:
    """Return the matter of the first rule that stands where the outcome's first line does."""
    for line in outcome.lines:
        for cited in line.cited:
            for rule in grounds.standing:
                if rule.ref.paragraph == cited.ref.paragraph:
                    return rule.topic
    return ""


def _of_today(grounds: Grounds, outcome: Outcome) -> bool:
    first = next(cited for line in outcome.lines for cited in line.cited)
    document = grounds.document(first.ref)
    return document.status != Status.HISTORICAL and document.area == outcome.source


def _shortest(routes: RouteList) -> dict[str, tuple[Answered, ...]]:
    """Return for each outcome the shortest way to it on which every answer says what is the case."""
    found = [(name, path) for name, path in _paths(routes) if 0 < len(path) <= _MOST]
    found.sort(key=lambda pair: (-len(pair[1]), [one.choice.id for one in pair[1]]))
    return dict(found)


def _paths(routes: RouteList) -> tuple[tuple[str, tuple[Answered, ...]], ...]:
    """Return the plain ways to the outcomes of one list, with their ids."""
    waiting: list[tuple[str, tuple[Answered, ...]]] = [(routes.start, ())]
    found: list[tuple[str, tuple[Answered, ...]]] = []
    while waiting:
        name, path = waiting.pop()
        node = routes.nodes[name]
        if isinstance(node, Outcome):
            found.append((name, path))
        elif not node.lines:
            choices = [one for one in node.choices if one.id not in _UNSURE and one.goes in routes.nodes]
            step = [() if name == routes.start else (Answered(node, one),) for one in choices]
            waiting += [(one.goes, (*path, *more)) for one, more in zip(choices, step, strict=True)]
    return tuple(found)


def _situation(path: Sequence[Answered]) -> str:
    said = []
    for one in path:
        text = one.choice.says
        asked = re.match(r"(?:Yes|No|I am not)\b", text) or len(text.split()) < _WORDS
        said.append(f"{one.question.ask} {stopped(text)}" if asked else stopped(text))
    return " ".join(said)


def _first(grounds: Grounds, outcome: Outcome, path: tuple[Answered, ...], seed: int, name: str) -> Drawn | None:
    wrong = _other_titles(grounds, outcome, path, seed, name)
    if len(wrong) < WRONG or not even([outcome.title], [one.title for one in wrong]):
        return None
    cited = next(line for line in outcome.lines if line.cited)
    verses = tuple(verse for one in cited.cited for verse in grounds.verses(one))
    options = [Option(outcome.title, True, cited.text, verses)]
    for other in wrong:
        line = next(line for line in other.lines if line.cited)
        why = f"That is for another situation. {line.text}"
        options.append(
            Option(other.title, False, why, tuple(verse for one in line.cited for verse in grounds.verses(one)))
        )
    return Drawn(
        stem=f"{_story(grounds, outcome, path)} What does {policy(grounds, cited.cited[0].ref)} ask for?",
        task=choose(options, seed, name),
        feedback=" ".join(
            line.text for line in outcome.lines if line.part in (Part.DO, Part.HOW, Part.WHEN) and line.cited
        ),
        verses=verses,
        leans=tuple(route_basis(one) for one in wrong),
    )


def _story(grounds: Grounds, outcome: Outcome, path: Sequence[Answered]) -> str:
    where = "" if outcome.area == "england" else f" in {grounds.area_name(outcome.area)}"
    return f"Somebody{where} describes the situation: “{_situation(path)}”"


def _other_titles(
    grounds: Grounds, outcome: Outcome, path: tuple[Answered, ...], seed: int, name: str
) -> list[Outcome]:
    """Return other outcomes of the same list whose words and numbers are not those of this one."""
    nodes = grounds.routes.lists[outcome.source].nodes
    last = {choice.goes for choice in path[-1].question.choices}
    outcomes = [one for one in nodes.values() if isinstance(one, Outcome) and one.channel is not Channel.EMAIL]
    others = [one for one in outcomes if one.id != outcome.id and not one.emergency]
    own = {str(cited.ref) for line in outcome.lines[:2] for cited in line.cited}
    found: list[Outcome] = []
    for other in sorted(shuffled(others, seed, name, "others"), key=lambda one: one.id not in last):
        cited = {str(cited.ref) for line in other.lines[:2] for cited in line.cited}
        unlike = not any(akin(other.title, one.title) for one in (outcome, *found))
        if len(found) < WRONG and unlike and not own & cited and not (outcome.front_door and other.front_door):
            found.append(other)
    return found


def _how(grounds: Grounds, outcome: Outcome, path: tuple[Answered, ...], seed: int, name: str) -> Drawn | None:
    words = " ".join(f"{line.text} {line.words}" for line in outcome.lines if line.cited) + outcome.title
    right = _HOW[outcome.channel][0]
    other = [pair for pair in _HOW.values() if pair[0] != right and not ("form" in right and "form" in pair[0])]
    wrong = [said for said, pattern in other if not re.search(pattern, words, re.IGNORECASE)]
    how = [line for line in outcome.part(Part.HOW) if line.cited]
    if len(wrong) < WRONG or not how:
        return None
    verses = tuple(verse for one in how[0].cited for verse in grounds.verses(one))
    where = policy(grounds, how[0].cited[0].ref)
    options = [Option(right, True, how[0].text, verses)]
    options += [
        Option(said, False, f"{raised(where)} does not speak of that here. {how[0].text}", verses)
        for said in shuffled(wrong, seed, name)[:WRONG]
    ]
    return Drawn(
        stem=f"{_story(grounds, outcome, path)} How is the first step taken under {where}?",
        task=choose(options, seed, name),
        feedback=how[0].text,
        verses=verses,
    )
