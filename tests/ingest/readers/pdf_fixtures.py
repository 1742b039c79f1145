"""Small PDFs for tests, written by hand: every text and every name in them is made up."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pdfminer.fontmetrics import FONT_METRICS

from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Piece
from ingest.readers.pdf.reader import read_pdf

FONTS = {"F": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique", "S": "Symbol", "C": "Courier"}


@cache
def _widths(font: str) -> dict[str, int]:
    return FONT_METRICS[FONTS[font]][1]


def width(text: str, size: float, font: str = "F") -> float:
    """Return how wide a text is printed, in points."""
    known = _widths(font)
    return sum(known.get(c, 556) for c in text) * size / 1000


def wrapped(text: str, room: float, size: float, font: str = "F") -> list[str]:
    """Break a text into lines as a word processor does."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, font) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _literal(text: str) -> str:
    data = text.encode("cp1252")
    return "(" + "".join(chr(b) if 32 <= b < 127 and chr(b) not in "()\\" else f"\\{b:03o}" for b in data) + ")"


@dataclass
class Sheet:
    """A page in the making; y runs down from the top."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    parts: list[str] = field(default_factory=list)
    annots: str = ""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 11,
        font: str = "F",
        colour: tuple[float, float, float] = (0, 0, 0),
        mode: int = 0,
        matrix: tuple[float, float, float, float] = (1, 0, 0, 1),
    ) -> "Sheet":
        a, b, c, d = matrix
        red, green, blue = colour
        self.parts.append(
            f"BT {red} {green} {blue} rg {mode} Tr /{font} {size} Tf "
            f"{a} {b} {c} {d} {x} {self.height - y} Tm {_literal(text)} Tj ET"
        )
        return self

    def paragraph(
        self, x: float, y: float, text: str, room: float = 451, size: float = 11, font: str = "F", step: float = 13
    ) -> float:
        """Print a text over as many lines as it takes; return the place of the line after it."""
        for line in wrapped(text, room, size, font):
            self.text(x, y, line, size, font)
            y += step
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        self.parts.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> "Sheet":
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: tuple[float, float, float]) -> "Sheet":
        red, green, blue = colour
        self.parts.append(f"{red} {green} {blue} rg {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f")
        return self

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        self.parts.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm /Im Do Q")
        return self


def pdf(*sheets: Sheet, outline: tuple[tuple[str, int], ...] = (), root: str = "", title: str = "") -> bytes:
    """Return sheets as the bytes of a PDF; `outline` gives titles and pages from 1."""
    objects: dict[int, bytes] = {}
    count = len(sheets)
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name}"
        + (" >>" if name == "Symbol" else " /Encoding /WinAnsiEncoding >>")
        for key, name in FONTS.items()
    )
    marks = ""
    if outline:
        first = 5 + 2 * count
        for index, (name, page) in enumerate(outline):
            following = f"/Next {first + index + 1} 0 R" if index + 1 < len(outline) else ""
            before = f"/Prev {first + index - 1} 0 R" if index else ""
            target = f"[{5 + 2 * (page - 1)} 0 R /Fit]"
            objects[first + index] = (
                f"<< /Title {_literal(name)} /Parent 4 0 R /Dest {target} {following} {before} >>".encode()
            )
        objects[4] = f"<< /First {first} 0 R /Last {first + len(outline) - 1} 0 R /Count {len(outline)} >>".encode()
        marks = "/Outlines 4 0 R"
    objects[1] = f"<< /Type /Catalog /Pages 2 0 R {marks} {root} >>".encode()
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(count))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()
    objects[3] = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\nstream\n\x80\nendstream"
    )
    for index, sheet in enumerate(sheets):
        crop = "/CropBox [{} {} {} {}]".format(*sheet.crop) if sheet.crop else ""
        objects[5 + 2 * index] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate} {crop} "
            f"{sheet.annots} /Resources << /Font << {fonts} >> /XObject << /Im 3 0 R >> >> "
            f"/Contents {6 + 2 * index} 0 R >>"
        ).encode()
        stream = "\n".join(sheet.parts).encode("latin-1")
        objects[6 + 2 * index] = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream)
    information = max(objects) + 1
    objects[information] = f"<< /Title {_literal(title)} >>".encode()
    data = b"%PDF-1.7\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
    start = len(data)
    size = information + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        data += f"{places[number]:010d} 00000 n \n".encode() if number in places else b"0000000000 65535 f \n"
    data += f"trailer << /Size {size} /Root 1 0 R /Info {information} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return data


def read(tmp_path: Path, *sheets: Sheet, outline: tuple[tuple[str, int], ...] = (), root: str = "") -> Manuscript:
    """Write sheets into a file and read it."""
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(*sheets, outline=outline, root=root))
    return read_pdf(path, Limits())


def kept(manuscript: Manuscript) -> list[Piece]:
    """Return the pieces that hold guidance."""
    return [piece for piece in manuscript.pieces if not piece.left_out]


def texts(manuscript: Manuscript) -> list[str]:
    """Return the words of the pieces that hold guidance."""
    return [piece.text for piece in kept(manuscript)]


PLACES = "Ashford Brook Carr Dale Elms Firs Glen Hill Isle Knoll Lodge Mead Nook Oaks Park".split()
LONG = (
    "The worker visits the child at home within five working days of the referral and sees the child alone, "
    "writes down what the child says in the child's own words, and tells the manager the same day about anything "
    "that cannot wait until the next meeting of the team around the family, which the manager then brings forward."
)
OTHER = (
    "Each family has one named worker who keeps the plan up to date, makes sure that everybody who is asked to do "
    "something has understood what it is and by when it is due, and speaks with the parents before and after each "
    "meeting so that nothing in the record comes as a surprise to them or to their children."
)
