"""What is said in a question beside what is asked: "Could you kindly indicate …", "what on earth is …"."""

from __future__ import annotations

import re

from tipqa.later import later
from tipqa.question.asker import without_asker

_SAY = r"(?:tell|indicate|say|list|give|show|let|advise|confirm|clarify|state|inform|note|point\s+out|set\s+out)"
_OPENING = later(
    r"^\W*(?:"
    rf"(?:could|can|would|will)\s+you\s+(?:(?:please|kindly)\s+)?(?:be\s+so\s+kind\s+as\s+to\s+)?{_SAY}\b(?:\s+(?:me|us)\b)?(?:\s+know\b)?"
    rf"|(?:please|kindly)\s+{_SAY}\b(?:\s+(?:me|us)\b)?(?:\s+know\b)?"
    r"|(?:the\s+\w+|i|we)(?:['’]d|\s+would)\s+(?:like|love)\s+to\s+know"
    r"|(?:i|we)\s+(?:need|want|wish)\s+to\s+know"
    r"|do\s+(?:we|you)\s+(?:(?:even|actually|by\s+chance|happen\s+to)\s+)?know"
    r"|(?:i|we)(?:['’](?:d|m|re)|\s+(?:would|am|are))?\s+(?:(?:need|want|like|require)(?:\s+to\s+(?:see|have|get|read))?|(?:looking|asking)\s+for)"
    r"|for\s+(?:a|an|my|our|the)\s+(?:[\w-]+\s+){0,3}(?:note|brief(?:ing)?|memo|article|paper|report|cable|story)\s*[:,]"
    r")\s*[:,]?\s*(?=(?:how|what|which|who|whom|whose|when|where|why|if|whether|under|in|on|by|from|to|did|does|was|were|is|are|has|have|the|an?)\b)",
    re.I,
)
# What it is wanted for, which no report tells: "… for a cable", "for my due diligence file".
_PURPOSE = later(
    r"\s+for\s+(?:an?|my|our|the)\s+(?:[\w-]+\s+){0,2}"
    r"(?:note|brief(?:ing)?|memo|article|paper|cable|story|file|editor|client|slides?|deck|board|talk|speech|newsletter)(?=\W*$)",
    re.I,
)

# What only adds weight, or asks and thanks in short: "what on earth is …", "the list as you have it", "pls", "thx".
_IDLE = later(
    r"(?:(?<=\bwhat)|(?<=\bwhen)|(?<=\bwhere)|(?<=\bhow)|(?<=\bwho)|(?<=\bwhy))\s+(?:on\s+earth|in\s+the\s+world|the\s+(?:heck|hell|devil))\b"
    r"|(?<![\w’'-])(?:pl[sz]+|thx|thnx|tks|thks)(?![\w’'-])"
    r"|\W*\b(?:thanks|thank\s+you|cheers)(?:\s+(?:a\s+lot|in\s+advance|so\s+much|very\s+much))?(?=\W*$)"
    r"|(?:(?<=countries)|(?<=states)|(?<=nations)|(?<=reports))\s+(?:in|of|from|across)\s+(?:the|this|your|our)\s+(?:corpus|data\s?set|data\s?base)(?=\s+\w)"
    r"|\s+as\s+(?:you|we|they)\s+have\s+(?:it|them)(?=\W*$)"
    r"|(?<!\byear)(?<!\bones)(?<!\btime)\s+on\s+record(?=\W*$)",
    re.I,
)
# Whose word it is, where that is the reports' own: "…, according to the State Department".
_WHOSE = r"(?:according\s+to|in\s+the\s+(?:eyes|view|opinion|words)\s+of|as\s+seen\s+by|per)\s+(?:the\s+)?(?:u\.?s\.?\s+)?(?:state\s+department|americans|reports?|narratives?|texts?|washington|united\s+states)"
_ATTRIBUTED = later(rf"^\W*{_WHOSE}\s*[,:]|,?\s+{_WHOSE}(?=\W*$)", re.I)


def plain(question: str) -> str:
    """The question with what is said beside it blanked out, so that places in it stay where they are."""
    question = without_asker(question)
    opening = _OPENING.match(question)
    said = " " * opening.end() + question[opening.end() :] if opening else question
    for beside in (_PURPOSE, _IDLE, _ATTRIBUTED):
        said = beside.sub(lambda found: " " * len(found[0]), said)
    return said
