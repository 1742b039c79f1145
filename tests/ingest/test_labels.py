"""Labels and texts of the shipped documents, against tables written by hand from the sources."""

import re
from pathlib import Path

import pytest
import yaml

from corpus.paragraph import Paragraph
from corpus.text import matchable

LABELS = Path(__file__).parent / "labels"
DOCUMENTS = (
    "ce-child-in-need",
    "ce-step-up-step-down",
    "cwac-cin-pilot",
    "worcs-b1-children-in-need",
    "wt2015-chapter-1",
)


def table(name):
    return yaml.safe_load((LABELS / f"{name}.yaml").read_text(encoding="utf-8"))


CASES = [
    pytest.param(document, entry, id=f"{document}-{n}-{entry.get('label', '')}{entry.get('item', '')}")
    for document in DOCUMENTS
    for n, entry in enumerate(table(document))
]


def fits(paragraph: Paragraph, entry: dict) -> bool:
    """Whether a paragraph, or its item, is the one an entry of a table describes."""
    if "label" in entry and paragraph.ref.label != str(entry["label"]):
        return False
    text = paragraph.text
    if "item" in entry:
        found = [i for i in paragraph.items if i.mark == str(entry["item"])]
        if not found:
            return False
        text = text[found[0].start : found[0].end]
    text = matchable(text)
    said = [matchable(h).rstrip(":") for h in paragraph.headings]
    wanted = [matchable(h).rstrip(":") for h in entry.get("headings", [])]
    opening = matchable(entry.get("starts", ""))
    lead_in = said[-1] + ": " if said else ""  # a heading that begins the sentence stands before it
    return (
        (said[len(said) - len(wanted) :] == wanted if wanted else True)
        and (text.startswith(opening) or text.startswith(lead_in + opening))
        and text.endswith(matchable(entry.get("ends", "")))
        and all(matchable(part) in text for part in entry.get("contains", []))
        and not any(matchable(part) in text for part in entry.get("lacks", []))
        and entry.get("edition", paragraph.edition) == paragraph.edition
        and entry.get("status", paragraph.label_status) == paragraph.label_status
    )


@pytest.mark.parametrize(("document", "entry"), CASES)
def test_a_paragraph_is_labelled_as_a_reader_of_the_source_would(shipped, document, entry):
    found = [p for p in shipped[document].paragraphs if fits(p, entry)]
    assert len(found) == 1, (entry, [str(p.ref) for p in found])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_there_is_a_table_of_at_least_25_labels(document):
    assert len(table(document)) >= 25


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_that_is_not_guidance_stands_in_a_paragraph(shipped, document):
    texts = [(str(p.ref), matchable(p.text)) for p in shipped[document].paragraphs]
    for entry in table("absent").get(document, []) + table("absent").get("all", []):
        words = re.compile(r"(?<!\w)" + re.escape(matchable(entry["text"])))
        hits = [ref for ref, text in texts if words.search(text)]
        assert not hits, (entry, hits)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_sentence_that_is_guidance_stands_whole_in_exactly_one_paragraph(shipped, document):
    texts = [(str(p.ref), matchable(p.text)) for p in shipped[document].paragraphs]
    wrong = []
    for sentence in table("present").get(document, []):
        words = sentence["text"] if isinstance(sentence, dict) else sentence
        hits = [ref for ref, text in texts if matchable(words) in text]
        if len(hits) != 1:
            wrong.append((words, hits))
    assert not wrong
