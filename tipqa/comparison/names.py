"""The names in statements: two that name different people and places tell of different events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tipqa.index.arrays import product
from tipqa.later import later

_NAME = later(r"[^\W\d_a-z](?<!^.)(?<![.!?:•] .)(?<![\w'’-].)[\w'’-]+")
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
    columns = {name: at for at, name in enumerate(sorted(frozenset().union(*telling)))}
    held = np.zeros((len(own), len(columns)), np.float32)
    for row, names in enumerate(telling):
        held[row, [columns[name] for name in names]] = 1
    named = np.array([bool(names) for names in telling], bool)
    sides = slice(len(old)), slice(len(old), None)
    shared = product(held[sides[0]], held[sides[1]])
    apart: NDArray[np.bool_] = (shared == 0) & np.outer(named[sides[0]], named[sides[1]])
    return apart
