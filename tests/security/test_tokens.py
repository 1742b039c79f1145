"""Tokens and sessions: who has none sees nothing, and no token is kept where it could be read."""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from assistant.api.door.rates import Rate
from assistant.api.door.staff import KEY_FILE, Staff, session_key
from assistant.api.door.tokens import Tokens, line_of, read_tokens
from assistant.cli import main
from assistant.web.owner.tries import Tries
from corpus.access import Access, digest
from corpus.errors import UsageError, VerseError
from corpus.settings import Settings
from tests.security.serving import OTHER, OWNER, PROXY, TOKEN, TOKENS, Place, problem

PAGES = (
    "/", "/documents", "/documents/national-guidance", "/contacts", "/routes", "/quiz", "/timescales",
    "/timescales/timeline", "/about", "/openapi.json", "/metrics", "/mcp", "/nothing-here",
)  # fmt: skip
OWN_SITE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def nobody_has_failed(guarded: Place) -> None:
    visitors = guarded.app.state.visitors
    visitors.staff.tries = Tries()
    visitors._wrong = Rate("10/minute", "too-many-wrong-tokens", "Too many wrong tokens.")


@contextmanager
def signed_in(guarded: Place, token: str = TOKEN) -> Iterator[httpx.Client]:
    with guarded.visit(page=True) as client:
        answer = client.post("/sign-in", data={"token": token}, headers=OWN_SITE)
        assert answer.status_code == 303, answer.text
        yield client


def test_without_a_token_no_address_of_the_api_and_no_page_shows_anything(guarded: Place) -> None:
    described = guarded.app.openapi()["paths"]
    assert len(described) > 15
    with guarded.visit() as client:
        for path in (*described, *PAGES):
            for method in ("GET", "POST", "HEAD", "PUT", "DELETE"):
                answer = client.request(method, re.sub(r"\{\w+\}", "national-guidance", path))
                if path in ("/healthz", "/readyz"):
                    assert answer.status_code in (200, 405)
                else:
                    assert answer.status_code == 401, (method, path)
                    assert answer.headers["www-authenticate"] == "Bearer"


def test_no_other_spelling_of_an_address_gets_past_the_door(guarded: Place) -> None:
    for path in (
        "//v1/rules", "/static/../v1/rules", "/static/%2e%2e/v1/rules", "/static/..%2fv1/rules", "/sign-in/../v1/rules",
        "/healthz/../v1/rules", "/V1/rules", "/v1/rules/", "/%76%31/rules", "/static//../v1/rules", "/healthz;/v1",
        "/admin/../v1/rules", "/admin/%2e%2e/v1/rules",
    ):  # fmt: skip
        answer = guarded.raw(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1.1 (401|404)", answer), path
        assert b'"rules"' not in answer


@pytest.mark.parametrize("token", [TOKEN, OTHER])
def test_each_token_lets_in_and_by_whatever_spelling_of_bearer(guarded: Place, token: str) -> None:
    for scheme in ("Bearer", "bearer", "BEARER "):
        with guarded.visit() as client:
            answer = client.get("/v1/documents", headers={"Authorization": f"{scheme} {token}"})
        assert answer.status_code == 200


@pytest.mark.parametrize(
    "said",
    ["Bearer", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", "Bearer é", f"Bearer {digest(TOKEN)}",
     f"Bearer {OWNER}"],
)  # fmt: skip
def test_nothing_but_a_token_lets_in(guarded: Place, said: str) -> None:
    with guarded.visit() as client:
        assert client.get("/v1/documents", headers={"Authorization": said.encode()}).status_code == 401


def test_wrong_tokens_are_slowed_and_a_right_one_from_the_same_address_still_counts(guarded: Place) -> None:
    with guarded.visit() as client:
        told = [client.get("/v1/documents", headers={"Authorization": f"Bearer {n}"}) for n in range(14)]
        assert {problem(answer) for answer in told[:10]} == {"wrong-token"}
        assert problem(told[-1]) == "too-many-wrong-tokens"
        assert 1 <= int(told[-1].headers["retry-after"]) <= 120
        assert client.get("/v1/documents", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_token_counts_from_when_it_is_in_the_file_until_it_is_not(guarded: Place, tokens_file: Path) -> None:
    new = "a-token-that-is-lent-for-a-day"
    with guarded.visit(token=new) as client:
        assert client.get("/v1/documents").status_code == 401
        tokens_file.write_text(f"# lent\n{line_of('lent', new)}\n", "utf-8")
        assert client.get("/v1/documents").status_code == 200
        with signed_in(guarded, new) as person:
            assert person.get("/documents").status_code == 200
            tokens_file.write_text("", "utf-8")
            assert client.get("/v1/documents").status_code == 401
            assert person.get("/documents").status_code == 303


def test_a_file_that_is_damaged_lets_nobody_in_and_its_words_are_not_repeated(
    guarded: Place, tokens_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    new = "a-token-written-into-the-file-itself"
    tokens_file.write_text(f"{line_of('lent', TOKEN + 'x')}\nsomebody {new}\n", "utf-8")
    with guarded.visit(token=f"{TOKEN}x") as client:
        assert client.get("/v1/documents").status_code == 401
    tokens_file.write_text("", "utf-8")
    assert "Line 2 of" in caplog.text
    assert new not in caplog.text
    with pytest.raises(VerseError, match="VERSE_TOKENS_FILE"):
        Tokens(Access(tokens_file=tokens_file.with_name("absent")))


def test_a_new_token_is_shown_once_and_only_its_sum_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kept" / "tokens"
    monkeypatch.setenv("VERSE_TOKENS_FILE", str(file))
    assert main(["token", "open-webui"]) == 0
    made = re.findall(r"Token: (\S+)", capsys.readouterr().out)[0]
    assert len(made) >= 40
    assert file.stat().st_mode & 0o777 == 0o600
    assert made not in file.read_text("utf-8")
    assert read_tokens(file) == (("open-webui", digest(made)),)
    assert main(["token", "open-webui"]) == 2
    assert "There is a token “open-webui”" in capsys.readouterr().err
    file.write_text(file.read_text("utf-8").rstrip("\n"), "utf-8")  # as some editors leave it
    assert main(["token", "another"]) == 0
    assert len(read_tokens(file)) == 2
    assert Tokens(Access(tokens_file=file)).name_of(made) == "open-webui"


def test_no_setting_that_is_shown_holds_a_secret() -> None:
    access = Access.from_variables({"VERSE_TOKENS": f"staff={TOKEN}, program={OTHER}"})
    settings = Settings(home=Path("home"), owner_token=OWNER, access=access)
    for secret in (TOKEN, OTHER, OWNER, digest(TOKEN)):
        assert secret not in repr(settings) + repr(access) + str(settings)


def test_a_password_in_the_address_of_the_store_is_refused_without_repeating_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VERSE_CHROMA_URL", f"http://verse:{TOKEN}@127.0.0.1:8000")
    with pytest.raises(UsageError, match="VERSE_CHROMA_URL") as refused:
        Settings.from_environment()
    assert TOKEN not in str(refused.value)


@pytest.mark.parametrize("said", [TOKEN, f"={TOKEN}", f"{TOKEN.upper()}=staff", "staff=short"])
def test_a_token_that_cannot_be_meant_is_refused_without_repeating_it(said: str) -> None:
    with pytest.raises(VerseError) as refused:
        Access.from_variables({"VERSE_TOKENS": said})
    assert "VERSE_TOKENS" in str(refused.value)
    assert TOKEN.casefold() not in str(refused.value).casefold() and "=short" not in str(refused.value)


def test_nothing_that_is_done_with_tokens_is_logged_with_them(guarded: Place, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), signed_in(guarded) as person, guarded.visit(token=OTHER) as client:
        person.post("/sign-in", data={"token": "a-wrong-one-of-mine"}, headers=OWN_SITE)
        person.post("/v1/ask", json={"question": "Is Kelly Brown safe?"})
        client.post("/v1/ask", json={"question": "how long?"})
        client.get("/v1/ask", headers={"Authorization": "Bearer a-wrong-one-of-mine"})
        cookie = person.cookies["verse_staff"]
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("assistant"))
    assert "status=answered" in ours and "wrong" in ours
    for secret in (TOKEN, OTHER, "a-wrong-one-of-mine", cookie, "Kelly", "staff"):
        assert secret not in ours


def test_people_sign_in_once_and_go_where_they_wanted(guarded: Place) -> None:
    with guarded.visit(page=True) as person:
        sent = person.get("/documents/national-guidance?find=Kelly")
        assert (sent.status_code, sent.headers["location"]) == (303, "/sign-in?next=%2Fdocuments%2Fnational-guidance")
        form = person.get(sent.headers["location"])
        assert 'name="after" value="/documents/national-guidance"' in form.text
        went = person.post("/sign-in", data={"token": TOKEN, "after": "/documents/national-guidance"}, headers=OWN_SITE)
        assert (went.status_code, went.headers["location"]) == (303, "/documents/national-guidance")
        page = person.get(went.headers["location"])
        assert page.status_code == 200 and '<a href="/sign-in">Sign out</a>' in page.text
        assert "Sign out" in person.get("/sign-in").text
        cookie = went.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
        assert TOKEN not in cookie


def test_a_session_ends_for_every_copy_of_its_cookie_when_somebody_signs_out(guarded: Place) -> None:
    with signed_in(guarded) as person, guarded.visit(page=True) as thief:
        thief.cookies.set("verse_staff", person.cookies["verse_staff"])
        assert thief.get("/documents").status_code == 200
        assert person.post("/sign-out", headers=OWN_SITE).headers["location"] == "/sign-in?out=yes"
        assert person.get("/documents").status_code == 303
        assert thief.get("/documents").status_code == 303


@pytest.mark.parametrize(
    "cookie",
    ["", ".", "..", "9999999999.ab.cd", "9" * 4000, "é", '"', "99999999999999999999.x." + "0" * 64,
     "a=b; verse_staff=c"],
)  # fmt: skip
def test_a_cookie_of_rubbish_opens_nothing_and_breaks_nothing(guarded: Place, cookie: str) -> None:
    with guarded.visit(page=True) as person:
        for path in ("/documents", "/sign-in", "/admin"):
            said = {"Cookie": f"verse_staff={cookie}; verse_owner={cookie}".encode()}
            assert person.get(path, headers=said).status_code == (200 if path == "/sign-in" else 303)


@pytest.mark.parametrize(
    "after",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere.example",
     "/\t/elsewhere.example", "javascript:alert(1)", "/\r\nSet-Cookie: a=b", "elsewhere",
     "///elsewhere.example", "/%0d%0aX: y\x00"],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(guarded: Place, after: str) -> None:
    with guarded.visit(page=True) as person:
        assert 'name="after" value="/"' in person.get("/sign-in", params={"next": after}).text
        went = person.post("/sign-in", data={"token": TOKEN, "after": after}, headers=OWN_SITE)
        assert went.headers["location"] == "/"


def test_whoever_guesses_at_the_sign_in_page_has_to_wait(guarded: Place) -> None:
    with guarded.visit(page=True) as person:
        told = [person.post("/sign-in", data={"token": str(n)}, headers=OWN_SITE).status_code for n in range(5)]
        assert told == [403, 403, 403, 429, 429]
        assert person.post("/sign-in", data={"token": TOKEN}, headers=OWN_SITE).status_code == 429


def test_a_form_of_another_site_cannot_sign_anybody_in_or_out(guarded: Place) -> None:
    with signed_in(guarded) as person:
        for site in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
            assert person.post("/sign-out", headers=site).status_code == 403
            assert person.post("/sign-in", data={"token": OTHER}, headers=site).status_code == 403
        assert person.get("/documents").status_code == 200


def test_the_key_of_sessions_is_made_once_for_every_process_and_for_nobody_elses_eyes(tmp_path: Path) -> None:
    assert session_key(tmp_path) == session_key(tmp_path)
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / KEY_FILE]
    (tmp_path / KEY_FILE).write_bytes(b"short")
    with pytest.raises(VerseError, match="damaged"):
        session_key(tmp_path)


def test_every_worker_knows_who_has_signed_out_and_who_has_guessed(tmp_path: Path) -> None:
    one, other = (Staff(Tokens(Access(tokens=TOKENS)), session_key(tmp_path), tmp_path / "staff") for _ in range(2))
    cookie = one.begin(TOKEN)
    assert other.name_of(cookie) == "staff"
    one.end(cookie)
    assert other.name_of(cookie) is None
    for _ in range(4):
        one.tries.failed("192.0.2.1")
    assert other.tries.wait("192.0.2.1") > 0
    kept = "".join(file.read_text("utf-8") for file in (tmp_path / "staff").iterdir())
    assert cookie not in kept and TOKEN not in kept and "192.0.2.1" not in kept


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written_is_told_when_people_are_to_sign_in(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(VerseError, match="VERSE_HOME"):
        session_key(tmp_path / "home")


def test_the_owners_pages_open_with_the_owners_token_alone(guarded: Place) -> None:
    with guarded.visit(token=TOKEN) as staff, guarded.visit(token=OWNER) as owner, signed_in(guarded) as person:
        assert staff.get("/admin").status_code == 401
        assert owner.get("/admin").status_code == 200
        assert owner.get("/v1/documents").status_code == 401
        assert person.get("/admin").headers["location"] == "/admin/sign-in"
        assert staff.get("/adminx").status_code == 404


def test_the_page_about_it_tells_of_the_cookie_of_those_who_sign_in_and_of_names_in_the_log(
    guarded: Place, open_place: Place, proxied: Place
) -> None:
    with signed_in(guarded) as person, open_place.visit(page=True) as anyone, proxied.visit(at=PROXY) as colleague:
        staff, local = person.get("/about").text, anyone.get("/about").text
        named = colleague.get("/about", headers={"X-Remote-User": "a", "Accept": "text/html"}).text
    assert "“verse_staff”" in staff and "verse_staff" not in local + named
    assert "and who asked" in named and "and who asked" not in staff + local
