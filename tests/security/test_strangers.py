"""Who says what: proxies that are trusted, hosts and sites that are ours, and strangers who say the same."""

import ipaddress
import logging
from pathlib import Path

import pytest

from assistant.cli import main
from corpus.access import Access
from corpus.errors import UsageError
from tests.security.conftest import BEHIND
from tests.security.serving import PROXY, STRANGER, TOKEN, TOKENS, Place, problem, served

WHO = {"X-Remote-User": "a.practitioner@north-shire.example"}


@pytest.mark.parametrize(("host", "told"), [("0.0.0.0", "0.0.0.0:"), ("::", "[::]:"), ("", "0.0.0.0:")])
def test_nothing_is_served_beyond_this_machine_unless_somebody_is_asked_who_they_are(
    host: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--host", host, "--port", "0"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"verse: Whoever can reach http://{told}")
    assert "could ask without signing in: set VERSE_TOKENS_FILE" in said
    assert "VERSE_TRUSTED_PROXIES" in said and said.count("\n") == 1


def test_whom_the_trusted_proxy_names_comes_in_and_nobody_else(proxied: Place) -> None:
    with proxied.visit(at=PROXY) as proxy, proxied.visit(at=STRANGER) as stranger, proxied.visit() as local:
        assert proxy.get("/v1/documents", headers=WHO).status_code == 200
        for headers in ({}, {"X-Remote-User": ""}, {"X-Remote-User": "x" * 400}):
            assert problem(proxy.get("/v1/documents", headers=headers)) == "around-the-proxy"
        forged = {**WHO, "X-Forwarded-For": PROXY, "Forwarded": f"for={PROXY}", "X-Real-IP": PROXY}
        for client in (stranger, local):
            assert problem(client.get("/v1/documents", headers=forged)) == "around-the-proxy"
            assert client.get("/healthz").status_code == 200


def test_an_identity_that_is_said_twice_is_nobodys(proxied: Place) -> None:
    twice = [("X-Remote-User", "a"), ("X-Remote-User", "b")]
    with proxied.visit(at=PROXY) as proxy:
        assert proxy.get("/v1/documents", headers=twice).status_code == 403


def test_without_tokens_the_owners_pages_too_are_reached_through_the_proxy_alone(proxied: Place) -> None:
    with proxied.visit(at=PROXY, page=True) as proxy, proxied.visit(page=True) as local:
        assert proxy.get("/admin", headers=WHO).headers["location"] == "/admin/sign-in"
        assert local.get("/admin").status_code == 403


def test_a_proxy_that_signs_nobody_in_does_not_take_the_place_of_a_token(tmp_path: Path) -> None:
    with (
        served(tmp_path, Access(tokens=TOKENS, proxies=BEHIND.proxies)) as place,
        place.visit(at=PROXY) as without,
        place.visit(at=PROXY, token=TOKEN) as with_one,
    ):
        assert without.get("/v1/documents").status_code == 401
        assert with_one.get("/v1/documents").status_code == 200
        https = {"X-Forwarded-Proto": "https", "Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
        cookie = without.post("/sign-in", data={"token": TOKEN}, headers=https).headers["set-cookie"]
        assert "Secure" in cookie.split("; ")


def test_who_asked_is_in_the_log_only_where_the_operator_wants_it(
    proxied: Place, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def asked(place: Place) -> str:
        caplog.clear()
        with caplog.at_level(logging.INFO, logger="assistant"), place.visit(at=PROXY) as proxy:
            assert proxy.post("/v1/ask", json={"question": "how long?"}, headers=WHO).status_code == 200
        return "\n".join(record.getMessage() for record in caplog.records)

    assert f"by={WHO['X-Remote-User']}" in asked(proxied)
    with served(tmp_path, BEHIND) as discreet:
        assert "status=answered" in asked(discreet)
        assert "practitioner" not in caplog.text


def test_a_number_for_the_request_is_taken_from_the_proxy_and_from_nobody_else(proxied: Place) -> None:
    said = {**WHO, "X-Request-ID": "balancer-7.42:a"}
    with proxied.visit(at=PROXY) as proxy, proxied.visit() as local:
        assert proxy.get("/v1/documents", headers=said).headers["x-request-id"] == "balancer-7.42:a"
        assert local.get("/healthz", headers=said).headers["x-request-id"] != "balancer-7.42:a"
        for odd in ("a b", "<script>", "x" * 65, "", "é".encode(), "a=b status=answered"):
            number = proxy.get("/healthz", headers={"X-Request-ID": odd}).headers["x-request-id"]
            assert number.isalnum() and len(number) == 12


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "x/v1/", "a@b", "[::1",
     "127.1"],
)  # fmt: skip
def test_a_name_that_is_not_ours_is_refused(open_place: Place, host: str) -> None:
    with open_place.visit() as client:
        assert problem(client.get("/v1/documents", headers={"Host": host})) == "unknown-host"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost:8000", "[::1]:8000", "verse", "192.0.2.7", "chapter.localhost"]
)
def test_addresses_and_names_nearby_are_known(open_place: Place, host: str) -> None:
    with open_place.visit() as client:
        assert client.get("/v1/documents", headers={"Host": host}).status_code == 200


def test_a_name_that_the_operator_lists_is_known(tmp_path: Path) -> None:
    access = Access(hosts=("policies.north-shire.example", "*.south-shire.example"))
    with served(tmp_path, access) as place, place.visit() as client:
        for host, status in (
            ("policies.north-shire.example", 200), ("POLICIES.North-Shire.example:443", 200),
            ("a.south-shire.example", 200), ("south-shire.example", 421), ("x.policies.north-shire.example", 421),
        ):  # fmt: skip
            assert client.get("/v1/documents", headers={"Host": host}).status_code == status, host


def test_a_page_of_another_site_can_send_nothing(open_place: Place) -> None:
    with open_place.visit() as client:
        ours = {"Origin": open_place.address}
        for said, status in (
            ({}, 200),  # a program
            (ours, 200),
            ({"Sec-Fetch-Site": "same-origin"}, 200),
            ({"Sec-Fetch-Site": "cross-site", **ours}, 403),
            ({"Sec-Fetch-Site": "same-site"}, 403),
            ({"Origin": "https://elsewhere.example"}, 403),
            ({"Origin": f"{open_place.address}.elsewhere.example"}, 403),
        ):
            answer = client.post("/v1/ask", json={"question": "how long?"}, headers=said)
            assert answer.status_code == status, said
            assert "access-control-allow-origin" not in answer.headers


def test_other_sites_may_read_answers_only_if_the_operator_lists_them(open_place: Place, guarded: Place) -> None:
    asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    listed, other = {"Origin": "https://intranet.example"}, {"Origin": "https://elsewhere.example"}
    with guarded.visit() as client, open_place.visit() as without:
        allowed = client.options("/v1/ask", headers={**listed, **asks})
        assert allowed.headers["access-control-allow-origin"] == "https://intranet.example"
        assert "access-control-allow-credentials" not in allowed.headers
        answer = client.post(
            "/v1/ask", json={"question": "?"},
            headers={**listed, "Authorization": f"Bearer {TOKEN}", "Sec-Fetch-Site": "cross-site"},
        )  # fmt: skip
        assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == "https://intranet.example"
        assert client.get("/v1/rules", headers=listed).headers["access-control-allow-origin"]  # and may read why not
        for refused in (
            client.options("/v1/ask", headers={**other, **asks}),
            without.options("/v1/ask", headers={**listed, **asks}),
        ):
            assert refused.status_code >= 400
            assert "access-control-allow-origin" not in refused.headers


@pytest.mark.parametrize(
    ("variable", "said", "what"),
    [
        ("VERSE_TRUSTED_PROXIES", "0.0.0.0/0", "everybody"),
        ("VERSE_TRUSTED_PROXIES", "::/0", "everybody"),
        ("VERSE_TRUSTED_PROXIES", "proxy.example", "no address"),
        ("VERSE_TRUSTED_PROXIES", "10.0.0.1/8", "no address"),
        ("VERSE_IDENTITY_HEADER", "X-Remote-User", "VERSE_TRUSTED_PROXIES"),
        ("VERSE_ORIGINS", "*", "no origin"),
        ("VERSE_ORIGINS", "https://*.example", "no origin"),
        ("VERSE_ORIGINS", "intranet.example", "no origin"),
        ("VERSE_HOSTS", "https://policies.example/", "no name of a host"),
        ("VERSE_HOSTS", "*", "no name of a host"),
        ("VERSE_RATE", "fast", "600/minute"),
        ("VERSE_RATE", "0/minute", "600/minute"),
        ("VERSE_LOG_IDENTITY", "perhaps", "yes or no"),
    ],
)
def test_a_setting_that_would_open_the_door_or_cannot_be_meant_is_refused(variable: str, said: str, what: str) -> None:
    with pytest.raises(UsageError) as refused:
        Access.from_variables({variable: said})
    assert variable in str(refused.value) and what in str(refused.value)


def test_an_address_in_either_writing_is_the_proxys() -> None:
    access = Access(proxies=(ipaddress.ip_network("10.0.0.0/24"), ipaddress.ip_network("2001:db8::/64")))
    assert access.trusts("10.0.0.7") and access.trusts("::ffff:10.0.0.7") and access.trusts("2001:db8::1")
    assert not access.trusts("10.0.1.7") and not access.trusts("") and not access.trusts("localhost")


def test_only_what_the_proxy_itself_added_says_where_a_request_comes_from(tmp_path: Path) -> None:
    access = Access(proxies=BEHIND.proxies, rate="3/hour")
    with served(tmp_path, access) as place, place.visit(at=PROXY) as proxy:

        def ask(forwarded: str) -> int:
            return proxy.get("/v1/documents", headers={"X-Forwarded-For": forwarded}).status_code

        assert [ask(f"198.51.100.{n}, 192.0.2.1") for n in range(4)] == [200, 200, 200, 429]  # the first is made up
        assert ask("192.0.2.2") == 200
        assert [ask(f"2001:db8::{n}") for n in range(4)] == [200, 200, 200, 429]  # one household, many addresses


def test_a_client_that_asks_too_often_is_told_when_to_come_back_and_others_are_not_kept_waiting(tmp_path: Path) -> None:
    access = Access(tokens=TOKENS, rate="5/minute")
    with served(tmp_path, access) as place, place.visit(token=TOKEN) as busy:
        told = [busy.get("/v1/documents") for _ in range(7)]
        assert [answer.status_code for answer in told] == [200] * 5 + [429] * 2
        assert problem(told[-1]) == "too-many-requests"
        assert 1 <= int(told[-1].headers["retry-after"]) <= 120
        assert "999" in told[-1].json()["detail"]
        assert busy.get("/healthz").status_code == 200
        assert busy.get("/metrics").status_code == 200
        page = busy.get("/documents", headers={"Accept": "text/html"})
        assert page.status_code == 429 and "999" in page.text and "Retry-After" in page.headers
        with place.visit(token="an-invented-token-of-a-program") as other:
            assert other.get("/v1/documents").status_code == 200


def test_where_people_sign_in_there_is_a_rate_unless_it_is_turned_off() -> None:
    assert Access().limit == ""
    assert Access(tokens=TOKENS).limit == "600/minute"
    assert Access(tokens=TOKENS, rate="off").limit == ""
    assert Access(rate="10/second").limit == "10/second"


def test_the_pages_at_the_door_are_whole_for_this_machine_too(open_place: Place) -> None:
    with open_place.visit(page=True) as person:
        assert person.get("/sign-in").status_code == 404  # nobody is asked to sign in here
        assert person.get("/documents").status_code == 200
