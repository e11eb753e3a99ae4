"""The files of `deploy/`, each judged by the program that will read it.

What belongs here: whether settings are valid and say what the how-to promises. What does not: services that run
(`test_refresh_survives.py`).
"""

from typing import Any

import pytest
from dagster._core.instance.config import dagster_instance_config

from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.production]
DEPLOY = ROOT / "deploy"


def _settings() -> dict[str, Any]:
    settings, instance_class = dagster_instance_config(str(DEPLOY))
    assert instance_class is None
    return dict(settings)


def test_dagster_accepts_its_settings() -> None:
    """By its own validation, which refuses a misspelt key or a wrong type."""
    settings = _settings()
    assert settings["storage"] == {"postgres": {"postgres_url": {"env": "FOI_POSTGRES_URL"}}}
    assert settings["concurrency"]["runs"]["max_concurrent_runs"] == 1
    assert settings["run_monitoring"]["enabled"] and settings["run_retries"]["enabled"]
    assert settings["telemetry"] == {"enabled": False}
