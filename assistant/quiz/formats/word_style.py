"""How our Word documents look: A4, large enough to read, in styles that a council can change in one place."""

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # loaded only where it is used
    from docx.document import Document
    from docx.text.paragraph import Paragraph

NORMAL, TITLE, HEADING, SUBHEADING = "Normal", "Title", "Heading 1", "Heading 2"
TOGETHER = "Question"  # a paragraph that stays with what follows
OPTION = "Option"
LAST_OPTION = "Last option"
OPTION_READ = "Option explained"
QUIET = "Instruction"
VERSE = "Verse"
PLACE = "Chapter and verse"

_FONT = "Arial"
_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")  # would win over the font that is set
_INK, _BRAND, _QUIET = "0B0C0C", "12414F", "4D5558"
_SIZES = {TITLE: 22, HEADING: 13, SUBHEADING: 12, NORMAL: 12}  # points
_EPOCH = datetime(2000, 1, 1)
_ZIPPED = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip can hold


def document(title: str, footer: str) -> "Document":
    """Return an empty document with our styles, its title, and at its foot what it was made from."""
    import docx
    from docx.shared import Mm

    made = docx.Document()
    core = made.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title[:255], "Chapter & Verse", "", ""
    core.created = core.modified = _EPOCH
    core.language = "en-GB"
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    _style(made)
    foot = section.footer.paragraphs[0]
    foot.style = made.styles[PLACE]
    foot.add_run(f"{footer} Page ")
    _page_number(foot.add_run()._r)
    return made


def add(made: "Document", style: str, text: str = "") -> "Paragraph":
    """Add a paragraph in one of our styles, the lines of its text kept."""
    paragraph = made.add_paragraph()
    # By its id, which is its name without spaces: asked for by name, all styles are read for every paragraph.
    paragraph._p.style = style.replace(" ", "")
    for n, line in enumerate(text.split("\n") if text else ()):
        if n:
            paragraph.add_run().add_break()
        paragraph.add_run(line)
    return paragraph


def saved(made: "Document") -> bytes:
    """Return the document's bytes: the same for the same words, whenever they are written."""
    written, again = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(again, "w") as copy:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, parts.read(name))
    return again.getvalue()


def _style(made: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    def new(name: str, *, left: int = 0, hanging: int = 0, after: int = 3) -> Any:
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles[NORMAL]
        form = style.paragraph_format
        form.left_indent, form.first_line_indent, form.space_after = Mm(left), Mm(-hanging), Pt(after)
        form.tab_stops.add_tab_stop(Mm(left))
        form.keep_together = True
        return style

    for name, size in _SIZES.items():
        _font(made.styles[name], size, _INK if name == NORMAL else _BRAND)
    made.styles[NORMAL].paragraph_format.space_after = Pt(6)
    made.styles[HEADING].paragraph_format.space_before = Pt(16)
    made.styles[SUBHEADING].paragraph_format.space_before = Pt(6)
    new(TOGETHER, after=4).paragraph_format.keep_with_next = True
    quiet = new(QUIET, after=4)
    quiet.paragraph_format.keep_with_next = True
    _font(quiet, 11, _QUIET)
    new(OPTION, left=11, hanging=11).paragraph_format.keep_with_next = True
    new(LAST_OPTION, left=11, hanging=11, after=8)
    new(OPTION_READ, left=8, hanging=8)
    verse = new(VERSE, left=8, after=0)
    verse.paragraph_format.keep_with_next = True
    verse.font.italic = True
    _font(new(PLACE, left=8, after=8), 10, _QUIET)


def _font(style: Any, size: int, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for name in _THEME:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), _FONT)


def _page_number(run: Any) -> None:
    """Fill a run with the number of its page, which the reading program counts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = "PAGE"
        run.append(part)
