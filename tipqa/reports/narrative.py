"""Whether a file that was read holds a report at all."""

from __future__ import annotations

from tipqa.errors import LimitError, ReadError
from tipqa.reports.leads import lead_kind
from tipqa.reports.model import Report, SectionKind

MOST_CHARS = 1_500_000
_FEWEST_WORDS = 5  # of a sentence
_ANY_LINE = 12  # words from which a line counts as a sentence, whatever it ends with
_MENU = 0.3  # of a page's words, which stand in sentences at least
_NAMED = {SectionKind.RECOMMENDATIONS, SectionKind.PROSECUTION, SectionKind.PROTECTION, SectionKind.PREVENTION}


def check_narrative(report: Report, name: str, *, page: bool) -> None:
    """See that a report holds sentences, and that a web page of the TIP series holds a narrative.

    Raises:
        ReadError: it holds no sentence, or the page is a menu, an index or another site's page.
        LimitError: it is longer than a report can be.
    """
    if len(report.text) > MOST_CHARS:
        raise LimitError(
            f"{name} has {len(report.text)} characters, more than the {MOST_CHARS} of a report; give a part of it"
        )
    words = len(report.text.split())
    told = sum(len(line.split()) for line in report.text.split("\n") if _is_sentence(line))
    body = sum(len(report.section_text(section).split()) for section in report.sections)
    if body < _FEWEST_WORDS or (page and told < _FEWEST_WORDS):
        raise ReadError(f"{name} holds no narrative: no line of it is a sentence; give the page or file of one country")
    if page and (told < _MENU * words or (report.series == "tip" and not _tells(report))):
        raise ReadError(
            f"{name} holds no narrative, as a menu or an index does not; save the page of one country, "
            "or give --series NAME for a report of another kind"
        )


def _is_sentence(line: str) -> bool:
    words = len(line.split())
    stopped = line.rstrip("”\"’')]")[-1:] in (".", "!", "?", ";", ":")
    return words >= _ANY_LINE or (words >= _FEWEST_WORDS and stopped)


def _tells(report: Report) -> bool:
    """Whether a page has what narratives have: a section's name or opening, or a statement on the tier."""
    return (
        report.tier_statement is not None
        or any(section.kind in _NAMED for section in report.sections)
        or any(lead_kind(line) is not None for line in report.text.split("\n"))
    )
