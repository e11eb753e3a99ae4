"""The page of sidecar keys: made from the models, complete, and with examples that work."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.declared.collection import load_collection
from pipeline.declared.corrections import Correction, load_corrections
from pipeline.declared.reference import reference
from pipeline.declared.sidecar import make_sidecar
from pipeline.declared.sidecar_keys import DeclaredTable, Ignore, Origin, Sidecar, Totals

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sidecar-reference.md"
BLOCKS = re.findall(r"```toml\n(.*?)```", reference(), re.DOTALL)
LINES = re.findall(r"<br>`([^`]+)`", reference())


def test_the_page_is_that_of_the_models() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == reference(), "make it anew: python -m pipeline.declared.reference > docs/sidecar-reference.md"


def test_every_key_is_on_the_page_with_its_meaning() -> None:
    for model in (Sidecar, Origin, Totals, Ignore, DeclaredTable, Correction):
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name} has no description"
            assert f"| `{name}` |" in reference() or f"[{name}]" in reference()


@pytest.mark.parametrize(
    "example", [*LINES, *(block for block in BLOCKS if "layouts." not in block and "[[correction" not in block)]
)
def test_examples_can_be_copied(example: str) -> None:
    make_sidecar(tomllib.loads(example), Path("kent.xlsx.toml"), {"vendor-export": {"years": "ending"}})


def test_the_examples_of_a_collections_folder_can_be_copied(tmp_path: Path) -> None:
    layouts = next(block for block in BLOCKS if "layouts." in block)
    folder = tmp_path / "knife-crime"
    folder.mkdir()
    (folder / "collection.toml").write_text(layouts)
    (folder / "corrections.toml").write_text(next(block for block in BLOCKS if "[[correction" in block))
    shared = load_collection(tmp_path, "knife-crime").layouts
    assert make_sidecar({"layout": "vendor-export"}, Path("kent.xlsx.toml"), shared).years == "ending"
    assert load_corrections(tmp_path, "knife-crime")[0].value == 1043
