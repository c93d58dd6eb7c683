"""Several verbs over one number: "investigated and prosecuted eight cases"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.phrases import PREPOSITIONS, STOPS

_JOINTS = ("and", "or", ",")
_BREAKS = frozenset({";", ":", ".", "—", "–"})


def joined_verbs(line: Line, mention: Mention) -> Iterator[str]:
    """The classes of the further verbs over the number of a mention."""
    if mention.verb < 0 or mention.role not in ("object", "subject", "recipient"):
        return
    if mention.role == "subject":
        yield from _further_passives(line, mention)
    at = mention.verb
    while (verb := line.verb(at)) is not None and line.low(at - 1) in _JOINTS:
        earlier = _verb_before_joint(line, at - 1)
        found = line.verb(earlier)
        if found is None or found.tense != verb.tense or line.low(earlier) in STOPS:
            return
        yield found.sort
        at = earlier


def _verb_before_joint(line: Line, joint: int) -> int:
    """The verb that a joint joins on, past a phrase of its own: "identifying and referring to care and housing"; or -1."""
    back = joint
    while line.low(back) in _JOINTS:
        back -= 1
    if line.verb(back) is not None:
        return back
    for at in range(back - 1, -1, -1):
        if line.verb(at) is not None:
            return at if line.low(at + 1) in PREPOSITIONS else -1
        if line.low(at) in _BREAKS or line.number(at) is not None:
            return -1
    return -1


def _further_passives(line: Line, mention: Mention) -> Iterator[str]:
    """ "88 victims accepted support and were referred to care", "three were fined and sentenced to prison" """
    passive = any(line.low(at) in ("was", "were", "been") for at in range(mention.after, mention.verb))
    for at in range(mention.verb + 1, len(line.pieces)):
        number = line.number(at)
        if line.low(at) in _BREAKS or (number is not None and number.kind != "money"):
            return
        if line.low(at) == "and":
            carried = line.low(at + 1) in ("was", "were")
            verb = line.verb(at + 1 + carried)
            if (passive or carried) and verb is not None and verb.tense == "past":
                yield verb.sort
            return


def twin(mention: Mention, sort: str, measure: str) -> Mention:
    """The same number under a further verb."""
    return replace(
        mention, sort=sort, measure=measure, counted=set(mention.counted), earlier=list(mention.earlier),
        doubts=dict(mention.doubts), how=[*mention.how, "joined"],
    )  # fmt: skip
