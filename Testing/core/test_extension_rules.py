"""What Slicer's index of extensions asks for holds here, and each of its rules finds what offends it."""

import shutil

import pytest

from Testing.extension_rules import ENTRY, NAME, ROOT, RULES

MODULE = f"{NAME}/{NAME}.py"
#: For each rule a file and what is done to it, text for text, that the rule must find.
SPOILT = [
    ("entry", ENTRY, '"Segmentation"', '"Segmenting"'),
    ("entry", ENTRY, '"tier": 1', '"level": 1'),
    ("entry", ENTRY, '["PyTorch"]', "[]"),
    ("entry", "CMakeLists.txt", "project(SSLSegmentation)", "project(SSLSeg)"),
    ("names", ENTRY, "SlicerSSLSegmentation", "SSLSegmentation"),
    ("licence", "LICENSE", "Apache License", "All rights reserved"),
    ("pictures", "CMakeLists.txt", "Icons/SSLSegmentation.png", "Icons/Other.png"),
    ("pictures", "CMakeLists.txt", "https://raw.githubusercontent.com/SSLSegmentation", "${RAW}"),
    ("description", "CMakeLists.txt", "Everything stays on your computer.", "It is good. It is new. It is free."),
    ("readme", "README.md", "Resources/Screenshots/review.png", "Resources/Screenshots/gone.png"),
    ("readme", "README.md", "https://discourse.slicer.org", "https://example.org"),
    ("readme", "README.md", "arXiv:2205.13109", "a paper"),
    ("sample_data", MODULE, "startupCompleted()", "aboutToQuit()"),
    ("sample_data", f"{NAME}/SSLSegmentationPlugin/session/SampleData.py", "checksums=f", "note=f"),
    ("classes", MODULE, "def onSceneEndClose", "def onSceneHasClosed"),
    ("classes", MODULE, "parent.contributors = ", "parent.authors = "),
    ("file_scope", MODULE, "\nclass SSLSegmentation(", "\nprint('loaded')\n\n\nclass SSLSegmentation("),
    ("file_scope", MODULE, "import qt\n", "import qt\nimport torch\n"),
    ("network", MODULE, "import qt\n", "import qt\nimport urllib.request\n"),
    ("dependencies", "pyproject.toml", "torch>=2.2", "torch==2.2"),
    ("tests", ".github/workflows/slicer.yml", "[release, nightly]", "[release]"),
    ("tests", f"{NAME}/CMakeLists.txt", "WITH_GENERIC_TESTS", ""),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """What the rules look at, to be spoilt."""
    root = tmp_path_factory.mktemp("extension")
    for folder in (NAME, "Resources", ".github", "docs"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("CMakeLists.txt", "LICENSE", "README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    assert not any(list(rule.offences(root)) for rule in RULES.values())
    return root


@pytest.mark.parametrize("name", RULES)
def test_the_rule_holds(name):
    assert list(RULES[name].offences(ROOT)) == []


@pytest.mark.parametrize(("name", "path", "old", "new"), SPOILT, ids=range(len(SPOILT)))
def test_the_rule_finds_what_offends_it(copy, name, path, old, new):
    text = (copy / path).read_text(encoding="utf-8")
    assert old in text
    (copy / path).write_text(text.replace(old, new), encoding="utf-8")
    try:
        assert list(RULES[name].offences(copy))
    finally:
        (copy / path).write_text(text, encoding="utf-8")


def test_a_checkout_that_is_too_large_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr("Testing.extension_rules._LARGEST", 10)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "large.bin").write_bytes(bytes(11))
    assert list(RULES["size"].offences(tmp_path))


def test_every_rule_has_been_seen_to_fail():
    assert {name for name, *_ in SPOILT} | {"size"} == set(RULES)
