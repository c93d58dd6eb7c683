"""What an index of many passages takes, in a folder and in Qdrant's engine in this process: time, memory, disk and recall.

    python evals/benchmarks/qdrant_scale.py --index indexes/default --sizes 10000,100000 --folder /tmp/scale

The passages are drawn (see scale_data.py). Each build and each round of questions runs in a process of its own, so that its
memory is its own. `folder` is tipqa's index in a folder: the exact vectors of FAISS, the matrix of BM25 weights, and the
catalog's table that filters. `edge` is the engine of Qdrant (qdrant-edge-py), loaded once and then given its graphs in each form
that is named: `float32`, `int8` (scalar), `binary`; with `-bare` behind the name the graph has no links of its own for the values
of the payload, which takes a part of the time; with `-linked` filters are answered by the graph where they would be answered by
comparing all. Recall@10 is against the exact search of the folder. Processor time is of all
threads together, and the number to compare on a shared machine. Each line of what is measured is appended to
FOLDER/measured.jsonl; what stands there is not measured again. The tables are printed at the end.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from scale_data import Block, Drawn, Questions, term_name

from tipqa.index.arrays import map_npz
from tipqa.index.dense import Dense, write_vectors
from tipqa.index.lexical import Lexical

ASKED, TOP = 100, 10
PATIENCE = 40.0  # seconds that one kind of search is measured for at most
FORMS = ("float32", "int8", "binary")
FILTERS = ("none", "year", "country", "country and year")
Found = list[NDArray[np.int64]]
Row = dict[str, Any]


def memory() -> Row:
    """Seconds of processors so far; megabytes in memory: the peak, what belongs to the process, what is mapped from files."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
    own, mapped = (int(status[name].split()[0]) // 1024 for name in ("RssAnon", "RssFile"))
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = round(used.ru_utime + used.ru_stime, 1)
    return {"busy s": seconds, "peak": used.ru_maxrss // 1024, "own": own, "mapped": mapped}


def disk(path: Path) -> int:
    """Megabytes that the files of a folder take."""
    return sum(it.stat().st_blocks * 512 for it in path.rglob("*") if it.is_file()) // 10**6


def asked(search: Callable[[int], NDArray[np.int64]], truth: Found | None) -> tuple[Row, Found]:
    """Milliseconds of wall and processor time of the questions, and what share of the true best is found."""
    for at in range(3):
        search(at)
    wall, busy, found, began = [], [], [], time.perf_counter()
    for at in range(ASKED):
        started, processor = time.perf_counter(), time.process_time()
        found.append(search(at))
        wall.append(1000 * (time.perf_counter() - started))
        busy.append(1000 * (time.process_time() - processor))
        if time.perf_counter() - began > PATIENCE:
            break
    p50, p95 = np.percentile(wall, [50, 95])
    row = {"asked": len(wall), "p50": round(p50, 2), "p95": round(p95, 2), "cpu": round(float(np.median(busy)), 2)}
    if truth is not None:
        shares = [len(np.intersect1d(a, b)) / len(b) for a, b in zip(found, truth, strict=False) if len(b)]
        row["recall"] = round(float(np.mean(shares)), 3)
    return row, found


# The folder.


def build_folder(drawn: Drawn, n: int, path: Path) -> Row:
    """Write the parts of an index in a folder that searches read."""
    path.mkdir(parents=True)
    started = time.perf_counter()
    vectors = np.empty((n, drawn.dimension), np.float32)
    terms, weights, counts = [], [], np.empty(n, np.int64)
    with sqlite3.connect(path / "catalog.sqlite") as catalog:
        catalog.execute("CREATE TABLE passages (id INTEGER PRIMARY KEY, country INTEGER, year INTEGER)")
        for block in drawn.blocks(n):
            ids = range(block.first, block.first + len(block.vectors))
            vectors[ids.start : ids.stop] = block.vectors
            catalog.executemany(
                "INSERT INTO passages VALUES (?, ?, ?)",
                zip(ids, block.country.tolist(), block.year.tolist(), strict=True),
            )
            counts[ids.start : ids.stop] = [len(of_one) for of_one, _ in block.words]
            terms.append(np.concatenate([of_one for of_one, _ in block.words]).astype(np.int32))
            weights.append(np.concatenate([of_one for _, of_one in block.words]))
        catalog.execute("CREATE INDEX by_country ON passages (country, year)")
        catalog.execute("CREATE INDEX by_year ON passages (year)")
    write_vectors(path / "dense.faiss", vectors)
    del vectors
    lexical = _matrix(drawn, n, np.concatenate(terms), np.concatenate(weights), counts)
    np.savez(path / "lexical.npz", **{it.name: getattr(lexical, it.name) for it in fields(_Weighed)})
    return {"load s": round(time.perf_counter() - started, 1), "disk": disk(path), **memory()}


@dataclass(frozen=True, eq=False)
class _Weighed(Lexical):
    """Terms whose weights were drawn."""

    drawn: NDArray[np.float32]

    def weights(self, column: slice) -> NDArray[np.float32]:
        return self.drawn[column]


def _matrix(drawn: Drawn, n: int, terms: Any, weights: Any, counts: Any) -> _Weighed:
    order = np.argsort(terms, kind="stable")
    rows = np.repeat(np.arange(n, dtype=np.int32), counts)[order]
    vocabulary = np.array([term_name(term).encode() for term in range(len(drawn.often))])
    indptr = np.concatenate([[0], np.cumsum(np.bincount(terms, minlength=len(vocabulary)))]).astype(np.int64)
    return _Weighed(vocabulary, indptr, rows, np.ones(len(rows), np.uint16), counts.astype(np.int32), weights[order])


def serve_folder(questions: Questions, path: Path) -> Iterator[Row]:
    """Ask the folder, and keep what it finds as the truth."""
    started = time.perf_counter()
    catalog = sqlite3.connect(path / "catalog.sqlite")
    with (path / "dense.faiss").open("rb") as file, (path / "lexical.npz").open("rb") as words:
        dense, lexical = Dense.of(file), _Weighed(**map_npz(words))
        yield {"what": "open", "open s": round(time.perf_counter() - started, 2), **memory()}
        truth: dict[str, NDArray[np.int64]] = {}
        for name in FILTERS:
            chosen = partial(_chosen, catalog, questions, name)
            searches = {
                "dense": lambda at, ids=chosen: dense.best(questions.vectors[at], ids(at), TOP)[0],
                "sparse": lambda at, ids=chosen: lexical.best(_text(questions, at), ids(at), TOP)[0],
            }
            for kind, search in searches.items():
                row, found = asked(search, None)
                truth |= {f"{kind} {name} {at}": it for at, it in enumerate(found)}
                yield {"what": kind, "filter": name, "mode": "exact", **row, "recall": 1.0}
        yield {"what": "after", **memory()}
    np.savez(path / "truth.npz", **truth)


def _text(questions: Questions, at: int) -> str:
    return " ".join(map(term_name, questions.terms[at]))


def _chosen(catalog: sqlite3.Connection, questions: Questions, name: str, at: int) -> NDArray[np.int64] | None:
    if name == "none":
        return None
    values = {"country": int(questions.country[at]), "year": int(questions.year[at])}
    wanted = [field for field in values if field in name]
    where = " AND ".join(f"{field} = ?" for field in wanted)
    rows = catalog.execute(f"SELECT id FROM passages WHERE {where} ORDER BY id", [values[it] for it in wanted])
    return np.fromiter((id for (id,) in rows), np.int64)


# The engine of Qdrant.


def _config(drawn: Drawn, form: str) -> Any:
    import qdrant_edge as edge

    pinned, cold = edge.Memory.Pinned, edge.Memory.Cold
    kind, _, way = form.partition("-")
    quantized = {
        "int8": edge.ScalarQuantizationConfig(edge.ScalarType.Int8, 0.99, memory=pinned),
        "binary": edge.BinaryQuantizationConfig(memory=pinned),
    }.get(kind)
    dense = edge.EdgeVectorParams(
        drawn.dimension,
        edge.Distance.Dot,
        quantization_config=quantized,
        memory=cold if quantized else None,
        hnsw_config=edge.HnswIndexConfig(
            m=16,
            ef_construct=100,
            full_scan_threshold=100 if way == "linked" else 10_000,
            payload_m=0 if way == "bare" else None,
        ),
    )
    return edge.EdgeConfig(vectors={"dense": dense}, sparse_vectors={"words": edge.EdgeSparseVectorParams()})


def build_loaded(drawn: Drawn, n: int, path: Path) -> Row:
    """Write all points, without graphs."""
    import qdrant_edge as edge

    path.mkdir(parents=True)
    shard = edge.EdgeShard.create(str(path), _config(drawn, "float32"))
    for field, kind in (("country", "Keyword"), ("year", "Integer"), ("section", "Integer"), ("kind", "Integer")):
        shard.update(edge.UpdateOperation.create_field_index(field, getattr(edge.PayloadSchemaType, kind)))
    started = time.perf_counter()
    for block in drawn.blocks(n):
        points = _points(edge, block)
        for at in range(0, len(points), 1000):
            shard.update(edge.UpdateOperation.upsert_points(points[at : at + 1000]))
    shard.flush()
    shard.close()
    return {"load s": round(time.perf_counter() - started, 1), "disk": disk(path), **memory()}


def _points(edge: Any, block: Block) -> list[Any]:
    fields = zip(block.country, block.year, block.section, block.kind, strict=True)
    return [
        edge.Point(
            block.first + at,
            {"dense": vector, "words": edge.SparseVector(terms.tolist(), weights.tolist())},
            {"country": f"c{country}", "year": int(year), "section": int(section), "kind": int(kind)},
        )
        for at, (vector, (terms, weights), (country, year, section, kind)) in enumerate(
            zip(block.vectors.tolist(), block.words, fields, strict=True)
        )
    ]


def build_edge(drawn: Drawn, form: str, loaded: Path, path: Path) -> Row:
    """Give a copy of the loaded points its graph in one form."""
    import qdrant_edge as edge

    shutil.copytree(loaded, path)
    started = time.perf_counter()
    shard = edge.EdgeShard.load(str(path), _config(drawn, form))
    shard.optimize()
    shard.flush()
    info = shard.info()
    shard.close()
    row = {"graph s": round(time.perf_counter() - started, 1), "segments": info.segments_count}
    return {**row, "indexed": info.indexed_vectors_count, "disk": disk(path), **memory()}


def _modes(edge: Any, form: str) -> Iterator[tuple[str, Any]]:
    yield "exact", edge.SearchParams(exact=True, quantization=edge.QuantizationSearchParams(ignore=True))
    for ef in (128, 512):
        if form.startswith("float32"):
            yield f"graph, ef {ef}", edge.SearchParams(hnsw_ef=ef)
        else:
            for name, rescore, over in (("codes alone", False, None), ("rescored ×4", True, 4.0)):
                codes = edge.QuantizationSearchParams(rescore=rescore, oversampling=over)
                yield f"graph, ef {ef}, {name}", edge.SearchParams(hnsw_ef=ef, quantization=codes)
    if form.startswith("int8"):
        codes, acorn = (
            edge.QuantizationSearchParams(rescore=True, oversampling=4.0),
            edge.AcornSearchParams(enable=True),
        )
        yield "graph, ef 128, rescored ×4, ACORN", edge.SearchParams(hnsw_ef=128, quantization=codes, acorn=acorn)


def serve_edge(questions: Questions, form: str, truth: Path, path: Path) -> Iterator[Row]:
    """Ask the engine in each way."""
    import qdrant_edge as edge

    best = np.load(truth)
    started = time.perf_counter()
    shard = edge.EdgeShard.load(str(path))
    yield {"what": "open", "open s": round(time.perf_counter() - started, 2), **memory()}
    vectors = questions.vectors.tolist()
    sparse = [edge.SparseVector(terms.tolist(), [1.0] * len(terms)) for terms in questions.terms]
    for name in FILTERS:
        filters = [_filter(edge, questions, name, at) for at in range(ASKED)]
        searches = [("dense", mode, vectors, params) for mode, params in _modes(edge, form)]
        if not form.startswith("binary"):
            searches.append(("sparse", "exact", sparse, None))
        for kind, mode, asks, params in searches:
            keys = [f"{kind} {name} {at}" for at in range(ASKED)]
            known = [best[key] for key in keys if key in best]
            ask = partial(_ask, edge, shard, "dense" if kind == "dense" else "words", asks, filters, params)
            yield {"what": kind, "filter": name, "mode": mode, **asked(ask, known)[0]}
    yield {"what": "after", **memory()}
    shard.close()


def _ask(edge: Any, shard: Any, using: str, asks: Any, filters: Any, params: Any, at: int) -> NDArray[np.int64]:
    request = edge.QueryRequest(
        limit=TOP,
        query=edge.Query.Nearest(asks[at], using=using),
        filter=filters[at],
        params=params,
        with_payload=False,
    )
    return np.array([it.id for it in shard.query(request)], np.int64)


def _filter(edge: Any, questions: Questions, name: str, at: int) -> Any:
    values = {"country": f"c{questions.country[at]}", "year": int(questions.year[at])}
    must = [edge.FieldCondition(it, match=edge.MatchValue(values[it])) for it in values if it in name]
    return edge.Filter(must=must) if must else None


# All of it, each part in a process of its own.


def run_part(part: str, form: str, index: Path, n: int, folder: Path) -> Iterator[Row]:
    """What one process measures."""
    drawn = Drawn(index)
    loaded, path = folder / str(n) / "loaded", folder / str(n) / form
    if part == "build":
        if form == "folder":
            yield build_folder(drawn, n, path)
        elif form == "loaded":
            yield build_loaded(drawn, n, path)
        else:
            yield build_edge(drawn, form, loaded, path)
        return
    questions = drawn.questions(ASKED)
    if form == "folder":
        yield from serve_folder(questions, path)
    else:
        yield from serve_edge(questions, form, folder / str(n) / "folder" / "truth.npz", path)


def measure(part: str, form: str, index: Path, n: int, folder: Path) -> list[Row]:
    """Let a process of its own measure, and note what it tells."""
    noted = folder / "measured.jsonl"
    known = [json.loads(line) for line in noted.read_text().splitlines()] if noted.is_file() else []
    if rows := [row for row in known if (row["n"], row["form"], row["part"]) == (n, form, part)]:
        return rows
    call = [sys.executable, __file__, "--index", index, "--sizes", str(n), "--folder", folder, "--part", part, form]
    began = time.perf_counter()
    done = subprocess.run([str(it) for it in call], check=True, stdout=subprocess.PIPE, text=True, env=os.environ)
    rows = [{"n": n, "form": form, "part": part, **json.loads(line)} for line in done.stdout.splitlines()]
    with noted.open("a") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    click.echo(f"{n} {form} {part}: {time.perf_counter() - began:.0f} s", err=True)
    return rows


def tables(rows: list[Row]) -> Iterator[str]:
    """The measurements as two Markdown tables."""
    yield "| passages | form | part | load s | graph s | processor s | open s | disk MB | peak MB | own MB | mapped MB | segments |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|---|"
    names = ("n", "form", "part", "load s", "graph s", "busy s", "open s", "disk", "peak", "own", "mapped", "segments")
    for row in rows:
        if "own" in row:
            part = row["part"] if row["part"] == "build" else row["what"]
            yield "| " + " | ".join(str({**row, "part": part}.get(name, "")) for name in names) + " |"
    yield ""
    yield "| passages | form | what | filter | mode | questions | p50 ms | p95 ms | p50 processor ms | recall@10 |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for row in rows:
        if "p50" in row:
            names = ("n", "form", "what", "filter", "mode", "asked", "p50", "p95", "cpu", "recall")
            yield "| " + " | ".join(str(row.get(name, "")) for name in names) + " |"


@click.command()
@click.option("--index", type=click.Path(path_type=Path), default=Path("indexes/default"), show_default=True)
@click.option("--sizes", default="10000,100000", show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), required=True)
@click.option("--forms", default=",".join(FORMS), show_default=True)
@click.option("--keep", is_flag=True, help="Leave what was built in FOLDER.")
@click.option("--part", type=(str, str), hidden=True)
def main(index: Path, sizes: str, folder: Path, forms: str, keep: bool, part: tuple[str, str] | None) -> None:
    """Measure, and print Markdown tables."""
    if part:
        for row in run_part(*part, index, int(sizes), folder):
            click.echo(json.dumps(row))
        return
    rows: list[Row] = []
    for n in map(int, sizes.split(",")):
        (folder / str(n)).mkdir(parents=True, exist_ok=True)
        rows += measure("build", "folder", index, n, folder) + measure("serve", "folder", index, n, folder)
        rows += measure("build", "loaded", index, n, folder)
        for form in forms.split(","):
            rows += measure("build", form, index, n, folder) + measure("serve", form, index, n, folder)
            if not keep:
                shutil.rmtree(folder / str(n) / form, ignore_errors=True)
        if not keep:
            shutil.rmtree(folder / str(n), ignore_errors=True)
    click.echo("\n".join(tables(rows)))


if __name__ == "__main__":
    main()
