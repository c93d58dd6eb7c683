"""How search grows from 1,000 to 1,000,000 passages: made-up vectors and words, the real code; a table and a plot.

python evals/bench/growth.py [--most 1000000]
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from math import log10
from pathlib import Path
from statistics import median
from typing import Any

import click
import numpy as np
from measuring import milliseconds, shown
from numpy.typing import NDArray

from tipqa.index.dense import Dense, write_vectors
from tipqa.index.lexical import Lexical

DIMENSION = 384
TERMS = 20_000
WORDS = 60  # different words of a passage
ASKED = 8  # words of a question
PLOT = Path(__file__).parents[2] / "docs" / "images" / "growth.svg"
COLORS = {"vectors": "#1f5fa8", "words": "#2e7d32", "NumPy product": "#b3541e"}


def vectors(n: int, random: np.random.Generator) -> NDArray[np.float32]:
    """Unit vectors of any direction."""
    made = random.standard_normal((n, DIMENSION), np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


def lexical(n: int, random: np.random.Generator) -> Lexical:
    """The terms of passages whose words are as often as words are: the k-th in a share of 1/k of them."""
    counts = np.minimum(n // 3, np.maximum(1, n * WORDS / 10 / np.arange(1, TERMS + 1))).astype(np.int64)
    indptr = np.concatenate([[0], np.cumsum(counts)])
    rows = np.concatenate([np.sort(random.choice(n, count, replace=False)) for count in counts]).astype(np.int32)
    times = random.integers(1, 4, len(rows)).astype(np.uint16)
    lengths = np.bincount(rows, times, minlength=n).astype(np.int32)
    vocabulary = np.sort(np.array([f"term{at:05d}".encode() for at in range(TERMS)]))
    return Lexical(vocabulary, indptr, rows, times, lengths)


def at_size(n: int, folder: Path, times: int = 9) -> dict[str, float]:
    """Milliseconds of processor time of one question over `n` passages."""
    random = np.random.default_rng(n)
    made = vectors(n, random)
    questions = vectors(times, random)
    path = folder / f"{n}.faiss"
    write_vectors(path, made)
    words = lexical(n, random)
    texts = [" ".join(f"term{at:05d}" for at in random.integers(20, TERMS // 4, ASKED)) for _ in range(times)]
    with path.open("rb", 0) as file:
        dense = Dense.of(file)
        dense.best(questions[0], None, 100)
        taken = {
            "vectors": [milliseconds(lambda q=q: dense.best(q, None, 100))[1] for q in questions],
            "words": [milliseconds(lambda text=text: words.best(text, None, 100))[1] for text in texts],
            "NumPy product": [milliseconds(lambda q=q: np.argsort(-(made @ q))[:100])[1] for q in questions],
        }
    path.unlink()
    return {name: median(own) for name, own in taken.items()}


def measured(most: int = 1_000_000) -> dict[str, Any]:
    """The table, and the plot beside the other pictures."""
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= most]
    with tempfile.TemporaryDirectory() as folder:
        found = {size: at_size(size, Path(folder)) for size in sizes}
    PLOT.write_text("\n".join(plot(found)) + "\n", encoding="utf-8")
    names = list(found[sizes[0]])
    lines = [f"| passages | {' | '.join(f'{name}, ms' for name in names)} |", "|---:|" + "---:|" * len(names)]
    lines += [f"| {size:,} | {' | '.join(shown(row[name]) for name in names)} |" for size, row in found.items()]
    text = (
        "Made-up vectors and words, processor time of one question for the best 100; *vectors* and *words* are the two arms of "
        "tipqa's search, *NumPy product* is what a script of ten lines does. Both arms are exact, so that they grow with the "
        "passages; a served engine can stand in their place.\n\n"
        + "\n".join(lines)
        + "\n\n![Growth](images/growth.svg)"
    )
    return {"text": text, "found": {str(size): row for size, row in found.items()}}


def plot(found: dict[int, dict[str, float]]) -> Iterator[str]:
    """Both axes by powers of ten."""
    low, high = -2, 3
    width, height, left, foot = 560, 320, 60, 40

    def point(size: float, value: float) -> tuple[float, float]:
        x = left + (log10(size) - 3) / 3 * (width - left - 130)
        y = 15 + (high - log10(max(value, 10**low))) / (high - low) * (height - foot - 15)
        return x, y

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">'
    yield "<title>Milliseconds of a question by the number of passages</title>"
    yield f'<rect width="{width}" height="{height}" fill="white"/>'
    for power in range(low, high + 1):
        x, y = point(1_000, 10**power)
        yield f'<line x1="{x}" x2="{width - 130}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        yield f'<text x="{x - 8}" y="{y + 4:.1f}" text-anchor="end">{10**power:g} ms</text>'
    for size in found:
        x, _ = point(size, 1)
        yield f'<text x="{x:.1f}" y="{height - 15}" text-anchor="middle">{size:,}</text>'
    for name, color in COLORS.items():
        points = [point(size, row[name]) for size, row in found.items()]
        yield f'<polyline fill="none" stroke="{color}" stroke-width="2" points="{_joined(points)}"/>'
        yield f'<text x="{points[-1][0] + 8:.1f}" y="{points[-1][1] + 4:.1f}" fill="{color}">{name}</text>'
    yield "</svg>"


def _joined(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


@click.command()
@click.option("--most", default=1_000_000, show_default=True)
def main(most: int) -> None:
    """Measure, print the table and draw the plot."""
    click.echo(measured(most)["text"])


if __name__ == "__main__":
    main()
