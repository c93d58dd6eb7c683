"""Questions whose answer is a name: "who is the head of …", "which company …", "in what city …"."""

from __future__ import annotations

from tipqa.countries.lookup import Country, find_countries
from tipqa.later import later
from tipqa.question.lexicon import phrases, says
from tipqa.question.sought import read_named
from tipqa.records import dataclass

_WORD = later(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class NameAsked:
    """A name that a question wants.

    `asked` says that the answer must be one, `person` that it is a person's, `office` the office that statements must then
    speak of, `place` that a country or a part of one will do, `within` that it is a place within a country,
    `nationality` that it is the name of a country or of its people. `kind` is what "which …" asks of: "court", "donor"; `thing`
    what must be named outright: the hotels of "which hotels, by name?", which `site` says is a place of a kind: "in which court". `known` are the words of the question in lower case, `countries` those it names.
    """

    asked: bool = False
    person: bool = False
    of_person: bool = False
    office: str = ""
    place: bool = False
    within: bool = False
    nationality: bool = False
    kind: str = ""
    thing: str = ""
    site: bool = False
    known: frozenset[str] = frozenset()
    countries: frozenset[Country] = frozenset()


def read_name(question: str) -> NameAsked:
    """The name that a question wants; where it wants none, at most the kind of thing it asks which of."""
    person = phrases("name_office", "person").search(question)
    office = person or phrases("name_office", "deed").search(question)
    kind = phrases("name_which").search(question)
    asked = bool(office or says(question, "name"))
    if not asked and not kind:
        return NameAsked(within=says(question, "name_within"))
    return NameAsked(
        asked=asked,
        person=person is not None,
        of_person=says(question, "name_person"),
        office=next(word for word in office.groups() if word).lower() if office else "",
        place=says(question, "name_where"),
        within=says(question, "name_within"),
        nationality=says(question, "name_nationality"),
        kind=kind[1] if kind else "",
        thing=read_named(question),
        site=says(question, "name_site"),
        known=frozenset(word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(question)),
        countries=frozenset(mention.country for mention in find_countries(question)),
    )
