"""With a Chroma server the vectors live there, one collection for each version."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import SearchDown, SnapshotError
from corpus.settings import Settings
from index.build import build
from index.snapshot import Snapshot, open_current


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


def connected(url: str):
    from chromadb import HttpClient
    from chromadb.config import Settings as ChromaSettings

    # The client never closes connections that it keeps alive.
    settings = ChromaSettings(chroma_http_max_keepalive_connections=0)
    return HttpClient(port=int(url.rsplit(":", 1)[1]), settings=settings)


def held(url: str) -> set[str]:
    with connected(url) as client:
        return {found.name for found in client.list_collections()}


def test_a_server_holds_the_vectors_and_finds_the_same(
    server: str, home: Settings, inputs, changed, snapshot: Snapshot
) -> None:
    remote = replace(home, chroma_url=server)
    version = build(remote, inputs.catalogue, inputs.documents, {}).version
    assert not (remote.index / version / "chroma").exists()
    assert held(server) == {f"verse-{version}"}
    here = snapshot.search("how long may an assessment take?")
    assert open_current(remote).search("how long may an assessment take?") == here
    made = [build(remote, i.catalogue, i.documents, {}).version for i in map(changed, range(3))]
    assert held(server) == {f"verse-{name}" for name in made}


def test_a_server_that_cannot_be_reached_is_told_as_such(home: Settings, inputs) -> None:
    remote = replace(home, chroma_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(SearchDown, match="cannot be used"):
        build(remote, inputs.catalogue, inputs.documents, {})


def test_a_collection_that_is_gone_is_named(server: str, home: Settings, inputs) -> None:
    remote = replace(home, chroma_url=server)
    version = build(remote, inputs.catalogue, inputs.documents, {}).version
    with connected(server) as client:
        client.delete_collection(f"verse-{version}")
    with pytest.raises(SnapshotError, match=f"no collection verse-{version}"):
        open_current(remote).search("visits")
