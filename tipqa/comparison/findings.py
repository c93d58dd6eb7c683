"""What differs in substance inside a reworded statement, in a few words."""

from __future__ import annotations

from tipqa.comparison.redline import swaps
from tipqa.comparison.substance import WEIGHTS, kinds, said

_SHOWN = 3  # pieces a finding names
_LONGEST = 7  # words of a piece that it quotes
_ALONE = 4  # words of a piece in which a negation stands by itself, and not in a new clause
_UP, _DOWN, _NO = ("direction", "up"), ("direction", "down"), ("negation", "no")


def finding(old: str, new: str) -> str:
    """What differs in substance, the most telling first; "" where only the wording does.

    Such as "13 → 7", "+ not", "more → fewer", "India → Nepal".
    """
    told = sorted(_swaps(old, new), key=lambda it: (-it[0], it[1]))[:_SHOWN]
    return "; ".join(dict.fromkeys(_said(gone, added) for *_, gone, added in told))


def is_turned(old: str, new: str) -> bool:
    """Whether one wording says the opposite of the other: "not" came or went by itself, or a rise stands for a fall."""
    before, after = said(old), said(new)
    lost, won = before.groups - after.groups, after.groups - before.groups
    if {_UP, _DOWN} <= (lost | won) and lost and won:
        return True
    return _NO in (lost | won) and any(
        "negation" in kinds(gone, added, before, after) and len((gone if _NO in lost else added).split()) <= _ALONE
        for gone, added in swaps(old, new)
    )


def _swaps(old: str, new: str) -> list[tuple[int, int, str, str]]:
    """Each piece that is exchanged with substance: its weight, its place, what is gone, what is added."""
    before, after = said(old), said(new)
    weighed = [
        (max((WEIGHTS[it] for it in kinds(gone, added, before, after)), default=0), at, gone, added)
        for at, (gone, added) in enumerate(swaps(old, new))
    ]
    return [it for it in weighed if it[0]]


def _said(gone: str, added: str) -> str:
    if gone and added:
        return f"{_short(gone)} → {_short(added)}"
    return f"− {_short(gone)}" if gone else f"+ {_short(added)}"


def _short(text: str) -> str:
    words = text.strip(" ,;:.").split()
    return " ".join(words) if len(words) <= _LONGEST else " ".join([*words[: _LONGEST - 1], "…"])
