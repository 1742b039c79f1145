"""The page “About” says what is held, how good it is, and what is kept, as it is."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import lxml.html
import pytest
import yaml
from markupsafe import Markup

from assistant.api.app import create_app
from assistant.shapes.measured import FILE, Measured, Share, measured
from assistant.web.about import reachable
from corpus.catalogue import load_catalogue
from corpus.errors import CatalogueError
from corpus.settings import CORPUS, Settings
from tests.assistant.api.server import serving
from tests.assistant.web.rules_of_pages import rules_of_every_page

globals().update(rules_of_every_page())

README = Path(__file__).parents[3] / "README.md"


@pytest.fixture(scope="module")
def page(library: httpx.Client) -> lxml.html.HtmlElement:
    answer = library.get("/about")
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.text)


def words(page: lxml.html.HtmlElement) -> str:
    return " ".join(page.text_content().split())


def test_it_names_every_document_with_its_edition_status_and_licence(page: lxml.html.HtmlElement) -> None:
    text = words(page)
    for document in load_catalogue(CORPUS / "catalogue.yaml").documents:
        assert document.title in text
        assert document.edition_name in text
        assert document.licence in text
        assert f"/documents/{document.id}" in page.xpath("//main//@href")


def test_it_shows_every_figure_of_the_last_evaluation_and_which_aims_are_missed(page: lxml.html.HtmlElement) -> None:
    found = measured()
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//tbody/tr")]
    assert len(rows) == len(found.measures) + len(found.search) + len(found.kinds)
    for row, share in zip(rows, (*found.measures, *found.search, *found.kinds), strict=True):
        assert row[0].startswith(share.says[:1].upper() + share.says[1:])
        assert row[1:] == [share.percent, f"{share.of:,}" if share.of else "–"]
        assert ("Not reached." in row[0]) is not share.reached
    assert f"on {found.questions:,} questions" in words(page)


def test_it_tells_the_same_as_the_readme() -> None:
    readme = README.read_text("utf-8")
    found = measured()
    assert f"{found.questions:,} golden questions" in readme
    assert f"| {found.measures[0].percent} |" in readme


def test_an_aim_that_is_missed_is_said_to_be_missed() -> None:
    assert not Share(says="right", value=0.9499, aim=0.95).reached
    assert Share(says="right", value=0.95, aim=0.95).reached
    assert not Share(says="false alarms", value=0.021, aim=0.02, low=True).reached
    assert Share(says="false alarms", value=0.02, aim=0.02, low=True).aimed == "2 % at most"


def test_nearly_all_is_never_shown_as_all() -> None:
    assert [Share(says="all", value=value).percent for value in (1, 0.9999, 0.845, 0.006, 0)] == [
        "100 %",
        "99.99 %",
        "84.5 %",
        "0.6 %",
        "0 %",
    ]


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"questions": 0}, "questions"),
        ({"set": "mine"}, "set"),
        ({"measures": []}, "measures"),
        ({"extra": 1}, "extra"),
    ],
)
def test_figures_of_another_form_are_refused_by_name(change: dict[str, object], names: str, tmp_path: Path) -> None:
    path = tmp_path / "measured.yaml"
    path.write_text(yaml.safe_dump({**yaml.safe_load(FILE.read_text("utf-8")), **change}), encoding="utf-8")
    with pytest.raises(CatalogueError, match=rf"measured\.yaml: {names}.*verse eval report --publish"):
        measured(path)


def test_it_names_the_index_and_the_rules_that_answer(page: lxml.html.HtmlElement, library: httpx.Client) -> None:
    held = library.get("/v1/rules?limit=1").json()
    assert f"Index{held['index']}" in words(page)
    assert f"Rules{held['rulebook']}: {held['total']} rules" in words(page)


def test_it_says_that_questions_are_not_kept_and_what_the_cookie_and_feedback_hold(page: lxml.html.HtmlElement) -> None:
    text = words(page)
    assert "Nothing you ask is kept." in text
    assert "One cookie, “area”" in text
    assert "Your question is not kept with it." in text


def test_it_has_an_accessibility_statement_that_names_what_does_not_work_and_whom_to_tell(
    page: lxml.html.HtmlElement,
) -> None:
    headings = [heading.text_content() for heading in page.xpath("//main//h2 | //main//h3")]
    start = headings.index("Accessibility statement")
    assert headings[start + 1 : start + 4] == ["What was tested", "What is known not to work", "Whom to tell"]
    assert "tell whoever runs this service for you" in words(page)


@pytest.fixture
def contacted(tmp_path: Path, ingested: Settings) -> Iterator[str]:
    settings = Settings(home=ingested.home, contact="policies@north-shire.example or <b>ring</b> 01632 960001")
    app = create_app(settings)
    app.state.desk.assistant()  # it opens at leisure; a server is waited for only some seconds
    with serving(app) as address:
        yield address


def test_the_operators_contact_is_shown_with_links_and_as_text(contacted: str) -> None:
    page = lxml.html.fromstring(httpx.get(f"{contacted}/about", timeout=60).text)
    assert {"mailto:policies@north-shire.example", "tel:01632960001"} <= set(page.xpath("//main//@href"))
    assert "or <b>ring</b> 01632 960001" in words(page)
    assert page.xpath("//main//b") == []


@pytest.mark.parametrize(
    ("contact", "html"),
    [
        ("", ""),
        ("the office", "the office"),
        ("a@b.example.", '<a href="mailto:a@b.example">a@b.example</a>.'),
        ("<a@b.example>", '&lt;<a href="mailto:a@b.example">a@b.example</a>&gt;'),
    ],
)
def test_a_contact_may_be_anything_that_people_write(contact: str, html: str) -> None:
    assert reachable(contact) == Markup(html)


def test_the_shipped_figures_are_of_the_form_that_the_page_reads() -> None:
    assert isinstance(measured(), Measured)
