"""A PDF or Word file whose bytes were altered is read, or refused in a sentence, by its reader and in time."""

import random
import signal
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.errors import SourceError
from ingest.readers.apart import read_apart
from ingest.readers.docx.reader import read_docx
from ingest.readers.limits import DEFAULT
from ingest.readers.pdf.reader import read_pdf
from tests.ingest.readers.docx_fixtures import abstract, cell, level, num, p, row, table, write
from tests.ingest.readers.pdf_fixtures import LONG, OTHER, Sheet, pdf

FILES = 40  # of each kind
APART = 3  # of them in a process of their own, as a file that is added is read
SECONDS = 30  # each
WILD = [b"-1", b"0", b"99999999999999", b"1e99", b"\xff\xfe", b"]]>", b"<<", b"endobj", b"&#0;"]

Mutation = Callable[[Path, random.Random], None]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Alter bytes in some places: change, drop, repeat, or put something wild in."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        at, length = chance.randrange(len(found)), chance.randint(1, 30)
        match chance.randrange(4):
            case 0:
                found[at] = chance.randrange(256)
            case 1 if len(found) > 100:
                del found[at : at + length]
            case 2:
                found[at:at] = found[chance.randrange(len(found)) :][:length]
            case _:
                found[at : at + 1] = chance.choice(WILD)
    return bytes(found)


def write_pdf(path: Path, chance: random.Random) -> None:
    first, then = Sheet(), Sheet()
    first.text(72, 60, "Visiting policy", 18, "B")
    y = first.paragraph(72, 100, f"1.1 {LONG}")
    first.grid([72, 250, 450], [y + 20, y + 40, y + 60])
    for x, words in ((78, ("Name", "Duty desk")), (256, ("Telephone", "01632 960001"))):
        for row_, word in enumerate(words):
            first.text(x, y + 34 + 20 * row_, word)
    then.text(72, 80, "• One thing")
    then.paragraph(72, 110, OTHER)
    path.write_bytes(mutated(pdf(first, then, outline=(("Visiting policy", 1),), title="Visits"), chance))


def write_docx(path: Path, chance: random.Random) -> None:
    """Alter one or two parts before they are packed: a package that is damaged itself would be refused at once."""
    rows = table(row(cell(p("Name")), cell(p("Telephone"))), row(cell(p("Duty desk")), cell(p("01632 960001"))))
    body = p("Visits", "Heading1") + p(LONG, num=(1, 0)) + p(OTHER, num=(1, 0)) + rows
    write(path, body, numbering=abstract(1, level(0, "decimal", "%1.")) + num(1, 1))
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name in chance.sample(sorted(parts), chance.randint(1, 2)):
        parts[name] = mutated(parts[name], chance)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


@contextmanager
def in_time() -> Iterator[None]:
    """Fail what takes too long."""

    def late(*_: object) -> None:
        pytest.fail(f"not read within {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    ("name", "write_mutated", "reader"), [("policy.pdf", write_pdf, read_pdf), ("policy.docx", write_docx, read_docx)]
)
def test_a_mutated_file_ends_in_pieces_or_in_a_sentence(tmp_path, name, write_mutated: Mutation, reader) -> None:
    file, ends = tmp_path / name, Counter()
    for seed in range(FILES):
        write_mutated(file, random.Random(seed))
        try:
            with in_time():
                assert reader(file, DEFAULT).pieces is not None
            ends["read"] += 1
        except SourceError as exc:
            assert name in str(exc)
            assert "\n" not in str(exc)
            ends["refused"] += 1
    assert min(ends["read"], ends["refused"]) >= FILES // 10  # both ends are met


@pytest.mark.parametrize(("name", "write_mutated"), [("policy.pdf", write_pdf), ("policy.docx", write_docx)])
@pytest.mark.parametrize("seed", range(APART))
def test_a_mutated_file_that_is_added_ends_in_pieces_or_in_a_sentence(tmp_path, name, write_mutated, seed) -> None:
    file = tmp_path / name
    write_mutated(file, random.Random(1_000 + seed))
    try:
        assert read_apart(file).pieces
    except SourceError as exc:
        assert name in str(exc)
        assert "Traceback" not in str(exc)
