"""`verse bench`: retrieval on a folder in BEIR form, speed and memory on this machine."""

import json
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import UsageError
from corpus.options import Parser
from corpus.settings import Settings
from eval.bars import bars
from eval.runs import Row
from eval.table import aligned, number


def main(argv: Sequence[str]) -> int:
    """Run one of the benchmarks: `beir DIR`, `speed`, `load`, `soak` or `scale`."""
    commands = {"beir": _beir, "speed": _speed, "load": _load, "soak": _soak, "scale": _scale}
    if not argv or argv[0] not in commands:
        raise UsageError(f"Say which benchmark: verse bench {' | '.join(commands)}. Each has --help.")
    return commands[argv[0]](argv[1:])


def _beir(argv: Sequence[str]) -> int:
    parser = Parser(prog="verse bench beir", description="Measure retrieval on a folder in BEIR form.")
    parser.add_argument("folder", type=Path, help="holds corpus.jsonl, queries.jsonl and qrels/test.tsv")
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    args = parser.parse_args(argv)

    from eval.beir import run

    with bars() as progress:
        scores = run(args.folder, progress=progress)
    if args.json:
        print(json.dumps(scores))
    else:
        print("\n".join(aligned(["measure", "score"], [[name, f"{value:.4f}"] for name, value in scores.items()])))
    return 0


def _speed(argv: Sequence[str]) -> int:
    parser = Parser(prog="verse bench speed", description="Measure speed and memory on this machine.")
    parser.add_argument("--questions", type=int, default=100, metavar="N", help="how many are timed (default: 100)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)

    from eval.speed import speed

    with bars() as progress:
        found = speed(Settings.from_environment(), args.questions, progress)
    print(json.dumps(found, indent=1) if args.json else "\n".join(_said(found)))
    return 0


def _load(argv: Sequence[str]) -> int:
    parser = Parser(prog="verse bench load", description="Measure how many answers a second several clients get.")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processes that answer (default: 2)")
    parser.add_argument("--clients", type=int, default=8, metavar="N", help="who ask without a pause (default: 8)")
    parser.add_argument("--seconds", type=float, default=20.0, metavar="S", help="for how long (default: 20)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)

    from eval.load import load

    with bars() as progress:
        found = load(Settings.from_environment(), args.workers, args.clients, args.seconds, progress)
    if args.json:
        print(json.dumps(found, indent=1))
        return 0
    print(
        f"{found['workers']} workers, {found['clients']} clients, {found['machine']['cores']} cores: "
        f"{found['per_second']} answers a second, {number(found['p50'])} ms at the median, "
        f"{number(found['p95'])} ms at the 95th percentile; told to retry: {found['told_to_retry']}\n"
        f"Processor time of an answer: {found['cpu_ms']} ms, {found['ratio']} times the bare encoding of a question "
        f"({found['bare_ms']} ms): {found['possible_per_second']} answers a second with nobody else on the machine\n"
        f"Peak memory of a worker: {number(found['memory_mb'])} MB"
    )
    return 0


def _soak(argv: Sequence[str]) -> int:
    parser = Parser(prog="verse bench soak", description="Ask without a pause while a service is disturbed.")
    parser.add_argument("--minutes", type=float, default=10.0, metavar="M", help="for how long (default: 10)")
    parser.add_argument("--json", action="store_true", help="print the figures, and what was wrong, as JSON")
    args = parser.parse_args(argv)

    from eval.asking import OUTCOMES
    from eval.soak import soak

    with bars() as progress:
        found = soak(Settings.from_environment(), args.minutes, progress)
    outcomes: dict[str, int] = found["outcomes"]
    if args.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{event['second']:>5} s  {event['what']}" for event in found["events"]))
        print(f"\n{found['requests']:,} requests of {found['clients']} clients to {found['workers']} workers")
        print(
            "\n".join(aligned(["outcome", "how many", ""], [[o, number(outcomes[o]), OUTCOMES[o]] for o in OUTCOMES]))
        )
        print(
            f"\n{number(found['p50'])} ms at the median, {number(found['p95'])} ms at the 95th percentile; "
            f"peak memory of a worker {number(found['memory_mb'])} MB; "
            f"other answers afterwards: {found['other_afterwards']}"
        )
    return 1 if outcomes["wrong"] or outcomes["lost"] or found["other_afterwards"] else 0


def _scale(argv: Sequence[str]) -> int:
    parser = Parser(prog="verse bench scale", description="Measure how answers slow as paragraphs grow in number.")
    parser.add_argument("--paragraphs", type=int, default=100_000, metavar="N", help="how many more (default: 100,000)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)

    from eval.scale import scale

    with bars() as progress:
        found = scale(Settings.from_environment(), args.paragraphs, progress)
    if args.json:
        print(json.dumps(found, indent=1))
        return 0
    heads = {"paragraphs more": "paragraphs_added", "p50 ms": "p50", "p95 ms": "p95", "processor ms": "cpu_ms"}
    heads |= {"memory MB": "memory_mb", "ready after s": "ready_s"}
    rows = [[f"{one[name]:,.1f}".removesuffix(".0") for name in heads.values()] for one in found["sizes"]]
    many = found["sizes"][1]
    print("\n".join(aligned(list(heads), rows)))
    print(
        f"\nBuilt in {many['build_s']:,} s ({many['build_cpu_s']:,} s of processor time), without encoding: vectors "
        f"are drawn by lot. {many['disk_mb']:,} MB of disk.\n"
        f"An answer among them takes {found['ratio']:.2f} times as long; {found['same_answers']:.0%} are the same."
    )
    return 0


def _said(found: Row) -> list[str]:
    """Return the figures as lines for a person."""
    times = [
        [name, f"{one['p50']:.1f}", f"{one['p95']:.1f}", f"{found['ratio'][name]:.2f}"]
        for name, one in found["milliseconds"].items()
    ]
    steps = [[name, f"{one['p50']:.2f}", f"{one['p95']:.2f}"] for name, one in found["steps"].items()]
    crowd, ingest, memory = found["throughput"], found["ingest"], found["memory_mb"]
    return [
        f"{found['questions']} questions, {found['machine']['cores']} cores, Python {found['machine']['python']}",
        "",
        *aligned(["one client, warm", "p50 ms", "p95 ms", "times bare"], times),
        "",
        *aligned(["step of a turn", "p50 ms", "p95 ms"], steps),
        "",
        f"{crowd['clients']} clients: {crowd['per_second']} answers a second, {crowd['p50']:.0f} ms at the median, "
        f"{crowd['p95']:.0f} ms at the 95th percentile",
        f"Ready after {found['ready_s']} s, from the start of the process to the first answer",
        f"Ingest of {ingest['paragraphs']} paragraphs: {ingest['ingest_s']} s; bare encoding {ingest['bare_s']} s, "
        f"so {ingest['allowed_s']} s are allowed",
        f"Peak memory: server {number(memory['server'])} MB, this process {number(memory['this process'])} MB",
    ]
