"""Which addresses may be asked: https on the State Department's hosts, and the one site that a user names."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from tipqa.errors import UsageError

MAIN = "www.state.gov"
HOSTS = (MAIN, "2021-2025.state.gov", "2017-2021.state.gov", "2009-2017.state.gov", "preview.state.gov")


def named_site(address: str) -> str:
    """The base of the addresses of a site that a user names, such as `http://127.0.0.1:8000`, without a closing slash.

    Raises:
        UsageError: it is no http or https address of a host or of a folder on it.
    """
    parts = _split(address.strip())
    if parts is None or parts.scheme not in ("http", "https") or parts.username is not None:
        raise UsageError(f"--host {address!r} is no address of a site; give one such as https://{MAIN}")
    if parts.query or parts.fragment:
        raise UsageError(f"--host {address!r} names a page; give what stands in front of /reports/ in its addresses")
    return _origin(parts) + parts.path.rstrip("/")


def is_allowed(address: str, named: str = "") -> bool:
    """Whether an address may be asked.

    Args:
        named: the base that the user named, see `named_site`; "" for none.
    """
    parts = _split(address)
    if parts is None or parts.username is not None:
        return False
    return _is_official(parts) or (named != "" and f"{_origin(parts)}{parts.path}".startswith(f"{named}/"))


def on_named(address: str, named: str) -> str:
    """An official address as the site that the user named has it; any other address as it is."""
    parts = _split(address)
    if not named or parts is None or parts.hostname not in HOSTS:
        return address
    return f"{named}{parts.path}"


def _is_official(parts: SplitResult) -> bool:
    return parts.scheme == "https" and parts.hostname in HOSTS and parts.port in (None, 443)


def _origin(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _split(address: str) -> SplitResult | None:
    """The parts of an address, or None where it has no host or makes no sense."""
    try:
        parts = urlsplit(address)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None
