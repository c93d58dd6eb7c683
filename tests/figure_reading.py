"""Reading figures out of a few sentences, and saying in words what has been read."""

from __future__ import annotations

from tipqa.figures.lexicon import Lexicon
from tipqa.figures.model import Figure, PeriodSource, Precision
from tipqa.figures.reading import read_figures
from tipqa.reports.model import Report, Section, SectionKind
from tipqa.reports.sentences import split_sentences


def report_of(text: str, *, year: int = 2024, iso2: str = "GH", series: str = "tip") -> Report:
    """A report of one section with this text."""
    section = Section(SectionKind.PROTECTION, "PROTECTION", 0, len(text))
    return Report(f"{year}/ghana", "Ghana", iso2, year, series, "official", "GHANA (Tier 2)", text, (section,))


def figures_in(
    text: str, *, year: int = 2024, iso2: str = "GH", series: str = "tip", table: Lexicon | None = None
) -> tuple[Figure, ...]:
    """The figures of a text."""
    report = report_of(text, year=year, iso2=iso2, series=series)
    return read_figures(report, [(it.start, it.end) for it in split_sentences(report)], table=table)


def said(figure: Figure) -> set[str]:
    """What a figure says, word by word: `victims_identified 12 persons government whole 2023 was=30@2022 …`."""
    value = figure.value
    number = "NR" if value.number is None else f"{value.number:g}" if value.number < 1e6 else f"{value.number:.0f}"
    words = {figure.measure, number, figure.unit.value, figure.actor.value, str(figure.period.last), value.currency}
    words |= {figure.status.value.replace(" ", "_"), value.precision.value.replace(" ", "_")}
    words |= {facet.replace(" ", "_") for facet in figure.counted}
    words |= {f"was={it.value.number:g}@{it.period.last}" for it in figure.earlier if it.value.number is not None}
    words |= {"certain" if figure.is_certain else "uncertain", figure.period.source.value.replace(" ", "_")}
    words |= {"said"} if figure.period.source is PeriodSource.SENTENCE else set()
    words |= {"said_earlier"} if any(it.period.source is PeriodSource.SENTENCE for it in figure.earlier) else set()
    words |= {f"agency={figure.agency.replace(' ', '_')}", f"words={figure.words.replace(' ', '_')}"}
    words |= {"NR"} if value.precision is Precision.NOT_REPORTED else set()
    return words


def gives(figures: tuple[Figure, ...], wanted: str) -> bool:
    """Whether one of the figures says all the words that are wanted.

    Only certain ones count, unless the words open with "maybe", which asks for an uncertain one. "not" before the words
    asks that no certain one says them.
    """
    first, *rest = wanted.split()
    if first == "maybe":
        return any(set(rest) <= said(it) and not it.is_certain for it in figures)
    if first == "not":
        return not any(set(rest) <= said(it) and it.is_certain for it in figures)
    return any({first, *rest} <= said(it) and it.is_certain for it in figures)
