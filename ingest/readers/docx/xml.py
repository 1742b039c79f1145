"""WordprocessingML as read: its names, and the small questions that are asked of every element."""

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from lxml import etree  # type: ignore[import-untyped]  # its types are a package of their own

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_OFF = {"0", "false", "off", "none"}


class Element(Protocol):
    """As much of an lxml element as is used here."""

    tag: str
    text: str | None

    def get(self, name: str) -> str | None:
        """Return an attribute, None where there is none."""

    def find(self, path: str) -> "Element | None":
        """Return the first element at a path."""

    def findall(self, path: str) -> "list[Element]":
        """Return all elements at a path."""

    def iter(self, *tags: str) -> "Iterator[Element]":
        """Give the element and all inside it, in order."""

    def __iter__(self) -> "Iterator[Element]": ...

    def __len__(self) -> int: ...


class Malformed(Exception):
    """Bytes that are not well-formed XML."""


class TooDeep(Exception):
    """Elements inside one another beyond the limit."""


def parsed(data: bytes, depth: int) -> Element:
    """Return the root of an XML part; nothing is fetched, no entity is expanded.

    Raise Malformed where it is not XML, TooDeep where elements stand more than `depth` inside one another.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        error = TooDeep if "depth" in (exc.msg or "").lower() else Malformed
        raise error(exc.msg) from exc
    deepest = now = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        now += 1 if event == "start" else -1
        deepest = max(deepest, now)
    if deepest > depth:
        raise TooDeep(f"{deepest} levels")
    return root


def local(element: Element) -> str:
    """Return the element's name without its namespace: "p" of w:p."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element at a path of w: names ("pPr/numPr"), None where there is none."""
    if element is None:
        return None
    return element.find(_full(path))


@cache
def _full(path: str) -> str:
    return "/".join(W + name for name in path.split("/"))


def attribute(element: Element | None, name: str = "val") -> str | None:
    """Return a w: attribute of the element, None where either is absent."""
    return None if element is None else element.get(W + name)


def value(element: Element | None, path: str) -> str | None:
    """Return w:val of the first element at the path, None where either is absent."""
    return attribute(child(element, path))


def is_on(element: Element | None, path: str) -> bool | None:
    """Tell whether an on-off property is on; None where it is not mentioned."""
    found = child(element, path)
    return None if found is None else attribute(found) not in _OFF


def whole(text: str | None) -> int | None:
    """Return the whole number that an attribute gives, None where it gives none."""
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def branch(alternate: Element) -> Iterator[Element]:
    """Give the one branch of mc:AlternateContent that is shown: the first with words in it."""
    kinds = [each for kind in ("Choice", "Fallback") for each in alternate if local(each) == kind]
    with_words = [each for each in kinds if each.find(f".//{W}t") is not None]
    yield from (with_words or kinds)[:1]
