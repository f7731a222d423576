"""``python -m SSLSegmentationLib`` is ``sslseg``."""

import sys

from .core.starting import INTERRUPTED, ends_at_once, share_cores


def main() -> int:
    """Load the command line and run it."""
    share_cores()
    try:
        with ends_at_once():
            from .cli import main as command_line
        return command_line()
    except KeyboardInterrupt:  # in the moment between two ways to take it
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
