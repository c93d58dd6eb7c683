"""The one country whose narratives have what a question names: PROTEX, "Law 27-14", the Ginddi Center."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tipqa.evidence.named_laws import naming
from tipqa.index.kept import kept_with_store
from tipqa.index.model import Filter
from tipqa.index.store import Store

_LOOKED_AT = 300  # passages that share a word with a name
_KEPT = 64


def only_country(index: Store, names: Sequence[str], given: Filter, series: str) -> str:
    """The country whose narratives alone hold all those of the names that are held; "" where none does, or several do."""
    held = [
        countries
        for name in names
        if (countries := _countries(index, name, replace(given, series=given.series or (series,))))
    ]
    shared = frozenset.intersection(*held) if held else frozenset()
    return next(iter(shared)) if len(shared) == 1 else ""


@kept_with_store(_KEPT)
def _countries(index: Store, name: str, filter: Filter) -> frozenset[str]:
    pattern = naming(name) or re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    ids, _ = index.best_by_words(name, filter, _LOOKED_AT, header=False)
    found = {it.report for it in index.passages(ids) if pattern.search(it.text)}
    return frozenset(index.info(report).country for report in found)
