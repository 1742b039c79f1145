"""`verse eval rewording`: what a language model makes of the golden answers, and whether all shown is proved."""

import json
from collections.abc import Iterator, Sequence

from corpus.errors import UsageError
from corpus.language_model import LanguageModel
from corpus.options import Parser
from corpus.settings import Settings
from eval.bars import bars
from eval.runs import Row


def main(argv: Sequence[str]) -> int:
    """Measure the model that is set, or the liar; return 1 when anything that is not proved was shown."""
    parser = Parser(
        prog="verse eval rewording",
        description="Measure what a language model adds to the golden answers: the one that VERSE_LLM_URL sets.",
    )
    parser.add_argument("--liar", action="store_true", help="measure a model that lies instead, served from here")
    parser.add_argument("--changes", action="store_true", help="try the check alone on changed sentences")
    parser.add_argument("--set", choices=("dev", "test"), default="dev", help="which half (default: dev)")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N questions")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)
    settings = Settings.from_environment()
    if not (args.liar or args.changes) and settings.language_model is None:
        raise UsageError("No language model is set. Set VERSE_LLM_URL and VERSE_LLM_MODEL, or try --liar or --changes.")
    if args.limit is not None and args.limit < 1:
        raise UsageError("There are no questions to measure with. Give --limit 1 or more.")

    from dataclasses import replace

    from assistant.build import build
    from eval.golden import golden_file, load_golden
    from eval.liar import Liar, served
    from eval.library import shipped_library
    from eval.rewordings import changes, measured

    assistant = build(replace(settings, language_model=None))
    items, library = load_golden(golden_file(args.set))[: args.limit], shipped_library()
    with bars() as progress:
        if args.changes:
            found = changes(items, assistant, progress)
        elif args.liar:
            liar = Liar()
            with served(liar) as address:
                model = LanguageModel(address, "liar")
                found = measured(model, items, assistant, library, progress, liar.lies)
            found["lies told"] = dict(liar.told.most_common())
        else:
            assert settings.language_model is not None
            found = measured(settings.language_model, items, assistant, library, progress)
    print(json.dumps(found, ensure_ascii=False, indent=1) if args.json else "\n".join(_lines(found)))
    return 1 if any(found.get(name) for name in ("unsupported", "lies shown", "let through")) else 0


def _lines(found: Row) -> Iterator[str]:
    for name, value in found.items():
        if isinstance(value, dict):
            yield f"{name}:"
            yield from (f"  {what}: {number}" for what, number in value.items())
        else:
            yield f"{name}: {value}"
