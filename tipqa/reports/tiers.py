"""Tiers in words: in a title line, in a question, and where a report states its own.

    parse_tier("tier two watch list")       the Tier that words name
    title_tier("BRAZIL (Tier 2)")           the name and Tier of a title line
    read_tier(text, sections)               the statement of a report that says the tier, with its span

The statement is the tier sentence ("therefore Brazil remained on Tier 2"), the opening of a tier entry ("Tier 3 - Cuba
does not fully comply …") or the title line. A tier that stands elsewhere, as in a menu, in the words on the scale or as
what a waiver averted, says nothing of the country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tipqa.later import later
from tipqa.reports.model import Section, SectionKind, Tier, TierChange, TierStatement
from tipqa.reports.sentence_ends import stop_positions

_NUMBER = r"(?:[123]|one|two|three|i{1,3})"
_WATCH = r"(?:watch(?:ing)?[\s\-‐‑–]*list(?:ed)?|w\.?l\.?)"
_TIER = rf"(?:tiers?[\s\-‐‑–]*{_NUMBER}(?:[\s\-‐‑–,(]*{_WATCH}\)?)?|special[\s\-]+cases?)(?![\w])"
_SHORT = rf"(?:t-?[123](?:[\s\-]*{_WATCH})?|\b{_WATCH})(?!\w)"
_DIGITS = {"one": "1", "two": "2", "three": "3", "i": "1", "ii": "2", "iii": "3"}

_WORDS = later(rf"\b(?:{_TIER}|{_SHORT})", re.IGNORECASE)
_TITLE = later(
    r"[#*\s]*(?P<name>(?!tier\b)[^\n:;()]{2,60}?(?:\s*\([^()\n]{2,30}\))?)"
    rf"\s*(?:[:(–—]|\s-\s)\s*(?P<tier>{_TIER})\s*\)?"
    r"[*\s]*(?:[–—-]?\s*Extracted\b.*)?",
    re.IGNORECASE,
)
_TITLE_REACH = 3000  # characters in which a title line is looked for

_ON = rf"(?:(?:up|down)\s+)?(?:(?:on|at|in|as|to)\s+)?(?:the\s+|an?\s+)?(?P<tier>{_TIER})"
_MOVED = later(
    r"(?<!have been )(?<!had been )\b(?:(?P<up>upgraded|raised|elevated|promoted|moved up)"
    r"|(?P<down>downgraded|lowered|demoted|moved down|dropped))"
    rf"\s+(?:from\s+(?:the\s+)?{_TIER}\s+)?to\s+(?:the\s+)?(?P<tier>{_TIER})",
    re.IGNORECASE,
)
_STAYED = later(
    r"\b(?:remain(?:s|ed|ing)?|stay(?:s|ed)|continue[sd]?\s+to\s+be|(?:was\s+)?kept|maintained)\s+"
    rf"(?:placed\s+|its\s+place\s+)?{_ON}",
    re.IGNORECASE,
)
_PLACED = later(
    rf"\b(?:is|was|are|were|has\s+been|be)\s+(?:(?:therefore|again|also|thus|now)\s+)*(?:placed|ranked|rated|listed)?\s*{_ON}"
    r"(?!\s+(?:in|of)\s+(?:the\s+)?(?:19|20)\d\d)",
    re.IGNORECASE,
)
_OPENING = later(
    rf"^(?P<tier>{_TIER})\s*(?:[-‐‑–—;:.]+|\Z|$)"
    r"(?!\s*(?:the\s+)?(?:countries|governments of countries|states\b))[ \t]*(?P<rest>\S?)",
    re.IGNORECASE | re.MULTILINE,
)
_FROM = later(rf"\b(?:up\s+from|down\s+from|after\s+being\s+on|from)\s+(?:the\s+)?(?P<tier>{_TIER})", re.IGNORECASE)
_WAIVER = later(r"\b(?:granted|received|given)\s+an?\s+(?:\w+\s+)?waiver\b", re.IGNORECASE)
_ORDINAL = later(
    r"\bthe\s+(\w+)\s+(?:consecutive\s+)?year\b|\ban?\s+(\w+)\s+consecutive\s+year\b|\b(\w+)\s+year\s+in\s+a\s+row",
    re.IGNORECASE,
)
_COUNTED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = {word: number for number, word in enumerate(_COUNTED, start=1)}


class _Found(NamedTuple):
    """A tier in the words of a statement. `statement` bounds its sentence or clause."""

    tier: Tier
    change: TierChange | None
    statement: tuple[int, int]


def parse_tier(words: str) -> Tier | None:
    """The tier that `words` name first, in any usual spelling: "TIER 2WL", "T3", "tier two watch list"."""
    match = _WORDS.search(words)
    return _tier(match.group()) if match else None


def title_tier(line: str) -> tuple[str, Tier] | None:
    """The name and tier of a title line such as `BRAZIL (Tier 2)` or `MALAYSIA: TIER 3`; None for another line."""
    match = _TITLE.fullmatch(line.rstrip())
    return (match["name"].strip(" *#"), _tier(match["tier"])) if match else None


def read_tier(text: str, sections: Sequence[Section]) -> TierStatement | None:
    """What a report says of its country's tier, or None where it does not.

    The span covers the sentence or clause that states the tier, best with the words of change; the title line where no
    sentence does.
    """
    title = _title(text)
    opening = _opening(text)
    wanted = opening.tier if opening else title.tier if title else None
    said = _best(_statements(text, sections, opening), wanted)
    found = _joined(text, opening, said) or title
    if not found:
        return None
    start, end = found.statement
    around = _paragraph(text, start)
    since = _since(text[start:end]) if found.tier is Tier.WATCH_LIST else None
    return TierStatement(
        found.tier, start, end, found.change or _implied(since), since, bool(_WAIVER.search(text, *around))
    )


def _tier(words: str) -> Tier:
    plain = re.sub(r"[^a-z0-9]+", "", words.lower())
    if plain.startswith("special"):
        return Tier.SPECIAL_CASE
    if "watch" in plain or plain.endswith("wl"):
        return Tier.WATCH_LIST
    number = plain.removeprefix("t").removeprefix("ier").removeprefix("s")
    return Tier(f"Tier {_DIGITS.get(number, number)}")


def _title(text: str) -> _Found | None:
    at = 0
    for line in text[:_TITLE_REACH].split("\n"):
        found = title_tier(line)
        if found:
            return _Found(found[1], None, (at, at + len(line.rstrip())))
        at += len(line) + 1
    return None


def _opening(text: str) -> _Found | None:
    """The statement that opens an entry with its tier: "Tier 3 - Cuba does not fully comply …" or "Special Case; …"."""
    for match in _OPENING.finditer(text):
        tier = _tier(match["tier"])
        if match["rest"] or tier is Tier.SPECIAL_CASE:
            return _Found(tier, None, _clause(text, match.start("tier"), match.end("tier")))
    return None


def _statements(text: str, sections: Sequence[Section], opening: _Found | None) -> list[_Found]:
    """The statements on a tier in the opening's paragraph; without one, in the assessment or else around it."""
    if opening:
        areas = [_paragraph(text, opening.statement[0])]
    else:
        areas = [(each.start, each.end) for each in sections if each.kind is SectionKind.ASSESSMENT]
    rest = [(each.start, each.end) for each in sections if each.kind in (SectionKind.PROFILE, SectionKind.OTHER)]
    whole = [] if opening or sections else [(0, len(text))]
    for some in (areas, rest if not opening else [], whole):
        found = [statement for start, end in some for statement in _statements_in(text, start, end)]
        if found:
            return found
    return []


def _statements_in(text: str, start: int, end: int) -> list[_Found]:
    found: list[_Found] = []
    for pattern in (_MOVED, _STAYED, _PLACED):
        for match in pattern.finditer(text, start, end):
            statement = _clause(text, match.start(), match.end())
            tier = _tier(match["tier"])
            found.append(_Found(tier, _change(text, pattern, match, tier, statement[1]), statement))
    return found


def _change(text: str, pattern: re.Pattern[str], match: re.Match[str], tier: Tier, end: int) -> TierChange | None:
    if pattern is _MOVED:
        return "upgraded" if match["up"] else "downgraded"
    if pattern is _STAYED:
        return "remained"
    before = _FROM.search(text, match.end(), end)
    old, new = _tier(before["tier"]).rank if before else None, tier.rank
    if old is None or new is None or old == new:
        return None
    return "upgraded" if new > old else "downgraded"


def _best(found: Sequence[_Found], wanted: Tier | None) -> _Found | None:
    """The statement that agrees with the opening or title, with words of change before one without."""
    fitting = [each for each in found if wanted is None or each.tier is wanted]
    return next((each for each in fitting if each.change), fitting[0] if fitting else None)


def _joined(text: str, opening: _Found | None, said: _Found | None) -> _Found | None:
    """The opening and the statement as one where nothing stands between them, else the one that tells the change."""
    if opening is None or said is None:
        return said or opening
    between = text[opening.statement[1] : said.statement[0]]
    if said.statement[0] < opening.statement[1] or not between.strip(" ;,."):
        start = min(opening.statement[0], said.statement[0])
        return said._replace(statement=(start, max(opening.statement[1], said.statement[1])))
    return said if said.change else opening


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a span, or its clause where the sentence is a list of clauses parted by semicolons.

    A clause that opens with "therefore" belongs with the one before it.
    """
    first, last = _paragraph(text, start)
    stops = [first, *stop_positions(text, first, last), last]
    first = max(stop for stop in stops if stop <= start)
    last = min((stop for stop in stops if stop >= end), default=len(text))
    cuts = [first, *(first + match.end() for match in re.finditer(r";\s+", text[first:last]))]
    begin = max((at for at in cuts if at <= start), default=first)
    if re.match(r"therefore\b", text[begin:]) and begin != first:
        begin = max(at for at in cuts if at < begin)
    finish = text.find(";", end, last)
    finish = last if finish < 0 else finish
    while begin < finish and text[begin].isspace():
        begin += 1
    return begin, begin + len(text[begin:finish].rstrip())


def _paragraph(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _since(words: str) -> int | None:
    for match in _ORDINAL.finditer(words):
        number = _ORDINALS.get(next(filter(None, match.groups())).lower())
        if number:
            return number
    return None


def _implied(since: int | None) -> TierChange | None:
    return "remained" if since and since > 1 else None
