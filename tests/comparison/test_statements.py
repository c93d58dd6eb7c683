"""What is told of a statement that moved, and of one that is gone."""

from __future__ import annotations

import pytest

from tipqa.comparison.align import align
from tipqa.comparison.model import Change
from tipqa.comparison.similarity import similarity
from tipqa.comparison.statements import make_changes
from tipqa.reports.model import SectionKind

POLICE = "Police identified 13 victims of forced labor on building sites in the capital."
HOTLINE = "The government ran a hotline that received calls in three languages."
FISHING = "Traffickers exploit migrants from India aboard fishing vessels in coastal waters."
TRAINING = "The ministry trained 40 inspectors on the signs of debt bondage."


def changes(shelf, old, new) -> list[Change]:
    return make_changes(align(old, new, similarity(shelf, old, new)), old, new, {})


def in_sections(shelf, protection: list[str], prevention: list[str]):
    return [
        *shelf.statements(protection, SectionKind.PROTECTION),
        *shelf.statements(prevention, SectionKind.PREVENTION),
    ]


def test_a_sentence_that_stands_in_another_section_moved(shelf) -> None:
    old = in_sections(shelf, [POLICE, HOTLINE], [FISHING, TRAINING])
    new = in_sections(shelf, [POLICE], [FISHING, TRAINING, HOTLINE])
    (moved,) = [it for it in changes(shelf, old, new) if it.status != "kept"]
    assert (moved.status, moved.moved_from, moved.from_section, moved.to_section, moved.new) == (
        "moved", "protection", "protection", "prevention", HOTLINE,
    )  # fmt: skip


def test_a_reworded_sentence_names_where_it_stood(shelf) -> None:
    old = in_sections(shelf, [POLICE, HOTLINE], [FISHING, TRAINING])
    new = in_sections(shelf, [POLICE], [FISHING, TRAINING, HOTLINE.replace("three", "five")])
    (moved,) = [it for it in changes(shelf, old, new) if it.status != "kept"]
    assert (moved.status, moved.moved_from, moved.to_section) == ("reworded", "protection", "prevention")


def test_a_renamed_section_is_no_move(shelf) -> None:
    old = shelf.statements([POLICE, HOTLINE, FISHING], SectionKind.PROTECTION)
    new = shelf.statements([POLICE, HOTLINE, FISHING], SectionKind.PREVENTION)
    assert {it.status for it in changes(shelf, old, new)} == {"kept"}


def test_what_is_gone_names_the_nearest_sentence(shelf) -> None:
    old = shelf.statements([POLICE, TRAINING, FISHING])
    new = shelf.statements([POLICE, FISHING])
    (gone,) = [it for it in changes(shelf, old, new) if it.status == "dropped"]
    assert gone.old == TRAINING
    assert gone.nearest in (POLICE, FISHING)
    assert gone.similarity < 0.5
    assert not gone.unsure


@pytest.mark.parametrize("elsewhere", [HOTLINE, FISHING])
def test_what_may_still_be_there_is_not_called_gone_for_sure(shelf, elsewhere: str) -> None:
    old = shelf.statements(
        [POLICE, elsewhere, "Border guards interviewed 5,870 travelers and turned back 214 children."]
    )
    new = shelf.statements([POLICE, elsewhere, "Volunteers at 12 crossings interviewed travelers and helped children."])
    gone = [it for it in changes(shelf, old, new) if it.status == "dropped"]
    assert all(it.unsure == (it.similarity >= 0.5) for it in gone)
