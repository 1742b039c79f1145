"""The pages, each in every state that a person may meet it in, and how to get there."""

from collections.abc import Callable
from types import MappingProxyType

from playwright.sync_api import expect

from tests.e2e.visitor import Visitor

Reach = Callable[[Visitor], None]

AREA = "cheshire-east"
LONG = "How long may an assessment take? "  # of which seventy are too long


def _at(path: str) -> Reach:
    return lambda visitor: visitor.open(path)


def _asked(question: str, area: str = AREA) -> Reach:
    def reach(visitor: Visitor) -> None:
        visitor.open("/")
        visitor.ask(question, area)
        expect(visitor.answer).to_be_visible()

    return reach


def _mistaken(question: str) -> Reach:
    def reach(visitor: Visitor) -> None:
        visitor.open("/")
        visitor.ask(question)
        expect(visitor.page.get_by_role("alert")).to_be_visible()

    return reach


def _unfolded(reach: Reach) -> Reach:
    def unfold(visitor: Visitor) -> None:
        reach(visitor)
        visitor.unfold()

    return unfold


def _followed_up(visitor: Visitor) -> None:
    _asked("How long can an assessment take?")(visitor)
    visitor.ask("And who must be seen?")
    expect(visitor.page.get_by_text("Earlier in this conversation")).to_be_visible()


def _cited(visitor: Visitor) -> None:
    _asked("How long can an assessment take?")(visitor)
    visitor.answer.locator(".lead details.source > summary").first.click()
    visitor.follow("Read it in the document")
    expect(visitor.page.locator("mark").first).to_be_visible()


_TIMELINE = "/timescales/timeline?area=cheshire-east&event=referral&from=2026-11-02"

STATES: MappingProxyType[str, Reach] = MappingProxyType(
    {
        "ask": _at("/"),
        "answered": _asked("How long can an assessment take?"),
        "answered, open": _unfolded(_asked("How long can an assessment take?")),
        "answered, no area": _unfolded(_asked("How long can an assessment take?", "")),
        "followed up": _unfolded(_followed_up),
        "danger": _unfolded(_asked("he is hitting her right now, what do I do")),
        "danger, no area": _asked("he is hitting her right now, what do I do", ""),
        "personal data": _unfolded(_asked("Jayden Wrexford, born 04/05/2019, how soon must he be seen?")),
        "not in the documents": _unfolded(_asked("What is the fee for a parking permit?")),
        "empty question": _mistaken(""),
        "long question": _mistaken(LONG * 70),
        "documents": _at("/documents"),
        "document": _at("/documents/ce-child-in-need"),
        "document of tables": _at("/documents/cwac-cin-pilot"),
        "cited words": _cited,
        "no such document": _at("/documents/none"),
        "no such page": _at("/nowhere"),
        "timeline": _at("/timescales/timeline"),
        "timeline, counted": _unfolded(_at(_TIMELINE)),
        "timeline, mistaken": _at("/timescales/timeline?event=referral&from=&area=mars&counting=2"),
        "routes": _at("/routes"),
        "routes, a question": _at("/routes?area=cheshire-east"),
        "routes, mistaken": _at("/routes?area=cheshire-east&answer=danger%3Dno&asked=role"),
        "routes, an emergency": _unfolded(_at("/routes?area=cheshire-east&answer=danger%3Dyes")),
        "contacts": _unfolded(_at("/contacts")),
    }
)
