"""What narrows a figure: the facets of its noun phrase and of what follows it."""

from __future__ import annotations

from functools import cache

from tipqa.figures.asked import roles_in
from tipqa.figures.clauses import BE, verbal_at
from tipqa.figures.line import Line
from tipqa.figures.mentions import Mention
from tipqa.figures.model import Precision, Unit
from tipqa.figures.number_kinds import MONTHS
from tipqa.figures.periods import Spot
from tipqa.figures.phrases import STOPS
from tipqa.figures.territories import names_own_country, other_country_at
from tipqa.figures.tokens import word_set

_BREAKS = frozenset({";", ":", ".", "(", "—", "–", ")", "["})
_NEUTRAL = word_set(
    "trafficking human victim victims case cases trafficker traffickers suspect suspects suspected alleged defendant "
    "defendants investigation investigations prosecution prosecutions conviction convictions new additional total "
    "both trafficking-related anti-trafficking training trainings programs sessions offender offenders individual "
    "individuals people person persons confirmed identified involved call calls phone report reports official "
    "officials allegedly crime crimes offense offenses complicit complicity government employees police officers "
    "perpetrators former different separate country nationwide countrywide respectively indicators relating related "
    "hotline reported initiated presumed convicted prosecuted investigated arrested charged consecutive first second "
    "third fourth fifth sixth seventh eighth ninth tenth all either own national united states court courts home "
    "return returned repatriation status granted never exploited exploitation public law enforcement ongoing also "
    "year years period end time previous prior earlier"
)
_UNFINISHED = word_set("and or to of in for with from a the by at on its their")
_SCOPED = {"purpose": (Unit.MONEY,), "standing": (Unit.PERSONS,)}
_ELSEWHERE = word_set("to through via with at on despite as by for regarding concerning about following without per")
_LAW = word_set("article articles section sections act law laws code statute decree proclamation provisions")
_OFFICIAL_WORDS = word_set(
    "official officials officers officer policeman policemen employees employee police judge judges soldiers guards guard"
)
_OF_ROLES = ("people_trained", "suspects", "investigations", "prosecutions", "convictions", "sentences")
_COURT = ("investigations", "prosecutions", "convictions", "sentences", "suspects")
_EVENTS = word_set("case operation raid incident trial sweep investigation")
_BODY_NOUNS = word_set(
    "unit units team teams agency division department officer officers section squad"
)  # "an operation unit"
_PICKED = word_set("second third same only")  # "the second case"; "the latest" is told by its ending
_MOVES = word_set(
    "increase decrease change total positive first significant marked shift departure effort bid few given"
)
_LOCAL = word_set("court courts police prosecutors judge judges officers authorities zones")
_ANYONE = word_set("officers officer officials official employees personnel staff")


def restrict(line: Line, mention: Mention, spots: list[Spot], later: int, taken: list[range]) -> None:
    """Set the words of a mention and the facets that narrow it. `later` is the place of the next number."""
    after = _tail_end(line, mention, later, taken)
    mention.words = line.words(mention.place, max(after, mention.after, mention.place + 1))
    inside = [
        at
        for at in range(mention.first, after)
        if line.level[at] <= mention.level and not any(spot.first <= at < spot.after for spot in spots)
    ]
    kept = set(inside)
    lows = [line.low(at) if at in kept else "" for at in range(mention.first, after)]
    found = list(line.lexicon.find("facet", lows))
    facets = {value for value, _, _ in found} | _nationalities(line, mention, inside)
    if "trafficking" in lows or "trafficking-related" in lows:
        facets.discard("crime=any")
    mention.counted |= {facet for facet in _sorted_out(facets) if _in_scope(facet, mention)}
    law = _law(line, mention.first, after) or _law_at_opening(line)
    if law:
        mention.counted.add(f"law={law}")
    known = {mention.first + at for _, first, end in found for at in range(first, end)}
    mention.counted |= _role(line, mention) | _unknown(line, mention, inside, known)


def _tail_end(line: Line, mention: Mention, later: int, taken: list[range]) -> int:
    at = mention.after
    while at < min(later, len(line.pieces)):
        if line.level[at] != mention.level:
            if line.low(at) in ("—", "–") or (line.low(at) == "(" and not _goes_on_behind(line, at, mention.level)):
                break
            at += 1
            continue
        word = line.low(at)
        if (
            word in _BREAKS
            or any(at in zone for zone in taken)
            or word in ("while", "but", "compared", "including", ",")
        ):
            break
        if word in ("and", "or") and (_starts_clause(line, at + 1) or line.low(at + 1) in ("a", "an", "the", "one")):
            break
        at += 1
    while at > mention.after and line.low(at - 1) in _UNFINISHED:
        at -= 1
    return at


def _goes_on_behind(line: Line, at: int, level: int) -> bool:
    """Whether what narrows a number stands behind its bracket: "five defendants (in 10 cases) with forced labor"."""
    after = next((it for it in range(at, len(line.pieces)) if line.level[it] == level), len(line.pieces))
    return line.low(after) in ("with", "for", "of")


def _starts_clause(line: Line, at: int) -> bool:
    for place in range(at, len(line.pieces)):
        if line.low(place) in STOPS or line.number(place) is not None:
            return False
        verb = verbal_at(line, place)
        if verb is not None:
            return place == at or verb.voice in ("active", "passive")
    return False


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
    from tipqa.countries.table import forms

    return {form.words: form.country.name for form in forms() if form.adjective}


def _nationalities(line: Line, mention: Mention, inside: list[int]) -> set[str]:
    """The nationalities of the phrase. Who is brought home is of the report's own country, which narrows nothing."""
    found, at = set(), 0
    while at < len(inside):
        place = inside[at]
        two = _adjectives().get((line.low(place), line.low(place + 1)))
        name = two or _adjectives().get((line.low(place),))
        if name and line.pieces[place].upper and (place < mention.after or _said_to_be(line, mention, place)):
            found.add(name)
        at += 2 if two else 1
    if mention.measure == "victims_repatriated":
        found.discard(line.country)
    return {f"nationality={name}" for name in found}


def _said_to_be(line: Line, mention: Mention, place: int) -> bool:
    """ "14 were Ghanaian": the verb says of which people they are."""
    return mention.role == "subject" and line.low(mention.verb) in BE and place == mention.verb + 1


def _law(line: Line, first: int, after: int) -> str:
    """The law or article under which it came about: "article 149", "anti-trafficking law"."""
    for at in range(first, after):
        if line.low(at) not in _LAW or line.low(at + 1) == "enforcement":
            continue
        number = line.number(at + 1)
        if number is not None:
            return line.words(at, at + 2).lower()
        if any(line.low(place) == "under" for place in range(first, at)):
            start = at - 1 if line.low(at - 1)[:1].isalpha() and line.low(at - 1) not in STOPS else at
            return line.words(start, at + 1).lower()
    return ""


def _law_at_opening(line: Line) -> str:
    """The law under which all that a statement counts came about: "Under section 12, courts convicted four"."""
    if line.low(0) != "under":
        return ""
    return _law(line, 0, next((at for at, word in enumerate(line.lows) if word == ","), 0))


def _role(line: Line, mention: Mention) -> set[str]:
    """The one kind of staff that is counted: "100 probation officers"; a list of several kinds narrows nothing."""
    if mention.kind in ("person", "trafficker") and mention.measure in _OF_ROLES:
        found = roles_in(line.words(mention.place, mention.after))
        return set(found) if len(found) == 1 else set()
    if mention.kind not in ("staff", "official") or mention.head < 0 or mention.head + 1 < mention.after:
        return set()
    words = [line.low(at) for at in range(mention.place + 1, mention.head + 1) if line.low(at) not in _NEUTRAL | STOPS]
    if not words and any(line.low(at) == "police" for at in range(mention.place + 1, mention.head + 1)):
        return {"role=police officers"}
    words = words or [line.low(mention.head)]
    return set() if words == [line.low(mention.head)] and words[0] in _ANYONE else {f"role={' '.join(words)}"}


def _unknown(line: Line, mention: Mention, inside: list[int], known: set[int]) -> set[str]:
    """The words of the phrase and its tail that no table knows: they narrow it too."""
    if mention.unit is Unit.MONEY or mention.value.precision is Precision.NOT_REPORTED:
        return set()
    words = []
    both = {"federal", "state"} <= {line.low(at) for at in inside}  # together they are all levels
    for at in inside:
        word = line.low(at)
        crime = word == "for" and mention.measure in _COURT
        if at >= mention.after and (
            (word in _ELSEWHERE and not crime) or (mention.role == "subject" and at >= mention.verb > 0)
        ):
            break
        if (
            at in known
            or (both and word in ("federal", "state"))
            or not word[:1].isalpha()
            or word in STOPS
            or word in _NEUTRAL
            or word in _LAW
        ):
            continue
        in_list = at < mention.after and mention.kind in ("staff", "official")
        if in_list or line.noun(at) or word.endswith("ly") or _adjectives().get((word,)):
            continue
        if line.low(at - 1) == "under" or line.low(at - 2) == "under":
            continue
        if line.text[line.pieces[at].start : line.pieces[at].end] in line.country.split():
            continue
        words.append(word)
    return {f"other={' '.join(words[:4])}"} if words else set()


def locality(line: Line, mention: Mention) -> set[str]:
    """Of one body, place or case alone: "The federal government …", "Police in Lagos …", "In one case, …"."""
    verb = mention.verb if mention.verb >= 0 else mention.first
    moved = any(word in _MOVES for word in line.lows)
    one = not moved and (_in_one(line) or _of_one_event(line, mention))
    return _bodies(line, mention, verb) | _places(line, verb) | ({"case=one"} if one else set())


def _in_one(line: Line) -> bool:
    """Whether the statement opens with "In one …", "In a …", "In another …"."""
    single = line.low(1) in ("a", "another") or line.number(1) is not None
    return line.low(0) == "in" and single and line.low(2)[:1].isalpha() | (line.low(1) == "another")


def _of_one_event(line: Line, mention: Mention) -> bool:
    """Whether a single event is told of: "One raid led to …", "In the largest case, …", "… victims in one operation"."""
    opening = int(line.low(0) == "in")
    opening += 2 * (line.low(opening) == "at" and line.low(opening + 1) == "least")
    return _names_one_event(line, opening, mention.place) or any(
        line.low(at) == "in"
        and not line.low(at - 1).endswith("ed")
        and _names_one_event(line, at + 1, len(line.pieces))
        for at in range(mention.after, min(mention.after + 6, len(line.pieces)))
    )


def _names_one_event(line: Line, at: int, before: int) -> bool:
    """Whether the words from `at` name one event: "a joint operation", "one case", "the largest trial"."""
    number = line.number(at)
    picked = line.low(at) == "the" and (line.low(at + 1).endswith("est") or line.low(at + 1) in _PICKED)
    if not picked and line.low(at) not in ("a", "an", "another") and (number is None or number.value != 1):
        return False
    for place in range(at + 1, min(at + 5, before)):
        if line.low(place) in STOPS or line.low(place) == ",":
            return False
        if line.low(place) in _EVENTS:
            return line.low(place + 1) not in _BODY_NOUNS
    return False


def _bodies(line: Line, mention: Mention, verb: int) -> set[str]:
    found = set()
    for value, first, after in line.lexicon.find("body", line.lows, max(0, verb - 5), max(verb, 0)):
        joined = "and" in (line.low(first - 1), line.low(after))
        apart = any(line.low(at) in (",", ";") for at in range(after, verb))
        national = value == "level=federal" and mention.unit is Unit.MONEY
        found |= set() if joined or apart or national else {value}
    return found


def _places(line: Line, verb: int) -> set[str]:
    for at in range(max(0, verb - 7), min(verb, len(line.pieces) - 1)):
        name = line.pieces[at + 1]
        if line.low(at) == "in" and name.upper and name.number is None and name.low not in MONTHS and name.low != "fy":
            if names_own_country(line, at + 1) or (at > 0 and line.low(at - 1) not in _LOCAL):
                return set()
            other = other_country_at(line, at + 1)
            return {f"place={other[0] if other else line.text[name.start : name.end]}"}
    return set()


def names_officials(line: Line, first: int, after: int) -> bool:
    """Whether the words say that officials are meant."""
    places = range(max(first, 0), min(after, len(line.pieces)))
    return any(line.low(at) in _OFFICIAL_WORDS and line.low(at - 1) != "child" for at in places)
