"""An 'interpreter' for tests that has torch loaded already: each real worker it is asked for is a fork of one server.

A launcher in the sense of the product: it asks the server and ends, and the worker writes its own pid. Starting one
takes milliseconds instead of seconds. The environment variable WORKER_FAULT holds Python that runs in the worker first.

    python forking.py serve SOCKET            loads all, then forks on demand
    python forking.py launch SOCKET -m … ARGUMENTS   what the job starts
"""

import json
import os
import random
import signal
import socket
import sys
import tempfile
import traceback
from pathlib import Path


def serve(path):
    """Fork a worker for each request, until killed."""
    import torch

    from SSLSegmentationLib import api  # noqa: F401
    from SSLSegmentationLib.execution import __main__ as worker
    from SSLSegmentationLib.figures import save_curves

    torch.optim.AdamW([torch.zeros(1, requires_grad=True)])  # the first one loads torch's compiler
    with tempfile.TemporaryDirectory() as folder:  # the first one looks for fonts
        save_curves(Path(folder) / "x.png", [{"stage": "x", "step": n, "loss": 1.0} for n in (1, 2)], "x")

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # no zombies
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        while True:
            connection, _ = server.accept()
            request, outputs, *_ = socket.recv_fds(connection, 1 << 20, 1)
            if os.fork():
                os.close(outputs[0])
                connection.close()
                continue
            server.close()
            _work(worker, json.loads(request), outputs[0])


def _work(worker, request, output):
    import numpy
    import torch

    code = 70
    try:
        for reseed in (random.seed, numpy.random.seed, torch.seed):  # what is left to chance differs in every fork
            reseed()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for descriptor in (1, 2):
            os.dup2(output, descriptor)
        os.environ.clear()
        os.environ.update(request["environment"])
        exec(os.environ.get("WORKER_FAULT", ""), {"run": Path(request["arguments"][0])})
        code = worker.main(request["arguments"])
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def launch(path, arguments):
    """Ask the server for a worker; its output goes where ours would."""
    assert arguments[:2] == ["-m", "SSLSegmentationLib.jobs.worker"], arguments
    request = {"arguments": arguments[2:], "environment": dict(os.environ)}
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(path)
        socket.send_fds(server, [json.dumps(request).encode()], [1])
        server.recv(1)  # until it has forked


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    launch(sys.argv[2], sys.argv[3:])
