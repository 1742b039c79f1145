"""A snapshot: one whole, unchanging version of the index, open for reading and searching."""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from corpus.catalogue import Catalogue
from corpus.errors import SnapshotError, VerseError
from corpus.holding import Holding
from corpus.paragraph import Paragraph
from corpus.refs import ParagraphRef
from corpus.settings import Settings
from index import records
from index.adapter import Read, adapter_hash
from index.manifest import Manifest, read_manifest
from index.model import NAME, SHA256
from index.versions import current, store
from index.weights import SHIPPED, Weights

if TYPE_CHECKING:
    from index.engine import Engine
    from index.made import Earlier
    from index.served import Served


_DAYS = 100  # whose views are remembered
ADAPTER = "adapter"  # the folder of a version that holds what was learnt
RULES = "rules"  # the folder of a version that holds the rules of documents an operator added


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph found; the parts of its score are standardised over what was searched."""

    ref: ParagraphRef
    score: float
    lexical: float  # BM25
    dense: float  # sentence vectors
    late: float  # late interaction of the tokens
    asked: float  # likeness to the questions it is known to answer
    cosine: float  # of question and paragraph, -1 to 1
    likeness: float  # of the question and the nearest of its own questions, -1 to 1
    sentences: tuple[float, ...]  # cosine of the question with each sentence of the paragraph
    told: tuple[float, ...]  # and with the nearest question that the sentence is known to answer; -1 where none is


class Snapshot:
    """One version of the index. What is heavy is loaded with the first search, or by `warm`."""

    def __init__(self, settings: Settings, version: str) -> None:
        self.version = version
        self._folder = settings.index / version
        self.manifest = _checked(self._folder)
        remote = self.manifest.settings["chroma_url"]
        self._store = store(self._folder, version, remote and (settings.chroma_url or remote))
        with _readable(self._folder):
            self.catalogue = Catalogue.model_validate_json(self._text("catalogue.json"))
            self.report: dict[str, Any] = json.loads(self._text("report.json"))
            self.paragraphs: Mapping[str, Paragraph] = MappingProxyType(self._paragraphs())  # by ref, in order
        self._sources: dict[str, str] = {}
        self._opening = Lock()
        self._engine: Engine | None = None
        self._whole = self  # what a view of it by day shares its engine with
        self._by_day: dict[tuple[date, bool], Snapshot] = {}
        self._views: dict[frozenset[tuple[str, str]], Snapshot] = {_standing(self.catalogue): self}

    def on(self, day: date, *, published: bool = False) -> "Snapshot":
        """Return this version with the editions in the lead that bind on a day; the same one for days that are alike.

        With `published`, editions whose entry gives no day count from when they were published.
        """
        whole, key = self._whole, (day, published)
        found = whole._by_day.get(key)
        if found is None:
            catalogue = whole.catalogue.on(day, published=published)
            found = whole._views.setdefault(_standing(catalogue), whole._seen_with(catalogue))
            if len(whole._by_day) >= _DAYS:
                whole._by_day.clear()
            whole._by_day[key] = found
        return found

    def _seen_with(self, catalogue: Catalogue) -> "Snapshot":
        view = copy(self)
        view.catalogue = catalogue
        for name in ("holding", "_leading"):  # they rest on the catalogue
            view.__dict__.pop(name, None)
        return view

    def source(self, document: str) -> str:
        """Return a document's source text as it was ingested; raise CatalogueError when there is none."""
        book = self.catalogue.document(document).book
        if book not in self._sources:
            with _readable(self._folder):
                self._sources[book] = self._text(f"sources/{book}.txt")
        return self._sources[book]

    @cached_property
    def holding(self) -> Holding:
        """Everything that is held, for proving words against it."""
        sources = {document.book: self.source(document.book) for document in self.catalogue.documents}
        return Holding(self.catalogue, self.paragraphs, sources)

    @property
    def rules(self) -> Path:
        """The folder of the rules of documents that an operator added."""
        return self._folder / RULES

    def search(
        self,
        question: str,
        *,
        words: str = "",
        areas: Collection[str] | None = None,
        documents: Collection[str] | None = None,
        limit: int = 10,  # paragraphs
        weights: Weights = SHIPPED,
    ) -> tuple[Hit, ...]:
        """Return the best paragraphs for a question, best first.

        Only paragraphs of these areas (None: of all) and documents (None: of all that no other takes the
        place of) are looked at. `words` are further ones for the search by words: what the documents call
        the question's. An unknown area or document raises CatalogueError.
        """
        for area in areas or ():
            self.catalogue.area(area)
        books = self._leading
        if documents is not None:
            books = {self.catalogue.document(document).book for document in documents}
        found = self._opened().search(question, words=words, areas=areas, documents=books, limit=limit, weights=weights)
        return tuple(
            Hit(
                ref=self.paragraphs[m.id].ref,
                score=m.score,
                lexical=m.lexical,
                dense=m.dense,
                late=m.late,
                asked=m.asked,
                cosine=m.cosine,
                likeness=m.likeness,
                sentences=m.sentences,
                told=m.told,
            )
            for m in found
        )

    def nearest(
        self, question: str, *, areas: Collection[str] | None = None, limit: int = 10
    ) -> tuple[tuple[str, float], ...]:
        """Return the keys of the known matters whose questions are nearest to this one, with the cosine."""
        return self._opened().nearest(question, areas=areas, limit=limit)

    @property
    def questions(self) -> dict[str, list[str]]:
        """The questions that paragraphs and items are known to answer, by reference."""
        return {ref: list(questions) for ref, questions in self.answers.items()}

    @property
    def answers(self) -> dict[str, dict[str, tuple[int, int]]]:
        """The same, each question with the stretch of the paragraph's text that answers it first."""
        asked = json.loads(self._text("questions.json"))
        return {ref: {one: (at[0], at[1]) for one, at in questions.items()} for ref, questions in asked.items()}

    @property
    def by_words_only(self) -> bool:
        """Whether searches miss what is said in other words, because the server of the vectors is away."""
        return self._opened().by_words_only

    def warm(self) -> None:
        """Load the model and the index now, so that the first question need not wait."""
        self._opened().search("Who is this for?", limit=1)

    def earlier(self) -> "Earlier | None":
        """Return what this version holds of each entry, for the next one to keep."""
        from index.made import Earlier

        return Earlier.opened(self._folder, self._store)

    def verify(self) -> None:
        """Raise SnapshotError when any file, however large, is not as it was written."""
        self.manifest.check(self._folder, thorough=True)

    def _opened(self) -> "Engine":
        whole = self._whole
        with whole._opening:
            if whole._engine is None:
                from index.engine import Engine

                with _readable(self._folder):
                    whole._engine = Engine(self._folder, self._store, served_by(self._folder))
            return whole._engine

    def _paragraphs(self) -> dict[str, Paragraph]:
        with (self._folder / "paragraphs.jsonl").open(encoding="utf-8", newline="\n") as lines:
            return {str(paragraph.ref): paragraph for paragraph in records.read(lines)}

    @cached_property
    def _leading(self) -> Collection[str] | None:
        """The documents that answer unless others are asked for; None where that is all of them."""
        leading = self.catalogue.leading
        return {document.book for document in leading} if len(leading) < len(self.catalogue.documents) else None

    def _text(self, name: str) -> str:
        return (self._folder / name).read_bytes().decode("utf-8")


def _standing(catalogue: Catalogue) -> frozenset[tuple[str, str]]:
    """Return what tells two days apart: the status of every edition."""
    return frozenset((document.book, document.status) for document in catalogue.documents)


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Turn what a damaged file brings about into an error that says so."""
    try:
        yield
    except VerseError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise SnapshotError(
            f"The index {folder.name} is damaged and cannot be read ({exc}). "
            "Run “verse ingest” again, or roll back to another version."
        ) from exc


def open_current(settings: Settings) -> Snapshot:
    """Open the live version as it is today; raise SnapshotError when there is none or it is not whole."""
    version = current(settings)
    if version is None:
        raise SnapshotError(f"There is no index in {settings.index} yet. Run “verse ingest” to make one.")
    return Snapshot(settings, version).on(date.today())


def _checked(folder: Path) -> Manifest:
    manifest = read_manifest(folder)
    if manifest.model_sha256 != SHA256:
        raise SnapshotError(
            f"The index {manifest.version} was made with the model {manifest.model} "
            f"({manifest.model_sha256[:12]}…), and this is {NAME} ({SHA256[:12]}…). "
            "Run “verse ingest” to make it again with this one."
        )
    manifest.check(folder)
    return manifest


def served_by(folder: Path) -> "Served":
    """Return the model that serves a version: the shipped one, or what its adapter makes of it."""
    from index.model import load_model
    from index.served import Served

    learnt = folder / ADAPTER
    if not learnt.exists():
        return Served(load_model())
    return Served(load_model(learnt), adapter_hash(learnt), Read(learnt))
