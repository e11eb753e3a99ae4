"""Our reading alone: every response proved, every cell accounted for, as the refresh does it, without the rest.

    python -m benchmarks.reading CORPUS CACHE

What belongs here: the reading layer, timed from inside. What does not: the whole refresh (`run`).
"""

import sys
import time
from pathlib import Path

from pipeline.intake.cache import Cache
from pipeline.intake.collections import choose
from pipeline.intake.files import find_files
from pipeline.intake.gather import gather


def main(corpus: Path, folder: Path) -> float:
    """Seconds, from the first file found to the last table made."""
    raw = corpus / "raw"
    cache = Cache(folder)
    start = time.perf_counter()
    chosen = choose(raw)
    files = find_files(raw, [one.name for one in chosen], cache.hashes)
    gathered = gather(raw, files, chosen, folder / "observations.parquet", cache=cache)
    seconds = time.perf_counter() - start
    refused = (gathered.responses["status"] != "accepted").sum()
    if refused:
        raise SystemExit(f"{refused} of {len(gathered.responses)} files refused: {set(gathered.responses['reason'])}")
    return seconds


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), Path(sys.argv[2])):.4f}\n")
