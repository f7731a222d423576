"""Two processes for a test: forks of it that meet over a file and talk over the loopback."""

import os
import pickle
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

import torch
import torch._dynamo  # which DistributedDataParallel loads: once here, not in every fork
import torch.distributed as dist

from SSLSegmentationLib.training.distributed import join, leave

LOOPBACK = "lo" if sys.platform == "linux" else "lo0"


def in_processes(work, count=2, seconds=60.0):
    """What ``work(ranks)`` returns in each of ``count`` processes; an error in one of them is one here."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pids = [_fork(lambda number=number: _work(work, folder, number, count)) for number in range(count)]
        limit = time.monotonic() + seconds
        try:
            left = list(pids)
            while left and time.monotonic() < limit:
                left = [pid for pid in left if os.waitpid(pid, os.WNOHANG) == (0, 0)]
                time.sleep(0.01)
            assert not left, f"{len(left)} processes are still at it after {seconds:.0f} s"
        finally:
            for pid in left:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        results = [pickle.loads((folder / f"{number}").read_bytes()) for number in range(count)]
    for kind, result in results:
        assert kind == "result", result
    return [result for _, result in results]


def _work(work, folder, number, count):
    os.environ["GLOO_SOCKET_IFNAME"] = LOOPBACK
    try:
        ranks = join(dist.FileStore(str(folder / "store"), count), number, count, torch.device("cpu"))
        answer = "result", work(ranks)
        leave()
    except BaseException:
        answer = "error", traceback.format_exc()
    (folder / f"{number}").write_bytes(pickle.dumps(answer))


def _fork(action):
    pid = os.fork()
    if pid == 0:
        try:
            action()
        finally:
            os._exit(0)
    return pid
