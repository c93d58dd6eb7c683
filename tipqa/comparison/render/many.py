"""Comparisons of many countries for the terminal: what weighs most of all, and the first findings of each country."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tipqa.comparison.model import Comparison, Finding
from tipqa.comparison.several import Several
from tipqa.english import listed

WIDTH = 80
_OF_EACH = 3  # findings of one country
_LONGEST = 200  # characters of a finding


def several_lines(found: Several, of_each: int = _OF_EACH) -> Iterator[str]:
    """The lines, at 80 columns: each country with its tier and its `of_each` most weighty findings."""
    for comparison in found.comparisons:
        yield from ("", f"{comparison.country}: {comparison.from_year} → {comparison.to_year}")
        yield f"  {_tier(comparison)}"
        for finding in comparison.findings[:of_each]:
            yield from textwrap.wrap(
                _told(finding), WIDTH, initial_indent="  • ", subsequent_indent="    ", break_on_hyphens=False
            )
        more = len(comparison.findings) - of_each
        if more > 0:
            yield f"    {more} more; `tipqa compare {comparison.country!r} --to {comparison.to_year}` shows them"
    if found.left_out:
        yield ""
        yield from textwrap.wrap(f"Without two editions in the index: {listed(found.left_out)}.", WIDTH)


def _tier(comparison: Comparison) -> str:
    tier = comparison.tier
    if tier.direction == "unchanged":
        return f"{tier.new}, unchanged"
    return f"{tier.old or 'no tier stated'} → {tier.new or 'no tier stated'}"


def _told(finding: Finding) -> str:
    text = textwrap.shorten(finding.text, _LONGEST, placeholder=" …")
    places = ", ".join(f"{it.report} {it.start}-{it.end}" for it in finding.citations)
    return f"{finding.topic}, {finding.kind}: {text} [{places}]"
