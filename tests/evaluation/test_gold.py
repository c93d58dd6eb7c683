from aland import Library, ask

from tipqa.evaluation.gold import covers, find_quote, meets, overlap, place, verify
from tipqa.evaluation.questions import Gold
from tipqa.reports.model import Report, Section, SectionKind, Tier


def test_a_quote_is_found_wherever_it_stands_whatever_its_typography() -> None:
    text = "The Lord’s Army – strong. the  lord's army - STRONG."
    assert find_quote("Lord's Army - strong", text) == ((4, 24), (31, 51))
    assert find_quote("Lord's Navy", text) == ()


def test_verify_names_the_quotes_that_do_not_stand() -> None:
    good = ask(("2024/aland", "convicted 12 traffickers"), id="good")
    bad = ask(("2024/aland", "convicted 13 traffickers"), ("2020/aland", "x"), id="bad")
    assert verify([good, bad], Library()) == [
        "bad: 2024/aland does not hold 'convicted 13 traffickers'",
        "bad: there is no report 2020/aland",
    ]


def test_verify_names_a_tier_that_no_gold_report_states() -> None:
    gold = (("2024/aland", "fell to Tier 2 Watch List"), ("2023/aland", "was on Tier 2"))
    change = {"from": "Tier 2", "to": "Tier 2 Watch List", "direction": "downgraded"}
    assert verify([ask(*gold, expected=change), ask(*gold, expected={"tiers": {"2023": "Tier 2"}})], Library()) == []
    wrong = [{"tier": "Tier 4"}, {"tiers": {"2024": "Tier 3"}}, change | {"to": "Tier 1"}]
    assert verify([ask(*gold, id=f"q{n}", expected=it) for n, it in enumerate(wrong)], Library()) == [
        "q0: no gold report states 'Tier 4'",
        "q1: no gold report states 'Tier 3'",
        "q2: no gold report states 'Tier 1'",
    ]


def test_a_tier_may_stand_in_the_heading_above_the_gold_or_beside_the_text() -> None:
    text = "Tier 3\n\nBland, Aland"

    class Listing(Library):
        def report(self, id: str, /) -> Report:
            part = Section(SectionKind.OTHER, "Tier 3", 8, len(text))
            return Report(id, "Bland", "", 2024, "placements", "digest", "", text, (part,), tier=Tier.TIER_1)

    for tier, problems in (("Tier 3", 0), ("Tier 1", 0), ("Tier 2", 1)):
        question = ask(("2024/placements", "Bland, Aland"), expected={"tier": tier})
        assert len(verify([question], Listing())) == problems


def test_a_place_holds_the_spans() -> None:
    assert place(Gold("2024/bland", "Bland"), Library()).spans == ((0, 5),)


def test_spans_meet_when_they_share_half_of_the_shorter() -> None:
    assert overlap((0, 10), (5, 30)) == 5
    assert meets((0, 10), (5, 30))
    assert not meets((0, 10), (6, 30))
    assert not meets((3, 3), (0, 9))


def test_two_spans_may_cover_a_third_but_for_the_gap_between_words() -> None:
    text = "one two. three"
    assert covers([(0, 7), (9, 14)], (0, 14), text)
    assert not covers([(0, 7)], (0, 14), text)
