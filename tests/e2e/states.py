"""The pages, each in every state that a person may meet it in, and how to get there."""

from collections.abc import Callable
from types import MappingProxyType

from playwright.sync_api import expect

from tests.e2e.visitor import Visitor

Reach = Callable[[Visitor], None]

AREA = "cheshire-east"
OWNER_TOKEN = "a token for the tests alone"
QUIZ = "/quiz?count=8&seed=1"
TAKE = "/quiz/take?count=8&seed=1"
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


def _said(visitor: Visitor) -> None:
    _asked("How long can an assessment take?")(visitor)
    visitor.answer.get_by_role("button", name="Out of date", exact=True).click()
    expect(visitor.main.get_by_role("heading", name="Thank you")).to_be_visible()


def _took(way: str, press: str) -> Reach:
    def reach(visitor: Visitor) -> None:
        visitor.open(f"{TAKE}&way={way}")
        if way == "page":
            visitor.main.get_by_role("radio").first.check()
        visitor.press(press)

    return reach


def sign_in(visitor: Visitor, token: str = OWNER_TOKEN) -> None:
    """Go to the owner's pages, and sign in with a token."""
    visitor.open("/admin")
    visitor.page.get_by_label("Owner’s token").fill(token)
    visitor.press("Sign in")


def _owner(path: str) -> Reach:
    def reach(visitor: Visitor) -> None:
        sign_in(visitor)
        visitor.open(path)

    return reach


def _heard(visitor: Visitor) -> None:
    _said(visitor)
    _owner("/admin/feedback")(visitor)


_TIMELINE = "/timescales/timeline?area=cheshire-east&event=referral&from=2026-11-02"
_LENGTH = "/timescales/calculator?what=length&amount=45&unit=working+days&from=2026-11-02"
_RULE = "/timescales/calculator?what=rule&rule=ce-assessment-day-15&from=2026-11-02"

STATES: MappingProxyType[str, Reach] = MappingProxyType(
    {
        "ask": _at("/"),
        "answered": _asked("How long can an assessment take?"),
        "answered, open": _unfolded(_asked("How long can an assessment take?")),
        "answered, no area": _asked("How long can an assessment take?", ""),
        "answered, no area, open": _unfolded(_asked("How long can an assessment take?", "")),
        "answered, dated": _asked("The referral came on 2 November 2026. When must the assessment be finished?"),
        "followed up": _unfolded(_followed_up),
        "feedback given": _said,
        "danger": _asked("he is hitting her right now, what do I do"),
        "danger, open": _unfolded(_asked("he is hitting her right now, what do I do")),
        "danger, no area": _asked("he is hitting her right now, what do I do", ""),
        "personal data": _asked("Jayden Wrexford, born 04/05/2019, how soon must he be seen?"),
        "not in the documents": _asked("What is the allowance for a foster carer's second car?"),
        "empty question": _mistaken(""),
        "long question": _mistaken(LONG * 70),
        "documents": _at("/documents"),
        "document of tables": _at("/documents/cwac-cin-pilot"),
        "document, searched": _at("/documents/ce-child-in-need?find=visit"),
        "questions of a document": _at("/documents/ce-child-in-need/questions"),
        "cited words": _cited,
        "source": _at("/documents/ce-step-up-step-down/source?from=4607&to=4717"),
        "no such document": _at("/documents/none"),
        "no such page": _at("/nowhere"),
        "rules": _at("/timescales"),
        "rules, filtered": _unfolded(_at("/timescales?area=cheshire-east&q=visit")),
        "calculator": _at("/timescales/calculator"),
        "calculator, counted": _unfolded(_at(_LENGTH)),
        "calculator, two readings": _at(_RULE),
        "calculator, mistaken": _at("/timescales/calculator?what=length&amount=&from="),
        "timeline": _at("/timescales/timeline"),
        "timeline, counted": _at(_TIMELINE),
        "timeline, counted, open": _unfolded(_at(_TIMELINE)),
        "timeline, mistaken": _at("/timescales/timeline?event=referral&from=&area=mars&counting=2"),
        "routes": _at("/routes"),
        "routes, a question": _at("/routes?area=cheshire-east"),
        "routes, mistaken": _at("/routes?area=cheshire-east&answer=danger%3Dno&asked=role"),
        "routes, an emergency": _at("/routes?area=cheshire-east&answer=danger%3Dyes"),
        "routes, an emergency, open": _unfolded(_at("/routes?area=cheshire-east&answer=danger%3Dyes")),
        "contacts": _at("/contacts"),
        "contacts, open": _unfolded(_at("/contacts")),
        "quiz": _unfolded(_at("/quiz")),
        "quiz, made": _at(QUIZ),
        "quiz, made, open": _unfolded(_at(QUIZ)),
        "quiz, mistaken": _at("/quiz?count=many"),
        "quiz, on one page": _at(TAKE),
        "quiz, marked": _took("page", "Mark my answers"),
        "quiz, marked, open": _unfolded(_took("page", "Mark my answers")),
        "quiz, not answered": _took("each", "Check my answer"),
        "about": _at("/about"),
        "owner, signed out": _at("/admin"),
        "owner, refused": lambda visitor: sign_in(visitor, "not the token of the owner"),
        "owner": _owner("/admin"),
        "owner, feedback": _heard,
        "owner, reports": _owner("/admin/reports"),
        "owner, report": _owner("/admin/reports/ce-child-in-need@2018"),
        "owner, rules": _owner("/admin/rules"),
        "owner, versions": _owner("/admin/versions"),
    }
)
