"""How far a reading looks: what stands so near to a number tells of it, one word further it does not."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

from tipqa.figures.currencies import currencies_of
from tipqa.figures.lexicon import lexicon
from tipqa.figures.line import cut_line

REACHES = [  # near enough, what that tells, one word more, what is told then
    (
        "In the largest big joint raid, police arrested 12 suspects.",
        "suspects 12 case=one",
        "In the largest big joint night raid, police arrested 12 suspects.",
        "not suspects 12 case=one",
    ),
    (
        "Police identified 12 victims together with a small baby in one raid.",
        "victims_identified 12 case=one",
        "Police identified 12 victims together with a small sick baby in one raid.",
        "not victims_identified 12 case=one",
    ),
    (
        "Forty victims were identified by members of the small NGOs.",
        "40 NGO",
        "Forty victims were identified by members of the small local NGOs.",
        "40 government",
    ),
    (
        "Forty victims were identified by the staff of police.",
        "40 agency=police",
        "Forty victims were identified by the staff of a police.",
        "40 agency=",
    ),
    (
        "Police in the old towns along the great river identified 85 victims.",
        "85 agency=police",
        "Police in the old towns along the great gray river identified 85 victims.",
        "85 agency=",
    ),
    (
        "NGOs assisted 71 victims and the big shelter which had room assisted 20.",
        "20 NGO",
        "NGOs assisted 71 victims and the big old shelter which had room assisted 20.",
        "20 government",
    ),
    (
        "The year ended without in all of its long and quite busy months up to the any convictions.",
        "convictions none",
        "The year ended without in all of its long and quite busy months up to the very any convictions.",
        "not convictions none",
    ),
    (
        "Authorities did not identify in time any victims.",
        "victims_identified none",
        "Authorities did not identify in due time any victims.",
        "not victims_identified none",
    ),
    (
        "No victims during the reporting period were identified.",
        "victims_identified none",
        "No victims during the whole reporting period were identified.",
        "not victims_identified none",
    ),
    (
        "Together with the small young poor local rural coastal northern eastern western NGOs Lagos identified 12 victims.",
        "12 government",
        "Together with the small young poor local rural coastal northern eastern western southern NGOs Lagos identified 12 victims.",
        "12 NGO",
    ),
    (
        "Police identified in small old open tent camps 24 victims.",
        "victims_identified 24",
        "Police identified in small old open wooden tent camps 24 victims.",
        "not victims_identified 24",
    ),
    (
        "Police identified 40 victims. NGOs assisted 90 people. Of those identified still quite very truly rather 12 were children.",
        "victims_identified 12 part",
        "Police identified 40 victims. NGOs assisted 90 people. Of those identified still quite very truly rather really 12 were children.",
        "maybe victims_assisted 12 part",
    ),
    (
        "Police identified 40 victims. It assisted 90 victims. Twelve were those identified.",
        "victims_identified 12 part",
        "Police identified 40 victims. It assisted 90 victims. Twelve were all those identified.",
        "victims_assisted 12 part",
    ),
    (
        "The 2022 state new budget allocated 12,000 euros to shelters.",
        "funding 12000 2022",
        "The 2022 state big new budget allocated 12,000 euros to shelters.",
        "funding 12000 2023",
    ),
    (
        "Police reported the prosecution of 12 men abroad was opened in 2021.",
        "prosecutions 12 2021",
        "Police reported the prosecution of 12 men in town was opened in 2021.",
        "prosecutions 12 2023",
    ),
    (
        "In Lagos proper, in 2022 police in the city of Lagos identified 12 victims.",
        "victims_identified 12 2022",
        "In Lagos harbor proper, in 2022 police in the city of Lagos identified 12 victims.",
        "victims_identified 12 2023",
    ),
    (
        "Police identified 12 victims, and the still quite branch opened at the harbor in January 2022.",
        "victims_identified 12 2023",
        "Police identified 12 victims, and the still quite very branch opened at the harbor in January 2022.",
        "victims_identified 12 2022",
    ),
    (
        "Police opened 12 federal and lower state investigations.",
        "investigations 12 cases",
        "Police opened 12 federal and lower local state investigations.",
        "not investigations 12",
    ),
    (
        "Courts prosecuted 30 men. Twelve of the men faced charges of sex trafficking.",
        "maybe prosecutions 12 part",
        "Courts prosecuted 30 men. Twelve of the men used the law on sex trafficking.",
        "not prosecutions 12",
    ),
    (
        "Police identified 40 victims. The old total compared with 51 victims in 2022.",
        "40 was=51@2022",
        "Police identified 40 victims. The old police total compared with 51 victims in 2022.",
        "victims_identified 40",
    ),
    (
        "Hotline staff then identified 12 victims.",
        "12 source=hotline",
        "Hotline staff then quickly identified 12 victims.",
        "12 victims_identified",
    ),
    (
        "Courts convicted 40 traffickers and tried 80. Twelve of the many convictions were for forced labor.",
        "convictions 12 part",
        "Courts convicted 40 traffickers and tried 80. Twelve of the very many convictions were for forced labor.",
        "prosecutions 12 part",
    ),
    (
        "Forty victims at were identified in 2022.",
        "victims_identified 40 2022",
        "Forty victims at that were identified in 2022.",
        "not victims_identified 40 2022",
    ),
    (
        "Federal staff then very quickly identified 30 victims.",
        "30 level=federal",
        "Federal staff then so very quickly identified 30 victims.",
        "30 victims_identified",
    ),
    (
        "Police in Lagos then so very quickly indeed identified 30 victims.",
        "30 place=Lagos",
        "Police in Lagos then so very quickly and well identified 30 victims.",
        "30 victims_identified",
    ),
    (
        "The government did not report providing to all the shelter to victims.",
        "victims_sheltered NR",
        "The government did not report providing to all of the shelter to victims.",
        "not victims_sheltered NR",
    ),
    (
        "Police detained 90 migrants, of whom 12 in all then soon became victims.",
        "maybe suspects 12 part",
        "Police detained 90 migrants, of whom 12 in all then soon so became victims.",
        "suspects 12 part",
    ),
    (
        "Police identified 30 young poor old blind victims.",
        "30 other=young_poor_old_blind",
        "Police identified 30 young poor old blind tall victims.",
        "30 other=young_poor_old_blind",
    ),
]


@pytest.mark.parametrize(("near", "told", "far", "then"), REACHES, ids=[it[1] for it in REACHES])
def test_how_far_a_reading_looks(near: str, told: str, far: str, then: str) -> None:
    assert gives(figures_in(near), told)
    assert gives(figures_in(far), then)
    assert told == then or told.startswith("maybe") or not gives(figures_in(far), told)


def test_a_paragraph_keeps_the_numbers_that_parts_may_be_of() -> None:
    trained = "".join(f"The ministry trained {count} officers. " for count in range(101, 124))
    part = "Of the 40 victims identified, 12 were girls."
    assert gives(figures_in(f"Police identified 40 victims. {trained}{part}"), "victims_identified 12 part")
    one_more = f"Police identified 40 victims. {trained}The ministry trained 90 officers. {part}"
    assert not gives(figures_in(one_more), "victims_identified 12 part")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Of the 27 men, seven returned home.", [7]),
        ("In 2023, of the 27 men, seven returned home.", [7]),
        ("All of the 27 men returned home.", [27]),
    ],
)
def test_a_whole_that_parts_are_told_of_is_named_at_the_opening(text: str, numbers: list[int]) -> None:
    assert [it.value.number for it in figures_in(text)] == numbers


def test_a_span_is_read_as_far_as_a_sentence_may_be_long() -> None:
    def last(length: int) -> str:
        text = ("word " * length)[: length - 2] + " x"
        return cut_line(text, 0, length, lexicon(), currencies_of("GH")).pieces[-1].low

    assert (last(6000), last(6001)) == ("x", "word")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Police opened 12 federal and joint cross-border investigations.", True),
        ("Police opened 12 federal and large joint cross-border investigations.", False),
    ],
)
def test_a_noun_is_shared_up_to_three_words_behind_its_adjectives(text: str, joined: bool) -> None:
    assert gives(figures_in(text), "investigations 12 cases") is joined
