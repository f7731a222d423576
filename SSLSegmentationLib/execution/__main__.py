"""``python -m SSLSegmentationLib.execution RUN_FOLDER [--device cpu] [--threads 2]``: work on a run, here and now.

Jobs and scripts call it ``SSLSegmentationLib.jobs.worker``, its name in every version.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ..core.process import lead_own_group
from ..core.starting import share_cores
from .ranks import work_together
from .worker import say, work


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(description="Work on a run folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=None)
    options = parser.parse_args(arguments)
    if not (options.folder / "job.json").is_file():
        say(f"There is no run in '{options.folder}'.")
        return 2
    share_cores()
    lead_own_group()
    if os.environ.get("WORLD_SIZE", "1") != "1":  # set by torchrun and its like
        return work_together(options.folder, options.device, options.threads)
    return work(options.folder, options.device, options.threads)


if __name__ == "__main__":
    _code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(_code)  # all is written; to take torch apart would take a second
