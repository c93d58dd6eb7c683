"""The first question: where there is no index yet, one is offered and built."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tipqa.errors import BrokenIndexError
from tipqa.places import Place


def make_ready(index: Place, *, yes: bool) -> None:
    """See that something stands at `index`: where nothing does, build it from the corpus, with consent.

    Raises:
        BrokenIndexError: there is no index, and nobody at a terminal who agrees to build one.
    """
    from tipqa.places import default_corpus
    from tipqa.stores.opening import stands

    if stands(index):
        return
    corpus = default_corpus()
    if not (yes or _agreed(index, corpus)):
        raise BrokenIndexError(
            f"there is no index at {index}; build it with: tipqa index --index {index}, or repeat this with --yes"
        )
    from tipqa.cli.index import build_shown

    build_shown(corpus, index, to_stderr=True)


def _agreed(index: Place, corpus: Path) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm(
        f"There is no index at {index}. Build it now from {corpus}, in a minute?", default=True, err=True
    )
