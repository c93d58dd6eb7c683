"""What a build, an update after nothing and one after one report take, as one JSON document.

    python evals/bench/building.py build CORPUS INDEX
    python evals/bench/building.py update CORPUS INDEX [--times 3]

`build` makes an index anew and then lets the encoder alone read the same texts, each once: that is the ceiling, and the share of
it that the build reaches is the ratio to look at. `update` changes the corpus and the index, so that both should be copies.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")  # as the command line has it

import click
from measuring import in_rows, milliseconds

from tipqa.index.build import build_index
from tipqa.index.encoder import Encoder
from tipqa.index.manifest import ENCODER
from tipqa.index.sources import find_sources, read_entries
from tipqa.index.vectors import passage_parts, passage_texts, statement_texts
from tipqa.settings import load_settings

CORPUS = click.argument("corpus", type=click.Path(path_type=Path, exists=True))
INDEX = click.argument("index", type=click.Path(path_type=Path))


@click.group()
def main() -> None:
    """Measure, and print the document."""


@main.command()
@CORPUS
@INDEX
def build(corpus: Path, index: Path) -> None:
    """Words a second, of a build and of the encoder alone."""
    wall, built = milliseconds(lambda: build_index(corpus, index))
    encoder = Encoder.open(index / ENCODER)
    entries = read_entries(find_sources(corpus), load_settings(), encoder).values()
    words = sum(len(entry.report.text.split()) for entry in entries)
    statements = [text for entry in entries for text in statement_texts(entry)]
    said, every = {*statements}, [*statements, *(it for entry in entries for it in passage_texts(entry, headed=True))]
    others = {text for entry in entries for parts in passage_parts(entry) for text in parts} - said
    _, alone = milliseconds(lambda: (encoder.encode_tokens([*said]), encoder.encode([*others])))
    once, all_of_them = (sum(map(len, texts)) for texts in (said | others, every))
    show(
        {
            "build: words a second": 1000 * words / wall,
            "build: processor seconds": built / 1000,
            "build: share of the encoder's own rate": alone / built,
            "build: characters encoded, of all": once / all_of_them,
            "build: times the rate with every text encoded": (all_of_them / once * alone) / built,
        }
    )


@main.command()
@CORPUS
@INDEX
@click.option("--times", default=3, show_default=True)
def update(corpus: Path, index: Path, times: int) -> None:
    """Milliseconds of an update in this process, after nothing and after a sentence more in one report."""
    build_index(corpus, index)  # so that nothing else is new
    paths = [source.path for source in find_sources(corpus)]
    nothing, one = [], []
    for at in range(times):
        nothing.append(milliseconds(lambda: build_index(corpus, index)))
        path = paths[(at + 1) * len(paths) // (times + 1)]
        path.write_text(path.read_text(encoding="utf-8") + f"\nOfficials met {at + 12} times.\n", encoding="utf-8")
        one.append(milliseconds(lambda: build_index(corpus, index)))
    show(in_rows("update: nothing changed", nothing) | in_rows("update: one report changed", one))


def show(rows: dict[str, float] | dict[str, list[float]]) -> None:
    """Print rows as `warm.py` does."""
    click.echo(json.dumps({"rows": {name: it if isinstance(it, list) else [it] for name, it in rows.items()}}))


if __name__ == "__main__":
    main()
