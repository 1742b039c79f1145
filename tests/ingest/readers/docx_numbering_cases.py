"""Lists that override, that follow a style, that run through a story; and all cases together."""

from tests.ingest.readers.docx_fixtures import abstract, cell, level, num, numbered_style, p, restart, row, style, table
from tests.ingest.readers.docx_level_cases import FORMS, LEGAL, LEVELS, TEXT, Case, at, decimal, lists, one, styled

OVERRIDES = [
    Case(
        "two lists of one definition count together",
        abstract(0, decimal(0, "%1.")) + num(1, 0) + num(2, 0),
        lists((1, 0), (1, 0), (2, 0), (1, 0)),
        "1. 2. 3. 4.",
    ),
    Case(
        "lists of two definitions count apart",
        abstract(0, decimal(0, "%1.")) + abstract(1, decimal(0, "%1)")) + num(1, 0) + num(2, 1),
        lists((1, 0), (2, 0), (1, 0), (2, 0)),
        "1. 1) 2. 2)",
    ),
    Case(
        "a list begins anew by its own start",
        abstract(0, decimal(0, "%1.")) + num(1, 0) + num(2, 0, restart(0)),
        lists((1, 0), (1, 0), (2, 0), (2, 0)),
        "1. 2. 1. 2.",
    ),
    Case(
        "it does so once",
        abstract(0, decimal(0, "%1.")) + num(1, 0) + num(2, 0, restart(0, 5)),
        lists((1, 0), (2, 0), (1, 0), (2, 0)),
        "1. 5. 6. 7.",
    ),
    Case(
        "three lists begin anew one after the other",
        abstract(0, decimal(0, "%1.")) + num(1, 0) + num(2, 0, restart(0)) + num(3, 0, restart(0)),
        lists((1, 0), (1, 0), (2, 0), (2, 0), (3, 0)),
        "1. 2. 1. 2. 1.",
    ),
    Case(
        "a list begins anew at its second level",
        abstract(0, *LEGAL) + num(1, 0) + num(2, 0, restart(1, 4)),
        lists((1, 0), (1, 1), (2, 1), (2, 1)),
        "1. 1.1 1.4 1.5",
    ),
    Case(
        "its own start holds whenever the level begins anew",
        abstract(0, *LEGAL) + num(1, 0, restart(1, 4)),
        lists((1, 0), (1, 1), (1, 0), (1, 1)),
        "1. 1.4 2. 2.4",
    ),
    Case(
        "a level above that has not been used keeps its count",
        abstract(0, *LEGAL) + num(1, 0) + num(2, 0, restart(0), restart(1)),
        lists((1, 0), (1, 0), (1, 1), (2, 1), (2, 1)),
        "1. 2. 2.1 2.1 2.2",
    ),
    Case(
        "a list may print a level in its own way",
        abstract(0, decimal(0, "%1."))
        + num(1, 0)
        + num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'),
        lists((1, 0), (2, 0), (1, 0)),
        "1. B) 3.",
    ),
    Case(
        "and start it anew as well",
        abstract(0, decimal(0, "%1."))
        + num(1, 0)
        + num(
            2,
            0,
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>{level(0, "upperLetter", "%1)")}</w:lvlOverride>',
        ),
        lists((1, 0), (2, 0), (2, 0)),
        "1. C) D)",
    ),
    Case(
        "a list of another starts in the midst of the first",
        abstract(0, *LEGAL) + abstract(1, level(0, "lowerLetter", "(%1)")) + num(1, 0) + num(2, 1),
        lists((1, 0), (1, 1), (2, 0), (2, 0), (1, 1)),
        "1. 1.1 (a) (b) 1.2",
    ),
]

BY_STYLE = [
    Case(
        "a style numbers its paragraphs",
        one(decimal(0, "%1.")),
        styled("Clause", "Clause"),
        "1. 2.",
        numbered_style("Clause", 1),
    ),
    Case(
        "a style takes the level that names it",
        one(decimal(0, "%1.", '<w:pStyle w:val="Top"/>'), decimal(1, "%1.%2", '<w:pStyle w:val="Sub"/>')),
        styled("Top", "Sub", "Sub", "Top", "Sub"),
        "1. 1.1 1.2 2. 2.1",
        numbered_style("Top", 1) + numbered_style("Sub", 1),
    ),
    Case(
        "a style has the list of the style it is based on",
        one(*LEGAL),
        styled("Top", "Sub", "Sub"),
        "1. 1.1 1.2",
        numbered_style("Top", 1) + numbered_style("Sub", None, 1, "Top"),
    ),
    Case(
        "and so has one based on that without a word of lists",
        one(*LEGAL),
        styled("Top", "Sub", "Quiet", "Sub"),
        "1. 1.1 1.2 1.3",
        numbered_style("Top", 1) + numbered_style("Sub", 1, 1) + style("Quiet", "Sub"),
    ),
    Case(
        "headings are numbered by their styles",
        one(decimal(0, "%1", '<w:pStyle w:val="Heading1"/>'), decimal(1, "%1.%2", '<w:pStyle w:val="Heading2"/>')),
        (*(p("Scope", s, (1, n)) for s, n in (("Heading1", 0), ("Heading2", 1), ("Heading2", 1), ("Heading1", 0))),),
        "1 1.1 1.2 2",
    ),
    Case(
        "a paragraph may leave its style's list",
        one(decimal(0, "%1.")),
        (p(TEXT, "Clause"), p(TEXT, "Clause", (0, None)), p(TEXT, "Clause")),
        "1. _ 2.",
        numbered_style("Clause", 1),
    ),
    Case(
        "a style may leave the list of the style it is based on",
        one(decimal(0, "%1.")),
        styled("Clause", "Plain", "Clause"),
        "1. _ 2.",
        numbered_style("Clause", 1) + numbered_style("Plain", 0, None, "Clause"),
    ),
    Case(
        "a paragraph's own level goes before its style's",
        one(*LEGAL),
        (p(TEXT, "Clause"), p(TEXT, "Clause", (None, 1)), p(TEXT, "Clause", (1, 2))),
        "1. 1.1 1.1.1",
        numbered_style("Clause", 1),
    ),
    Case(
        "a paragraph in another list keeps its style's level",
        abstract(0, *LEGAL)
        + abstract(1, level(0, "upperLetter", "%1"), level(1, "lowerLetter", "%2)"))
        + num(1, 0)
        + num(2, 1),
        (p(TEXT, "Sub"), p(TEXT, "Sub", (2, None))),
        "1.1 a)",
        numbered_style("Sub", 1, 1),
    ),
    Case(
        "a definition may leave its levels to a list style",
        abstract(0, more='<w:numStyleLink w:val="Policy"/>')
        + abstract(1, *LEGAL, more='<w:styleLink w:val="Policy"/>')
        + num(1, 0)
        + num(2, 1),
        lists((1, 0), (1, 1), (2, 1)),
        "1. 1.1 1.2",
        style("Policy", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>', kind="numbering"),
    ),
    Case(
        "a list style is found by its list where no definition names it",
        abstract(0, more='<w:numStyleLink w:val="Policy"/>') + abstract(1, decimal(0, "%1:")) + num(1, 0) + num(2, 1),
        at(0, 0),
        "1: 2:",
        style("Policy", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>', kind="numbering"),
    ),
    Case("a list that is not defined has no numbers", one(decimal(0, "%1.")), lists((9, 0), (1, 0)), "_ 1."),
    Case(
        "styles based on each other in a ring end somewhere",
        one(decimal(0, "%1.")),
        styled("One", "Two"),
        "1. 2.",
        style("One", "Two") + numbered_style("Two", 1, None, "One"),
    ),
    Case("a level that is not defined prints nothing", one(decimal(0, "%1.")), at(0, 5, 0), "1. _ 2."),
]

STORY = [
    Case(
        "an empty paragraph of a list is counted",
        one(decimal(0, "%1.")),
        (p(TEXT, num=(1, 0)), p(num=(1, 0)), p(TEXT, num=(1, 0))),
        "1. 3.",
    ),
    Case(
        "a hidden paragraph is not",
        one(decimal(0, "%1.")),
        (p(TEXT, num=(1, 0)), p(TEXT, num=(1, 0), look="<w:vanish/>", mark="<w:vanish/>"), p(TEXT, num=(1, 0))),
        "1. _ 2.",
    ),
    Case(
        "a deleted paragraph is not",
        one(decimal(0, "%1.")),
        (
            p(TEXT, num=(1, 0)),
            p(num=(1, 0), mark="<w:del/>", inside="<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>"),
            p(TEXT, num=(1, 0)),
        ),
        "1. 2. _",
    ),
    Case(
        "an inserted paragraph is",
        one(decimal(0, "%1.")),
        (
            p(TEXT, num=(1, 0)),
            p(num=(1, 0), mark="<w:ins/>", inside="<w:ins><w:r><w:t>New.</w:t></w:r></w:ins>"),
            p(TEXT, num=(1, 0)),
        ),
        "1. 2. 3.",
    ),
    Case(
        "what a paragraph's list was before a tracked change is not read",
        one(*LEGAL),
        (p(TEXT, num=(1, 0), ppr='<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:pPrChange>'),),
        "1.",
    ),
    Case(
        "plain paragraphs and headings between do not end a list",
        one(decimal(0, "%1.")),
        (p(TEXT, num=(1, 0)), p(TEXT), p("Scope", "Heading1"), p(TEXT, num=(1, 0))),
        "1. _ _ 2.",
    ),
    Case(
        "content controls are part of the story",
        one(decimal(0, "%1.")),
        (p(TEXT, num=(1, 0)), f"<w:sdt><w:sdtContent>{p(TEXT, num=(1, 0))}</w:sdtContent></w:sdt>", *at(0)),
        "1. 2. 3.",
    ),
    Case(
        "a list goes on through the cells of a box",
        one(decimal(0, "%1.")),
        (
            *at(0),
            table(row(cell(*at(0))), row(cell(*at(0)))),
            *at(0),
        ),
        "1. 2. 3. 4.",
    ),
]

CASES = [*FORMS, *LEVELS, *OVERRIDES, *BY_STYLE, *STORY]
