"""The asset graph as text, one asset to a paragraph.

`.venv/bin/python -m tests.pipeline.asset_graph > tests/pipeline/asset_graph.txt` writes it anew.

What belongs here: writing it down. What does not: comparing it (`test_dagster_tools.py`).
"""

import sys
import tempfile
from pathlib import Path

from assets_defs.definitions import build_defs


def graph_text() -> str:
    """Every asset by group, what it is made of, and its checks; those that stop a refresh have a `!`."""
    with tempfile.TemporaryDirectory() as empty:
        graph = build_defs(Path(empty), Path(empty)).resolve_asset_graph()
    checks: dict[str, list[str]] = {}
    for key in sorted(graph.asset_check_keys, key=lambda one: one.name):
        name = key.asset_key.to_user_string()
        checks.setdefault(name, []).append(f"{key.name}{'!' if graph.get(key).blocking else ''}")
    lines = []
    for asset in sorted(graph.get_all_asset_keys(), key=lambda one: (str(graph.get(one).group_name), one)):
        node, name = graph.get(asset), asset.to_user_string()
        lines.append(f"{name} ({node.group_name})")
        lines += [f"  from {one.to_user_string()}" for one in sorted(node.parent_keys)]
        lines += [f"  check {one}" for one in checks.get(name, [])]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(graph_text())
