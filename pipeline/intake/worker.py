"""A reading process: takes calls from its standard input and answers each, until the input ends.

Started as `python -m pipeline.intake.worker PARENT [IDLE]`, PARENT being the number of the process that starts it, IDLE
the seconds after which it ends when nobody wants anything.

What belongs here: the loop and the process's own limits. What does not: what is done with a response (`job`), or who
starts the process (`processes`).

A process of its own, and not a fork: a spreadsheet can kill the process that opens it, and whoever started this one
then knows by which file. It ends by itself when its parent does.
"""

import gc
import os
import pickle
import resource
import select
import signal
import sys
import threading
import time
from collections.abc import Callable

from pipeline.bounds import READING

# More objects than that are worth a search for unreachable ones.
_OBJECTS_LEFT = 200_000


def main() -> None:
    limit_this_process(parent=int(sys.argv[1]))
    idle = float(sys.argv[2]) if len(sys.argv) > 2 else None
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        # Libraries that print would print into the answers.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        while True:
            # One call comes when the one before it was answered, so that nothing waits in the buffer.
            if not select.select([sys.stdin], [], [], idle)[0]:
                return
            try:
                seconds, function, positional, named = pickle.load(sys.stdin.buffer)
            except EOFError:
                return
            # Time that this process had, and not time that passed: beyond it, the signal ends the process.
            signal.setitimer(signal.ITIMER_PROF, seconds)
            pickle.dump(_result(function, positional, named), answers, protocol=pickle.HIGHEST_PROTOCOL)
            signal.setitimer(signal.ITIMER_PROF, 0)
            answers.flush()
            if gc.get_count()[0] > _OBJECTS_LEFT:
                gc.collect()


def limit_this_process(parent: int) -> None:
    """What a file may do to this process is bounded, and it ends with its parent."""
    # The terminal's Ctrl-C reaches the parent too, which closes the input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = READING.memory_bytes if most == resource.RLIM_INFINITY else min(READING.memory_bytes, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    # Unreachable cycles are looked for between files: within one, the search would go through all its cells again
    # and again, and find next to nothing.
    gc.disable()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _result(function: Callable[..., object], positional: tuple[object, ...], named: dict[str, object]) -> object:
    """Whether it worked, and what it gave or raised."""
    try:
        return True, function(*positional, **named)
    except Exception as error:  # noqa: BLE001 (whoever asked is told)
        return False, error


def _end_with(parent: int) -> None:
    """A parent that was killed closes our input, which we would see only after the file that we are reading."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    main()
