"""YAML in which every value is text, and every entry knows the line it stands on.

For data that people read aloud: `yes` and `no` are answers here, not truth values, and a telephone
number keeps its first nought. The parser written in C is used where there is one, so that a
command that only looks something up answers at once.
"""

from pathlib import Path
from typing import Any

import yaml

from corpus.errors import CatalogueError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(dict[str, Any]):
    """A mapping of the file, with its place for messages: "contacts.yaml, line 7"."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def expect(self, needed: str, also: str = "") -> None:
        """Raise CatalogueError unless the entry has all fields of `needed`, and others only of `also`."""
        for name in needed.split():
            if name not in self:
                raise CatalogueError(f"{self.place}: “{name}” is missing. Add it.")
        for name in self:
            if name not in needed.split() and name not in also.split():
                raise CatalogueError(f"{self.place}: “{name}” is not a field of this entry. Take it out.")

    def text(self, name: str, default: str = "") -> str:
        """Return a field that is one piece of text."""
        value = self.get(name, default)
        if not isinstance(value, str):
            raise CatalogueError(f"{self.place}: “{name}” is not a piece of text. Mend it.")
        return value

    def entry(self, name: str) -> "Entry":
        """Return a field that is itself a mapping."""
        value = self.get(name)
        if not isinstance(value, Entry):
            raise CatalogueError(f"{self.place}: “{name}” is not a list of names with values. Mend it.")
        return value

    def items_of(self, name: str) -> list[Any]:
        """Return a field that is a list; an absent one is empty."""
        value = self.get(name, [])
        if not isinstance(value, list):
            raise CatalogueError(f"{self.place}: “{name}” is not a list. Mend it.")
        return value

    def entries(self, name: str) -> list["Entry"]:
        """Return a field that is a list of mappings; an absent one is empty."""
        value = self.items_of(name)
        for each in value:
            if not isinstance(each, Entry):
                raise CatalogueError(f"{self.place}: “{name}” holds “{each}”, which has no fields. Mend it.")
        return value


def read_plain(path: Path) -> Entry:
    """Return what a file holds; CatalogueError names file and line when it cannot be read."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as exc:
        raise CatalogueError(f"{path} cannot be read: {exc.strerror}.") from exc
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise CatalogueError(f"{path.name}{line}: {getattr(exc, 'problem', exc)}. Mend the file.") from exc
    plain = _plain(node, path.name, {})
    if not isinstance(plain, Entry):
        raise CatalogueError(f"{path.name}: the file must hold names with values. Mend the file.")
    return plain


def _plain(node: Any, name: str, seen: dict[int, Any]) -> Any:
    """Return what a node holds; an alias gives the very object it stands for."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if id(node) in seen:
        return seen[id(node)]
    if isinstance(node, yaml.SequenceNode):
        return seen.setdefault(id(node), [_plain(each, name, seen) for each in node.value])
    if not isinstance(node, yaml.MappingNode):
        return None
    entry = Entry(f"{name}, line {node.start_mark.line + 1}")
    for key, value in node.value:
        if key.value in entry:
            raise CatalogueError(f"{name}, line {key.start_mark.line + 1}: “{key.value}” stands twice. Mend the file.")
        entry[key.value] = _plain(value, name, seen)
    return seen.setdefault(id(node), entry)
