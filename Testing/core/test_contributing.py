"""The examples of CONTRIBUTING.md are whole: laid into the library, each passes what holds for every entry."""

import os
import re
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_FILE = re.compile(r"```python\n# (SSLSegmentationLib/\S+\.py)\n(.*?)```", re.DOTALL)

#: Name of each example → the tests that it has to pass.
EXAMPLES = {
    "stripes": ("pretraining/test_every_recipe.py",),
    "decoder_alone": ("finetuning/test_every_strategy.py",),
    "stacked": ("networks/test_every_network.py", "networks/test_every_architecture.py"),
    "npz": ("volumes/test_every_writer.py",),
    "count": ("cli/test_every_command.py",),
}

#: Lets the library find the examples where it finds its own files.
_PLUGIN = """
import importlib
from pathlib import Path

root = Path(__file__).parent
for folder in sorted({file.parent.relative_to(root) for file in root.rglob("SSLSegmentationLib/**/*.py")}):
    importlib.import_module(".".join(folder.parts)).__path__.append(str(root / folder))
"""


def test_each_example_is_complete(tmp_path):
    files = _FILE.findall((_ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert len(files) >= len(EXAMPLES)
    for name, content in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "with_examples.py").write_text(_PLUGIN)
    tests = [str(_ROOT / "Testing" / "core" / test) for each in EXAMPLES.values() for test in each]
    command = [sys.executable, "-m", "pytest", "-p", "with_examples", "-p", "no:cacheprovider", "-vv", *tests]
    done = subprocess.run(
        [*command, "-k", " or ".join(EXAMPLES), "--basetemp", str(tmp_path / "temporary")],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(_ROOT)])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    for name in EXAMPLES:
        assert len(re.findall(rf"\[{re.escape(name)}\] PASSED|\[\.{re.escape(name)}\] PASSED", done.stdout)) > 3, name
