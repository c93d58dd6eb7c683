"""Which parts of a report a topic names by their headings, however these are lettered, spelt or worded in an edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from tipqa.index.heading_keys import heading_key
from tipqa.question.change_words import heading_words
from tipqa.question.plan import Plan
from tipqa.question.topic import Span
from tipqa.reports.model import Report, Section

_OF_ANY = frozenset("section sections part parts heading headings headline under condition right".split())
# What people call a part otherwise than some of its headings do.
_ALSO: dict[str, tuple[str, ...]] = {
    "speech": ("expression",),
    "expression": ("speech",),
    "media": ("press",),
    "journalists": ("press",),
    "jails": ("prison",),
    "disabled": ("persons disabilities",),
    "handicapped": ("persons disabilities",),
    "idps": ("internally displaced",),
    "jews": ("antisemitism",),
    "lgbt": ("sexual orientation",),
    "lgbti": ("sexual orientation",),
    "lgbtqi": ("sexual orientation",),
    "gay": ("sexual orientation",),
    "minorities": ("racial ethnic",),
    "unions": ("collective bargaining",),
    "kids": ("children",),
    "aids": ("hiv",),
    "graft": ("corruption",),
}  # fmt: skip
LEAST_SHARE = 0.25  # of a heading's words that a topic names; below it the heading only happens to hold them


def named_headings(topic: Iterable[str], headings: Iterable[str]) -> tuple[str, ...]:
    """Those of the headings that hold every word of a topic, of which it says the most; none where it has no word.

    "freedom of association" names `Freedom of Association` rather than `b. Freedoms of Peaceful Assembly and Association`.
    """
    every = list(dict.fromkeys(headings))
    asked = heading_key(" ".join(topic))
    for wanted in dict.fromkeys((asked, asked - _OF_ANY)):
        shares = {it: len(wanted) / len(own) for it in every if wanted and _holds(own := heading_key(it), wanted)}
        best = max(shares.values(), default=0.0)
        if best >= LEAST_SHARE:
            return tuple(it for it, share in shares.items() if share == best)
    return ()


def parts_named(asked: Plan, report: Report) -> tuple[Span, ...]:
    """The spans of the parts of a report whose heading the question names, with all that stands below that heading."""
    return spans_under(report.sections, named_headings(heading_words(asked), (it.heading for it in report.sections)))


def spans_under(sections: Sequence[Section], headings: Sequence[str]) -> tuple[Span, ...]:
    """The spans of the sections of these headings, each up to the next heading of its own level or a higher one."""
    spans = []
    for at, section in enumerate(sections):
        if section.heading in headings:
            below = at + 1
            while below < len(sections) and sections[below].level > section.level:
                below += 1
            spans.append((section.start, sections[below - 1].end))
    return tuple(spans)


def _holds(heading: frozenset[str], wanted: frozenset[str]) -> bool:
    also = _also()
    return all(word in heading or any(it <= heading for it in also.get(word, ())) for word in wanted)


@cache
def _also() -> dict[str, tuple[frozenset[str], ...]]:
    """The table by stems."""
    return {stem: tuple(map(heading_key, others)) for word, others in _ALSO.items() for stem in heading_key(word)}
