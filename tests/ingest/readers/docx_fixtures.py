"""DOCX files made for tests, from the XML that Word would write."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from ingest.readers.manuscript import Manuscript

NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    }.items()
)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STYLES = "".join(
    [
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>',
        *(
            f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
            f'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
            for n in range(1, 7)
        ),
        *(f'<w:style w:type="paragraph" w:styleId="TOC{n}"><w:name w:val="toc {n}"/></w:style>' for n in range(1, 4)),
        '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/></w:style>',
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>',
    ]
)


def run(text: str, properties: str = "") -> str:
    """Return a run: a tab for \\t, a line break for \\n."""
    words = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(part, f'<w:t xml:space="preserve">{escape(part)}</w:t>')
        for part in _parts(text)
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{words}</w:r>"


def _parts(text: str) -> list[str]:
    parts = [""]
    for letter in text:
        if letter in "\t\n":
            parts += [letter, ""]
        else:
            parts[-1] += letter
    return [part for part in parts if part]


def p(text: str = "", style: str = "", num: tuple[str | int | None, int | None] | None = None, **more: str) -> str:
    """Return a paragraph; `num` is (numId, ilvl); more: look (of its run), ppr, mark, inside (XML in place of text)."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        level = "" if num[1] is None else f'<w:ilvl w:val="{num[1]}"/>'
        of = "" if num[0] is None else f'<w:numId w:val="{num[0]}"/>'
        inner += f"<w:numPr>{level}{of}</w:numPr>"
    inner += more.get("ppr", "")
    if "mark" in more:
        inner += f"<w:rPr>{more['mark']}</w:rPr>"
    content = more.get("inside") or (run(text, more.get("look", "")) if text else "")
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{content}</w:p>"


def style(name: str, based_on: str = "", ppr: str = "", rpr: str = "", kind: str = "paragraph") -> str:
    """Return a style whose id is its name without spaces."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def numbered_style(name: str, num: int | None, level: int | None = None, based_on: str = "", more: str = "") -> str:
    """Return a paragraph style that belongs to a list."""
    inner = ("" if level is None else f'<w:ilvl w:val="{level}"/>') + (
        "" if num is None else f'<w:numId w:val="{num}"/>'
    )
    return style(name, based_on, f"<w:numPr>{inner}</w:numPr>{more}")


def level(n: int, form: str, pattern: str, more: str = "", start: int | None = 1) -> str:
    """Return a list level; `more` is put where the standard has lvlRestart, pStyle, isLgl and suff."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{n}">{begins}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def abstract(n: int, *levels: str, more: str = "") -> str:
    """Return a list definition."""
    inner = f'<w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}'
    return f'<w:abstractNum w:abstractNumId="{n}">{inner}</w:abstractNum>'


def num(n: int, of: int, *overrides: str) -> str:
    """Return a list that follows a definition."""
    return f'<w:num w:numId="{n}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def restart(level: int, start: int = 1) -> str:
    """Return an override by which a list begins anew at a level."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: str, properties: str = "") -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, header: bool = False, properties: str = "") -> str:
    """Return a row; a cell is plain text or a whole w:tc."""
    head = "<w:tblHeader/>" if header else ""
    inner = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{head}{properties}</w:trPr>{inner}</w:tr>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """Return a cell; a paragraph is plain text or XML."""
    inner = "".join(each if each.startswith("<") else p(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def write(path: Path, body: str, **more: str | dict[str, str]) -> Path:
    """Write a DOCX file with that body.

    more: styles, numbering, footnotes, endnotes, comments, settings, header, footer (the inside of those parts);
    links (more relationships as XML), files (other parts by name), types (content types as XML).
    """
    parts = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMES}>{STYLES}{more.get('styles', '')}</w:styles>",
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for kind in ("numbering", "footnotes", "endnotes", "comments", "settings", "header", "footer"):
        if kind in more:
            root = roots.get(kind, kind)
            parts[f"word/{kind}.xml"] = f"<w:{root} {NAMES}>{more[kind]}</w:{root}>"
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{KINDS}/{name.split("/")[1][:-4]}" Target="{name.split("/")[1]}"/>'
        for n, name in enumerate(parts)
        if name != "word/document.xml"
    )
    types = "".join(f'<Override PartName="/{name}" ContentType="{WORD}.{_type(name)}+xml"/>' for name in parts)
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{LINKS}">{links}{more.get("links", "")}</Relationships>'
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{LINKS}">'
        f'<Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}{more.get('types', '')}</Types>"
    )
    others = more.get("files", {})
    assert isinstance(others, dict)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, xml in {**parts, **others}.items():
            zipped.writestr(
                name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}' if name not in others else xml
            )
    return path


def _type(name: str) -> str:
    kind = name.split("/")[1][:-4]
    return "document.main" if kind == "document" else kind


def texts(manuscript: Manuscript) -> list[str]:
    """Return the texts that are not left out."""
    return [piece.text for piece in manuscript.pieces if not piece.left_out]


def aside(manuscript: Manuscript) -> list[tuple[str, str]]:
    """Return the texts that are left out, and why."""
    return [(piece.text, piece.left_out) for piece in manuscript.pieces if piece.left_out]


def field(code: str, result: str) -> str:
    """Return a field with its code and its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
