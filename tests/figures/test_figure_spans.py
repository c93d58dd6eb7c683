"""What holds of every figure of any text: exact spans, totals that exist and are not exceeded."""

from __future__ import annotations

from figure_reading import figures_in, report_of
from hypothesis import given, settings
from hypothesis import strategies as st

from tipqa.figures.model import Precision

_WORDS = st.sampled_from(
    "the government police NGOs identified convicted prosecuted reported did not any no 12 nine 1,204 40 2022 2023 in of "
    "these which whom including compared with to from and , ; ( ) — : . victims traffickers cases officials children "
    "women sex trafficking forced labor euros $3 million received shelter to for training calls hotline previous year "
    "reporting period increase decrease respectively all both other remaining were was had been under Article 149".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=60))
def test_the_words_of_a_number_stand_in_the_text_and_a_part_points_to_its_total(words: list[str]) -> None:
    text = " ".join(words)
    figures = figures_in(text)
    for figure in figures:
        assert text[figure.at[0] : figure.at[1]] == figure.value.text
        assert figure.words in text
        if figure.total is not None and figure.is_certain:
            whole, part = figures[figure.total].value.number, figure.value.number
            assert whole is not None
            assert part is not None
            assert part <= whole


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    if text.strip():
        for figure in figures_in(text):
            assert figure.value.precision is not Precision.NONE or figure.value.number == 0


def test_a_report_keeps_its_figures_in_text_order() -> None:
    text = (
        "Police identified 12 victims (three in 2022), referred nine, and arrested 30 suspects. Courts convicted two."
    )
    starts = [figure.at[0] for figure in figures_in(text)]
    assert starts == sorted(starts)
    assert report_of(text).text == text


def test_a_comparison_that_breaks_off_is_read_to_its_end() -> None:
    (figure,) = figures_in("Police identified 12 victims, a decrease from")
    assert figure.earlier == ()
