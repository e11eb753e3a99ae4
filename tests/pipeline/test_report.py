"""The report of a whole refresh: its figures, what it does with hostile texts, and what happens when it fails.

What belongs here: pages as files. What does not: pages in a browser (`tests/ui/test_report.py`), single figures and
drawings (`tests/unit/test_report_figures.py`).
"""

import csv
import html
import io
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import openpyxl
import pytest
from markupsafe import escape

from assets_defs.resources import NoProgress
from commands.graph import run_refresh
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import Places, PublishingFailed
from pipeline.reporting import write
from pipeline.reporting.write import about_collections, file_name, publish_report, write_report
from tests.conftest import foi
from tests.pipeline.small import Folders, ask, log_requests, refresh, respond

pytestmark = pytest.mark.slow

LINK = "=HYPERLINK(0)</pre><script>window.canary=4</script>"
CANARY = "<script>window.canary=1</script>"
HOSTILE_SHEET = "<b onclick=x()>&\"'"
HOSTILE_FILE = 'kent-police "><img src=x onerror=canary()>.xlsx'


class _Page(HTMLParser):
    """Which elements a page has, and its words by the id of the nearest element that has one."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def _panel(page: str, force_id: str) -> str:
    (found,) = re.findall(rf'<article class="panel" id="{force_id}".*?</article>', page, re.S)
    return str(found)


@pytest.fixture(scope="module")
def page(shipped: Path) -> str:
    return (shipped / "report/online-child-sexual-offences.html").read_text(encoding="utf-8")


def test_the_page_tells_the_story(page: str) -> None:
    text = _Page(page).text
    for words in (
        "10,391", "+16%", "8,702 to 10,129, like with like: the 41 forces with exact figures for both years", "37,330",
        "5 of 46 forces not comparable: Bedfordshire refused (section 12) for 2018/19",
    ):  # fmt: skip
        assert words in text
    west_midlands = _Page(_panel(page, "west-midlands")).text
    assert (
        "427 offences were logged by West Midlands Police in 2019/20, a seven per cent rise from 398" in west_midlands
    )
    assert "2019/20 427 +29 +7%" in west_midlands
    assert "Online offences!F6 87 Sexual assault" in west_midlands
    assert "online-child-sexual-offences/2020/foi-04385-20-west-midlands-police.xlsx" in west_midlands
    midlands = re.search(r'<th scope="row">Midlands</th>.*?</tr>', page, re.S)
    assert midlands and "7,190" in midlands.group()


def test_forces_that_cannot_be_compared_are_listed_apart_with_the_reason(page: str) -> None:
    section = page[page.index('id="rises-and-falls"') : page.index('id="map"')]
    compared, apart = section.split("<h3>Not compared</h3>")
    for name, why in (("Bedfordshire", "Refused (section 12) for 2018/19."), ("Jersey", "Suppressed in 2018/19.")):
        assert f">{name}</a>" not in compared
        assert re.search(rf">{name}</a>.*?{re.escape(why)}", apart, re.S)
    assert compared.count("<tr><th") == 41 + 3  # forces, and the heads of three tables


def test_numbers_that_were_withheld_are_shown_within_their_bounds(page: str) -> None:
    panel = _panel(page, "city-of-london")
    assert panel.count('<rect class="bounded"') == 3
    assert "2018/19 suppressed (section 40): 0 to 4" in _Page(panel).text
    assert "20 to 32 in five years" in _Page(panel).text


def test_every_figure_of_the_page_is_that_of_the_warehouse(page: str, published: duckdb.DuckDBPyConnection) -> None:
    found = published.execute(
        "SELECT force_id, financial_year, count FROM core.force_years WHERE count IS NOT NULL ORDER BY ALL"
    ).fetchall()
    shown = {
        (force_id, year): int(count.replace(",", ""))
        for force_id in dict.fromkeys(force_id for force_id, _, _ in found)
        for year, count in re.findall(
            r'<th scope="row">(\d{4}/\d\d)</th><td class="n"><strong>([\d,]+)</strong>', _panel(page, force_id)
        )
    }
    assert shown == {(force_id, year): count for force_id, year, count in found}


def test_the_illustrative_note_stands_on_every_page_and_every_panel(shipped: Path, page: str) -> None:
    note = "Do not quote them as what a force recorded."
    assert note in (shipped / "report/index.html").read_text(encoding="utf-8")
    panels = re.findall(r'<article class="panel".*?</article>', page, re.S)
    assert len(panels) == 46
    assert all(note in one.split("<pre")[0] and note in one.split("<pre")[1] for one in panels)


def test_a_page_asks_nothing_of_the_internet(shipped: Path) -> None:
    for file in (shipped / "report").iterdir():
        found = _Page(file.read_text(encoding="utf-8"))
        addresses = {value for name, value in found.attributes if name in ("src", "href", "action", "srcset")}
        assert {one for one in addresses if one and not re.fullmatch(r"#[a-z-]+|[a-z-]+\.html|data:,", one)} == set()
        policy = dict(found.attributes)["content"] or ""
        policies = [value for name, value in found.attributes if name == "content" and "default-src" in (value or "")]
        assert policies and "default-src 'none'" in str(policies[0]), policy
        assert "unsafe" not in str(policies[0])
        assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Published from responses, logs and settings in which everything that may be a text is markup or a formula."""
    folders = Folders.within(tmp_path_factory.mktemp("hostile-report"))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = HOSTILE_SHEET
    for row in (
        ["Offence", "2018/19", "2019/20"],
        [CANARY, 60, 90],
        ['"><img src=x onerror=canary()>', 5, 6],
        ["</pre><script>alert(2)</script>", 3, "<5"],
    ):
        sheet.append(row)
    path = folders.raw / "hostile/2020" / HOSTILE_FILE
    path.parent.mkdir(parents=True)
    book.save(path)
    path.with_name(path.name + ".toml").write_text('force = "kent"', encoding="utf-8")
    essex = path.with_name("essex-police-foi.csv")
    essex.write_text(f"Offence,2018/19,2019/20\n{LINK},100,80\nRape,5,-\n", encoding="utf-8")
    log_requests(
        folders.raw, "hostile", f"gwent,2020-06-01,,2020-06-20,refused,{CANARY},",
        "essex,2020-06-01,,2020-06-20,answered,,essex-police-foi.csv",
    )  # fmt: skip
    (folders.raw / "hostile/2020/surrey.csv").write_text(f"{CANARY},{CANARY}\n{CANARY},1\n", encoding="utf-8")
    title = "</title></h1><script>window.canary=3</script>"
    (folders.raw / "hostile/collection.toml").write_text(
        f"title = '{title}'\ncounts = '{CANARY}'\nsource = '{CANARY}'\nillustrative = true\n"
        f"illustrative_note = '{CANARY}'\nexpected_forces = ['kent', 'essex', 'gwent', 'surrey']\n",
        encoding="utf-8",
    )
    result = refresh(folders)
    assert result.success
    assert ask(folders, "SELECT count(*) FROM core.observations WHERE offence LIKE '%canary%'") != [(0,)]
    assert ask(folders, "SELECT count(*) FROM measures.coverage WHERE exemption LIKE '%canary%'") != [(0,)]
    return folders


def test_what_comes_from_a_spreadsheet_is_never_markup(hostile: Folders, shipped: Path) -> None:
    honest = {tag for file in (shipped / "report").iterdir() for tag in _Page(file.read_text(encoding="utf-8")).tags}
    for name, scripts in (("index.html", 0), ("hostile.html", 1)):
        written = (hostile.warehouse / "report" / name).read_text(encoding="utf-8")
        found = _Page(written)
        assert found.tags.count("script") == scripts
        assert not {"img", "iframe"} & set(found.tags)
        assert set(found.tags) <= honest | {"img"}
        assert not [attribute for attribute, _ in found.attributes if attribute.startswith("on")]
        assert CANARY not in written
    for text in (CANARY, HOSTILE_SHEET, HOSTILE_FILE, '"><img src=x onerror=canary()>'):
        assert str(escape(text)) in written, "it is shown, as what it is"


def test_the_csv_of_a_hostile_force_is_text(hostile: Folders) -> None:
    page = (hostile.warehouse / "report/hostile.html").read_text(encoding="utf-8")
    (rows,) = re.findall(r'<pre id="essex-csv" hidden>(.*?)</pre>', page, re.S)
    told = list(csv.DictReader(io.StringIO(html.unescape(rows))))
    assert {row["offence"] for row in told} == {f"'{LINK}", "Rape"}
    assert {row["source_text"] for row in told} == {"100", "80", "5", "'-"}


def test_a_collection_without_figures_has_a_page_that_says_so(tmp_path: Path) -> None:
    folders = Folders.within(tmp_path)
    path = folders.raw / "empty/2020/kent-police.csv"
    path.parent.mkdir(parents=True)
    path.write_text("a,b\nc,d\n", encoding="utf-8")
    assert refresh(folders).success
    text = _Page((folders.warehouse / "report/empty.html").read_text(encoding="utf-8")).text
    assert "No figure has been accepted for this collection yet." in text
    assert "kent-police.csv" in text


def test_a_report_can_be_made_of_any_warehouse_file(shipped: Path, tmp_path: Path) -> None:
    kept = Path(shutil.copy(shipped / "foi.duckdb", tmp_path / "kept-aside.duckdb"))
    write_report(kept, tmp_path / "pages", about_collections(Places(shipped)))
    for file in (shipped / "report").iterdir():
        assert (tmp_path / "pages" / file.name).read_bytes() == file.read_bytes(), "the same figures, the same page"


def test_without_the_note_of_what_is_illustrative_there_is_no_report(shipped: Path, tmp_path: Path) -> None:
    shutil.copy(shipped / "foi.duckdb", tmp_path)
    with RefreshLock(Places(tmp_path)) as lock, pytest.raises(PublishingFailed, match=r"datapackage\.json says which"):
        publish_report(lock)
    assert not (tmp_path / "report").exists()


@pytest.mark.long
def test_a_report_that_fails_leaves_the_new_warehouse_and_the_old_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = Folders.within(tmp_path)
    respond(folders.raw, "plain", "kent", {"2018/19": 100, "2019/20": 120})
    assert run_refresh(folders.raw, folders.warehouse, [], NoProgress(), {}).published
    before = (folders.warehouse / "report/plain.html").read_bytes()
    respond(folders.raw, "plain", "kent", {"2018/19": 100, "2019/20": 121})

    def fails(*_: object) -> Path:
        raise RuntimeError("no room for a page")

    monkeypatch.setattr(write, "publish_report", fails)
    outcome = run_refresh(folders.raw, folders.warehouse, [], NoProgress(), {})
    assert outcome.published
    assert "no room for a page" in " ".join(outcome.reasons)
    assert ask(folders, "SELECT count FROM core.force_years WHERE financial_year = '2019/20'") == [(121,)]
    assert (folders.warehouse / "report/plain.html").read_bytes() == before


def test_the_command_makes_the_report_anew(shipped: Path, tmp_path: Path) -> None:
    for name in ("foi.duckdb", "datapackage.json"):
        shutil.copy(shipped / name, tmp_path)
    (tmp_path / "report").mkdir()
    (tmp_path / "report/of-yesterday.html").write_text("old", encoding="utf-8")
    run = foi("report", "--no-open", "--warehouse", tmp_path)
    assert (run.returncode, run.stdout.strip()) == (0, f"Made {tmp_path}/report/index.html.")
    names = {file.name for file in (tmp_path / "report").iterdir()}
    assert names == {"index.html", "online-child-sexual-offences.html"}
    assert {file.name for file in (tmp_path / ".build").iterdir()} == {"refresh.lock"}


def test_the_command_says_what_keeps_it_from_it(shipped: Path, tmp_path: Path) -> None:
    run = foi("report", "--no-open", "--warehouse", tmp_path / "nowhere")
    assert run.returncode == 1
    assert "Nothing has been published" in run.stderr and "foi refresh" in run.stderr
    shutil.copy(shipped / "datapackage.json", tmp_path)
    (tmp_path / "foi.duckdb").write_bytes(b"no database")
    damaged = foi("report", "--no-open", "--warehouse", tmp_path)
    assert damaged.returncode == 1
    assert "could not be read" in damaged.stderr and "Traceback" not in damaged.stderr
    with RefreshLock(Places(tmp_path)):
        busy = foi("report", "--no-open", "--warehouse", tmp_path)
    assert busy.returncode == 1
    assert "is running" in busy.stderr


def test_names_of_pages_are_fit_for_files() -> None:
    assert file_name("online-child-sexual-offences") == "online-child-sexual-offences.html"
    others = ["index", "Index", "a b", "a_b", "<b>", "../x", "ÄÖ"]
    names = [file_name(one) for one in others]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+\.html", name) and name != "index.html" for name in names)


def _with_small_counts(root: Path, small: int) -> str:
    """The page of a collection with disclosure control, but for the run that made it."""
    folders = Folders.within(root)
    respond(folders.raw, "stalking", "kent", {"2017/18": 70, "2018/19": 60, "2019/20": small})
    respond(folders.raw, "stalking", "essex", {"2017/18": 5 - small, "2018/19": 80, "2019/20": 90})
    settings = 'title = "Stalking"\nexpected_forces = ["kent", "essex"]\n[disclosure]\n'
    (folders.raw / "stalking/collection.toml").write_text(settings, encoding="utf-8")
    assert refresh(folders).success
    page = (folders.warehouse / "report/stalking.html").read_text(encoding="utf-8")
    return re.sub(r"<footer.*?</footer>", "", page, flags=re.S)


@pytest.mark.long
def test_the_report_of_protected_figures_does_not_depend_on_small_counts(tmp_path: Path) -> None:
    page = _with_small_counts(tmp_path / "one", 3)
    assert page == _with_small_counts(tmp_path / "two", 2)
    text = _Page(_panel(page, "kent")).text
    assert "Numbers from 1 to 4 are withheld" in text
    assert "2019/20 small number, withheld: 1 to 4" in text
    assert "Its cells are not handed on" in text
