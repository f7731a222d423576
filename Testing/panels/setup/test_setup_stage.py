"""An installation changes nothing of Slicer's packages before all of it is there and works."""

import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from probes import NO_TORCH, check, wait
from SSLSegmentationPlugin.environment import Installation, InstallPackages
from SSLSegmentationPlugin.environment.Environment import ProbeState
from SSLSegmentationPlugin.environment.InstallFailures import failure
from SSLSegmentationPlugin.environment.Stage import Stage, leftBehind

from SSLSegmentationLib.core.errors import StorageError


def content(folder):
    """Files below a folder and what is in them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(stage, name, text="'new'"):
    """What pip would have put there."""
    folder = stage.packages / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").write_text(text)
    (stage.packages / f"{name}-1.0.dist-info").mkdir(exist_ok=True)
    (stage.packages / f"{name}-1.0.dist-info" / "METADATA").write_text("x")


def test_it_lies_beside_the_packages_and_pip_is_told_of_it_by_its_environment(packages, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    stage = Stage.make()
    environment = stage.environment()
    assert environment["PYTHONPATH"] == os.pathsep.join([str(stage.packages), "/elsewhere"])
    assert stage.packages.is_dir() and str(stage.packages).startswith(environment["PIP_PREFIX"])
    assert stage.packages.relative_to(environment["PIP_PREFIX"]) == packages.relative_to(packages.parents[2])


def test_pip_fills_the_stage_and_takes_what_is_there_for_installed(packages, tmp_path):
    """The real pip; the package needs one that this Python has."""
    source = tmp_path / "source"
    (source / "sslseg_trial").mkdir(parents=True)
    (source / "sslseg_trial" / "__init__.py").write_text("")
    (source / "pyproject.toml").write_text(
        "[build-system]\nrequires = ['setuptools']\nbuild-backend = 'setuptools.build_meta'\n"
        "[project]\nname = 'sslseg_trial'\nversion = '1.0'\ndependencies = ['numpy']\n"
        "[tool.setuptools]\npackages = ['sslseg_trial']\n"
    )
    stage = Stage.make()
    stage.constrain(sys.executable, ["pytest"])
    assert not any(line.startswith("pytest==") for line in stage.constraints.read_text().splitlines())
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-build-isolation", str(source)]
    subprocess.run(command, check=True, env={**os.environ, **stage.environment()})
    assert {path.name for path in stage.packages.iterdir()} == {"sslseg_trial", "sslseg_trial-1.0.dist-info"}
    stage.publish()
    assert (packages / "sslseg_trial" / "__init__.py").is_file() and not list(stage.packages.iterdir())


def test_what_is_published_joins_what_is_there(packages):
    stage = Stage.make()
    put(stage, "torch")
    (packages / "nvidia" / "cudnn").mkdir(parents=True)
    (packages / "nvidia" / "cudnn" / "a").write_text("there")
    (stage.packages / "nvidia" / "cublas").mkdir(parents=True)
    (stage.packages / "nvidia" / "cublas" / "b").write_text("new")
    before = content(packages)
    stage.publish()
    after = content(packages)
    assert after.items() >= before.items()
    assert set(after) - set(before) == {"torch/__init__.py", "torch-1.0.dist-info/METADATA", "nvidia/cublas/b"}


def test_if_one_package_is_there_already_all_stays_as_it_was(packages):
    stage = Stage.make()
    for name in ("aaa", "numpy", "torch"):
        put(stage, name, f"'{name}, new'")
    before, staged = content(packages), content(stage.packages)
    with pytest.raises(FileExistsError, match="is not the same"):
        stage.publish()
    assert content(packages) == before and content(stage.packages) == staged
    assert "do not fit" in failure(["FileExistsError: [...] is there already, and is not the same"]).sentence


def test_packages_that_do_not_load_together_are_not_published(packages, monkeypatch):
    stage = Stage.make()
    put(stage, "sslseg_broken", "raise ImportError('built for another numpy')")
    monkeypatch.setenv("PYTHONPATH", str(stage.packages))
    monkeypatch.setattr(InstallPackages, "pipInstall", lambda *_: None)
    before = content(packages)
    with pytest.raises(RuntimeError, match=r"do not work together: .*built for another numpy"):
        InstallPackages.install(stage, "", ["sslseg_broken>=1"])
    assert content(packages) == before


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("PermissionError: [Errno 13] Permission denied: '/opt/Slicer'", "cannot be written to"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "broke off"),
        ("urllib3.exceptions.IncompleteRead: IncompleteRead(3 bytes read)", "broke off"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("NewConnectionError: Failed to establish a new connection: [Errno 111] Connection refused", "no connection"),
        ("ERROR: ResolutionImpossible: for help visit …", "do not fit"),
        ("ERROR: No matching distribution found for torch>=2.2", "no build"),
    ],
)
def test_what_pip_says_is_told_in_a_sentence_with_a_remedy(line, words):
    told = failure(["Collecting torch", line, "Error: Slicer ended"])
    assert words in told.sentence and "Nothing of Slicer's packages was changed" in told.sentence and told.hint


def test_what_pip_takes_away_all_the_same_is_not_kept_quiet(
    panel, logic, slicers_own, extension, second_slicer, packages
):
    (packages / "numpy-2.4.6.dist-info").mkdir()
    second_slicer(f"import os\nos.rmdir({str(packages / 'numpy-2.4.6.dist-info')!r})\nsys.exit(1)")
    slicers_own(NO_TORCH)
    check(panel)
    logic.installation.start()
    wait(logic, lambda: not logic.installation.running)
    assert "numpy-2.4.6 was removed" in panel._message.text and "Nothing" not in panel._message.text


def test_stopped_halfway_nothing_is_left(panel, logic, slicers_own, extension, second_slicer, packages):
    second_slicer(
        "import os\nfrom pathlib import Path\npath = Path(sys.argv[7], 'torch')\n"
        "path.mkdir()\n(path / '__init__.py').write_text('half')\nprint('Installing', flush=True)\ntime.sleep(60)"
    )
    slicers_own(NO_TORCH)
    check(panel)
    before = content(packages.parents[2])
    logic.installation.start()
    wait(logic, lambda: logic.installation.lines)
    assert content(packages.parents[2]) != before
    panel.stopButton.click()
    wait(logic, lambda: not logic.installation.running)
    wait(logic, lambda: content(packages.parents[2]) == before)
    assert "Nothing of Slicer's packages was changed" in panel._message.text


def test_what_a_killed_slicer_left_is_removed_by_the_next_try_and_that_of_a_living_one_is_not(
    panel, logic, slicers_own, extension, second_slicer, packages
):
    from SSLSegmentationLib.core.process import current

    gone = Stage.make({**current().to_dict(), "started": "before"})
    used = Stage.make(current().to_dict())
    unknown = Stage.make()
    (unknown.folder / "owner.json").write_text("{")
    assert [stage.folder for stage in leftBehind(Installation._isAlive)] == [gone.folder]
    second_slicer("")
    slicers_own(NO_TORCH)
    check(panel)
    logic.installation.start()
    wait(logic, lambda: not gone.folder.exists())
    assert used.folder.is_dir() and unknown.folder.is_dir()
    wait(logic, lambda: not logic.installation.running)


def test_a_folder_that_cannot_be_written_to_is_said_before_anything_is_done(
    panel, logic, slicers_own, extension, second_slicer, monkeypatch
):
    note = second_slicer("")
    slicers_own(NO_TORCH)
    check(panel)

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("SSLSegmentationPlugin.environment.Stage.tempfile.mkdtemp", refuse)
    with pytest.raises(StorageError, match="cannot be written to"):
        logic.installation.start()
    assert not note.exists() and not logic.installation.running


@pytest.mark.parametrize(("gpu", "needed"), [(None, "1 GB"), ("NVIDIA RTX 5090", "7 GB")])
def test_with_too_little_disk_the_button_says_so(panel, logic, slicers_own, extension, monkeypatch, gpu, needed):
    slicers_own({**NO_TORCH, "nvidia": gpu})
    check(panel)
    assert panel.installButton.enabled and needed in panel.installText.text and (gpu or "") in panel.installText.text
    usage = SimpleNamespace(free=0.9e9)
    monkeypatch.setattr(Installation.shutil, "disk_usage", lambda _path: usage)
    panel.refresh()
    assert not panel.installButton.enabled and "0.9 GB are free: make room" in panel.installButton.toolTip


def test_the_check_afterwards_says_what_still_is_missing(panel, logic, slicers_own, extension, second_slicer):
    second_slicer("")
    slicers_own(NO_TORCH)
    check(panel)
    logic.installation.start()
    limit = time.monotonic() + 60
    wait(logic, lambda: not logic.installation.running and logic.environment.state is ProbeState.UNUSABLE)
    assert time.monotonic() < limit and "torch" in panel.installText.text
