"""What a question restricts its figure to, and which of it a sentence meets."""

from __future__ import annotations

import pytest

from tipqa.evidence.restrictions import _abbreviated, _named, _side_by_side
from tipqa.index.question_words import content_words


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("Lebanon", "Missions brought home 60 victims from Lebanon.", True),
        ("Lebanon", "Missions brought home 60 victims from Libya.", False),
        ("Vietnamese", "Twelve of them came from Vietnam.", True),
        ("598", "Six were convicted under Article 598.", True),
        ("598", "Courts heard 1,598 cases.", False),
    ],
)
def test_a_name_or_a_number_stands_as_it_is_or_by_another_name_of_the_country(
    name: str, text: str, there: bool
) -> None:
    assert _named(name, text) is there


def test_names_side_by_side_are_one_and_may_be_abbreviated() -> None:
    question = "How many victims stayed in Aland's Safe Harbor House in Mariehamn?"
    names = [word for word in content_words(question) if word[0][0].isupper() and word[0] not in ("How", "Aland")]
    assert _side_by_side(question, names) == [["Safe", "Harbor", "House"], ["Mariehamn"]]
    assert _abbreviated(("Safe", "Harbor", "House"), "The SHH housed 12 victims.")
    assert not _abbreviated(("Safe", "House"), "The SH housed 12 victims.")
    question = "How many cases did the Ministry of Welfare and the High People's Court of Aland report?"
    names = [word for word in content_words(question) if word[0] in ("Ministry", "Welfare", "High", "Court")]
    assert _side_by_side(question, names) == [["Ministry", "of", "Welfare"], ["High", "People's", "Court"]]
    assert _abbreviated(("Ministry", "of", "Welfare"), "The MOW reported 12 cases.")
