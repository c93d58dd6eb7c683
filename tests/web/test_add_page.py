"""Adding reports in the browser: shown first, written when confirmed, indexed while readers read; hostile files and senders."""

from __future__ import annotations

import http.client
import io
import shutil
import urllib.request
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import new_page
from conftest import Serving
from hostile import HOSTILE

import tipqa
from tipqa.errors import NotFoundError, UsageError
from tipqa.qa import QA
from tipqa.web.addresses import Addresses
from tipqa.web.pages.adding import Intake, Upload, file_name
from tipqa.web.pages.layout import page_html
from tipqa.web.pages.visit import View, Visit
from tipqa.web.passwords import user_line
from tipqa.web.settings import ServerSettings

PAGE = """<html><head><title>2024 Trafficking in Persons Report: Kenya</title></head><body>
<nav>Home Countries Bureaus About Contact Archive Search</nav>
<h1>KENYA (Tier 2)</h1>
<p>The Government of Kenya does not fully meet the minimum standards for the elimination of trafficking but is making
significant efforts to do so; therefore Kenya remained on Tier 2. {more}</p>
<h2>PRIORITIZED RECOMMENDATIONS</h2><ul><li>Train labor inspectors in every county to find victims.</li></ul>
<h2>PROSECUTION</h2><p>The government prosecuted 31 suspects in 2023, compared with 20 in 2022.</p>
<h2>PROTECTION</h2><p>The government identified 412 victims in 2023 and sent 300 of them to shelters run by the counties.</p>
<h2>PREVENTION</h2><p>A committee met four times and held campaigns on the radio in five languages.</p>
</body></html>"""
KENYA = Upload("kenya-2024.html", PAGE.format(more="").encode())
BOUNDARY = "----tipqa"


@pytest.fixture
def corpus(web_index: Path, tmp_path: Path) -> Path:
    """A copy of the corpus that `web_index` was built of."""
    return Path(shutil.copytree(web_index.parent / "corpus", tmp_path / "corpus"))


@pytest.fixture
def visit(web_index: Path) -> Iterator[Visit]:
    opened: QA = tipqa.open(web_index)
    yield Visit(opened, Addresses())
    opened.index.close()


@pytest.fixture
def intake(corpus: Path, web_index: Path) -> Intake:
    return Intake(corpus, web_index, allowed=True)


def shown(view: Any, visit: Visit) -> str:
    assert isinstance(view, View)
    return page_html(view, visit, "add")


def test_what_was_recognised_and_dropped_is_shown_and_nothing_written(
    intake: Intake, visit: Visit, corpus: Path
) -> None:
    before = sorted(corpus.rglob("*"))
    html = shown(intake.preview(visit, [KENYA], {}), visit)
    assert "Kenya, 2024 edition" in html
    assert "5 parts recognised" in html
    assert "Dropped: menus and links (7 words)" in html
    assert sorted(corpus.rglob("*")) == before


def test_what_the_files_do_not_say_is_given(intake: Intake, visit: Visit) -> None:
    bare = Upload("a.html", PAGE.format(more="").replace("2024 Trafficking in Persons Report: Kenya", "Page").encode())
    assert "Cannot be read as a report" in shown(intake.preview(visit, [bare], {}), visit)
    html = shown(intake.preview(visit, [bare], {"year": "2022", "kind": "official"}), visit)
    assert "Kenya, 2022 edition" in html
    assert "kind official" in html


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"year": "20x4"}, "20x4"),
        ({"country": "Ruritania"}, "Ruritania"),
        ({"kind": "gospel"}, "gospel"),
        ({"tier": "Tier 9"}, "Tier 9"),
    ],
)
def test_what_cannot_be_given_is_said_on_the_form(
    intake: Intake, visit: Visit, fields: dict[str, str], named: str
) -> None:
    view = intake.preview(visit, [KENYA], fields)
    assert view.status == 400
    assert named in shown(view, visit)


def test_hostile_files_are_text_or_refused(intake: Intake, visit: Visit, corpus: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../outside.html", PAGE.format(more=""))
    files = [
        Upload("../../etc/<script>window.hurt=1</script>.html", PAGE.format(more="").encode()),
        Upload("bomb.pdf", b"%PDF-1.7 nothing of the kind"),
        Upload("evil.zip", packed.getvalue()),
        Upload("binary.html", bytes(range(256)) * 20),
        Upload("kenya-2023.html", PAGE.format(more=HOSTILE.replace("<", "&lt;")).replace("2024", "2023").encode()),
    ]
    before = sorted(corpus.parent.rglob("*"))
    html = shown(intake.preview(visit, files, {}), visit)
    assert "<script>window" not in html
    assert "<img" not in html
    assert "tipqa-add-" not in html, "where files were kept meanwhile is nobody's business"
    assert html.count("Cannot be read as a report") >= 2
    assert sorted(corpus.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\fakepath\\Kenya 2024.html", "Kenya 2024.html"),
        ("../../../etc/passwd", "passwd"),
        ("..", "file"),
        ("a\x00b\u202e.html", "ab.html"),
        ("", "file"),
        ("x" * 500 + ".html", "x" * 115 + ".html"),
    ],
)
def test_a_file_keeps_the_plain_part_of_its_name(sent: str, kept: str) -> None:
    assert file_name(sent) == kept


def test_a_preview_is_written_once_and_old_ones_are_forgotten(intake: Intake, visit: Visit) -> None:
    with pytest.raises(NotFoundError, match="choose the files again"):
        intake.write(visit, "guessed")
    keys = [intake.preview(visit, [KENYA], {}).values["key"] for _ in range(9)]
    with pytest.raises(NotFoundError):
        intake.write(visit, str(keys[0]))


def test_another_corpus_than_that_of_the_index_takes_nothing(web_index: Path, visit: Visit, tmp_path: Path) -> None:
    intake = Intake(tmp_path / "empty", web_index, allowed=True)
    assert "was built from another corpus" in shown(intake.form(visit), visit)
    with pytest.raises(UsageError, match="--corpus"):
        intake.preview(visit, [KENYA], {})


@pytest.mark.parametrize(
    ("settings", "may"),
    [
        (ServerSettings(), True),
        (ServerSettings(host="0.0.0.0"), False),
        (ServerSettings(allow_hosts=("tip.example",)), False),
        (ServerSettings(root_path="/tip"), False),
        (ServerSettings(host="0.0.0.0", auth_file=Path("passwords")), True),
    ],
)
def test_only_this_machine_or_who_has_a_password_may_add(settings: ServerSettings, may: bool) -> None:
    assert settings.may_add is may


def form(name: str, content: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def sent(address: str, body: Any, path: str = "/add", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        kind = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
        connection.request("POST", path, body, kind | headers, encode_chunked="transfer-encoding" in headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def test_a_server_that_others_reach_takes_no_files(chat_address: str) -> None:
    status, html = sent(chat_address, form("kenya-2024.html", KENYA.content))
    assert status == 400
    assert "start it with --auth-file" in html
    assert sent(chat_address, form("big.html", bytes(300_000)))[0] == 413


@pytest.fixture(scope="module")
def adding(serving: Serving, web_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server that may be added to, over copies of the index and its corpus: its address and the corpus."""
    folder = tmp_path_factory.mktemp("adding")
    own = Path(shutil.copytree(web_index.parent / "corpus", folder / "corpus"))
    index = Path(shutil.copytree(web_index, folder / "index"))
    with serving("--index", str(index), "--corpus", str(own)) as (address, _):
        yield address, own


def test_hostile_senders_are_refused(adding: tuple[str, Path]) -> None:
    address, corpus = adding
    before = sorted(corpus.rglob("*"))
    body = form("kenya-2024.html", KENYA.content)
    assert sent(address, body, origin="https://evil.example")[0] == 403
    assert sent(address, body, origin="null")[0] == 403
    assert sent(address, iter([body]), **{"transfer-encoding": "chunked"})[0] == 411
    assert sent(address, b"", **{"content-length": str(80 << 20)})[0] == 413
    assert sent(address, b"no form at all")[0] == 400
    assert (
        sent(address, b"key=guessed", "/add/write", **{"content-type": "application/x-www-form-urlencoded"})[0] == 404
    )
    many = b"".join(form(f"{at}.html", b"x")[: -len(BOUNDARY) - 6] for at in range(30)) + f"--{BOUNDARY}--\r\n".encode()
    assert sent(address, many)[0] == 400
    assert sorted(corpus.rglob("*")) == before


def test_a_report_is_added_and_indexed_while_readers_read(
    browser: Any, adding: tuple[str, Path], tmp_path: Path, no_serious_faults: Callable[[Any], None]
) -> None:
    address, corpus = adding
    file = tmp_path / "2024 Trafficking in Persons Report Kenya.html"
    file.write_bytes(KENYA.content)
    page = new_page(browser, base_url=address)
    page.goto("add")
    no_serious_faults(page)
    page.locator("#files").set_input_files(str(file))
    page.get_by_role("button", name="Show what is recognised").click()
    page.wait_for_selector(".addition.add")
    no_serious_faults(page)
    page.get_by_role("button", name="Add 1 report").click()
    page.wait_for_url("**/add/progress")
    assert (corpus / "2024" / "kenya.md").is_file()
    with urllib.request.urlopen(f"{address}report/2025/tajikistan", timeout=30) as reading:
        assert reading.status == 200
    page.wait_for_selector("text=Done in", timeout=240_000)
    no_serious_faults(page)
    page.goto("report/2024/kenya?find=412")
    assert (
        "text from" in page.locator(".about").inner_text() or "source not given" in page.locator(".about").inner_text()
    )
    assert page.locator("mark").count() >= 1
    page.goto("country/kenya")
    assert "2024" in page.get_by_role("link", name="Read the 2024 edition").inner_text()
    page.context.close()


def test_behind_a_path_files_are_taken_from_who_has_a_password(
    serving: Serving, web_index: Path, tmp_path: Path
) -> None:
    users = tmp_path / "users"
    users.write_text(user_line("anna", "a long password") + "\n", encoding="utf-8")
    anna = {"authorization": f"Basic {b64encode(b'anna:a long password').decode()}"}
    own = web_index.parent / "corpus"
    body = form(
        "kenya-2024.html", PAGE.format(more="More was said. " * 30_000).encode()
    )  # more than other bodies may hold
    with serving("--auth-file", str(users), "--root-path", "/tip", "--corpus", str(own)) as (address, _):
        assert sent(address, body, "/tip/add")[0] == 401
        status, html = sent(address, body, "/tip/add", **anna)
    assert status == 200
    assert 'action="/tip/add/write"' in html


def test_the_form_fits_a_small_phone(browser: Any, adding: tuple[str, Path]) -> None:
    page = new_page(browser, viewport={"width": 340, "height": 740})
    page.goto(f"{adding[0]}add")
    assert page.locator("#files").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 340
    page.context.close()
