"""The form under an answer: what somebody says of it, and the page that thanks for it."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.api.complaints import complaints
from assistant.api.opinions import OpinionBody, keep
from assistant.api.problems import Problem, ProblemError
from assistant.api.state import Open
from assistant.web.render import page

router = APIRouter(include_in_schema=False)

_ELSEWHERE = Problem(403, "another-site", "This was sent from a page of another site, so it was not kept.")


class OpinionForm(BaseModel):
    """What was pressed and typed, and what it is about; nothing is checked yet."""

    model_config = ConfigDict(frozen=True)

    verdict: str = ""
    note: str = ""
    index: str = ""
    area: str = ""
    refs: list[str] = []
    rules: list[str] = []

    def fields(self) -> dict[str, Any]:
        """Return the fields as the API takes them."""
        return {**self.model_dump(), "area": self.area or None}


@router.post("/feedback")
def feedback(form: Annotated[OpinionForm, Form()], assistant: Open, request: Request) -> HTMLResponse:
    """Keep what is said of an answer and give thanks, or show what is wrong with it."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise ProblemError(_ELSEWHERE)
    try:
        opinion = OpinionBody.model_validate(form.fields())
    except ValidationError as exc:
        wrong = {complaint.field: complaint.says for complaint in complaints(exc.errors())}
        if not wrong.keys() <= {"verdict", "note"}:
            raise ProblemError(Problem(422, "invalid", " ".join(wrong.values()))) from exc
        return page("feedback.html", 422, form=form, wrong=wrong, kept=None)
    return page("feedback.html", form=form, wrong={}, kept=keep(opinion, assistant, request))
