"""The vector store: Chroma, through llama-index, in a folder of the snapshot or on a server.

Chroma keeps the vectors; opening reads them once, and a search multiplies with all of them.
Standardising needs the cosine of every candidate, and Chroma's own filtered query takes 4 ms
among 600 vectors and 330 ms among 100,000, where the product takes 0.1 ms and 16 ms.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SearchDown, SnapshotError, VerseError
from index.entry import Entry

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from llama_index.vector_stores.chroma import ChromaVectorStore

_PAGE = 2000  # vectors in one request
_SOON = 5.0  # seconds in which a server that is there says so
_KEEPING: "CreateHNSWConfiguration" = {  # nobody walks the graph of neighbours: it is small, and seldom written
    "space": "cosine",
    "ef_construction": 8,
    "max_neighbors": 4,
    "sync_threshold": 10_000,  # vectors
}

Add = Callable[[Entry, Sequence[str], NDArray[np.float32]], None]  # an entry, its windows' texts and vectors


@dataclass(frozen=True, slots=True)
class VectorStore:
    """One collection of vectors, in a folder, or on a Chroma server when there is a URL."""

    folder: Path
    url: str | None
    collection: str

    @contextmanager
    def writing(self) -> Iterator[Add]:
        """Make the collection and give the function that adds an entry's vectors to it."""
        from llama_index.core.schema import TextNode
        from llama_index.vector_stores.chroma import ChromaVectorStore

        with self._client(self.folder) as client:
            store = ChromaVectorStore.from_collection(
                client.create_collection(self.collection, embedding_function=None, configuration={"hnsw": _KEEPING})
            )
            held: list[TextNode] = []
            row = 0

            def add(entry: Entry, texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
                nonlocal row
                place = {"entry": entry.id, "area": entry.area, "document": entry.document}
                for text, vector in zip(texts, vectors, strict=True):
                    held.append(TextNode(id_=str(row), text=text, metadata=place, embedding=vector.tolist()))
                    row += 1
                if len(held) >= _PAGE:
                    _flush(store, held)

            yield add
            _flush(store, held)

    def read(self, rows: int) -> NDArray[np.float32]:
        """Return all vectors, (rows, dimensions), in the order they were added; SearchDown when their server is away.

        A Chroma folder is written to whenever it is opened, so a copy of it is read.
        """
        if self.url:
            return self._read(self.folder, rows)
        with TemporaryDirectory(prefix="verse-") as copy:
            try:
                shutil.copytree(self.folder, copy, dirs_exist_ok=True)
            except OSError as exc:
                raise SnapshotError(
                    f"The vectors cannot be read: {exc}. Run “verse ingest” again, or roll back."
                ) from exc
            return self._read(Path(copy), rows)

    def drop(self) -> None:
        """Delete the collection, if it is there."""
        with self._client(self.folder) as client:
            if self.collection in {found.name for found in client.list_collections()}:
                client.delete_collection(self.collection)

    def _read(self, folder: Path, rows: int) -> NDArray[np.float32]:
        from llama_index.vector_stores.chroma import ChromaVectorStore

        with self._client(folder) as client:
            store = ChromaVectorStore.from_collection(client.get_collection(self.collection, embedding_function=None))
            found = store.client.count()
            if found != rows:
                raise SnapshotError(
                    f"The collection {self.collection} holds {found} vectors where {rows} were written. "
                    "Run “verse ingest” again, or roll back."
                )
            pages = [_page(store, range(at, min(at + _PAGE, rows))) for at in range(0, rows, _PAGE)]
        return np.concatenate(pages)

    @contextmanager
    def _client(self, folder: Path) -> Iterator["ClientAPI"]:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError, NotFoundError
        from httpx import HTTPError

        if self.url:
            self._answers()
        # Chroma's client never closes the connections it keeps alive, so it keeps none.
        quiet = Settings(anonymized_telemetry=False, chroma_http_max_keepalive_connections=0)
        try:
            if self.url:
                parts = urlsplit(self.url)
                secure = parts.scheme == "https"
                port = parts.port or (443 if secure else 8000)
                client = chromadb.HttpClient(parts.hostname or "localhost", port, ssl=secure, settings=quiet)
            else:
                client = chromadb.PersistentClient(str(folder), settings=quiet)
            try:
                yield client
            finally:
                client.close()  # type: ignore[attr-defined]
        except VerseError:
            raise
        except NotFoundError as exc:
            raise SnapshotError(
                f"{self._where} has no collection {self.collection}. Run “verse ingest” again, or roll back."
            ) from exc
        except (ChromaError, HTTPError, ValueError) as exc:
            if self.url:
                raise SearchDown(f"{self._where} cannot be used ({exc}). Start it, or unset VERSE_CHROMA_URL.") from exc
            raise SnapshotError(
                f"{self._where} cannot be used ({exc}). Run “verse ingest” again, or roll back."
            ) from exc

    def _answers(self) -> None:
        """Raise SearchDown unless the server answers soon; Chroma's own client would wait for ever."""
        import httpx

        try:
            httpx.get(f"{str(self.url).rstrip('/')}/api/v2/heartbeat", timeout=_SOON).raise_for_status()
        except (httpx.HTTPError, httpx.InvalidURL) as exc:
            raise SearchDown(f"{self._where} does not answer ({exc}). Start it, or unset VERSE_CHROMA_URL.") from exc

    @property
    def _where(self) -> str:
        return f"The Chroma server at {self.url}" if self.url else f"The Chroma folder {self.folder}"


def _flush(store: "ChromaVectorStore", held: list) -> None:  # type: ignore[type-arg]
    if held:
        store.add(held)
        held.clear()


def _page(store: "ChromaVectorStore", rows: range) -> NDArray[np.float32]:
    found = store.client.get(ids=[str(row) for row in rows], include=["embeddings"])
    vectors = np.empty((len(rows), len(found["embeddings"][0])), dtype=np.float32)
    vectors[[int(row) - rows.start for row in found["ids"]]] = found["embeddings"]
    return vectors
