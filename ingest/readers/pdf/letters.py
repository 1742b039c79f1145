"""Letters of a PDF's page: each with its place, and how it is printed."""

import ctypes
import math
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ingest.readers.pdf.ink import Ink, Rule

_BOLD = re.compile(r"bold|black|heavy|demi|(?:^|[-,+ ])(?:bd|cmbx|sfbx|ecbx)|-medi\b|-bd")
_SLANTED = ("italic", "oblique")
_SYMBOLS = ("symbol", "wingdings", "webdings", "dingbats", "bullet")
_HYPHENS = (0x02, 0xFFFE)  # how the engine gives a hyphen at a line's end
_UNSEEN = (3, 7)  # text render modes that paint nothing
_OUTLINED = 2  # the mode that makes letters bold by painting their outlines too
_LATIN = 0x24F  # the last letter of the Latin alphabets: beyond it a font is asked whether it knows
_TINY = 2.0  # points: nobody reads smaller print
_BOLD_WEIGHT = 600
_NO_WEIGHT = 1000  # beyond it the engine has guessed


class Look(NamedTuple):
    """How letters are printed."""

    size: float  # points
    bold: bool
    italic: bool
    colour: tuple[int, int, int]
    font: str
    symbol: bool  # of a font of signs
    furniture: bool  # the file marks it as no part of the text
    unseen: bool  # nobody who looks at the page can read it


class Letter(NamedTuple):
    """One letter; x runs to the right and y down the page, as the letter itself stands."""

    text: str
    x0: float
    x1: float
    base: float  # y of the line it stands on
    look: Look
    run: int  # letters with the same number were drawn in one go
    tag: int  # number of the marked stretch it belongs to, -1 where there is none
    at: int  # its place in the order in which the page draws its letters
    unmapped: bool  # the font does not say which letter it is


@dataclass(frozen=True, slots=True)
class Side:
    """The letters of a page that stand the same way up."""

    page: int
    turn: int | None  # quarter turns to the left against an upright reader; None where it is slanted
    width: float
    height: float
    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...] = ()
    dots: tuple[Rule, ...] = ()  # bullets that are drawn


@dataclass(slots=True)
class Fonts:
    """What fonts turn out to be, asked once each."""

    known: dict[tuple[str, int, int], tuple[bool, bool, bool]] = field(default_factory=dict)

    def style(self, raw: Any, font: Any, name: str, flags: int) -> tuple[bool, bool, bool]:
        """Return whether a font is bold, slanted, and one of signs."""
        weight = int(raw.FPDFFont_GetWeight(font))
        key = (name, flags, weight)
        if key not in self.known:
            family = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetFamilyName(font, family, 200)
            words = f"{name} {family.value.decode('utf-8', 'replace')}".casefold()
            bold = bool(_BOLD.search(words)) or (_BOLD_WEIGHT <= weight < _NO_WEIGHT and not _base14(name))
            italic = any(word in words for word in _SLANTED) or bool(flags & 0x40)
            if not bold and not italic:
                bold, italic = _mac_style(raw, font)
            self.known[key] = (bold, italic, any(word in words for word in _SYMBOLS))
        return self.known[key]


def _base14(name: str) -> bool:
    return name.startswith(("Helvetica", "Times", "Courier")) and "+" not in name  # their weights are made up


def _mac_style(raw: Any, font: Any) -> tuple[bool, bool]:
    """Read bold and italic from the font that lies in the file, where the PDF gives it no telling name."""
    size = ctypes.c_size_t()
    if not raw.FPDFFont_GetFontData(font, None, 0, size) or not 12 < size.value < 20_000_000:
        return False, False
    buffer = (ctypes.c_uint8 * size.value)()
    raw.FPDFFont_GetFontData(font, buffer, size.value, size)
    data = bytes(buffer)
    if data[:4] not in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
        return False, False
    for table in range(min(struct.unpack_from(">H", data, 4)[0], (len(data) - 12) // 16)):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * table)
        if tag == b"head" and length >= 46 and offset + 46 <= len(data):
            style = struct.unpack_from(">H", data, offset + 44)[0]
            return bool(style & 1), bool(style & 2)
    return False, False


@dataclass(slots=True)
class _Stretch:
    """What the letters drawn together share."""

    look: Look
    turn: int | None
    tag: int
    run: int


def read_letters(page: Any, text: Any, number: int, ink: Ink, fonts: Fonts) -> list[Side]:
    """Return a page's letters, upright ones first, then those that stand another way."""
    left, bottom, right, top = ink.box
    width, height = right - left, top - bottom
    upright = page.get_rotation() // 90
    sides: dict[int | None, list[Letter]] = {}
    for letter, turn in _letters(page, text, ink, fonts):
        sides.setdefault(turn, []).append(letter)
    order = sorted(sides, key=lambda turn: (turn is None, turn != upright, -len(sides[turn])))
    main = max(sides, key=lambda turn: len(sides[turn]), default=None)
    return [
        Side(
            number,
            None if turn is None else (turn - upright) % 4,
            *((width, height) if turn in (0, 2, None) else (height, width)),
            tuple(sides[turn]),
            tuple(_turned(rule, turn, width, height) for rule in ink.rules) if turn == main else (),
            tuple(_turned(dot, turn, width, height) for dot in ink.dots) if turn == main else (),
        )
        for turn in order
    ]


def _turned(rule: Rule, turn: int | None, width: float, height: float) -> Rule:
    if turn == 1:
        return Rule(height - rule.bottom, height - rule.top, rule.x0, rule.x1)
    if turn == 2:
        return Rule(width - rule.x1, width - rule.x0, height - rule.bottom, height - rule.top)
    if turn == 3:
        return Rule(rule.top, rule.bottom, width - rule.x1, width - rule.x0)
    return rule


def _letters(page: Any, text: Any, ink: Ink, fonts: Fonts) -> Iterator[tuple[Letter, int | None]]:
    import pypdfium2.raw as raw  # type: ignore[import-untyped]  # it carries no types

    left, bottom, right, top = ink.box
    width, height = right - left, top - bottom
    handle = text.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    stretches: dict[int, _Stretch] = {}
    before: tuple[Letter, int | None] | None = None
    for at in range(raw.FPDFText_CountChars(handle)):
        if raw.FPDFText_IsGenerated(handle, at) == 1:
            if before is not None and raw.FPDFText_GetUnicode(handle, at) == 0x20:
                last, turn = before
                yield last._replace(text=" ", x0=last.x1, at=at, unmapped=False), turn
                before = None
            continue
        pointer = raw.FPDFText_GetTextObject(handle, at)
        if not pointer:
            continue
        address = ctypes.addressof(pointer.contents)
        code = raw.FPDFText_GetUnicode(handle, at)
        raw.FPDFText_GetCharOrigin(handle, at, x, y)
        raw.FPDFText_GetLooseCharBox(handle, at, box)
        stretch = stretches.get(address)
        if stretch is None:
            stretch = stretches[address] = _stretch(raw, handle, at, pointer, ink, fonts, len(stretches))
        look, turn = stretch.look, stretch.turn
        x0, x1 = box.left - left, box.right - left
        y0, y1 = top - box.top, top - box.bottom
        across, down = x.value - left, top - y.value
        outside = not (-1 <= across <= width + 1 and -1 <= down <= height + 1)
        if outside and not look.unseen:
            look = look._replace(unseen=True)
        if turn == 1:
            x0, x1, base = height - y1, height - y0, across
        elif turn == 2:
            x0, x1, base = width - x1, width - x0, height - down
        elif turn == 3:
            x0, x1, base = y0, y1, width - across
        else:
            base = down
        unmapped = (
            (code < 0x20 or code > _LATIN) and not look.symbol and raw.FPDFText_HasUnicodeMapError(handle, at) == 1
        )
        if code in _HYPHENS and raw.FPDFText_IsHyphen(handle, at) == 1:
            letter, unmapped = "-", False
        elif code in (0x09, 0x0A, 0x0D):
            letter, unmapped = " ", False
        elif code < 0x20 and not look.symbol and not unmapped:
            continue  # a sign that prints nothing
        else:
            known = 0x20 <= code < 0x110000 and not 0xD800 <= code <= 0xDFFF
            letter = chr(code) if known else "\ufffd"
        before = Letter(letter, x0, x1, base, look, stretch.run, stretch.tag, at, unmapped), turn
        yield before


def _stretch(raw: Any, handle: Any, at: int, pointer: Any, ink: Ink, fonts: Fonts, run: int) -> _Stretch:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, at, matrix)
    size = raw.FPDFText_GetFontSize(handle, at) * math.hypot(matrix.c, matrix.d)
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    turn = round(angle / 90) % 4 if abs(angle / 90 - round(angle / 90)) < 0.06 else None
    name = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, at, name, 200, flags)
    font = name.value.decode("utf-8", "replace")
    bold, italic, symbol = fonts.style(raw, raw.FPDFTextObj_GetFont(pointer), font, flags.value)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(handle, at, red, green, blue, alpha)
    colour = (red.value, green.value, blue.value)
    mode = int(raw.FPDFTextObj_GetTextRenderMode(pointer))
    unseen = size < _TINY
    if not ink.scanned:
        unseen = unseen or mode in _UNSEEN or (alpha.value == 0 and mode in (0, 4))
    if not unseen and mode in (0, 4) and not ink.scanned:
        unseen = ink.swallows(colour, _bounds(raw, handle, at), ctypes.addressof(pointer.contents))
    return _Stretch(
        Look(
            round(size, 1), bold or mode == _OUTLINED, italic, colour, font, symbol, _is_furniture(raw, pointer), unseen
        ),
        turn,
        int(raw.FPDFPageObj_GetMarkedContentID(pointer)),
        run,
    )


def _bounds(raw: Any, handle: Any, at: int) -> tuple[float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(handle, at, left, right, bottom, top)
    return (left.value + right.value) / 2, (bottom.value + top.value) / 2


def _is_furniture(raw: Any, pointer: Any) -> bool:
    name = (ctypes.c_ushort * 20)()
    length = ctypes.c_ulong()
    for mark in range(raw.FPDFPageObj_CountMarks(pointer)):
        raw.FPDFPageObjMark_GetName(raw.FPDFPageObj_GetMark(pointer, mark), name, 40, length)
        if bytes(name)[: max(0, length.value - 2)].decode("utf-16-le", "replace") == "Artifact":
            return True
    return False
