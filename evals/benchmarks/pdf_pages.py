"""How long a PDF takes to read, and how much memory, by the processor's time of the reading process.

python evals/benchmarks/pdf_pages.py FILE.pdf …
"""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import click

from tipqa.reports.formats.guarded import read_guarded


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(files: tuple[Path, ...]) -> None:
    """Print a line for each file; the memory is the highest so far."""
    for path in files:
        before, began = os.times(), time.perf_counter()
        document = read_guarded(path.read_bytes(), "pdf", path.name)
        after, wall = os.times(), time.perf_counter() - began
        taken = after.children_user + after.children_system - before.children_user - before.children_system
        pages = document.pages.count if document.pages else 0
        words = sum(len(block.text.split()) for block in document.blocks)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
        click.echo(
            f"{path.name}: {pages} pages, {words} words, {taken:.1f} s of processor ({taken / max(1, pages) * 40:.1f} s for 40 "
            f"pages), {wall:.1f} s in all, {peak} MB"
        )


if __name__ == "__main__":
    main()
