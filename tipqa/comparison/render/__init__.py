"""A comparison for people and programs: terminal, Markdown, CSV, one HTML page, a Word file, a workbook, and plain data."""

from tipqa.comparison.render.html import as_html
from tipqa.comparison.render.markdown import as_markdown
from tipqa.comparison.render.plain import as_dict
from tipqa.comparison.render.rows import as_csv
from tipqa.comparison.render.terminal import as_terminal
from tipqa.comparison.render.word import as_docx
from tipqa.comparison.render.workbook import as_xlsx

__all__ = ["as_csv", "as_dict", "as_docx", "as_html", "as_markdown", "as_terminal", "as_xlsx"]
