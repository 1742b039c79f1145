"""Footnotes of a page: the marks in the text, and the notes that they lead to."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from ingest.readers.html.panels import cues
from ingest.readers.html.tree import Element

_MARK = re.compile(r"[\[(]?(?:note\s+)?(\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§]{1,3})[\])]?", re.I)
_CALLED = re.compile(
    r"foot-?note|end-?note|(?<![a-z])e?fn(?![a-z])|_e?d?ftn|_edn|cite[-_]?(?:note|ref)|noteref|notelink", re.I
)
_SECTION = re.compile(
    r"(?<![\w-])(?:foot|end)notes?(?:-list|_list)?(?![\w-])|doc-endnotes|doc-footnotes|mw-references", re.I
)
_BACK = re.compile(r"[\s↑↩↵^⏎\ufe0e\ufe0f\[\]()*†‡§a-z\d]{1,4}|(?:back|return)(?: to .*)?|jump up.*|go back.*", re.I)
_BLOCKS = frozenset(("p", "li", "div", "tr", "dd", "aside", "section", "table", "td", "footer"))
_FIGURE = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a page."""

    marks: frozenset[Element] = frozenset()  # what leads to a note or back, and is no text
    numbers: dict[Element, str] = field(default_factory=dict)  # of each element that is a note


def notes_of(page: Element) -> Notes:
    """Return the page's footnotes: a mark is a short link that leads down the page, or a raised figure with a note."""
    every = list(page)
    places = {one: place for place, one in enumerate(every)}
    named: dict[str, Element] = {}
    for one in every:
        for name in (one.get("id"), one.get("name") if one.tag == "a" else ""):
            named.setdefault(name, one)
    named.pop("", None)
    marks: set[Element] = set()
    numbers: dict[Element, str] = {}
    for one in every:
        if one.tag != "a" or "#" not in one.get("href"):
            continue
        inside = next((above for above in (one, *one.ancestors) if above in numbers), None)
        if inside is not None:
            if _BACK.fullmatch(one.text) or not one.text:
                marks.add(one)
            continue
        found = _MARK.fullmatch(one.text)
        if not found or not _is_note_mark(one):
            continue
        marks.add(_raised(one))
        target = named.get(unquote(one.get("href").rpartition("#")[2]))
        note = _block(target) if target is not None else None
        if note is not None and places[note] > places[one] and note not in set(one.ancestors):
            numbers.setdefault(note, found[1])
    reached = set(numbers.values())
    _listed(every, numbers)
    _typed(every, marks, numbers, set(numbers.values()) - reached)
    return Notes(frozenset(marks), numbers)


def _is_note_mark(one: Element) -> bool:
    near = (one, *(above for above, _ in zip(one.ancestors, range(2), strict=False)), *one.elements)
    if any(each.tag == "sup" for each in near):
        return True
    return any(_CALLED.search(f"{cues(each)} {each.get('href')} {each.get('style')}") for each in near)


def _raised(one: Element) -> Element:
    """Return the raised element around a mark, brackets and all, or the mark itself."""
    if one.parent is not None and one.parent.tag == "sup" and len(one.parent.text) <= len(one.text) + 3:
        return one.parent
    return one


def _block(target: Element) -> Element | None:
    for one in (target, *target.ancestors):
        if one.tag in _BLOCKS:
            table = next((above for above in one.ancestors if above.tag == "table"), None)
            return table if one.tag in ("td", "tr") and table is not None and "footnote" in table.tokens else one
    return None


def _listed(every: list[Element], numbers: dict[Element, str]) -> None:
    """Enter the items of lists of footnotes, also of those to which no mark leads."""
    for one in every:
        if one.tag == "ol" and any(_SECTION.search(cues(each)) for each in (one, *list(one.ancestors)[:2])):
            for place, item in enumerate((each for each in one.elements if each.tag == "li"), 1):
                if not any(each in numbers for each in item):
                    numbers[item] = str(place)


def _typed(every: list[Element], marks: set[Element], numbers: dict[Element, str], unreached: set[str]) -> None:
    """Enter raised figures that no link holds: marks where a note has that number, or begins with it raised."""
    last: dict[str, list[Element]] = {}
    for one in every:
        if one.tag == "sup" and _FIGURE.fullmatch(one.text) and one not in marks:
            last.setdefault(one.text, []).append(one)
    for number, sups in last.items():
        block = _block(sups[-1])
        if block is not None and block.text.startswith(number) and len(sups) > 1:
            numbers.setdefault(block, number)
            marks.update(sups)
        elif number in unreached:
            marks.update(sups)
