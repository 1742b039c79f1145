"""Several workers answer at one address: alike, without a pause, and until they are stopped."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from assistant.cli import main
from corpus.settings import Settings
from eval.processes import command_of
from eval.republished import republished
from index.versions import current
from tests.house.conftest import ROOT
from tests.serving.conftest import Served, asked

QUESTIONS = [
    ("How long have we got to finish the assessment?", "england"),
    ("Who goes to the core group?", None),
    ("a child told me today her dad hits her, who do I ring?", "cheshire-east"),
]


@pytest.fixture(scope="module")
def settings(ingested: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home of these tests' own, which they may change."""
    home = tmp_path_factory.mktemp("workers")
    shutil.copytree(ingested.index, home / "index")
    return Settings(home=home)


@pytest.fixture(scope="module")
def served(settings: Settings) -> Iterator[Served]:
    server = Served(settings, "--workers", "2")
    yield server
    server.stop()


def test_one_line_says_when_every_worker_can_answer(served: Served) -> None:
    assert served.printed[0] == "Opening the documents…\n"
    assert re.fullmatch(r"Ready at http://127\.0\.0\.1:\d+/ \(Ctrl-C stops it\)\.\n", served.printed[1])
    assert len(served.workers) == 2
    with served.client() as client:
        assert client.get("/readyz").json()["ready"] is True


def test_every_worker_gives_the_same_answer(served: Served) -> None:
    for question, area in QUESTIONS:
        answers = []
        for _ in range(6):  # a connection of its own for each: either worker may take it
            with served.client() as client:
                answers.append(asked(client, question, area))
        assert all(answer == answers[0] for answer in answers)


def test_a_worker_that_is_killed_is_started_again_and_nobody_else_notices(served: Served, until: Callable) -> None:
    killed, stays = served.workers
    os.kill(killed, signal.SIGKILL)
    with served.client() as client:
        for _ in range(10):
            with served.client() as fresh:
                assert asked(fresh, *QUESTIONS[0])["status"] == "answered"
        until(lambda: len(served.workers) == 2 and killed not in served.workers)
        until(lambda: "started again" in served.log)
        assert asked(client, *QUESTIONS[0])["status"] == "answered"
    assert stays in served.workers


def test_a_new_version_is_followed_by_every_worker_without_a_lost_request(
    served: Served, settings: Settings, until: Callable
) -> None:
    before = current(settings)
    stop, codes, versions = threading.Event(), [], []

    def ask() -> None:
        with served.client() as client:
            while not stop.is_set():
                answer = client.post("/v1/ask", json={"question": QUESTIONS[1][0], "today": "2026-11-17"})
                codes.append(answer.status_code)
                versions.append(answer.json()["index"])

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    new = republished(settings)
    try:
        until(lambda: {asking_either(served) for _ in range(4)} == {new} and set(versions[-12:]) == {new})
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert set(codes) == {200}
    assert set(versions) == {before, new}


def asking_either(served: Served) -> str:
    """Return the version that answers a connection of its own, which either worker may take."""
    with served.client() as client:
        version: str = client.get("/readyz").json()["index"]
        return version


def test_ctrl_c_stops_every_worker_quietly(settings: Settings, served: Served) -> None:
    workers = served.workers
    assert served.stop(signal.SIGINT) == 0
    assert not any("multiprocessing" in command_of(worker) for worker in workers)
    log = (settings.home / "serve.log").read_text("utf-8")
    assert "Traceback" not in log


def test_workers_end_when_what_started_them_is_killed(settings: Settings, until: Callable) -> None:
    server = Served(settings, "--workers", "2")
    workers = server.workers
    server.stop(signal.SIGKILL)
    until(lambda: not any("multiprocessing" in command_of(worker) for worker in workers), 20)
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.address}/healthz")


SLOW = """
import os, socket, time
from assistant.api import workers

workers._HEALTHCHECK = 1


def app():
    time.sleep(3)  # as long as a great index takes, beside the time in which a worker has to react

    async def answer(scope, receive, send):
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": str(os.getpid()).encode()})

    return answer


def nothing():
    pass


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0))
    config = workers.WorkerConfig("slow:app", 1, nothing, lifespan="off", log_config=None)
    workers.Workers(config, listener, lambda: print(listener.getsockname()[1], flush=True)).run()
"""


def test_on_a_signal_each_worker_is_replaced_however_long_a_fresh_one_takes_to_open(
    tmp_path: Path, until: Callable
) -> None:
    (tmp_path / "slow.py").write_text(SLOW, "utf-8")
    path = {"PYTHONPATH": f"{ROOT}:{tmp_path}"}
    with subprocess.Popen(
        [sys.executable, "slow.py"], cwd=tmp_path, env={**os.environ, **path}, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        address = f"http://127.0.0.1:{int(parent.stdout.readline())}/"
        before = httpx.get(address).text
        parent.send_signal(signal.SIGHUP)
        until(lambda: httpx.get(address).text != before)
        parent.send_signal(signal.SIGTERM)
        assert parent.wait(30) == 0


def test_fewer_than_one_worker_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--workers", "0", "--port", "0"]) != 0
    assert "--workers is at least 1" in capsys.readouterr().err


def test_without_an_index_no_worker_is_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERSE_HOME", str(tmp_path))
    assert main(["serve", "--workers", "2", "--port", "0"]) == 1
    assert "Run “verse ingest” to make one." in capsys.readouterr().err
