"""Write `tiers.jsonl`: questions on the tiers of all editions, out of `corpus/facts/placements.csv`.

    python evals/make_tier_questions.py           # write the set
    python evals/make_tier_questions.py --check   # fail where the set is not what the table gives

Countries and editions are drawn with a fixed seed. What is right is worked out here from the table alone, with none of tipqa's
code; the gold quotes are the items of `corpus/<edition>/placements.md`, so only countries without a narrative in that edition
are asked for one by one.
"""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
SET = HERE / "tiers.jsonl"
TIERS = ("Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3")
RANK = {"Tier 1": 4, "Tier 2": 3, "Tier 2 Watch List": 2, "Tier 3": 1}
EACH = 34  # questions of a kind
WHOLE = range(2015, 2026)  # editions whose lists are complete

ONE = (
    "What tier was {c} on in {y}?",
    "{c} tier {y}",
    "In which tier did the {y} report put {c}?",
    "Where did {c} stand in the {y} TIP report?",
    "tip {y} ranking of {c}",
    "How was {c} ranked in the {y} edition?",
    "Which tier did the State Department give {c} in {y}?",
)
CHANGE = (
    "How did the tier of {c} change between {a} and {b}?",
    "Did {c} move between the {a} and the {b} report, and from which tier to which?",
    "{c}: tier {a} vs {b}",
    "Compare the tier of {c} in {a} with {b}",
    "From what tier to what tier did {c} go between {a} and {b}?",
)
ROW = (
    "How many years in a row was {c} on {t}?",
    "What is the longest {c} has spent on {t} in a row?",
    "For how many consecutive editions was {c} on {t}?",
)
LIST = (
    "Which countries were on {t} in {y}?",
    "{t} countries {y}",
    "List the {t} countries of the {y} edition",
    "Who was on {t} in the {y} report?",
)
MOVED = (
    "Which countries were {m} in {y}?",
    "Who was {m} in the {y} edition?",
    "countries {m} {y}",
)
COUNT = (
    "How many countries were on {t} in {y}?",
    "Number of {t} countries in the {y} report?",
    "How many {t} countries did the {y} edition have?",
)
NEVER = (
    "What tier was {c} on in {y}?",
    "{c} tier {y}",
    "In which tier did the {y} report put {c}?",
)

Table = dict[str, dict[int, dict[str, str]]]  # country → edition → row


def table() -> Table:
    """The rows of `placements.csv` by country and edition."""
    found: defaultdict[str, dict[int, dict[str, str]]] = defaultdict(dict)
    with (CORPUS / "facts" / "placements.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["country"]][int(row["edition"])] = row
    return dict(found)


def narratives() -> set[tuple[str, int]]:
    """Slug and edition of the narratives of the corpus."""
    return {(path.stem, int(path.parent.name)) for path in CORPUS.glob("[0-9]*/*.md")}


def item(row: dict[str, str]) -> dict[str, str]:
    """The gold of one placement: its item in the edition's list."""
    note = {"stated": "", "one-source": "one source", "derived": "derived"}[row["certainty"]]
    shared = row["country"] in ("Serbia", "Montenegro") and 2003 <= int(row["edition"]) <= 2006
    notes = "; ".join(filter(None, [note, "as Serbia and Montenegro" if shared else ""]))
    return {"report": f"{row['edition']}/placements", "quote": row["country"] + (f" ({notes})" if notes else "")}


def direction(old: str, new: str) -> str:
    if old == new:
        return "unchanged"
    if old not in RANK or new not in RANK:
        return "changed"
    return "upgraded" if RANK[new] > RANK[old] else "downgraded"


def longest(rows: dict[int, dict[str, str]], tier: str) -> list[int]:
    """The longest run of editions in a row on a tier, the latest of several."""
    best: list[int] = []
    run: list[int] = []
    for year in sorted(rows):
        if rows[year]["tier"] != tier:
            run = []
            continue
        run = [*run, year] if run and run[-1] == year - 1 else [year]
        best = list(run) if len(run) >= len(best) else best
    return best


class Draws:
    """Draws of countries and editions, the same at every call."""

    def __init__(self, rows: Table) -> None:
        told = narratives()
        self.rows = rows
        self.random = random.Random(2001)
        self.single = [
            (country, year)
            for country, own in sorted(rows.items())
            for year in sorted(own)
            if (slug(country), year) not in told
        ]

    def one(self) -> tuple[str, int]:
        return self.random.choice(self.single)

    def pair(self) -> tuple[str, int, int]:
        """A country placed in two editions, half of the time on different tiers."""
        while True:
            country, last = self.one()
            years = [year for year in self.rows[country] if year < last and (country, year) in self.single]
            if not years:
                continue
            first = self.random.choice(years)
            moved = self.rows[country][first]["tier"] != self.rows[country][last]["tier"]
            if moved or self.random.random() < 0.3:
                return country, first, last


def slug(country: str) -> str:
    return country.lower().replace(" ", "-").replace("'", "").replace("ü", "u")


def tier_questions(draws: Draws) -> Iterator[dict[str, Any]]:
    for at in range(EACH):
        country, year = draws.one()
        row = draws.rows[country][year]
        yield ask("tier", ONE[at % len(ONE)].format(c=country, y=year), [item(row)], {"tier": row["tier"]}, country)


def change_questions(draws: Draws) -> Iterator[dict[str, Any]]:
    for at in range(EACH):
        country, first, last = draws.pair()
        old, new = draws.rows[country][first], draws.rows[country][last]
        ends = {"from": old["tier"], "to": new["tier"], "direction": direction(old["tier"], new["tier"])}
        question = CHANGE[at % len(CHANGE)].format(c=country, a=first, b=last)
        yield ask("tier_change", question, [item(old), item(new)], ends, country)


def streak_questions(draws: Draws) -> Iterator[dict[str, Any]]:
    for at in range(EACH):
        run: list[int] = []
        while not run:
            country, year = draws.one()
            tier = draws.rows[country][year]["tier"]
            run = longest(draws.rows[country], tier) if tier in TIERS else []
        question = ROW[at % len(ROW)].format(c=country, t=tier)
        gold = [item(draws.rows[country][run[0]])]
        said = f"{len(run)} edition{'s' if len(run) > 1 else ''} in a row"
        yield ask("streak", question, gold, {"says": said}, country)


def list_questions(draws: Draws) -> Iterator[dict[str, Any]]:
    for at in range(EACH):
        year = draws.random.choice(WHOLE)
        if at % 3:
            tier = draws.random.choice((*TIERS, "Special Case"))
            names = on(draws.rows, year, tier)
            question = LIST[at % len(LIST)].format(t=tier, y=year)
        else:
            move = draws.random.choice(("upgraded", "downgraded"))
            names = moved(draws.rows, year, move)
            question = MOVED[at // 3 % len(MOVED)].format(m=move, y=year)
        gold = [item(draws.rows[names[0]][year])] if at % 3 else [moved_item(draws.rows, names[0], year)]
        yield ask("list", question, gold, {"countries": names})


def count_questions(draws: Draws) -> Iterator[dict[str, Any]]:
    for at in range(EACH):
        year, tier = draws.random.choice(WHOLE), draws.random.choice(TIERS)
        names = on(draws.rows, year, tier)
        question = COUNT[at % len(COUNT)].format(t=tier, y=year)
        gold = [item(draws.rows[names[0]][year])]
        yield ask("count", question, gold, {"countries": names, "says": f"{len(names)} countries"})


def unanswerable_questions(draws: Draws) -> Iterator[dict[str, Any]]:
    """Editions in which a country that others place has no row, and editions that no list reaches."""
    missing = [
        (c, y) for c, own in sorted(draws.rows.items()) for y in (*range(1996, 2026), 2026, 2027) if y not in own
    ]
    for at in range(EACH):
        country, year = draws.random.choice(missing)
        question = NEVER[at % len(NEVER)].format(c=country, y=year)
        yield ask("unanswerable", question, [], {"reason": "year_not_in_corpus_for_country"}, country)


def on(rows: Table, year: int, tier: str) -> list[str]:
    return sorted(country for country, own in rows.items() if year in own and own[year]["tier"] == tier)


def moved(rows: Table, year: int, move: str) -> list[str]:
    return sorted(
        country
        for country, own in rows.items()
        if {year - 1, year} <= own.keys() and direction(own[year - 1]["tier"], own[year]["tier"]) == move
    )


def moved_item(rows: Table, country: str, year: int) -> dict[str, str]:
    """The gold of a move: the start of its item, without what is said of how sure it is."""
    old, new = rows[country][year - 1]["tier"], rows[country][year]["tier"]
    return {"report": f"{year}/placements", "quote": f"{country}: from {old} to {new}"}


def ask(
    kind: str, question: str, gold: Sequence[dict[str, str]], expected: dict[str, Any], country: str = ""
) -> dict[str, Any]:
    """A question with what is right; of `country` alone, where one is given, may anything be cited."""
    asked = {"question": question, "type": kind, "answerable": kind != "unanswerable"}
    return asked | {"gold": list(gold), "expected": expected} | ({"countries": [country]} if country else {})


KINDS: tuple[tuple[str, Callable[[Draws], Iterator[dict[str, Any]]]], ...] = (
    ("tier", tier_questions),
    ("change", change_questions),
    ("streak", streak_questions),
    ("list", list_questions),
    ("count", count_questions),
    ("none", unanswerable_questions),
)


def text() -> str:
    """The whole set, a question a line."""
    draws = Draws(table())
    lines = []
    for name, questions in KINDS:
        lines += [
            json.dumps({"id": f"{name}-{at:02}"} | it, ensure_ascii=False) for at, it in enumerate(questions(draws), 1)
        ]
    return "\n".join(lines) + "\n"


@click.command()
@click.option("--check", is_flag=True, help="Fail where the set is not what the table gives.")
def main(*, check: bool) -> None:
    """Write the set."""
    if not check:
        SET.write_text(text(), encoding="utf-8")
    elif not SET.is_file() or SET.read_text(encoding="utf-8") != text():
        raise click.ClickException(f"{SET.name}: not what the table gives; run python evals/make_tier_questions.py")


if __name__ == "__main__":
    main()
