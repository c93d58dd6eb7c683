"""What is held, how answers are made, and how good they are, out of the page of the documentation that says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from itertools import count, groupby

from markdown_it import MarkdownIt
from markupsafe import Markup

from tipqa.english import year_list
from tipqa.index.model import ReportInfo
from tipqa.places import quality_page
from tipqa.records import dataclass
from tipqa.reports.origin import words_of
from tipqa.web.pages.visit import View, Visit
from tipqa.web.safe import escape, web_address

_FIRST = ("What it is measured on", "In short", "Questions nobody here had seen", "Where it fails")


@dataclass(frozen=True, slots=True)
class Holding:
    """Texts of one series whose words are of one kind: how many, on how many countries, in which editions."""

    series: str
    kind: str
    words: str
    texts: int
    countries: int
    editions: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page of the documentation, as HTML."""

    title: str
    body: Markup


def about_page(visit: Visit) -> View:
    """The page."""
    parts = quality_parts()
    return View(
        "about.html",
        "About tipqa",
        {
            "holdings": holdings(visit.qa.reports()),
            "manifest": visit.qa.index.manifest,
            "version": version("tipqa"),
            "first": [part for part in parts if part.title in _FIRST],
            "more": [part for part in parts if part.title not in _FIRST],
        },
    )


def holdings(reports: Sequence[ReportInfo]) -> list[Holding]:
    """What is held, by series and by whose words they are."""
    ordered = sorted(reports, key=lambda info: (info.series != "tip", info.series, info.kind, words_of(info)))
    found = []
    for (series, kind, words), group in groupby(ordered, key=lambda info: (info.series, info.kind, words_of(info))):
        own = list(group)
        countries = len({info.country for info in own})
        found.append(Holding(series, kind, words, len(own), countries, year_list(info.year for info in own)))
    return found


@cache
def quality_parts() -> tuple[Part, ...]:
    """The parts of the documentation's page on how good the answers are; none where an installation lacks it."""
    page = quality_page()
    if not page.is_file():
        return ()
    _, *parts = page.read_text(encoding="utf-8").split("\n## ")
    return tuple(
        Part(title.strip(), _html(body, title.strip())) for title, _, body in (part.partition("\n") for part in parts)
    )


def _html(text: str, title: str) -> Markup:
    """Markdown of ours as HTML. Its tables scroll by themselves, and only links that lead out of the documentation stay."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    for token in tokens:
        inside = token.children or []
        kept, dropped = [], 0
        for child in inside:
            if child.type == "link_open" and not web_address(str(child.attrGet("href"))):
                dropped += 1
            elif child.type == "link_close" and dropped:
                dropped -= 1
            else:
                kept.append(child)
        token.children = kept if token.children is not None else None
    html = reader.renderer.render(tokens, reader.options, {})
    pieces = html.replace("<th></th>", "<td></td>").replace("</table>", "</table></div>").split("<table>")
    frames = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(title)}, table {at}"><table>'
        for at in count(1)
    )
    return Markup(pieces[0] + "".join(frame + piece for frame, piece in zip(frames, pieces[1:], strict=False)))
