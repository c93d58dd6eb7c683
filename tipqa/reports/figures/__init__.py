"""Figures: the numbers a report states, what they measure, when, and what they are compared with."""

from tipqa.reports.figures.lexicon import details_in
from tipqa.reports.figures.measures import MEASURES, Measure
from tipqa.reports.figures.numbers import Number, numbers
from tipqa.reports.figures.questions import (
    MeasureAsked,
    Quantity,
    has_quantity,
    measure_meant,
    measure_of,
    wanted_quantity,
)
from tipqa.reports.figures.reading import read_figures

__all__ = [
    "MEASURES",
    "Measure",
    "MeasureAsked",
    "Number",
    "Quantity",
    "details_in",
    "has_quantity",
    "measure_meant",
    "measure_of",
    "numbers",
    "read_figures",
    "wanted_quantity",
]
