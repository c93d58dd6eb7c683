"""A comparison as a Word file: the newer text with tracked changes from the older, and comments that carry the citations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Line, Source, Strong
from tipqa.blocks.rendering import markdown_line, numbers
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.redline import redline
from tipqa.comparison.render import parts
from tipqa.comparison.render.tracked import AUTHOR, Tracked, printable
from tipqa.reports.series import places_tiers

_WIDTHS = (5.4, 3.3, 3.3, 2.7, 2.3)  # centimetres of the columns of the table of figures
_HOW = "The text is that of the {new} edition with tracked changes from the {old} one: accept all changes to read the newer statements, reject them to read the older. What stood in the {old} edition alone comes last in its section. Each comment names where the words stand."


def as_docx(comparison: Comparison) -> bytes:
    """The file."""
    import docx
    from docx.shared import Cm, Pt

    document: Any = docx.Document()
    document.core_properties.author = AUTHOR
    document.core_properties.title = parts.title(comparison)
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime.now(UTC)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    _Page(document, comparison).write()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class _Page:
    """One comparison, written into one document."""

    def __init__(self, document: Any, comparison: Comparison) -> None:
        self._document, self._comparison = document, comparison
        self._tracked = Tracked(document)
        self._at = numbers(comparison.citations)
        self._shown: set[tuple[str, int]] = set()  # the sides already printed, where a sentence was split or merged

    def write(self) -> None:
        """Everything, from the title to the citations."""
        found = self._comparison
        self._document.add_heading(printable(parts.title(found)), 0)
        for sentence in parts.basis(found):
            self._soft(sentence)
        self._tier()
        self._heading("Summary")
        for line in found.lines:
            self._line(line)
        self._figures()
        if found.comparable.basis == "texts":
            self._soft(_HOW.format(old=found.from_year, new=found.to_year))
        withheld = found.comparable.withheld
        if found.recommendations or "recommendations" in withheld:
            self._section("Recommendations", found.recommendations, withheld.get("recommendations", ""))
        for section in dict.fromkeys(it.section for it in found.statements):
            self._section(parts.section_title(section), [it for it in found.statements if it.section == section])
        self._heading("How comparable the texts are")
        self._document.add_paragraph(parts.how_comparable(found))
        for note in found.comparable.notes:
            self._document.add_paragraph(printable(note), style="List Bullet")
        self._citations()

    def _heading(self, text: str) -> None:
        self._document.add_heading(printable(text), 1)

    def _soft(self, text: str) -> None:
        self._document.add_paragraph().add_run(printable(text)).italic = True

    def _tier(self) -> None:
        tier = self._comparison.tier
        if not places_tiers(self._comparison.series):
            return
        line = self._document.add_paragraph()
        line.add_run(f"{tier.old or 'not stated'} → {tier.new or 'not stated'}").bold = True
        line.add_run(f", {tier.direction}")
        if tier.reason:
            reason = self._document.add_paragraph(printable(tier.reason), style="Quote")
            self._tracked.comment(reason, "\n".join(map(place, tier.citations[-1:])))

    def _line(self, line: Line) -> None:
        """A line of the summary: bold words bold, marks raised."""
        paragraph = self._document.add_paragraph(style="List Bullet")
        for piece in line:
            run = paragraph.add_run(printable(markdown_line((piece,), self._at, str)))
            run.bold, run.font.superscript = isinstance(piece, Strong), isinstance(piece, Source)

    def _figures(self) -> None:
        from docx.shared import Cm, Pt

        rows = parts.rows(self._comparison)
        if not rows:
            return
        self._heading("Figures")
        table = self._document.add_table(1, len(_WIDTHS), style="Table Grid")
        table.autofit = False
        titles = ("Measure", str(self._comparison.from_year), str(self._comparison.to_year), "Change", "Sources")
        cells = [titles, *((it.label, it.old, it.new, it.change, _numbers(it.numbers)) for it in rows)]
        for at, texts in enumerate(cells):
            row = table.rows[0] if at == 0 else table.add_row()
            _whole(row)
            for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(1)
                run = paragraph.add_run(printable(text))
                run.font.size, run.bold = Pt(9), at == 0
        for width, column in zip(_WIDTHS, table.columns, strict=True):
            column.width = Cm(width)
        _repeated(table.rows[0])
        for note in dict.fromkeys(it.note for it in rows if it.note):
            self._soft(note)

    def _section(self, title: str, changes: Sequence[Change], withheld: str = "") -> None:
        self._heading(title)
        if withheld:
            self._soft(f"Not compared: {withheld}.")
        for change in changes:
            self._change(change)

    def _change(self, change: Change) -> None:
        paragraph = self._document.add_paragraph(
            style="List Bullet" if change.section == "recommendations" else "Normal"
        )
        said = parts.label(change, self._comparison)
        if self._comparison.comparable.basis == "texts":
            said = self._tracked_text(paragraph, change) or said
        else:
            if change.status in ("new", "dropped"):
                paragraph.add_run(printable(f"{said}: ")).italic = True
            self._tracked.plain(paragraph, parts.plain(change, self._comparison))
        if change.status != "kept" or self._comparison.comparable.basis != "texts":
            told = [said, parts.remark(change), parts.nearest(change, self._comparison)]
            self._tracked.comment(paragraph, "\n".join([*filter(None, told), *map(place, change.citations)]))

    def _tracked_text(self, paragraph: Any, change: Change) -> str:
        """Write a change as tracked; gives what else is to be said of it than its status."""
        old, new = self._first("old", change.old_span), self._first("new", change.new_span)
        if (change.old and not change.new) or (change.old and not new):
            self._tracked.deleted(paragraph, change.old)
            self._tracked.paragraph_mark(paragraph, "w:del")
            return "" if not change.new else "merged with the statement before it"
        if (change.new and not change.old) or not old:
            self._tracked.inserted(paragraph, change.new)
            self._tracked.paragraph_mark(paragraph, "w:ins")
            return "" if not change.old else "split off from a statement above"
        write = {"same": self._tracked.plain, "gone": self._tracked.deleted, "added": self._tracked.inserted}
        if change.status != "reworded":
            write = {}
            self._tracked.plain(paragraph, change.new)
        for it in redline(change.old, change.new) if write else ():
            write[it.edit](paragraph, f"{' ' * it.space}{it.text}")
        return ""

    def _first(self, side: str, span: tuple[int, int] | None) -> bool:
        """Whether a side has not been printed yet; it counts as printed from here on."""
        if span is None:
            return True
        seen = (side, span[0]) in self._shown
        self._shown.add((side, span[0]))
        return not seen

    def _citations(self) -> None:
        """The citations of the summary and the table; those of the statements stand in their comments."""
        from docx.shared import Pt

        self._heading("Citations of the summary and the figures")
        marked = parts.quoted_numbers(self._comparison)
        for it in self._comparison.citations:
            if it.n in marked:
                run = self._document.add_paragraph().add_run(printable(f"[{it.n}] {place(it)}: {it.quoted}"))
                run.font.size = Pt(9)


def place(it: Citation) -> str:
    """Where cited words stand and whose they are."""
    address = f"; {it.address}" if it.address else ""
    return f"{it.country} {it.year}, {it.section}, characters {it.start} to {it.end}, {it.provenance}{address}"


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(f"[{n}]" for n in numbers)


def _whole(row: Any) -> None:
    """Keep a row of a table on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeated(row: Any) -> None:
    """Repeat a row at the top of each page that its table goes on to."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
