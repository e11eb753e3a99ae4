"""The files of `deploy/kubernetes`, judged by Dagster's validation and by the models of the Kubernetes client.

What belongs here: whether a run's pod would be what the how-to promises. What does not: a cluster; none is started.
"""

from pathlib import Path
from typing import Any

import kubernetes
import pytest
import yaml
from dagster import DagsterInstance, DagsterRun
from dagster._config import process_config
from dagster._core.instance.config import dagster_instance_config
from dagster._core.test_utils import environ
from dagster_k8s import K8sRunLauncher
from dagster_k8s.job import construct_dagster_k8s_job
from dagster_k8s.models import k8s_model_from_dict

from assets_defs import resources
from tests.production.services import DEPLOY

pytestmark = [pytest.mark.slow, pytest.mark.production]

FOLDER = DEPLOY / "kubernetes"
IMAGE = "registry.example.org/foi-warehouse:2026-09-01"


@pytest.fixture
def launcher(tmp_path: Path) -> K8sRunLauncher:
    """Made from the settings as Dagster makes it, but for the cluster it speaks to: one that is not there."""
    settings, _ = dagster_instance_config(str(FOLDER))
    given = settings["run_launcher"]
    assert (given["module"], given["class"]) == ("dagster_k8s", "K8sRunLauncher")
    with environ({"FOI_IMAGE": IMAGE}):
        processed = process_config(K8sRunLauncher.config_type(), given["config"])
    assert processed.success and processed.value, processed.errors
    nowhere = tmp_path / "kubeconfig"
    nowhere.write_text(
        yaml.safe_dump({
            "apiVersion": "v1", "kind": "Config", "current-context": "none",
            "clusters": [{"name": "none", "cluster": {"server": "https://127.0.0.1:1"}}],
            "contexts": [{"name": "none", "context": {"cluster": "none", "user": "none"}}],
            "users": [{"name": "none", "user": {}}],
        })
    )  # fmt: skip
    value = {**processed.value, "load_incluster_config": False, "kubeconfig_file": str(nowhere)}
    return K8sRunLauncher(**value)


@pytest.fixture
def pod(launcher: K8sRunLauncher) -> Any:
    """The pod of one run."""
    with DagsterInstance.ephemeral() as instance:
        launcher.register_instance(instance)
        context = launcher.get_container_context_for_run(DagsterRun(job_name="refresh_collection"))
        job = construct_dagster_k8s_job(
            job_config=context.get_k8s_job_config(job_image=None, run_launcher=launcher),
            args=["dagster", "api", "execute_run"],
            job_name="run",
            user_defined_k8s_config=context.run_k8s_config,
        )
    assert context.namespace == "foi"
    return job.spec.template.spec


def test_a_run_is_a_pod_with_a_disk_of_its_own_and_few_rights(pod: Any) -> None:
    (container,) = pod.containers
    assert container.image == IMAGE
    (disk,) = [one for one in pod.volumes if one.empty_dir is not None]
    assert {one.mount_path for one in container.volume_mounts if one.name == disk.name} == {"/var/lib/foi"}
    assert container.security_context.run_as_non_root is True
    assert container.security_context.allow_privilege_escalation is False
    assert pod.automount_service_account_token is False
    assert container.resources.limits["memory"] == "10Gi"


def test_a_run_is_told_where_everything_lies_that_must_last(pod: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (container,) = pod.containers
    told = [one.config_map_ref.name for one in container.env_from if one.config_map_ref]
    secret = [one.secret_ref.name for one in container.env_from if one.secret_ref]
    assert (told, secret) == (["foi-settings"], ["foi-postgres", "foi-buckets"])
    (settings,) = [one for one in _manifests() if one["kind"] == "ConfigMap"]
    assert settings["metadata"] == {"name": "foi-settings", "namespace": "foi"}
    for name, value in settings["data"].items():
        monkeypatch.setenv(name, value)
    assert (resources.raw_from(), resources.cache_at()) == ("s3://foi/raw", "s3://foi/cache")
    assert resources.lake_addresses()[1] == "s3://foi/lake/"
    for folder in (resources.raw_dir(), resources.warehouse_dir()):
        assert folder.parent == Path("/var/lib/foi")


def test_the_client_knows_every_key_of_the_manifests() -> None:
    models = {
        "ConfigMap": kubernetes.client.V1ConfigMap,
        "ServiceAccount": kubernetes.client.V1ServiceAccount,
        "Role": kubernetes.client.V1Role,
        "RoleBinding": kubernetes.client.V1RoleBinding,
    }
    manifests = _manifests()
    assert [one["kind"] for one in manifests] == list(models)
    for one in manifests:
        k8s_model_from_dict(models[one["kind"]], _snake_case(one))


def _manifests() -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((FOLDER / "foi.yaml").read_text(encoding="utf-8")))


def _snake_case(value: Any, within_data: bool = False) -> Any:
    """Kubernetes' `apiGroups` is the client's `api_groups`; keys of `data` are ours."""
    if isinstance(value, dict):
        return {
            key if within_data else "".join(f"_{one.lower()}" if one.isupper() else one for one in key):
            _snake_case(one, key == "data")
            for key, one in value.items()
        }  # fmt: skip
    return [_snake_case(one) for one in value] if isinstance(value, list) else value
