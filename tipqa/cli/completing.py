"""What a shell completes in place of a country, a section, a series or a measure."""

from __future__ import annotations

from collections.abc import Iterable

import click


def country_names(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The countries whose name begins as typed, whatever the case."""
    from tipqa.countries.table import countries

    return _beginning((country.name for country in countries()), typed)


def section_names(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The sections of a report."""
    from tipqa.reports.model import SectionKind

    return _beginning((kind.value for kind in SectionKind), typed)


def measure_names(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """What reports count."""
    from tipqa.figures.measures import MEASURES

    return _beginning(MEASURES, typed)


def _beginning(names: Iterable[str], typed: str) -> list[str]:
    return [name for name in names if name.casefold().startswith(typed.casefold())]
