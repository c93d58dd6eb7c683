"""Figures read out of whole sentences, each as a statement with its measure, unit, actor, period and status."""

from __future__ import annotations

import pytest
from figure_reading import figures_in, gives

SENTENCES = [
    (
        "The ministry did not report the sentences or the towns in which traffickers were convicted.",
        ["sentences NR", "not convictions NR"],
    ),
    (
        "Under section 12, courts convicted nine traffickers and prosecuted 30. Courts convicted 14 traffickers in all.",
        ["convictions 9 law=section_12", "prosecutions 30 law=section_12", "convictions 14", "not convictions 14 law=section_12"],
    ),
    (
        "The center served all 90 victims: 60 stayed in its shelter, 20 were referred to charities, and ten received advice.",
        ["victims_referred 20 part", "not victims_referred 20 whole"],
    ),
    (
        "An international organization assisted 340 Syrians at risk of trafficking, of whom 22 were confirmed as victims.",
        ["victims_identified 22 IO nationality=Syria"],
    ),
    (
        "Police identified 40 potential victims, compared with 30 in 2022, and referred 31 to social services.",
        ["victims_referred 31 standing=potential"],
    ),
    (
        "The court reported concluding 40 cases, culminating in 56 convictions (61 in 2022); this included nine convictions for forced labor.",
        ["convictions 56 was=61@2022", "convictions 9 part form=labor_trafficking"],
    ),
    (
        "The ministry identified three confirmed and 40 potential victims, compared with 51 in 2022.",
        ["not victims_identified 3", "maybe victims_identified 3"],
    ),
    (
        "It reported identifying 70 trafficking (40 labor, 20 sex trafficking, and the remainder unspecified) victims in 2023.",
        ["victims_identified 70 2023", "not victims_identified 70 form=sex_trafficking"],
    ),
    (
        "The ministry did not report if that number was included in the total number of victims that the center identified.",
        ["not victims_identified NR"],
    ),
    (
        "Authorities initiated prosecutions of 31 suspects—29 for sex trafficking and two for forced labor—in 18 cases.",
        ["prosecutions 31 persons", "prosecutions 18 cases"],
    ),
    (
        "Police internal affairs opened disciplinary proceedings against nine officers.",
        ["not officials_prosecuted 9"],
    ),
    (
        "Forty victims testified, and 11 of them received protection.",
        ["not victims_assisted 11", "maybe victims_assisted 11"],
    ),
    (
        "It allocated 12,000 cedis to the fund and disbursed 7,000 cedis, compared with allocating 9,000 cedis and disbursing 4,000 cedis in 2022.",
        ["funding 12000 was=9000@2022", "funding 7000 was=4000@2022"],
    ),
    (
        "In 2023, police identified 74 victims and prosecutors identified 51. These figures compared with 90 and 66 victims, respectively, in 2022.",
        ["victims_identified 74 was=90@2022", "victims_identified 51 was=66@2022"],
    ),
    (
        "In 2023, police investigated 41 cases involving 60 suspects, compared with 33 cases in 2022 and 28 in 2021.",
        ["investigations 41 cases 2023 was=33@2022 was=28@2021", "investigations 60 persons"],
    ),
    (
        "Courts convicted 14 traffickers (nine for sex trafficking and five for forced labor), a decrease from 20 in 2022.",
        ["convictions 14 whole was=20@2022", "convictions 9 part form=sex_trafficking", "convictions 5 part"],
    ),
    (
        "The ministry identified 83 victims. Of these, 50 were women and 33 were children; 61 were exploited on farms.",
        ["victims_identified 83 whole", "victims_identified 50 part sex=women", "victims_identified 33 part", "victims_identified 61 part"],
    ),
    (
        "Police identified 83 victims. It referred 83 victims to care. Of the 83 victims identified, 50 were children.",
        ["victims_identified 50 part"],
    ),
    (
        "The government investigated seven officials for complicity; it prosecuted four and convicted two.",
        ["officials_investigated 7", "officials_prosecuted 4", "officials_convicted 2"],
    ),
    (
        "NGOs reported assisting 120 victims, and the government referred 33 of the 46 victims it identified to care.",
        ["victims_assisted 120 NGO", "victims_referred 33 government"],
    ),
    (
        "The government did not report any investigations, prosecutions, or convictions of complicit officials.",
        ["officials_investigated NR", "officials_prosecuted NR", "officials_convicted NR", "not investigations NR"],
    ),
    ("The government did not convict any traffickers (four in 2022).", ["convictions 0 none was=4@2022"]),
    (
        "Courts sentenced a man for exploiting two girls and continued prosecutions of 31 defendants from earlier years.",
        ["prosecutions 31 carried_over", "not convictions 2", "not sentences 2"],
    ),
    (
        "Under Article 171 and Law No. 8 of 2010, police opened 16 investigations in two of the 10 regions.",
        ["investigations 16 2023", "not investigations 171", "not investigations 10"],
    ),
    (
        "While NGOs ran another 12 shelters and cared for 90 victims, the ministry housed 31.",
        ["victims_assisted 90 NGO", "victims_sheltered 31 government"],
    ),
    (
        "Courts acquitted nine defendants, upheld three convictions, and dismissed 12 cases.",
        ["convictions 3 on_appeal", "not convictions 9", "not prosecutions 12"],
    ),
    (
        "The center served 240 victims, 31 fewer than in 2022, and a branch opened in January 2024.",
        ["victims_assisted 240 2023", "not victims_assisted 31"],
    ),
    (
        "Inspectors made 5,400 inspections, compared with 6,100 in 2022, and referred seven victims to shelters.",
        ["victims_referred 7 2023", "not victims_referred was=6100@2022"],
    ),
    (
        "Authorities investigated 25 officials, including 15 border guards, and prosecuted six of them (14 and five, respectively, in 2022).",
        ["officials_investigated 25 whole was=14@2022", "officials_prosecuted 6 was=5@2022", "officials_investigated 15 part"],
    ),
    (
        "In one case, a court sentenced three men for forcing 16 boys to beg.",
        ["sentences 3 case=one", "not victims_identified 16", "not convictions 16"],
    ),
    (
        "Unlike in the previous year, the ministry did not report how many victims it identified, referred, or assisted.",
        ["victims_identified NR 2023", "victims_referred NR 2023", "victims_assisted NR 2023"],
    ),
    (
        "The government increased its anti-trafficking budget from 20,000 euros in 2022 to 35,000 euros in 2023.",
        ["funding 35000 2023 was=20000@2022", "not funding 20000"],
    ),
    (
        "The government granted victim status to 83 people, including 24 women; 79 were nationals, and eight were children.",
        ["victims_identified 83 whole", "victims_identified 24 part sex=women", "victims_identified 8 part age=children"],
    ),
    (
        "Police identified 352 victims, of whom 298 were referred to shelters, compared with 263 victims identified in 2022 (278 in 2021).",
        ["victims_identified 352 was=263@2022 was=278@2021", "victims_referred 298", "not victims_referred was=278@2021"],
    ),
    (
        "The line received 1,655 calls, of which 264 concerned trafficking; police opened 58 investigations on the basis of these calls.",
        ["hotline_calls 1655 whole", "hotline_calls 264 part", "investigations 58"],
    ),
    (
        "Police detained 40 farm owners and 12 brokers; prosecutors charged nine managers with labor trafficking.",
        ["suspects 40 persons", "suspects 12 persons", "prosecutions 9 persons"],
    ),
    (
        "The law allows for one child in three to be heard at age 12, and 24-hour lines serve 30 districts.",
        ["not victims_assisted 30", "not victims_identified 1", "not victims_assisted 12"],
    ),
    (
        "NAPA, with support from an NGO, trained 310 camp managers; international organizations trained 156 judges.",
        ["people_trained 310 government", "people_trained 156 IO role=judges"],
    ),
    (
        "As in the previous year, the government did not prosecute any traffickers, and it has never convicted a complicit official.",
        ["prosecutions 0 2023", "officials_convicted 0 2023"],
    ),
    (
        "Since 2019, courts have convicted 40 traffickers.",
        ["convictions 40 sentence", "not convictions 40 edition"],
    ),
    (
        "Six prison sentences were upheld, two were suspended, and one was replaced with a fine.",
        ["not convictions 2", "not prosecutions 2", "not prosecutions 1"],
    ),
    (
        "An aid group with 30 members that assisted 12 victims closed; the government could assist up to 200 victims a year.",
        ["victims_assisted 12", "not victims_assisted 200"],
    ),
    (
        "The line received 1,912 calls; on the basis of these calls, police opened 64 investigations.",
        ["hotline_calls 1912 whole", "investigations 64 source=hotline"],
    ),
    (
        "The ministry provided services to 1,460 victims and legal assistance to 39 of them.",
        ["victims_assisted 1460 whole"],
    ),
    ("Twenty-six victims received psychological counseling.", ["victims_assisted 26 service=psychological_counseling"]),
    ("The ministry's one-stop center served 240 victims.", ["victims_assisted 240 by=one-stop_center"]),
    (
        "Police arrested 16 persons for buying sex; courts convicted three of them.",
        ["convictions 3 other=of_persons"],
    ),
    (
        "In a compound searched in August 2023, police found 600 workers; prosecutors charged 14 suspects.",
        ["prosecutions 14 case=one"],
    ),
    (
        "The state investigated two cases involving police officers and opened an inquiry into three judges.",
        ["officials_investigated 2 cases", "not investigations 2"],
    ),
    (
        "Police investigated 80 suspects. Of these, 22 were investigated for child trafficking (22 in 2022) and 58 for adult trafficking (47 in 2022).",
        ["investigations 22 was=22@2022", "investigations 58 was=47@2022"],
    ),
    (
        "The government did not prosecute any officials, compared with three in 2022, and did not convict any, compared with one.",
        ["officials_prosecuted 0 was=3@2022", "officials_convicted 0 was=1@2022"],
    ),
    (
        "The municipality and an NGO assisted 31 victims; NGO-run shelters assisted 71 and the state-run shelter assisted 30.",
        ["victims_assisted 31 unclear", "victims_assisted 71 NGO", "victims_assisted 30 government"],
    ),
    (
        "The ministry did not report whether inspectors identified any victims or how many convictions were final.",
        ["victims_identified NR", "not victims_identified 0", "not convictions NR"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_a_sentence_gives_its_figures(text: str, wanted: list[str]) -> None:
    figures = figures_in(text)
    assert [words for words in wanted if not gives(figures, words)] == []


def test_a_part_points_to_its_total_and_does_not_exceed_it() -> None:
    figures = figures_in("Police identified 40 victims. Of these, 15 were children.")
    part = next(it for it in figures if it.value.number == 15)
    assert part.total is not None
    assert figures[part.total].value.number == 40
    assert not gives(figures_in("Police identified 4 victims. Of these, 15 were children."), "victims_identified 15")


def test_a_series_without_a_reading_of_its_own_gives_no_figures() -> None:
    assert figures_in("Police identified 40 victims.", series="hrr") == ()


def test_the_period_is_the_year_before_the_edition_unless_the_text_says_another() -> None:
    assert gives(figures_in("Police identified 40 victims.", year=2018), "victims_identified 40 2017 edition")
    assert gives(figures_in("Police identified 40 victims, up from 30 in 2016.", year=2018), "40 2017 earlier_value")
    assert gives(figures_in("In 2016, police identified 40 victims.", year=2018), "40 2016 sentence")


def test_the_second_sum_in_brackets_is_the_same_money() -> None:
    figures = figures_in("The government allocated 11 million soles ($3.4 million) to shelters.", iso2="PE")
    assert [(it.measure, it.value.number, it.value.currency) for it in figures] == [("funding", 11e6, "PEN")]


def test_what_was_not_done_is_told_of_each_deed_of_a_list() -> None:
    found = figures_in("No officer was investigated, prosecuted or convicted for complicity in trafficking.")
    told = {(it.measure, it.value.number) for it in found}
    assert {("officials_prosecuted", 0.0), ("officials_convicted", 0.0)} <= told
