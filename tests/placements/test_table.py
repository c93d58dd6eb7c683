"""The table of tiers: rows, moves, runs; narratives before lists; what a list says otherwise."""

from __future__ import annotations

import pytest

from tipqa.index.build import build_index
from tipqa.placements.model import Placed, Run, direction, runs_of
from tipqa.placements.reading import tier_table
from tipqa.placements.table import TierTable
from tipqa.qa import QA
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty
from tipqa.settings import Settings

LIST = "---\ncountry: All countries\nyear: {}\nseries: placements\nkind: digest\n---\n\n# Placements\n\nA list for a test.\n"
TEXT = (
    "---\ncountry: Chad\nyear: 2019\nseries: tip\nkind: other\n---\n\n# CHAD (Tier 3)\n\n"
    "The government trained few officials. Chad was downgraded to Tier 3.\n\n"
    "## PROTECTION\n\nThe ministry opened two shelters.\n"
)


def row(country: str, year: int, tier: Tier, certainty: Certainty = Certainty.STATED) -> Placed:
    return Placed(country, year, tier, f"{year}/placements", 0, 4, certainty=certainty)


@pytest.fixture(scope="module")
def two() -> TierTable:
    """Two editions, the first of them without Mali."""
    rows = [
        row("Chad", 2018, Tier.TIER_2),
        row("Chad", 2019, Tier.TIER_3, Certainty.DERIVED),
        row("Mali", 2019, Tier.TIER_2),
        row("Yemen", 2018, Tier.TIER_3),
        row("Yemen", 2019, Tier.SPECIAL_CASE),
    ]
    return TierTable(rows, {2019: frozenset(Tier)})


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """A list of an edition, of one before it, and a narrative that the list contradicts."""
    corpus = tmp_path_factory.mktemp("placements") / "corpus"
    files = {
        "2018/placements": LIST.format(2018) + "\n## Tier 2\n\nThe list is complete.\n\n- Chad (one source)\n- Peru\n",
        "2019/placements": LIST.format(2019) + "\n## Tier 2\n\nThe list is complete.\n\n- Chad\n- Peru (derived)\n",
        "2019/chad": TEXT,
    }
    for name, text in files.items():
        path = corpus / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build_index(corpus, corpus.parent / "index", Settings())
    import tipqa

    return tipqa.open(corpus.parent / "index")


def test_a_country_that_an_edition_does_not_place_has_not_moved(two: TierTable) -> None:
    assert {move.country: move.direction for move in two.moves(2018, 2019)} == {
        "Chad": "downgraded",
        "Yemen": "changed",
    }
    assert two.at("Mali", 2018) is None
    assert "Mali" in two
    assert "Peru" not in two


def test_a_move_is_as_sure_as_the_less_sure_of_its_ends(two: TierTable) -> None:
    assert {move.country: move.certainty for move in two.moves(2018, 2019)} == {
        "Chad": Certainty.DERIVED,
        "Yemen": Certainty.STATED,
    }


def test_rows_tell_the_change_and_whether_their_list_is_whole(two: TierTable) -> None:
    rows = {(it["country"], it["edition"]): it for it in two.to_dict()}
    assert [rows["Mali", 2019]["change"], rows["Yemen", 2019]["change"]] == ["", "changed"]
    assert [rows["Chad", 2018]["complete"], rows["Chad", 2019]["complete"]] == [False, True]
    assert rows["Chad", 2019]["certainty"] == "derived"
    assert rows["Chad", 2019]["iso2"] == "TD"


def test_a_frame_has_the_rows(two: TierTable) -> None:
    pytest.importorskip("pandas", reason="pandas is no dependency")
    frame = two.to_frame()
    assert len(frame) == len(two) == 5
    assert list(frame["tier"][frame.country == "Yemen"]) == ["Tier 3", "Special Case"]


def test_runs_break_where_an_edition_is_missing_or_the_tier_moves() -> None:
    rows = [row("Chad", year, Tier.TIER_2) for year in (2010, 2011, 2013)] + [row("Chad", 2014, Tier.TIER_3)]
    assert [(run.first, run.last, run.tier) for run in runs_of(rows)] == [
        (2010, 2011, Tier.TIER_2),
        (2013, 2013, Tier.TIER_2),
        (2014, 2014, Tier.TIER_3),
    ]
    with pytest.raises(ValueError, match="are no run"):
        Run((rows[1], rows[2]))


def test_a_special_case_is_no_tier_to_move_to() -> None:
    assert direction(Tier.TIER_3, Tier.SPECIAL_CASE) == "changed"


def test_the_narrative_wins_and_the_list_is_shown(read: QA) -> None:
    chad = tier_table(read.index, "tip").at("Chad", 2019)
    assert chad
    assert (chad.tier, chad.report, chad.listed) == (Tier.TIER_3, "2019/chad", Tier.TIER_2)
    answer = read.ask("What tier was Chad on in 2019?")
    assert answer.facts["tier"] == "Tier 3"
    assert (
        "The list of placements has Chad on Tier 2 in the 2019 edition [2]; the narrative’s own sentence is taken."
        in (answer.answer)
    )
    assert answer.citations[1].report == "2019/placements"


def test_what_is_less_sure_is_marked(read: QA) -> None:
    assert read.ask("What tier was Chad on in 2018?").answer == "**Tier 2**: Chad, 2018 edition (one source). [1]"
    answer = read.ask("What tier was Peru on in 2019?")
    assert "(derived)" in answer.answer
    assert answer.facts["tiers"][0]["certainty"] == "derived"


def test_the_table_is_read_once(read: QA) -> None:
    assert read.tiers() is read.tiers()
    assert [(it.country, it.year) for it in read.tiers()] == [
        ("Chad", 2018),
        ("Chad", 2019),
        ("Peru", 2018),
        ("Peru", 2019),
    ]
