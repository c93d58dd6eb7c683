"""Where each view of the web application stands: the one place that writes its links."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from tipqa.records import dataclass
from tipqa.reports.ids import slug

RELATIVE = "."  # a root for links out of the page at the root itself, wherever that is mounted


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses below `root`: "" at the top of a host, "/tip" behind a proxy, "https://host/tip" in what leaves it."""

    root: str = ""

    def page(self, name: str = "", **query: object) -> str:
        """A page by its name, such as "world"; "" is Ask. Values of the query that are empty or None are left out."""
        given = [(key, value) for key, value in query.items() if value not in ("", None, (), [])]
        tail = f"?{urlencode(given, doseq=True)}" if given else ""
        return f"{self.root}/{quote(name)}{tail}"

    def question(self, text: str, countries: Iterable[str] = ()) -> str:
        """A question to Ask."""
        return self.questions([text], countries)

    def questions(self, texts: Iterable[str], countries: Iterable[str] = (), editions: Iterable[str] = ()) -> str:
        """Questions to Ask, one after the other, each with these filters."""
        return self.page(q=list(texts), country=list(countries), edition=list(editions))

    def report(self, report: str, span: tuple[int, int] | None = None) -> str:
        """A report by its id, open at the characters of `span`, which are marked there."""
        page = f"{self.root}/report/{report}"  # an id needs no quoting
        return f"{page}?s={span[0]}-{span[1]}#s={span[0]}-{span[1]}" if span else page

    def comparison(self, country: str, older: int | None = None, newer: int | None = None) -> str:
        """Two editions of a country set side by side; without editions the latest two."""
        return self.page("compare", country=country, **{"from": older, "to": newer})

    def country(self, name: str) -> str:
        """What is held of a country."""
        return self.page(f"country/{slug(name)}")

    def file(self, name: str) -> str:
        """A style sheet or script of the pages."""
        return self.page(f"page-files/{name}")
