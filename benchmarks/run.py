"""Ours and the others, in turn, on corpora made on the spot: ratios, CPU time and peak memory into `results.md`.

    python -m benchmarks.run                       # 230 small workbooks, three rounds
    python -m benchmarks.run --files 2000 --rows 100000 --long-rows 200000

What belongs here: who is measured, and on what. What does not: how a process is measured (`measure`), or the corpora
(`corpus`).
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks import loading
from benchmarks.corpus import long_file, small_workbooks
from benchmarks.measure import Contender, in_turn
from benchmarks.results import about_this_machine, as_markdown

HERE = Path(__file__).parent
PEERS = HERE / ".venv" / "bin" / "python"
OURS = Path(sys.executable)

PLAIN, LIMIT = "plain script, pandas + openpyxl", "limit: bare calamine, all cores, bulk insert"
COLD, READING = "foi refresh, cold", "our reading alone, cold"
FLOOR = "Dagster alone: the same graph, doing nothing"


def contenders(corpus: Path, work: Path, *, slow_peers: bool = True) -> list[Contender]:
    """Everybody who can make tables of this corpus. Those who cannot be run here are left out, and that is said."""
    raw, warehouse, cache = corpus / "raw", work / "warehouse", work / "cache"
    touched = next(path for path in sorted(raw.rglob("*")) if path.is_file())
    refresh = ["-m", "commands.main", "refresh", "--raw", raw, "--warehouse", warehouse]
    reading = ["-m", "benchmarks.reading", corpus, cache]
    found = [
        Contender(COLD, OURS, refresh, before=lambda: _gone(warehouse)),
        Contender("foi refresh, nothing changed", OURS, refresh),
        Contender("foi refresh, one file changed", OURS, refresh, before=lambda: _change(touched)),
        Contender(FLOOR, OURS, ["-m", "benchmarks.floor"]),
        Contender(READING, OURS, reading, before=lambda: _gone(cache), says_seconds=True),
        Contender("our reading alone, nothing changed", OURS, reading, says_seconds=True),
        Contender(
            "our reading alone, one file changed", OURS, reading, before=lambda: _change(touched), says_seconds=True
        ),
        Contender(LIMIT, OURS, ["-m", "benchmarks.limit", corpus, work / "limit.duckdb"], says_seconds=True),
    ]
    if PEERS.exists():
        peer = HERE / "peers"
        if slow_peers:
            plain = [peer / "plain_pandas.py", "openpyxl", corpus, work / "plain.duckdb"]
            found.append(Contender(PLAIN, PEERS, plain))
        calamine = [peer / "plain_pandas.py", "calamine", corpus, work / "calamine.duckdb"]
        found.append(Contender("plain script, pandas + calamine", PEERS, calamine))
        polars = [peer / "polars_fastexcel.py", corpus, work / "polars.duckdb"]
        found.append(Contender("plain script, polars + fastexcel", PEERS, polars))
        found.append(Contender("dlt pipeline", PEERS, [peer / "dlt_pipeline.py", corpus, work / "dlt.duckdb"]))
    return found


def _gone(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _change(workbook: Path) -> None:
    """Other bytes, the same cells: a zip may have anything before its end."""
    content = workbook.read_bytes()
    workbook.write_bytes(content + b"\n" if workbook.suffix == ".csv" else _commented(content))


def _commented(content: bytes) -> bytes:
    """The zip with a comment one byte longer than before."""
    end = content.rindex(b"PK\x05\x06")
    length = int.from_bytes(content[end + 20 : end + 22], "little") + 1
    return content[: end + 20] + length.to_bytes(2, "little") + content[end + 22 :] + b" "


@click.command()
@click.option(
    "--files", type=int, multiple=True, default=(230,), show_default=True, help="Small workbooks; repeatable."
)
@click.option("--rows", type=int, default=0, help="One workbook of so many rows.")
@click.option("--long-rows", type=int, default=0, help="One CSV of so many rows: 5,000,000 are 300 MB.")
@click.option(
    "--rounds", type=int, default=3, show_default=True,
    help="Times that each is run, in turn; once on a long file or more than 1,000 of them.",
)  # fmt: skip
@click.option("--write", type=click.Path(path_type=Path), help="Where the table goes; benchmarks/results.md is kept.")
def main(files: tuple[int, ...], rows: int, long_rows: int, rounds: int, write: Path | None) -> None:
    """Measure, print, and write down."""
    parts = [about_this_machine(PEERS), loading.measured(5 * rounds)]
    click.echo(parts[-1])
    with TemporaryDirectory(prefix="foi-benchmark-") as folder:
        corpora = [(f"{number:,} small workbooks", number, 0, "") for number in files]
        corpora += [(f"one workbook of {rows:,} rows", 0, rows, "xlsx")] if rows else []
        corpora += [(f"one CSV of {long_rows:,} rows", 0, long_rows, "csv")] if long_rows else []
        for title, number, lines, suffix in corpora:
            corpus, work = Path(folder) / "corpus", Path(folder) / "work"
            _gone(corpus)
            _gone(work)
            corpus.mkdir()
            work.mkdir()
            if number:
                small_workbooks(corpus, number)
            else:
                long_file(corpus, lines, suffix)
            everybody = contenders(corpus, work, slow_peers=lines <= 200_000)
            measured = in_turn(everybody, rounds if 0 < number <= 1_000 else 1)
            parts.append(as_markdown(title, measured, COLD, READING, LIMIT))
            click.echo(parts[-1])
    if write:
        write.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
