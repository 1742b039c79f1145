"""Somebody at the owner's pages: a browser that says where its forms come from, as browsers do."""

import re
from typing import Any

import httpx
import lxml.html

TOKEN = "an invented token of the owner's"


class Visit:
    """A browser that may have signed in."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, headers={"Accept": "text/html"}, timeout=120)

    def close(self) -> None:
        self.client.close()

    def sign_in(self, token: str = TOKEN) -> httpx.Response:
        return self.client.post("/admin/sign-in", data={"token": token}, headers={"Sec-Fetch-Site": "same-origin"})

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def page(self, path: str) -> lxml.html.HtmlElement:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return lxml.html.fromstring(answer.text)

    def form_token(self) -> str:
        return re.findall(r'name="form_token" value="(\w+)"', self.get("/admin").text)[0]

    def send(self, path: str, headers: dict[str, str] | None = None, **fields: Any) -> httpx.Response:
        """Send a form as a page of the owner's would; headers and fields may say otherwise."""
        fields = {"form_token": self.form_token(), **fields}
        return self.client.post(path, data=fields, headers={"Sec-Fetch-Site": "same-origin", **(headers or {})})


def words(answer: httpx.Response | lxml.html.HtmlElement) -> str:
    """Return the text of a page, white space folded."""
    page = lxml.html.fromstring(answer.text) if isinstance(answer, httpx.Response) else answer
    for block in page.iter("dt", "dd"):
        block.tail = " "
    return " ".join(page.text_content().split())
