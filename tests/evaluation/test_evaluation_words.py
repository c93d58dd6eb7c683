import pytest

from tipqa.evaluation.words import contains_words, fold, numbers, statements, states_number, tiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 50 child victims in 2013 to just 3", {"50", "2013", "3"}),
        ("an $800-$1,200 debt, 55% of it", {"800", "1200", "55"}),
        ("three officials, twenty-five workers, three hundred more", {"3", "25", "300"}),
        ("1.5 million dollars and 2.50 euros", {"1500000", "2.5"}),
        ("the 21st century, often and someone", set()),
    ],
)
def test_numbers_are_brought_to_one_form(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected


def test_a_number_is_not_found_inside_another() -> None:
    assert states_number("more than 7,000 people", "7000")
    assert not states_number("more than 7,000 people", "700")
    assert not states_number("in 1950", "50")


def test_what_is_no_number_is_looked_up_as_words() -> None:
    assert states_number("but none were opened", "none")
    assert not states_number("a nonesuch", "none")


def test_the_longest_tier_wins() -> None:
    assert tiers("on Tier 2 Watch List") == {"Tier 2 Watch List"}
    assert tiers("from tier 2 to Special Case, not tier 22") == {"Tier 2", "Special Case"}


def test_fold_joins_the_spellings_of_one_text() -> None:
    assert fold("Lord’s\u00a0 Army – TIER") == "lord's army - tier"


def test_words_must_stand_side_by_side() -> None:
    assert contains_words("The Lord’s Resistance Army, it says", "lord's resistance army")
    assert not contains_words("The Lord’s own Army", "lord's army")
    assert not contains_words("anything", " - ")


def test_statements_are_the_sentences_before_markers() -> None:
    answer = "**Tier 3**: Aland. [1]\n\nIt fell. Courts convicted 12 [2][3]; police helped [2, 4].\n- No citation here."
    assert statements(answer) == [
        ("Tier 3 : Aland.", (1,)),
        ("Courts convicted 12", (2, 3)),
        ("; police helped", (2, 4)),
    ]


def test_markers_with_no_words_before_them_stand_behind_no_statement() -> None:
    assert statements("[1] Aland, 2024") == []
