"""Background jobs: a run folder, a detached worker, a client that polls. Standard library only, except in the worker.

run = PretrainingRequest(settings).write(project)   # requests: writes job.json
job = start(run.folder)                             # launch: returns at once; the worker outlives its starter
view = job.poll()                                   # client: from a timer; never waits, never raises for bad files
job.stop()                                          # finish the step, save, end; start(run.folder) continues

What a run may be asked for is in ``requests`` (pretraining, finetuning, prediction), what each kind does in
``execution.kinds``. ``telling`` puts events and results into words, ``history`` collects the metrics that count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .client import Job as Job
    from .client import JobError as JobError
    from .client import JobView as JobView
    from .launch import start as start
    from .queueing import DeviceQueue as DeviceQueue
    from .states import JobState as JobState

_LAZY = {
    "Job": "client",
    "JobView": "client",
    "JobState": "states",
    "JobError": "client",
    "start": "launch",
    "DeviceQueue": "queueing",
}

__all__ = sorted(_LAZY)


__getattr__ = lazy_names(__name__, _LAZY)
