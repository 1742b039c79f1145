"""Complaints: what is wrong with what was sent, in a sentence that never repeats it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.catalogue import Catalogue

_NAMES = {"question": "The question", "q": "The search", "note": "The note"}  # fields that a person types in
_NAME_LIMIT = 40  # characters of a field name that are shown back


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one field, and what to do."""

    field: str  # as in the request, e.g. "history.0.role"; empty for the whole body
    says: str


def complaints(errors: Sequence[Mapping[str, Any]]) -> tuple[Complaint, ...]:
    """Return a complaint for each validation error, in their order."""
    return tuple(_complaint(error) for error in errors)


def unknown_area(catalogue: Catalogue, *, by_name: bool = False) -> Complaint:
    """Return the complaint about an area that the catalogue does not have; to people areas are told by name."""
    known = ", ".join(area.name if by_name else area.id for area in catalogue.areas)
    return Complaint("area", f"The area is not one that is held here. Choose one of {known}, or leave it out.")


def _complaint(error: Mapping[str, Any]) -> Complaint:
    place = error["loc"]
    if place and place[0] in {"body", "query", "path"}:
        place = place[1:]
    kind, context = error["type"], error.get("ctx") or {}
    if kind == "json_invalid":
        at = f" (it breaks off at character {place[0]})" if place else ""
        return Complaint("", f'The body is not readable JSON{at}. Send an object such as {{"question": "…"}}.')
    if not place:
        return Complaint("", "The body is not a JSON object. Send one, with the header Content-Type: application/json.")
    field = ".".join(str(part)[:_NAME_LIMIT] for part in place)
    name = _NAMES.get(field, f"“{field}”")
    return Complaint(field, _sentence(kind, name, context, error))


def _sentence(kind: str, name: str, context: Mapping[str, Any], error: Mapping[str, Any]) -> str:
    match kind:
        case "missing":
            return f"{name} is missing. Add it."
        case "string_too_short":
            return f"{name} is empty. Type a question of up to 2,000 characters."
        case "string_too_long":
            limit, length = context["max_length"], len(str(error.get("input", "")).strip())
            return f"{name} is {length:,} characters long. Shorten it to {limit:,} or fewer."
        case "string_type":
            return f"{name} is not text. Put it in quotation marks."
        case "string_unicode":
            return f"{name} holds characters that are not valid Unicode. Type it again without them."
        case "iso_day":
            return f"{name} is not a day. Write it as year-month-day, for example 2026-11-21."
        case "moment":
            return f"{name} is not a date there is. Write it as 2026-11-02, or with the time as 2026-11-02T14:30."
        case "extra_forbidden":
            return f"{name} is not a field of this request. Take it out."
        case "literal_error" | "enum":
            return f"{name} can only be {context['expected']}."
        case "int_parsing" | "int_type" | "int_from_float":
            return f"{name} is not a whole number."
        case "greater_than_equal":
            return f"{name} is too small. The least is {context['ge']}."
        case "less_than_equal":
            return f"{name} is too large. The most is {context['le']}."
        case "tuple_type" | "list_type":
            return f"{name} is not a list."
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{name} is not an object with named fields."
    return f"{name} cannot be read. Look up its form in /openapi.json."
