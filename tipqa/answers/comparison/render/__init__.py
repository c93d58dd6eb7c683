"""A comparison for people and programs: terminal, Markdown, CSV, one HTML page, and plain data."""

from tipqa.answers.comparison.render.plain import as_csv, as_dict

__all__ = ["as_csv", "as_dict"]
