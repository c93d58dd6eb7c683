"""Recommendations in two editions: how each ranks among those that both hold, and since when it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tipqa.comparison.align import align
from tipqa.comparison.model import Change, Span
from tipqa.comparison.similarity import similarity
from tipqa.index.kept import kept_with_store
from tipqa.index.model import Filter, ReportInfo, Statement
from tipqa.reports.model import SectionKind

if TYPE_CHECKING:
    from tipqa.index.store import Store

_PAIRS_KEPT = 64  # of editions; a country's are gone through again for each comparison of two


def recommendations_of(index: Store, info: ReportInfo) -> list[Statement]:
    """The recommendations of an edition, by rank."""
    return index.statements(Filter(reports=(info.id,), sections=(SectionKind.RECOMMENDATIONS,)))


def with_ranks(changes: Sequence[Change]) -> list[Change]:
    """`changes` with how far each recommendation moved, counted among those that both editions hold."""
    held = [it for it in changes if it.old_span and it.new_span]
    before = _ranks([it.old_span for it in held if it.old_span])
    after = _ranks([it.new_span for it in held if it.new_span])
    return [
        replace(it, moved=before[it.old_span] - after[it.new_span]) if it.old_span and it.new_span else it
        for it in changes
    ]


def _ranks(spans: Sequence[Span]) -> dict[Span, int]:
    return {span: rank for rank, span in enumerate(sorted(set(spans)), 1)}


def first_years(index: Store, held: Sequence[ReportInfo], year: int) -> dict[Span, int]:
    """For each recommendation of the edition `year`, by its span, the first edition of its unbroken run.

    A run goes from edition to edition in the index and ends where one lacks the recommendation or has none at all.
    """
    runs = {(it.start, it.end): year for info in held if info.year == year for it in recommendations_of(index, info)}
    origins = {span: {span} for span in runs}
    for newer, older in _backwards(held, year):
        back = _counterparts(index, older, newer)
        if not back:
            break
        for span, places in origins.items():
            origins[span] = {place for at in places for place in back.get(at, ())}
            if origins[span]:
                runs[span] = older.year
    return runs


def _backwards(held: Sequence[ReportInfo], year: int) -> list[tuple[ReportInfo, ReportInfo]]:
    past = [info for info in reversed(held) if info.year <= year]
    return list(pairwise(past))


@kept_with_store(_PAIRS_KEPT)
def _counterparts(index: Store, older: ReportInfo, newer: ReportInfo) -> Mapping[Span, set[Span]]:
    before, after = recommendations_of(index, older), recommendations_of(index, newer)
    found: dict[Span, set[Span]] = {}
    if before and after:
        for link in align(before, after, similarity(index, before, after, ordered=older.kind != "digest")):
            if link.old is not None and link.new is not None:
                ours, theirs = before[link.old], after[link.new]
                found.setdefault((theirs.start, theirs.end), set()).add((ours.start, ours.end))
    return found
