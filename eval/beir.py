"""The retrieval of this product, measured on any folder in BEIR form."""

import json
import math
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.reading.follow_up import searches, standalone
from corpus.errors import SourceError
from index.engine import Engine, Progress, build
from index.entry import Entry
from index.model import load_model
from index.served import Served
from index.vectors import VectorStore

CUTS = (1, 5, 10, 100)  # of recall
_DEPTH = 10  # of nDCG and MRR


@dataclass(frozen=True, slots=True)
class Query:
    """A question, with what was said before it (role and content, oldest first)."""

    id: str
    text: str
    history: tuple[dict[str, str], ...] = ()


Searches = Callable[[Query], Sequence[tuple[str, float]]]  # what to search with, each with its weight


def as_typed(query: Query) -> Sequence[tuple[str, float]]:
    """Return the question alone, without what was said before."""
    return ((query.text, 1.0),)


def as_understood(query: Query) -> Sequence[tuple[str, float]]:
    """Return what the assistant searches with: the question standing on its own, and a follow-up's own words."""
    before = tuple(said["content"] for said in query.history if said["role"] == "user")
    replies = [said["content"] for said in query.history if said["role"] != "user"]
    whole = standalone(query.text, before, query.text)
    own = query.text if whole != query.text else ""
    return searches(whole, own, replies[-1] if replies else "")


def run(
    folder: Path,
    asked: Searches = as_understood,
    progress: Progress = lambda step, done, total: None,
) -> dict[str, float]:
    """Index a folder's corpus, ask its queries and return nDCG@10, recall and MRR@10 (0 to 1).

    `asked` makes searches of a query and its history; their scores are added. Queries that no
    passage is relevant to are left out, as is usual.
    """
    qrels = read_qrels(folder / "qrels" / "test.tsv")
    queries = [query for query in read_queries(folder / "queries.jsonl") if query.id in qrels]
    if not queries:
        raise SourceError(f"{folder} has no query with a relevant passage. Check queries.jsonl and qrels/test.tsv.")
    with tempfile.TemporaryDirectory(prefix="verse-") as home:
        vectors = VectorStore(Path(home) / "chroma", None, "passages")
        build(Path(home), vectors, read_corpus(folder / "corpus.jsonl"), Served(load_model()), progress)
        engine = Engine(Path(home), vectors, Served(load_model()))
        found = {}
        for done, query in enumerate(queries, start=1):
            score: dict[str, float] = {}
            for words, weight in asked(query):
                for match in engine.search(words, limit=max(CUTS)):
                    score[match.id] = score.get(match.id, 0.0) + weight * match.score
            found[query.id] = sorted(score, key=lambda passage: -score[passage])[: max(CUTS)]
            progress("questions", done, len(queries))
    return scores(found, qrels)


def scores(found: Mapping[str, Sequence[str]], qrels: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Return the mean scores of ranked passage ids, for each query best first, against graded relevance."""
    each = [_scores(ranked, qrels[query]) for query, ranked in found.items()]
    return {name: sum(one[name] for one in each) / len(each) for name in each[0]}


def _scores(ranked: Sequence[str], gold: Mapping[str, int]) -> dict[str, float]:
    gains = [gold.get(passage, 0) for passage in ranked]
    ideal = sorted(gold.values(), reverse=True)
    first = next((place for place, gain in enumerate(gains[:_DEPTH], start=1) if gain), None)
    return {
        f"ndcg@{_DEPTH}": _dcg(gains) / _dcg(ideal),
        **{f"recall@{cut}": sum(1 for gain in gains[:cut] if gain) / len(gold) for cut in CUTS},
        f"mrr@{_DEPTH}": 1 / first if first else 0.0,
    }


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains[:_DEPTH], start=1))


def read_corpus(path: Path) -> list[Entry]:
    """Return the passages of a corpus.jsonl."""
    return [Entry(str(row["_id"]), row.get("title", ""), row["text"]) for row in _rows(path)]


def read_queries(path: Path) -> list[Query]:
    """Return the queries of a queries.jsonl."""
    return [Query(str(row["_id"]), row["text"], tuple(row.get("history", ()))) for row in _rows(path)]


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return the relevant passages of each query with their grade (above 0)."""
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in enumerate(_lines(path), start=1):
        parts = line.split("\t")
        try:
            query, passage, grade = parts[0], parts[1], int(parts[2])
        except (IndexError, ValueError) as exc:
            if number == 1:
                continue  # the heading
            raise SourceError(f"{path}, line {number}: not query-id, corpus-id and score, with tabs between.") from exc
        if grade > 0:
            qrels[query][passage] = grade
    return dict(qrels)


def _rows(path: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(_lines(path), start=1):
        try:
            row = json.loads(line)
            row["_id"], row["text"]
        except (ValueError, KeyError, TypeError) as exc:
            raise SourceError(f"{path}, line {number}: not an object with _id and text ({exc}).") from exc
        rows.append(row)
    return rows


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except OSError as exc:
        raise SourceError(
            f"{path} cannot be read ({exc.strerror}). A folder in BEIR form has corpus.jsonl, queries.jsonl "
            "and qrels/test.tsv."
        ) from exc


def main(folder: str) -> None:
    """Print the scores of a folder as one JSON object."""
    print(json.dumps(run(Path(folder))))
