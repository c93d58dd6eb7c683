"""Praise or criticism: what a statement of the assessment says of the government's response."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.comparison.formulas import formulas
from tipqa.comparison.wording import fold
from tipqa.index.model import Statement
from tipqa.later import later
from tipqa.reports.model import SectionKind

_TURN = later(
    r"^(?:however|despite|nevertheless|nonetheless)\b|\bnot meet (?:the )?minimum standards in\b|\bdid not demonstrate overall"
)
# … that tells shortfalls itself, where the standards are met: "Although the government meets the standards, …".
_TELLING_TURN = later(r"^(?:although|while|though) (?:the government|\w+|it) (?:fully )?meets? the minimum standards,")
# What opens praise, whatever else the sentence holds: "These efforts included prosecuting complicit officials."
_OPENS_PRAISE = later(
    r"^(?:these|those|significant|such) (?:efforts|achievements|steps|measures) (?:included|include|comprised)\b|"
    r"^the government demonstrated (?:\w+ )?(?:significant|increasing|serious|sustained|notable) efforts\b|"
    r"^despite the lack of significant efforts,? |^notwithstanding [^,]+, the government (?:took|made)\b"
)
_CRITICISM = later(
    r"\b(?:no|not(?! to\b)|never|none|nor|neither|without|fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|fewer|less|decreas\w+|"
    r"forcibly|inadequate\w*|insufficient\w*|weak\w*|poor\w*|limited|minimal|low|slow\w*|hamper\w*|hinder\w*|"
    r"too (?:little|few|late|slow\w*|small)|imped\w+|penali[sz]\w+|deport\w*|punish(?:ed|ing)? (?:trafficking )?victims|unevenly|"
    r"uneven|patchy|scant|difficult|constrained|remain(?:s|ed)? (?:low|weak|a)|negligible|"
    r"undercut|unimplemented|untrained|downplay\w*|ceased)\b"
)
# What is criticism but where the government acts against it, or among efforts: "convicted complicit officials".
_WRONGS = later(r"\b(?:complicit\w*|complicity|corrupt\w*|only|problem|concerns?|alleged\w*|still|pending)\b")
_AGAINST_WRONGS = later(
    r"\b(?:investigat|prosecut|convict|sentenc|dismiss|arrest|indict|charg|fir|suspend)(?:ed|ing)\b[^;,]{0,60}"
    r"\b(?:complicit\w*|corrupt\w*|alleged\w*)\b"
)
_ACTOR = later(
    r"\b(?:government|authorities|officials|police|courts?|parliament|congress|ministry|ministries|president|prosecutors?|"
    r"legislature|agenc(?:y|ies)|council|committee|commission|center)\b"
)
_PRAISE = later(
    r"\b(?:increas\w+|more|improved|improving|adopt\w*|enact\w*|pass(?:ed)?|launch\w*|establish\w*|creat\w+|open(?:ed)?|approv\w+|"
    r"convict(?:ed|ing)|prosecut(?:ed|ing)|investigat(?:ed|ing)|identif(?:ied|ying)|train(?:ed|ing)?|rais\w+|expand\w*|strengthen\w*|continued|implement\w*|"
    r"draft\w*|amend\w*|sign(?:ed)?|fund\w*|assist\w*|refer\w*|provid\w+|cooperated|conduct\w*|took|allocat\w+|set up|gave|"
    r"appoint(?:ed|ing)|hired|hiring|inaugurat\w+|deploy\w+|introduc\w+|"
    r"brought|widened|issued|obtained|released|ratified|made)\b"
)

_NO_FAULT = later(r"\b(?:is|are|was|were|be) (?:no|not an?) (?:defen[sc]e|excuse|longer)\b")  # what a court found
_NEAR = 60  # characters behind an authority in which a criticism is of it
_PARAGRAPH = 2  # characters between statements from which on another paragraph begins


def tones(statements: Sequence[Statement]) -> dict[int, str]:
    """For each statement of the assessment, by its id: "effort", "shortfall", or "" for set sentences and the rest.

    In a TIP narrative the sentence on the trend opens the efforts, and "However, the government did not meet …", or on Tier 1
    "Although the government meets …", the shortfalls, each to the end of its paragraph; elsewhere the words decide.
    """
    found: dict[int, str] = {}
    part, end = "", 0
    for statement in statements:
        if statement.section is not SectionKind.ASSESSMENT:
            continue
        folded, kinds = fold(statement.text), formulas(statement.text)
        part = part if statement.start - end < _PARAGRAPH else ""
        end = statement.end
        if kinds & {"shortfall", "trend"}:
            part = "shortfall" if _TURN.search(folded) else "effort"
        elif _TELLING_TURN.search(folded):
            part = "shortfall"
        found[statement.id] = "" if kinds else _tone(folded, part)
    return found


def criticizes(text: str) -> bool:
    """Whether a statement of any section tells what an authority failed to do: "Police did not screen workers."."""
    folded = fold(text)
    near = (_NO_FAULT.sub("", folded[it.end() : it.end() + _NEAR]) for it in _ACTOR.finditer(folded))
    return any(_CRITICISM.search(words) for words in near) and not _OPENS_PRAISE.search(folded)


def tone_of(statement: Statement) -> str:
    """ "effort", "shortfall" or "" for a statement of any section, by its words alone."""
    return "" if formulas(statement.text) else _tone(fold(statement.text), "")


def _tone(folded: str, part: str) -> str:
    if _OPENS_PRAISE.search(folded):
        return "effort"
    wrongs = bool(_WRONGS.search(folded)) and part != "effort" and not _AGAINST_WRONGS.search(folded)
    if part == "shortfall" or wrongs or _CRITICISM.search(folded):
        return "shortfall"
    return "effort" if part == "effort" or (_ACTOR.search(folded) and _PRAISE.search(folded)) else ""
