"""Whether men or foreigners are helped, and how many a shelter holds, are asked in some questions on them and not in others."""

from __future__ import annotations

import pytest

from tipqa.question.lexicon import says


@pytest.mark.parametrize(
    "question",
    [
        "Are foreign workers exploited in home care in Malta?",
        "Do gangs force men to toil in elderly care in Malta?",
        "Are men found in food services in Fiji?",
        "Were foreign workers housed in squalid dormitories in Malaysia?",
        "Were foreign workers housed in containers on building sites in Oman?",
        "Did men pretend to offer help to girls in Fiji?",
        "Do foreign nationals get jobs in care in Malta?",
    ],
)
def test_what_is_done_to_them_is_no_question_on_help(question: str) -> None:
    assert not says(question, "want", "serves_men")
    assert not says(question, "want", "serves_foreigners")


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Are male victims housed in the shelters of Fiji?", "serves_men"),
        ("Did adult men receive any medical care in Fiji?", "serves_men"),
        ("Does the hostel accept men?", "serves_men"),
        ("Were men sheltered in Fiji?", "serves_men"),
        ("Are foreign workers assisted in Oman?", "serves_foreigners"),
        ("Do foreign victims have access to the services of Oman?", "serves_foreigners"),
        ("Are there services for foreigners in Oman?", "serves_foreigners"),
    ],
)
def test_whether_they_are_helped_is(question: str, who: str) -> None:
    assert says(question, "want", who)


@pytest.mark.parametrize(
    "question",
    [
        "Did Fiji increase shelter capacity in 2024?",
        "What did Fiji do to expand its shelter capacity?",
        "What did Fiji do about the lack of shelter capacity?",
        "Why was shelter capacity insufficient in Malta?",
        "Is shelter capacity limited in Malta?",
    ],
)
def test_a_change_or_a_want_of_room_is_told_without_a_number_of_places(question: str) -> None:
    assert not says(question, "want", "capacity")


@pytest.mark.parametrize("question", ["What is Malta's shelter capacity?", "Shelter capacity in Malta in 2024?"])
def test_the_room_itself_is_told_by_one(question: str) -> None:
    assert says(question, "want", "capacity")
