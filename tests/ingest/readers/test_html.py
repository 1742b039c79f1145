"""Web pages: guidance is read whole, whatever a site prints around it."""

import random

import pytest

from corpus.errors import SourceError
from ingest.readers.html.reader import read_html, read_markup
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript, Piece, Sort
from tests.ingest.readers.html_fixtures import GUIDANCE, READ, SITES, page

LIMITS = Limits()


def read(markup: str, limits: Limits = LIMITS) -> Manuscript:
    return read_markup(markup, "page.html", limits)


def told(manuscript: Manuscript) -> tuple[Piece, ...]:
    return tuple(piece for piece in manuscript.pieces if piece.left_out in ("", "table heading"))


def lines(markup: str) -> list[tuple[str, str, str]]:
    """Return what is told of some markup as (sort, number, text)."""
    return [(piece.sort.value, piece.number, piece.text) for piece in read(markup).pieces if not piece.left_out]


def texts(markup: str) -> list[str]:
    return [text for _, _, text in lines(markup)]


# The page and the site around it


@pytest.mark.parametrize("site", SITES)
def test_guidance_reads_the_same_on_every_kind_of_site(site):
    pieces = told(read(page(site)))
    slogan = 1 if site == "main part that is none" else 0  # what is not surely chrome is kept
    assert pieces[slogan:] == READ


@pytest.mark.parametrize("site", [site for site in SITES if site not in ("nothing around it",)])
def test_what_a_site_prints_around_a_page_is_kept_as_left_out(site):
    left = " ".join(piece.text for piece in read(page(site)).pieces if piece.left_out == "site navigation")
    assert "Parking" in left


def test_a_list_of_links_to_places_on_the_page_is_its_contents_list():
    contents = [piece.text for piece in read(page("government")).pieces if piece.left_out == "contents list"]
    assert contents == ["Contents", "When to record", "Who reads it"]


def test_a_list_of_links_to_other_documents_is_guidance():
    further = "<h2>Further guidance</h2><ul><li><a href='/a'>Neglect</a></li><li><a href='/b'>Missing</a></li></ul>"
    pieces = told(read(page("government", GUIDANCE + further)))
    assert [piece.text for piece in pieces[-3:]] == ["Further guidance", "Neglect", "Missing"]


def test_a_heading_printed_above_the_main_part_is_the_pages_heading():
    markup = "<body><header><h1>Neglect</h1><nav><a href='/'>Home</a></nav></header><main><p>Ring the team.</p></main>"
    assert texts(markup) == ["Neglect", "Ring the team."]


def test_prose_outside_the_main_part_is_reported():
    aside = "<div class='x'><p>" + "The emergency team is on duty at night and at weekends. " * 8 + "</p></div>"
    markup = f"<body>{aside}<main><h1>Neglect</h1>{'<p>Tell the manager of every visit that failed.</p>' * 40}</main>"
    manuscript = read(markup)
    assert any("outside its main part" in finding.says for finding in manuscript.findings)
    assert "emergency team" not in " ".join(piece.text for piece in told(manuscript))


def test_a_section_called_consent_or_sharing_is_guidance():
    markup = "<div class=content><h1>A</h1><div id=consent class=section><h2>Consent</h2><p>Ask.</p></div></div>"
    assert texts(markup) == ["A", "Consent", "Ask."]


@pytest.mark.parametrize(
    "text", ["Share this information with the manager", "Print the plan", "Listen", "Close the case"]
)
def test_what_staff_are_told_to_do_is_no_button(text):
    assert texts(f"<main><h1>A</h1><ul><li>{text}</li></ul><div class=social-care>{text}</div></main>") == [
        "A",
        text,
        text,
    ]


def test_a_row_of_buttons_to_share_a_page_is_no_guidance():
    row = "<div class=social-share>Share this: <a href=/x>X</a> <a href=/f>F</a></div>"
    assert texts(f"<main><h1>A</h1><p>Ring the duty team first.</p>{row}</main>") == ["A", "Ring the duty team first."]


def test_a_form_around_the_whole_page_is_no_chrome_but_its_fields_are():
    markup = "<form><h1>Visits</h1><p>Visit weekly.</p><input name=q value=x><button>Search</button></form>"
    assert texts(markup) == ["Visits", "Visit weekly."]


def test_scripts_styles_and_pictures_say_nothing():
    markup = "<p>Seen.<script>var a='not'</script><style>p{}</style><svg><text>no</text></svg><img alt='a chart'></p>"
    manuscript = read(markup)
    assert [piece.text for piece in manuscript.pieces] == ["Seen."]
    assert "1 pictures" in manuscript.findings[0].says


# Headings


def test_headings_keep_their_tree_and_their_numbers_stand_apart():
    markup = "<h2>4 Recording</h2><h3>4.2 Visits</h3><h3>(a) Notes</h3><h2>5 Filing</h2><p>x</p>"
    read_ = [(piece.number, piece.text, piece.level) for piece in read(markup).pieces[:4]]
    assert read_ == [("4", "Recording", 1), ("4.2", "Visits", 2), ("(a)", "Notes", 2), ("5", "Filing", 1)]


def test_a_figure_that_counts_nothing_stays_in_its_heading():
    assert lines("<h2>3 Stages of a visit</h2><h2>Before</h2><p>x</p>")[0] == ("heading", "", "3 Stages of a visit")


def test_chapters_on_the_titles_own_level_stand_below_it():
    markup = "<title>Visits</title><h1>Visits</h1><h1>Purpose</h1><h2>Scope</h2><h1>Method</h1><p>x</p>"
    assert [piece.level for piece in read(markup).pieces[:4]] == [1, 2, 3, 2]


def test_bold_lines_are_headings_only_where_a_page_has_no_others():
    bold = "<p><strong>1. Purpose</strong></p><p>One.</p><p><b>1.1 Scope</b></p><p>Two.</p>"
    read_ = [(piece.sort, piece.number, piece.level) for piece in read(f"<h1>Visits</h1>{bold}").pieces]
    assert read_[1] == (Sort.HEADING, "1.", 2) and read_[3] == (Sort.HEADING, "1.1", 3)
    assert read(f"<h1>V</h1><h2>A</h2>{bold}<h2>B</h2>").pieces[2].sort is Sort.PROSE


def test_a_heading_is_read_without_its_permalink():
    assert texts("<h1>Visits<a class=headerlink href='#v' title='Permalink'>¶</a></h1><p>x</p>")[0] == "Visits"


# Paragraphs


def test_numbers_typed_before_paragraphs_stand_apart():
    markup = "<p>4.2 The worker must ring.</p><p>60. Records are kept.</p><p>(a) the first</p><p>• a bullet</p>"
    assert lines(markup) == [
        ("prose", "4.2", "The worker must ring."),
        ("prose", "60.", "Records are kept."),
        ("item", "(a)", "the first"),
        ("item", "•", "a bullet"),
    ]


@pytest.mark.parametrize("text", ["3.5 hours later", "2018 was the year", "12.05.2018 Letter sent", "10 working days"])
def test_a_figure_that_begins_a_sentence_is_no_number(text):
    assert lines(f"<p>{text}</p>") == [("prose", "", text)]


def test_two_line_breaks_part_paragraphs_and_one_does_not():
    assert texts("<p>One.<br><br>Two<br>goes on.</p>") == ["One.", "Two goes on."]


def test_a_line_that_begins_with_a_number_begins_a_paragraph():
    assert lines("<p>1.1 Ring first.<br>1.2 Then write.</p>") == [
        ("prose", "1.1", "Ring first."),
        ("prose", "1.2", "Then write."),
    ]


def test_words_are_joined_only_where_the_page_joins_them():
    assert texts("<p>work<b>er</b>s and<em> social </em>work<br>plan&nbsp;A</p><div>x<div>y</div>z</div>") == [
        "workers and social work plan A", "x", "y", "z",
    ]  # fmt: skip


def test_raised_and_lowered_figures_never_join_a_number():
    assert texts("<p>10<sup>1</sup> days, 20 m<sup>2</sup>, CO<sub>2</sub>, the 1<sup>st</sup></p>") == [
        "10¹ days, 20 m², CO₂, the 1st"
    ]


def test_boxes_quotes_addresses_and_summaries_are_prose():
    markup = (
        "<main><aside class=callout>Ring 999.</aside><blockquote>She said so.</blockquote><address>1 Hill<br>Larkton"
        "</address><details><summary>Help</summary><p>Ask.</p></details><p>End.</p></main>"
    )
    assert texts(markup) == ["Ring 999.", "She said so.", "1 Hill Larkton", "Help", "Ask.", "End."]


def test_a_definition_follows_its_term():
    assert lines("<dl><dt>Neglect</dt><dd>Failing a child.<ul><li>food</li></ul></dd></dl>") == [
        ("prose", "", "Neglect"),
        ("item", "", "Failing a child."),
        ("item", "•", "food"),
    ]


# Refusals


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("", "no text"),
        ("<html><body><nav><a href=/>Home</a></nav></body></html>", "no text"),
        ("<title>404 Not Found</title><h1>Page not found</h1><p>Sorry.</p>", "went wrong"),
        ("<title>Larkshire</title><h1>Access denied</h1><p>You cannot see this.</p>", "went wrong"),
        ("<title>Sign in</title><form><p>Welcome to the portal</p><input type=password></form>", "log in"),
        ("<div id=root></div><script src=a.js></script><noscript>Enable JavaScript</noscript><p>Loading</p>", "script"),
        ("<frameset><frame src=a.html></frameset>", "frame"),
        ("<div>" * 300 + "x", "inside one another"),
        ("<p>" + "".join(f"<font color=#{n}>" for n in range(500)) + "<p>x" * 20_000, "inside one another"),
    ],
)
def test_a_page_that_is_no_document_is_refused_with_a_sentence(markup, says):
    with pytest.raises(SourceError, match=says):
        read(markup)


def test_a_short_policy_about_what_is_forbidden_is_read():
    markup = (
        "<title>Intruders</title><h1>Unauthorised visitors</h1><p>A visitor not found on the list is forbidden.</p>"
    )
    assert len(texts(markup)) == 2


def test_a_short_policy_about_logging_in_is_read():
    assert texts("<h1>Passwords</h1><p>Staff must log in with a card. A lost card is reported within 1 hour.</p>")


@pytest.mark.parametrize(
    ("limits", "says"),
    [(Limits(characters=10), "characters"), (Limits(pieces=1), "paragraphs"), (Limits(rows=1), "rows")],
)
def test_a_page_beyond_a_limit_is_refused_with_the_limit(limits, says):
    with pytest.raises(SourceError, match=says):
        read(page("nothing around it"), limits)


def test_a_torn_or_altered_page_never_crashes_and_is_never_silently_empty():
    chance = random.Random(7)
    bits = '<div> </div> <table> <tr> <td> <ul> <li> </ul> <!-- --> < > " <script> <style> <select> <title> <sup> <br>'
    for _ in range(250):
        text = page(chance.choice(list(SITES)))
        for _ in range(chance.choice((1, 3, 10))):
            at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
            bit = chance.choice(bits.split())
            text = chance.choice((text[:at], text[:at] + text[to:], text[:at] + bit + text[at:]))
        try:
            manuscript = read(text)
        except SourceError as refused:
            assert str(refused).startswith("page.html")
        else:
            assert any(piece.text or piece.cells for piece in manuscript.pieces if not piece.left_out)


# Files


def test_a_file_is_read_in_the_encoding_it_is_in(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        file = tmp_path / f"{encoding}.html"
        file.write_bytes("<title>Fees</title><p>“£5” – the child’s fee</p>".encode(encoding))
        manuscript = read_html(file, LIMITS)
        assert manuscript.pieces[0].text == "“£5” – the child’s fee"
        assert manuscript.title == "Fees"
        assert bool(manuscript.findings) == (encoding == "cp1252")


def test_garbled_quotes_are_mended_and_reported():
    manuscript = read("<p>the child’s “plan”</p>".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d"))
    assert manuscript.pieces[0].text.startswith("the child’s “plan")
    assert "garbled" in manuscript.findings[0].says
