"""Currencies by their names, codes and signs, as CLDR has them, read for the country that a text is about."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from tipqa.figures.tokens import Token, low
from tipqa.records import dataclass

TABLE = Path(__file__).with_name("currencies.tsv")  # written by `tipqa/figures/cldr.py`
SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "r$": "BRL", "₦": "NGN", "₱": "PHP"}
_LOST_SIGN = "•"  # what PDFs of the 2018 edition leave of a euro sign
_MORE_NAMES = {
    "hryvna": "UAH",
    "leones": "SLL",
    "krona": "",
    "rand": "ZAR",
    "reais": "BRL",
    "rouble": "",
    "roubles": "",
    "soms": "",
    "cfa": "",
    "fcfa": "",
    "riyal": "",
}
_MORE_CODES = {"rm": "MYR", "rs": "", "ksh": "KES", "tsh": "TZS", "ush": "UGX", "kzt": "KZT"}
_NEW = frozenset({"new", "old", "convertible"})


@dataclass(frozen=True, slots=True)
class Currencies:
    """The currencies of a text. `home` holds the codes of the country that it is about."""

    home: tuple[str, ...] = ()

    def before(self, tokens: list[Token], index: int) -> str | None:
        """The code for the sign or code at `index` that a figure in digits follows; None where there is none."""
        if index + 1 >= len(tokens) or not tokens[index + 1].digits:
            return None
        word, upper = tokens[index].low, tokens[index].upper
        if word == _LOST_SIGN and tokens[index].end == tokens[index + 1].start:
            return "EUR" if "EUR" in self.home else ""
        if word in SIGNS:
            return SIGNS[word]
        if upper and word in _MORE_CODES:
            return _MORE_CODES[word] or self._own(_codes_of("rupee"))
        return word.upper() if tokens[index].caps and word.upper() in _names() else None

    def after(self, tokens: list[Token], index: int) -> tuple[str, int] | None:
        """The code of the currency named at `index`, "" where it may be several, and the index after its name."""
        for place in range(index, len(tokens)):
            word = tokens[place].low
            codes = _codes_of(word)
            if codes:
                francs = low(tokens, place + 1) in ("franc", "francs")
                return self._named(tokens, index, place, codes), place + 1 + francs
            if place == index and tokens[place].caps and word.upper() in _names():
                return word.upper(), place + 1
            if not (tokens[place].upper or word in _NEW):
                return None
        return None

    def _named(self, tokens: list[Token], first: int, last: int, codes: tuple[str, ...]) -> str:
        said = [low(tokens, place) for place in range(first, last)]
        if "us" in said or "u.s." in said:
            return "USD"
        if said:
            fitting = [code for code in codes if _shares_word(code, said)]
            if len(fitting) == 1:
                return fitting[0]
        return codes[0] if len(codes) == 1 else self._own(codes)

    def _own(self, codes: tuple[str, ...]) -> str:
        return next((code for code in self.home if code in codes), "")


def currencies_of(iso2: str) -> Currencies:
    """The currencies of texts about a country, by its ISO 3166 code."""
    return Currencies(since_2000(iso2) if iso2 else ())


def since_2000(iso2: str) -> tuple[str, ...]:
    """The currencies of a territory, by its ISO 3166 code, that were tender at any time since 2000, the latest first."""
    from babel.numbers import get_territory_currencies

    return tuple(reversed(get_territory_currencies(iso2, date(2000, 1, 1), date.today())))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Each currency of today by its code, with its names in English, folded, of one and of several."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {code: tuple(map(_fold, names)) for code, *names in (line.split("\t") for line in lines)}


@cache
def _last_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for code, names in _names().items():
        for name in names:
            table.setdefault(name.split()[-1], set()).add(code)
    table |= {name: {code} if code else set() for name, code in _MORE_NAMES.items()}
    table["krona"] |= table["kronur"] | table["krona"] | {"ISK", "SEK"}
    table["riyal"] |= table.get("riyals", set()) | table["rial"]
    table["soms"] |= table["som"]
    table["rouble"] |= table["ruble"]
    table["roubles"] |= table["rubles"]
    table["cfa"] |= {"XOF", "XAF"}
    table["fcfa"] |= {"XOF", "XAF"}
    return {word: tuple(sorted(codes)) for word, codes in table.items()}


_STEM = 5  # letters that "Namib" shares with "Namibian"
_NO_CURRENCY = frozenset({"real", "units", "unit", "rights", "sum", "gold", "ounces", "real's", "all", "won", "lek's"})


def _codes_of(word: str) -> tuple[str, ...]:
    return () if word in _NO_CURRENCY else _last_words().get(_fold(word), ())


def _shares_word(code: str, said: list[str]) -> bool:
    words = " ".join(_names().get(code, ())).split()
    return any(word[:_STEM] == name[:_STEM] for word in said for name in words)


def _fold(name: str) -> str:
    folded = name.lower().replace("ʻ", "'").replace("’", "'")
    return folded.replace("ó", "o").replace("ú", "u").replace("ó", "o")
