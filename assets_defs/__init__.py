"""Everything Dagster, and nothing else: assets, checks, jobs, schedules, resources, Definitions.

What belongs here: wiring functions of `pipeline` into a graph. What does not: any work on figures.

Nothing heavy is loaded with the definitions, which are loaded far more often than they are run: what an asset works
with, it imports itself.
"""

import atexit
import gc

import dagster  # noqa: F401 (before anything of ours, for what follows)

# What Dagster brings along stays: to look for garbage among it takes as long as loading all of ours. At the end it is
# let go like anything else.
gc.freeze()
atexit.register(gc.unfreeze)
