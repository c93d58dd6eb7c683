"""The sentence that goes on with what is shown, where a question asks how something went on: "the fourth was acquitted"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tipqa.evidence.pool import statements_of
from tipqa.evidence.scope import Scope
from tipqa.evidence.scoring import Evidence
from tipqa.evidence.word_matches import same_paragraph
from tipqa.index.model import Statement
from tipqa.later import later
from tipqa.question.wants import Want

MOST = 4  # statements, with those that go on
_GOES_ON = later(  # how a sentence opens that tells more of the one before it
    r"(?:the\s+)?(?:first|second|third|fourth|fifth|sixth|other|others|another|remaining|rest|latter|former|both|"
    r"(?:one|two|three|four|five|six|some|most|all|none|neither|each)\s+of\s+(?:the|them|these|those)\b)\b"
    r"|(?:reports?|media(?:\s+reports)?|press|sources|observers)\s+(?:indicated|said|suggested|alleged|stated|claimed)\b"
    r"|citing\b|as\s+(?:a|the)\s+(?:result|consequence)\b|in\s+response\b|(?:subsequent|eventual|final)ly\b|later\b|afterwards?\b|then\b"
    r"|(?:he|she|they|his|her|their)\b|(?:this|these|that|those|such)\b|(?:an?\s+|the\s+)?(?:judge|court|appeals?|verdict|trial|sentence)s?\b"
    r"|(?:the\s+)?(?:officials?|officers?|defendants?|suspects?|victims?|diplomats?)\s+(?:was|were|had|received|remained|appealed)\b",
    re.I,
)
_HOWEVER = later(r"(?:however|but|nevertheless|nonetheless|despite\s+(?:this|these|those)|in\s+practice)\b", re.I)


def with_sequel(scope: Scope, answer: Sequence[Evidence]) -> list[Evidence]:
    """The answer; of a question how something went, or what is wrong with it, each statement with the next that goes on with it."""
    told = scope.plan.wants & {Want.SEQUEL, Want.OUTCOME}
    wrong = Want.DRAWBACK in scope.plan.wants
    if not (told or wrong):
        return list(answer)
    found = list(answer)
    for it in answer:
        after = _next(scope, it.statement)
        if len(found) == MOST or after is None or any(e.statement.id == after.id for e in found):
            continue
        if (told and _GOES_ON.match(after.text)) or (wrong and _HOWEVER.match(after.text)):
            found.insert(found.index(it) + 1, replace(it, statement=after))
    return found


def _next(scope: Scope, statement: Statement) -> Statement | None:
    """The statement behind one in its paragraph."""
    own = statements_of(scope.index, statement.report)
    at = next((at for at, it in enumerate(own) if it.id == statement.id), len(own))
    after = own[at + 1] if at + 1 < len(own) else None
    return after if after and same_paragraph(scope.index, statement, after) else None
