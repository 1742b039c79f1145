"""The addresses of the API, a module for each noun; add a router here and it is served."""

from assistant.api.routers import ask, documents, health, search

ROUTERS = (
    ask.router,
    search.router,
    documents.router,
    health.router,
)
