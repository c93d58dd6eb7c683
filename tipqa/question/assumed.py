"""What was assumed in reading a question, in words, and what the filters given beside it shut out."""

from __future__ import annotations

from tipqa.english import listed, year_list
from tipqa.index.model import Filter
from tipqa.question.plan import Plan
from tipqa.question.years import YearsAsked


def filtered_out(named: tuple[str, ...], asked: YearsAsked, given: Filter) -> str:
    """What the question names and the filters given beside it shut out, in words; "" where they agree."""
    if named and given.countries and not set(named) & set(given.countries):
        return listed(named)
    if asked.marked and given.years and not set(asked.editions) & set(given.years):
        return f"the {_editions_of(asked.editions)}"
    return ""


def assumed(draft: Plan, years: tuple[int, ...]) -> tuple[str, ...]:
    """What was assumed, in words."""
    notes = [f"{listed(draft.subjects)} rather than {listed(draft.ambiguous)}"] if draft.ambiguous else []
    if (draft.years_asked.prior or draft.years_asked.latest) and not draft.years_asked.editions and years:
        notes.append(f"read as the {_editions_of(years)}")
    if draft.years_asked.backwards and len(years) == 2:
        notes.append(f"{years[0]} to {years[1]}, in the order of time")
    return tuple(notes)


def _editions_of(years: tuple[int, ...]) -> str:
    return f"{year_list(years)} edition{'s' if len(years) > 1 else ''}"
