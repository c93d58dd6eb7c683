"""How countries are named in addresses where the index page does not tell.

The names differ between editions ("turkey", "turkiye"), and word order does too. A country has its own slug, and here
what else its page may go by; each is tried in turn.
"""

from __future__ import annotations

from tipqa.countries.table import Country

_RENAMED = {  # slug: (older slug, last edition with it)
    "turkiye": ("turkey", 2022),
    "eswatini": ("swaziland", 2018),
    "north-macedonia": ("macedonia", 2018),
    "czechia": ("czech-republic", 2022),
}
_OTHERS = {
    "burma": ("myanmar",),
    "cabo-verde": ("cape-verde",),
    "cote-divoire": ("cote-d-ivoire", "ivory-coast"),
    "democratic-republic-of-the-congo": ("congo-democratic-republic-of-the",),
    "federated-states-of-micronesia": ("micronesia-federated-states-of", "micronesia"),
    "holy-see": ("vatican-city",),
    "hong-kong": ("hong-kong-china",),
    "kyrgyz-republic": ("kyrgyzstan", "the-kyrgyz-republic"),
    "macau": ("macao",),
    "north-korea": ("korea-north", "korea-democratic-peoples-republic-of", "democratic-peoples-republic-of-korea"),
    "republic-of-the-congo": ("congo-republic-of-the",),
    "saint-kitts-and-nevis": ("st-kitts-and-nevis",),
    "saint-lucia": ("st-lucia",),
    "saint-vincent-and-the-grenadines": ("st-vincent-and-the-grenadines",),
    "south-korea": ("korea-south", "korea-republic-of", "republic-of-korea"),
    "the-bahamas": ("bahamas", "bahamas-the"),
    "the-gambia": ("gambia", "gambia-the"),
    "turkiye": ("turkey-turkiye",),
    "slovakia": ("slovak-republic",),
    "timor-leste": ("east-timor",),
    "united-states": ("united-states-of-america",),
}


def likely_slugs(country: Country, year: int) -> tuple[str, ...]:
    """The names that a country's page of that edition may have, likeliest first."""
    older, last = _RENAMED.get(country.slug, ("", 0))
    own = (country.slug,) if not older else (older, country.slug) if year <= last else (country.slug, older)
    return (*own, *_OTHERS.get(country.slug, ()))
