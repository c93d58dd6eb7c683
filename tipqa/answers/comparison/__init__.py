"""What changed between two editions of a report, over many editions, and over all countries in one year."""

from tipqa.answers.comparison.comparing import compare
from tipqa.answers.comparison.history import history
from tipqa.answers.comparison.movers import movers

__all__ = ["compare", "history", "movers"]
