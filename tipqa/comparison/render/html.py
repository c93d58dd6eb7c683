"""A comparison as one HTML page that stands alone: no script, nothing loaded, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files

from tipqa.blocks.citation import Citation
from tipqa.blocks.rendering import html_line, numbers
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.redline import Piece, redline
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
    quoted = parts.quoted_numbers(comparison)
    yield from (_citation(it, it.n in quoted) for it in comparison.citations)
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
    yield from _chart(group.changed, comparison)
    for changes, name in ((group.formulaic, "set sentences differ"), (group.kept, "")):
        if changes:
            yield f"<details><summary>{len(changes)} {name or parts.label(changes[0], comparison)}</summary>"
            yield from _chart(changes, comparison)
            yield "</details>"


def _chart(changes: Sequence[Change], comparison: Comparison) -> Iterator[str]:
    """The older words left, the newer right, each with its citation; the years stand above on each printed page."""
    if not changes:
        return
    years = f"<th>{comparison.from_year}</th><th>{comparison.to_year}</th>"
    yield f'<table class="chart"><thead><tr>{years}</tr></thead><tbody>'
    for change in changes:
        style = parts.style(change, comparison)
        yield f'<tr class="what {style}"><td colspan="2">{_what(change, comparison)}</td></tr>'
        old, new = _sides(change, comparison)
        yield f'<tr class="change {style}"><td>{old}</td><td>{new}</td></tr>'
    yield "</tbody></table>"


def _what(change: Change, comparison: Comparison) -> str:
    remark = parts.remark(change)
    finding = f' <span class="finding">{escape(remark)}</span>' if remark else ""
    return f"{parts.sign(change, comparison)} {parts.label(change, comparison)}{finding}"


def _sides(change: Change, comparison: Comparison) -> Iterator[str]:
    """The words of each edition; in place of what is gone, what comes nearest to it."""
    pieces = redline(change.old, change.new) if parts.redlined(change, comparison) else ()
    if not any(it.edit == "same" for it in pieces):
        pieces = ()  # side by side, two texts that share few words are plain to see
    nearest = parts.nearest(change, comparison)
    for report, words, other in (
        (comparison.from_report, change.old, "added"),
        (comparison.to_report, change.new, "gone"),
    ):
        text = _pieces(it for it in pieces if it.edit != other) or escape(words)
        marks = _marks([it for it in change.citations if it.report == report])
        more = f"; {nearest}" if nearest else ""
        yield f"{text}&nbsp;{marks}" if words else f'<span class="absent">not there{escape(more)}</span>'


def _pieces(pieces: Iterable[Piece]) -> str:
    return "".join(f"{' ' * it.space}{_TAGS[it.edit][0]}{escape(it.text)}{_TAGS[it.edit][1]}" for it in pieces).strip()


def _marks(citations: Sequence[Citation]) -> str:
    return _links(citation.n for citation in citations)


def _links(numbers: Iterable[int]) -> str:
    return "".join(f'<sup><a href="#c{n}">[{n}]</a></sup>' for n in numbers)


def _citation(it: Citation, quoted: bool) -> str:
    """Where cited words stand, and the words where they stand nowhere else on the page."""
    source = escape(it.source_url, quote=True)
    named = f'<a href="{source}" rel="noopener">{escape(it.address_name)}</a>'
    link = f" {named}" if re.match(r"https?://", it.source_url) else ""
    place = escape(f"{it.country} {it.year}, {it.section}, characters {it.start} to {it.end}, {it.provenance}")
    words = f": {escape(it.quoted)}" if quoted else ""
    return f'<li id="c{it.n}" value="{it.n}">{place}{words}{link}</li>'
