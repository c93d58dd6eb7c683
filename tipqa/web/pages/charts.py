"""Numbers over editions as a line: where each point, label and gap stands. `templates/chart.html` draws it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import floor, log10

from tipqa.records import dataclass

WIDTH, HEIGHT = 420, 176
_LEFT, _RIGHT, _TOP, _BOTTOM = 74, 30, 24, 26  # the first and last label are within, too
_LABELLED = 10  # points that all have their number beside them; of more only the first, the last and the highest
_YEARS_NAMED = 8


@dataclass(frozen=True, slots=True)
class Point:
    """What one edition says: `number` is None where it says that the number is not reported.

    `label` is the number as it is drawn, `said` everything a reader needs of it, `address` the words that say it.
    """

    year: int
    number: float | None
    label: str
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with its place, in units of the drawing; `named` tells whether its label is drawn."""

    point: Point
    x: float
    y: float
    named: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of `WIDTH` by `HEIGHT`. `lines` join points of editions one year apart; every other edition is a gap.

    `silent` are editions that say that the number is not reported. `grid` gives the heights of the lines with their
    numbers, `years` the places of the editions' names.
    """

    points: tuple[Placed, ...]
    silent: tuple[Placed, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    grid: tuple[tuple[float, str], ...]
    years: tuple[tuple[float, int], ...]


def line_chart(points: Sequence[Point], years: Sequence[int]) -> Chart:
    """The points on a scale from 0, over all editions from the first to the last of `years`."""
    first, last = min(years), max(years)
    top = _round_up(max((it.number for it in points if it.number is not None), default=0))

    def x(year: int) -> float:
        return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * ((year - first) / (last - first) if last > first else 0.5), 1)

    def y(number: float) -> float:
        return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - number / top), 1)

    told = [it for it in points if it.number is not None]
    named = _named(told)
    placed = tuple(Placed(it, x(it.year), y(it.number or 0), it in named) for it in told)
    return Chart(
        points=placed,
        silent=tuple(Placed(it, x(it.year), y(0), named=False) for it in points if it.number is None),
        lines=tuple((a.x, a.y, b.x, b.y) for a, b in pairwise(placed) if b.point.year == a.point.year + 1),
        grid=tuple((y(number), _short(number)) for number in (0, top / 2, top)),
        years=tuple((x(year), year) for year in range(first, last + 1, 1 + (last - first) // _YEARS_NAMED)),
    )


def _named(told: Sequence[Point]) -> Sequence[Point]:
    if len(told) <= _LABELLED:
        return told
    return [told[0], told[-1], max(told, key=lambda it: it.number or 0)]


def _round_up(number: float) -> float:
    """The next of 2, 4, 5, 6, 8, 10 times a power of ten, so that its half is round as well; at least 2."""
    if number <= 2:
        return 2
    power = float(10 ** floor(log10(number)))
    return next(step * power for step in (1, 2, 4, 5, 6, 8, 10) if step * power >= number)


def _short(number: float) -> str:
    for size, letter in ((1e9, " bn"), (1e6, " m"), (1e4, "k")):
        if number >= size:
            return f"{number / (1e3 if letter == 'k' else size):,.3g}{letter}"
    return f"{number:,.6g}"
