"""Why an installation failed, in one sentence, from what pip has printed."""

import re
from collections.abc import Collection, Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import StorageError

#: What pip or Python say, and what that means. The first that is found counts.
_CAUSES = (
    (
        r"No space left|not enough space|Errno 28|WinError 112",
        _("The disk is full."),
        _("Make room on the disk of Slicer's folder, and try again."),
    ),
    (
        r"Permission denied|Access is denied|Errno 13|WinError 5\b",
        _("Slicer's folder cannot be written to."),
        _("Start Slicer with the rights to change it, or install Slicer for yourself alone, and try again."),
    ),
    (
        r"DO NOT MATCH THE HASHES|IncompleteRead|Read timed out|ReadTimeout|Connection broken|ChunkedEncoding"
        r"|BadZipFile",
        _("The download broke off."),
        _("Try again; what was downloaded whole is not downloaded twice."),
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        _("The connection to the packages is not trusted: a certificate is unknown."),
        _("A firewall or proxy may be in between; ask who looks after your network."),
    ),
    (
        r"NewConnectionError|NameResolutionError|Temporary failure in name|getaddrinfo|ProxyError|Connection refused"
        r"|Network is unreachable|ConnectTimeout|Max retries exceeded",
        _("The packages could not be downloaded: there is no connection."),
        _("Check the connection to the internet, and whether a firewall or proxy refuses it; then try again."),
    ),
    (
        r"ResolutionImpossible|conflicting dependencies|do not work together|is there already, and is not the same",
        _("The packages do not fit to those that Slicer has already."),
        _("Choose another Python that has torch and MONAI, or a newer Slicer. The log names the packages."),
    ),
    (
        r"No matching distribution|Could not find a version|Failed to build|subprocess-exited-with-error",
        _("There is no build of a package for this Slicer's Python."),
        _("Choose another Python that has torch and MONAI, or a newer Slicer. The log names the package."),
    ),
)


def stopped(gone: Collection[str] = ()) -> StorageError:
    """What to tell people of an installation that they have stopped."""
    sentence = _("The installation was stopped.")
    return StorageError(f"{sentence} {_state(gone)}", _("It can be started again at any time."))


def failure(lines: Sequence[str], gone: Collection[str] = ()) -> StorageError:
    """What to tell people of an installation that ended in an error.

    Args:
        lines: what was printed.
        gone: what was among Slicer's packages before, and is not any more.
    """
    text, unchanged = "\n".join(lines), _state(gone)
    for pattern, sentence, hint in _CAUSES:
        if re.search(pattern, text):
            return StorageError(f"{sentence} {unchanged}", hint)
    errors = [line.strip() for line in lines if re.match(r"\s*(error|fatal|\w+Error\b)", line, re.I)]
    sentence = errors[-1] if errors else _("The installation failed.")
    return StorageError(f"{sentence.rstrip('.')}. {unchanged}", _("The log below says more."))


def _state(gone: Collection[str]) -> str:
    if not gone:
        return _("Nothing of Slicer's packages was changed.")
    names = ", ".join(sorted(name.removesuffix(".dist-info") for name in gone))
    return _("Changed among Slicer's packages: {names} was removed; install Slicer anew if it misses that.").format(
        names=names
    )
