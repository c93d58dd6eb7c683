"""Praise or criticism: what a statement of the assessment says of the government's response."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tipqa.answers.comparison.formulas import formulas
from tipqa.answers.comparison.wording import fold
from tipqa.index.model import Statement
from tipqa.reports.model import SectionKind

_TURN = re.compile(r"^(?:however|despite|nevertheless|nonetheless)\b|\bnot meet the minimum standards in\b|\bdid not demonstrate overall")
_CRITICISM = re.compile(
    r"\b(?:no|not|never|none|nor|neither|without|fail(?:s|ed|ing|ure)?|lack(?:s|ed|ing)?|fewer|less|decreas\w+|declin\w+|"
    r"fell|drop(?:ped)?|inadequate\w*|insufficient\w*|weak\w*|poor\w*|limited|minimal|low|slow\w*|hamper\w*|hinder\w*|"
    r"imped\w+|complicit\w*|complicity|corrupt\w*|penali[sz]\w+|deport\w*|punish(?:ed|ing)? (?:trafficking )?victims|unevenly|"
    r"uneven|patchy|scant|only|difficult|problem|concerns?|constrained|remain(?:s|ed)? (?:low|weak|a)|negligible|alleged\w*|"
    r"undercut|unimplemented|untrained|still|downplay\w*|ceased|pending)\b"
)
_PRAISE = re.compile(
    r"\b(?:increas\w+|more|improv\w+|adopt\w*|enact\w*|pass(?:ed)?|launch\w*|establish\w*|creat\w+|open(?:ed)?|approv\w+|"
    r"convict\w+|prosecut\w+|investigat\w+|identif\w+|train\w*|rais\w+|expand\w*|strengthen\w*|continued|implement\w*|"
    r"draft\w*|amend\w*|sign(?:ed)?|fund\w*|assist\w*|refer\w*|provid\w+|cooperat\w+|conduct\w*|took|allocat\w+|set up|gave|"
    r"brought|widened|issued|obtained|released|ratified|made)\b"
)


def tones(statements: Sequence[Statement]) -> dict[int, str]:
    """For each statement of the assessment, by its id: "effort", "shortfall", or "" for set sentences and the rest.

    In a TIP narrative what follows "However, the government did not meet …" is criticism; the words decide elsewhere.
    """
    found: dict[int, str] = {}
    turned = False
    for statement in statements:
        if statement.section is not SectionKind.ASSESSMENT:
            continue
        folded = fold(statement.text)
        kinds = formulas(statement.text)
        turned = turned or (bool(_TURN.search(folded)) and bool(kinds & {"shortfall", "trend"}))
        found[statement.id] = "" if kinds else _tone(folded, turned)
    return found


def _tone(folded: str, turned: bool) -> str:
    if turned or _CRITICISM.search(folded):
        return "shortfall"
    return "effort" if _PRAISE.search(folded) else ""
