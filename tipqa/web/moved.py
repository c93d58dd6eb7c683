"""Which countries moved between tiers in the newest edition held: what the page shows before the first question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from tipqa.english import plural
from tipqa.placements.model import Moved
from tipqa.web.safe import attributes, escape

if TYPE_CHECKING:
    from tipqa.qa import QA

# What a move is called, in the order in which moves are shown.
DIRECTIONS = {"upgraded": "Upgraded", "downgraded": "Downgraded", "changed": "To or from Special Case"}
_HINT = "Click a citation number in an answer, and the report opens here, at the very words."


def last_moves(qa: QA) -> tuple[int, tuple[Moved, ...]]:
    """The newest edition that places countries, and those that moved in it; 0 and none where no edition does."""
    table = qa.tiers()
    newest = table.editions[-1] if table.editions else 0
    return newest, table.moves(newest - 1, newest)


def moved_html(qa: QA) -> str:
    """The moves of the newest edition, each country a question; a hint alone where none is known."""
    year, moves = last_moves(qa)
    if not moves:
        return f'<div class="reader-empty"><p class="note">{_HINT}</p></div>'
    parts = "".join(_direction(name, [it for it in moves if it.direction == way]) for way, name in DIRECTIONS.items())
    sure = all(it.certainty.value == "stated" for it in moves)
    derived = "" if sure else " Moves in italics follow from two lists and are not stated in so many words."
    return (
        f'<div class="moved" tabindex="0" role="group" aria-label="What moved last"><h2>What moved in the {year} edition</h2>{parts}'
        f'<p class="note">Click a country to ask about its move.{derived}</p><p class="note">{_HINT}</p></div>'
    )


def _direction(name: str, moves: Sequence[Moved]) -> str:
    if not moves:
        return ""
    ordered = sorted(moves, key=lambda it: (-(it.new.tier.rank or 0), it.old.tier.value, it.country))
    rows = "".join(
        f"<dt>{escape(old)} → {escape(new)}</dt><dd>{', '.join(map(_country, group))}</dd>"
        for (old, new), group in groupby(ordered, key=lambda it: (it.old.tier.value, it.new.tier.value))
    )
    return f"<h3>{name} · {plural(len(moves), 'country')}</h3><dl>{rows}</dl>"


def _country(move: Moved) -> str:
    question = f"What tier is {move.country} on in {move.new.year}, and what was it in {move.old.year}?"
    kind = "ask-of" if move.certainty.value == "stated" else "ask-of derived"
    named = attributes(class_=kind, data_example=question, title=question)
    return f'<button type="button"{named}>{escape(move.country)}</button>'
