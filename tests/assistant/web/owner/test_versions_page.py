"""The owner goes back to an earlier version, and the answers follow."""

import shutil
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from assistant.web.owner.door import COOKIE
from corpus.settings import Settings
from index.versions import KEPT, current, rollback, versions
from tests.assistant.web.owner.visits import Visit, words

QUESTION = {"question": "how soon after the plan is agreed must I visit the child?", "area": "north-shire"}


@pytest.fixture
def live(owned: Settings) -> Iterator[str]:
    """The live version, which is made live again afterwards."""
    name = current(owned)
    assert name
    yield name
    rollback(owned, name)


def index_of(address: str) -> str:
    return str(httpx.get(f"{address}/readyz").json()["index"])


def until_it_answers_from(address: str, version: str) -> None:
    end = time.monotonic() + 60
    while index_of(address) != version:
        assert time.monotonic() < end, "the server did not follow within a minute"
        time.sleep(0.2)


def test_each_version_is_listed_with_what_it_holds(owner: Visit, owned: Settings) -> None:
    text = words(owner.page("/admin/versions"))
    old, new = versions(owned)
    assert text.index(f"{new} Live") < text.index(old)
    assert "Documents 6" in text[: text.index(old)]
    assert "Documents 5" in text[text.index(old) :]


def test_going_back_is_confirmed_first_and_changes_what_answers_without_losing_a_request(
    owner: Visit, served: str, owned: Settings, live: str
) -> None:
    (old,) = (version for version in versions(owned) if version != live)
    answer = httpx.post(f"{served}/v1/ask", json=QUESTION, timeout=60).json()
    assert (answer["index"], answer["status"]) == (live, "answered")
    assert "7 working days" in str(answer["citations"])

    confirm = owner.page(f"/admin/versions/rollback?version={old}")
    assert old in words(confirm)
    assert current(owned) == live, "asking is not yet doing"

    failed: list[int] = []
    stop = threading.Event()

    def keep_asking() -> None:
        with httpx.Client(base_url=served, timeout=60) as client:
            while not stop.is_set():
                status = client.post("/v1/ask", json={"question": "how long can an assessment take?"}).status_code
                failed.extend([status] * (status != 200))

    asking = threading.Thread(target=keep_asking)
    asking.start()
    try:
        done = owner.send("/admin/versions/rollback", version=old)
        assert done.status_code == 303
        assert f"{old} is live." in words(owner.page(done.headers["location"]))
        until_it_answers_from(served, old)
    finally:
        stop.set()
        asking.join()
    assert failed == []
    gone = httpx.post(f"{served}/v1/ask", json=QUESTION, timeout=60)
    assert "7 working days" not in gone.text

    owner.send("/admin/versions/rollback", version=live)
    until_it_answers_from(served, live)


def test_verifying_says_whether_every_file_is_as_it_was_written(owner: Visit, owned: Settings) -> None:
    old = versions(owned)[0]
    assert f"{old} is whole" in words(owner.send("/admin/versions/verify", version=old))
    path = owned.index / old / "tokens" / "tokens.int8"
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    try:
        answer = owner.send("/admin/versions/verify", version=old)
        assert answer.status_code == 409
        assert "is damaged" in words(answer)
        refused = owner.send("/admin/versions/rollback", version=old)
        assert refused.status_code == 409
        assert "is damaged" in words(refused)
    finally:
        path.write_bytes(data)


def test_one_can_go_back_although_what_names_the_live_version_is_damaged(
    owner: Visit, served: str, owned: Settings, live: str
) -> None:
    (owned.index / "current").write_text("nonsense\n")
    assert "None of these versions is live." in words(owner.page("/admin/versions"))
    assert index_of(served) == live, "what was answered from goes on answering"
    assert owner.send("/admin/versions/rollback", version=live).status_code == 303
    assert current(owned) == live


@pytest.mark.parametrize("version", ["", "2020-01-01T00-00-00Z-abcdef", "../../etc", "current"])
def test_a_version_that_is_not_kept_is_refused_in_a_sentence(version: str, owner: Visit, owned: Settings) -> None:
    before = current(owned)
    for what in ("verify", "rollback"):
        answer = owner.send(f"/admin/versions/{what}", version=version)
        assert answer.status_code == 409
        assert "of the index. Those kept are:" in words(answer)
    assert owner.get(f"/admin/versions/rollback?version={version}").status_code == 303
    assert current(owned) == before


def test_pruning_never_deletes_the_live_version(owner: Visit, served: str, owned: Settings, live: str) -> None:
    old = versions(owned)[0]
    for day in range(1, 5):
        shutil.copytree(owned.index / old, owned.index / f"2020-01-0{day}T00-00-00Z-abcdef")
    oldest = "2020-01-01T00-00-00Z-abcdef"
    assert oldest in words(owner.page("/admin/versions"))
    done = owner.send("/admin/versions/prune")
    assert "3 old versions deleted." in words(owner.page(done.headers["location"]))
    assert len(versions(owned)) == KEPT
    assert current(owned) == live == versions(owned)[-1]
    assert index_of(served) == live
    shutil.rmtree(owned.index / "2020-01-04T00-00-00Z-abcdef")


def test_another_sites_form_changes_no_version(owner: Visit, owned: Settings, live: str) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Origin": "http://elsewhere.example"}
    for path in ("rollback", "prune", "verify"):
        assert owner.send(f"/admin/versions/{path}", elsewhere, version=versions(owned)[0]).status_code == 403
    without = Visit(str(owner.client.base_url))
    without.client.cookies.set(COOKIE, "1.2.3", path="/admin")
    assert without.client.post("/admin/versions/rollback", data={"version": versions(owned)[0]}).status_code == 303
    without.close()
    assert current(owned) == live
