"""``python -m SSLSegmentationLib`` is ``sslseg``."""

import sys

from .cli import main

sys.exit(main())
