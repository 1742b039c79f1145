"""Styles: what a paragraph and a run inherit, and how the words of a run look."""

import re
from dataclasses import dataclass

from ingest.readers.docx.xml import Element, W, attribute, child, is_on, value, whole

_HEADING = re.compile(r"heading ([1-9])(?:\b|$)", re.I)
_TOGGLES = ("b", "caps", "vanish")
_LOOSE = 30  # styles based on one another: a longer chain is a loop


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of a run look."""

    size: float = 10.0  # points
    bold: bool = False
    capitals: bool = False
    underlined: bool = False
    hidden: bool = False
    raised: bool = False
    colour: str = ""  # "FFFFFF"; "" where it is the usual one
    fill: str = ""  # of what is behind it; "" where nothing is


Properties = dict[str, str]


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.findall(f"{W}style")
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        defaults = [
            s for s in found if attribute(s, "default") in ("1", "true", "on") and attribute(s, "type") == "paragraph"
        ]
        self.default = (attribute(defaults[0], "styleId") or "") if defaults else ""
        self._common = properties(child(root, "docDefaults/rPrDefault/rPr"))
        self._inherited: dict[str, Properties] = {}
        self._chains: dict[str, list[Element]] = {}

    def chain(self, style: str) -> list[Element]:
        """Return a style and those it is based on, nearest first."""
        if style not in self._chains:
            found: list[Element] = []
            at = style
            while at in self._styles and len(found) < _LOOSE and self._styles[at] not in found:
                found.append(self._styles[at])
                at = value(found[-1], "basedOn") or ""
            self._chains[style] = found
        return self._chains[style]

    def names(self, style: str) -> list[str]:
        """Return the names of a style and of those it is based on, in small letters, nearest first."""
        return [(value(each, "name") or "").casefold() for each in self.chain(style)]

    def level(self, style: str) -> int | None:
        """Return the heading level that a style gives (1 to 9), None where it gives none.

        The outline level counts, whatever the style is called; built-in styles keep their English name in
        the file in every language.
        """
        for each in self.chain(style):
            outline = whole(value(each, "pPr/outlineLvl"))
            if outline is not None:
                return outline + 1 if 0 <= outline < 9 else None
            heading = _HEADING.match(value(each, "name") or "")
            if heading:
                return int(heading[1])
        return None

    def first(self, style: str, path: str) -> Element | None:
        """Return the nearest element at the path in a style's chain."""
        return next((found for each in self.chain(style) if (found := child(each, path)) is not None), None)

    def look(self, paragraph_style: str, run: Element | None, behind: str) -> Look:
        """Return how a run's words look, given its paragraph's style and the fill behind it."""
        paragraph = self._merged(paragraph_style)
        mine = {**self._common, **paragraph}
        character = self._merged(value(run, "rStyle") or "") if run is not None else {}
        for name, set_to in character.items():
            # Two styles that both say "bold" cancel out: so the standard has it, and so Word shows it.
            if name in _TOGGLES and set_to == "1" and paragraph.get(name) == "1":
                mine[name] = "0"
            elif name not in _TOGGLES or set_to == "1":
                mine[name] = set_to
        mine.update(properties(run))
        return Look(
            size=(whole(mine.get("sz")) or 20) / 2,
            bold=mine.get("b") == "1",
            capitals=mine.get("caps") == "1",
            underlined=mine.get("u", "none") != "none",
            hidden=mine.get("vanish") == "1",
            raised=mine.get("vertAlign") == "superscript",
            colour=_colour(mine.get("color")),
            fill=_colour(mine.get("shd")) or _colour(mine.get("highlight")) or behind,
        )

    def _merged(self, style: str) -> Properties:
        if style not in self._inherited:
            merged: Properties = {}
            for each in reversed(self.chain(style)):
                merged.update(properties(child(each, "rPr")))
            self._inherited[style] = merged
        return self._inherited[style]


def properties(run: Element | None) -> Properties:
    """Return those properties of a w:rPr that matter here; "1" and "0" for on and off."""
    found: Properties = {}
    if run is None:
        return found
    for name in _TOGGLES:
        on = is_on(run, name)
        if on is not None:
            found[name] = "1" if on else "0"
    for name in ("sz", "color", "u", "vertAlign", "highlight"):
        given = value(run, name)
        if given is not None:
            found[name] = given
    fill = attribute(child(run, "shd"), "fill")
    if fill is not None:
        found["shd"] = fill
    return found


def _colour(given: str | None) -> str:
    return "" if given in (None, "", "auto", "none") else str(given).upper()
