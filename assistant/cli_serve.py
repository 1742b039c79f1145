"""`verse serve`: the web pages and the HTTP API on one address."""

import ipaddress
import logging
import socket
from collections.abc import Sequence

from corpus.errors import VerseError
from corpus.options import Parser
from corpus.settings import Settings

_BACKLOG = 128  # connections that may wait
_OURS = ("assistant.api.", "assistant.web.owner.", "index.")  # whose ordinary log lines are shown
_GRACE = 5  # seconds that requests under way are given when the server is stopped


def serve(argv: Sequence[str]) -> int:
    """Serve until stopped; print the address once questions can be answered."""
    parser = Parser(prog="verse serve", description="Serve the web pages and the HTTP API.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000; 0 finds one)")
    args = parser.parse_args(argv)
    listener = _listen(args.host, args.port)
    address = _address(listener)
    print("Opening the documents…", flush=True)
    _log_plainly()

    import uvicorn

    from assistant.api.app import create_app

    app = create_app(Settings.from_environment())
    app.state.desk.assistant()  # without an index this says what to do, and nothing is served
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # addresses carry what people search for
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=_GRACE,
    )

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"Ready at {address} (Ctrl-C stops it).", flush=True)
            if not _private(args.host):
                print("There is no sign-in: whoever can reach this address can ask.", flush=True)

    Server(config).run(sockets=[listener])
    return 0


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


def _private(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _log_plainly() -> None:
    """Log our own turns and everyone's errors, one line each."""
    lines = logging.StreamHandler()
    lines.addFilter(lambda record: record.levelno >= logging.ERROR or record.name.startswith(_OURS))
    logging.basicConfig(
        handlers=[lines],
        force=True,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
