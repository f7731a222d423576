"""Ways to spoil a file: bytes, lines of a text header, values of a JSON document, members of an archive."""

from __future__ import annotations

import copy
import io
import json
import random
import warnings
import zipfile
from typing import Any

#: What numbers and names in headers and records are replaced by.
TOKENS = (
    *(
        "0",
        "-1",
        "1",
        "nan",
        "-inf",
        "inf",
        "1e30",
        "1e-30",
        "1e999",
        "2147483648",
        "4294967295",
        "9" * 40,
        "0.1",
        "1,5",
    ),
    *("", " ", "../../../../victim/precious.txt", "/etc/passwd", "C:\\Windows\\win.ini", "..\\..\\victim", "a" * 5000),
    *(
        "\x1b[31m",
        "\n",
        "\x00",
        "é漢🧠",
        "\u202e",
        "(1,0,0) (0,1,0)",
        "none",
        "true",
        "[]",
        "%03d.raw",
        "LIST",
        "LOCAL",
    ),
    *("gzip", "bzip2", "hex", "ascii", "block", "float", "uint64", "MET_DOUBLE", "left-anterior-superior", "um", "CON"),
)
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 255, 256, 2**63, 10**400, 0.5, float("nan"), float("inf"), 1e308, "", "x", [], {}),
    *([1, 2, 3], [[1]], {"a": 1}, "../../../../victim/precious.txt", "/etc/passwd", "..", ".", "case.json", "a" * 300),
    *(
        "\x1b[2J\nrm",
        "\ud800",
        "label.seg.nrrd/..",
        "C:\\x",
        "\\\\server\\share\\x",
        "test",
        "unlabelled",
        "CON",
        "\x00",
    ),
)


def spoilt_bytes(rng: random.Random, data: bytes, start: int = 0, end: int | None = None) -> bytes:
    """Flip, cut, double, insert or overwrite bytes, mostly between ``start`` and ``end`` (a header)."""
    content = bytearray(data)
    end = min(len(content), end or len(content))
    for _ in range(rng.choice((1, 1, 1, 2, 4, 16))):
        if not content:
            break
        at = rng.randrange(start, max(start + 1, min(end, len(content))))
        way = rng.randrange(7)
        if way == 0:
            content[at % len(content)] ^= 1 << rng.randrange(8)
        elif way == 1:
            content[at : at + rng.choice((1, 2, 4, 8))] = rng.choice((b"\0", b"\xff", b"\x7f", b"\x80")) * rng.choice(
                (1, 2, 4, 8)
            )
        elif way == 2:
            del content[rng.randrange(len(content)) :]
        elif way == 3:
            content[at:at] = content[at : at + rng.randrange(1, 64)]
        elif way == 4:
            del content[at : at + rng.randrange(1, 64)]
        elif way == 5:
            content[at:at] = rng.choice(TOKENS).encode("utf-8", "surrogatepass")
        else:
            content[at : at + 4] = rng.choice((b"\0\0\xc0\x7f", b"\0\0\x80\x7f", b"\0\0\x80\xff", b"\xff\xff\xff\x7f"))
    return bytes(content)


def spoilt_lines(rng: random.Random, text: str) -> str:
    """Change a text header or table: values by others, lines doubled, left out, exchanged."""
    lines = text.split("\n")
    for _ in range(rng.choice((1, 1, 2, 3))):
        at = rng.randrange(len(lines))
        way = rng.randrange(5)
        if way == 0:
            del lines[at]
        elif way == 1:
            lines.insert(at, lines[rng.randrange(len(lines))])
        elif way == 2:
            lines[at] = rng.choice(TOKENS)
        else:
            for mark in (": ", " = ", ":=", ","):
                if mark in lines[at]:
                    parts = lines[at].split(mark)
                    place = rng.randrange(0 if mark == "," else 1, len(parts))
                    words = parts[place].split(" ")
                    words[rng.randrange(len(words))] = rng.choice(TOKENS)
                    parts[place] = " ".join(words) if rng.random() < 0.7 else rng.choice(TOKENS)
                    lines[at] = mark.join(parts)
                    break
        if not lines:
            return ""
    return "\n".join(lines)


def spoilt_json(rng: random.Random, text: str) -> str:
    """Change values and keys of a JSON document, or the text itself."""
    if rng.random() < 0.15:
        return spoilt_bytes(rng, text.encode()).decode("utf-8", "replace")
    if rng.random() < 0.05:
        return rng.choice(("", "[]", "null", "7", '"x"', "[" * 100_000, '{"a":' * 5000, "{}", '{"format_version": 99}'))
    document = json.loads(text)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        places = list(_places(document))
        if not places:
            break
        parent, key = rng.choice(places)
        way = rng.randrange(6)
        if way == 0 and isinstance(parent, dict):
            del parent[key]
        elif way == 1 and isinstance(parent, dict):
            parent[rng.choice(("unknown key", "", key.upper(), "__class__"))] = copy.deepcopy(rng.choice(VALUES))
        else:
            parent[key] = copy.deepcopy(rng.choice(VALUES))
    return json.dumps(document)


def _places(document: Any) -> Any:
    """Each value in a document, as what holds it and its key."""
    if isinstance(document, (dict, list)):
        for key in list(document) if isinstance(document, dict) else range(len(document)):
            yield document, key
            yield from _places(document[key])


def spoilt_archive(rng: random.Random, data: bytes) -> bytes:
    """Change bytes of a zip archive, or its members."""
    if rng.random() < 0.5:
        return spoilt_bytes(rng, data)
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for name in old.namelist():
            content = old.read(name)
            way = rng.randrange(8)
            if way == 0:
                continue
            if way == 1:
                content = (
                    spoilt_json(rng, content.decode()).encode("utf-8", "surrogatepass")
                    if name.endswith(".json")
                    else spoilt_bytes(rng, content)
                )
            if way == 2:
                name = rng.choice((f"../{name}", f"/{name}", name.upper(), "..\\x", f"a/{name}", "\x1b[0m"))
            packing = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
            new.writestr(name, content, packing)
            if way == 3:
                new.writestr(
                    rng.choice(("../evil", "/tmp/evil", "card.json", "zeros")),
                    bytes(rng.choice((0, 10, 1 << 22))),
                    zipfile.ZIP_DEFLATED,
                )
    return made.getvalue()
