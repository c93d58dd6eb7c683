"""Whether a statement tells a deed as done: in one clause with the thing it is done to, and neither denied nor only meant."""

from __future__ import annotations

import re

from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.deeds import LACK, Deed
from tipqa.question.lexicon import phrases, says, values_of

_OWN_CLAUSE = later(  # what begins a clause with a subject of its own
    r"[;—–]|\.\s|,?\s*\b(?:but|however|although|though|while|whereas|yet|despite)\b"
    r"|,\s+(?:and\s+)?(?=(?:the|its)\s+(?:government|courts?|authorities|police|ministry|parliament)\b|it\b|they\b|courts\b|authorities\b|judges\b|prosecutors\b)",
    re.I,
)
_ASIDE = later(r",\s+(?!(?:and|or)\b)|\b(?:who|which|that|where|when)\b", re.I)  # what ends the reach of a verb
_MORE_VERBS = later(
    r"^(?:,\s+\w+ed\b)+", re.I
)  # further verbs with the same object: "opened, staffed, and funded a shelter"
_DENIED = later(
    r"\b(?:not|no|none|never|neither|nor|without|few|rarely|fail\w*|lack\w*|refus\w*|unable|declin\w+|zero)\b|n[’']t\b",
    re.I,
)
_NONE_BEHIND = later(r"\s*(?:no|none|nobody|neither|zero|few)\b", re.I)
_ONLY_MEANT = later(
    r"\b(?:would|could|should|may|might|must|will|can|shall|if|once|unless|until|whether|draft(?:ed|ing)?|plan(?:s|ned|ning)?\s+to|plans|intend\w*|"
    r"consider\w*|propos\w+|pending|seek\w*|allow\w*|able|eligible|entitl\w+|law\s+provid\w+|laws\s+provid\w+|alleg\w+)\b",
    re.I,
)
_UNFINISHED = later(r"\b(?:of|for|on|toward|towards|before|about|against|from|to|in|when|if|began|continued)\s+$", re.I)
_PASSIVE = later(r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)*$", re.I)
_RIGHT = later(r"[^,;]{0,30}\b(?:ability|right|opportunity|access)\b", re.I)
_OF_THOSE = later(  # what stands before a participle that says which ones: "the convicted", "of repatriated victims"
    r"\b(?:the|a|an|its|their|of|for|to|with|by|from|on|in|some|many|most|all|any|both|each|other|newly|no|\d[\d,]*|two|three|four|"
    r"five|six|seven|eight|nine|ten|\w+ing|\w+ed)\s+$",
    re.I,
)
_OF_BOTH = frozenset({"suspend"})  # deeds that are told by a participle, too: "a suspended sentence"
_REACH = 90  # characters from a verb to what it is done to
_REACH_OF_LACK = 50  # … from a word that denies to what is lacking
_LITERAL = 3  # words that narrow the thing up to which they are looked for; more of them say it in a way of their own
_SHARE = 0.6  # … of them, which the statement must have


def tells_deed(text: str, deed: Deed) -> bool:
    """Whether `text` tells the deed as done."""
    few = len(deed.narrowed) <= _LITERAL
    if few and sum(_has(text, word) for word in deed.narrowed) < _SHARE * len(deed.narrowed):
        return False
    return any(_in_clause(clause, deed) for clause in _OWN_CLAUSE.split(text) if clause)


def _in_clause(clause: str, deed: Deed) -> bool:
    for verb in phrases("deed", deed.kind).finditer(clause):
        before, behind = clause[: verb.start()], clause[verb.end() :]
        if deed.kind == LACK:
            if _has(_ASIDE.split(behind)[0][:_REACH_OF_LACK], deed.thing):
                return True
            continue
        meant = _ONLY_MEANT.search(before) or _RIGHT.match(behind)
        if meant or _DENIED.search(before) or _NONE_BEHIND.match(behind) or _is_aside(verb[0], before, deed.kind):
            continue
        if _done_to(before, behind, deed):
            return True
    return False


def _is_aside(verb: str, before: str, kind: str) -> bool:
    """Whether a form of the verb tells no deed that was done: "of convicting", "the convicted"."""
    if verb.lower().endswith("ing"):
        return bool(_UNFINISHED.search(before))
    passive = _PASSIVE.search(before)
    return kind not in _OF_BOTH and verb.lower().endswith("ed") and not passive and bool(_OF_THOSE.search(before))


def _done_to(before: str, behind: str, deed: Deed) -> bool:
    """Whether the thing stands where what a verb is done to does: behind it, or before it in the passive."""
    if _PASSIVE.search(before):
        return _has(_ASIDE.split(before)[-1][-_REACH:], deed.thing)
    return _has(_ASIDE.split(_MORE_VERBS.sub("", behind))[0][:_REACH], deed.thing)


def _has(text: str, word: str) -> bool:
    """Whether a text has the word, or one that stands for the same kind of thing."""
    itself = phrases("thing_itself").fullmatch(word)
    kinds = [] if itself else [*values_of(word, "thing_done")]
    kinds += values_of(word, "thing_within")
    if kinds:
        return any(says(text, "thing_done", it) for it in kinds)
    return not set(stems(word)).isdisjoint(stems(text))
