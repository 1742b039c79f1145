"""`verse quiz`: questions for training as a file, and whether those of a file still hold."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from assistant.cli.layout import Layout
from assistant.cli.open import open_snapshot
from assistant.cli.quiz_layout import quiz_page, stale_page
from assistant.cli.words import day
from assistant.quiz.formats.filing import file_whole
from assistant.quiz.formats.reading import kept_in
from assistant.quiz.formats.table import FORMATS, Format, format_called
from assistant.quiz.paper import Wanted, make_quiz
from assistant.quiz.question import Difficulty, Quiz, QuizKind
from assistant.quiz.stale import check as changes
from corpus.errors import UsageError
from corpus.known.called import area_called
from corpus.options import Parser

_NAMED_AFTER = ("docx", "html", "csv", "xlsx", "json")
_BY_SUFFIX = {".xml": "moodle", ".gift": "gift"} | {f".{name}": name for name in _NAMED_AFTER}
_AGAIN = "may be given again"
_ABOUT = (
    "Write quiz questions for training. Every answer is proved against the documents and carries its chapter and "
    "verse. The same options and the same documents give the same questions."
)
_AFTER = (
    "Without --format and --out the questions are shown here with their answers. "
    "verse quiz check FILE tells which questions of a file no longer hold."
)


def quiz(argv: Sequence[str]) -> int:
    """Make a quiz, or check one; return the exit status."""
    if argv[:1] == ["check"]:
        return _check(argv[1:])
    args = _parser().parse_args(argv)
    chosen = _format(args)
    paper = _made(args)
    for note in paper.notes:
        print(note, file=sys.stderr)
    if not paper.questions:
        return 1
    if args.out:
        _file(paper, chosen or _by_suffix(args.out), args.out)
    elif chosen:
        sys.stdout.flush()
        sys.stdout.buffer.write(chosen.write(paper))
        sys.stdout.buffer.flush()
    else:
        print("\n".join(quiz_page(paper, Layout.of_terminal())))
    return 0


def _parser() -> Parser:
    parser = Parser(prog="verse quiz", description=_ABOUT, epilog=_AFTER)
    add = parser.add_argument
    add("--area", help="an authority, by id or as people call it: its documents and the national ones")
    add("--document", action="append", default=[], metavar="ID", help=f"only this document; {_AGAIN}")
    add("--topic", action="append", default=[], metavar="WORDS", help=f"only this matter: step-down, visits…; {_AGAIN}")
    add("--kind", action="append", default=[], choices=list(map(str, QuizKind)), metavar="KIND", help=_kinds())
    add("--difficulty", choices=list(map(str, Difficulty)), help="only questions as hard as this")
    add("--count", type=int, default=20, help="how many questions (20 unless given)")
    add("--seed", type=int, default=1, help="a number; another one gives other questions (1 unless given)")
    add("--today", type=day, metavar="DAY", help="the day that scenarios are told on, such as 2026-11-21")
    add("--format", choices=list(FORMATS), metavar="FORMAT", help=_formats())
    add("--out", type=Path, metavar="FILE", help="where to write; a Word handout has its key written beside it")
    add("--json", action="store_true", help="the same as --format json")
    return parser


def _kinds() -> str:
    return f"only this kind, one of {', '.join(QuizKind)}; {_AGAIN}"


def _formats() -> str:
    return "; ".join(f"{each.name}: {each.says}" for each in FORMATS.values())


def _format(args: Namespace) -> Format | None:
    """Return the format that was asked for by name, None for none; UsageError where it needs a file."""
    if args.json and args.format not in (None, "json"):
        raise UsageError(f"--json and --format {args.format} ask for two formats. Leave one of them out.")
    name = "json" if args.json else args.format
    if name is None:
        if args.out:
            _by_suffix(args.out)
        return None
    chosen = format_called(name)
    if not chosen.is_text and args.out is None:
        raise UsageError(f"{chosen.name} cannot be shown in a terminal. Add --out FILE{chosen.suffix}.")
    return chosen


def _by_suffix(path: Path) -> Format:
    try:
        return FORMATS[_BY_SUFFIX[path.suffix.lower()]]
    except KeyError:
        raise UsageError(
            f"What {path.name} should hold cannot be told from its name. Add --format, one of {', '.join(FORMATS)}."
        ) from None


def _made(args: Namespace) -> Quiz:
    snapshot = open_snapshot()
    catalogue = snapshot.catalogue
    wanted = Wanted(
        count=args.count,
        area=area_called(catalogue.areas, args.area).id if args.area else None,
        documents=tuple(args.document),
        topics=tuple(args.topic),
        kinds=tuple(map(QuizKind, args.kind)),
        difficulty=Difficulty(args.difficulty) if args.difficulty else None,
        seed=args.seed,
        today=args.today,
    )
    return make_quiz(snapshot, wanted)


def _file(paper: Quiz, chosen: Format, path: Path) -> None:
    """Write a quiz, and where its format has a key of its own, the key beside it; say what was written."""
    files = {path: chosen.write(paper)}
    if chosen.key:
        files[path.with_name(f"{path.stem}-key{path.suffix}")] = FORMATS[chosen.key].write(paper)
    file_whole(files)
    some = "1 question" if len(paper.questions) == 1 else f"{len(paper.questions)} questions"
    print(f"{some} written to {' and '.join(map(str, files))}.", file=sys.stderr)


def _check(argv: Sequence[str]) -> int:
    parser = Parser(
        prog="verse quiz check",
        description="Tell which questions of a file rest on something that has changed since they were made, and how. "
        "The exit status is 1 when there are any.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="Moodle XML, GIFT or JSON, also as Moodle exported it")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    kept = kept_in(_bytes(args.file))
    snapshot = open_snapshot()
    found = changes(snapshot, {stamp.id: stamp.basis for stamp in kept.stamps})
    if args.json:
        shape = {"checked": len(kept.stamps), "unchecked": kept.unstamped, "stale": [asdict(each) for each in found]}
        print(json.dumps({**shape, "index": snapshot.version}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(stale_page(found, Layout.of_terminal())) if found else "Nothing has changed.")
        stale = len({each.question for each in found})
        print(f"{len(kept.stamps)} questions checked, {stale} stale.")
        if kept.unstamped:
            print(f"{kept.unstamped} could not be checked: they do not say what they rest on.", file=sys.stderr)
    return 1 if found else 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise UsageError(f"{path} cannot be read: {exc.strerror}.") from exc
