"""`verse bench scale`: a whole index with councils more, really made, opened and asked."""

import json

import pytest

from corpus.settings import Settings
from eval.cli_bench import main
from eval.councils import OF_EACH, councils


def test_scale_tells_what_a_larger_index_takes_and_whether_it_answers_the_same(
    ingested: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERSE_HOME", str(ingested.home))
    before = (ingested.index / "current").read_text("utf-8")
    assert main(["scale", "--paragraphs", "40", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    few, many = found["sizes"]
    assert (few["paragraphs_added"], many["paragraphs_added"]) == (0, 40)
    for size in (few, many):
        assert 0 < size["p50"] <= size["p95"] and size["cpu_ms"] > 1 and size["memory_mb"] > 300
    assert many["build_s"] > 0 and many["disk_mb"] > 10 and "tokens" in many["disk_mb_of"]
    assert 0.5 < found["same_answers"] <= 1
    assert (ingested.index / "current").read_text("utf-8") == before


def test_made_up_councils_each_have_an_area_and_every_word_of_theirs_stands_in_their_text() -> None:
    catalogue, documents = councils(OF_EACH + 30)
    assert [len(paragraphs) for _, paragraphs in documents.values()] == [OF_EACH, 30]
    assert len({area.id for area in catalogue.areas}) == 2
    for source, paragraphs in documents.values():
        for paragraph in paragraphs:
            ((start, end),) = paragraph.raw_spans(0, len(paragraph.text))
            assert source[start:end] == paragraph.text
    catalogue, _ = councils(20 * OF_EACH * 20 + 1)
    assert len({area.id for area in catalogue.areas}) == len(catalogue.areas) == 401
