"""Country names in one form, so that a set may say "Turkey" or "Korea, North" where the reports say otherwise."""

from __future__ import annotations

from functools import cache

from tipqa.errors import CountryError


@cache
def one_name(country: str) -> str:
    """The canonical name of a country; a name that is not known stays as it is."""
    from tipqa.countries.lookup import resolve

    try:
        return resolve(country).name
    except CountryError:
        return country
