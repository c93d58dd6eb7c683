"""Whether a file that was read holds a report at all."""

from __future__ import annotations

from tipqa.errors import LimitError, ReadError
from tipqa.reports.formats.document import Document
from tipqa.reports.headings import heading_kind, inline_heading
from tipqa.reports.model import Report
from tipqa.reports.section_openers import lead_kind
from tipqa.reports.tiers import read_tier, title_tier

MOST_CHARS = 1_500_000
_FEWEST_WORDS = 5  # of a sentence
_ANY_LINE = 12  # words from which a line counts as a sentence, whatever it ends with
_MENU = 0.3  # of a page's words, which stand in sentences at least


def check_narrative(document: Document, name: str, *, tip: bool) -> None:
    """See that a file holds sentences, and that a web page holds a narrative, before asking which.

    Args:
        document: the file, as read.
        name: how messages call it.
        tip: whether it is to be a narrative of the TIP series.

    Raises:
        ReadError: it holds no sentence, or the page is a menu, an index or another site's page.
    """
    lines = [block.text for block in document.blocks]
    words = sum(len(line.split()) for line in lines)
    told = sum(len(line.split()) for line in lines if _is_sentence(line))
    if words < _FEWEST_WORDS or (document.page and not told):
        raise ReadError(f"{name} holds no narrative: there is no sentence in it; give the page or file of one country")
    if document.page and (told < _MENU * words or (tip and not _tells(lines))):
        raise ReadError(
            f"{name} holds no narrative, as a menu or an index does not; save the page of one country, "
            "or give --series NAME for a report of another kind"
        )


def check_length(report: Report, name: str) -> None:
    """See that a report is not longer than one can be.

    Raises:
        LimitError: it is; the message says what to do.
    """
    if len(report.text) > MOST_CHARS:
        raise LimitError(
            f"{name} has {len(report.text)} characters, more than the {MOST_CHARS} of a report; give a part of it"
        )


def _is_sentence(line: str) -> bool:
    words = len(line.split())
    stopped = line.rstrip("”\"’')]")[-1:] in (".", "!", "?", ";", ":")
    return words >= _ANY_LINE or (words >= _FEWEST_WORDS and stopped)


def _tells(lines: list[str]) -> bool:
    """Whether a page has what narratives have: a section's name or opening, a title line, a statement on the tier."""
    return any(
        heading_kind(line) or inline_heading(line) or lead_kind(line) or title_tier(line) for line in lines
    ) or bool(read_tier("\n\n".join(lines), ()))
