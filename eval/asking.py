"""Asking without a pause: everything a service is asked, and each answer held against the one it gives in quiet."""

import http.client
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any

from eval.golden import golden_file, load_golden
from eval.runs import Row
from eval.served import Client, Server

OUTCOMES = {
    "right": "as in quiet",
    "by words": "by words only, with the notice, and no rule or figure that was not given in quiet",
    "wrong": "anything else",
    "refused": "told to come back for a minute and a half, with the reason",
    "lost": "no answer, and no word of coming back",
    "told to retry": "refused with a reason and a time to come back",
    "broken off": "connections of a worker that was killed; asked again at once",
}
_ANSWERED = ("right", "by words", "wrong", "refused", "lost")  # one of these for each request
_QUESTIONS = 120
_PATIENCE = 90.0  # seconds after which a request is given up
_PAUSE = 1.0  # seconds before one that was refused is sent again
_FAULTS = 20  # that are told in full
_PAGES = ("/", "/contacts", "/documents", "/timescales", "/routes", "/about", "/v1/rules?limit=5", "/v1/timelines")
_DEADLINES: tuple[Row, ...] = (
    {"amount": 45, "unit": "working days", "from": "2026-11-02"},
    {"rule": "ce-assessment-day-15", "from": "2026-11-02"},
)
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask; without a body, something to fetch."""

    path: str
    body: str = ""  # JSON

    def sent(self, client: Client) -> tuple[int, Any]:
        """Send it, and return the status and what is to be the same each time: of a page, only that it comes."""
        status, data = client.post(self.path, json.loads(self.body)) if self.body else client.get(self.path)
        if status != http.client.OK or not self.path.startswith("/v1/"):
            return status, None
        answer = json.loads(data)
        return status, {name: value for name, value in answer.items() if name not in ("took_ms", "index")}


@dataclass(slots=True)
class Tally:
    """What came of all that was asked."""

    counts: Counter[str] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)  # milliseconds, of what was answered at the first try
    faults: list[Row] = field(default_factory=list)
    _lock: Any = field(default_factory=Lock)

    @property
    def requests(self) -> int:
        """How many there were."""
        return sum(self.counts[what] for what in _ANSWERED)

    def add(self, what: str, took: float | None = None, fault: Row | None = None) -> None:
        """Count one outcome."""
        with self._lock:
            self.counts[what] += 1
            if took is not None:
                self.took.append(took)
            if fault is not None and len(self.faults) < _FAULTS:
                self.faults.append({"what": what, **fault})


def requests() -> list[Request]:
    """Return questions of every kind, pages and deadlines."""
    items = list(load_golden(golden_file("dev")))
    random.Random(3).shuffle(items)  # noqa: S311 - an order, not a secret
    asks = [
        {
            "question": item.question,
            "area": item.area,
            "today": item.today.isoformat(),
            "history": [{"role": said.role, "content": said.content} for said in item.history],
        }
        for item in items[:_QUESTIONS]
    ]
    return [
        *(Request("/v1/ask", json.dumps(body)) for body in asks),
        *(Request("/v1/deadlines", json.dumps(body)) for body in _DEADLINES),
        *map(Request, _PAGES),
    ]


def in_quiet(served: Server, asked: Sequence[Request], progress: Progress) -> dict[Request, tuple[int, Any]]:
    """Return what is answered to everything, one after the other, while nothing else happens."""
    client, found = served.client(), {}
    for number, request in enumerate(asked, start=1):
        found[request] = request.sent(client)
        progress("in quiet", number, len(asked))
    client.close()
    return found


def without_a_pause(
    served: Server, quiet: Mapping[Request, tuple[int, Any]], tally: Tally, over: Event, seed: int
) -> None:
    """Ask at random, as one client, until it is over."""
    rng, asked = random.Random(seed), list(quiet)  # noqa: S311 - what is asked next is no secret
    client = served.client()
    while not over.is_set():
        request = rng.choice(asked)
        client = _asked(served, client, request, quiet[request], tally)
    client.close()


def _asked(served: Server, client: Client, request: Request, right: tuple[int, Any], tally: Tally) -> Client:
    """Ask one thing, again where one is told to, and count what came of it; return the client to go on with."""
    began, tries, told = time.monotonic(), 0, False
    while time.monotonic() - began < _PATIENCE:
        tries += 1
        try:
            found = request.sent(client)
        except (OSError, http.client.HTTPException):
            tally.add("broken off")
            client.close()
            client = served.client()
            continue
        if found == right:
            tally.add("right", 1000 * (time.monotonic() - began) if tries == 1 else None)
        elif found[0] == http.client.SERVICE_UNAVAILABLE:
            tally.add("told to retry")
            told = True
            time.sleep(_PAUSE)
            continue
        elif _by_words(found, right):
            tally.add("by words")
        else:
            tally.add(
                "wrong", fault={"path": request.path, "body": request.body, "status": found[0], "answer": found[1]}
            )
        return client
    tally.add("refused" if told else "lost", fault={"path": request.path, "body": request.body})
    return client


def _by_words(found: tuple[int, Any], right: tuple[int, Any]) -> bool:
    """Whether an answer says that it was found by words only, and gives no rule or figure that the whole one does not.

    Such an answer may give fewer: its notice says so.
    """
    status, answer = found
    if status != http.client.OK or not answer or not any(one["kind"] == "search" for one in answer.get("alerts", ())):
        return False
    figures = {(rule["id"], rule["due"]) for rule in answer["rules"]}
    return figures <= {(rule["id"], rule["due"]) for rule in right[1]["rules"]}
