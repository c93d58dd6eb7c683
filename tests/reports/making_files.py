"""Files made from a narrative, in the layouts that real ones have."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from tipqa.reports.model import Report


def lines_of(report: Report) -> list[tuple[str, str]]:
    """The title, headings, paragraphs and items of a report: `(kind, words)`."""
    found = []
    for number, group in enumerate(report.text.split("\n\n")):
        lines = group.split("\n")
        if len(lines) > 1:
            found += [("item", line) for line in lines]
        else:
            found.append(("title" if number == 0 else "heading" if group.isupper() else "paragraph", group))
    return found


def as_text(report: Report, width: int = 80) -> bytes:
    """As plain text with lines of `width` characters."""
    import textwrap

    parts = []
    for kind, words in lines_of(report):
        wrapped = "\n".join(textwrap.wrap(words, width, break_on_hyphens=False))
        parts.append(f"• {wrapped}\n" if kind == "item" else f"\n{wrapped}\n")
    return "".join(parts).encode()


def as_html(report: Report) -> bytes:
    """As a page with a site's menu, banner and footer around it."""
    tags = {"title": "h2", "heading": "h3", "paragraph": "p", "item": "li"}
    body = "\n".join(f"<{tags[kind]}>{escape(words)}</{tags[kind]}>" for kind, words in lines_of(report))
    return (
        "<!doctype html><html><head><meta charset='utf-8'><title>A page</title><script>x()</script></head><body>"
        "<nav><a href='/'>Tier 1</a></nav><div class='cookie-notice'><p>We use cookies on this site.</p></div>"
        f"<main><h1>{report.year} Trafficking in Persons Report: {report.country}</h1>{body}</main>"
        "<footer><p>This site is managed by an office of the government.</p></footer></body></html>"
    ).encode()


def as_docx(report: Report) -> bytes:
    """As a Word file with heading styles and bulleted lists."""
    import docx

    word: Any = docx.Document()
    for kind, words in lines_of(report):
        if kind == "item":
            word.add_paragraph(words, style="List Bullet")
        elif kind == "paragraph":
            word.add_paragraph(words)
        else:
            word.add_heading(words, 1 if kind == "title" else 2)
    return saved(word)


def saved(word: Any) -> bytes:
    """The bytes of a Word file."""
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def as_pdf(*reports: Report, columns: int = 1, head: str = "TRAFFICKING IN PERSONS REPORT 2025") -> bytes:
    """As a PDF with a running head and page numbers; each report begins on a page of its own."""
    from reportlab.lib.pagesizes import letter
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph

    body = ParagraphStyle("body", fontSize=10, leading=12, alignment=4, spaceAfter=6)
    styles = {
        "title": ParagraphStyle("title", fontSize=16, leading=20, fontName="Helvetica-Bold", spaceAfter=8),
        "heading": ParagraphStyle("heading", fontSize=11, leading=14, fontName="Helvetica-Bold", spaceBefore=8),
        "paragraph": body,
        "item": ParagraphStyle("item", parent=body, leftIndent=14, bulletIndent=2),
    }

    def draw_edges(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 760, head)
        canvas.drawCentredString(306, 30, str(document.page + 500))

    gap = 18
    width = (468 - gap * (columns - 1)) / columns
    frames = [Frame(72 + at * (width + gap), 60, width, 680, leftPadding=0, rightPadding=0) for at in range(columns)]
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=letter)
    document.addPageTemplates([PageTemplate("page", frames, onPage=draw_edges)])
    story: list[Any] = []
    for report in reports:
        story += [
            Paragraph(escape(words), styles[kind], bulletText="•" if kind == "item" else None)
            for kind, words in lines_of(report)
        ]
        story.append(PageBreak())
    document.build(story)
    return out.getvalue()


def drawn_pdf(*pages: list[tuple[float, float, str]], size: float = 10, **options: Any) -> bytes:
    """A PDF with each line put where it is told: `(x, y from above, words)`, on pages of 612 by 792 points."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), **options)
    for page in pages:
        for x, y, words in page:
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, 792 - y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
