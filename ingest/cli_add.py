"""`verse ingest add`: add a document of one's own, or a folder of them."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from corpus.catalogue import Status
from corpus.days.dates import short
from corpus.errors import UsageError
from corpus.options import Parser
from corpus.settings import Settings
from ingest.adding import Added, Details, add
from ingest.cli import bar
from ingest.report import told
from ingest.report_page import page

_SUFFIXES = {".pdf", ".docx", ".html", ".htm", ".md", ".markdown", ".txt"}


def add_files(argv: Sequence[str]) -> int:
    """Add the file, or every file of the folder, and return the exit status: 1 when any could not be added."""
    options = _options().parse_args(argv)
    files = _files(options.file)
    if len(files) != 1 and (options.id or options.title):
        raise UsageError("--id and --title are for one file; a folder's documents are named after their files.")
    details = Details(
        area=options.area,
        area_name=options.area_name,
        area_also=tuple(options.area_also),
        id=options.id,
        title=options.title,
        publisher=options.publisher,
        edition=options.edition,
        published=options.published,
        in_force_from=options.start,
        status=Status(options.status),
        supersedes=tuple(options.supersedes),
        licence=options.licence,
        ocr=options.ocr,
    )
    done = add(Settings.from_environment(), files, details, bar(), dry=options.dry_run)
    if options.report:
        options.report.write_text(page([one.report for one in done.added], done.refused), encoding="utf-8")
    if options.json:
        shape = {"added": [{"new": one.new, **one.report} for one in done.added], "refused": done.refused}
        print(json.dumps(shape, ensure_ascii=False, indent=2))
    else:
        for one in done.added:
            print(_said(one, dry=options.dry_run))
    for sentence in done.refused:
        print("verse:", " ".join(sentence.split()), file=sys.stderr)
    return 1 if done.refused else 0


def _options() -> Parser:
    parser = Parser(
        prog="verse ingest add",
        description="Add a document of your own: PDF, Word (DOCX), web page (HTML), Markdown or plain text. "
        "A later edition takes the place of the one before, which stays and can still be read.",
    )
    option = parser.add_argument
    option("file", type=Path, help="the file, or a folder (what lies in folders inside it is not looked at)")
    option("--area", required=True, help="whose policy it is: an area that is held, england, or a new one")
    option("--area-name", default="", help="makes a new area of this name")
    option("--area-also", action="append", default=[], metavar="NAME", help="what else people call it; repeat")
    option("--id", default="", help="its id, such as north-shire-cin (default: from the file's name)")
    option("--title", default="", help="its title (default: as the file gives it)")
    option("--publisher", default="", help="who publishes it (default: the area)")
    option("--edition", default="", help="the name of this edition, such as 2026 (default: when published)")
    option("--published", default="", help="when it was published, such as 2026-03")
    option(
        "--from", dest="start", type=_day, metavar="DAY", help="the day it comes into force, 2027-04-01 (default: now)"
    )
    statuses = [str(one) for one in Status if one is not Status.NOT_YET]  # that one comes of its day
    option("--status", default=str(Status.IN_FORCE), choices=statuses, help="whether it binds")
    option(
        "--supersedes", action="append", default=[], metavar="ID", help="another document whose place it takes; repeat"
    )
    option("--licence", default="", help="on what terms it may be used")
    option("--ocr", action="store_true", help="read pages that are pictures, with ocrmypdf where installed")
    option("--dry-run", action="store_true", help="only show what would be read; change nothing")
    option("--report", type=Path, metavar="FILE", help="write the ingest report as a web page")
    option("--json", action="store_true", help="print the ingest report as JSON")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day; write it as 2027-04-01") from None


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith((".", "~$")))
    if not any(each.suffix.casefold() in _SUFFIXES for each in files):
        raise UsageError(f"{path} holds no PDF, DOCX, HTML, Markdown or text file.")
    return files


def _said(one: Added, *, dry: bool) -> str:
    if not one.new:
        return f"{one.document.book} is held already, word for word, and answers."
    start = one.document.in_force_from
    when = f"answers from {short(start)}" if start and start > date.today() else "now answers"
    end = "Nothing was changed: this was a dry run." if dry else f"{one.document.title} {when}."
    return f"{told(one.report)}\n  {end}"
