"""The names in statements: two that name different people and places tell of different events."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NAME = re.compile(r"(?<!^)(?<![.!?:•] )(?<![\w'’-])[^\W\d_a-z][\w'’-]+")
_COMMON = 0.06  # of the statements; a name in more of them tells none from another: the country, its government
_FEW = 4


def differently_named(old: Sequence[str], new: Sequence[str]) -> NDArray[np.bool_]:
    """Which pairs of statements (old, new) name something each, and nothing of it in common.

    The first word of a statement is passed over, and a name that stands in many statements.
    """
    own = [frozenset(_NAME.findall(text)) for text in (*old, *new)]
    counts = Counter(name for names in own for name in names)
    most = max(_FEW, _COMMON * len(own))
    telling = [frozenset(name for name in names if counts[name] <= most) for names in own]
    found = np.zeros((len(old), len(new)), bool)
    sides = telling[: len(old)], telling[len(old) :]
    named = [[at for at, names in enumerate(side) if names] for side in sides]
    for row in named[0]:
        for column in named[1]:
            found[row, column] = sides[0][row].isdisjoint(sides[1][column])
    return found
