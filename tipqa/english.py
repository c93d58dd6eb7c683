"""Small pieces of English that answers are written with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def listed(items: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def first_listed(names: Sequence[str], most: int) -> str:
    """`a, b and 3 more`; all of them where they are no more than `most`."""
    return listed(names) if len(names) <= most else f"{', '.join(names[:most])} and {len(names) - most} more"


def year_list(years: Iterable[int]) -> str:
    """Years, with runs shortened: `2021 to 2023 and 2025`."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listed(part for run in runs for part in _run(run))


def editions(years: Iterable[int]) -> str:
    """`2021 edition`, `2021 to 2023 editions`."""
    named = set(years)
    return f"{year_list(named)} edition{'' if len(named) == 1 else 's'}"


def _run(run: Sequence[int]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(year) for year in run]


def plural(count: int, word: str) -> str:
    """`1 report`, `2 reports`, `2 countries`."""
    many = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{count:,} {word if count == 1 else many}"
