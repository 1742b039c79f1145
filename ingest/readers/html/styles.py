"""Styles: what a page's own style rules and attributes do to hide a text from readers."""

import re
from dataclasses import dataclass, field

from ingest.readers.html.tree import Element

_HIDES = re.compile(
    r"""display\s*:\s*none
      | visibility\s*:\s*(?:hidden|collapse)
      | mso-hide\s*:\s*all
      | opacity\s*:\s*0?\.?0+\s*(?:!|;|$)
      | font-size\s*:\s*(?:0(?![.\d])|0?\.[01]\d*\w*|[01](?:\.\d+)?p[xt]|[01]%)
      | (?:text-indent|left|top|right|margin-left)\s*:\s*-(?:\d{4,}|[5-9]\d\d|100(?:vw|%))
      | clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01]
      | clip-path\s*:\s*inset\(\s*(?:50|100)%
      | transform\s*:\s*scale\(\s*0\s*\)
      | (?<![\w-])color\s*:\s*transparent""",
    re.X | re.I,
)
_NO_SIZE = re.compile(r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:!|;|$)", re.I)
_CUT_OFF = re.compile(r"overflow\s*:\s*hidden", re.I)
_SHOWS = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.I)
_STRUCK = re.compile(r"text-decoration[\w-]{0,8}\s{0,9}:[^;]{0,60}line-through", re.I)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)", re.I)
_BACKGROUND = re.compile(r"(?<![\w-])(?:mso-shading|background(?:-color)?)\s*:\s*([^;!]+)", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)", re.I)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.I)
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "windowtext": (0, 0, 0), "snow": (255, 250, 250)}
_COLOURED = re.compile(
    r"background|\bbg|banner|hero|cover|callout|dark|inverse|btn|button|panel|box|card|head|title|label|tag", re.I
)
_ALIKE = 48  # of 765: two colours nearer than this look the same
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*|\*)?(?:[.#][\w-]+)*", re.I)
_NAME = re.compile(r"([.#]?)([\w-]+)")

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page's style sheets that hide or show, in the order printed, by the last name in each."""

    by_name: dict[str, list[tuple[int, tuple[str, ...], bool]]] = field(default_factory=dict)

    def hide(self, one: Element) -> bool:
        """Return whether the last rule that speaks of an element hides it."""
        if not self.by_name:
            return False
        names = [one.tag, *(f".{name}" for name in one.tokens), f"#{one.get('id')}"]
        rules = [rule for name in names for rule in self.by_name.get(name, ())]
        said = [(place, hides) for place, steps, hides in rules if _meant(one, steps)]
        return max(said)[1] if said else False


def rules(page: Element) -> Rules:
    """Return the rules that hide or show; those for print or small screens only are passed over."""
    by_name: dict[str, list[tuple[int, tuple[str, ...], bool]]] = {}
    place = 0
    for style in page:
        if style.tag != "style" or (style.get("media") or "all") not in ("all", "screen"):
            continue
        text = _outside_blocks(_COMMENT.sub("", "".join(part for part in style.children if isinstance(part, str))))
        for rule in text.split("}"):
            selectors, _, said = rule.partition("{")
            hides = conceals(said)
            if not hides and not _SHOWS.search(said):
                continue
            for selector in selectors.split(","):
                steps = tuple(selector.split())
                if steps and all(step and _SIMPLE.fullmatch(step) for step in steps):
                    place += 1
                    kind, name = _NAME.findall(steps[-1])[-1] if _NAME.search(steps[-1]) else ("", "*")
                    by_name.setdefault(kind + name, []).append((place, steps, hides))
    if not any(hides for found in by_name.values() for _, _, hides in found):
        return Rules()
    return Rules(by_name)


def conceals(style: str) -> bool:
    """Return whether a style keeps a text from being seen."""
    return bool(_HIDES.search(style)) or bool(_CUT_OFF.search(style) and _NO_SIZE.search(style))


def struck(one: Element) -> bool:
    """Return whether a line is drawn through an element's text."""
    return bool(_STRUCK.search(one.get("style")))


def blends_in(one: Element) -> bool:
    """Return whether an element's own colour is that of what it stands on, so that nobody sees it."""
    found = _COLOUR.search(one.get("style"))
    colour = _colour(found[1] if found else one.get("color") if one.tag == "font" else "")
    if colour is None:
        return False
    for above in (one, *one.ancestors):
        found = _BACKGROUND.search(above.get("style"))
        if found or above.get("bgcolor") or above.get("background"):
            ground = _colour(found[1] if found else above.get("bgcolor"))
            return ground is not None and _near(colour, ground)
        if above.tag not in ("html", "body") and _COLOURED.search(f"{above.get('class')} {above.get('id')}"):
            return False  # a style sheet that was not saved may colour it
    return _near(colour, (255, 255, 255))


def _near(one: Colour, other: Colour) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < _ALIKE


def _colour(text: str) -> Colour | None:
    text = text.strip()
    if found := _RGB.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _HEX.search(text):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    return next((_NAMED[word] for word in text.casefold().split() if word in _NAMED), None)


def _meant(one: Element, steps: tuple[str, ...]) -> bool:
    if not _named(one, steps[-1]):
        return False
    rest = list(steps[:-1])
    for above in one.ancestors:
        if rest and _named(above, rest[-1]):
            rest.pop()
    return not rest


def _named(one: Element, step: str) -> bool:
    tokens = one.tokens
    for kind, name in _NAME.findall(step):
        held = one.tag == name.casefold() if not kind else name in tokens if kind == "." else one.get("id") == name
        if not held:
            return False
    return True


def _outside_blocks(text: str) -> str:
    """Return a style sheet without its @-blocks: media, print, fonts."""
    kept, depth, at = [], 0, 0
    for found in re.finditer(r"@[\w-]{1,40}[^{};@]{0,400}[{;]|[{}]", text):
        if depth == 0 and found[0].startswith("@"):
            kept.append(text[at : found.start()])
            depth = 1 if found[0].endswith("{") else 0
            at = found.end()
        elif depth:
            depth += 1 if found[0].endswith("{") else -1 if found[0] == "}" else 0
            at = found.end()
    return "".join(kept) + (text[at:] if depth == 0 else "")
