"""Routes: whom to turn to, found by answering one question after another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.cited import Library
from corpus.contacts import Contacts, Purpose
from corpus.errors import CatalogueError, RefError
from corpus.route_files import check_lists, read_list, target
from corpus.route_lines import Part
from corpus.route_nodes import Channel, Choice, Outcome, Question, RouteList
from corpus.settings import CORPUS
from corpus.shelf import Shelf

ROUTES = CORPUS / "routes"

_GAPS = {
    Part.WHO: "The document does not say who acts next.",
    Part.WHEN: "The document prints no time limit for this first step.",
}
_NO_CHANNEL = "The document does not say how to make contact."
_FALLS = (
    "The documents of {area} held here give no route for this, so this is the national guidance. "
    "No other council’s route applies."
)


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
        return cls(lists, contacts, shelf)

    def proved(self, library: Library) -> "Routes":
        """Return the same with every quote found in the documents; RuleError names the first that is not."""
        lists = {
            area: replace(each, nodes={name: node.proved(library) for name, node in each.nodes.items()})
            for area, each in self.lists.items()
        }
        return Routes(lists, self.contacts.proved(library), self.shelf)

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
        """Return the decision list of an area; CatalogueError names the areas that have one."""
        if area not in self.lists:
            raise CatalogueError(f"There are no routes for “{area}”. There are for: {', '.join(self.lists)}.")
        return self.lists[area]

    def _follow(self, area: str, answers: Mapping[str, str]) -> tuple[tuple[Answered, ...], Question | Outcome]:
        self._check(area, answers)
        there, name = area, self.list_of(area).start
        path: list[Answered] = []
        while True:
            node = self.lists[there].nodes[name]
            if isinstance(node, Outcome):
                return tuple(path), self._presented(node, area)
            if node.id not in answers:
                return tuple(path), node
            choice = next(choice for choice in node.choices if choice.id == answers[node.id])
            path.append(Answered(node, choice))
            there, name = target(there, choice)

    def _check(self, area: str, answers: Mapping[str, str]) -> None:
        each = self.list_of(area)
        lists = [each, *(self.lists[there] for there in [each.falls_to] if there)]
        questions = {node.id: node for found in lists for node in found.nodes.values() if isinstance(node, Question)}
        for name, answer in answers.items():
            if name not in questions:
                raise RefError(f"“{name}” is not a question of these routes.")
            known = [choice.id for choice in questions[name].choices]
            if answer not in known:
                raise RefError(f"“{answer}” is not an answer to “{name}”. The answers are: {', '.join(known)}.")

    def _presented(self, outcome: Outcome, area: str) -> Outcome:
        """Return an outcome as one area sees it: with that area's contacts, and what is missing."""
        contacts, notes = outcome.contacts, []
        if outcome.source != area:
            notes.append(_FALLS.format(area=self.shelf.area(area).name))
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
        for name in dict.fromkeys(cited.ref.document for cited in outcome.cited):
            book = self.shelf.book(name)
            if book.status != "in force":
                yield f"{book.title}, {book.edition_name}. {book.status_note}"
