"""How the sections of a narrative open, for pages that lack the headings."""

from __future__ import annotations

import re

from tipqa.reports.clauses import cut_spans, top_level
from tipqa.reports.model import SectionKind
from tipqa.reports.sentence_ends import stop_positions

_STANDARDS = re.compile(
    r"\b(?:meets?|compl(?:y|ies))\s+with\s+the\s+minimum\s+standards|\bmeets?\s+the\s+minimum\s+standards"
)
_OPENING_CHARS = 700
_VERBS = (
    "increased|decreased|maintained|sustained|improved|made|continued|demonstrated|strengthened|undertook|took|reduced"
    "|reported|expanded|enhanced|began|provided|lacked|weakened|failed"
)
_LEAD = re.compile(
    r"(?:The\s+(?:[A-Z]\w+\s+)?(?:government|authorities)|The\s+Government\s+of\s+[^.;]{3,60}?|(?:[A-Z]\w+\s+)?[Aa]uthorities"
    rf"|Government\s+\w+)\s+(?:\w+ly\s+)?(?:(?:has|have|did\s+not)\s+)?(?:\w+\s+)?(?:{_VERBS}|make|increase|demonstrate|improve)\b"
    r"(?P<rest>[^.;]{0,260})"
)
_EFFORTS = re.compile(r"\befforts?\b|\bprogress\b|\bprotections?\b")
_SUBJECTS = {
    SectionKind.PROSECUTION: re.compile(
        r"\blaw\s+enforcement\b|\bprosecut\w+|\bto\s+(?:investigate|combat|punish)\b|\bcriminal\s+justice\b"
    ),
    SectionKind.PROTECTION: re.compile(
        r"\bprotect\w*|\bto\s+(?:identify|assist|refer)\b|\bvictim\s+(?:identification|assistance|care|services)\b"
    ),
    SectionKind.PREVENTION: re.compile(r"\bprevent\w*"),
}
_PROFILE = re.compile(
    r"As\s+reported\s+(?:over|in|during)\s+the\s+(?:past|last|previous)|(?:Human\s+|As\s+reported[^.;]{0,60})?[Tt]raffickers\s+(?:may\s+)?exploit"
    r"|(?:The\s+)?[A-Z][^.;]{2,60}?\s+(?:is|remains|are|has\s+become)\s+(?:primarily\s+|both\s+|mainly\s+)?"
    r"(?:a|an)\s+(?:\w+\s+)?(?:source|transit|destination|origin)\b"
)
_ADVICE = re.compile(
    r"(?:(?:while|in\s+accordance|consistent|with|to\s+the)\b[^,;.]{3,80},\s+)?(?:(?:and|also|[a-z]+ly|further)\s+)*"
    r"(?:accede|address|adopt|allocate|amend|apply|appoint|approve|arrest|assist|build|collaborate|collect|compile|conduct"
    r"|consider|continue|convict|cooperate|coordinate|create|criminalize|cease|dedicate|define|designate|develop"
    r"|direct|discipline|disburse|dismantle|draft|educate|eliminate|empower|enable|enact|encourage|end|enforce|engage|enhance"
    r"|ensure|establish|exempt|expand|expedite|extend|facilitate|finalize|fine|formalize|fund|grant|guarantee|halt|hold"
    r"|identify|implement|impose|improve|include|increase|incorporate|inform|inspect|institute|institutionalize|intensify|invest"
    r"|investigate|launch|license|maintain|make|monitor|offer|pass|permit|pilot|prevent|prioritize|proactively|prohibit|promote"
    r"|prosecute|protect|provide|publicize|publish|pursue|raise|ratify|recruit|reduce|refer|reform|regulate|release|remove|repeal"
    r"|require|respect|revise|safeguard|screen|seek|sensitize|sentence|sign|standardize|staff|stop|strengthen|streamline|support"
    r"|take|target|track|train|transfer|undertake|update|use|vigorously|work)\b(?!\s+(?:was|were|is|are|has|had)\b)",
    re.IGNORECASE,
)


def lead_kind(paragraph: str) -> SectionKind | None:
    """Which section a paragraph opens, told by its first sentence; None for an ordinary paragraph."""
    if _STANDARDS.search(paragraph, 0, _OPENING_CHARS):
        return SectionKind.ASSESSMENT
    if lead := _LEAD.match(paragraph):
        return _subject(lead["rest"])
    return SectionKind.PROFILE if _PROFILE.match(paragraph) else None


def is_advice(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` opens as a recommendation does: with the bare form of a verb."""
    return _ADVICE.match(text, start, end) is not None


def advice_parts(text: str, start: int, end: int) -> int:
    """How many recommendations a paragraph holds; 0 when over a third of its parts open otherwise."""
    if not is_advice(text, start, end):
        return 0
    parts = cut_spans(text, start, end, _cuts(text, start, end))
    advice = sum(1 for part in parts if is_advice(text, *part))
    return len(parts) if advice * 3 >= len(parts) * 2 else 0


def advice_tail(text: str, start: int, end: int) -> int | None:
    """Where a list of recommendations begins that a paragraph runs into; None where it has no such tail."""
    sentences = cut_spans(text, start, end, stop_positions(text, start, end))
    first = len(sentences)
    while first and is_advice(text, *sentences[first - 1]):
        first -= 1
    if first in (0, len(sentences)):
        return None
    at = sentences[first][0]
    return at if advice_parts(text, at, end) >= 2 else None


def _subject(words: str) -> SectionKind | None:
    if not _EFFORTS.search(words):
        return None
    found = {kind: match.start() for kind, pattern in _SUBJECTS.items() if (match := pattern.search(words))}
    return min(found, key=lambda kind: found[kind]) if found else None


def _cuts(text: str, start: int, end: int) -> list[int]:
    marks = {position for mark in ";•" for position in top_level(text, start, end, mark)}
    return sorted(marks | set(stop_positions(text, start, end)))
