"""The published version in a bucket: an asset that is there where somebody said where to publish to.

What belongs here: wiring. What does not: uploading (`pipeline/publishing/object_storage`).
"""

import dagster as dg

from assets_defs.publish import GROUP
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.object_storage import UploadFailed, upload
from pipeline.publishing.versions import find


class ObjectStorage(dg.ConfigurableResource):
    """Where else versions are published: `s3://bucket/folder`. Credentials are in the environment, as AWS_*."""

    url: str


@dg.asset(
    key=["publish", "object_storage"],
    deps=[["publish", "warehouse"]],
    group_name=GROUP,
    kinds={"s3"},
    description="The published version in a bucket, under `versions/`; `latest.json` is moved to it last.",
)
def in_bucket(object_storage: ObjectStorage, refresh_lock: dg.ResourceParam[RefreshLock]) -> dg.MaterializeResult:
    version = find(refresh_lock.require(), "published")
    try:
        address = upload(version, object_storage.url)
    except UploadFailed as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    return dg.MaterializeResult(metadata={"dagster/uri": address, "version": version.name})
