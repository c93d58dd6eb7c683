"""A synthetic archive of reports, made from a seed: every country, edition by edition, a third of each repeated verbatim.

    python evals/bench/archive.py FOLDER --countries 190 --editions 5 --words 2800

It stands in for the whole archive where speed and size are measured, and says nothing true of any country. Its sentences
are made of the parts in archive.toml. From one edition to the next a third of the sentences stays as it is, a third
changes in one place and a third is new. The same arguments give the same files.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import click

from tipqa.countries.table import Country, countries

PARTS = Path(__file__).with_name("archive.toml")
LAST_EDITION = 2024
TIERS = ("Tier 1", "Tier 2", "Tier 2", "Tier 2 Watch List", "Tier 3")
HEADINGS = {
    "recommendations": "PRIORITIZED RECOMMENDATIONS",
    "prosecution": "PROSECUTION",
    "protection": "PROTECTION",
    "prevention": "PREVENTION",
    "profile": "TRAFFICKING PROFILE",
}
SHARES = {
    "assessment": 0.1,
    "recommendations": 0.14,
    "prosecution": 0.22,
    "protection": 0.22,
    "prevention": 0.15,
    "profile": 0.17,
}
_SLOT = re.compile(r"\{(\w+)\}")
_SYLLABLES = "ba do ka li mo nu ra se ti vo zan der mir pol tar gol ken sha bur".split()


@cache
def parts() -> dict[str, Any]:
    """The tables of archive.toml."""
    return tomllib.loads(PARTS.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it is made: what its slots are filled with depends on the template and on the seed alone."""

    template: str
    seed: int
    changed: int = 0  # how often it was changed in one place since


@dataclass(frozen=True, slots=True)
class Land:
    """What the sentences of one country speak of."""

    country: Country
    cities: tuple[str, ...]
    neighbors: tuple[str, ...]


def sentence(said: Said, land: Land, edition: int) -> str:
    """The words of a sentence: each slot is filled by its own chance, and that of one slot turns with every change."""
    slots = len(_SLOT.findall(said.template))
    turned = said.seed % max(1, slots)
    chances = (Random(f"{said.seed} {at} {said.changed if at == turned else 0}") for at in range(slots))

    def fill(name: str, chance: Random) -> str:
        text = _value(name, chance, land, edition)
        return _SLOT.sub(lambda inner: fill(inner[1], chance), text)

    text = _SLOT.sub(lambda slot: fill(slot[1], next(chances)), said.template)
    return text[0].upper() + text[1:]


def _value(name: str, random: Random, land: Land, edition: int) -> str:
    match name:
        case "n" | "m":
            return f"{int(random.lognormvariate(4.3, 1.3)) + 11:,}"
        case "few":
            return str(random.randint(2, 9))
        case "many" | "article":
            return str(random.randint(11, 30))
        case "money" | "money2":
            return f"{random.uniform(1.1, 9.9):.2f}"
        case "last" | "before" | "next":
            return str(edition + {"last": -1, "before": -2, "next": 3}[name])
        case "city":
            return random.choice(land.cities)
        case "neighbor":
            return random.choice(land.neighbors)
    return str(random.choice(parts()["slots"][name]))


def _draw(section: str, random: Random) -> Said:
    return Said(random.choice(parts()["sentences"][section]), random.getrandbits(40))


def _next_edition(said: Sequence[Said], section: str, random: Random) -> list[Said]:
    """A third as it is, a third changed in one place, a third new."""
    kinds = [lambda it: it, lambda it: replace(it, changed=it.changed + 1), lambda _: _draw(section, random)]
    return [random.choice(kinds)(it) for it in said]


def _narrative(land: Land, edition: int, tier: str, sections: dict[str, list[Said]], random: Random) -> Iterator[str]:
    name = land.country.name
    yield f"# {name.upper()} ({tier})\n"
    yield (
        f"The Government of {name} does not fully meet the minimum standards for the elimination of trafficking but is making "
        f"significant efforts to do so; therefore {name} remained on {tier}."
        if tier != "Tier 1"
        else f"The Government of {name} fully meets the minimum standards for the elimination of trafficking; therefore {name} "
        "remained on Tier 1."
    )
    for section, said in sections.items():
        if section in HEADINGS:
            yield f"\n## {HEADINGS[section]}\n"
        totals = [Said(it, random.getrandbits(40)) for it in parts()["totals"].get(section, ())]
        texts = [sentence(it, land, edition) for it in (*totals, *said)]
        if section == "recommendations":
            yield "\n".join(f"- {text}" for text in texts)
        else:
            yield "\n\n".join(" ".join(texts[at : at + 8]) for at in range(0, len(texts), 8))


def report(land: Land, edition: int, tier: str, sections: dict[str, list[Said]], random: Random) -> str:
    """A report as a file of a corpus holds it."""
    country = land.country
    head = {
        "title": f'"{country.name}: a made-up narrative of {edition}"',
        "country": f'"{country.name}"',
        "iso2": f'"{country.iso2}"',
        "year": edition,
        "tier": tier,
        "series": "tip",
        "kind": "other",
        "source": "a script, from a seed",
    }
    front = "\n".join(f"{name}: {value}" for name, value in head.items())
    return f"---\n{front}\n---\n\n" + "\n".join(_narrative(land, edition, tier, sections, random)) + "\n"


def _first(words: int, land: Land, random: Random) -> dict[str, list[Said]]:
    sections: dict[str, list[Said]] = {}
    for name, share in SHARES.items():
        said: list[Said] = []
        while sum(len(sentence(it, land, LAST_EDITION).split()) for it in said) < words * share - 10:
            said.append(_draw(name, random))
        sections[name] = said
    return sections


def write_archive(folder: Path, lands: int, editions: int, words: int, seed: int = 0) -> int:
    """Write `editions` reports of about `words` words on each of `lands` countries; gives how many words there are."""
    chosen = sorted(countries(), key=lambda it: it.name)[:lands]
    written = 0
    for country in chosen:
        random = Random(f"{seed} {country.iso2}")
        cities = tuple({"".join(random.choices(_SYLLABLES, k=random.choice((2, 3)))).title(): 0 for _ in range(14)})
        neighbors = tuple(random.choice(chosen).name for _ in range(4))
        land = Land(country, cities, neighbors)
        sections, tier = _first(words, land, random), random.choice(TIERS)
        for edition in range(LAST_EDITION - editions + 1, LAST_EDITION + 1):
            text = report(land, edition, tier, sections, random)
            path = folder / str(edition) / f"{country.slug}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written += len(text.split())
            sections = {name: _next_edition(said, name, random) for name, said in sections.items()}
    return written


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--countries", "lands", default=190, show_default=True)
@click.option("--editions", default=5, show_default=True)
@click.option("--words", default=2800, show_default=True, help="Words of a report.")
@click.option("--seed", default=0, show_default=True)
def main(folder: Path, lands: int, editions: int, words: int, seed: int) -> None:
    """Write the archive into FOLDER."""
    click.echo(f"{write_archive(folder, lands, editions, words, seed):,} words")


if __name__ == "__main__":
    main()
