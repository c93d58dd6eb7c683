"""A comparison for people and programs: terminal, Markdown, CSV, one HTML page, and plain data."""

from tipqa.comparison.render.html import as_html
from tipqa.comparison.render.markdown import as_markdown
from tipqa.comparison.render.plain import as_csv, as_dict
from tipqa.comparison.render.terminal import as_terminal

__all__ = ["as_csv", "as_dict", "as_html", "as_markdown", "as_terminal"]
