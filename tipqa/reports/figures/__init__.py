"""Figures: the numbers a report states, what they measure, when, and what they are compared with."""

from tipqa.reports.figures.numbers import Number, numbers
from tipqa.reports.figures.reading import read_figures

__all__ = ["Number", "numbers", "read_figures"]
