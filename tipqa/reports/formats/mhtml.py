"""Web pages that a browser saved as one file."""

from __future__ import annotations

from tipqa.errors import ReadError


def page_of_archive(raw: bytes, name: str) -> bytes:
    """The HTML of a page saved as .mhtml, with its address put in as the canonical link.

    Raises:
        ReadError: the file holds no page.
    """
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(raw, policy=policy.compat32)
        part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        page = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, TypeError, RecursionError, AssertionError) as error:
        raise ReadError(f"{name} is damaged: {error}; save the page again") from error
    if part is None or not isinstance(page, bytes) or not page.strip():
        raise ReadError(f"{name} holds no web page; save the page again, as .html")
    address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    charset = part.get_content_charset() or ""
    declared = f'<meta charset="{charset}">' if charset.replace("-", "").replace("_", "").isalnum() else ""
    link = (
        f'<link rel="canonical" href="{address}">'
        if address.startswith("http") and not set('"<>') & set(address)
        else ""
    )
    return f"{declared}{link}".encode("ascii", "ignore") + page
