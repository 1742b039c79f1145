"""The baseline that people start from: LlamaIndex as its first page shows it, over the same files.

Default splitter, the same embedding model, Chroma, the default of two chunks; no area, no labels.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.settings import CORPUS
from index.model import weights_folder

if TYPE_CHECKING:
    from llama_index.core.base.base_retriever import BaseRetriever

NAME = "LlamaIndex quickstart"


class Quickstart:
    """Returns the chunks that the quickstart would show its reader or its language model."""

    def __init__(self, retriever: "BaseRetriever") -> None:
        self._retriever = retriever

    def shown(self, question: str) -> str:
        """Return the text of the chunks found."""
        return "\n\n".join(found.node.get_content() for found in self._retriever.retrieve(question))


@contextmanager
def quickstart(documents: Path = CORPUS / "documents") -> Iterator[Quickstart]:
    """Index the raw files in a temporary folder; takes some seconds.

    The splitter's tokenizer comes with llama-index, so nothing is fetched.
    """
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    import chromadb
    from chromadb.config import Settings
    from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    from llama_index.vector_stores.chroma import ChromaVectorStore

    with tempfile.TemporaryDirectory(prefix="verse-") as folder:
        client: Any = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
        collection = client.create_collection("quickstart", embedding_function=None)
        store = ChromaVectorStore(chroma_collection=collection)
        index = VectorStoreIndex.from_documents(
            SimpleDirectoryReader(str(documents)).load_data(),
            storage_context=StorageContext.from_defaults(vector_store=store),
            embed_model=HuggingFaceEmbedding(model_name=str(weights_folder())),
        )
        try:
            yield Quickstart(index.as_retriever())
        finally:
            client.close()
