"""Which figure a question asks for: its measure, unit, actor, status and restrictions, out of one table of words."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from tipqa.figures.compounds import opened_words
from tipqa.figures.model import Actor, Status, Unit
from tipqa.figures.quantities import counted, currency_counted, currency_words, share_wanted, wanted_quantity
from tipqa.later import later
from tipqa.records import dataclass

OTHER = "other"  # a number of what no measure names
_TABLE = Path(__file__).with_name("asked.toml")
NEEDS = Path(__file__).with_name("asked_needs.json")  # written by `tipqa/figures/asked_needs.py`
_ALSO: dict[str, tuple[str, ...]] = {  # what else answers a question on a measure
    "convictions": ("sentences",),
    "sentences": ("convictions",),
    "prosecutions": ("suspects",),
    "suspects": ("investigations", "prosecutions"),
    "investigations": ("suspects",),
    "victims_assisted": ("victims_referred", "victims_sheltered"),
    "victims_referred": ("victims_assisted", "victims_sheltered"),
    "victims_sheltered": ("victims_assisted", "victims_referred"),
    "people_trained": ("trainings",),
    "trainings": ("people_trained",),
    "compensation": ("funding",),
    "people_screened": ("victims_identified",),
}
_TELLING: dict[str, frozenset[str]] = {  # restrictions that only these words tell
    "form=sex trafficking": frozenset({"form=sex trafficking"}),
    "form=labor trafficking": frozenset({"form=labor trafficking", "form=slave labor", "form=bonded labor"}),
    "form=domestic servitude": frozenset({"form=domestic servitude"}),
    "form=begging": frozenset({"form=begging"}),
    "form=marriage": frozenset({"form=marriage"}),
    "form=organs": frozenset({"form=organs"}),
    "form=child soldiers": frozenset({"form=child soldiers"}),
    "form=smuggling": frozenset({"form=smuggling"}),
    "who=women": frozenset({"who=women", "who=female"}),
    "who=men": frozenset({"who=men", "who=male"}),
    "who=girls": frozenset({"who=girls"}),
    "who=boys": frozenset({"who=boys"}),
    "who=female": frozenset({"who=female", "who=women", "who=girls"}),
    "who=male": frozenset({"who=male", "who=men", "who=boys"}),
    "who=children": frozenset({"who=children", "who=girls", "who=boys"}),
    "who=adults": frozenset({"who=adults", "who=women", "who=men"}),
    "who=pregnant": frozenset({"who=pregnant"}),
    "who=dead": frozenset({"who=dead"}),
    "who=lgbt": frozenset({"who=lgbt"}),
    "who=disabled": frozenset({"who=disabled"}),
    "who=elderly": frozenset({"who=elderly"}),
    "who=indigenous": frozenset({"who=indigenous"}),
    "who=homeless": frozenset({"who=homeless"}),
    "who=refugees": frozenset({"who=refugees"}),
    "who=orphans": frozenset({"who=orphans"}),
    "who=ill": frozenset({"who=ill"}),
    "form=drugs": frozenset({"form=drugs"}),
    "origin=foreign": frozenset({"origin=foreign"}),
    "outcome=life": frozenset({"outcome=life"}),
    "outcome=fine": frozenset({"outcome=fine"}),
    "outcome=acquitted": frozenset({"outcome=acquitted"}),
    "outcome=suspended": frozenset({"outcome=suspended", "outcome=probation"}),
    "outcome=probation": frozenset({"outcome=suspended", "outcome=probation"}),
}
OF_OFFICIALS = {
    "investigations": "officials_investigated",
    "prosecutions": "officials_prosecuted",
    "convictions": "officials_convicted",
}
_OF_STATE = frozenset(
    f"role={name}"
    for name in (
        "soldiers",
        "police officers",
        "immigration officers",
        "border guards",
        "diplomats",
        "judges",
        "prosecutors",
    )
)
_OFFICIALS = "who=officials"
_BOTH = frozenset({"form=sex trafficking", "form=labor trafficking"})  # together they narrow nothing
_BOTH_AGES = {frozenset({"who=women", "who=girls"}): "who=female", frozenset({"who=men", "who=boys"}): "who=male"}
_SENTENCED = frozenset(f"outcome={name}" for name in ("prison", "suspended", "probation", "fine", "life"))
_OF_MONEY = ("funding", "compensation", OTHER)  # what has a purpose
_COUNTABLE = frozenset({"convictions", "prosecutions", "investigations", "suspects", "sentences", "inspections"})
_NAMED_OUTRIGHT = later(r"\bany (?:more )?(?:convictions|prosecutions|investigations|arrests|victims)\b")
_BY_THEM = later(
    r"\b[\w.]+-(?:assisted|supported|helped|aided|served|referred) (?:[\w-]+ ){0,3}?(?:victims?|survivors?)\b", re.I
)
_ASKING = later(
    r"\W*(?:(?:on|under|in|to|from|for|by|at|with|of) )?(?:who|why|what|which|where|how|do|does|did|is|are|was|were|has|have|had|can|when)\b",
    re.IGNORECASE,
)
_PART_OF_REPORT = later(r"\bprosecution\b", re.IGNORECASE)  # what a section is called, unlike "prosecutions"
_OF_ROLES = ("people_trained", "suspects", "sentences", *OF_OFFICIALS, *OF_OFFICIALS.values())
_WHO_IS_COUNTED = later(  # "how many police officers were …"
    r"\b(?:how many|number of) ((?:(?!(?:did|do|does|were|was|are|is|have|had|has|by|in|for|who|that)\b)[\w'’-]+ ?){1,5})",
    re.IGNORECASE,
)
_WORD = later(r"[\w'’-]+")
_BY_WHOM = 3  # last entries of the table, which say only who or what is counted
_SHORT = 9  # words of a question that names a measure and nothing else: "convictions 2024?"


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """What a question counts.

    `measure` is a key of `MEASURES`; `unit`, `actor` and `status` are None where the question leaves them open.
    `counted` holds the restrictions that the table knows, as `Figure.counted` writes them; `origins` the countries whose
    people are counted where they are not those of the report. `agency` is the body of the government and `currency` the code of the money that is asked for. `loose` says that the measure is taken from who is counted
    alone, since no word of the table says what was done: "how many victims died?".
    """

    measure: str
    unit: Unit | None = None
    actor: Actor | None = None
    counted: frozenset[str] = frozenset()
    status: Status | None = None
    loose: bool = False
    agency: str = ""
    currency: str = ""

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures whose figures answer, the asked one first."""
        return _measures(self.measure)


@cache
def _measures(measure: str) -> tuple[str, ...]:
    return measure, *_ALSO.get(measure, ())


@cache
def entries() -> dict[str, list[dict[str, str]]]:
    """The entries of the table by slot."""
    with _TABLE.open("rb") as file:
        return tomllib.load(file)


@cache
def _slot(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The entries of a slot in the table's order: (key, pattern)."""
    needs = _needs()
    return tuple(
        (entry["key"], later(entry["pattern"], re.IGNORECASE, needs.get(entry["pattern"], ())))
        for entry in entries()[name]
    )


@cache
def _needs() -> dict[str, list[list[str]]]:
    """What a text must hold for a pattern to match, by pattern; one that is not there is compiled for any text."""
    needs: dict[str, list[list[str]]] = json.loads(NEEDS.read_text(encoding="utf-8"))
    return needs


def figure_asked(question: str) -> FigureAsked | None:
    """Which figure a question asks for; None where it asks for none.

    The measure is "other" where a number is plainly asked for and no measure fits.
    """
    if wanted_quantity(question) in ("phone", "date"):
        return None
    number = counted(question)
    for at, (key, pattern) in enumerate(_slot("measure")):
        if pattern.search(question) and (number or _speaks_of_numbers(key, question)):
            return replace(_asked(key, question), loose=at >= len(_slot("measure")) - _BY_WHOM)
    if number or share_wanted(question):
        return _asked(OTHER, question)
    return None


def figure_meant(question: str) -> FigureAsked | None:
    """The figure that a question is on, whether or not it asks how many; None where it is on none that is known."""
    asked = figure_asked(f"how many {question}")
    return None if asked is None or asked.measure == OTHER else asked


def of_officials(asked: FigureAsked) -> FigureAsked | None:
    """The same as a measure of officials, where it counts those who serve the state: "peacekeepers investigated"; else None."""
    measure = OF_OFFICIALS.get(asked.measure)
    return replace(asked, measure=measure) if measure and asked.counted & _OF_STATE else None


def both_ages(asked: FigureAsked) -> FigureAsked | None:
    """The same of "men or boys", which are males of any age, where a question restricts itself to them; else None."""
    for ages, sex in _BOTH_AGES.items():
        if ages <= asked.counted:
            return replace(asked, counted=asked.counted - ages | {sex})
    return None


def restrictions_in(words: str) -> frozenset[str]:
    """The restrictions that a stretch of text names. Sex and labor trafficking together make none: that is the whole."""
    found = restrictions_told(words)
    return found - _BOTH if found >= _BOTH else found


def roles_in(words: str) -> frozenset[str]:
    """What those are whom a noun phrase counts, as far as the table knows it: "640 police officers"."""
    return frozenset(key for key, pattern in _slot("role") if pattern.search(words))


@lru_cache(maxsize=2048)
def restrictions_told(words: str) -> frozenset[str]:
    """Every restriction that a text speaks of, each for itself."""
    texts = dict.fromkeys((words, opened_words(words)))
    return frozenset(key for key, pattern in _slot("facet") if any(map(pattern.search, texts)))


def known_words(question: str) -> list[tuple[int, int]]:
    """The spans of the words of a question that the table knows as a restriction, as a status, or as saying little."""
    currency = currency_words(question)
    return [*_edges(question, "facet", "status", "frame"), *([currency] if currency else [])]


def frame_words(question: str) -> list[tuple[int, int]]:
    """The spans of the words of a question that say little beside its measure: "opened", "received"."""
    return _edges(question, "frame")


def measure_words(question: str) -> list[tuple[int, int]]:
    """The spans of the words of a question that say its measure, its unit or who counted."""
    unit = _first("unit", question)
    spans = _edges(question, *(("measure", "actor") if unit == Unit.PERSONS else ("measure", "unit", "actor")))
    currency = currency_words(question)
    return [*spans, currency] if currency else spans


def speaks_of(measure: str, text: str) -> bool:
    """Whether a text holds a word of the table for what a measure counts, not only for who is counted."""
    return any(pattern.search(text) for pattern in _words_for(measure))


@cache
def _words_for(measure: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for key, pattern in _slot("measure")[:-_BY_WHOM] if key == measure)


def _edges(question: str, *slots: str) -> list[tuple[int, int]]:
    """The first and the last word of each match, between which other words may stand: "calls to the 527 hotline"."""
    return [edge for slot in slots for edge in _slot_edges(question, slot)]


@lru_cache(maxsize=256)
def _slot_edges(question: str, slot: str) -> tuple[tuple[int, int], ...]:
    found = []
    texts = dict.fromkeys((question, opened_words(question)))
    for match in (m for _, pattern in _slot(slot) for text in texts for m in pattern.finditer(text)):
        words = [(match.start() + m.start(), match.start() + m.end()) for m in _WORD.finditer(match[0])]
        found += [words[0], words[-1]] if words else []
    return tuple(found)


def words_of(question: str, facet: str) -> str:
    """The words of a question that say a restriction; "" where none of the table's do."""
    spans = (
        match.span()
        for key, pattern in _slot("facet")
        for text in (question, opened_words(question))
        if key == facet and (match := pattern.search(text))
    )
    first, after = next(spans, (0, 0))
    return question[first:after]


def implied(facet: str) -> frozenset[str] | None:
    """The restrictions of which one in a text tells this one; None for one that texts may tell in other words."""
    if facet.startswith("nationality="):
        return frozenset({facet})
    return _TELLING.get(facet)


def _asked(key: str, question: str) -> FigureAsked:
    facets = restrictions_in(question)
    if _OFFICIALS in facets and key in OF_OFFICIALS:
        key, facets = OF_OFFICIALS[key], facets - {_OFFICIALS}
    if key == "convictions" and facets & _SENTENCED:
        key = "sentences"
    if key != "sentences":
        facets -= {"outcome=prison"}
    if key not in _OF_MONEY:
        facets = frozenset(it for it in facets if not it.startswith("purpose="))
    if key == "victims_repatriated":
        facets -= {"place=abroad", "origin=nationals"}
    unit, actor, status, agency = (_first(slot, question) for slot in ("unit", "actor", "status", "agency"))
    if key in _OF_ROLES:
        facets |= roles_in(" ".join(it[1] for it in _WHO_IS_COUNTED.finditer(question)))
    return FigureAsked(
        measure=key,
        unit=Unit(unit) if unit else None,
        actor=Actor(actor) if actor else None,
        counted=facets,
        status=Status(status) if status else None,
        agency=agency or "",
        currency=currency_counted(question),
    )


def _first(slot: str, question: str) -> str | None:
    return next((key for key, pattern in _slot(slot) if pattern.search(question)), None)


def _speaks_of_numbers(key: str, question: str) -> bool:
    """Whether a question without "how many" still asks for a number, as "convictions 2024?" does."""
    if wanted_quantity(question) not in (None, "date"):
        return True
    short = len(question.split()) <= _SHORT and not _ASKING.match(question) and not _PART_OF_REPORT.search(question)
    named = _NAMED_OUTRIGHT.search(question) is not None
    of_all = key in _COUNTABLE | {"victims_identified", "funding"} and (short or named)
    return of_all or (short and _BY_THEM.search(question) is not None)  # "NGO-assisted victims in 2019"
