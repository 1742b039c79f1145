"""`verse eval`: put the golden questions to the assistant, score the answers, report, hold the gate."""

import json
import webbrowser
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import VerseError
from corpus.options import Parser
from corpus.settings import Settings
from eval.bars import bars
from eval.cli_rewordings import main as rewording
from eval.runs import PAGE, RUNS, Run, all_runs, new_run, previous

_DESCRIPTION = "Score the answers against the golden questions, offline."


def main(argv: Sequence[str]) -> int:
    """Evaluate, `report` on the last evaluation, hold the `gate`, or measure a language model's `rewording`."""
    commands = {"report": _report, "gate": _gate, "rewording": rewording}
    if argv and argv[0] in commands:
        return commands[argv[0]](argv[1:])
    return _evaluate(argv)


def _evaluate(argv: Sequence[str]) -> int:
    parser = _parser("verse eval", f"{_DESCRIPTION} Also: verse eval report, verse eval gate, verse eval rewording.")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N questions")
    parser.add_argument("--no-ablations", action="store_true", help="switch no parts off in turn")
    parser.add_argument("--indexes", action="store_true", help="also index without what was learnt (some minutes)")
    args = parser.parse_args(argv)
    if args.limit is not None and args.limit < 1:
        raise VerseError("There are no questions to evaluate. Give --limit 1 or more.")

    from assistant.build import build
    from eval.generate import generate
    from eval.result import score_run
    from eval.table import lines

    settings = Settings.from_environment()
    assistant = build(settings)
    with bars() as progress:
        run = new_run(args.runs)
        generate(
            run,
            args.set,
            args.limit,
            assistant,
            settings,
            progress,
            ablations=not args.no_ablations,
            indexes=args.indexes,
        )
        progress("scoring", 0, 1)
        summary = score_run(run).summary
        progress("scoring", 1, 1)
    print(json.dumps(summary, ensure_ascii=False, indent=1) if args.json else "\n".join(lines(summary)))
    if not args.json:
        print(f"\nWritten to {run.folder}. “verse eval report” makes a page of it.")
    return 0


def _report(argv: Sequence[str]) -> int:
    parser = _parser("verse eval report", "Make one page of the last evaluation, and print its table.")
    parser.add_argument("--run", type=Path, metavar="FOLDER", help="another run than the last")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the page goes (default: to its run)")
    parser.add_argument("--reveal", action="store_true", help="show failed questions of the test set in full")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    parser.add_argument(
        "--publish", action="store_true", help="also keep the figures for the product’s own page “About”"
    )
    args = parser.parse_args(argv)

    from eval.publish import publish
    from eval.report import page
    from eval.result import score_run
    from eval.table import lines

    run = Run(args.run) if args.run else _last(args)
    result = score_run(run)
    before = previous(run, args.runs)
    out = args.out or run.folder / PAGE
    reveal = args.reveal or result.summary["set"] == "dev"
    out.write_text(page(result, before, reveal=reveal), encoding="utf-8")
    if args.publish:
        publish(result.summary)
    if args.json:
        print(json.dumps({**result.summary, "page": str(out)}, ensure_ascii=False, indent=1))
    else:
        print("\n".join([*lines(result.summary, before.summary if before else None), "", f"The page is {out}."]))
    if args.open:
        webbrowser.open(out.resolve().as_uri())
    return 0


def _gate(argv: Sequence[str]) -> int:
    parser = Parser(prog="verse eval gate", description="Hold the golden dev set to its thresholds.")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    args = parser.parse_args(argv)

    from assistant.build import build
    from eval.gate import pass_gate

    with bars() as progress:
        found = pass_gate(build(Settings.from_environment()), progress)
    if args.json:
        print(json.dumps({"passed": not found, "shortfalls": found}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(found) if found else "The golden development set is above every threshold.")
    return 1 if found else 0


def _last(args: Namespace) -> Run:
    runs = all_runs(args.set, args.runs)
    if not runs:
        raise VerseError(f"{args.runs} holds no evaluation of the {args.set} set yet. Run “verse eval” first.")
    return runs[-1]


def _parser(name: str, description: str) -> Parser:
    parser = Parser(prog=name, description=description)
    parser.add_argument("--set", choices=("dev", "test"), default="dev", help="which half (default: dev)")
    parser.add_argument("--runs", type=Path, default=RUNS, metavar="FOLDER", help="where runs are kept")
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    return parser
