"""Writes the reference of the Python API as HTML, out of the docstrings: `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

import pdoc

import tipqa

# Beside the names of `tipqa` itself: the modules of what its calls give.
MODULES = (
    "tipqa.errors",
    "tipqa.rows",
    "tipqa.answers.many",
    "tipqa.answers.stated",
    "tipqa.blocks.model",
    "tipqa.comparison.model",
    "tipqa.comparison.history",
    "tipqa.comparison.movers",
    "tipqa.figures.table",
    "tipqa.figures.measures",
    "tipqa.index.model",
    "tipqa.integrations.found",
    "tipqa.integrations.langchain",
    "tipqa.placements.table",
    "tipqa.reports.model",
)


def write(folder: Path) -> None:
    """Write the pages into `folder`."""
    for name in tipqa.__all__:  # they are loaded when first used; pdoc looks only at what is there
        setattr(tipqa, name, getattr(tipqa, name))
    pdoc.render.configure(docformat="google", show_source=False, footer_text=f"tipqa {tipqa.__version__}")
    pdoc.pdoc("tipqa", *MODULES, output_directory=folder)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
