"""The app: where the API, the pages and the guard meet."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import Depends, FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import Response
from fastapi.telemetry import TelemetryConfig
from starlette.concurrency import run_in_threadpool

from assistant.api.compressed import Compressed
from assistant.api.crowd import AT_ONCE, AT_ONCE_WITH_A_MODEL, Crowd, work_on
from assistant.api.description import describe
from assistant.api.desk import Desk
from assistant.api.door.doorkeeper import Doorkeeper
from assistant.api.door.visitors import Visitors
from assistant.api.following import following
from assistant.api.guard import Guard
from assistant.api.metrics import Metrics
from assistant.api.port import Assistant
from assistant.api.problems import Problem, add_handlers, as_json
from assistant.api.query import only_known
from assistant.api.routers import ROUTERS
from assistant.chat_face.errors import as_error, is_chat
from assistant.feedback.store import FeedbackStore
from assistant.mcp_face.endpoint import include_mcp, mcp_running
from assistant.web import (
    about,
    ask,
    calculator,
    contacts,
    documents,
    feedback,
    problem_page,
    quiz,
    routes,
    timeline,
    timescales,
)
from assistant.web.assets import Assets
from assistant.web.owner.include import include_owner
from assistant.web.sign_in import include_sign_in
from corpus.access import OPEN
from corpus.errors import VerseError
from corpus.settings import Settings

log = logging.getLogger(__name__)

_NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False}


def create_app(source: Assistant | Settings, home: Path | None = None) -> FastAPI:
    """Return the app that serves an assistant, or the one that these settings describe.

    Feedback is kept under the home of the settings, or under `home`; with neither, it is refused.

    With settings, the assistant is opened once, when the app starts; until there is an
    index the app is alive but not ready, and says so.
    """
    app = FastAPI(
        title="Chapter & Verse",
        lifespan=_lifespan,
        docs_url=None,  # those pages load scripts from elsewhere
        redoc_url=None,
        telemetry=_NO_TELEMETRY,
    )
    app.state.metrics = Metrics(lambda: _version(app.state.desk))
    app.state.desk = Desk(_opener(source, app.state.metrics))
    home = source.home if isinstance(source, Settings) else home
    access = source.access if isinstance(source, Settings) else OPEN
    app.state.visitors = Visitors(access, home)
    app.state.feedback = FeedbackStore(home) if home else None
    add_handlers(app, show_problem)
    for router in ROUTERS:
        app.include_router(router, dependencies=[Depends(only_known)])
    include_mcp(app)
    for pages in (ask, feedback, documents, timescales, calculator, timeline, routes, contacts, quiz, about):
        app.include_router(pages.router)
    include_sign_in(app)
    app.state.at_once = AT_ONCE
    if isinstance(source, Settings):
        app.state.at_once = AT_ONCE_WITH_A_MODEL if source.language_model else AT_ONCE
        app.state.contact = source.contact
        include_owner(app, source)
    app.mount("/static", Assets(), name="static")
    describe(app)
    app.add_middleware(Compressed)
    app.add_middleware(Crowd, show_problem=show_problem)
    app.add_middleware(Doorkeeper, visitors=app.state.visitors, show_problem=show_problem)
    if access.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=access.origins,
            allow_methods=("GET", "POST"),
            allow_headers=("Authorization", "Content-Type"),
            expose_headers=("Retry-After", "X-Request-ID"),
        )
    app.add_middleware(Guard, access=access, metrics=app.state.metrics, show_problem=show_problem)
    return app


def show_problem(request: Request, problem: Problem) -> Response:
    """Return a problem as a page to a browser, in its own form to a chat program, as JSON to everything else."""
    request_id = request.state.request_id
    request.app.state.metrics.problem(problem.kind)
    if is_chat(request.url.path):
        return as_error(problem)
    if "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/v1/"):
        return problem_page.show(problem, request_id)
    return as_json(problem, request_id)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    work_on(app.state.at_once)
    try:
        await run_in_threadpool(app.state.desk.assistant)
    except VerseError as exc:  # the app is alive; each request says that it is not ready, and tries again
        log.error("not ready: %s", exc)
    async with mcp_running(app), following(app.state.desk):
        yield


def _version(desk: Desk) -> str | None:
    with suppress(VerseError):  # what is counted is told all the same
        return desk.opened.snapshot.version if desk.opened else None
    return None


def _opener(source: Assistant | Settings, metrics: Metrics) -> Callable[[], Assistant]:
    if not isinstance(source, Settings):
        return lambda: source

    def build_from_settings() -> Assistant:
        from assistant.build import build  # loads the model and the engines: only when needed

        built = build(source, metrics.reworded)
        built.warm()
        opened: Assistant = built.seen_by(metrics.turn)
        return opened

    return build_from_settings
