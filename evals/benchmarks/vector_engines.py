"""Engines of vectors that run in this process, beside each other: one filtered question each, at one size.

    pip install lancedb "pymilvus[milvus_lite]" chromadb qdrant-edge-py
    python evals/benchmarks/vector_engines.py --index indexes/default --passages 20000 --folder /tmp/engines

The passages and questions are those of scale_data.py. Each engine runs in a process of its own with the settings that its
documentation starts with; a scalar index on the filtered fields is made where it offers one. Recall@10 is against all products.
One that is not installed is left out, and said so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from qdrant_scale import TOP, asked, disk, memory
from scale_data import Block, Drawn, Questions

Search = Callable[[int, bool], list[int]]
Engine = Callable[[list[Block], Questions, Path], Search]


def _rows(block: Block) -> Iterator[dict[str, Any]]:
    fields = zip(block.country.tolist(), block.year.tolist(), block.vectors.tolist(), strict=True)
    for at, (country, year, vector) in enumerate(fields):
        yield {"id": block.first + at, "country": country, "year": year, "vector": vector}


def _where(questions: Questions, at: int, form: str) -> str:
    return form.format(country=int(questions.country[at]), year=int(questions.year[at]))


def lancedb(blocks: list[Block], questions: Questions, folder: Path) -> Search:
    """LanceDB: a table with an index of vectors and two of scalars."""
    import lancedb as engine

    table = engine.connect(str(folder)).create_table("passages", [row for it in blocks for row in _rows(it)])
    table.create_index(metric="dot", vector_column_name="vector")
    for field in ("country", "year"):
        table.create_scalar_index(field)

    def search(at: int, filtered: bool) -> list[int]:
        query = table.search(questions.vectors[at]).distance_type("dot").limit(TOP).select(["id"])
        if filtered:
            query = query.where(_where(questions, at, "country = {country} AND year = {year}"), prefilter=True)
        return [row["id"] for row in query.to_list()]

    return search


def milvus(blocks: list[Block], questions: Questions, folder: Path) -> Search:
    """Milvus Lite: a file."""
    from pymilvus import MilvusClient

    client = MilvusClient(str(folder / "milvus.db"))
    client.create_collection("passages", dimension=blocks[0].vectors.shape[1], metric_type="IP")
    for block in blocks:
        rows = list(_rows(block))
        for at in range(0, len(rows), 1000):
            client.insert("passages", rows[at : at + 1000])
    client.load_collection("passages")

    def search(at: int, filtered: bool) -> list[int]:
        where = _where(questions, at, "country == {country} and year == {year}") if filtered else ""
        found = client.search("passages", [questions.vectors[at].tolist()], limit=TOP, filter=where)
        return [hit["id"] for hit in found[0]]

    return search


def chroma(blocks: list[Block], questions: Questions, folder: Path) -> Search:
    """Chroma: a folder."""
    import chromadb

    client = chromadb.PersistentClient(str(folder), chromadb.Settings(anonymized_telemetry=False))
    collection = client.create_collection("passages", metadata={"hnsw:space": "ip"}, embedding_function=None)
    for block in blocks:
        rows = list(_rows(block))
        for at in range(0, len(rows), 1000):
            part = rows[at : at + 1000]
            collection.add(
                ids=[str(row["id"]) for row in part],
                embeddings=[row["vector"] for row in part],
                metadatas=[{"country": row["country"], "year": row["year"]} for row in part],
            )

    def search(at: int, filtered: bool) -> list[int]:
        wanted = {"country": int(questions.country[at])}, {"year": int(questions.year[at])}
        where = {"$and": list(wanted)} if filtered else None
        found = collection.query(query_embeddings=[questions.vectors[at]], n_results=TOP, where=where, include=[])
        return [int(id) for id in found["ids"][0]]

    return search


def qdrant(blocks: list[Block], questions: Questions, folder: Path) -> Search:
    """Qdrant's engine: a shard with its graph."""
    import qdrant_edge as edge

    dense = {"dense": edge.EdgeVectorParams(blocks[0].vectors.shape[1], edge.Distance.Dot)}
    shard = edge.EdgeShard.create(str(folder), edge.EdgeConfig(vectors=dense))
    for field in ("country", "year"):
        shard.update(edge.UpdateOperation.create_field_index(field, edge.PayloadSchemaType.Integer))
    for block in blocks:
        points = [edge.Point(row["id"], {"dense": row.pop("vector")}, row) for row in _rows(block)]
        for at in range(0, len(points), 1000):
            shard.update(edge.UpdateOperation.upsert_points(points[at : at + 1000]))
    shard.optimize()
    vectors = questions.vectors.tolist()

    def search(at: int, filtered: bool) -> list[int]:
        values = {"country": int(questions.country[at]), "year": int(questions.year[at])}
        must = [edge.FieldCondition(name, match=edge.MatchValue(value)) for name, value in values.items()]
        where = edge.Filter(must=must) if filtered else None
        query = edge.Query.Nearest(vectors[at], using="dense")
        return [it.id for it in shard.query(edge.QueryRequest(limit=TOP, query=query, filter=where))]

    return search


ENGINES: dict[str, Engine] = {"qdrant": qdrant, "lancedb": lancedb, "milvus": milvus, "chroma": chroma}


def truth(blocks: list[Block], questions: Questions, filtered: bool) -> list[NDArray[np.int64]]:
    """The best passages of each question by all products."""
    vectors = np.concatenate([it.vectors for it in blocks])
    country, year = (np.concatenate([getattr(it, name) for it in blocks]) for name in ("country", "year"))
    best = []
    for at, vector in enumerate(questions.vectors):
        let = (
            (country == questions.country[at]) & (year == questions.year[at]) if filtered else np.ones(len(year), bool)
        )
        ids = np.flatnonzero(let)
        best.append(ids[np.argsort(-(vectors[ids] @ vector), kind="stable")[:TOP]])
    return best


def run_one(name: str, index: Path, passages: int, folder: Path) -> Iterator[dict[str, Any]]:
    """Load an engine and ask it, with the filter and without."""
    drawn = Drawn(index)
    blocks, questions = list(drawn.blocks(passages)), drawn.questions(100)
    folder.mkdir(parents=True)
    before, started = memory()["own"], time.perf_counter()
    search = ENGINES[name](blocks, questions, folder)
    loaded = round(time.perf_counter() - started, 1)
    for filtered in (True, False):
        row, _ = asked(lambda at, by=filtered: np.array(search(at, by), np.int64), truth(blocks, questions, filtered))
        which = "country and year" if filtered else "none"
        yield {"load s": loaded, "disk": disk(folder), "more": memory()["own"] - before, "filter": which, **row}


@click.command()
@click.option("--index", type=click.Path(path_type=Path), default=Path("indexes/default"), show_default=True)
@click.option("--passages", default=20_000, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), required=True)
@click.option("--engine", hidden=True)
def main(index: Path, passages: int, folder: Path, engine: str | None) -> None:
    """Measure, and print a Markdown table."""
    if engine:
        for row in run_one(engine, index, passages, folder):
            click.echo(json.dumps(row))
        return
    names = ("load s", "disk", "more", "filter", "p50", "p95", "cpu", "recall")
    click.echo(
        "| engine | load s | disk MB | more MB of memory | filter | p50 ms | p95 ms | p50 processor ms | recall@10 |"
    )
    click.echo("|---|---|---|---|---|---|---|---|---|")
    for name in ENGINES:
        own = folder / name
        call = [sys.executable, __file__, "--index", index, "--passages", passages, "--folder", own, "--engine", name]
        done = subprocess.run([str(it) for it in call], capture_output=True, text=True)
        shutil.rmtree(own, ignore_errors=True)
        if done.returncode:
            click.echo(f"{name} is left out: {done.stderr.strip().splitlines()[-1]}", err=True)
        rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        for row in rows:
            click.echo(f"| {name} | " + " | ".join(str(row.get(it, "")) for it in names) + " |")


if __name__ == "__main__":
    main()
