"""How far a reading looks: what stands so near to a number tells of it, one word further it does not."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

REACHES = [  # near enough, what that tells, one word more, what is told then
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
        "The court did not at first try, convict 12 traffickers.",
        "maybe convictions 12",
        "The court did not at first so try, convict 12 traffickers.",
        "convictions 12",
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
