"""What a reader left out of a file, so that nothing goes without a word."""

from __future__ import annotations

from collections.abc import Iterable

from tipqa.records import dataclass

_SAMPLE = 60
_NEVER_TEXT = ("menus and links", "forms")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a file that are no part of its report.

    `what` says what they are: "menus and links", "forms", "asides and captions", "hidden text", "notes" or "text around
    it". `sample` are the first of them, where they read as sentences; "" else.
    """

    what: str
    words: int
    sample: str = ""

    @classmethod
    def of(cls, what: str, text: str) -> LeftOut:
        """What is left out with a text."""
        words = text.split()
        told = what not in _NEVER_TEXT and len(words) >= 8 and any(word[-1] in ".!?" for word in words)
        return cls(what, len(words), shortened(" ".join(words)) if told else "")


def summed(left: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """One entry for each kind, with all its words and its first sample, the largest first."""
    found: dict[str, LeftOut] = {}
    for each in left:
        before = found.get(each.what, LeftOut(each.what, 0))
        found[each.what] = LeftOut(each.what, before.words + each.words, before.sample or each.sample)
    return tuple(sorted((each for each in found.values() if each.words), key=lambda each: -each.words))


def shortened(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= _SAMPLE else f"{text[:_SAMPLE].rpartition(' ')[0]} …"
