"""`verse serve`: the web pages and the HTTP API on one address."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.api.line import write_log
from corpus.errors import UsageError, VerseError
from corpus.options import Parser
from corpus.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

_BACKLOG = 128  # connections that may wait
_GRACE = 5  # seconds that requests under way are given when the server is stopped
_QUIETLY: dict[str, Any] = {
    "log_config": None,
    "access_log": False,  # addresses carry what people search for
    "server_header": False,
    "proxy_headers": False,  # the app knows which proxies to believe
    "ws": "none",
    "timeout_graceful_shutdown": _GRACE,
}

_OPEN_TO_ALL = (
    "Whoever can reach {} could ask without signing in: set VERSE_TOKENS_FILE (“verse token NAME” makes a token) or "
    "VERSE_TRUSTED_PROXIES (a proxy that signs people in), or leave out --host to serve this machine alone."
)


def serve(argv: Sequence[str]) -> int:
    """Serve until stopped; print the address once questions can be answered."""
    parser = Parser(prog="verse serve", description="Serve the web pages and the HTTP API.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000; 0 finds one)")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="how many processes answer (default: 1)")
    args = parser.parse_args(argv)
    if args.workers < 1:
        raise UsageError("--workers is at least 1: the number of processes that answer.")
    settings = Settings.from_environment()
    listener = _listen(args.host, args.port)
    if not (settings.access.guarded or _private(listener)):
        address = _address(listener)
        listener.close()
        raise UsageError(_OPEN_TO_ALL.format(address))
    print("Opening the documents…", flush=True)
    write_log(settings.log)

    def ready() -> None:
        print(f"Ready at {_address(listener)} (Ctrl-C stops it).", flush=True)

    if args.workers == 1:
        _serve_alone(settings, listener, ready)
    else:
        _serve_together(settings, args.workers, listener, ready)
    return 0


def worker() -> "FastAPI":
    """Return the app of one worker, in the process that is its own."""
    from assistant.api.app import create_app

    return create_app(Settings.from_environment())


def _serve_alone(settings: Settings, listener: socket.socket, ready: Callable[[], None]) -> None:
    import uvicorn

    from assistant.api.app import create_app
    from assistant.api.door.patience import HEADERS, Patient

    app = create_app(settings)
    app.state.desk.assistant()  # without an index this says what to do, and nothing is served

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    Server(uvicorn.Config(app, http=Patient, h11_max_incomplete_event_size=HEADERS, **_QUIETLY)).run(sockets=[listener])


def _serve_together(settings: Settings, workers: int, listener: socket.socket, ready: Callable[[], None]) -> None:
    from assistant.api.door.patience import HEADERS, Patient
    from assistant.api.shared import shared_by_workers
    from assistant.api.workers import WorkerConfig, Workers
    from index.snapshot import open_current

    open_current(settings)  # without an index this says what to do, and no worker is started
    prepare = partial(write_log, settings.log)
    config = WorkerConfig(
        f"{__name__}:{worker.__name__}",
        workers,
        prepare,
        http=Patient,
        h11_max_incomplete_event_size=HEADERS,
        **_QUIETLY,
    )
    with shared_by_workers():
        Workers(config, listener, ready).run()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as exc:
        listener.close()
        why = exc.strerror if isinstance(exc, OSError) else "ports go from 0 to 65535"
        raise VerseError(
            f"The server cannot listen on {host}, port {port}: {why}. "
            "Stop what uses it, or choose another with --host and --port."
        ) from exc
    listener.listen(_BACKLOG)
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _private(listener: socket.socket) -> bool:
    """Whether only this machine can reach it."""
    return ipaddress.ip_address(listener.getsockname()[0]).is_loopback
