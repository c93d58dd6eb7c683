"""How many countries the lists of several editions name, and whether that is more or fewer."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.answers.stated import TierListFact
from tipqa.blocks.model import Claim, Line, Listing, Strong
from tipqa.english import listed, plural


def counts_line(facts: Sequence[TierListFact], *, rise_or_fall: bool) -> tuple[Claim, ...]:
    """How many the list of each of several editions names; of two, whether that is more or fewer where it is asked."""
    if len(facts) < 2:
        return ()
    if rise_or_fall and len(facts) == 2:
        return (Claim((Strong(_beside(*facts)), ".")),)
    return (Claim((Strong(counted(facts)), ".")),)


def counted(facts: Sequence[TierListFact]) -> str:
    """ "21 in 2024 and 20 in 2025"."""
    return listed(f"{len(fact.countries)} in {fact.year}" for fact in facts)


def _beside(first: TierListFact, last: TierListFact) -> str:
    before, now = len(first.countries), len(last.countries)
    if before == now:
        return f"{now} in {last.year}, as many as in {first.year}"
    word = "more" if now > before else "fewer"
    return f"{now} in {last.year}, {abs(now - before)} {word} than the {before} in {first.year}"


def each_count(facts: Sequence[TierListFact], sources: Sequence[Line]) -> Listing:
    """How many countries the list of each edition names, a line an edition, without their names.

    Args:
        sources: for each of the facts where its list stands.
    """
    lines: tuple[Line, ...] = tuple(
        (f"{fact.year}: {plural(len(fact.countries), 'country')} ", *own)
        for fact, own in zip(facts, sources, strict=True)
    )
    return Listing(lines, (Strong(counted(facts)), "."))
