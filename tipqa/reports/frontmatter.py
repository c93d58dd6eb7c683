"""The lines between `---` and `---` that say which report a file is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import yaml

from tipqa.errors import CountryError, ReadError
from tipqa.reports.blocks import Meta
from tipqa.reports.clean import clean_text
from tipqa.reports.ids import slug
from tipqa.reports.model import ReportKind, Tier
from tipqa.reports.plain_yaml import read_keys, shown
from tipqa.reports.series import DEFAULT, PLACEMENTS, series_name

_TEXTS = ("title", "country", "iso2", "series", "source_url", "coverage", "missing_pages", "recognized_pages")
_KNOWN = (*_TEXTS, "year", "tier", "kind", "source", "sources")
KINDS: tuple[ReportKind, ...] = ("official", "digest", "other")
FIRST_YEAR, LAST_YEAR = 2000, 2100


def split_front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
    """The front matter of a file, as it stands, and the body behind it; no front matter gives an empty mapping.

    Raises:
        ReadError: it is not closed, or as `read_keys`; the message names the file.
    """
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---":
        return {}, text
    lines = rest.split("\n")
    close = next((number for number, line in enumerate(lines) if line.rstrip() == "---"), None)
    if close is None:
        raise ReadError(f"{name}: the front matter is not closed; add a line --- under its last key")
    return read_keys("\n".join(lines[:close]), name), "\n".join(lines[close + 1 :])


def read_meta(values: Mapping[str, Any], name: str) -> Meta:
    """What the keys of a front matter say. Unknown keys, and an unknown country, become warnings.

    Raises:
        ReadError: the country or the year is missing, or a value cannot be what its key takes.
    """
    texts = {key: _text(values.get(key, ""), key, name) for key in _TEXTS}
    for key in ("country", "year"):
        if not values.get(key):
            raise ReadError(f"{name} does not say its {key}; add a line `{key}: …` to its front matter")
    source, sources = _sources(values, name)
    meta = Meta(
        **{**texts, "series": series_name(texts["series"]) or DEFAULT},
        year=read_year(values["year"], name),
        kind=_kind(values.get("kind") or "other", name),
        tier=_tier(values.get("tier") or "", name),
        source=source,
        sources=sources,
        warnings=tuple(f"{name}: unknown key {shown(key)} left out" for key in values if key not in _KNOWN),
    )
    return meta if meta.series == PLACEMENTS else canonical(meta, name)


def canonical(meta: Meta, name: str) -> Meta:
    """`meta` with the country's canonical name and code.

    An unknown country stays as it is, and one that only comes near a known name is taken for it: each with a warning.
    """
    from tipqa.countries.lookup import resolve

    try:
        country = resolve(meta.country)
    except CountryError as error:
        return replace(meta, warnings=(*meta.warnings, f"{name}: country {shown(meta.country)} is not known: {error}"))
    warnings = meta.warnings
    if not _same_words(meta.country, (country.name, *country.aliases)):
        warnings = (*warnings, f"{name}: country {shown(meta.country)} is read as {country.name}; correct it")
    return replace(meta, country=country.name, iso2=meta.iso2 or country.iso2, warnings=warnings)


def read_year(value: Any, name: str) -> int:
    """A year as an edition carries it.

    Raises:
        ReadError: it is no whole number from 2000 to 2100.
    """
    try:
        year = int(value)
    except (TypeError, ValueError):
        year = 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ReadError(f"{name}: key year is {shown(value)}; it takes an edition such as 2024")
    return year


def write_front_matter(values: Mapping[str, Any]) -> str:
    """The front matter that `split_front_matter` reads back, closing line included; empty values are left out."""
    kept = {key: value for key, value in values.items() if value}
    body = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{body}---\n"


def _same_words(given: str, names: Iterable[str]) -> bool:
    """Whether a name, in whatever order of its words, holds all the words of one of `names`."""
    words = set(slug(given).split("-"))
    return any(words.issuperset(slug(name).split("-")) for name in names)


def _text(value: Any, key: str, name: str) -> str:
    if not isinstance(value, str):
        raise ReadError(f"{name}: key {key} is {shown(value)}; it takes one line of text")
    return clean_text(value)


def _texts(value: Any, name: str) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple):
        raise ReadError(f"{name}: key sources is {shown(value)}; it takes a list of addresses")
    return tuple(_text(item, "sources", name) for item in values)


def _sources(values: Mapping[str, Any], name: str) -> tuple[str, tuple[str, ...]]:
    """Who the text is from, and the addresses that it rests on; a `source` that is an address or a list is of these."""
    source, rests_on = values.get("source") or "", _texts(values.get("sources") or (), name)
    if isinstance(source, str) and "://" not in source:
        return clean_text(source), rests_on
    return "", rests_on or _texts(source, name)


def _kind(value: Any, name: str) -> ReportKind:
    for kind in KINDS:
        if value == kind:
            return kind
    raise ReadError(f"{name}: key kind is {shown(value)}; it takes {', '.join(KINDS)}")


def _tier(value: Any, name: str) -> Tier | None:
    spelt = " ".join(value.split()).casefold() if isinstance(value, str) else value
    if spelt == "":
        return None
    tiers = {tier.value.casefold(): tier for tier in Tier}
    if not isinstance(spelt, str) or spelt not in tiers:
        raise ReadError(f"{name}: key tier is {shown(value)}; it takes {', '.join(tier.value for tier in Tier)}")
    return tiers[spelt]
