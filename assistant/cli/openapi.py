"""`verse openapi`: the API's own document, for programs that are made from it."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import UsageError
from corpus.options import Parser


def openapi(argv: Sequence[str]) -> int:
    """Print the document, or write it to a file."""
    parser = Parser(prog="verse openapi", description="Write the document that describes the HTTP API (OpenAPI, JSON).")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the file to write; without it, it is printed")
    args = parser.parse_args(argv)

    from assistant.api.app import create_app
    from corpus.settings import Settings

    text = json.dumps(create_app(Settings.from_environment()).openapi(), ensure_ascii=False, indent=1) + "\n"
    if args.out is None:
        sys.stdout.write(text)
        return 0
    try:
        args.out.write_text(text, encoding="utf-8")
    except OSError as exc:
        raise UsageError(f"The file {args.out} cannot be written: {exc.strerror}.") from exc
    return 0
