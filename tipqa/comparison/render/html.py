"""A comparison as one HTML page that stands alone: no script, nothing loaded, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from tipqa.answers.model import Citation
from tipqa.answers.rendering import html_line, numbers
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.redline import redline
from tipqa.comparison.render import parts
from tipqa.reports.series import places_tiers

_TAGS = {"same": ("", ""), "gone": ("<del>", "</del>"), "added": ("<ins>", "</ins>")}


def as_html(comparison: Comparison) -> str:
    """The page."""
    title = escape(parts.title(comparison))
    style = files("tipqa.comparison.render").joinpath("page.css").read_text(encoding="utf-8")
    body = "\n".join([f"<h1>{title}</h1>", *_body(comparison)])
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(comparison: Comparison) -> Iterator[str]:
    yield '<p class="soft">What changed between two editions of the report. The edition is not the year its figures describe.</p>'
    yield f'<p class="basis">{" ".join(map(escape, parts.basis(comparison)))}</p>'
    yield from _tier(comparison)
    at = numbers(comparison.citations)
    yield '<ul class="summary">'
    yield from (f"<li>{html_line(line, at, lambda it: _links([it.n]))}</li>" for line in comparison.lines)
    yield "</ul>"
    yield from _figures(comparison)
    withheld = comparison.comparable.withheld
    if comparison.recommendations or "recommendations" in withheld:
        yield from _group(parts.advice(comparison), comparison, withheld.get("recommendations", ""))
    for group in parts.groups(comparison):
        yield from _group(group, comparison)
    yield "<h2>How comparable the texts are</h2>"
    yield f"<p>{escape(parts.how_comparable(comparison))}</p><ul>"
    yield from (f"<li>{escape(note)}</li>" for note in comparison.comparable.notes)
    yield "</ul>"
    yield '<h2>Citations</h2><ol class="citations">'
    yield from map(_citation, comparison.citations)
    yield "</ol>"


def _tier(comparison: Comparison) -> Iterator[str]:
    if not places_tiers(comparison.series):
        return
    tier = comparison.tier
    old, new = (escape(it or "not stated") for it in (tier.old, tier.new))
    yield f'<p class="tier"><b>{old}</b> → <b class="{tier.direction}">{new}</b> {tier.direction}</p>'
    if tier.reason:
        tag = "p" if comparison.to_kind == "digest" else "blockquote"
        yield f'<{tag} class="reason">{escape(tier.reason)} {_marks(tier.citations[-1:])}</{tag}>'


def _figures(comparison: Comparison) -> Iterator[str]:
    table = parts.rows(comparison)
    if not table:
        return
    yield "<h2>Figures</h2><table>"
    yield f"<tr><th>Measure</th><th>{comparison.from_year}</th><th>{comparison.to_year}</th><th>Change</th><th></th></tr>"
    for row in table:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in (row.label, row.old, row.new, row.change))
        yield f"<tr>{cells}<td>{escape(row.note)} {_links(row.numbers)}</td></tr>"
    yield "</table>"


def _group(group: parts.Group, comparison: Comparison, withheld: str = "") -> Iterator[str]:
    yield f"<h2>{escape(group.title)}</h2>"
    if withheld:
        yield f'<p class="soft">Not compared: {escape(withheld)}.</p>'
    yield from (_change(it, comparison) for it in group.changed)
    for changes, name in ((group.formulaic, "set sentences differ"), (group.kept, "")):
        if changes:
            yield f"<details><summary>{len(changes)} {name or parts.label(changes[0], comparison)}</summary>"
            yield from (_change(it, comparison) for it in changes)
            yield "</details>"


def _change(change: Change, comparison: Comparison) -> str:
    remark = parts.remark(change)
    finding = f' <span class="finding">{escape(remark)}</span>' if remark else ""
    what = f'<div class="what">{parts.sign(change, comparison)} {parts.label(change, comparison)}{finding}</div>'
    nearest = parts.nearest(change, comparison)
    near = f'<div class="soft">{escape(nearest)}</div>' if nearest else ""
    body = f"<div>{_text(change, comparison)}&nbsp;{_marks(change.citations)}</div>{near}"
    return f'<div class="change {parts.style(change, comparison)}">{what}{body}</div>'


def _text(change: Change, comparison: Comparison) -> str:
    if not parts.redlined(change, comparison):
        return escape(parts.plain(change, comparison))
    pieces = redline(change.old, change.new)
    return "".join(f"{' ' * it.space}{_TAGS[it.edit][0]}{escape(it.text)}{_TAGS[it.edit][1]}" for it in pieces).strip()


def _marks(citations: Sequence[Citation]) -> str:
    return _links(citation.n for citation in citations)


def _links(numbers: Iterable[int]) -> str:
    return "".join(f'<sup><a href="#c{n}">[{n}]</a></sup>' for n in numbers)


def _citation(it: Citation) -> str:
    source = escape(it.source_url, quote=True)
    named = f'<a href="{source}" rel="noopener">{escape(it.address_name)}</a>'
    link = f" {named}" if re.match(r"https?://", it.source_url) else ""
    place = escape(f"{it.country} {it.year}, {it.section}, characters {it.start} to {it.end}, {it.provenance}")
    return f'<li id="c{it.n}" value="{it.n}">{place}: {escape(it.quoted)}{link}</li>'
