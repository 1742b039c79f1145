"""Routes: whom to turn to, found by answering one question after another."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.cited import Library
from corpus.errors import CatalogueError, RefError
from corpus.routes.contacts import Contacts, Purpose
from corpus.routes.files import check_lists, read_list, target
from corpus.routes.lines import Part
from corpus.routes.nodes import Channel, Choice, Outcome, Question, RouteList
from corpus.settings import CORPUS
from corpus.shelf import Shelf

ROUTES = CORPUS / "routes"

WHICH_AREA = "area"  # the id of the question that comes before all others

_DANGER_FIRST = "If a child is in danger now, ring 999 first. An area’s own policy applies only there."
_GAPS = {
    Part.WHO: "The document does not say who acts next.",
    Part.WHEN: "The document prints no time limit for this first step.",
}
_NO_CHANNEL = "The document does not say how to make contact."
_FALLS = (
    "The documents of {area} held here give no route for this, so this is the national guidance. "
    "No other council’s route applies."
)


def which_area(areas: Mapping[str, str]) -> Question:
    """Return the question that comes before all others; the areas are names by id."""
    choices = tuple(Choice(area, name, area) for area, name in areas.items())
    return Question(WHICH_AREA, "Which area is it?", _DANGER_FIRST, choices)


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that has been answered, and how."""

    question: Question
    choice: Choice


@dataclass(frozen=True, slots=True)
class Routes:
    """The decision lists of all areas, over the contacts they lead to."""

    lists: Mapping[str, RouteList]
    contacts: Contacts
    shelf: Shelf
    areas: Mapping[str, str]  # names by id; an area without a list of its own has the national one

    @classmethod
    def read(cls, shelf: Shelf, folder: Path = ROUTES, only: str | None = None) -> "Routes":
        """Read the lists of a folder, or of one area and what it falls to; the words are not yet proved."""
        contacts = Contacts.read(shelf)
        lists: dict[str, RouteList] = {}
        wanted = [only] if only else sorted(path.stem for path in folder.glob("*.yaml"))
        while wanted:
            area = wanted.pop(0)
            lists[area] = read_list(folder / f"{area}.yaml", shelf, contacts)
            falls_to = lists[area].falls_to
            if falls_to and falls_to not in lists and falls_to not in wanted:
                wanted.append(falls_to)
        check_lists(lists)
        return cls(lists, contacts, shelf, {area.id: area.name for area in shelf.areas})

    def proved(self, library: Library) -> "Routes":
        """Return the same with every quote found in the documents; RuleError names the first that is not."""
        lists = {
            area: replace(each, nodes={name: node.proved(library) for name, node in each.nodes.items()})
            for area, each in self.lists.items()
        }
        return replace(self, lists=lists, contacts=self.contacts.proved(library))

    def within(self, areas: Mapping[str, str], held: Collection[tuple[str, str]]) -> "Routes":
        """Return the routes of these areas (names by id) that rest on these documents (id and edition) alone."""
        lists = {area: each for area, each in self.lists.items() if each.documents <= set(held)}
        lists = {area: each for area, each in lists.items() if not each.falls_to or each.falls_to in lists}
        return replace(self, lists=lists, contacts=self.contacts.within(held), areas=areas)

    def start(self, area: str) -> Question:
        """Return the first question of an area."""
        each = self.list_of(area)
        node = each.nodes[each.start]
        assert isinstance(node, Question)
        return node

    def next(self, area: str, answers: Mapping[str, str]) -> Question | Outcome:
        """Return the next question of an area, or the outcome, after the answers given so far.

        Answers are ids of choices by ids of questions. Those to questions that are no longer on the
        path are passed over; RefError tells of a question or an answer that does not exist.
        """
        return self._follow(area, answers)[1]

    def answered(self, area: str, answers: Mapping[str, str]) -> tuple[Answered, ...]:
        """Return the answers that led to where `next` stands, in order."""
        return self._follow(area, answers)[0]

    def paths(self, area: str) -> Iterator[dict[str, str]]:
        """Yield the answers of every path from an area's first question to an outcome."""
        waiting: list[dict[str, str]] = [{}]
        while waiting:
            answers = waiting.pop()
            node = self.next(area, answers)
            if isinstance(node, Outcome):
                yield answers
            else:
                waiting += [{**answers, node.id: choice.id} for choice in node.choices]

    def list_of(self, area: str) -> RouteList:
        """Return the decision list of an area, or the national one; CatalogueError when there is neither."""
        national = (each for each in self.lists.values() if not each.falls_to)
        found = self.lists.get(area) or next(national, None)
        if area not in self.areas or found is None:
            raise CatalogueError(f"There are no routes for “{area}” in the documents held here.")
        return found

    def _follow(self, area: str, answers: Mapping[str, str]) -> tuple[tuple[Answered, ...], Question | Outcome]:
        own = self.list_of(area)
        self._check(own, answers)
        there, name = own.area, own.start
        path: list[Answered] = []
        while True:
            node = self.lists[there].nodes[name]
            if isinstance(node, Outcome):
                return tuple(path), self.presented(node, area)
            if node.id not in answers:
                return tuple(path), node
            choice = next(choice for choice in node.choices if choice.id == answers[node.id])
            path.append(Answered(node, choice))
            there, name = target(there, choice)

    def _check(self, own: RouteList, answers: Mapping[str, str]) -> None:
        lists = [own, *(self.lists[there] for there in [own.falls_to] if there)]
        questions = {node.id: node for each in lists for node in each.nodes.values() if isinstance(node, Question)}
        for name, answer in answers.items():
            if name not in questions:
                raise RefError(f"“{name}” is not a question of these routes.")
            known = [choice.id for choice in questions[name].choices]
            if answer not in known:
                raise RefError(f"“{answer}” is not an answer to “{name}”. The answers are: {', '.join(known)}.")

    def presented(self, outcome: Outcome, area: str) -> Outcome:
        """Return an outcome as one area sees it: with that area's contacts, and what is missing."""
        contacts, notes = outcome.contacts, []
        if outcome.source != area:
            notes.append(_FALLS.format(area=self.areas[area]))
        if outcome.front_door:
            contacts = (*self.contacts.of(area, Purpose.SAFEGUARDING), *contacts)
            if not contacts:
                notes.append("The documents held here print no safeguarding number for this area.")
        notes += [says for part, says in _GAPS.items() if not outcome.part(part)]
        if outcome.channel is Channel.NOT_STATED:
            notes.append(_NO_CHANNEL)
        shown = replace(outcome, area=area, contacts=contacts)
        return replace(shown, notes=(*notes, *self._ages(shown)))

    def _ages(self, outcome: Outcome) -> Iterator[str]:
        for name in dict.fromkeys(cited.ref.book for cited in outcome.cited):
            book = self.shelf.book(name)
            if book.status != "in force":
                yield f"{book.title}, {book.edition_name}. {book.status_note}"
