"""``python -m SSLSegmentationLib.jobs.worker RUN_FOLDER``: the worker under the name that exported runs call it by."""

import runpy

if __name__ == "__main__":
    runpy.run_module("SSLSegmentationLib.execution.worker", run_name="__main__", alter_sys=True)
