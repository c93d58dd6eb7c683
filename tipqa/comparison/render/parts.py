"""What the terminal, Markdown and HTML forms of a comparison share: titles, groups, labels, cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tipqa.blocks.model import Source, sources
from tipqa.comparison.model import Change, Comparison, FigureChange, Status
from tipqa.comparison.naming import by_name, status_name
from tipqa.english import plural
from tipqa.records import dataclass

_SIGNS = {"new": "+", "dropped": "−", "reworded": "~", "moved": "→", "kept": "="}
_ORDER = {"new": 0, "dropped": 1, "reworded": 2, "moved": 3, "kept": 4}
_LEAST_COMPARABLE, _WELL = 0.5, 0.8
_LABELS = {
    ("new", "effort"): "new effort",
    ("new", "shortfall"): "new shortfall",
    ("dropped", "effort"): "effort no longer mentioned",
    ("dropped", "shortfall"): "shortfall no longer mentioned (not: solved)",
    ("dropped", ""): "no longer mentioned",
}
# Of what is so like something in the other edition that it may be the same.
_UNSURE = {"new": "not found in {old}", "dropped": "no longer found"}
_TITLES = {
    "recommendations": "Recommendations",
    "assessment": "Assessment",
    "prosecution": "Prosecution",
    "protection": "Protection",
    "prevention": "Prevention",
    "profile": "Trafficking profile",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The changes under one heading: those that say something new, the set sentences among them, and what is kept."""

    title: str
    changed: tuple[Change, ...]
    formulaic: tuple[Change, ...]
    kept: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of figures. `note` holds what the newer edition says of the older period, or a contradiction."""

    label: str
    old: str
    new: str
    change: str
    note: str
    numbers: tuple[int, ...]  # of its citations


def title(comparison: Comparison) -> str:
    """`Tajikistan: 2024 → 2025`."""
    series = "" if comparison.series == "tip" else f" ({comparison.series})"
    return f"{comparison.country}{series}: {comparison.from_year} → {comparison.to_year}"


def basis(comparison: Comparison) -> list[str]:
    """Sentences to stand first: whose words the texts are, what they lack, and in which order they stand where that was not
    asked for."""
    found = comparison.comparable
    old, new = comparison.provenance
    years = f"{comparison.from_year} and {comparison.to_year}"
    whose = [f"{years}: {old}."] if old == new else [f"{comparison.from_year}: {old}.", f"{comparison.to_year}: {new}."]
    order = found.notes[:1] if comparison.reordered else ()
    return [*whose, *found.missing, *order]


def how_comparable(comparison: Comparison) -> str:
    """The score in words; that there is none where a digest is one of the texts."""
    score = comparison.comparable.score
    if score is None:
        return "Not measured: a digest’s length and parts are ours."
    word = "Hardly" if score <= _LEAST_COMPARABLE else "Fairly" if score < _WELL else "Well"
    return f"{word} ({score:.2f} on a scale from 0 to 1)."


def groups(comparison: Comparison) -> list[Group]:
    """The statements by section, in the order of the newer text; within one the new first, then what is gone."""
    sections = list(dict.fromkeys(change.section for change in comparison.statements))
    return [_group(name, [it for it in comparison.statements if it.section == name], comparison) for name in sections]


def advice(comparison: Comparison) -> Group:
    """The recommendations, as a group."""
    return _group("Recommendations", comparison.recommendations, comparison)


def redlined(change: Change, comparison: Comparison) -> bool:
    """Whether a change is shown word by word: a rewording between two reports; never our own wording."""
    return change.status == "reworded" and comparison.comparable.basis == "texts"


def plain(change: Change, comparison: Comparison) -> str:
    """A change that is not redlined, in its words; of two digests those of both, each under its edition."""
    if change.status != "reworded":
        return change.new or change.old
    return f"{comparison.from_year}: {change.old} / {comparison.to_year}: {change.new}"


def style(change: Change, comparison: Comparison) -> Status:
    """The status that a change is coloured by; of two digests nothing is new or gone."""
    return change.status if comparison.comparable.basis == "texts" else "kept"


def sign(change: Change, comparison: Comparison) -> str:
    """The sign in front of a change."""
    only = change.status in ("new", "dropped") and comparison.comparable.basis != "texts"
    return "•" if only else _SIGNS[style(change, comparison)]


def label(change: Change, comparison: Comparison) -> str:
    """What happened to a statement, in a few words."""
    if comparison.comparable.basis != "texts":
        return _status_name(change, comparison)
    if change.unsure:
        return _UNSURE[change.status].format(old=comparison.from_year)
    if change.section == "recommendations" and change.status == "dropped":
        return "dropped"
    return _LABELS.get((change.status, change.tone)) or _LABELS.get((change.status, "")) or change.status


def remark(change: Change) -> str:
    """What else is known of a change: what differs, since when it stands, how far it moved."""
    parts = [change.finding]
    if change.moved_from:
        parts.append(f"from {section_title(change.from_section)} to {section_title(change.to_section)}")
    if change.since is not None and change.old:
        parts.append(f"since {change.since}")
    if change.moved:
        places = plural(abs(change.moved), "place")
        parts.append(f"{'up' if change.moved > 0 else 'down'} {places}")
    return " · ".join(part for part in parts if part)


def nearest(change: Change, comparison: Comparison) -> str:
    """The statement that comes nearest to one that is gone, with how near it comes; "" for any other change."""
    if change.status != "dropped" or not change.nearest or comparison.comparable.basis != "texts":
        return ""
    return f"nearest in {comparison.to_year} ({change.similarity:.2f}): {change.nearest}"


def section_title(section: str) -> str:
    """What a section is called in a heading."""
    return _TITLES.get(section, section)


def rows(comparison: Comparison) -> list[Row]:
    """The table of figures."""
    return [_row(figure, comparison) for figure in comparison.figures]


def counts(changes: Iterable[Change], comparison: Comparison) -> str:
    """`2 new, 1 dropped, 3 kept`."""
    named = by_name(changes, comparison.comparable.basis, comparison.from_year, comparison.to_year)
    return ", ".join(f"{len(own)} {name}" for name, own in named.items())


def _status_name(change: Change, comparison: Comparison) -> str:
    return status_name(change.status, comparison.comparable.basis, comparison.from_year, comparison.to_year)


def quoted_numbers(comparison: Comparison) -> frozenset[int]:
    """The numbers of the citations of the tier, the summary and the figures, whose words stand nowhere else."""
    told = set(sources(comparison.lines))
    marked = {it.n for it in comparison.citations if Source(it.report, it.start, it.end) in told}
    marked |= {it.n for it in comparison.tier.citations}
    return frozenset(marked | {n for figure in comparison.figures for n in numbers(figure)})


def numbers(change: Change | FigureChange) -> tuple[int, ...]:
    """The numbers of a change's citations."""
    return tuple(citation.n for citation in change.citations)


def _group(section: str, changes: Sequence[Change], comparison: Comparison) -> Group:
    both = ("kept",) if comparison.comparable.basis == "texts" else ("kept", "reworded")
    differing = [it for it in changes if it.status not in both]
    return Group(
        section_title(section),
        tuple(sorted((it for it in differing if not it.boilerplate), key=lambda it: _ORDER[it.status])),
        tuple(sorted((it for it in differing if it.boilerplate), key=lambda it: _ORDER[it.status])),
        tuple(it for it in changes if it.status in both),
    )


def _row(figure: FigureChange, comparison: Comparison) -> Row:
    name = figure.label + (f": {figure.detail}" if figure.detail else "")
    change = ""
    if figure.delta is not None:
        percent = f" ({signed(round(figure.percent))} %)" if figure.percent else ""
        change = f"{signed(figure.delta)}{percent}" if figure.delta else "same"
    elif figure.old_text and figure.new_text:
        change = "same" if figure.old_text == figure.new_text else "changed"
    else:
        change = f"only in {comparison.from_year if figure.old_text else comparison.to_year}"
    return Row(
        name,
        _cell(figure.old_text, figure.old_period),
        _cell(figure.new_text, figure.new_period),
        change,
        _note(figure, comparison),
        numbers(figure),
    )


def _note(figure: FigureChange, comparison: Comparison) -> str:
    if figure.restated is None:
        return ""
    says = f"the {comparison.to_year} edition gives {figure.restated:,.12g} for the older period"
    if figure.contradicts:
        return f"Contradiction: {says}, the {comparison.from_year} edition {figure.old_text}."
    return f"{says[0].upper()}{says[1:]}." if figure.old is None else ""


def _cell(text: str, period: str) -> str:
    plain = period.removeprefix("in ")
    return f"{text} ({plain})" if text and plain else text or "–"


def signed(value: float | None) -> str:
    """A number with its sign, the minus as a minus."""
    return "" if value is None else f"{value:+,.12g}".replace("-", "−")
