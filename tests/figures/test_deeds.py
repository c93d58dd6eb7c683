"""Who did nothing, who gave money, who was trained and who was referred, by the verb and what stands around it."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

DEEDS = [
    # Nobody acts.
    ("No ministry has ever identified 30 victims.", "not victims_identified 30"),
    ("None of the courts convicted 12 traffickers.", "not convictions 12"),
    ("Neither the police nor the courts convicted 12 traffickers.", "not convictions 12"),
    ("The line took no calls, and no NGO identified 30 victims.", "not victims_identified 30"),
    ("No longer short of staff, police identified 30 victims.", "victims_identified 30"),
    ("No longer idle units identified 30 victims.", "victims_identified 30"),
    ("With no help from abroad, police identified 30 victims.", "victims_identified 30"),
    ("The state reported no arrests and no convictions and identified 30 victims.", "victims_identified 30"),
    # Who gave the money that was received.
    ("The agency received 40,000 euros from the European Union.", "not funding 40000"),
    ("The agency received 40,000 euros from the ministry.", "funding 40000 government"),
    ("Charities received 40,000 euros from the state budget.", "funding 40000 government"),
    ("Charities received 40,000 euros from IOM.", "funding 40000 IO"),
    ("Charities received 40,000 euros, and the state ran a shelter.", "not funding 40000"),
    ("The charity received a state subsidy of 40,000 euros.", "funding 40000 government"),
    ("The charity received a subsidy of 40,000 euros.", "not funding 40000"),
    # Who was trained.
    ("Forty inspectors attended six courses on the law.", "people_trained 40"),
    ("Forty inspectors participated in a training session.", "people_trained 40"),
    ("Forty inspectors participated in the planning of courses.", "not people_trained 40"),
    ("Forty inspectors attended a training conference.", "not people_trained 40"),
    ("Forty inspectors attended language courses.", "not people_trained 40"),
    ("Forty inspectors did not attend courses.", "not people_trained 40"),
    ("Forty women attended courses.", "not people_trained 40"),
    ("The academy held two courses attended by about 40 officers.", "people_trained 40"),
    # Who was referred.
    ("Social workers made 12 victim referrals.", "victims_referred 12"),
    ("Social workers made 12 referrals to police.", "not victims_referred 12"),
    ("Police made 12 referrals to prosecutors, and victims received care.", "not victims_referred 12"),
]


@pytest.mark.parametrize(("text", "wanted"), DEEDS)
def test_what_is_told_of_a_deed(text: str, wanted: str) -> None:
    assert gives(figures_in(text), wanted)
