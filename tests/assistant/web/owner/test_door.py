"""The owner's pages are not there without a token, and let nobody in without it."""

import logging
import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from assistant.api.app import create_app
from assistant.web.owner.door import COOKIE
from assistant.web.owner.include import ROUTERS
from assistant.web.owner.session import HOURS, Sessions
from assistant.web.owner.tries import FREE, LONGEST, Tries
from corpus.errors import UsageError
from corpus.settings import Settings
from tests.assistant.api.server import serving
from tests.assistant.web.owner.visits import TOKEN, Visit, words

PATHS = [
    (method, route.path.format(book="a@1", candidate_id="0"))
    for router in ROUTERS
    for route in router.routes
    for method in route.methods
    if not route.path.endswith("/sign-in")
]
OTHER_SITE = {"Sec-Fetch-Site": "cross-site", "Origin": "http://elsewhere.example"}


def test_every_address_of_the_owners_is_looked_at() -> None:
    assert len(PATHS) >= 12
    assert {"/admin", "/admin/feedback", "/admin/reports", "/admin/rules", "/admin/versions"} <= {p for _, p in PATHS}


def test_without_a_token_there_are_no_such_pages(tmp_path: Path) -> None:
    with serving(create_app(Settings(home=tmp_path))) as address, httpx.Client(base_url=address) as client:
        for method, path in [*PATHS, ("GET", "/admin/sign-in"), ("POST", "/admin/sign-in")]:
            answer = client.request(method, path, headers={"Authorization": f"Bearer {TOKEN}"})
            assert (answer.status_code, answer.json()["type"]) == (404, "urn:verse:problem:not-found"), path


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_nobody_sees_or_does_anything_before_signing_in(method: str, path: str, visitor: Visit) -> None:
    answer = visitor.client.request(method, path, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/sign-in")
    assert "form_token" not in answer.text
    assert visitor.client.request(method, path, headers={"Accept": "*/*"}).status_code == 401


def test_no_page_for_everyone_tells_of_the_owners_pages(served: str) -> None:
    with Visit(served).client as client:
        for path in ("/", "/documents", "/about", "/nowhere"):
            assert "admin" not in client.get(path).text, path


def test_the_token_opens_the_pages_for_some_hours(visitor: Visit) -> None:
    answer = visitor.sign_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin")
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/admin", f"Max-Age={HOURS * 3600}"} <= set(cookie.split("; "))
    assert TOKEN not in cookie
    page = visitor.get("/admin")
    assert page.status_code == 200
    assert "no-store" in page.headers["cache-control"]


def test_a_cookie_is_kept_to_https_where_the_server_is_reached_so(bare: str) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "Sec-Fetch-Site": "same-origin"}
    answer = httpx.post(f"{bare}/admin/sign-in", data={"token": TOKEN}, headers=forwarded)
    assert "Secure" in answer.headers["set-cookie"].split("; ")


@pytest.mark.parametrize("token", ["", "   ", "not this one", TOKEN[:-1], TOKEN.upper(), "é" * 20])
def test_another_token_opens_nothing(token: str, visitor: Visit, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = visitor.sign_in(token)
    assert answer.status_code in (403, 422)
    assert "There is a problem" in answer.text
    assert "set-cookie" not in answer.headers
    assert not token.strip() or token not in caplog.text + answer.text
    assert visitor.get("/admin").status_code == 303


def test_who_fails_often_has_to_wait_even_with_the_right_token(visitor: Visit) -> None:
    for _ in range(FREE):
        assert visitor.sign_in("not this one").status_code == 403
    answer = visitor.sign_in()
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "1"
    assert visitor.get("/admin").status_code == 303
    bearing = visitor.client.get("/admin", headers={"Authorization": f"Bearer {TOKEN}", "Accept": "*/*"})
    assert (bearing.status_code, bearing.json()["status"]) == (429, 429)
    time.sleep(1.1)
    assert visitor.sign_in().status_code == 303


def test_each_failure_doubles_the_wait_up_to_a_minute_and_is_forgotten() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    waits = []
    for _ in range(12):
        tries.failed("192.0.2.1")
        waits.append(tries.wait("192.0.2.1"))
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert tries.wait("192.0.2.2") == 0
    now = LONGEST
    assert tries.wait("192.0.2.1") == 0
    now = 3600.0
    tries.failed("192.0.2.1")
    assert tries.wait("192.0.2.1") == 0


def test_failures_of_many_addresses_take_no_more_room() -> None:
    tries = Tries()
    for n in range(5000):
        tries.failed(str(n))
    with tries._failed.opened() as failed:
        assert len(failed) <= 1024


def altered(cookie: str) -> list[str]:
    """Return a cookie with each of its parts changed, and with none of them."""
    until, nonce, signature = cookie.split(".")
    other = "0" if signature[0] != "0" else "1"
    return [
        f"{int(until) + 3600}.{nonce}.{signature}",
        f"{until}.{nonce[::-1]}.{signature}",
        f"{until}.{nonce}.{other}{signature[1:]}",
        f"{until}.{nonce}.",
        f".{signature}",
        signature,
        "..",
        "é.é.é",
    ]


def test_a_forged_an_altered_or_another_servers_cookie_opens_nothing() -> None:
    sessions = Sessions(TOKEN)
    cookie = sessions.begin()
    assert sessions.holds(cookie)
    assert [forged for forged in altered(cookie) if sessions.holds(forged)] == []
    assert not sessions.holds(Sessions("another token of the owner").begin())


def test_a_cookie_runs_out_although_its_signature_holds(bare: str) -> None:
    now = time.time()
    sessions = Sessions(TOKEN, lambda: now)
    cookie = sessions.begin()
    now += HOURS * 3600 - 1
    assert sessions.holds(cookie)
    now += 2
    assert not sessions.holds(cookie)
    long_ago = Sessions(TOKEN, lambda: time.time() - HOURS * 3600 - 1).begin()
    fresh = Sessions(TOKEN).begin()
    statuses = [
        httpx.get(f"{bare}/admin", headers={"Accept": "text/html", "Cookie": f"{COOKIE}={one}"}).status_code
        for one in (long_ago, fresh, *filter(str.isascii, altered(fresh)))
    ]
    assert statuses == [303, 200, *[303] * 7]


def test_signing_out_ends_the_session_for_every_copy_of_its_cookie(visitor: Visit) -> None:
    visitor.sign_in()
    copy = visitor.client.cookies[COOKIE]
    answer = visitor.send("/admin/sign-out")
    assert answer.status_code == 303
    assert "You are signed out" in visitor.get(answer.headers["location"]).text
    visitor.client.cookies.set(COOKIE, copy, path="/admin")
    assert visitor.get("/admin").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        OTHER_SITE,
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": ""},
    ],
)
def test_a_form_that_another_site_sends_does_nothing(headers: dict[str, str], visitor: Visit) -> None:
    visitor.sign_in()
    answer = visitor.send("/admin/sign-out", headers)
    assert answer.status_code == 403
    assert "was not sent from the owner’s own pages" in words(answer)
    assert visitor.get("/admin").status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"), [(None, 403), ("null", 403), ("http://elsewhere.example", 403), ("", 403)]
)
def test_a_browser_that_tells_less_must_tell_its_origin(origin: str | None, status: int, visitor: Visit) -> None:
    visitor.sign_in()
    headers = {"Origin": origin} if origin is not None else {}
    body = {"form_token": visitor.form_token()}
    assert visitor.client.post("/admin/sign-out", data=body, headers=headers).status_code == 403
    own = {"Origin": str(visitor.client.base_url).rstrip("/")}
    assert visitor.client.post("/admin/sign-out", data=body, headers=own).status_code == 303


@pytest.mark.parametrize("form_token", ["", "0" * 64, Sessions(TOKEN).form_token("another cookie")])
def test_a_form_without_the_sessions_own_mark_does_nothing(form_token: str, visitor: Visit) -> None:
    visitor.sign_in()
    assert visitor.send("/admin/sign-out", form_token=form_token).status_code == 403
    assert visitor.get("/admin").status_code == 200


def test_signing_in_from_another_sites_form_is_refused(bare: str) -> None:
    answer = httpx.post(f"{bare}/admin/sign-in", data={"token": TOKEN}, headers=OTHER_SITE)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_script_sends_the_token_itself(bare: str) -> None:
    bearing = {"Authorization": f"Bearer {TOKEN}"}
    assert httpx.get(f"{bare}/admin/versions", headers=bearing).status_code == 200
    answer = httpx.post(f"{bare}/admin/versions/verify", data={"version": "none"}, headers=bearing)
    assert "There is no version none" in words(answer)
    for wrong in (f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer"):
        refused = httpx.get(f"{bare}/admin/versions", headers={"Authorization": wrong})
        if refused.status_code != 429:
            assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")


def test_a_token_that_could_be_guessed_keeps_the_server_from_starting(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose one of 16 or more") as refused:
        Settings(home=tmp_path, owner_token="short secret")
    assert "short secret" not in str(refused.value)
    ran = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "serve", "--port", "0"],
        env={**os.environ, "VERSE_HOME": str(tmp_path), "VERSE_ADMIN_TOKEN": "short secret"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith("verse: VERSE_ADMIN_TOKEN has 12 characters")
    assert "secret" not in ran.stderr + ran.stdout


def test_the_settings_never_print_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERSE_ADMIN_TOKEN", f" {TOKEN}\n")
    settings = Settings.from_environment()
    assert settings.owner_token == TOKEN
    assert TOKEN not in f"{settings} {settings!r}"
