"""A file is read in a process of its own: whatever it is, it ends in pieces or in a sentence, and in time."""

import random
from dataclasses import replace

import pytest

from corpus.errors import SourceError
from ingest.readers.apart import read_apart
from ingest.readers.limits import DEFAULT
from ingest.readers.manuscript import Sort

TEXT = "1. Visiting\n\n1.1 The social worker visits the child within 7 working days.\n"
PAGE = "<!doctype html><title>Visits</title><main><h1>Visits</h1><p>{}</p></main>"


def test_a_text_file_is_read(tmp_path):
    file = tmp_path / "visits.txt"
    file.write_text(TEXT)
    pieces = read_apart(file).pieces
    assert [(piece.sort, piece.number) for piece in pieces] == [(Sort.HEADING, "1"), (Sort.PROSE, "1.1")]


def test_a_web_page_is_read(tmp_path):
    file = tmp_path / "visits.html"
    file.write_text(PAGE.format("The social worker visits the child within 7 working days of the plan being agreed."))
    assert read_apart(file).title == "Visits"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("policy.pdf", b"PK\x03\x04 not a pdf"),
        ("policy.docx", b"%PDF-1.7"),
        ("policy.pdf", b""),
        ("policy.txt", b"\x00\x01\x02\x03" * 50),
        ("policy.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("policy.exe", b"MZ\x90\x00"),
    ],
)
def test_what_is_no_document_is_refused_by_name_in_a_sentence(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(SourceError, match="policy") as caught:
        read_apart(file)
    assert "Traceback" not in str(caught.value)
    assert str(caught.value).rstrip().endswith((".", ")"))


def test_a_file_over_the_size_is_refused_before_it_is_opened(tmp_path):
    file = tmp_path / "large.txt"
    file.write_text(TEXT * 100)
    with pytest.raises(SourceError, match=r"large\.txt has [\d,]+ bytes; a file may have 100"):
        read_apart(file, replace(DEFAULT, size=100))


def test_a_file_that_takes_too_long_is_stopped(tmp_path):
    file = tmp_path / "slow.html"
    file.write_text(PAGE.format("<i>word</i> " * 400_000))
    with pytest.raises(SourceError, match=r"slow\.html"):
        read_apart(file, replace(DEFAULT, seconds=1))


def test_a_file_that_needs_too_much_memory_is_stopped(tmp_path):
    file = tmp_path / "vast.html"
    file.write_text(PAGE.format("<p>word</p>" * 1_000_000))
    with pytest.raises(SourceError, match=r"vast\.html"):
        read_apart(file, replace(DEFAULT, memory=250_000_000))


def test_a_file_of_nothing_but_furniture_is_refused(tmp_path):
    file = tmp_path / "empty.html"
    file.write_text("<!doctype html><title>x</title><nav><a href='/'>Home</a></nav>")
    with pytest.raises(SourceError, match=r"empty\.html"):
        read_apart(file)


@pytest.mark.parametrize("seed", range(6))
def test_a_mutated_file_ends_in_pieces_or_in_a_sentence(tmp_path, seed):
    chance = random.Random(seed)
    data = bytearray(
        PAGE.format("<ul><li>One thing to do.<li>Another thing.</ul><table><tr><td>a<td>b</table>" * 5).encode()
    )
    for _ in range(chance.randint(1, 60)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    file = tmp_path / "mutated.html"
    file.write_bytes(bytes(data[: chance.randint(20, len(data))]))
    try:
        assert read_apart(file).pieces
    except SourceError as exc:
        assert "mutated.html" in str(exc)
