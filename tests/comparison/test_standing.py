"""Since which edition a statement stands."""

from __future__ import annotations

import pytest

from tipqa.comparison.render.tables import standing_lines
from tipqa.comparison.standing import standing
from tipqa.errors import NotFoundError
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.settings import Settings

HEAD = '---\ntitle: "Ghana {year}"\ncountry: Ghana\nyear: {year}\nseries: hrr\nkind: official\n---\n\n## Press\n\n'
TEXTS = {
    2020: "Editors printed what they wished. Rains delayed the harvest of yams.",
    2021: "Rains delayed the harvest of yams. Police held 12 reporters at the port of Tema. Editors printed what they wished.",
    2022: "Police held 12 reporters at the port of Tema. Editors printed what they wished.",
    2023: "Editors printed what they wished. Police held seven reporters at the port of Tema.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("standing")
    for year, text in TEXTS.items():
        path = folder / "corpus" / str(year) / "ghana.md"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD.format(year=year) + text + "\n", encoding="utf-8")
    build_index(folder / "corpus", folder / "index", Settings())
    return Index.open(folder / "index", Settings())


def test_a_statement_is_followed_back_to_its_first_edition(index: Index) -> None:
    found = standing(index, "Ghana", "reporters held at Tema")
    assert (found.since, found.open) == (2021, False)
    assert [(it.year, it.same, it.finding) for it in found.wordings] == [
        (2023, False, "12 → seven"),
        (2022, True, ""),
        (2021, False, ""),
    ]
    assert all(it.citation.quote == it.text for it in found.wordings)
    lines = list(standing_lines(found))
    assert lines[0] == "Ghana, 2023: stands since 2021"
    assert "2022  in the same words" in lines


def test_what_stands_in_the_first_edition_held_may_be_older(index: Index) -> None:
    found = standing(index, "Ghana", "Editors printed what they wished.")
    assert (found.since, found.open) == (2020, True)
    assert "at least since 2020" in next(standing_lines(found))


def test_words_that_no_statement_holds_are_named(index: Index) -> None:
    with pytest.raises(NotFoundError, match="no statement of the 2023 edition on Ghana holds 'yams'"):
        standing(index, "Ghana", "yams")
