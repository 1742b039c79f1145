"""Variants of the index: the same documents, without something that was learnt for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.assistant import Assistant
from assistant.build import build as open_assistant
from corpus.known.matters import load_matters
from corpus.settings import Settings
from index.build import Teaching, build
from ingest.books import read_books
from ingest.teaching import teaching_for

VARIANTS: dict[str, Callable[[Teaching], Teaching]] = {
    "without the adapter": lambda teaching: replace(teaching, adapter=None),
    "without the questions people ask": lambda teaching: Teaching(matters=teaching.matters),
}


@contextmanager
def variants(
    settings: Settings, progress: Callable[[str, int, int], None], *, wanted: bool
) -> Iterator[dict[str, Assistant]]:
    """Give an assistant over each variant that differs from the shipped index; none unless `wanted`."""
    if not wanted:
        yield {}
        return
    with TemporaryDirectory(prefix="verse-") as folder:
        books = read_books(replace(settings, home=Path(folder)))
        matters = load_matters(settings.corpus, books.holding)
        teaching = teaching_for(settings.corpus, books.holding, matters)
        built = {}
        for number, (name, change) in enumerate(VARIANTS.items()):
            changed = change(teaching)
            if changed == teaching:
                continue
            home = Settings(home=Path(folder) / str(number), corpus=settings.corpus)

            def told(step: str, done: int, total: int, name: str = name) -> None:
                progress(f"{name}: {step}", done, total)

            build(home, books.catalogue, books.documents, {}, told, changed)
            built[name] = open_assistant(home)
        yield built
