"""Sample data: registered with checksums, downloaded and made only on a click, unpacked only where it belongs."""

import importlib.util
import io
import json
import re
import sys
import tarfile
import types
from pathlib import Path
from typing import ClassVar

import pytest
from SSLSegmentationPlugin.session import SampleData


class Logic:
    """What the module asks of ``SampleData.SampleDataLogic``, with the signatures of Slicer 5.13."""

    registered: ClassVar[list] = []
    titles: ClassVar[dict] = {}
    downloaded: ClassVar[list] = []
    cache: ClassVar[Path]

    @staticmethod
    def registerCustomSampleDataCategory(category, title):
        Logic.titles[category] = title

    @staticmethod
    def registerCustomSampleDataSource(
        category="Custom",
        sampleName=None,
        uris=None,
        fileNames=None,
        nodeNames=None,
        customDownloader=None,
        thumbnailFileName=None,
        loadFileTypes=None,
        loadFiles=None,
        loadFileProperties=None,
        checksums=None,
        loadFileType=None,
    ):
        Logic.registered.append(
            types.SimpleNamespace(
                category=category,
                sampleName=sampleName,
                uris=[uris],
                fileNames=[fileNames],
                checksums=[checksums],
                customDownloader=customDownloader,
                thumbnailFileName=thumbnailFileName,
            )
        )

    @staticmethod
    def sampleDataSourcesByCategory(category=None):
        return [source for source in Logic.registered if source.category == category]

    def downloadFileIntoCache(self, uri, name, checksum=None, forceDownload=False):
        Logic.downloaded.append((uri, checksum))
        return str(Logic.cache / name)


@pytest.fixture
def sources(application, monkeypatch, tmp_path):
    """The registered sources by name; Slicer's cache is a folder of the test's, and so is the home folder."""
    Logic.registered, Logic.titles, Logic.downloaded, Logic.cache = [], {}, [], tmp_path / "cache é"
    Logic.cache.mkdir()
    module = types.ModuleType("SampleData")
    module.SampleDataLogic = Logic
    monkeypatch.setitem(sys.modules, "SampleData", module)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    SampleData.register()
    return {source.sampleName: source for source in Logic.registered}


def archive(path, name="Task04_Hippocampus", member=None):
    with tarfile.open(path, "w") as tar:
        data = json.dumps({"training": []}).encode()
        entry = tarfile.TarInfo(member or f"{name}/dataset.json")
        entry.size = len(data)
        tar.addfile(entry, io.BytesIO(data))
    return path


def test_every_download_has_a_checksum_of_a_kind_that_slicer_knows(sources):
    assert Logic.titles == {"SSLSegmentation": "SSL Segmentation"}
    assert len(sources) == 3
    for name, source in sources.items():
        assert Path(source.thumbnailFileName).is_file()
        assert callable(source.customDownloader)
        if source.uris[0]:
            assert source.uris[0].startswith("https://") and source.uris[0].endswith(source.fileNames[0])
            assert re.fullmatch(r"MD5:[0-9a-f]{32}", source.checksums[0])
            assert re.search(r"\(\d.* [MG]B\)", name), "the size is said before"
    assert Logic.downloaded == []


def test_the_checksums_are_those_that_monai_publishes(sources):
    monai = Path(importlib.util.find_spec("monai").origin)
    text = (monai.parent / "apps" / "datasets.py").read_text(encoding="utf-8")  # importing it is slow
    for source in sources.values():
        if source.uris[0]:
            task = source.fileNames[0].removesuffix(".tar")
            assert f'"{task}": "{source.uris[0]}"' in text
            assert f'"{task}": "{source.checksums[0].removeprefix("MD5:")}"' in text


def test_reload_registers_nothing_twice(sources):
    SampleData.register()
    assert len(Logic.registered) == 3


def test_slicers_without_categories_get_the_sources_all_the_same(sources, monkeypatch):
    Logic.registered = []
    monkeypatch.delattr(Logic, "registerCustomSampleDataCategory")
    SampleData.register()
    assert len(Logic.registered) == 3


def test_an_archive_is_unpacked_once(tmp_path):
    path = archive(tmp_path / "Task04_Hippocampus.tar")
    description = SampleData.extracted(path, "Task04_Hippocampus")
    assert description == tmp_path / "Task04_Hippocampus" / "Task04_Hippocampus" / "dataset.json"
    path.write_bytes(b"not read again")
    assert SampleData.extracted(path, "Task04_Hippocampus") == description


@pytest.mark.parametrize("member", ["../outside.json", "/tmp/outside-of-all.json"])
def test_an_archive_that_writes_elsewhere_is_refused(tmp_path, member):
    (tmp_path / "sub").mkdir()
    path = archive(tmp_path / "sub" / "a.tar", member=member)
    with pytest.raises((tarfile.TarError, OSError)):
        SampleData.extracted(path, "a")
    assert not (tmp_path / "sub" / "outside.json").exists() and not Path("/tmp/outside-of-all.json").exists()


def test_an_archive_without_a_description_is_refused(tmp_path):
    with pytest.raises(OSError, match=r"no 'other/dataset\.json'"):
        SampleData.extracted(archive(tmp_path / "a.tar"), "other")


class Stub:
    """The module's widget as sample data uses it."""

    def __init__(self):
        self.calls = []
        self.logic = self.session = self.dataImport = self

    def createProject(self, folder, name):
        self.calls.append(("project", folder.name, name))

    def addDataset(self, path):
        self.calls.append(("dataset", Path(path).name))

    def makeDemo(self, folder):
        self.calls.append(("demo", Path(folder).name))


@pytest.fixture
def opened(monkeypatch):
    stub = Stub()
    monkeypatch.setattr(SampleData, "_openModule", lambda: stub)
    return stub


def test_a_click_makes_a_project_of_what_was_downloaded(sources, opened):
    archive(Logic.cache / "Task04_Hippocampus.tar")
    source = sources["Hippocampus MRI (27 MB)"]
    source.customDownloader(source)
    assert Logic.downloaded == [(source.uris[0], source.checksums[0])]
    assert opened.calls == [("project", "Hippocampus", "Hippocampus"), ("dataset", "dataset.json")]


def test_a_download_with_another_checksum_is_told(sources, opened, dialogs):
    source = sources["Hippocampus MRI (27 MB)"]
    with pytest.raises(OSError, match="checksum differs"):  # Slicer's errors are shown and go on to its log
        source.customDownloader(source)  # Slicer has removed the file
    assert "checksum differs" in dialogs.asked[0].text
    assert opened.calls == []


def test_the_offline_cohort_is_made_in_a_new_folder(sources, opened, tmp_path):
    source = sources["Computed abdominal MRI (offline)"]
    source.customDownloader(source)
    (tmp_path / "home" / "Documents" / "SSL Segmentation demo").mkdir()
    source.customDownloader(source)
    assert opened.calls == [("demo", "SSL Segmentation demo"), ("demo", "SSL Segmentation demo 2")]
    assert Logic.downloaded == []
