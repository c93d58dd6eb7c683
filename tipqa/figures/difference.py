"""The one rule for a difference: like is set against like, and anything else is listed beside without arithmetic."""

from __future__ import annotations

from dataclasses import replace

from tipqa.figures.best import Told, key_of
from tipqa.figures.model import Earlier, Precision
from tipqa.records import dataclass

_NUMBERS = (Precision.EXACT, Precision.NONE, Precision.ABOUT, Precision.AT_LEAST)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures beside each other, the older first; a side that is not told is None.

    `delta` is the newer minus the older and `percent` its share of the older, both None where the two are not alike;
    `why` says then what differs. `looked_back` says that the older side is what the newer edition looks back on, since
    the older one tells no such figure. `restated` is what the newer edition says of the older period, and `contradicts` flags
    that it is another number than the older edition gives.
    """

    old: Told | None
    new: Told | None
    delta: float | None = None
    percent: float | None = None
    why: str = ""
    restated: Earlier | None = None
    contradicts: bool = False
    looked_back: bool = False


def difference(old: Told | None, new: Told | None, *, aligned: bool = True) -> Difference:
    """The difference between two figures, where there may be one.

    Args:
        aligned: whether their statements are each other's counterparts, or the figures are totals, which need none.
    """
    restated = _restated(old, new)
    contradicts = restated is not None and old is not None and _contradict(old, restated)
    looked_back = old is None and restated is not None and new is not None
    if looked_back and new is not None:
        old = replace(new, earlier=restated)
    why = _unlike(old, new) or ("" if aligned or looked_back else "their sentences are no counterparts")
    if why or old is None or new is None or old.number is None or new.number is None:
        return Difference(old, new, None, None, why, restated, contradicts, looked_back)
    delta = new.number - old.number
    percent = round(100 * delta / old.number, 1) if old.number else None
    return Difference(old, new, delta, percent, "", restated, contradicts, looked_back)


def _unlike(old: Told | None, new: Told | None) -> str:
    """Why two figures are not set against each other; "" where they are alike."""
    if old is None or new is None:
        return "only one side tells it"
    if old.number is None or new.number is None:
        return "one side does not report it"
    names = ("measure", "unit", "actor", "restriction", "status")
    pairs = zip(names, key_of(old.figure), key_of(new.figure), strict=True)
    if unlike := [name for name, one, other in pairs if one != other]:
        return f"the two differ in {' and '.join(unlike)}"
    if old.value.currency != new.value.currency:
        return "the two are in different currencies"
    if not {old.value.precision, new.value.precision} <= set(_NUMBERS):
        return "one side gives no single number"
    if not (old.figure.is_certain and new.figure.is_certain):
        return "the reading of one side is not certain"
    if _same_time(old, new):
        return "both are of the same period"
    return ""


def _same_time(old: Told, new: Told) -> bool:
    return (old.period.first, old.period.last) == (new.period.first, new.period.last)


def _restated(old: Told | None, new: Told | None) -> Earlier | None:
    """What the newer edition says of the older figure's period, or of the period before its own where there is no older."""
    if new is None or new.earlier:
        return None
    for before in new.figure.earlier:
        period = before.period
        if before.value.number is not None and (
            old is None or (period.first, period.last) == (old.period.first, old.period.last)
        ):
            return before
    return None


def _contradict(old: Told, restated: Earlier) -> bool:
    exact = old.value.precision in (Precision.EXACT, Precision.NONE)
    return (
        exact and restated.value.precision in (Precision.EXACT, Precision.NONE) and old.number != restated.value.number
    )
