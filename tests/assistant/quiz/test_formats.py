"""Every other format holds the whole quiz, whatever its words, and comes out the same again."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime

import docx
import lxml.html
import openpyxl
import pytest
from hypothesis import example, given, settings

from assistant.quiz.formats import saved
from assistant.quiz.formats.reading import kept_in
from assistant.quiz.formats.sheet import letter, sheet
from assistant.quiz.formats.table import FORMATS, format_called
from assistant.quiz.formats.texts import printable, scrubbed, shortened
from assistant.quiz.question import Arrange, Choose, Match, Pair
from corpus.errors import UsageError
from tests.assistant.quiz.papers import HOSTILE, option, plain_quiz, question, quiz, quizzes

SOME = settings(max_examples=40, deadline=None)
HOSTILE_PAPER = quiz(
    *(question(Choose((option(text, right=True), option(f"not {text}"))), text, n) for n, text in enumerate(HOSTILE, 1))
)


def folded(text: str) -> str:
    return " ".join(printable(text).split())


def said(paper):
    """Yield every text that a reader of any format must find."""
    for one in paper.questions:
        yield from (one.stem, one.feedback, *(verse.quote for verse in one.verses))
        if isinstance(one.task, Choose):
            yield from (text for each in one.task.options for text in (each.text, each.why))
        else:
            pairs = one.task.pairs if isinstance(one.task, Match) else one.task.steps
            yield from (pair.left for pair in pairs)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("paper", [plain_quiz(), HOSTILE_PAPER, quiz()], ids=["plain", "hostile", "empty"])
def test_the_same_quiz_gives_the_same_bytes(name, paper, monkeypatch):
    first = FORMATS[name].write(paper)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: datetime(2033, 5, 18, 3, 33, 20).timetuple())
    assert FORMATS[name].write(paper) == first


@pytest.mark.parametrize("name", ["docx", "docx-key", "xlsx"])
def test_no_time_of_writing_stands_in_a_file(name):
    with zipfile.ZipFile(io.BytesIO(FORMATS[name].write(plain_quiz()))) as parts:
        assert {entry.date_time[:3] for entry in parts.infolist()} == {(1980, 1, 1)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"2000-01-01T"}


@SOME
@given(quizzes())
@example(HOSTILE_PAPER)
def test_json_is_read_back_as_it_was(paper):
    assert saved.read(FORMATS["json"].write(paper)) == scrubbed(paper)


@settings(max_examples=10, deadline=None)
@given(quizzes())
@example(HOSTILE_PAPER)
def test_word_holds_every_word_the_key_beside_the_handout(paper):
    handout, key = (docx.Document(io.BytesIO(FORMATS[name].write(paper))) for name in ("docx", "docx-key"))
    shown, told = (folded("\n".join(each.text for each in made.paragraphs)) for made in (handout, key))
    for one in paper.questions:
        assert folded(one.stem) in shown
        assert all(folded(choice) in shown for choice in sheet(scrubbed(one), paper.seed).choices)
        if isinstance(one.task, Choose) and one.feedback.strip() and folded(one.feedback) not in folded(one.stem):
            assert all(folded(each.text) in told for each in one.task.options)
    assert all(folded(text) in told for text in said(paper))
    assert [each.text for each in handout.paragraphs if each.style.name == "Heading 1"] == [
        f"Question {n}" for n in range(1, len(paper.questions) + 1)
    ]


def test_the_handout_gives_no_answer_away():
    task = Choose((option("45 working days", right=True, why="Because."), option("10 days", why="That is another.")))
    paper = quiz(question(task, "How long?"))
    text = "\n".join(each.text for each in docx.Document(io.BytesIO(FORMATS["docx"].write(paper))).paragraphs)
    assert "45 working days" in text
    assert not re.search(r"Right|Because|another|“", text)


@SOME
@given(quizzes())
@example(HOSTILE_PAPER)
def test_the_page_to_print_holds_every_word_and_nothing_that_runs(paper):
    page = lxml.html.fromstring(FORMATS["html"].write(paper).decode())
    for br in page.iter("br"):
        br.tail = f" {br.tail or ''}"
    text = folded(page.text_content())
    assert all(folded(each) in text for each in said(paper))
    assert not page.xpath("//script | //iframe | //img | //@src | //@href | //@*[starts-with(name(), 'on')]")
    assert len(page.xpath("//h2")) == 2 * len(paper.questions)


@SOME
@given(quizzes())
@example(HOSTILE_PAPER)
def test_both_tables_hold_every_word_and_no_formula(paper):
    table = list(csv.reader(io.StringIO(FORMATS["csv"].write(paper).decode("utf-8-sig"), newline="")))
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(paper)))
    cells = [list(row) for row in book["Quiz"].iter_rows()]
    assert len(table) == len(cells) == len(paper.questions) + 1
    assert [cell.value for cell in cells[0]] == table[0]
    for row in table:
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
    for cell in (cell for row in cells for cell in row):
        assert cell.data_type in {"s", "n"}
        assert cell.data_type == "s" or cell.value is None
    written = "\n".join(cell for row in table for cell in row)
    stored = "\n".join(str(cell.value) for row in cells for cell in row)
    for text in said(paper):
        assert printable(text) in written
        assert folded(text) in folded(stored.replace("_x000D_", ""))


def test_a_cell_that_begins_like_a_formula_is_marked_as_text():
    task = Choose((option("=1+1", right=True), option("\t@SUM(A1)")))
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"].write(quiz(question(task))).decode("utf-8-sig"))))
    assert (rows[0]["A"], rows[0]["B"]) == ("'=1+1", "'\t@SUM(A1)")


@SOME
@given(quizzes())
@example(HOSTILE_PAPER)
def test_anki_reads_a_card_for_each_question(paper):
    text = FORMATS["anki"].write(paper).decode()
    head = [line for line in text.split("\n") if line.startswith("#")]
    assert head[:5] == ["#separator:Tab", "#html:true", "#notetype:Basic", "#guid column:1", "#tags column:4"]
    cards = list(csv.reader(io.StringIO(text.split("\n", 6)[6], newline=""), delimiter="\t"))
    assert [card[0] for card in cards] == [one.id for one in paper.questions]
    for card, one in zip(cards, paper.questions, strict=True):
        assert len(card) == 4
        front, back = (lxml.html.fromstring(f"<div>{each.replace('<br>', ' ')}</div>") for each in card[1:3])
        assert folded(one.stem) in folded(front.text_content())
        assert folded(one.feedback) in folded(back.text_content())
        assert card[3].split()[:2] == ["how-long", "easy"]


def test_terms_are_matched_to_shuffled_meanings_and_steps_never_stand_in_order():
    pairs = tuple(Pair(f"term {n}", f"meaning {n}", ()) for n in range(6))
    found = sheet(question(Match(pairs, ("no meaning",))), 1)
    assert sorted(found.choices) == sorted([*(pair.right for pair in pairs), "no meaning"])
    assert [found.choices[line.right[0]] for line in found.lines] == [pair.right for pair in pairs]
    assert found == sheet(question(Match(pairs, ("no meaning",))), 1)
    for seed in range(50):
        steps = tuple(Pair(f"step {n}", str(n), ()) for n in (1, 2, 3))
        lines = sheet(question(Arrange(steps)), seed).lines
        assert [line.text for line in lines] != [step.left for step in steps]


def test_terms_that_share_a_meaning_share_its_letter():
    found = sheet(question(Match((Pair("a", "same", ()), Pair("b", "same", ()), Pair("c", "other", ())))), 1)
    assert sorted(found.choices) == ["other", "same"]
    assert found.lines[0].right == found.lines[1].right


def test_letters_go_on_after_z():
    assert [letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_text_that_is_shortened_says_so():
    assert shortened("one two three", 8) == "one two…"
    assert shortened("one two", 7) == "one two"


def test_a_text_too_long_for_a_cell_is_refused_and_not_left_out():
    paper = quiz(question(Choose((option("x" * 40_000, right=True), option("b")))))
    with pytest.raises(UsageError, match="too long for a workbook"):
        FORMATS["xlsx"].write(paper)


def test_a_format_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UsageError, match="moodle, gift, docx"):
        format_called("kahoot")


def test_json_that_was_changed_by_hand_is_refused_in_a_sentence():
    data = FORMATS["json"].write(plain_quiz())
    for broken in (data.replace(b'"stem"', b'"stalk"'), data.replace(b"how-long", b"how-tall"), data[:-20]):
        with pytest.raises(UsageError, match="is not a quiz that verse quiz wrote"):
            kept_in(broken)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_word_files_open_in_libreoffice(tmp_path):
    for name in ("docx", "docx-key"):
        (tmp_path / f"{name}.docx").write_bytes(FORMATS[name].write(plain_quiz()))
    files = [str(tmp_path / f"{name}.docx") for name in ("docx", "docx-key")]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "txt:Text", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    handout, key = ((tmp_path / f"{name}.txt").read_text("utf-8-sig") for name in ("docx", "docx-key"))
    assert "Number the steps in the order they are taken" in handout
    assert "Right: A. 45 working days" in key
    assert "1. Referral" in key
