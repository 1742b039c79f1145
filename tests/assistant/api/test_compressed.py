"""What is sent is packed for whoever takes it, and is the same text for whoever does not."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.api.app import create_app
from assistant.api.compressed import SMALLEST, Compressed
from tests.assistant.api.fake import FakeAssistant
from tests.assistant.api.server import serving

PLAIN, PACKED = {"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip"}
TEXTS = ["/", "/documents/national-guidance", "/static/verse.css", "/static/verse.js", "/openapi.json"]


@pytest.fixture(scope="module")
def anyone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    home: Path = tmp_path_factory.mktemp("home")
    with (
        serving(create_app(FakeAssistant(), home)) as address,
        httpx.Client(base_url=address, headers={"Accept": "text/html"}) as client,
    ):
        yield client


@pytest.mark.parametrize("path", TEXTS)
def test_a_text_goes_out_packed_and_is_the_same_when_unpacked(anyone: httpx.Client, path: str) -> None:
    plain, packed = anyone.get(path, headers=PLAIN), anyone.get(path, headers=PACKED)
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert packed.text == plain.text
    assert packed.num_bytes_downloaded < len(plain.content) / 2


def test_a_packed_answer_is_guarded_like_any_other(anyone: httpx.Client) -> None:
    plain, packed = (anyone.get("/", headers=headers).headers for headers in (PLAIN, PACKED))
    own = {"content-encoding", "content-length", "vary", "date", "x-request-id"}
    assert {name for name in plain if name not in own} == {name for name in packed if name not in own}
    assert packed["content-security-policy"] == plain["content-security-policy"]


def test_what_is_small_goes_out_as_it_is(anyone: httpx.Client) -> None:
    answer = anyone.get("/healthz", headers=PACKED)
    assert len(answer.content) < SMALLEST
    assert "content-encoding" not in answer.headers


def test_a_head_of_a_packed_page_has_no_body(anyone: httpx.Client) -> None:
    answer = anyone.head("/", headers=PACKED)
    assert answer.status_code == 200
    assert answer.num_bytes_downloaded == 0


def test_a_problem_is_packed_and_readable(anyone: httpx.Client) -> None:
    answer = anyone.get("/nowhere", headers=PACKED)
    assert answer.status_code == 404
    assert answer.headers["content-encoding"] == "gzip"
    assert "There is no such page" in answer.text


@pytest.mark.parametrize(("path", "packed"), [("/admin/rules", False), ("/documents", True)])
def test_what_carries_a_token_is_never_packed(path: str, *, packed: bool) -> None:
    async def page(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b"token 0123 " * SMALLEST})

    app = httpx.ASGITransport(app=Compressed(page))

    async def got() -> httpx.Response:
        async with httpx.AsyncClient(transport=app, base_url="http://here") as client:
            return await client.get(path, headers=PACKED)

    assert ("content-encoding" in asyncio.run(got()).headers) is packed
