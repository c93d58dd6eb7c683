"""docs/performance.md, written out of what was measured."""

from __future__ import annotations

import os
import platform
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from measuring import PROCESSOR, Spread, shown

ROOT = Path(__file__).parents[2]
ROWS = tomllib.loads(Path(__file__).with_name("rows.toml").read_text(encoding="utf-8"))["row"]
PACKAGES = ("numpy", "onnxruntime", "faiss-cpu", "tokenizers", "scipy", "rank-bm25")
HEAD = """# Performance

Written by `make bench`, in one run on one machine; measure it on yours. Times are medians with the quartiles in brackets, of calls
in an open index unless a row says otherwise; no question is put twice in the same words. Before the run the machine's load was
{load} on {processors} processors. *Processor* is the time that all threads of the process took of a processor, which waiting for
others does not lengthen; goals and ratios are judged by it where it was taken. {before}The archive is made by `evals/bench/archive.py` from a seed: 190 countries × 5 editions × 2,800 words, 950 reports. It says nothing true of any
country, and a third of the sentences of an edition stand word for word in the one before.

"""


def write_page(results: dict[str, Any], trees: Sequence[str], before: str, load: float) -> str:
    """The whole page. `load` is what the machine was busy with before the run, in processors."""
    turns = f"*Before* is the state of the code at `{before}`, measured in turns with *now*.\n" if before else ""
    archive = merged(results, ("answers", "build", "update", "serving"))
    lines = [
        HEAD.format(before=turns, load=shown(load), processors=os.cpu_count()),
        *machine(),
        "## The archive: 950 reports\n",
        *table(archive, trees),
    ]
    if results.get("narratives"):
        lines += ["\n## Real narratives, kept outside this repository\n", *table(results["narratives"], trees)]
    for part, title in (
        ("editions", "25 editions"),
        ("peers", "Peers"),
        ("growth", "Growth of search with the number of passages"),
    ):
        if results.get(part):
            lines += [f"\n## {title}\n", results[part]["text"]]
    return "\n".join(lines) + "\n"


def machine() -> Iterator[str]:
    """On what it was measured."""
    rev = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    models = [line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("model name")]
    yield f"- Machine: {models[0] if models else platform.processor()}, {len(models) or '?'} processors, {platform.system()}."
    yield f"- Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in PACKAGES)}."
    yield f"- Code: `{rev or 'unknown'}` or what was built on it. Command: `make bench`.\n"


def merged(results: dict[str, Any], parts: Iterable[str]) -> dict[str, dict[str, list[float]]]:
    """The rows of several parts, by tree."""
    found: dict[str, dict[str, list[float]]] = {}
    for part in parts:
        for tree, rows in results.get(part, {}).items():
            found.setdefault(tree, {}).update(rows)
    return found


def table(measured: dict[str, dict[str, list[float]]], trees: Sequence[str]) -> Iterator[str]:
    """The rows that were measured, as Markdown; of two trees also the ratio, of processor time where that was taken."""
    names = [tree for tree in ("before", "now") if tree in trees]
    yield f"| what | {' | '.join(names)} | {'now / before | ' if len(names) > 1 else ''}now, processor | goal |"
    yield f"|---|{'---:|' * (len(names) + (len(names) > 1) + 1)}---|"
    for row in ROWS:
        if not all(row["key"] in measured.get(name, {}) for name in names):
            continue
        walls = [Spread.of(measured[name][row["key"]]) for name in names]
        busy = [Spread.of(own) for name in names if (own := measured[name].get(row["key"] + PROCESSOR))]
        cells = [str(it) for it in walls]
        if len(names) > 1:
            first, last = (busy or walls)[0], (busy or walls)[-1]
            cells.append(f"{last.middle / first.middle:.2f}" if first.middle else "")
        cells.append(shown(busy[-1].middle) if busy else "")
        cells.append(verdict(row, (busy or walls)[-1].middle))
        yield f"| {row['what']}, {row['unit']} | {' | '.join(cells)} |"


def verdict(row: dict[str, Any], value: float) -> str:
    """The goal, and whether it is met."""
    if "goal" not in row:
        return ""
    met = value >= row["goal"] if row.get("least") else value <= row["goal"]
    return f"{shown(row['goal'])} {'met' if met else 'missed'}"
