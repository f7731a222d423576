"""``python -m SSLSegmentationLib.jobs.worker RUN_FOLDER``: the worker, by the name that scripts of users call it."""

import runpy

if __name__ == "__main__":
    runpy.run_module("SSLSegmentationLib.execution", run_name="__main__", alter_sys=True)
