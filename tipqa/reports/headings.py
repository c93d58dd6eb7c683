"""Headings of a narrative in all the spellings of its editions."""

from __future__ import annotations

import re

from tipqa.reports.model import SectionKind

USUAL = {
    SectionKind.ASSESSMENT: "Assessment",
    SectionKind.RECOMMENDATIONS: "Prioritized Recommendations",
    SectionKind.PROSECUTION: "Prosecution",
    SectionKind.PROTECTION: "Protection",
    SectionKind.PREVENTION: "Prevention",
    SectionKind.PROFILE: "Trafficking Profile",
    SectionKind.OTHER: "Opening",
}
LONGEST = 120

_RECOMMENDATIONS = (
    r"(?:(?:priority|prioriti[sz]ed|key|main)\s+)?recommendations?(?:\s+(?:for|to)\s+(?:st\.\s+)?[^:;.]{2,60}?)?"
)
_PHRASES = {
    SectionKind.ASSESSMENT: r"(?:overall\s+)?assessment|tier\s+(?:rating|ranking|placement|assessment|justification)"
    r"|government(?:al)?\s+efforts|summary",
    SectionKind.RECOMMENDATIONS: rf"{_RECOMMENDATIONS}|recomendações(?:\s+prioriza\w+)?|recomendări(?:\s+priorit\w+)?"
    r"|приоритетные\s+рекомендации|рекомендации",
    SectionKind.PROSECUTION: r"prosecution(?:\s+efforts)?|law\s+enforcement(?:\s+efforts)?",
    SectionKind.PROTECTION: r"protection(?:\s+efforts)?",
    SectionKind.PREVENTION: r"prevention(?:\s+efforts)?",
    SectionKind.PROFILE: r"(?:human\s+)?trafficking(?:\s+in\s+persons)?\s+profile|profile|current\s+situation"
    r"|scope\s+and\s+magnitude",
}
_WHOLE = {kind: re.compile(rf"(?:{phrase})\s*[:.–—-]?\s*", re.IGNORECASE) for kind, phrase in _PHRASES.items()}
_INLINE = {
    kind: re.compile(rf"(?:(?i:{phrase})\s*:|{upper}\s*[–—-]?)\s+(?=[\"“‘'A-ZÀ-Þ0-9])")
    for kind, phrase, upper in (
        (
            SectionKind.RECOMMENDATIONS,
            _RECOMMENDATIONS,
            r"(?:PRIORITIZED\s+)?RECOMMENDATIONS(?:\s+FOR(?:\s+[A-ZÀ-Þ]{2,}\b)+)?",
        ),
        (SectionKind.PROSECUTION, "prosecution", "PROSECUTION"),
        (SectionKind.PROTECTION, "protection", "PROTECTION"),
        (SectionKind.PREVENTION, "prevention", "PREVENTION"),
        (SectionKind.PROFILE, r"trafficking\s+profile", r"TRAFFICKING\s+PROFILE"),
    )
}
_FIRST_LETTERS = frozenset("aocglmkpstrhАПРРпр".casefold())


def heading_kind(line: str) -> SectionKind | None:
    """Which section a heading opens, or None when its words are none of the known ones."""
    if len(line) > LONGEST or line[:1].casefold() not in _FIRST_LETTERS:
        return None
    return next((kind for kind, pattern in _WHOLE.items() if pattern.fullmatch(line)), None)


def inline_heading(paragraph: str) -> tuple[SectionKind, int] | None:
    """The section that a paragraph opens in its first words, and where its body starts.

    `Recommendations for Turkmenistan: End the quota` gives recommendations and the offset of `End`.
    """
    if paragraph[:1] not in "PpRrKkMmT":
        return None
    for kind, pattern in _INLINE.items():
        if match := pattern.match(paragraph):
            return kind, match.end()
    return None


def is_upper_heading(line: str) -> bool:
    """Whether a line has the look of a heading: short, all its letters upper case, no sentence's end."""
    return len(line) <= LONGEST and line.isupper() and sum(map(str.isalpha, line)) >= 4 and line[-1] not in ".;,"
