"""Kinds of sentences in which a number is easily taken for another: each with a sentence of our own."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

from tipqa.figures.asked import figure_asked
from tipqa.figures.best import Told, best_figure, fits

_PAIRED = "The government identified 60 victims. Of these, {} in 2022)."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The numbers of a bracket go each to the figure of the same.
        (_PAIRED.format("25 were adults and 35 were children (30 adults and 18 children"), "25 was=30@2022"),
        (_PAIRED.format("25 were adults and 35 were children (30 adults and 18 children"), "35 was=18@2022"),
        (_PAIRED.format("45 were female and 15 were male (40 females and eight males"), "15 was=8@2022"),
        (
            "The academy trained 90 police officers and 30 judges, compared with 70 police officers and 12 judges in 2022.",
            "30 was=12@2022 role=judges",
        ),
        (
            "The government identified 40 potential victims and NGOs identified nine (NGOs identified 14 potential victims "
            "and the government identified 52 potential victims in 2022).",
            "40 government was=52@2022",
        ),
        # A bracket that opens with its year is of that year.
        (
            "The government identified 26 victims. Of these, 19 were Kenyan and one was Somali (in 2022, 11 were Kenyan and two "
            "were Somali).",
            "not 2 2023",
        ),
        # Training that people lack is no count of trainings that were held.
        ("Girls lived in homes whose staff had no training on trafficking.", "not trainings"),
        ("Judges did not receive any training on the law.", "not trainings"),
        ("The academy held no trainings.", "trainings 0"),
        # The noun that two numbers share stands behind the second, or nowhere.
        (
            "The government identified 20 sex trafficking and 13 labor trafficking victims.",
            "victims_identified 20 form=sex_trafficking",
        ),
        (
            "Police opened nine sex trafficking, six forced labor, and two forced begging cases.",
            "investigations 9 cases",
        ),
        (
            "Police opened nine sex trafficking, six forced labor, and two forced begging cases.",
            "investigations 6 cases",
        ),
        (
            "The government identified 33 victims (20 sex trafficking and 13 labor trafficking).",
            "20 part form=sex_trafficking",
        ),
        (
            "The government identified 20 sex trafficking and 13 labor trafficking victims, compared with seven sex trafficking "
            "and nine labor trafficking victims in 2022.",
            "20 was=7@2022",
        ),
        # A sum in a comparison is compared with none of the shares.
        (
            "The government identified 20 sex trafficking and 13 labor trafficking victims, compared with 40 victims in 2022.",
            "not 13 was=40@2022",
        ),
        (
            "The government identified 20 sex trafficking and 13 labor trafficking victims, compared with seven and nine in 2022.",
            "13 was=9@2022",
        ),
        # What others tell of nobody in particular is not the government's.
        ("An NGO reported that 40 victims were identified.", "maybe victims_identified 40 NGO"),
        (
            "An international organization reported more than 100,000 migrants returned home.",
            "maybe victims_repatriated IO",
        ),
        ("According to an NGO, 40 victims received shelter.", "maybe victims_sheltered 40 NGO"),
        ("According to the government, 40 victims received shelter.", "victims_sheltered 40 government"),
        ("The ministry reported that 40 victims were identified.", "victims_identified 40 government"),
        ("NGOs reported that the government identified 40 victims.", "victims_identified 40 government"),
        # One event is not the year.
        ("In the largest case, courts convicted five traffickers.", "convictions 5 case=one"),
        ("One raid led to the arrest of 15 suspects.", "suspects 15 case=one"),
        ("At least one case, which included the arrest of 10 suspects, involved a gang.", "suspects 10 case=one"),
        ("Police identified 30 victims in a joint operation with Interpol.", "victims_identified 30 case=one"),
        ("Courts convicted two traffickers involved in a 2016 investigation.", "not convictions 2 case=one"),
        ("An investigation unit arrested 12 suspects.", "not suspects 12 case=one"),
        ("Police identified 30 victims in four operations.", "not victims_identified 30 case=one"),
        # Who is registered as something is no case.
        ("Courts convicted four defendants; one was registered as a sex offender.", "not investigations 1"),
        # A clause that opens with those counted before ends where the next number begins, with a comma or without.
        ("The government identified 40 victims. Of those identified 12 were children.", "victims_identified 12 part"),
        ("Police arrested 40 suspects. Among those arrested 12 were officials.", "suspects 12 part"),
        # Of two that may both be meant, neither is.
        (
            "The government identified nine victims, compared with 11 victims and 20 suspected victims in 2022.",
            "not 9 was=11@2022",
        ),
        (
            "The government identified nine victims, compared with 11 victims and 20 suspected victims in 2022.",
            "not 9 was=20@2022",
        ),
        # What is compared anew is no part of the comparison before it.
        (
            "Authorities reported 31 prosecutions in 2023, compared with 20 prosecutions in 2022, and 12 convictions, "
            "compared with seven convictions in 2022.",
            "convictions 12 2023 was=7@2022",
        ),
        (
            "Prosecutors charged nine cases, compared with four prosecutions and six sex traffickers convicted in 2022.",
            "prosecutions 9 was=4@2022",
        ),
        # What stands behind a bracket narrows too.
        ("The state charged five defendants (in 10 cases) with forced labor.", "prosecutions 5 form=labor_trafficking"),
        ("The government allocated 90,000 euros ($97,000) for shelters.", "funding 90000 purpose=shelters"),
        # What is left open is not done, and tells nothing of what it speaks of.
        ("The government did not report if it continued to investigate the 78 cases.", "not investigations 78"),
        ("The government did not report the results of those investigations.", "not investigations NR"),
        ("The government did not report whether any calls led to investigations.", "not hotline_calls NR"),
        ("The government did not report how these trainings were funded.", "not trainings NR"),
        ("Victims stayed even where police did not pursue a case.", "not investigations 0"),
        # Child soldiers are no officials.
        (
            "The government did not report convicting any traffickers or groups that recruited child soldiers.",
            "not officials_convicted NR",
        ),
        # Articles with letters, deeds in other words, and who is no staff.
        ("Courts upheld 34 convictions under Articles 18a and 253.", "not convictions 253"),
        ("Courts upheld 34 convictions under Articles 18a and 253.", "convictions 34 on_appeal"),
        ("Prosecutors reported obtaining convictions for 12 traffickers.", "convictions 12 persons"),
        ("Some 40 officials took part in a workshop on trafficking.", "people_trained 40 about"),
        ("The ministry provided trainings to 635 children.", "not people_trained 635"),
        ("Authorities prosecuted 90 persons in federal and state cases.", "prosecutions 90 persons whole"),
        # Who is paid, what was going on, and what is told of some alone.
        ("The court ordered two men to pay each of their victims 8,000 euros.", "compensation 8000"),
        ("The ministry paid via its victims support fund 8,000 euros for shelters.", "not compensation 8000"),
        ("The government did not report any investigations into those conditions.", "not investigations NR"),
        ("The Red Cross did not identify any victims.", "victims_identified 0 NGO"),
        # An undated figure is not surely of last year where it is compared with long before.
        ("Police referred 40 victims, compared with 12 in 2020.", "not victims_referred 40"),
    ],
)
def test_what_is_read(text: str, wanted: str) -> None:
    assert (
        gives(figures_in(text), wanted)
        if not wanted[0].isdigit()
        else any(gives((it,), f"{it.measure} {wanted}") for it in figures_in(text))
    )


def test_both_levels_of_courts_are_the_whole() -> None:
    (figure,) = figures_in("Authorities prosecuted 90 persons in federal and state cases.")
    assert figure.is_total
    assert not figure.counted


def test_staff_counted_together_are_not_one_kind_of_them() -> None:
    told = [
        Told("2024/ghana", "Ghana", 2024, it) for it in figures_in("The state trained 870 police officers and judges.")
    ]
    one, both = (
        figure_asked(f"How many {who} were trained?") for who in ("police officers", "police officers and judges")
    )
    assert one is not None
    assert both is not None
    assert [fits(one, it.figure) for it in told] == [False]
    best = best_figure(one, told)
    assert best is not None
    assert not best.stated


def test_a_group_of_victims_counted_by_one_body_is_not_surely_all() -> None:
    (inspectors,) = figures_in("Labor inspectors identified nine victims of forced labor.")
    asked, theirs = (
        figure_asked(f"How many forced labor victims did {who} identify?") for who in ("Ghana", "labor inspectors")
    )
    assert asked is not None
    assert theirs is not None
    assert not fits(asked, inspectors)
    assert fits(theirs, inspectors)


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("How much did the government spend on victim care?", {"purpose=victim services"}),
        ("How much money went to shelters?", {"purpose=shelters"}),
        ("How much was budgeted for the national action plan?", {"purpose=action plan"}),
        ("How many victims received victim services?", set()),
    ],
)
def test_a_purpose_is_asked_of_money_alone(question: str, counted: set[str]) -> None:
    found = figure_asked(question)
    assert found is not None
    assert {it for it in found.counted if it.startswith("purpose=")} == counted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Courts did not open any investigations or complete any prosecutions.", "not prosecutions 0"),
        ("Courts did not open any investigations or complete any prosecutions.", "investigations 0"),
        ("No trials were concluded.", "not prosecutions 0"),
        ("The government did not bring any prosecutions.", "prosecutions 0"),
        ("No prosecutions were reported.", "prosecutions 0"),
    ],
)
def test_what_was_not_ended_may_have_been(text: str, wanted: str) -> None:
    assert gives(figures_in(text), wanted)


@pytest.mark.parametrize(
    ("text", "number", "years"),
    [
        (
            "Police did more compared to the time reported before, opening 65 investigations from July 2022 to June 2023.",
            65,
            (2022, 2023),
        ),
        ("Police opened 65 investigations between July 2022 and June 2023.", 65, (2022, 2023)),
        ("Police made greater efforts compared to 2022, arresting 40 suspects in 2023.", 40, (2023, 2023)),
    ],
)
def test_a_deed_after_a_comparison_without_a_number_has_its_own_time(
    text: str, number: int, years: tuple[int, int]
) -> None:
    figure = next(it for it in figures_in(text) if it.value.number == number)
    assert (figure.period.first, figure.period.last) == years
    assert not figure.earlier
