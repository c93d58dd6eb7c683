"""What narrows a figure: the facets of its noun phrase and of what follows it."""

from __future__ import annotations

from functools import cache

from tipqa.figures.clauses import verbal_at
from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.model import Unit
from tipqa.figures.periods import Spot
from tipqa.figures.phrases import STOPS
from tipqa.figures.tokens import word_set

_BREAKS = frozenset({";", ":", ".", "(", "—", "–", ")", "["})
_NEUTRAL = word_set(
    "trafficking human persons person victim victims case cases trafficker traffickers suspect suspects suspected alleged "
    "defendant defendants investigation investigations prosecution prosecutions conviction convictions new additional "
    "total trafficking-related anti-trafficking training trainings programs sessions offender offenders individual individuals people "
    "confirmed identified involved call calls phone report reports official officials allegedly crimes crime offenses "
    "offense complicit complicity government employees police officers persons' participants perpetrators former "
    "different separate law enforcement anti-trafficking national country year reporting period end nationwide countrywide respectively "
    "services service care assistance support shelter shelters training trafficked possible indicators relating related "
    "hotline money funding funds budget allocated initiated reported presumed convicted prosecuted"
)
_SCOPED = {"purpose": (Unit.MONEY,), "outcome": (), "standing": (Unit.PERSONS, Unit.CASES)}
_LAW = word_set("article articles section sections act law code statute laws decree proclamation provisions charges")
_OFFICIAL_WORDS = word_set(
    "official officials officers officer policemen policeman employees employee police judge judges soldiers guards guard"
)


def restrict(line: Line, mention: Mention, spots: list[Spot], later: int, taken: list[range]) -> None:
    """Set the words of a mention and the facets that narrow it. `later` is the place of the next number."""
    after = _tail_end(line, mention, later, taken)
    mention.words = line.words(mention.place, max(after, mention.after, mention.place + 1))
    inside = [at for at in range(mention.first, after) if not any(spot.first <= at < spot.after for spot in spots)]
    lows = [line.low(at) if at in set(inside) else "" for at in range(mention.first, after)]
    facets = {value for value, _, _ in line.lexicon.find("facet", lows)}
    facets |= _nationalities(line, inside)
    mention.counted |= {facet for facet in _sorted_out(facets) if _in_scope(facet, mention)}
    if any(word in _LAW for word in lows):
        mention.counted.add(f"law={_law(line, mention.first, after)}")
    known = {
        at
        for _, first, end in line.lexicon.find("facet", lows)
        for at in range(mention.first + first, mention.first + end)
    }
    other = _unknown(line, mention, inside, known)
    if other:
        mention.counted.add(f"other={other}")


def _tail_end(line: Line, mention: Mention, later: int, taken: list[range]) -> int:
    at = mention.after
    while at < min(later, len(line.pieces)):
        if line.level[at] != mention.level:
            if line.low(at) in ("—", "–", "("):
                break
            at += 1
            continue
        word = line.low(at)
        if word in _BREAKS or any(at in zone for zone in taken) or word in ("while", "but", "compared", "including"):
            break
        if word in (",", "and") and _starts_clause(line, at + 1):
            break
        if word == ",":
            break
        at += 1
    while at > mention.after and line.low(at - 1) in (
        "and",
        "or",
        ",",
        "to",
        "of",
        "in",
        "for",
        "with",
        "from",
        "a",
        "the",
    ):
        at -= 1
    return at


def _starts_clause(line: Line, at: int) -> bool:
    verb = verbal_at(line, at)
    if verb is not None and verb.voice in ("active", "passive", "ing"):
        return True
    following = verbal_at(line, at + 1)
    return following is not None and following.voice in ("active", "passive") and line.number(at) is None


def _in_scope(facet: str, mention: Mention) -> bool:
    name = facet.partition("=")[0]
    if name == "outcome":
        return mention.measure == "sentences"
    return name not in _SCOPED or mention.unit in _SCOPED[name]


def _sorted_out(facets: set[str]) -> set[str]:
    """Without the two forms of trafficking where both are named: such a figure is about the whole."""
    both = {"form=sex trafficking", "form=labor trafficking"}
    return facets - both if both <= facets else facets


@cache
def _adjectives() -> dict[tuple[str, ...], str]:
    from tipqa.reports.country_table import forms

    return {form.words: form.country.name for form in forms() if form.adjective}


def _nationalities(line: Line, inside: list[int]) -> set[str]:
    found = set()
    for at in inside:
        if line.pieces[at].upper:
            name = _adjectives().get((line.low(at),)) or _adjectives().get((line.low(at), line.low(at + 1)))
            if name:
                found.add(f"nationality={name}")
    return found


def _law(line: Line, first: int, after: int) -> str:
    place = next(at for at in range(first, after) if line.low(at) in _LAW)
    return line.words(place, min(after, place + 2)).lower()


def _unknown(line: Line, mention: Mention, inside: list[int], known: set[int]) -> str:
    """The words of the phrase and its tail that no table knows: they narrow it too."""
    if mention.unit is Unit.MONEY:
        return ""
    words = []
    for at in inside:
        word = line.low(at)
        if at in known or not word or not word[0].isalpha() or word in STOPS or word in _NEUTRAL or at == mention.place:
            continue
        if at == mention.head or (line.noun(at) and at < mention.after) or word.endswith("ly"):
            continue
        if _adjectives().get((word,)) or word in _LAW:
            continue
        words.append(at)
    return " ".join(line.low(at) for at in words[:4])


def names_officials(line: Line, first: int, after: int) -> bool:
    """Whether the words say that officials are meant."""
    return any(line.low(at) in _OFFICIAL_WORDS for at in range(max(first, 0), min(after, len(line.pieces))))
