"""With a Chroma server the vectors live there, one collection for each version."""

import select
import shutil
import socket
import socketserver
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import SearchDown, SnapshotError
from corpus.settings import Settings
from index import held
from index.build import build
from index.live import Live
from index.snapshot import Snapshot, open_current
from index.versions import make_current


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server that runs while these tests do."""
    port = free_port()
    folder = tmp_path_factory.mktemp("server")
    command = [shutil.which("chroma", path=str(Path(sys.executable).parent)), "run"]
    process = subprocess.Popen(
        [*command, "--path", folder, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"{url}/api/v2/heartbeat", timeout=1):
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    yield url
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture(autouse=True)
def another_second() -> None:
    """Wait for the next second: these tests share one server, and a version's name holds the second it was made in."""
    time.sleep(1 - time.time() % 1)


@contextmanager
def forwarded(port: int, url: str) -> Iterator[None]:
    """Let a port lead to a server for as long as it is needed."""
    at = ("127.0.0.1", int(url.rsplit(":", 1)[1]))

    class Pass(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(at) as other:
                ends = {self.request: other, other: self.request}
                while readable := select.select(list(ends), [], [], 5)[0]:
                    for end in readable:
                        data = end.recv(65536)
                        if not data:
                            return
                        ends[end].sendall(data)

    socketserver.ThreadingTCPServer.allow_reuse_address = True
    with socketserver.ThreadingTCPServer(("127.0.0.1", port), Pass) as running:
        threading.Thread(target=running.serve_forever).start()
        yield
        running.shutdown()


def connected(url: str):
    from chromadb import HttpClient
    from chromadb.config import Settings as ChromaSettings

    # The client never closes connections that it keeps alive.
    settings = ChromaSettings(chroma_http_max_keepalive_connections=0)
    return HttpClient(port=int(url.rsplit(":", 1)[1]), settings=settings)


def collections(url: str) -> set[str]:
    with connected(url) as client:
        return {found.name for found in client.list_collections()}


def test_a_server_holds_the_vectors_and_finds_the_same(
    server: str, home: Settings, inputs, changed, snapshot: Snapshot
) -> None:
    remote = replace(home, chroma_url=server)
    version = build(remote, inputs.catalogue, inputs.documents, {}).version
    assert not (remote.index / version / "chroma").exists()
    assert collections(server) == {f"verse-{version}"}
    here = snapshot.search("how long may an assessment take?")
    assert open_current(remote).search("how long may an assessment take?") == here
    made = [build(remote, i.catalogue, i.documents, {}).version for i in map(changed, range(3))]
    assert collections(server) == {f"verse-{name}" for name in made}


def test_a_server_that_cannot_be_reached_is_told_as_such(home: Settings, inputs) -> None:
    remote = replace(home, chroma_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(SearchDown, match="does not answer"):
        build(remote, inputs.catalogue, inputs.documents, {})


def test_a_collection_that_is_gone_is_named(server: str, home: Settings, inputs) -> None:
    remote = replace(home, chroma_url=server)
    version = build(remote, inputs.catalogue, inputs.documents, {}).version
    with connected(server) as client:
        client.delete_collection(f"verse-{version}")
    with pytest.raises(SnapshotError, match=f"no collection verse-{version}"):
        open_current(remote).search("visits")


def test_vectors_that_are_not_those_written_are_refused(server: str, home: Settings, inputs) -> None:
    remote = replace(home, chroma_url=server)
    version = build(remote, inputs.catalogue, inputs.documents, {}).version
    with connected(server) as client:
        collection = client.get_collection(f"verse-{version}", embedding_function=None)
        first, second = collection.get(ids=["0", "1"], include=["embeddings"])["embeddings"]
        collection.update(ids=["0", "1"], embeddings=[second, first])  # as many as before, and each a real one
    with pytest.raises(SnapshotError, match="not those that were written"):
        open_current(remote).search("visits")


def test_while_the_server_is_away_search_is_by_words_and_comes_back_by_itself(
    server: str, home: Settings, inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(replace(home, chroma_url=server), inputs.catalogue, inputs.documents, {})
    monkeypatch.setattr(held, "PAUSE", 0.05)
    place = free_port()
    snapshot = open_current(replace(home, chroma_url=f"http://127.0.0.1:{place}"))
    assert snapshot.by_words_only
    found = snapshot.search("how long may an assessment take?")
    assert found[0].ref.document == "nation-guide"
    assert {hit.cosine for hit in found} == {0.0}
    with forwarded(place, server):
        end = time.monotonic() + 20
        while snapshot.by_words_only:
            assert time.monotonic() < end
            time.sleep(0.05)
    assert snapshot.search("how long may an assessment take?")[0].cosine > 0.5


def test_a_new_version_is_not_answered_from_until_its_vectors_can_be_read(
    server: str, home: Settings, changed, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (
        build(replace(home, chroma_url=server), i.catalogue, i.documents, {}).version for i in map(changed, (1, 2))
    )
    monkeypatch.setattr(held, "PAUSE", 0.05)
    monkeypatch.setattr("index.live._PAUSE", 0.05)
    make_current(home, first)
    place = free_port()
    with forwarded(place, server):
        live = Live(replace(home, chroma_url=f"http://127.0.0.1:{place}"))
    make_current(home, second)
    for _ in range(20):
        assert live().version == first
        time.sleep(0.02)
    with forwarded(place, server):
        end = time.monotonic() + 20
        while live().version != second:
            assert time.monotonic() < end
            time.sleep(0.05)
    assert not live().by_words_only
