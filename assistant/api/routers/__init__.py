"""The addresses of the API, a module for each noun; add a router here and it is served."""

from assistant.api.routers import (
    ask,
    contacts,
    deadlines,
    documents,
    feedback,
    health,
    metrics,
    quiz,
    routes,
    rules,
    search,
    timelines,
)
from assistant.chat_face import router as chat

ROUTERS = (
    ask.router,
    chat.router,
    search.router,
    deadlines.router,
    timelines.router,
    rules.router,
    routes.router,
    contacts.router,
    documents.router,
    quiz.router,
    feedback.router,
    health.router,
    metrics.router,
)
