"""How long to wait before a busy site is asked again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 3600.0  # seconds; a site that wants more is left alone for this run
_MOST_DIGITS = 9


def retry_after(value: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, at least 0; None where it is empty or makes no sense.

    Args:
        value: seconds ("120") or an HTTP date.
        now: the time with its zone.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value) if len(value) <= _MOST_DIGITS else float("inf")
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())


def backoff(tries: int) -> float:
    """The seconds to wait after that many tries where the site does not say: 2, 4, 8 … up to a minute."""
    return min(2.0**tries, 60.0)
