"""What a site's robots.txt lets us ask for, by RFC 9309."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from protego import Protego

NAME = "tipqa"
_READ = 500 * 1024  # bytes of a robots.txt that count


def robots_address(url: str) -> str:
    """Where the robots.txt stands that speaks of `url`."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))


class Rules:
    """The rules of one site for one user agent.

    Args:
        text: the robots.txt; b"" where there is none, which allows everything.
        user_agent: what the requests say they are; rules for `tipqa` count where it names that.
    """

    def __init__(self, text: bytes, user_agent: str) -> None:
        self._rules = Protego.parse(text[:_READ].decode("utf-8", "replace"))
        self._agent = NAME if NAME in user_agent.lower() else user_agent.split("/")[0].strip()

    def allow(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return bool(self._rules.can_fetch(url, self._agent))

    @property
    def pause(self) -> float:
        """The seconds between two requests that the site wishes; 0 where it wishes none."""
        wished = float(self._rules.crawl_delay(self._agent) or 0.0)
        return wished if wished > 0 else 0.0
