"""The plain script: pandas.read_excel, known layouts, no checks. Engine `openpyxl` or `calamine`.

    python plain_pandas.py ENGINE CORPUS DATABASE

What belongs here: reading with pandas. What does not: what comes after (`tables`).
"""

import sys
from pathlib import Path

import pandas as pd
from tables import publish, rows_of


def main(engine: str, corpus: Path, database: Path) -> None:
    def read(path: Path) -> list[list[object]]:
        if path.suffix == ".csv":
            return pd.read_csv(path, header=None).astype("object").values.tolist()
        frame = pd.read_excel(path, header=None, engine=engine)
        return frame.astype("object").where(frame.notna(), None).values.tolist()

    publish(rows_of(corpus, read), database)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
