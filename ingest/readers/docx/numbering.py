"""Lists as a file defines them: levels, starts and overrides (ECMA-376 part 1, 17.9)."""

from dataclasses import dataclass, field, replace

from ingest.readers.docx.styles import Styles
from ingest.readers.docx.xml import Element, W, attribute, child, is_on, local, value, whole

_LEVELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list."""

    start: int = 0  # the standard's own default
    form: str = "decimal"
    custom: str = ""  # of the form "custom"
    pattern: str = ""  # "%1.%2"
    restart: int | None = None  # the level, from 1, after which it begins anew; 0 for never
    legal: bool = False  # every count in decimals
    style: str = ""  # the paragraph style that takes this level
    indent: int | None = None  # twentieths of a point


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs belong to: lists with the same key count together."""

    id: str
    key: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)  # by level: where this list begins anew


class Numbering:
    """The lists of one file."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._nums = {} if root is None else {attribute(n, "numId") or "": n for n in root.findall(f"{W}num")}
        abstract = [] if root is None else root.findall(f"{W}abstractNum")
        self._abstract = {attribute(a, "abstractNumId") or "": a for a in abstract}
        self._by_style = {link: a for a in abstract if (link := value(a, "styleLink"))}
        self._lists: dict[str, List | None] = {}

    def list(self, num: str) -> List | None:
        """Return the list with that w:numId, None where the file defines none."""
        if num not in self._lists:
            self._lists[num] = self._read(num)
        return self._lists[num]

    def place(self, properties: Element | None, style: str) -> tuple[List, int] | None:
        """Return the list and the level (from 0) of a paragraph, by itself or by its style; None outside lists."""
        num = value(properties, "numPr/numId")
        level = whole(value(properties, "numPr/ilvl"))
        if num is None:
            num = attribute(self._styles.first(style, "pPr/numPr/numId"))
        found = self.list(num) if num else None
        if found is None:
            return None
        if level is None:
            level = self._level_by_style(found, style)
        return found, min(max(level, 0), _LEVELS - 1)

    def _level_by_style(self, of: List, style: str) -> int:
        for each in self._styles.chain(style):
            for number, level in of.levels.items():
                if level.style and level.style == attribute(each, "styleId"):
                    return number
        return whole(attribute(self._styles.first(style, "pPr/numPr/ilvl"))) or 0

    def _read(self, num: str) -> List | None:
        element = self._nums.get(num)
        abstract = self._resolved(value(element, "abstractNumId")) if num != "0" else None
        if element is None or abstract is None:
            return None
        levels = {
            n: _level(each) for each in abstract.findall(f"{W}lvl") if (n := whole(attribute(each, "ilvl"))) is not None
        }
        starts: dict[int, int] = {}
        for override in element.findall(f"{W}lvlOverride"):
            at = whole(attribute(override, "ilvl"))
            if at is None:
                continue
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[at] = start
            instead = child(override, "lvl")
            if instead is not None:
                # Word heeds w:lvlRestart in the definition alone, not in an override of it.
                levels[at] = replace(_level(instead), restart=levels.get(at, Level()).restart)
        return List(num, attribute(abstract, "abstractNumId") or "", levels, starts)

    def _resolved(self, abstract_id: str | None) -> Element | None:
        """Return the definition that holds the levels: a definition may name a list style that has them."""
        element = self._abstract.get(abstract_id or "")
        for _ in range(_LEVELS):
            link = value(element, "numStyleLink")
            if element is None or not link or element.find(f"{W}lvl") is not None:
                return element
            linked = self._by_style.get(link)
            if linked is None:
                num = attribute(self._styles.first(link, "pPr/numPr/numId"))
                linked = self._abstract.get(value(self._nums.get(num or ""), "abstractNumId") or "")
            element = linked
        return None


def _level(element: Element) -> Level:
    form = _form(element)
    text = child(element, "lvlText")
    left = whole(attribute(child(element, "pPr/ind"), "left") or attribute(child(element, "pPr/ind"), "start"))
    return Level(
        start=whole(value(element, "start")) or 0,
        form=attribute(form) or "decimal",
        custom=attribute(form, "format") or "",
        pattern=attribute(text) or "",
        restart=whole(value(element, "lvlRestart")),
        legal=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle") or "",
        indent=left,
    )


def _form(element: Element) -> Element | None:
    """Return w:numFmt: newer forms stand in an alternate, beside a plain one for older programs."""
    for each in element:
        if local(each) == "AlternateContent":
            return each.find(f".//{W}numFmt")
    return child(element, "numFmt")
