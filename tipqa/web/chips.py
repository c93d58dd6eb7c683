"""What a question was read as, in chips: named ones lead back to its words, carried and set ones can be taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipqa.answers.model import Answer
from tipqa.english import year_list
from tipqa.records import dataclass
from tipqa.web.safe import attributes, escape, section_label
from tipqa.web.turns import Turn

_MANY = 3  # editions from which on they are told as spans


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was understood.

    `kind` is "named" in the question, "carried" from an earlier one, or set as a "filter"; `slot` is "countries", "years" or
    "sections", and `values` are what stands there.
    """

    text: str
    kind: str
    slot: str
    values: tuple[str, ...]


def chips_html(turn: Turn) -> str:
    """The chips of a turn, with what was assumed; nothing where nothing was understood."""
    query = turn.answer.query if turn.answer else None
    items = "".join(_chip_html(chip) for chip in chips(turn))
    notes = [note for note in (query.notes if query else ()) if not note.startswith("read as the ")]  # as chips tell
    items += "".join(f'<li class="assumed">{escape(note)}</li>' for note in notes)
    if not items:
        return ""
    return f'<ul class="chips" aria-label="The question was read as"><li class="lead">Read as</li>{items}</ul>'


def chips(turn: Turn) -> Iterator[Chip]:
    """What was understood of a question: its countries, editions and sections; before that, its filters."""
    query = turn.answer.query if turn.answer else None
    if turn.answer is None or query is None:
        yield from (Chip(country, "filter", "countries", (country,)) for country in turn.countries)
        yield from (Chip(f"{year} edition", "filter", "years", (year,)) for year in turn.years)
        return
    kind = "filter" if turn.countries else "carried" if "countries" in query.carried else "named"
    for country in query.countries:
        yield Chip(country, kind, "countries", (country,))
    kind = "filter" if turn.years else "carried" if "editions" in query.carried else "named"
    for text, years in _editions(turn.answer, query.years):
        yield Chip(text, kind, "years", tuple(map(str, years)))
    kind = "carried" if "topic" in query.carried else "named"
    for section in query.sections:
        yield Chip(section_label(section), kind, "sections", (section,))


def _editions(answer: Answer, years: Sequence[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    if len(years) > _MANY:
        yield f"{year_list(years)} editions", tuple(years)
        return
    for year in years:
        yield _year(answer, year), (year,)


def _year(answer: Answer, year: int) -> str:
    """The edition of that year, or the calendar year where a later edition that looks back on it answers."""
    told = {figure.get("period"): figure.get("edition") for figure in answer.facts.get("figures") or ()}
    looked_back = told.get(str(year), year) != year
    elsewhere = bool(answer.citations) and all(citation.year > year for citation in answer.citations)
    return f"calendar year {year}" if looked_back or elsewhere else f"{year} edition"


_SAID = {"named": "", "carried": "carried over", "filter": "filter"}
_TITLES = {
    "named": "Change this in the question",
    "carried": "Carried over from an earlier question. Change it",
    "filter": "Set as a filter. Change it",
}


def _chip_html(chip: Chip) -> str:
    said = f'<span class="how">{_SAID[chip.kind]}</span> ' if _SAID[chip.kind] else ""
    data = {"data_kind": chip.kind, "data_slot": chip.slot, "data_values": "|".join(chip.values)}
    change = attributes(data_change=True, title=_TITLES[chip.kind], **data)
    drop = attributes(data_drop=True, aria_label=f"Remove {chip.text}", title="Remove", **data)
    return (
        f'<li class="chip {chip.kind}"><button type="button"{change}>{said}{escape(chip.text)}</button>'
        f'<button type="button" class="drop"{drop}>×</button></li>'
    )
