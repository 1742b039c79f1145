"""`verse ask`: one question, one answer."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.api.shapes import answer_shape
from assistant.cli.layout import Layout
from assistant.cli.open import open_assistant
from assistant.cli.words import checked, day, history_in
from corpus.known.called import area_called
from corpus.options import Parser


def ask(argv: Sequence[str]) -> int:
    """Print the answer to a question."""
    parser = Parser(prog="verse ask", description="Answer one question, each statement with its paragraph.")
    parser.add_argument("question", help="the question in quotation marks, or - to read it from standard input")
    parser.add_argument("--area", help="whose local policy applies, as people call it: worcestershire, Worcs")
    parser.add_argument("--today", type=day, metavar="DAY", help="the day to count from, 2026-11-21; today if left out")
    parser.add_argument("--as-at", type=day, metavar="DAY", help="the day whose rules are wanted")
    parser.add_argument("--history", type=Path, metavar="FILE", help="the conversation so far, as JSON")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    args = parser.parse_args(argv)
    body = {
        "question": sys.stdin.read() if args.question == "-" else args.question,
        "history": history_in(args.history) if args.history else [],
        "today": args.today,
        "as_at": args.as_at,
    }
    asked = checked(body)
    assistant = open_assistant()
    if args.area:
        asked = replace(asked, area=area_called(assistant.snapshot.catalogue.areas, args.area).id)
    answer = assistant.ask(asked)
    if args.json:
        print(json.dumps(answer_shape(answer), ensure_ascii=False, indent=2))
    else:
        print(Layout.of_terminal().answer(answer))
    return 0
