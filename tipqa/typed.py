"""Text as it comes through a door (a shell, a pipe, a browser, a call), made fit to be read, printed and stored."""

from __future__ import annotations

from tipqa.later import later

_CONTROL = later(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # \r\n\t are white space; the others have no place in a text


def clean(text: str) -> str:
    """`text` without what is no character.

    Halves of a surrogate pair that stand together become the character they mean; a half alone, which is also how
    Python hands on an invalid byte of a command line, becomes U+FFFD; a control character becomes a space.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub(" ", whole)
