"""Errors of the chat face: each problem in the form that its clients read."""

from typing import Any

from fastapi.responses import JSONResponse, Response

from assistant.api.problems import Problem

PATHS = ("/v1/chat/", "/v1/models")

_CODES = {401: "invalid_api_key", 429: "rate_limit_exceeded"}  # what clients look for; else the kind of the problem
_INVALID = 400  # what these clients expect where other addresses answer 422
_TOO_LARGE = "The conversation is larger than 1 MB. Begin a new one."


def is_chat(path: str) -> bool:
    """Whether an address is one of the chat face."""
    return path.startswith(PATHS)


def error_shape(problem: Problem) -> dict[str, Any]:
    """Return a problem as the error object of the chat API."""
    return {
        "error": {
            "message": _TOO_LARGE if problem.status == 413 else problem.detail,
            "type": "server_error" if problem.status >= 500 else "invalid_request_error",
            "param": problem.complaints[0].field if problem.complaints else None,
            "code": _CODES.get(problem.status, problem.kind.replace("-", "_")),
        }
    }


def as_error(problem: Problem) -> Response:
    """Return a problem as a response of the chat API."""
    status = _INVALID if problem.status == 422 else problem.status
    return JSONResponse(error_shape(problem), status, headers=dict(problem.headers))
