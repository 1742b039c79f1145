"""The vocabulary: what users' words are called in the documents, and what abbreviations mean in each.

It serves the search by words, and the reading of a question. A term may mean different things in
different documents (CYPP), or at different stages (lead professional).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.errors import CatalogueError, RefError
from corpus.known.stems import stem, words_of
from corpus.paragraph import Paragraph
from corpus.plain_yaml import Entry, read_plain
from corpus.refs import ParagraphRef
from corpus.text import matchable

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What people say, and what the documents call it."""

    say: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """What an abbreviation or a local term means in one document."""

    term: str
    document: str
    means: str
    ref: ParagraphRef | None  # where the document says so; None: known from outside it, never cited
    when: str = ""  # the stage at which it means this, where that matters

    @property
    def outside(self) -> bool:
        """Whether the document itself never says what the term means."""
        return self.ref is None


@dataclass(frozen=True)
class Vocabulary:
    """Users' words and the documents' terms; proved when loaded."""

    words: tuple[Word, ...]
    terms: tuple[Term, ...]

    def also(self, text: str) -> tuple[str, ...]:
        """Return the documents' words for what people say in a text, each once, in its order.

        The longest saying wins: "at risk register" is not also read as "register".
        """
        spoken = stems_of(text)
        found: dict[str, None] = {}
        place = 0
        while place < len(spoken):
            length, means = self._longest(spoken[place:])
            found |= dict.fromkeys(means)
            place += length
        return tuple(found)

    def meanings(self, term: str, document: str | None = None) -> tuple[Term, ...]:
        """Return what a term means in a document, or in each of them."""
        asked = matchable(term)
        return tuple(each for each in self.terms if matchable(each.term) == asked and document in (None, each.document))

    def _longest(self, spoken: Stems) -> tuple[int, tuple[str, ...]]:
        for say, means in self._by_first.get(spoken[0], ()):
            if spoken[: len(say)] == say:
                return len(say), means
        return 1, ()

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[Stems, tuple[str, ...]]]]:
        """Sayings by their first stem, the longest first."""
        found: dict[str, list[tuple[Stems, tuple[str, ...]]]] = {}
        for word in self.words:
            say = stems_of(word.say)
            found.setdefault(say[0], []).append((say, word.means))
        for sayings in found.values():
            sayings.sort(key=lambda saying: -len(saying[0]))
        return found


def stems_of(text: str) -> Stems:
    """Return the stems of a text's words."""
    return tuple(stem(word) for word in words_of(text))


def load_vocabulary(path: Path, paragraphs: Iterable[Paragraph]) -> Vocabulary:
    """Read the vocabulary and prove it against the paragraphs; raise CatalogueError when it is wrong."""
    data = read_plain(path)
    texts = {paragraph.ref: paragraph.text for paragraph in paragraphs}
    words = [_word(entry) for entry in data.entries("words")]
    terms = [_term(entry, texts) for entry in data.entries("terms")]
    _prove_words(path.name, words, texts.values())
    once: set[tuple[str, str, str]] = set()
    for term in terms:
        key = (matchable(term.term), term.document, term.when)
        if key in once:
            raise CatalogueError(f"{path.name}: {term.term} stands twice for {term.document}. Keep one.")
        once.add(key)
    return Vocabulary(tuple(words), tuple(terms))


def _word(entry: Entry) -> Word:
    entry.expect("say means")
    return Word(entry.text("say"), tuple(entry.items_of("means")))


def _term(entry: Entry, texts: dict[ParagraphRef, str]) -> Term:
    """Read one term; one with a ref must stand in that paragraph together with its meaning."""
    entry.expect("term document means", also="ref when outside")
    term, document, means = (entry.text(name) for name in ("term", "document", "means"))
    if ("ref" in entry) == (entry.text("outside") == "true"):
        raise CatalogueError(f"{entry.place}: {term} needs either a “ref” or “outside: true”.")
    if "ref" not in entry:
        return Term(term, document, means, None, entry.text("when"))
    try:
        ref = ParagraphRef.parse(entry.text("ref"))
    except RefError as exc:
        raise CatalogueError(f"{entry.place}: {exc}") from exc
    text = matchable(texts.get(ref, ""))
    if ref.document != document or matchable(term) not in text or matchable(means) not in text:
        raise CatalogueError(f"{entry.place}: {ref} does not say that {term} means “{means}”. Mend one of them.")
    return Term(term, document, means, ref, entry.text("when"))


def _prove_words(name: str, words: Iterable[Word], texts: Iterable[str]) -> None:
    """Every saying must stand once, and each of its meanings somewhere in the documents."""
    written = "\n".join(f" {' '.join(stems_of(text))} " for text in texts)
    said: set[Stems] = set()
    for word in words:
        say = stems_of(word.say)
        if not say or say in said:
            raise CatalogueError(f"{name}: “{word.say}” stands twice, or says nothing. Keep one.")
        said.add(say)
        for meaning in word.means:
            if f" {' '.join(stems_of(meaning))} " not in written:
                raise CatalogueError(f"{name}: the documents never say “{meaning}” (for “{word.say}”). Take it out.")
