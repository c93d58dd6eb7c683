"""Write `<edition>/placements.md` for every edition, from `placements.csv`, `editions.yaml` and `tiers.yaml`.

    python corpus/facts/write_placements.py           # write the documents
    python corpus/facts/write_placements.py --check   # name those that are not what the facts give, and fail

Correct a placement in `placements.csv`, with its source, and run this again. Each item says how sure it is: nothing where it
is stated, "(one source)" where it rests on a single secondary list, "(derived)" where it follows from other facts.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FACTS = Path(__file__).parent
CORPUS = FACTS.parent
TIERS = ("Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3", "Special Case")
RANK = {"Tier 1": 4, "Tier 2": 3, "Tier 2 Watch List": 2, "Tier 3": 1}
SURE = ("stated", "one-source", "derived")  # surest first
NOTES = {"stated": "", "one-source": "one source", "derived": "derived"}
ONE_STATE = {(name, edition) for name in ("Serbia", "Montenegro") for edition in range(2003, 2007)}
ADDRESS = "https://www.state.gov/reports/{year}-trafficking-in-persons-report/"
FIRST_AT_ADDRESS = 2017


@dataclass(frozen=True)
class Row:
    """A row of the table: where a country stood in one edition."""

    country: str
    edition: int
    tier: str
    certainty: str
    source: str


@dataclass(frozen=True)
class Move:
    """A country that stood on another tier in the edition before."""

    country: str
    old: str
    new: str
    certainty: str

    @property
    def up(self) -> bool:
        return RANK[self.new] > RANK[self.old]


def read_rows(path: Path = FACTS / "placements.csv") -> dict[int, dict[str, Row]]:
    """The table by edition and country."""
    found: defaultdict[int, dict[str, Row]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row = Row(line["country"], int(line["edition"]), line["tier"], line["certainty"], line["source"])
            found[row.edition][row.country] = row
    return dict(sorted(found.items()))


def moves(rows: dict[int, dict[str, Row]], year: int, stated: set[tuple[str, str]]) -> list[Move]:
    """The moves between an edition and the one before, largest group first by its tiers, then by name.

    A move is as sure as the less sure of its two placements, and sure where a source states it.
    """
    before, now = rows.get(year - 1, {}), rows[year]
    found = []
    for country, row in now.items():
        old = before.get(country)
        if old is None or old.tier == row.tier or not {old.tier, row.tier} <= RANK.keys():
            continue
        sure = max(old.certainty, row.certainty, key=SURE.index)
        found.append(Move(country, old.tier, row.tier, "stated" if (country, row.tier) in stated else sure))
    return sorted(found, key=lambda move: (RANK[move.old], RANK[move.new], move.country))


def stated_moves(facts: dict[str, Any]) -> set[tuple[str, str]]:
    """Country and new tier of the moves that a source of `tiers.yaml` states."""
    groups = [*facts.get("upgraded", ()), *facts.get("downgraded", ())]
    return {(country, group["to"]) for group in groups if not group.get("derived") for country in group["countries"]}


def document(year: int, rows: dict[int, dict[str, Row]], edition: dict[str, Any], facts: dict[str, Any]) -> str:
    """The whole document of one edition."""
    lines = [*_front(year, rows[year], edition), "", f"# Tier placements, {year} edition", ""]
    lines.append(" ".join(_opening(year, rows[year], edition, facts)))
    for tier in TIERS:
        lines += _tier(tier, rows[year], edition, facts)
    lines += _moved(year, rows, edition, stated_moves(facts))
    lines += _policy(year, facts)
    return "\n".join(lines) + "\n"


def _front(year: int, now: dict[str, Row], edition: dict[str, Any]) -> list[str]:
    sources = sorted({row.source for row in now.values()})
    return [
        "---",
        f'title: "Tier placements in the {year} Trafficking in Persons Report"',
        "country: All countries",
        f"year: {year}",
        "series: placements",
        "kind: digest",
        *([f"source_url: {ADDRESS.format(year=year)}"] if year >= FIRST_AT_ADDRESS else []),
        "sources:",
        *(f"  - {_quoted(source)}" for source in sources),
        *([] if edition["complete"] == "all" else ["coverage: partial"]),
        "---",
    ]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _opening(year: int, now: dict[str, Row], edition: dict[str, Any], facts: dict[str, Any]) -> Iterator[str]:
    if released := facts.get("released"):
        late = f", {facts['release_note']}" if "release_note" in facts else ""
        covered = facts["countries_covered"]
        yield f"The {year} report was released on {_day(released)}{late}, and covered {covered} countries and territories."
    yield f"This document lists {len(now)} countries and territories."
    if lacks := edition.get("lacks"):
        yield lacks
    if doubts := edition.get("doubts"):
        yield doubts
    if any((name, year) in ONE_STATE for name in now):
        yield "Serbia and Montenegro was ranked as one state and stands here under both names."
    counts = {sure: sum(row.certainty == sure for row in now.values()) for sure in SURE}
    if counts["one-source"]:
        yield f"{_placements(counts['one-source'])} on a single source and {_are(counts['one-source'])} marked so."
    if counts["derived"]:
        yield f"{_placements(counts['derived'], 'follow')} from other lists and totals and {_are(counts['derived'])} marked as derived."


def _placements(count: int, verb: str = "rest") -> str:
    return f"One placement {verb}s" if count == 1 else f"{count} placements {verb}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    names = "January February March April May June July August September October November December".split()
    return f"{names[int(month) - 1]} {int(day)}, {year}"


def _tier(tier: str, now: dict[str, Row], edition: dict[str, Any], facts: dict[str, Any]) -> list[str]:
    rows = sorted((row for row in now.values() if row.tier == tier), key=lambda row: row.country)
    if not rows:
        return []
    whole = edition["complete"] == "all" or tier in edition["complete"]
    names = f"{len(rows)} {'country' if len(rows) == 1 else 'countries'}"
    says = f"The list of {names} is complete." if whole else f"This list of {names} may be incomplete."
    extra = [*_stayed(facts.get("stayed_on_watch_list", {}))] if tier == "Tier 2 Watch List" else []
    return ["", f"## {tier}", "", " ".join([says, *extra]), "", *map(_item, rows)]


def _item(row: Row) -> str:
    notes = [NOTES[row.certainty]] if NOTES[row.certainty] else []
    if (row.country, row.edition) in ONE_STATE:
        notes.append("as Serbia and Montenegro")
    return f"- {row.country}" + (f" ({'; '.join(notes)})" if notes else "")


def _stayed(facts: dict[str, Any]) -> Iterator[str]:
    if names := facts.get("countries"):
        yield f"{_listed(names)} stayed on the Watch List."
    if names := facts.get("second_consecutive_year"):
        yield f"{_listed(names)} remained on the Watch List for the second consecutive year."
    if names := facts.get("waiver_from_tier_3"):
        yield f"A waiver kept {_listed(names)} from a downgrade to Tier 3 that was otherwise due."


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _moved(
    year: int, rows: dict[int, dict[str, Row]], edition: dict[str, Any], stated: set[tuple[str, str]]
) -> list[str]:
    if year - 1 not in rows:
        return []
    lines = []
    whole = edition["complete"] == "all" and edition.get("moves_complete", True)
    for word, up in (("Upgraded", True), ("Downgraded", False)):
        found = [move for move in moves(rows, year, stated) if move.up is up]
        names = f"{word.lower()} {'country' if len(found) == 1 else 'countries'}"
        says = f"The list of {len(found)} {names} follows from the {year - 1} and {year} lists"
        says += " and is complete." if whole else "; the lists may be incomplete."
        lines += ["", f"## {word}", "", says, ""]
        lines += [f"- {move.country}: from {move.old} to {move.new}{_sure(move.certainty)}" for move in found]
    return lines


def _sure(certainty: str) -> str:
    return f" ({NOTES[certainty]})" if NOTES[certainty] else ""


def _policy(year: int, facts: dict[str, Any]) -> list[str]:
    policy = facts.get("state_policy_or_pattern_of_trafficking")
    if not policy:
        return []
    says = f"The report named {policy['count']} countries with a state policy or pattern of trafficking in {year}: {_listed(policy['countries'])}."
    extra = [policy["change"]] if "change" in policy else []
    return ["", "## State policy or pattern of trafficking", "", " ".join([says, *extra])]


def documents() -> dict[Path, str]:
    """Every placements document, by its path."""
    rows = read_rows()
    editions = yaml.safe_load((FACTS / "editions.yaml").read_text(encoding="utf-8"))["editions"]
    facts = {
        part["year"]: part for part in yaml.safe_load((FACTS / "tiers.yaml").read_text(encoding="utf-8"))["reports"]
    }
    return {
        CORPUS / str(year) / "placements.md": document(year, rows, editions[year], facts.get(year, {})) for year in rows
    }


def main(arguments: Sequence[str]) -> int:
    wrong = []
    for path, text in documents().items():
        if "--check" in arguments:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                wrong.append(path.relative_to(CORPUS))
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in wrong:
        sys.stderr.write(f"{path}: not what the facts give; run python corpus/facts/write_placements.py\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
