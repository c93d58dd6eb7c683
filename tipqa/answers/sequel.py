"""The sentence that goes on with what is shown, where a question asks how something went on: "the fourth was acquitted"."""

from __future__ import annotations

import re
from collections.abc import Sequence

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

_OUTLAWS = later(r"\b(?:criminali[sz]|outlaw|prohibit)\w*", re.I)
_TERM = later(r"\b(?:years?|months?|imprisonment|prison|fines?)\b", re.I)
_PENALTY_OF_IT = later(  # how a sentence opens that tells the penalty of what the one before it outlaws
    r"(?:penalt\w+|punishments?|(?:the|these|those|this|its?|both)\b[^;]{0,80}\b(?:prescrib|penalt|punish|carr)\w*)"
    r"[^;]{0,120}\b(?:years?|months?|imprisonment|fines?)\b",
    re.I,
)
_NAMES_A_LAW = later(
    r"\b(?-i:[A-Z])[\w-]+\s+(?:Act|Law|Code|Bill|Decree|Ordinance)\b|\b(?:Act|Law|Code|Bill|Decree)\s+(?:on|for|against|of|No)\b|\b(?:law|act|code|bill)s?,\s+the\b"
)
_OF_THAT_LAW = later(
    r"\b(?:the|this|that|these|those)\s+(?:\w+\s+)?(?:legislation|laws?|bills?|acts?|amendments?|codes?|drafts?)\b",
    re.I,
)


def with_law_named(scope: Scope, answer: Sequence[Evidence]) -> list[Evidence]:
    """The answer; of a question which law it is, the sentence that names it before one that calls it "the legislation"."""
    first = answer[0].statement
    if Want.LAW not in scope.plan.wants or _NAMES_A_LAW.search(first.text) or not _OF_THAT_LAW.search(first.text):
        return list(answer)
    own = statements_of(scope.index, first.report)
    at = next((at for at, it in enumerate(own) if it.id == first.id), 0)
    before = own[at - 1] if at else None
    if before is None or not same_paragraph(scope.index, before, first) or not _NAMES_A_LAW.search(before.text):
        return list(answer)
    rest = [e for e in answer if e.statement.id != before.id]
    return [answer[0]._replace(statement=before), *rest][:MOST]


def with_sequel(scope: Scope, answer: Sequence[Evidence]) -> list[Evidence]:
    """The answer; of a question how something went, or what is wrong with it, each statement with the next that goes on with it."""
    told = scope.plan.wants & {Want.SEQUEL, Want.OUTCOME}
    wrong = Want.DRAWBACK in scope.plan.wants
    threatened = Want.PRESCRIBED in scope.plan.wants
    if not (told or wrong or threatened):
        return list(answer)
    found = list(answer)
    for it in answer:
        after = _next(scope, it.statement)
        if len(found) == MOST or after is None or any(e.statement.id == after.id for e in found):
            continue
        penalty = threatened and _OUTLAWS.search(it.statement.text) and not _TERM.search(it.statement.text)
        if (
            (told and _GOES_ON.match(after.text))
            or (wrong and _HOWEVER.match(after.text))
            or (penalty and _PENALTY_OF_IT.match(after.text))
        ):
            found.insert(found.index(it) + 1, it._replace(statement=after))
    return found


def _next(scope: Scope, statement: Statement) -> Statement | None:
    """The statement behind one in its paragraph."""
    own = statements_of(scope.index, statement.report)
    at = next((at for at, it in enumerate(own) if it.id == statement.id), len(own))
    after = own[at + 1] if at + 1 < len(own) else None
    return after if after and same_paragraph(scope.index, statement, after) else None
