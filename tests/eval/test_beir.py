"""The measure of retrieval on folders in BEIR form."""

import json
import math
from pathlib import Path

import pytest

from corpus.errors import SourceError
from eval.beir import Query, as_understood, main, run, scores

CORPUS = {
    "a": ("Refunds", "A refund is paid within ten days."),
    "b": ("Opening", "The office opens at nine o'clock."),
    "c": ("Parking", "Cars may stand behind the building."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [{"_id": name, "title": title, "text": text} for name, (title, text) in CORPUS.items()]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    queries = [
        {"_id": "1", "text": "when do I get my money back?"},
        {"_id": "2", "text": "and where?", "history": [{"role": "user", "content": "Can I park my car?"}]},
        {"_id": "3", "text": "nothing is relevant to this one"},
    ]
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)) + "\n")
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n2\tc\t2\n2\tb\t0\n")
    return tmp_path


def test_scores_are_those_of_the_definitions() -> None:
    found = {"1": ["x", "a", "b"], "2": ["c"]}
    qrels = {"1": {"a": 2, "b": 1}, "2": {"d": 1}}
    first = (2 / math.log2(3) + 1 / math.log2(4)) / (2 + 1 / math.log2(3))
    assert scores(found, qrels) == {
        "ndcg@10": pytest.approx(first / 2),
        "recall@1": 0,
        "recall@5": 0.5,
        "recall@10": 0.5,
        "recall@100": 0.5,
        "mrr@10": 0.25,
    }


def test_a_folder_is_indexed_asked_and_scored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(str(folder))
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"ndcg@10", "mrr@10", "recall@1", "recall@5", "recall@10", "recall@100"}
    assert printed["recall@1"] >= 0.5
    assert printed["recall@5"] == printed["recall@100"] == 1


def test_what_was_said_before_can_be_made_part_of_the_question(folder: Path) -> None:
    asked: list[str] = []

    def joined(query: Query) -> list[tuple[str, float]]:
        asked.append(" ".join([*(turn["content"] for turn in query.history), query.text]))
        return [(asked[-1], 1.0)]

    assert run(folder, joined)["recall@1"] == 1
    assert asked[1] == "Can I park my car? and where?"


def test_a_follow_up_is_searched_as_the_assistant_searches_it() -> None:
    before = ({"role": "user", "content": "Can I park my car?"}, {"role": "assistant", "content": "Yes, outside."})
    (whole, _), (own, _), (answered, _) = as_understood(Query("q", "and where?", before))
    assert (whole, own, answered) == ("Can I park my car? and where?", "and where?", "Yes, outside. and where?")
    assert as_understood(Query("q", "and where?")) == (("and where?", 1.0),)


def test_a_folder_that_lacks_a_file_is_refused(folder: Path) -> None:
    (folder / "qrels" / "test.tsv").unlink()
    with pytest.raises(SourceError, match=r"test\.tsv cannot be read"):
        run(folder)


def test_a_wrong_line_is_named(folder: Path) -> None:
    with (folder / "corpus.jsonl").open("a") as file:
        file.write('{"text": "no id"}\n')
    with pytest.raises(SourceError, match=r"corpus\.jsonl, line 4"):
        run(folder)


def test_queries_that_nothing_is_relevant_to_are_refused_when_there_are_no_others(folder: Path) -> None:
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n")
    with pytest.raises(SourceError, match="no query with a relevant passage"):
        run(folder)
