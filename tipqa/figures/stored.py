"""A figure as one line of JSON, and back: the form in which the index keeps it."""

from __future__ import annotations

import json
from typing import Any

from tipqa.figures.model import Actor, Earlier, Figure, Period, PeriodSource, Precision, Status, Unit, Value


def to_json(figure: Figure) -> str:
    """`figure` as a list of its fields, in their order, without their names."""
    it = figure
    earlier = [[_value(each.value), _period(each.period)] for each in it.earlier]
    return json.dumps(
        [
            *(it.measure, _value(it.value), it.unit, it.actor, sorted(it.counted), it.words, it.status),
            *(_period(it.period), earlier, it.start, it.end, it.at, it.certainty, it.total, it.agency),
        ],
        ensure_ascii=False,
    )


def from_json(text: str) -> Figure:
    """The figure that `to_json` wrote.

    Raises:
        ValueError, TypeError: the text is no such line.
    """
    measure, value, unit, actor, counted, words, status, period, earlier, *rest = json.loads(text)
    start, end, at, certainty, total, agency = rest
    return Figure(
        measure=measure,
        value=_to_value(value),
        unit=Unit(unit),
        actor=Actor(actor),
        counted=frozenset(counted),
        words=words,
        status=Status(status),
        period=_to_period(period),
        earlier=tuple(Earlier(_to_value(amount), _to_period(when)) for amount, when in earlier),
        start=start,
        end=end,
        at=(at[0], at[1]),
        certainty=certainty,
        total=total,
        agency=agency,
    )


def _value(value: Value) -> list[Any]:
    return [value.precision, value.number, value.text, value.high, value.currency]


def _to_value(fields: list[Any]) -> Value:
    precision, *rest = fields
    return Value(Precision(precision), *rest)


def _period(period: Period) -> list[Any]:
    return [period.first, period.last, period.source, period.text]


def _to_period(fields: list[Any]) -> Period:
    first, last, source, text = fields
    return Period(first, last, PeriodSource(source), text)
