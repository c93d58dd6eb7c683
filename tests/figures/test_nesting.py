"""Parts of parts: a number keeps what narrows the part that it is of."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

from tipqa.figures.measures import figure_label

SENTENCES = [
    (
        "Police identified 90 victims: 60 sex trafficking victims (41 women and 19 girls) and 30 labor trafficking victims.",
        ["victims_identified 41 part form=sex_trafficking sex=women", "victims_identified 30 part form=labor_trafficking"],
    ),
    (
        "Police identified 90 victims. The victims of forced labor were 14 men, 11 women and three girls.",
        [
            "victims_identified 14 part form=labor_trafficking sex=men",
            "victims_identified 11 part form=labor_trafficking sex=women",
            "victims_identified 3 part form=labor_trafficking age=girls",
        ],
    ),
    (
        "Police identified 90 victims. Of these, 52 were victims of forced labor. The 52 forced labor victims included 33 men.",
        ["victims_identified 33 part form=labor_trafficking sex=men"],
    ),
    (
        "Police identified 90 victims. Of these, 61 were victims of sex trafficking. "
        "Of the 61 sex trafficking victims, 40 were Togolese and 21 were Beninese.",
        ["victims_identified 40 form=sex_trafficking nationality=Togo", "victims_identified 21 nationality=Benin"],
    ),
    (
        "Police identified 90 victims. Of these, 61 were victims of sex trafficking. "
        "Of the 61 sex trafficking victims, two had been sold at a market.",
        ["not victims_identified 2"],
    ),
    (
        "Police continued nine investigations; of these, two concerned forced labor.",
        ["investigations 9 carried_over", "investigations 2 carried_over form=labor_trafficking"],
    ),
    ("Police identified 90 victims. The shelters were 14 houses.", ["not victims_identified 14"]),
    ("Police identified nine victims. The victims of forced labor were 14 men.", ["not victims_identified 14"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_a_part_of_a_part_keeps_its_restrictions(text: str, wanted: list[str]) -> None:
    figures = figures_in(text)
    assert [words for words in wanted if not gives(figures, words)] == []


def test_a_part_of_a_part_points_to_that_part() -> None:
    figures = figures_in("Police identified 90 victims: 60 sex trafficking victims (41 women) and 30 others.")
    women = next(it for it in figures if it.value.number == 41)
    assert women.total is not None
    assert figures[women.total].value.number == 60


def test_a_label_calls_people_as_reports_do() -> None:
    figures = figures_in(
        "Police identified 90 victims: 60 sex trafficking victims (41 Togolese victims) and 30 others."
    )
    labels = {it.value.number: figure_label(it) for it in figures}
    assert labels[41] == "Victims identified (Togolese, sex trafficking)"
