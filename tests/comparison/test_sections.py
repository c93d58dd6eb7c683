"""Sections that one edition lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipqa.comparison.comparing import compare
from tipqa.comparison.model import Comparison
from tipqa.comparison.render import as_terminal
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.settings import Settings

HEAD = '---\ntitle: "Ghana {year}"\ncountry: Ghana\nyear: {year}\nseries: hrr\nkind: official\n{more}---\n\n'
PRISONS = (
    "Cells in the old fort flooded twice. Guards beat a baker until he lost his sight. Food came once a day from a "
    "kitchen without running water. Inmates slept in shifts on the concrete floor. The ombudsman visited four jails and "
    "counted nine deaths. A judge ordered the closure of the women’s wing, and the ministry appealed. Dentists no longer "
    "came. Lawyers waited for weeks to meet their clients in a corridor beside the gate."
)
PRESS = "Editors printed what they wished. A radio station in Tamale lost its license after a satire on the mayor."


@pytest.fixture
def compared(tmp_path: Path, request: pytest.FixtureRequest) -> Comparison:
    """Ghana in two editions; the parameter gives the older and the newer body, and a line of the newer one's front matter."""
    old, new, more = request.param
    for year, body, line in ((2022, old, ""), (2023, new, more)):
        path = tmp_path / "corpus" / str(year) / "ghana.md"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD.format(year=year, more=line) + body, encoding="utf-8")
    build_index(tmp_path / "corpus", tmp_path / "index", Settings())
    return compare(Index.open(tmp_path / "index", Settings()), "Ghana")


WHOLE = f"## a. Freedom of the Press\n\n{PRESS}\n\n## b. Prison Conditions\n\n{PRISONS}\n"
WITHOUT = f"## a. Freedom of the Press\n\n{PRESS}\n"
SHORT = f"{WITHOUT}\n## c. Prison Conditions\n\nCells in the old fort flooded twice.\n"
RENAMED = f"{WITHOUT}\n## b. Jails\n\n{PRISONS}\n"


@pytest.mark.parametrize("compared", [(WHOLE, WITHOUT, "")], indirect=True)
def test_a_section_that_is_gone_is_said_first_with_its_size_and_listed(compared: Comparison) -> None:
    (section,) = compared.sections
    assert (section.status, section.title, section.new_words) == ("gone", "Prison Conditions", 0)
    assert section.statements == sum(it.status == "dropped" for it in compared.statements) >= 8
    line = "**Sections gone or cut short in 2023**: “Prison Conditions” (8 statements, 75 words)"
    assert compared.summary[0].startswith(line)
    assert compared.findings[0].part == "section"
    assert "Dentists no longer came." in {it.old for it in compared.statements if it.status == "dropped"}


@pytest.mark.parametrize("compared", [(WHOLE, SHORT, "")], indirect=True)
def test_a_section_cut_to_little_is_told_with_both_lengths(compared: Comparison) -> None:
    (section,) = compared.sections
    assert (section.status, section.old_words, section.new_words) == ("cut", 75, 7)
    assert "“Prison Conditions” (7 statements, 75 → 7 words)" in compared.summary[0]


@pytest.mark.parametrize("compared", [(WITHOUT, WHOLE, "")], indirect=True)
def test_a_new_section_is_told_as_new(compared: Comparison) -> None:
    assert [it.status for it in compared.sections] == ["new"]
    assert "Sections new in 2023" in compared.summary[0]


@pytest.mark.parametrize("compared", [(WHOLE, RENAMED, "")], indirect=True)
def test_a_section_under_another_heading_is_renamed_and_nothing_is_gone(compared: Comparison) -> None:
    assert [(it.status, it.title, it.other) for it in compared.sections] == [("renamed", "Prison Conditions", "Jails")]
    assert {it.status for it in compared.statements} == {"kept"}


@pytest.mark.parametrize("compared", [(WHOLE, WITHOUT, "coverage: partial\n")], indirect=True)
def test_of_a_partial_text_nothing_is_called_gone(compared: Comparison) -> None:
    assert compared.sections == ()
    assert {it.status for it in compared.statements} == {"kept"}
    (missing,) = compared.comparable.missing
    assert missing.startswith("The 2023 text is partial")
    assert as_terminal(compared).find("The 2023 text is partial") < as_terminal(compared).find("•")
    assert any("Left out: 8 statements under prison conditions" in note for note in compared.comparable.notes)


def test_a_topic_that_is_a_heading_is_compared_with_the_section_it_goes_on_in(tmp_path: Path) -> None:
    for year, body in ((2022, WHOLE), (2023, RENAMED.replace("Dentists no longer came.", "A dentist came in June."))):
        path = tmp_path / "corpus" / str(year) / "ghana.md"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD.format(year=year, more="") + body, encoding="utf-8")
    build_index(tmp_path / "corpus", tmp_path / "index", Settings())
    qa = QA(Index.open(tmp_path / "index", Settings()))
    quotes = {it.quote for it in qa.ask("What changed in Ghana on prison conditions from 2022 to 2023?").citations}
    assert {"Dentists no longer came.", "A dentist came in June."} == quotes
