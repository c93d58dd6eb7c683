from aland import Library, ask

from tipqa.evaluation.gold import covers, find_quote, meets, overlap, place, verify
from tipqa.evaluation.questions import Gold


def test_a_quote_is_found_wherever_it_stands_whatever_its_typography() -> None:
    text = "The Lord’s Army – strong. the  lord's army - STRONG."
    assert find_quote("Lord's Army - strong", text) == ((4, 24), (31, 51))
    assert find_quote("Lord's Navy", text) == ()


def test_verify_names_the_quotes_that_do_not_stand() -> None:
    good = ask(("2024/aland", "convicted 12 traffickers"), id="good")
    bad = ask(("2024/aland", "convicted 13 traffickers"), ("2020/aland", "x"), id="bad")
    assert verify([good, bad], Library()) == [
        "bad: 2024/aland does not hold 'convicted 13 traffickers'",
        "bad: 2020/aland does not hold 'x'",
    ]


def test_a_place_holds_the_spans() -> None:
    assert place(Gold("2024/bland", "Bland"), Library()).spans == ((0, 5),)


def test_spans_meet_when_they_share_half_of_the_shorter() -> None:
    assert overlap((0, 10), (5, 30)) == 5
    assert meets((0, 10), (5, 30))
    assert not meets((0, 10), (6, 30))
    assert not meets((3, 3), (0, 9))


def test_two_spans_may_cover_a_third_but_for_the_gap_between_words() -> None:
    text = "one two. three"
    assert covers([(0, 7), (9, 14)], (0, 14), text)
    assert not covers([(0, 7)], (0, 14), text)
