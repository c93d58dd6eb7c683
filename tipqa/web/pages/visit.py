"""What a page is asked, and what it gives: a view over a template, or a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from tipqa.qa import QA
from tipqa.records import dataclass
from tipqa.web.addresses import Addresses


@dataclass(frozen=True, slots=True)
class Visit:
    """A request for a page: the index, where links lead, the query (first values), the parts of the address."""

    qa: QA
    to: Addresses
    query: Mapping[str, str] = field(default_factory=dict)
    path: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """A page: the template below `templates/`, its title, which is its h1 as well, and the values that it shows.

    `scripts` names files of ours that add comfort; `again` are seconds after which the page loads
    itself anew where there is no script, 0 for never.
    """

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    status: int = 200
    again: int = 0


@dataclass(frozen=True, slots=True)
class Download:
    """A file to save."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another page to go on to."""

    address: str


Page = Callable[[Visit], View | Download | Redirect]
