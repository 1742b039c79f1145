"""Route files: the decision list of one area, read and checked as a whole."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from corpus.errors import RuleError
from corpus.plain_yaml import read_plain
from corpus.routes.contacts import Contacts
from corpus.routes.nodes import Choice, Outcome, Question, RouteList
from corpus.shelf import Shelf


def read_list(path: Path, shelf: Shelf, contacts: Contacts) -> RouteList:
    """Return the decision list of a file; RuleError when a line says more than its quote."""
    data = read_plain(path)
    data.expect("area about start questions outcomes", "falls_to")
    area, falls_to = data.text("area"), data.text("falls_to")
    nodes: dict[str, Question | Outcome] = {}
    found: list[Question | Outcome] = [Question.of(entry) for entry in data.entries("questions")]
    found += [Outcome.of(entry, area, contacts) for entry in data.entries("outcomes")]
    for node in found:
        if node.id in nodes:
            raise RuleError(f"{path.name}: “{node.id}” stands twice. Rename one.")
        nodes[node.id] = node
    for name, node in nodes.items():
        books = [shelf.book(cited.ref.document) for line in node.lines for cited in line.cited]
        for book in books:
            if book.area not in (area, falls_to):
                raise RuleError(f"{path.name}: “{name}” cites {book.id}, a document of another area. Take it out.")
        if isinstance(node, Outcome):
            local = [book for book in books if book.area == area]
            nodes[name] = replace(node, status=(local or books)[0].status)
    return RouteList(area, falls_to, data.text("about"), data.text("start"), nodes)


def check_lists(lists: Mapping[str, RouteList]) -> None:
    """Raise RuleError unless every path of every list ends in an outcome, and every node is on a path.

    A list may go on into the list that its area falls to, never into another.
    """
    for each in lists.values():
        if not isinstance(each.nodes.get(each.start), Question):
            raise RuleError(f"The routes of {each.area} start at “{each.start}”, which is not a question.")
        seen = {name for area, name in _reached(lists, each) if area == each.area}
        for name in each.nodes:
            if name not in seen:
                raise RuleError(f"The routes of {each.area} never reach “{name}”. Lead to it, or take it out.")


def target(area: str, choice: Choice) -> tuple[str, str]:
    """Return the area whose list a choice leads to, and the node there."""
    there, _, name = choice.goes.rpartition("/")
    return there or area, name


def _reached(lists: Mapping[str, RouteList], start: RouteList) -> Iterator[tuple[str, str]]:
    done: set[tuple[str, str]] = set()

    def walk(area: str, name: str, path: tuple[tuple[str, str], ...]) -> None:
        if (area, name) in path:
            raise RuleError(f"The routes of {start.area} go in a circle through “{name}”. Break it.")
        if (area, name) in done:
            return
        node = lists[area].nodes.get(name) if area in lists else None
        if node is None:
            raise RuleError(f"The routes of {start.area} lead to “{area}/{name}”, which does not exist.")
        if isinstance(node, Question):
            for choice in node.choices:
                there = target(area, choice)
                if there[0] not in (start.area, start.falls_to):
                    raise RuleError(f"The routes of {start.area} lead into those of {there[0]}. Keep to one area.")
                walk(*there, (*path, (area, name)))
        done.add((area, name))

    walk(start.area, start.start, ())
    yield from done
