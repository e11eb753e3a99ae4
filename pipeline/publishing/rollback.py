"""Going back to a version that was published before.

What belongs here: the whole of it, in order. What does not: asking whether that is meant (`commands/rollback`).
"""

from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.placing import UnderWay, place, recover
from pipeline.publishing.versions import Version, check, find, published_version


def roll_back(lock: RefreshLock, name: str) -> Version:
    """Publish the version of this name again, with all its copies, or raise `PublishingFailed` and change nothing."""
    places = lock.require()
    recover(places)
    version = find(places, name)
    check(version)
    going = UnderWay("rolled back", version.name, published_version(places))
    going.note(places)
    place(version, going, places)
    return version
