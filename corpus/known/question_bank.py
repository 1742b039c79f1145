"""The question bank: the questions that each paragraph answers, as people would ask them.

One file for each document, `questions/<document>.yaml`, in the order of the document. Where one item
of a list is the answer, the questions stand under the item; where one sentence is, under the words it
begins with; where the whole paragraph or list is, under the paragraph, and its opening words answer
first. Users' words and the documents' own abbreviations stand in `vocabulary.yaml`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CatalogueError, RefError
from corpus.known.stems import words_of
from corpus.paragraph import Paragraph
from corpus.plain_yaml import Entry, read_plain
from corpus.refs import ParagraphRef
from corpus.sentences import sentences
from corpus.text import matchable

AT_LEAST = 6  # questions of a paragraph and the items of its list together

Stretch = tuple[int, int]  # half-open, of characters

# Two questions that differ in these words alone ask the same.
_LITTLE = frozenset(
    "a an the is are was be been being it its to do does did i we you they my our your their me us of in on at for "
    "and or if with what whats this that there by from as so just please pls can could should would will have has "
    "had got get s".split()
)


@dataclass(frozen=True, slots=True)
class QuestionBank(Mapping[ParagraphRef, tuple[str, ...]]):
    """Questions by the paragraph, or the item of its list, that answers them; proved when loaded."""

    asked: Mapping[ParagraphRef, tuple[str, ...]]  # in the order of the documents
    silent: Mapping[ParagraphRef, str]  # paragraphs that answer nothing, and why
    version: str  # sha256 of the questions and where they stand
    shared: Mapping[ParagraphRef, frozenset[ParagraphRef]]  # paragraphs that say the same, or are one list
    answers: Mapping[str, Stretch]  # for each question the stretch of its paragraph's text that answers it first

    def __getitem__(self, ref: ParagraphRef) -> tuple[str, ...]:
        return self.asked[ref]

    def __iter__(self) -> Iterator[ParagraphRef]:
        return iter(self.asked)

    def __len__(self) -> int:
        return len(self.asked)

    def by_paragraph(self) -> dict[ParagraphRef, tuple[str, ...]]:
        """Return the questions of each paragraph together with those of its items."""
        found: dict[ParagraphRef, tuple[str, ...]] = {}
        for ref, questions in self.asked.items():
            found[ref.paragraph] = (*found.get(ref.paragraph, ()), *questions)
        return found

    def answered_by(self, ref: ParagraphRef) -> frozenset[ParagraphRef]:
        """Return every paragraph that is a right answer to the questions standing under this one."""
        return self.shared.get(ref.paragraph, frozenset({ref.paragraph}))


def load_question_bank(folder: Path, paragraphs: Iterable[Paragraph], at_least: int = AT_LEAST) -> QuestionBank:
    """Read a folder of questions and prove it against the paragraphs; raise CatalogueError when it is wrong.

    Every paragraph of a document that has a file must have questions, or say why it has none; a
    document without a file has no bank.
    """
    by_document: dict[str, list[Paragraph]] = {}
    for paragraph in paragraphs:
        by_document.setdefault(paragraph.ref.document, []).append(paragraph)
    entries: list[_Asked] = []
    for path in sorted(folder.glob("*.yaml")):
        found = [_read(entry) for entry in read_plain(path).entries("questions")]
        _prove_refs(path, found, by_document.get(path.stem, []))
        entries += found
    shared = _groups(entries)
    _prove_counts(entries, shared, by_document, at_least)
    _prove_questions(entries, shared)
    asked = {entry.ref: entry.questions for entry in entries if entry.questions}
    texts = {paragraph.ref: paragraph for several in by_document.values() for paragraph in several}
    answers = {question: at for entry in entries for question, at in _answers(entry, texts[entry.ref.paragraph])}
    return QuestionBank(asked, {e.ref: e.silent for e in entries if e.silent}, _version(asked), shared, answers)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One entry of a file."""

    place: str
    ref: ParagraphRef
    of_all: tuple[str, ...]  # questions that the paragraph, or the item, answers as a whole
    sentences: tuple[Entry, ...]  # and those that one sentence answers, by the words it begins with
    shares_with: ParagraphRef | None
    silent: str

    @property
    def questions(self) -> tuple[str, ...]:
        """All questions of the entry."""
        return (*self.of_all, *(question for each in self.sentences for question in each.items_of("asked_as")))


def _read(entry: Entry) -> _Asked:
    entry.expect("ref", also="asked_as sentences shares_with nothing_to_ask")
    for sentence in entry.entries("sentences"):
        sentence.expect("begins asked_as")
    try:
        ref = ParagraphRef.parse(entry.text("ref"))
        shares_with = ParagraphRef.parse(entry.text("shares_with")) if "shares_with" in entry else None
    except RefError as exc:
        raise CatalogueError(f"{entry.place}: {exc}") from exc
    of_all, by_sentence = tuple(entry.items_of("asked_as")), tuple(entry.entries("sentences"))
    asked = _Asked(entry.place, ref, of_all, by_sentence, shares_with, entry.text("nothing_to_ask"))
    if bool(asked.questions) == bool(asked.silent):
        raise CatalogueError(f"{entry.place}: give either “asked_as” or “nothing_to_ask”.")
    return asked


def _answers(entry: _Asked, paragraph: Paragraph) -> Iterator[tuple[str, Stretch]]:
    """Yield each question of an entry with what answers it first; raise CatalogueError when no sentence begins so."""
    item = paragraph.item(entry.ref.item) if entry.ref.item else None
    start, end = (item.start, item.end) if item else (0, len(paragraph.text))
    inside = [(a, b) for a, b in sentences(paragraph.text) if start <= a and b <= end]
    announcing = (span for span in inside if paragraph.text[slice(*span)].rstrip().endswith((":", ":-")))
    whole = (start, end) if item else next(announcing, inside[0])
    yield from ((question, whole) for question in entry.of_all)
    for each in entry.sentences:
        begun = [span for span in inside if paragraph.text[slice(*span)].startswith(each.text("begins"))]
        if len(begun) != 1:
            many = "No sentence" if not begun else "More than one sentence"
            raise CatalogueError(f"{each.place}: {many} of {entry.ref} begins “{each.text('begins')}”. Mend the words.")
        yield from ((question, begun[0]) for question in each.items_of("asked_as"))


def _prove_refs(path: Path, entries: Sequence[_Asked], paragraphs: Sequence[Paragraph]) -> None:
    """Every ref must exist, once, in the order of the document."""
    order: dict[ParagraphRef, int] = {}
    for paragraph in paragraphs:
        for ref in (paragraph.ref, *(paragraph.ref.at(item.mark) for item in paragraph.items)):
            order[ref] = len(order)
    before = -1
    for entry in entries:
        if entry.ref not in order:
            raise CatalogueError(f"{entry.place}: {path.stem} has no paragraph or item {entry.ref}. Mend the ref.")
        if order[entry.ref] <= before:
            raise CatalogueError(f"{entry.place}: {entry.ref} stands twice, or out of the document's order. Move it.")
        before = order[entry.ref]


def _groups(entries: Iterable[_Asked]) -> dict[ParagraphRef, frozenset[ParagraphRef]]:
    """Return, for each paragraph that shares its questions, all that share them with it."""
    known = {entry.ref.paragraph for entry in entries}
    groups: dict[ParagraphRef, frozenset[ParagraphRef]] = {}
    for entry in entries:
        if entry.shares_with is None:
            continue
        if entry.shares_with not in known or entry.shares_with == entry.ref:
            raise CatalogueError(f"{entry.place}: {entry.shares_with} is no other paragraph with questions.")
        both = (entry.ref.paragraph, entry.shares_with)
        group = frozenset(both).union(*(groups.get(ref, frozenset()) for ref in both))
        groups.update(dict.fromkeys(group, group))
    return groups


def _prove_counts(
    entries: Iterable[_Asked],
    shared: Mapping[ParagraphRef, frozenset[ParagraphRef]],
    by_document: Mapping[str, Sequence[Paragraph]],
    at_least: int,
) -> None:
    """Every paragraph of a document with a bank must have enough questions, or say why it has none."""
    counts: dict[ParagraphRef, int] = {}
    silent: set[ParagraphRef] = set()
    for entry in entries:
        counts[entry.ref.paragraph] = counts.get(entry.ref.paragraph, 0) + len(entry.questions)
        if entry.silent:
            silent.add(entry.ref)
    for document in {ref.document for ref in counts}:
        for ref in (paragraph.ref for paragraph in by_document[document]):
            count = sum(counts.get(each, 0) for each in shared.get(ref, (ref,)))
            if count < at_least and ref not in silent:
                raise CatalogueError(
                    f"{ref} has {count} questions; {at_least} are wanted. Add some, or say why there is nothing to ask."
                )


def _prove_questions(entries: Iterable[_Asked], shared: Mapping[ParagraphRef, frozenset[ParagraphRef]]) -> None:
    """No question may stand twice, nor ask the same as another of a paragraph that means something else."""
    exact: dict[str, str] = {}
    alike: dict[tuple[str, ...], _Asked] = {}
    for entry in entries:
        for question in entry.questions:
            place = exact.setdefault(matchable(question), f"{entry.place}, “{question}”")
            if place != f"{entry.place}, “{question}”" or entry.questions.count(question) > 1:
                raise CatalogueError(f"{entry.place}: “{question}” stands twice ({place}). Keep one.")
            words = tuple(word for word in words_of(question) if word not in _LITTLE)
            near = alike.setdefault(words, entry)
            if entry.ref.paragraph not in {near.ref.paragraph, *shared.get(near.ref.paragraph, ())}:
                raise CatalogueError(
                    f"{entry.place}: “{question}” asks the same as a question of {near.ref} ({near.place}). "
                    "Reword one, or keep it under the paragraph that answers it best."
                )


def _version(asked: Mapping[ParagraphRef, tuple[str, ...]]) -> str:
    content = json.dumps([[str(ref), *questions] for ref, questions in asked.items()], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
