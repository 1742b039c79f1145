"""Metrics: what happened is counted, by whichever process did it, and nothing is told of whom or what."""

import os
import re
import subprocess
import sys

import httpx

from assistant.api.shared import shared_by_workers
from corpus.settings import Settings
from tests.house.conftest import ROOT
from tests.security.serving import TOKEN, Place

STEPS = ("screen", "understand", "look_up", "retrieve", "decide", "compose", "verify")
WORKER = """
import sys
from assistant.answer import AlertKind
from assistant.api.metrics import Metrics
metrics = Metrics(lambda: "v1")
for _ in range(3):
    metrics.problem("search-down")
metrics.request("/v1/ask", 200, 0.02)
with metrics.under_way():
    print("under way", flush=True)
    sys.stdin.readline()
    print(metrics.text().decode(), flush=True)
"""


def counted(text: str, name: str, **labels: str) -> float:
    """Return a count, whatever the order of its labels; nought where it is not told."""
    for line in text.splitlines():
        found = re.fullmatch(rf"{name}(?:\{{(.*)\}})? (\S+)", line)
        if found and dict(re.findall(r'(\w+)="([^"]*)"', found[1] or "")) == labels:
            return float(found[2])
    return 0.0


def told(client: httpx.Client) -> str:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return answer.text


def test_metrics_are_for_those_who_may_come_in(place: Place) -> None:
    with place.visit() as stranger:
        assert stranger.get("/metrics").status_code == 401


def test_each_turn_is_counted_by_how_it_ended_with_its_steps_and_alerts(place: Place) -> None:
    with place.visit(token=TOKEN) as client:
        before = told(client)
        for question, status in (
            ("how long can an assessment take at most?", "answered"),
            ("there is a man hitting the children next door now", None),
            ("Kelly Brown, born 3/4/2015, how long can her assessment take?", "answered"),
            ("what is the capital of France?", None),
        ):
            answer = client.post("/v1/ask", json={"question": question, "area": "cheshire-east"}).json()
            assert status is None or answer["status"] == status
        after = told(client)

    def rise(name: str, **labels: str) -> float:
        return counted(after, name, **labels) - counted(before, name, **labels)

    statuses = ("answered", "clarify", "not_in_documents", "out_of_scope")
    assert sum(rise("verse_turns_total", status=status) for status in statuses) == 4
    assert rise("verse_turns_total", status="answered") >= 2
    assert rise("verse_turns_total", status="out_of_scope") + rise("verse_turns_total", status="not_in_documents") >= 1
    assert rise("verse_alerts_total", kind="danger") == 1
    assert rise("verse_alerts_total", kind="personal_data") == 1
    assert rise("verse_turn_seconds_count") == 4
    for step in STEPS:
        assert rise("verse_step_seconds_count", step=step) == 4
        assert rise("verse_step_seconds_sum", step=step) > 0
    assert rise("verse_request_seconds_count", face="api", status="2xx") == 4


def test_the_version_that_answers_is_told_and_what_is_under_way(place: Place, ingested: Settings) -> None:
    version = (ingested.index / "current").read_text("utf-8").strip()
    with place.visit(token=TOKEN) as client:
        text = told(client)
    assert counted(text, "verse_index_info", version=version) == 1
    assert counted(text, "verse_requests_in_flight") == 1  # this one
    assert counted(text, "process_resident_memory_bytes") > 0


def test_what_is_refused_is_counted_by_reason(place: Place) -> None:
    with place.visit(token=TOKEN) as client, place.visit() as stranger:
        before = told(client)
        stranger.get("/v1/rules")
        client.get("/v1/nothing")
        after = told(client)
    for kind in ("not-signed-in", "not-found"):
        rise = counted(after, "verse_problems_total", kind=kind) - counted(before, "verse_problems_total", kind=kind)
        assert rise == 1


def test_metrics_hold_no_word_of_a_question_and_nobodys_name(place: Place) -> None:
    with place.visit(token=TOKEN) as client:
        client.post("/v1/ask", json={"question": "Is Kelly Brown's assessment overdue?"})
        client.get("/v1/search", params={"q": "Kelly Brown"})
        client.get("/Kelly/Brown")
        text = told(client)
    for word in ("Kelly", "Brown", "overdue", "staff", "127.0.0", TOKEN):
        assert word not in text


def test_workers_count_together_and_one_that_has_ended_is_doing_nothing() -> None:
    with shared_by_workers():
        workers = [_worker() for _ in range(2)]
        for worker in workers:
            assert worker.stdout and worker.stdout.readline() == "under way\n"
        workers[0].kill()
        workers[0].communicate()
        text, _ = workers[1].communicate("\n", timeout=30)
    assert counted(text, "verse_problems_total", kind="search-down") == 6
    assert counted(text, "verse_request_seconds_count", face="api", status="2xx") == 2
    assert counted(text, "verse_requests_in_flight") == 1
    assert counted(text, "verse_index_info", version="v1") == 1
    assert "PROMETHEUS_MULTIPROC_DIR" not in os.environ


def _worker() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
