"""Where jobs compute: the Python that runs them, child processes, installing what is missing. No project."""
