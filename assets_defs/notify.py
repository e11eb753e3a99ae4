"""Sending a message to the addresses that an installation names; to nobody unless it does.

What belongs here: where messages go, and sending one. What does not: what is said (`alerts`).
"""

import os
from pathlib import Path

URLS = "FOI_ALERT_URLS"
FILE = "FOI_ALERT_FILE"


class NotSent(RuntimeError):
    """A message did not reach every address. Addresses hold passwords: none is named."""


def addresses() -> list[str]:
    """The addresses of the environment and of the file it names, as Apprise writes them; none unless they are set."""
    found = os.environ.get(URLS, "").split()
    if file := os.environ.get(FILE):
        try:
            lines = Path(file).read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise NotSent(f"{FILE} names {file}, which cannot be read ({error.strerror}).") from error
        found += [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return found


def send(title: str, body: str, to: list[str]) -> None:
    """Send a message to all addresses, or raise `NotSent`."""
    import apprise

    sender = apprise.Apprise()
    for number, address in enumerate(to, start=1):
        if not sender.add(address):
            raise NotSent(
                f"Address {number} of {URLS} or {FILE} is none that Apprise knows, such as mailto:// or json://."
            )
    if not sender.notify(title=title, body=body):
        raise NotSent(f"The message did not reach all of {len(to)} addresses. Look at the network and at {URLS}.")
