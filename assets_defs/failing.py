"""How an asset says that it cannot go on.

What belongs here: the one way to fail. What does not: when to.
"""

from collections.abc import Mapping
from typing import Any

import dagster as dg

# A sentence under this name in a failure's metadata holds no text of any cell or file: it may be sent to people.
MAY_BE_SENT = "in_a_sentence"


def failure(says: str, metadata: Mapping[str, Any] | None = None, may_be_sent: str | None = None) -> dg.Failure:
    """An error for people. It is not tried again: the same files would fail in the same way.

    `may_be_sent` is for messages to people outside Dagster, and holds nothing that a response says.
    """
    sent = {MAY_BE_SENT: may_be_sent} if may_be_sent else {}
    return dg.Failure(says, metadata={**(metadata or {}), **sent}, allow_retries=False)
