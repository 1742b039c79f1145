"""What a PDF's page paints beside letters: ruled lines, coloured areas and pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_THIN = 3.0  # points: a filled stroke no thicker is a ruled line
_SHORT = 4.0  # points: shorter strokes rule nothing
_ROW = 20.0  # points: coloured areas lower than this mark words, not cells
_NEAR = 20  # of 255: colours no further apart look the same
_DEEP = 12  # forms inside forms
_FULL = 0.6  # of the page: a picture that covers so much is a scanned page
_WHITE = 252  # of 255: a line so pale cannot be seen
_DOT = (2.0, 7.0)  # points: sides of a bullet that is drawn and not printed
_CORNERS = 6  # of a rectangle's path, its end told twice
_MANY = 20_000  # painted things of a page that are looked at


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line; y runs down the page."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def flat(self) -> bool:
        """Whether it runs across the page."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Area:
    """A coloured area or a picture; y runs up the page, as in the file."""

    left: float
    bottom: float
    right: float
    top: float
    colour: tuple[int, int, int] | None  # None for a picture: any colour
    at: int = 0  # its place in the order of painting
    opaque: bool = False  # nothing under it shows


@dataclass(frozen=True, slots=True)
class Ink:
    """What a page paints beside its letters."""

    box: tuple[float, float, float, float]  # what is seen of the page: left, bottom, right, top
    rules: tuple[Rule, ...]
    areas: tuple[Area, ...]  # in the order in which they are painted
    scanned: bool  # a picture covers the page, and text lies unseen over or under it
    dots: tuple[Rule, ...]  # small round or square signs: bullets that are drawn
    painted: dict[int, int]  # place in the order of painting, by the address of a text

    def swallows(self, colour: tuple[int, int, int], place: tuple[float, float], text: int) -> bool:
        """Return whether letters of a colour are covered, or cannot be told from what they stand on."""
        at = self.painted.get(text)
        x, y = place
        ground: tuple[int, int, int] | None = (255, 255, 255)
        for area in self.areas:
            if area.left <= x <= area.right and area.bottom <= y <= area.top:
                if at is not None and area.at > at and area.opaque:
                    return True
                ground = area.colour
        return ground is not None and all(abs(a - b) <= _NEAR for a, b in zip(colour, ground, strict=True))


def read_ink(page: Any) -> Ink:
    """Return what a page paints beside its letters."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped]  # it carries no types

    media, crop = page.get_mediabox(), page.get_cropbox()
    box = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        box = media
    rules: list[Rule] = []
    areas: list[Area] = []
    unseen = 0
    painted: dict[int, int] = {}
    dots: list[Rule] = []
    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for count, (thing, matrix) in enumerate(_things(raw, page.raw, identity, False, 0)):
        if count > _MANY:
            break
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            painted[ctypes.addressof(thing.contents)] = count
            unseen += raw.FPDFTextObj_GetTextRenderMode(thing) in (3, 7)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            opaque = kind == raw.FPDF_PAGEOBJ_IMAGE and not raw.FPDFPageObj_HasTransparency(thing)
            areas.append(Area(*_bounds(raw, thing, matrix), None, count, opaque))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _path(raw, thing, matrix, box, rules, areas, count)
            _dot(raw, thing, matrix, box, dots)
    pictures = sum(
        max(0.0, min(a.right, box[2]) - max(a.left, box[0])) * max(0.0, min(a.top, box[3]) - max(a.bottom, box[1]))
        for a in areas
        if a.colour is None
    )
    over = max((a.at for a in areas if a.opaque), default=-1) > min(painted.values(), default=_MANY)
    scanned = (unseen > 0 or over) and pictures >= _FULL * (box[2] - box[0]) * (box[3] - box[1])
    return Ink(box, tuple(rules), tuple(areas), scanned, tuple(dots), painted)


type_matrix = tuple[float, float, float, float, float, float]


def _things(raw: Any, holder: Any, matrix: type_matrix, inner: bool, depth: int) -> Iterator[tuple[Any, type_matrix]]:
    count = raw.FPDFFormObj_CountObjects(holder) if inner else raw.FPDFPage_CountObjects(holder)
    for index in range(max(0, count)):
        thing = raw.FPDFFormObj_GetObject(holder, index) if inner else raw.FPDFPage_GetObject(holder, index)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM:
            if depth < _DEEP:
                yield from _things(raw, thing, _times(_matrix(raw, thing), matrix), True, depth + 1)
        else:
            yield thing, matrix


def _matrix(raw: Any, thing: Any) -> type_matrix:
    held = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, held):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    return held.a, held.b, held.c, held.d, held.e, held.f


def _times(first: type_matrix, then: type_matrix) -> type_matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _point(matrix: type_matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(raw: Any, thing: Any, matrix: type_matrix) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    x0, y0 = _point(matrix, left.value, bottom.value)
    x1, y1 = _point(matrix, right.value, top.value)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _colour(raw: Any, get: Any, thing: Any) -> tuple[tuple[int, int, int], int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    get(thing, red, green, blue, alpha)
    return (red.value, green.value, blue.value), alpha.value


def _path(raw: Any, thing: Any, matrix: type_matrix, box: Any, rules: list[Rule], areas: list[Area], at: int) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(thing, fill, stroke):
        return
    left, bottom, right, top = _bounds(raw, thing, matrix)
    thin = min(right - left, top - bottom) <= _THIN
    if fill.value:
        colour, alpha = _colour(raw, raw.FPDFPageObj_GetFillColor, thing)
        white = min(colour) >= 255 - _NEAR
        if alpha and not thin:
            areas.append(Area(left, bottom, right, top, colour, at))
        if alpha and thin and min(colour) < _WHITE:
            _add(rules, left, right, box[3] - top, box[3] - bottom, box)
        cell = min(right - left, top - bottom) >= _ROW and not stroke.value
        if alpha and not white and cell and _is_box(raw, thing, matrix):
            _frame(rules, left, bottom, right, top, box)
    if stroke.value:
        colour, alpha = _colour(raw, raw.FPDFPageObj_GetStrokeColor, thing)
        if alpha:
            for (x0, y0), (x1, y1) in _lines(raw, thing, matrix):
                if min(abs(x1 - x0), abs(y1 - y0)) <= 1:
                    _add(rules, min(x0, x1), max(x0, x1), box[3] - max(y0, y1), box[3] - min(y0, y1), box)


def _dot(raw: Any, thing: Any, matrix: type_matrix, box: Any, dots: list[Rule]) -> None:
    left, bottom, right, top = _bounds(raw, thing, matrix)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    small = all(_DOT[0] <= side <= _DOT[1] for side in (right - left, top - bottom))
    if not small or abs((right - left) - (top - bottom)) > 1 or not raw.FPDFPath_GetDrawMode(thing, fill, stroke):
        return
    colour, alpha = _colour(raw, raw.FPDFPageObj_GetFillColor, thing)
    if stroke.value or (fill.value and alpha and min(colour) < _WHITE):
        dots.append(Rule(left - box[0], right - box[0], box[3] - top, box[3] - bottom))


def _is_box(raw: Any, thing: Any, matrix: type_matrix) -> bool:
    """Return whether a path is a rectangle that stands upright."""
    if raw.FPDFPath_CountSegments(thing) > _CORNERS:
        return False
    return all(min(abs(x1 - x0), abs(y1 - y0)) <= 1 for (x0, y0), (x1, y1) in _lines(raw, thing, matrix))


def _frame(rules: list[Rule], left: float, bottom: float, right: float, top: float, box: Any) -> None:
    for x0, x1, y0, y1 in (
        (left, right, top, top),
        (left, right, bottom, bottom),
        (left, left, bottom, top),
        (right, right, bottom, top),
    ):
        _add(rules, x0, x1, box[3] - y1, box[3] - y0, box)


def _add(rules: list[Rule], x0: float, x1: float, top: float, bottom: float, box: Any) -> None:
    seen = x1 >= box[0] and x0 <= box[2] and bottom >= 0 and top <= box[3] - box[1]
    if seen and max(x1 - x0, bottom - top) >= _SHORT:
        rules.append(Rule(x0 - box[0], x1 - box[0], top, bottom))


def _lines(raw: Any, thing: Any, matrix: type_matrix) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    own = _times(_matrix(raw, thing), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for index in range(min(_MANY, raw.FPDFPath_CountSegments(thing))):
        segment = raw.FPDFPath_GetPathSegment(thing, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        place = _point(own, x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = place
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield here, place
        here = place
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, start
            here = start
