"""Word files to blocks."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from making_files import saved

from tipqa.errors import LimitError, ReadError
from tipqa.reports.formats.docx import docx_blocks


@pytest.fixture
def word() -> Any:
    return docx.Document()


def read(word: Any) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in docx_blocks(saved(word), "word.docx")]


def test_headings_lists_and_tables_are_read(word: Any) -> None:
    word.add_heading("ALBANIA (Tier 2)", 0)
    word.add_paragraph("The court\u00a0acted in self\u2011defence.")
    word.add_heading("Prosecution", 2)
    word.add_paragraph("Train judges.", style="List Bullet")
    word.add_paragraph("Fund shelters.", style="List Number")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cases", "57"
    assert read(word) == [
        ("heading", "ALBANIA (Tier 2)"),
        ("paragraph", "The court acted in self-defence."),
        ("heading", "Prosecution"),
        ("item", "Train judges."),
        ("item", "Fund shelters."),
        ("paragraph", "Cases: 57."),
    ]
    assert [block.level for block in docx_blocks(saved(word), "w")][:3] == [1, 0, 2]


def filled(word: Any, *rows: str) -> Any:
    """A table of a Word file from rows drawn with bars."""
    table = word.add_table(len(rows), rows[0].count("|") + 1)
    for at, row in enumerate(rows):
        for place, text in enumerate(row.split("|")):
            table.cell(at, place).text = text
    return table


def test_a_table_that_lays_out_the_page_gives_its_paragraphs(word: Any) -> None:
    cell = word.add_table(1, 1).cell(0, 0)
    cell.text = "The police acted."
    cell.add_paragraph("The court acted.")
    prose = " ".join(["The police acted in all of the districts of the north."] * 5)
    filled(word, f"Raids|{prose}")
    assert [text for _, text in read(word)] == ["The police acted.", "The court acted.", "Raids", prose]


def test_a_table_of_figures_gives_its_rows_joined_to_the_header(word: Any) -> None:
    filled(word, "Year|Raids|Verdicts", "2022|11|4", "2023|16|6")
    assert [text for _, text in read(word)] == ["2022: raids 11; verdicts 4.", "2023: raids 16; verdicts 6."]


def test_merged_cells_name_and_label_all_they_cover(word: Any) -> None:
    table = filled(word, "Year|Sex trafficking|", "|Raids|Verdicts", "2023|1|2", "|3|4")
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(3, 0))
    assert [text for _, text in read(word)] == [
        "2023: sex trafficking raids 1; sex trafficking verdicts 2.",
        "2023: sex trafficking raids 3; sex trafficking verdicts 4.",
    ]


BOX = "<w:r {0}><w:pict><v:shape {1}><v:textbox><w:txbxContent>{2}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def box(*lines: str) -> Any:
    """A run with a text box of these lines."""
    told = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return parse_xml(BOX.format(nsdecls("w"), 'xmlns:v="urn:schemas-microsoft-com:vml"', told))


def test_text_boxes_are_read_where_they_hang(word: Any) -> None:
    word.add_paragraph("The police acted.")._p.append(box("PROTECTION", "Shelters opened.", "They took in nine."))
    word.add_heading("Prevention", 2)._p.append(box("Shelters closed."))
    word.add_paragraph("A hotline rang.")
    assert [text for _, text in read(word)] == [
        "The police acted.",
        "PROTECTION",
        "Shelters opened.",
        "They took in nine.",
        "Shelters closed.",
        "Prevention",
        "A hotline rang.",
    ]


def test_a_box_that_word_keeps_twice_is_read_once(word: Any) -> None:
    twice = parse_xml(
        '<w:r {} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        '<mc:Choice Requires="wps"/><mc:Fallback/></mc:AlternateContent></w:r>'.format(nsdecls("w"))
    )
    for copy in twice[0]:
        copy.append(box("Shelters opened."))
    word.add_paragraph("The police acted.")._p.append(twice)
    assert [text for _, text in read(word)] == ["The police acted.", "Shelters opened."]


def test_headers_footers_and_notes_are_no_part_of_the_text(word: Any) -> None:
    word.sections[0].header.paragraphs[0].text = "A DRAFT"
    word.sections[0].footer.paragraphs[0].text = "Page 1 of 9"
    mark = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    word.add_paragraph("The police acted.")._p.append(parse_xml(mark))
    assert read(word) == [("paragraph", "The police acted.")]


def test_bullets_and_headings_typed_by_hand_are_told(word: Any) -> None:
    word.add_paragraph("PROSECUTION")
    word.add_paragraph("• Train judges.\n• Fund shelters.")
    assert read(word) == [("heading", "PROSECUTION"), ("item", "Train judges."), ("item", "Fund shelters.")]


def test_inserted_words_are_read_and_deleted_ones_not(word: Any) -> None:
    paragraph = word.add_paragraph("The court ")
    for tag, text in (("ins", "<w:t>acted.</w:t>"), ("del", "<w:delText>slept.</w:delText>")):
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{text}</w:r></w:{tag}>"))
    assert read(word) == [("paragraph", "The court acted.")]


def test_links_and_content_controls_are_read(word: Any) -> None:
    link = "<w:hyperlink {0}><w:r><w:t>The court acted.</w:t></w:r></w:hyperlink>"
    word.add_paragraph()._p.append(parse_xml(link.format(nsdecls("w"))))
    control = "<w:sdt {0}><w:sdtContent><w:p><w:r><w:t>The police acted.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    word.element.body.insert(0, parse_xml(control.format(nsdecls("w"))))
    assert read(word) == [("paragraph", "The police acted."), ("paragraph", "The court acted.")]


def test_a_paragraph_taken_out_of_its_list_is_none_of_it(word: Any) -> None:
    paragraph = word.add_paragraph("The court acted.", style="List Bullet")
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    )
    assert read(word) == [("paragraph", "The court acted.")]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted or an old .doc file"),
    ],
)
def test_other_files_are_refused(raw: bytes, why: str) -> None:
    with pytest.raises(ReadError, match=rf"word\.docx .*{why}"):
        docx_blocks(raw, "word.docx")


def test_a_zip_without_a_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(ReadError, match="cannot be read as a Word file"):
        docx_blocks(out.getvalue(), "word.docx")


def test_a_bomb_is_refused_before_it_is_unpacked(word: Any) -> None:
    out = io.BytesIO(saved(word))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.xml", bytes(20 << 20))
    with pytest.raises(LimitError, match="zip bomb"):
        docx_blocks(out.getvalue(), "word.docx")


def test_entities_are_not_expanded(word: Any) -> None:
    word.add_paragraph("The court acted.")
    raw = saved(word)
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = data.replace(b"?>", f'?><!DOCTYPE x [<!ENTITY l0 "lol">{lol}]>'.encode(), 1)
                data = data.replace(b"The court", b"&l11;The court")
            new.writestr(entry, data)
    with suppress(ReadError):
        assert len(docx_blocks(out.getvalue(), "w")[0].text) < 100
