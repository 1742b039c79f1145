"""A web page as a tree of elements: parsed as browsers do, within limits, and nothing of it run or fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.errors import SourceError
from ingest.readers.limits import Limits

COMMENT = "#comment"
_MUTE = frozenset(("script", "template", "svg", "math", "canvas", "object", "audio", "video", "iframe"))
_UNSEEN = _MUTE | {"style", "head", "title", "noscript", "select", "textarea", COMMENT}
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_OTHERS = frozenset("p li td th tr dt dd option thead tbody tfoot html head body colgroup o:p".split())
_FORMATS = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_MARGIN = 20  # times the allowed depth: a page may close its elements badly, and browsers mend it
_COPIES = 2_000_000  # elements that mending may add
_XHTML = re.compile(r"<\?xml|<html[^<>]+xmlns=", re.I)
_SELF_CLOSED = re.compile(r"<(a|div|span|p|td|th|li|ul|ol|b|i|em|strong|script|title|textarea|iframe)(\s[^<>]*)?/>")


@dataclass(slots=True, eq=False)
class Element:
    """An element, its attributes (names in lower case) and what stands in it."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: "list[Element | str]" = field(default_factory=list)
    place: int = 0  # among what stands in its parent
    letters: int = 0  # of the text in it that a page shows
    linked: int = 0  # of those, letters inside links

    def __iter__(self) -> "Iterator[Element]":
        """Yield the element and every element in it, in document order."""
        todo: list[Element] = [self]
        while todo:
            one = todo.pop()
            yield one
            todo.extend(child for child in reversed(one.children) if isinstance(child, Element))

    @property
    def elements(self) -> "list[Element]":
        """The elements that stand directly in it, comments aside."""
        return [child for child in self.children if isinstance(child, Element) and child.tag != COMMENT]

    @property
    def ancestors(self) -> "Iterator[Element]":
        """Its parent, its parent's parent, up to the whole page."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def tokens(self) -> list[str]:
        """The names of its class."""
        return self.get("class").split()

    @property
    def text(self) -> str:
        """All text in it that a page shows, white space folded."""
        parts: list[str] = []
        todo: list[Element | str] = [self]
        while todo:
            one = todo.pop()
            if isinstance(one, str):
                parts.append(one)
                continue
            if one.tag not in _UNSEEN:
                todo.extend(reversed(one.children))
            if one.tag in ("br", "p", "li", "div", "td"):
                parts.append(" ")
        return " ".join("".join(parts).split())

    def get(self, name: str) -> str:
        """Return an attribute, "" where it has none."""
        return self.attributes.get(name, "")

    def neighbour(self, step: int) -> "Element | None":
        """Return the next element beside it (1) or the one before (-1); None where text or nothing stands there."""
        if self.parent is None:
            return None
        at = self.place + step
        while 0 <= at < len(self.parent.children):
            beside = self.parent.children[at]
            if isinstance(beside, Element) and beside.tag != COMMENT:
                return beside
            if isinstance(beside, str) and beside.strip():
                return None
            at += step
        return None


def parse(markup: str, name: str, limits: Limits) -> Element:
    """Return the page; raise SourceError where its elements stand deeper in one another than the limits allow."""
    _check(markup, name, limits)
    if _XHTML.search(markup[:1000]):
        markup = _SELF_CLOSED.sub(r"<\1\2></\1>", markup)
    root = LexborHTMLParser(markup).root
    page = Element("html", {})
    if root is None:
        return page
    order, letters = [page], 0
    todo = [(child, page, 1) for child in reversed(list(_children(root)))]
    while todo:
        node, parent, depth = todo.pop()
        if node.is_text_node:
            text = node.text_content or ""
            letters += len(text)
            if letters > limits.characters:
                raise SourceError(f"{name} holds more than {limits.characters:,} characters. Split it into parts.")
            parent.children.append(text)
            continue
        if depth > limits.depth:
            raise _deep(name, limits)
        if node.is_comment_node:
            parent.children.append(Element(COMMENT, {}, parent, [node.comment_content or ""], len(parent.children)))
        elif node.is_element_node:
            attributes = {key.casefold(): value or "" for key, value in node.attributes.items()}
            one = Element(node.tag or "", attributes, parent, [], len(parent.children))
            parent.children.append(one)
            order.append(one)
            if one.tag not in _MUTE:
                todo.extend((child, one, depth + 1) for child in reversed(list(_children(node))))
    _weigh(order)
    return page


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _weigh(order: list[Element]) -> None:
    for one in reversed(order):
        if one.tag in _UNSEEN:
            continue
        one.letters += sum(len(child.strip()) for child in one.children if isinstance(child, str))
        if one.tag == "a" and one.get("href"):
            one.linked = one.letters
        if one.parent is not None:
            one.parent.letters += one.letters
            one.parent.linked += one.linked


def _check(markup: str, name: str, limits: Limits) -> None:
    """Raise SourceError for a page that a parser would labour at for hours, or fill all memory with.

    Elements open at once cost the square of their number, and formats that nobody closes are
    opened anew in every paragraph.
    """
    depth = formats = deepest = most = tags = 0
    for close, tag in _TAG.findall(markup):
        tag = tag.lower()
        tags += 1
        if tag in _VOID or tag in _CLOSED_BY_OTHERS:
            continue
        step = -1 if close else 1
        depth = max(0, depth + step)
        formats = max(0, formats + step) if tag in _FORMATS else formats
        deepest, most = max(deepest, depth), max(most, formats)
    if deepest > limits.depth * _MARGIN or (most > limits.depth and most * tags > _COPIES):
        raise _deep(name, limits)


def _deep(name: str, limits: Limits) -> SourceError:
    return SourceError(
        f"{name} has more than {limits.depth} elements inside one another: no page written for people does. "
        "Save the page again, or copy its text into a Word document."
    )
