"""Whether the countries of a question are the sides of one thing, or are asked about one by one."""

from __future__ import annotations

import pytest

from tipqa.question.coverage import Coverage
from tipqa.question.read import read_question

HAVE = Coverage({("tip", country): (2024, 2025) for country in ("Peru", "Chile", "Kenya")}, (2024, 2025))


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Which town do girls pass on the way from Peru to Chile?", True),
        ("What was the joint case of Peru and Chile about?", True),
        ("Do Peru and Chile cooperate?", True),
        ("Which law do Peru and Chile apply?", False),
        ("Which shelters stand in Peru, Chile, and in Kenya?", False),
        ("Which shelters stand in Peru?", False),
    ],
)
def test_countries_that_are_only_listed_are_no_sides(question: str, sides: bool) -> None:
    assert read_question(question, HAVE).sides is sides


def test_the_name_of_the_other_side_is_a_word_of_the_topic() -> None:
    topic = read_question("Which town do girls pass on the way from Peru to Chile?", HAVE).topic
    assert "Chile" not in topic.words
    assert "Chile" in topic.naming({"Chile"}).words
    assert "Peru" not in topic.naming({"Chile"}).words
