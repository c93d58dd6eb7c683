"""The same measure in two editions: what each says, the difference, and what the newer one says of the older period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tipqa.answers.comparison.model import FigureChange
from tipqa.index.model import Filter, ReportInfo
from tipqa.reports.figures import MEASURES
from tipqa.reports.model import Amount, Figure

if TYPE_CHECKING:
    from tipqa.index.index import Index

Key = tuple[str, str]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDER = {measure: at for at, measure in enumerate(MEASURES)}
_SPANS = frozenset({"prison_terms"})  # given as ranges and limits, of which there is no difference
_IMPOSED = re.compile(r"\bsentenced (?:him|her|them|one|the)\b|\bw(?:as|ere) sentenced\b")  # on some, and no law
_LEFT_OUT = "other"  # what no measure names is left to the statements
_BEFORE = re.compile(r"previous|prior|preceding|before|earlier|last", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Restated:
    """What an edition says of an earlier period."""

    value: float | None
    period: str


def edition_figures(index: Index, info: ReportInfo) -> dict[Key, Figure]:
    """The figure of an edition for each (measure, detail): of its latest period, best where it is compared with another.

    Details are brought into one order.
    """
    best: dict[Key, Figure] = {}
    for _, figure in index.figures(Filter(reports=(info.id,))):
        if figure.measure == _LEFT_OUT or (figure.amount and figure.amount.value is None):
            continue
        if figure.measure in _SPANS and _IMPOSED.search(_sentence(index, info, figure)):
            continue
        key = figure.measure, ", ".join(sorted(filter(None, figure.detail.split(", "))))
        if key not in best or _rank(figure) > _rank(best[key]):
            best[key] = figure
    return best


def _sentence(index: Index, info: ReportInfo, figure: Figure) -> str:
    return index.report(info.id).text[figure.start : figure.end]


def compare_figures(index: Index, old: ReportInfo, new: ReportInfo) -> tuple[FigureChange, ...]:
    """Every measure that either edition states, in the order of the table of measures, the whole before its parts."""
    before, after = edition_figures(index, old), edition_figures(index, new)
    keys = sorted({*before, *after}, key=lambda key: (_ORDER[key[0]], key[1].count(",") + bool(key[1]), key[1]))
    next_one = new.year - old.year == 1
    return tuple(_change(key, before.get(key), after.get(key), next_one=next_one) for key in keys)


def value_of(figure: Figure | None) -> float | None:
    """The number of a figure; None where there is none."""
    return figure.amount.value if figure and figure.amount else None


def amount_text(figure: Figure | None) -> str:
    """A figure's number in words: as the report writes it but for spelt-out numbers, which become digits.

    "none" for zero, "not reported" where the edition says so, "" where it says nothing.
    """
    if figure is None:
        return ""
    amount = figure.amount
    if amount is None:
        return "not reported"
    if not amount.value:
        return "none"
    return f"{amount.value:,.12g}" if amount.text.replace("-", "").isalpha() else amount.text


def _rank(figure: Figure) -> tuple[bool, int, bool, int]:
    if figure.measure in _SPANS:  # the law opens its section; single sentences, with dates of their own, come later
        return figure.amount is not None, 0, False, -figure.start
    years = [int(year) for year in _YEAR.findall(figure.period)]
    return figure.amount is not None, max(years, default=0), bool(figure.prior), -figure.start


def _change(key: Key, old: Figure | None, new: Figure | None, *, next_one: bool) -> FigureChange:
    measure, detail = key
    before, after = value_of(old), value_of(new)
    plain = (
        measure not in _SPANS
        and _same_unit(old, new)
        and not any(it and it.amount and it.amount.high for it in (old, new))
    )
    delta = after - before if plain and before is not None and after is not None else None
    restated = _restated(old, new, next_one=next_one)
    return FigureChange(
        measure=measure,
        label=MEASURES[measure].label,
        detail=detail,
        old=before,
        new=after,
        old_text=amount_text(old),
        new_text=amount_text(new),
        old_period=old.period if old else "",
        new_period=new.period if new else "",
        delta=delta,
        percent=round(100 * delta / before, 1) if delta is not None and before else None,
        restated=restated.value if restated else None,
        contradicts=bool(restated and old and _contradict(old.amount, restated.value)),
        old_span=(old.start, old.end) if old else None,
        new_span=(new.start, new.end) if new else None,
    )


def _same_unit(old: Figure | None, new: Figure | None) -> bool:
    """Whether two figures are of one unit: "ringgit" and "Malaysian ringgit" are, lei and US dollars are not."""
    return old is not None and new is not None and old.unit.split()[-1:] == new.unit.split()[-1:]


def _restated(old: Figure | None, new: Figure | None, *, next_one: bool) -> _Restated | None:
    """What the newer edition says of the older one's period, or of the period before its own where the older is silent.

    "The previous reporting period" is the older one's only where the newer edition is the next one.
    """
    if new is None:
        return None
    for amount, period in new.prior:
        if not next_one and not _YEAR.search(period):
            continue
        if amount is not None and (old is None or _same_period(period, old.period)):
            return _Restated(amount.value, period)
    return None


def _same_period(restated: str, stated: str) -> bool:
    ours, theirs = _YEAR.findall(stated), _YEAR.findall(restated)
    if ours and theirs:
        return ours == theirs
    return bool(_BEFORE.search(restated)) or not theirs


def _contradict(stated: Amount | None, restated: float | None) -> bool:
    exact = stated is not None and not stated.qualifier and stated.high is None
    return exact and stated is not None and restated is not None and stated.value != restated


def changed(figures: Iterable[FigureChange]) -> Sequence[FigureChange]:
    """Those with a number in both editions that differs."""
    return [figure for figure in figures if figure.delta]
