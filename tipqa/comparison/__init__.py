"""What changed between two editions of a report, over many editions, and over all countries in one year."""

from tipqa.comparison.comparing import compare
from tipqa.comparison.history import history
from tipqa.comparison.movers import movers
from tipqa.comparison.several import compare_several
from tipqa.comparison.standing import standing

__all__ = ["compare", "compare_several", "history", "movers", "standing"]
