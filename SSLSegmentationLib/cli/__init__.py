"""The command line ``sslseg``.

Exit codes: 0 done; 1 an error, said in one sentence; 2 a wrong command; 3 done, but some inputs were refused;
130 stopped by Ctrl-C, everything saved; 141 nobody reads what is printed any more.
"""

from .main import main

__all__ = ["main"]
