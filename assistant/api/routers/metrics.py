"""GET /metrics: what the service does, in numbers for Prometheus."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.api.described.gives import gives_file
from assistant.api.metrics import CONTENT_TYPE, Metrics

router = APIRouter(tags=["health"])


@router.get("/metrics", **gives_file("metrics", "text/plain"))
def metrics(request: Request) -> Response:
    """Count turns, their steps, alerts, requests and refusals; no words, and nobody's name."""
    counted: Metrics = request.app.state.metrics
    return Response(counted.text(), media_type=CONTENT_TYPE)
