"""Which figures of a comparison are headlines, and how a line tells each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tipqa.comparison.model import FigureChange
from tipqa.figures.model import Unit
from tipqa.later import later

# The measures of a line, in their order; the rest stands in the table of figures alone.
GROUPS: dict[str, tuple[str, ...]] = {
    "Officials’ complicity": ("officials_investigated", "officials_prosecuted", "officials_convicted"),
    "Law enforcement": ("investigations", "prosecutions", "convictions", "sentences"),
    "Victims": ("victims_identified", "victims_referred", "victims_assisted", "victims_repatriated"),
    "Money": ("funding", "compensation"),
    "Other figures": ("hotline_calls", "trainings", "people_trained"),
}
_PERSONS = ("prosecutions", "convictions")  # told in cases only where neither edition gives persons
_OF_OTHERS = (
    "victims_identified",
    "victims_referred",
    "victims_assisted",
    "victims_repatriated",
)  # told beside the government's
_UNREPORTED = "not reported"
_NONE = "none"
# "at least 265" tells the number after how firmly it stands.
_FIRMNESS = later(r"(?P<firmness>[a-z][a-z ]*) (?P<number>\d.*)", re.IGNORECASE)


def headlines(figures: Iterable[FigureChange], measures: Sequence[str]) -> list[FigureChange]:
    """The totals of `measures` that both editions tell, or one of them as not reported: in persons before cases, the
    government's before others', what changed before what did not. Sums are told for each purpose; numbers of one sentence,
    which make up a whole, together.
    """
    held = [it for it in figures if it.measure in measures and it.headline and (it.delta is not None or is_silent(it))]
    persons = {it.measure for it in held if it.unit == Unit.PERSONS and it.measure in _PERSONS}
    held = [it for it in held if it.unit == Unit.PERSONS or it.measure not in persons]
    return sorted(_each_once(held), key=lambda it: (not it.whole, it.delta is None, not it.delta))


def _each_once(held: Iterable[FigureChange]) -> Iterator[FigureChange]:
    first: dict[tuple[str, ...], FigureChange] = {}
    for it in held:
        apart = it.unit == Unit.MONEY or it.measure in _OF_OTHERS
        key = (it.measure, it.actor if it.measure in _OF_OTHERS else "", it.detail if apart else "")
        if first.setdefault(key, it).new_span == it.new_span and first[key].actor == it.actor:
            yield it


def is_silent(figure: FigureChange) -> bool:
    """Whether one edition gives a number and the other says that it is not reported."""
    return _UNREPORTED in (figure.old_text, figure.new_text) and (figure.old is None) != (figure.new is None)


def told(figure: FigureChange) -> str:
    """A figure in words: "convictions 19 → 26 (+37 %)", "hotline calls 9,870 in 2022, and then not reported"."""
    name = figure.label[0].lower() + figure.label[1:] + (f" ({figure.detail})" if figure.detail else "")
    if figure.delta is None:
        return f"{name} {figure.old_text} in {figure.old_period}, and then {figure.new_text}"
    flag = f", where the newer edition gives {figure.restated:,g} for the older period" if figure.contradicts else ""
    flag += ", both as the newer edition gives them" if figure.looked_back else ""
    return f"{name} {_move(figure)}{flag}"


def _move(figure: FigureChange) -> str:
    if not figure.delta:
        return f"{figure.new_text} in both"
    (old_firm, old), (new_firm, new) = _parted(figure.old_text), _parted(figure.new_text)
    percent = f" ({figure.percent:+.0f} %)".replace("-", "−") if figure.percent else ""
    sides = (("the older", old_firm, old), ("the newer", new_firm, new))
    firm = "".join(f", {side} {said} {number}" for side, said, number in sides if said)
    if old_firm == new_firm:
        firm = f", both {old_firm}" if old_firm else ""
    return f"{old} → {new}{percent}{firm}"


def _parted(text: str) -> tuple[str, str]:
    """How firmly a number stands, and the number: "at least 265" in two; 0 for "none"."""
    found = _FIRMNESS.fullmatch(text)
    return (found["firmness"].lower(), found["number"]) if found else ("", "0" if text == _NONE else text)
