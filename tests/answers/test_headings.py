"""Which headings a topic names, in all their letters and spellings."""

from __future__ import annotations

import pytest

from tipqa.answers.headings import named_headings, spans_under
from tipqa.index.heading_keys import heading_key
from tipqa.reports.model import Section, SectionKind

HEADINGS = (
    "Section 1. Respect for the Integrity of the Person",
    "a. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings",
    "Prison and Detention Center Conditions",
    "a. Freedom of Expression, Including for the Press",
    "b. Freedoms of Peaceful Assembly and Association",
    "Freedom of Peaceful Assembly",
    "Freedom of Association",
    "f. Protection of Refugees",
    "Persons with Disabilities",
    "Anti-Semitism",
    "Trafficking in Persons",
    "Acts of Violence and Other Abuses Based on Sexual Orientation",
)


@pytest.mark.parametrize(
    ("topic", "heading"),
    [
        ("freedom association", "Freedom of Association"),
        ("freedom assembly", "Freedom of Peaceful Assembly"),
        ("unlawful killings", HEADINGS[1]),
        ("prison conditions", HEADINGS[2]),
        ("jails", HEADINGS[2]),
        ("refugees", "f. Protection of Refugees"),
        ("antisemitism", "Anti-Semitism"),
        ("section persons disabilities", "Persons with Disabilities"),
        ("disabled persons", "Persons with Disabilities"),
        ("free speech", None),
        ("freedom speech", "a. Freedom of Expression, Including for the Press"),
        ("gay persons killed", None),
        ("beards", None),
        ("", None),
    ],
)
def test_a_topic_names_the_heading_that_says_little_else(topic: str, heading: str | None) -> None:
    assert named_headings(topic.split(), HEADINGS) == ((heading,) if heading else ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e. Protection of Refugees", "f. Protection of Refugees"),
        ("Anti-Semitism", "Antisemitism"),
        ("Section 2. Respect for Civil Liberties, Including:", "SECTION II. RESPECT FOR CIVIL LIBERTIES, INCLUDING"),
        ("d. Discrimination (see section 6)", "Discrimination"),
    ],
)
def test_one_heading_in_two_editions_has_one_key(one: str, other: str) -> None:
    assert heading_key(one) == heading_key(other)


def test_what_stands_below_a_heading_belongs_to_it() -> None:
    levels = (("Liberties", 2), ("a. Assembly", 3), ("Marches", 4), ("b. Movement", 3), ("Rights at Work", 2))
    sections = [
        Section(SectionKind.OTHER, head, at * 10, at * 10 + 9, level) for at, (head, level) in enumerate(levels)
    ]
    assert spans_under(sections, ("a. Assembly",)) == ((10, 29),)
    assert spans_under(sections, ("Liberties",)) == ((0, 39),)
    assert spans_under(sections, ("Marches",)) == ((20, 29),)
