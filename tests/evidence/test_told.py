"""What is read of all countries at once is what is read of each."""

from __future__ import annotations

from tipqa.evidence.told import told_in, told_of_all
from tipqa.index.index import Index

MEASURE = "victims_identified"


def test_the_figures_of_all_countries_are_those_of_each(small_index: Index) -> None:
    reports = [it for it in small_index.reports() if it.series == "tip"]
    years = tuple(sorted({it.year for it in reports}))
    told = told_of_all(small_index, years, "tip", MEASURE)
    for country in {it.country for it in reports}:
        one_by_one = [it for it in told_in(small_index, country, years, "tip") if it.figure.measure == MEASURE]
        assert list(told.get(country, ())) == one_by_one
    assert len({country for country, own in told.items() if own}) > 1
    assert {it.edition for own in told_of_all(small_index, years[-1:], "tip", MEASURE).values() for it in own} == {
        years[-1]
    }
