"""Search, documents and paragraphs over HTTP."""

import httpx


def test_a_search_finds_paragraphs_with_their_place(client: httpx.Client) -> None:
    body = client.get("/v1/search", params={"q": "how long", "limit": 1}).json()
    assert len(body["results"]) == 1
    assert body["results"][0]["ref"] == "national-guidance@2015#60"
    assert set(body["results"][0]) == {
        "ref", "document", "title", "edition", "status", "label", "text", "url", "score",
    }  # fmt: skip


def test_a_search_keeps_to_its_area(client: httpx.Client) -> None:
    body = client.get("/v1/search", params={"q": "ring", "area": "north-shire"}).json()
    assert {found["document"] for found in body["results"]} == {"north-shire-policy"}


def test_the_documents_are_listed_with_edition_and_status(client: httpx.Client) -> None:
    body = client.get("/v1/documents").json()
    assert [(each["id"], each["edition"], each["status"]) for each in body["documents"]] == [
        ("national-guidance", "2015", "superseded"),
        ("north-shire-policy", "2020", "in force"),
    ]
    assert [area["id"] for area in body["areas"]] == ["england", "north-shire"]


def test_what_is_known_from_outside_the_documents_is_marked_so(client: httpx.Client) -> None:
    body = client.get("/v1/documents/national-guidance").json()
    assert body["superseded_by"] == [{"says": "A 2026 edition exists.", "where": "", "outside": True}]


def test_notes_for_reading_a_source_are_not_published(client: httpx.Client) -> None:
    assert "notes for reading" not in client.get("/v1/documents").text


def test_every_paragraph_and_item_can_be_cited(client: httpx.Client) -> None:
    body = client.get("/v1/documents/national-guidance/paragraphs").json()
    assert {"id", "title", "edition", "paragraphs"} <= set(body)
    first, second = body["paragraphs"]
    assert {"ref", "label", "text", "page", "headings", "items"} <= set(first)
    assert (first["ref"], first["label"], first["page"]) == ("national-guidance@2015#60", "para 60", 12)
    assert second["headings"] == ["Strategy discussion", "Tasks"]
    assert second["items"][0] == {
        "ref": "national-guidance@2015#strategy-discussion.tasks/1",
        "label": "Strategy discussion > Tasks, bullet 1",
        "text": "hold the meeting;",
    }


def test_the_description_of_the_api_names_the_addresses_and_the_answer(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    assert set(described["paths"]) >= {
        "/v1/ask",
        "/v1/search",
        "/v1/documents",
        "/v1/documents/{document_id}",
        "/v1/documents/{document_id}/paragraphs",
        "/healthz",
        "/readyz",
    }
    assert {"status", "understood", "citations"} <= set(described["components"]["schemas"]["Answer"]["properties"])
