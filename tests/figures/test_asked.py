"""Which figure a question asks for, and what kind of number; every entry of the table does what its example says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import tipqa.figures
from tipqa.figures.asked import FigureAsked, figure_asked, known_words, restrictions_in, speaks_of
from tipqa.figures.measures import MEASURES
from tipqa.figures.model import Actor, Status, Unit
from tipqa.figures.quantities import has_quantity, wanted_quantity

TABLE = tomllib.loads((Path(tipqa.figures.__path__[0]) / "asked.toml").read_text(encoding="utf-8"))


def asked(question: str) -> FigureAsked:
    found = figure_asked(question)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "measure", "counted"),
    [
        ("how many victims were identified in Tajikistan in 2025", "victims_identified", ""),
        ("number of convictions", "convictions", ""),
        ("conviction numbers", "convictions", ""),
        ("victims found", "victims_identified", ""),
        ("how many kids were found?", "victims_identified", "who=children"),
        ("How many women were victims of forced labor?", "victims_identified", "form=labor trafficking, who=women"),
        ("how many traffickers were jailed", "sentences", "outcome=prison"),
        ("how many convicted traffickers got suspended sentences", "sentences", "outcome=suspended"),
        ("how many officials were prosecuted for complicity", "officials_prosecuted", ""),
        ("how much money for shelters", "funding", "purpose=shelters"),
        ("How many cases were opened?", "investigations", ""),
        ("How many victims were brought home from Senegal?", "victims_repatriated", ""),
        ("how many soldiers got training", "people_trained", "role=soldiers"),
        ("How many calls did the hotline get?", "hotline_calls", ""),
        ("How many refugees live there?", "other", "who=refugees"),
    ],
)
def test_measure_asked(question: str, measure: str, counted: str) -> None:
    found = asked(question)
    assert (found.measure, ", ".join(sorted(found.counted))) == (measure, counted)
    assert found.measure in MEASURES


@pytest.mark.parametrize(
    ("question", "unit", "actor", "status"),
    [
        ("In how many cases were charges filed?", Unit.CASES, None, None),
        ("How many victims did NGOs identify?", Unit.PERSONS, Actor.NGO, None),
        ("How many victims did an international organization help?", Unit.PERSONS, Actor.IO, None),
        ("How many defendants from earlier years were still on trial?", Unit.PERSONS, None, Status.CARRIED_OVER),
        ("How many convictions were overturned on appeal?", None, None, Status.ON_APPEAL),
        ("How much did it spend on care?", Unit.MONEY, None, None),
    ],
)
def test_unit_actor_and_status(question: str, unit: Unit, actor: Actor, status: Status) -> None:
    found = asked(question)
    assert (found.unit, found.actor, found.status) == (unit, actor, status)


@pytest.mark.parametrize("entry", TABLE["measure"], ids=lambda entry: entry["example"])
def test_each_measures_example_asks_for_it(entry: dict[str, str]) -> None:
    assert (
        asked(entry["example"] if "many" in entry["example"] else f"how many {entry['example']}").measure
        == entry["key"]
    )


@pytest.mark.parametrize("slot", ["unit", "actor", "status", "agency"])
def test_each_example_of_a_slot_has_its_key(slot: str) -> None:
    for entry in TABLE[slot]:
        found = figure_asked(entry["example"])
        assert found is not None, entry
        assert getattr(found, slot) == entry["key"], entry


@pytest.mark.parametrize("entry", TABLE["facet"], ids=lambda entry: entry["key"])
def test_each_restrictions_example_names_it(entry: dict[str, str]) -> None:
    assert entry["key"] in restrictions_in(entry["example"])


@pytest.mark.parametrize("entry", TABLE["role"], ids=lambda entry: entry["key"])
def test_each_roles_example_is_asked_for(entry: dict[str, str]) -> None:
    assert asked(f"How many {entry['example']} were trained?").counted == {entry["key"]}


@pytest.mark.parametrize(
    ("question", "agency", "counted"),
    [
        ("How many traffickers did the courts convict?", "courts", ""),
        ("How many victims were identified by labor inspectors?", "labor inspectors", ""),
        ("How many police officers were trained?", "", "role=police officers"),
        ("How many judges did the police academy train?", "", "role=judges"),
        ("How many victims did the government identify?", "", ""),
    ],
)
def test_who_acts_is_told_from_who_is_counted(question: str, agency: str, counted: str) -> None:
    found = asked(question)
    assert (found.agency, ", ".join(sorted(found.counted))) == (agency, counted)


def test_sex_and_labor_trafficking_together_restrict_nothing() -> None:
    assert restrictions_in("sex trafficking and forced labor") == frozenset()


@pytest.mark.parametrize(
    "question",
    ["What tier is Tajikistan on?", "When was the law passed?", "What did the report say about prosecutions?", ""],
)
def test_no_measure_asked(question: str) -> None:
    assert figure_asked(question) is None


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much money did Malta budget for care?", "money"),
        ("How long are prison terms for traffickers?", "duration"),
        ("What is the phone number of the hotline?", "phone"),
        ("What share of workers is informal?", "percent"),
        ("When was the law passed?", "date"),
        ("By how much did investigations fall?", "count"),
        ("How many victims?", "count"),
        ("Which ministry runs it?", None),
    ],
)
def test_wanted_quantity(question: str, kind: str | None) -> None:
    assert wanted_quantity(question) == kind


@pytest.mark.parametrize(
    ("text", "kind", "there"),
    [
        ("It spent $1.2 million on care.", "money", True),
        ("It gave a small amount of funding.", "money", False),
        ("Terms are three to 10 years' imprisonment.", "duration", True),
        ("Terms go up to life imprisonment.", "duration", True),
        ("One trafficker got life in prison.", "duration", True),
        ("Victims waited months for a permit.", "duration", True),
        ("The life of victims is hard.", "duration", False),
        ("Victims may call +992 44 600 1234.", "phone", True),
        ("Victims may call 112.", "phone", True),
        ("Victims may call 11.", "phone", False),
        ("It identified 272 victims in 2024.", "phone", False),
        ("55% of workers are informal.", "percent", True),
        ("It identified no victims.", "count", True),
        ("The law is weak.", "count", False),
        ("A law of 2014 applies.", "date", True),
        ("A law applies.", "date", False),
    ],
)
def test_has_quantity(text: str, kind: str, there: bool) -> None:
    assert has_quantity(text, kind) is there  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many soles did Peru allocate to shelters?", "money"),
        ("How many million euros were spent?", "money"),
        ("How many U.S. dollars went to shelters?", "money"),
        ("How many shelters did Peru fund?", "count"),
    ],
)
def test_counting_a_currency_asks_for_money(question: str, kind: str) -> None:
    assert wanted_quantity(question) == kind


@pytest.mark.parametrize(
    ("question", "facet", "told"),
    [
        ("How many victims came from abroad?", "origin=foreign", True),
        ("How many victims were brought home from abroad?", "origin=foreign", False),
        ("How many soldiers got training on child rights?", "form=child soldiers", False),
    ],
)
def test_a_restriction_is_told_by_its_own_words(question: str, facet: str, told: bool) -> None:
    asked = figure_asked(question)
    assert asked is not None
    assert (facet in asked.counted) is told


def test_a_part_of_the_report_is_no_number() -> None:
    assert figure_asked("prosecution?") is None
    assert figure_asked("prosecutions?") is not None


def test_cases_alone_may_be_of_anything() -> None:
    dropped, opened = figure_asked("How many cases fell apart?"), figure_asked("How many cases were opened?")
    assert dropped is not None
    assert dropped.loose
    assert opened is not None
    assert not opened.loose


def test_shelters_for_people_are_places() -> None:
    asked = figure_asked("How many shelters for rescued children does it run?")
    assert asked is not None
    assert asked.unit is Unit.PLACES


def test_a_text_speaks_of_a_measure_by_its_words() -> None:
    assert speaks_of("shelters", "Two safe houses stayed open.")
    assert not speaks_of("shelters", "The court freed eight girls.")


@pytest.mark.parametrize(
    "question",
    [
        "By how much did victims identified in Peru change between the 2023 and 2024 reports?",
        "How much did Peru's victim identifications grow from 2022 to 2023?",
        "How much did the number of identified victims fall?",
    ],
)
def test_how_much_a_count_changed_is_no_sum_of_money(question: str) -> None:
    asked = figure_asked(question)
    assert asked is not None
    assert (asked.measure, asked.unit is Unit.MONEY) == ("victims_identified", False)


def test_the_name_of_a_currency_is_no_restriction() -> None:
    question = "How many U.S. dollars went to shelters?"
    assert [question[first:after] for first, after in known_words(question) if "dollars" in question[first:after]] == [
        "U.S. dollars"
    ]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Ghana convictions of traffickers in the report of 2024", True),  # nine words
        ("Ghana convictions of traffickers in the edition of year 2024", False),
    ],
)
def test_a_few_words_on_a_measure_ask_for_its_number(question: str, asked: bool) -> None:
    assert (figure_asked(question) is not None) == asked
