"""What an earlier number is of, by the words behind it, and how a currency is named."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

EARLIER = [
    ("Courts convicted 40 traffickers and tried 50, compared with 12 traffickers in 2022 convicted.", 40),
    ("Courts convicted 40 traffickers and tried 50, compared with 12 traffickers in 2022, convicted or not.", 50),
]
FORMS = [
    ("12 of then so called and old forced labor in 2022", "20 was=12@2022"),
    ("12 in 2022, when forced labor was not yet a crime", "not 20 was=12@2022"),
]
MONEY = [
    ("12,000 Old New Great Ghana Cedis", "12000 GHS"),
    ("12,000 Surinese dollars", "12000 SRD"),
    ("12,000 Surifolk dollars", "not 12000 SRD"),
]


@pytest.mark.parametrize(("text", "now"), EARLIER)
def test_a_participle_near_the_noun_tells_what_was_counted_before(text: str, now: int) -> None:
    assert gives(figures_in(text), f"{now} was=12@2022")


@pytest.mark.parametrize(("then", "wanted"), FORMS)
def test_the_form_up_to_the_comma_tells_which_number_is_compared(then: str, wanted: str) -> None:
    text = f"Police identified 40 victims of sex trafficking and 20 victims of forced labor, compared with {then}."
    assert gives(figures_in(text), wanted)


@pytest.mark.parametrize(("sum_of", "wanted"), MONEY)
def test_a_currency_by_its_words(sum_of: str, wanted: str) -> None:
    assert gives(figures_in(f"The state spent {sum_of} on shelters."), wanted)
