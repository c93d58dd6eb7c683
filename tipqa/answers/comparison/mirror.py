"""A comparison is made from the older to the newer text; the other way round it is the mirror image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tipqa.answers.comparison.align import Link


def mirrored(links: Sequence[Link]) -> list[Link]:
    """The links seen from the other edition, in the order of what is now the newer text."""
    turned = [replace(link, old=link.new, new=link.old) for link in links]
    return sorted(turned, key=lambda link: (link.new is None, link.new or 0, link.old or 0))
