"""What an event is: whether it is training that was attended, and whether those referred are victims."""

from __future__ import annotations

from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.phrases import PREPOSITIONS, STOPS

_OF_ANOTHER_KIND = ("vocational", "job", "language")  # these train no one about trafficking


def is_training(line: Line, at: int) -> bool:
    """Whether the phrase at `at` is one of training: "in six courses on the law", but not "a training conference"."""
    at += line.low(at) == "in"
    while line.number(at) is not None or (line.low(at)[:1].isalpha() and line.low(at) not in PREPOSITIONS):
        if line.low(at) in _OF_ANOTHER_KIND:
            return False
        if line.noun(at) == "training" and _ends(line, at + 1):
            return True
        at += 1
    return False


def _ends(line: Line, at: int) -> bool:
    word = line.low(at)
    return not word[:1].isalpha() or word in PREPOSITIONS or word in STOPS or line.noun(at) in ("training", "session")


def names_victims(line: Line, mention: Mention) -> bool:
    """Whether the clause of "referrals" names victims: "12 victim referrals", "12 referrals of victims to shelters"."""
    for at in range(mention.first, len(line.pieces)):
        if line.noun(at) == "victim":
            return True
        if line.low(at) in (";", ":", ",", "and", "."):
            return False
    return False
