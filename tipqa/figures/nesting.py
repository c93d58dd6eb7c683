"""Parts of parts: "the victims of forced labor were 74 men", "60 sex trafficking victims (50 women and 10 girls)"."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.figures.clauses import verbal_at
from tipqa.figures.line import Line
from tipqa.figures.mentions import Host, Mention
from tipqa.figures.tokens import word_set

_SAYING = word_set("were was are included comprised numbered")
_ENDS = frozenset({";", ":", "(", ")", "—", "–", ","})
_DEFINITE = word_set("the these those its all")
_COUNTED = ("victim", "person", "trafficker", "official", "staff", "case", "investigation", "conviction")
_PARTICIPLES = (
    "identify",
    "register",
    "convict",
    "prosecute",
    "investigate",
    "arrest",
    "refer",
    "assist",
    "repatriate",
)
_OF_WHOM = ("form=", "age=", "sex=", "nationality=", "group=", "crime=")


def host_named(line: Line, mention: Mention, before: Sequence[Mention], history: Sequence[Mention]) -> Host | None:
    """The count that the subject of "were" or "included" speaks of: "The 21 victims of forced labor were 20 men"."""
    if mention.role != "object" or line.low(mention.verb) not in _SAYING or "there" in mention.how:
        return None
    first = _subject_start(line, mention.verb)
    if line.low(first) not in _DEFINITE or not _is_noun_phrase(line, first, mention.verb):
        return None
    kinds = {line.noun(at) for at in range(first, mention.verb)} & set(_COUNTED)
    told = [
        it for it in [*history, *before] if it.measure and it.zone < 0 and it.value.number and it.kind in (*kinds, "")
    ]
    return host_of_phrase(line, (first, mention.verb), told) if kinds else None


def host_of_phrase(line: Line, phrase: tuple[int, int], told: Sequence[Mention]) -> Host | None:
    """The count among those told that a definite phrase means: by its number, by its restrictions, or the last whole."""
    facets = restrictions_of(line, *phrase)
    number = next((found.value for at in range(*phrase) if (found := line.number(at)) and found.kind == "count"), None)
    if number is not None:
        same = [it for it in told if it.value.number == number]
        alike = [it for it in same if _narrowed(it) == facets] or [it for it in same if not it.counted]
        return Host(alike[-1], facets) if alike else None
    parts = [it for it in told if facets and _narrowed(it) == facets]
    wholes = [it for it in told if it.total is None and not _narrowed(it)]
    meant = parts or wholes
    return Host(meant[-1], facets) if meant else None


def part_at_opening(line: Line, mention: Mention, history: Sequence[Mention]) -> Host | None:
    """The part that a sentence opens with: "Of the 16 sex trafficking victims, 14 were Ghanaian"."""
    if (
        line.low(0) not in ("of", "among")
        or line.low(1) not in _DEFINITE
        or mention.measure
        or mention.role != "subject"
    ):
        return None
    after = next((at for at in range(2, mention.place) if line.low(at) == ","), 0)
    parts = [it for it in history if it.measure and it.total is not None and it.zone < 0 and _narrowed(it)]
    found = host_of_phrase(line, (2, after), parts) if restrictions_of(line, 2, after) else None
    return found if found and _narrowed(found.mention) == found.facets else None


def part_before_bracket(line: Line, mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The part that a bracket stands right behind: "60 sex trafficking victims (50 women …"."""
    opener = line.opened.get(mention.level, -1)
    near = [it for it in before if it.place < opener and it.level != mention.level and it.zone < 0]
    if not mention.level or not near or near[-1].total is None or line.low(opener) != "(":
        return None
    between = {line.low(at) for at in range(near[-1].after, opener)}
    return None if between & (_ENDS | {"and"}) else near[-1]


def restrictions_of(line: Line, first: int, after: int) -> frozenset[str]:
    """What narrows the people or cases that a phrase names."""
    found = {value for value, _, _ in line.lexicon.find("facet", line.lows, first, after)}
    return frozenset(facet for facet in found if facet.startswith(_OF_WHOM))


def _narrowed(mention: Mention) -> frozenset[str]:
    return frozenset(facet for facet in mention.counted if facet.startswith(_OF_WHOM))


def _subject_start(line: Line, verb: int) -> int:
    for at in range(verb - 1, -1, -1):
        joins = line.low(at) in ("and", "while") and line.low(at + 1) in _DEFINITE
        if line.low(at) in _ENDS or joins:
            return at + 1
    return 0


def _is_noun_phrase(line: Line, first: int, verb: int) -> bool:
    """Whether no verb stands in it but a participle: "the 21 victims identified in 2022"."""
    found = [it for at in range(first, verb) if (it := verbal_at(line, at)) is not None]
    return all(it.sort in _PARTICIPLES for it in found)
