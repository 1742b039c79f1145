"""`verse eval` from the questions to the page, over the shipped documents."""

import json
import re
from dataclasses import replace

import pytest

from assistant.answer import Status
from corpus.errors import SourceError, VerseError
from eval import cli
from eval.golden import golden_file, load_golden
from eval.report import page
from eval.result import OURS, score_run
from eval.runs import ANSWERS, CONFIG, SCORES, SUMMARY, Run

ASKED = 4


@pytest.fixture(scope="module")
def run(ingested, tmp_path_factory):
    """One evaluation of the first few questions."""
    runs = tmp_path_factory.mktemp("runs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERSE_HOME", str(ingested.home))
        assert cli.main(["--limit", str(ASKED), "--runs", str(runs), "--no-ablations", "--json"]) == 0
    (folder,) = runs.iterdir()
    return Run(folder)


def test_a_run_holds_its_config_answers_and_scores(run):
    assert {CONFIG, ANSWERS, SCORES, SUMMARY} <= {path.name for path in run.folder.iterdir()}
    assert run.config["items"] == ASKED and run.config["commit"] and run.config["index"]
    ids = [row["id"] for row in run.rows(ANSWERS)]
    assert ids == sorted(ids) == [item.id for item in load_golden(golden_file("dev"))[:ASKED]]
    assert all(row["took_ms"] > 0 and row["answer"]["status"] in set(Status) for row in run.rows(ANSWERS))


def test_scoring_reads_the_disk_and_gives_the_same_again(run):
    before = run.summary
    assert score_run(run).summary == before == run.summary


def test_baselines_were_asked_in_the_same_run(run):
    shown = run.summary["shown"]
    assert {OURS, "LlamaIndex quickstart"} <= set(shown)
    assert all(means["gold"]["of"] == ASKED for means in shown.values())
    assert shown["LlamaIndex quickstart"]["characters"]["value"] > shown[OURS]["characters"]["value"]


def test_answers_that_were_lost_or_are_of_no_question_are_noticed(run, tmp_path):
    copy = Run(tmp_path)
    for name in (CONFIG, ANSWERS):
        (tmp_path / name).write_bytes((run.folder / name).read_bytes())
    rows = run.rows(ANSWERS)
    copy.write_rows(ANSWERS, rows[1:])
    with pytest.raises(SourceError, match="3 answers"):
        score_run(copy)
    copy.write_rows(ANSWERS, [*rows[1:], {**rows[0], "id": "dev-999"}])
    with pytest.raises(SourceError, match="3 of them"):
        score_run(copy)


def test_no_questions_is_a_failure(tmp_path):
    with pytest.raises(VerseError, match="no questions"):
        cli.main(["--limit", "0", "--runs", str(tmp_path)])


def test_a_report_without_a_run_says_what_to_do(tmp_path):
    with pytest.raises(VerseError, match="Run “verse eval” first"):
        cli.main(["report", "--runs", str(tmp_path)])


def test_the_report_is_one_page_that_needs_nothing_else(run, capsys):
    assert cli.main(["report", "--runs", str(run.folder.parent)]) == 0
    text = (run.folder / "report.html").read_text(encoding="utf-8")
    assert not re.findall(r"<script|<link|<img|@import|url\(|src=|https?://", text)
    assert text.count("<svg") >= 4
    assert "right in behaviour, facts and citation" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("ragas", "shown"),
    [
        ({"absent": "ragas is not installed."}, "ragas is not installed."),
        ({"measures": {"context precision": {"value": 0.5, "of": 2, "undefined": 1}}}, "context precision"),
    ],
)
def test_the_report_shows_the_measures_of_ragas_or_that_there_are_none(run, ragas, shown):
    result = score_run(run)
    assert shown in page(replace(result, summary={**result.summary, "ragas": ragas}), None, reveal=False)


def test_the_report_says_what_was_tried_and_left_out(run):
    text = page(score_run(run), None, reveal=False)
    assert "Tried and left out" in text
    assert "The adapter trained again" in text and "340 to 332 of 365" in text


def test_the_report_shows_each_failed_question_with_answer_and_expectation(run):
    result = score_run(run)
    text = page(result, None, reveal=True)
    for scored in result.scores:
        assert (f"<code>{scored.item.id}</code>" in text) is (not scored.right)


def test_the_test_set_shows_ids_and_causes_and_no_words_unless_revealed(run):
    result = score_run(run)
    text = page(result, None, reveal=False)
    for scored in result.scores:
        assert (scored.item.id in text) is (not scored.right)
        assert scored.item.question not in text
        assert all(gold.quote not in text for gold in scored.item.gold)
        assert all(wording not in text for why in scored.why for wording in why.split(": ")[1:])


def test_the_report_compares_with_the_run_before(run):
    result = score_run(run)
    text = page(result, run, reveal=True)
    assert "Since the run before" in text and "Wrong now, right then (0)" in text


def test_the_summary_can_be_read_by_a_machine(run, capsys):
    assert cli.main(["report", "--runs", str(run.folder.parent), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["measures"]["right"]["of"] == ASKED
