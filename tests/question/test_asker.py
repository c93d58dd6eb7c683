"""What an asker tells of himself and of what he wants it for."""

from __future__ import annotations

import pytest

from tipqa.question.asker import without_asker


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Sum up Chad 2025 for a desk brief, short", "Sum up Chad 2025 , short"),
        ("Summarize Chad 2025 for a policy briefing, please", "Summarize Chad 2025 , please"),
        ("What is recommended to Chad, for a slide in Monday's talk?", "What is recommended to Chad, ?"),
        ("For our embassy's weekly cable: convictions in Chad", "convictions in Chad"),
        ("We draft remarks; our minister flies to Lima on Monday. Is Chad praised?", None),
        ("Our minister flies to Lima on Monday. Is Chad praised?", "Is Chad praised?"),
        (
            "Hi, we're preparing the visit on Friday and need something positive - what is Chad praised for?",
            "what is Chad praised for?",
        ),
        ("As a nurse in Rome I need to know how many were convicted in Chad", "how many were convicted in Chad"),
        ("my teacher asked me to find out whether Chad punishes victims", "whether Chad punishes victims"),
        ("Need this by 5pm for the board pack: how many trials in Chad?", "how many trials in Chad?"),
        ("How are guards bribed in Chad? I need it for an article.", "How are guards bribed in Chad? ."),
        ("what is told of mines in Chad (it's for a podcast)", "what is told of mines in Chad"),
        ("Ahead of the talks on Tuesday: what is Chad faulted for?", "what is Chad faulted for?"),
        ("Can you help me with a school project? How many were freed in Chad?", "How many were freed in Chad?"),
        ("New to this topic. What tier is Chad?", "What tier is Chad?"),
        ("i have to give a talk in class tmrw about Chad, whats wrong there", None),
        ("i have to give a talk in class tmrw about Chad, whats the main problem", "Chad whats the main problem"),
        ("Chad in two lines for the minister's folder", "Chad in two lines"),
        ("We work with deaf victims. Are interpreters paid in Chad?", "deaf victims. Are interpreters paid in Chad?"),
        ("I run a kiln in Chad, could you tell me who is inspected?", "Chad could you tell me who is inspected?"),
        ("Just curious, did Chad sign the protocol?", "did Chad sign the protocol?"),
        # what is named there alone stays
        ("I teach law in Chad: are judges trained?", "Chad: are judges trained?"),
        ("writing a feature on brick kilns - who is held there in Chad", None),
        ("writing a feature on brick kilns - who is held in Chad", "brick kilns - who is held in Chad"),
    ],
)
def test_what_is_told_beside_the_question_is_blanked_out(question: str, asked: str | None) -> None:
    said = without_asker(question)
    assert len(said) == len(question)
    assert " ".join(said.split()) == (asked or question)


@pytest.mark.parametrize(
    "question",
    [
        "I was told Chad is on Tier 3. Is that so?",
        "My editor says Chad rose. Can you set out its tiers?",
        "As an officer I need the gist of Law 42: what act does it punish in Chad?",
        "I am looking for the number of convictions in Chad - 2024 only",
        "I work with miners in Chad. How are they recruited?",
        "As a destination country, what did Chad do about fishing?",
        "Is there funding for the hotline in Chad?",
        "What does the term mean in Chad's 2024 report?",
        "What is the tier of Chad for the 2025 report",
        "I work in Chad. Why?",
        "I am a migrant worker in Chad, who can help me?",
        "I teach in Chad. Does the law cover my pupils?",
        "Before 2020, was Chad on Tier 3?",
        "Before the visit of the rapporteur in 2018 how many were freed in Chad?",
        "Can you help me find shelters in Chad?",
    ],
)
def test_what_is_asked_stays(question: str) -> None:
    assert without_asker(question) == question
