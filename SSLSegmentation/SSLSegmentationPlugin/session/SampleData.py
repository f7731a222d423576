"""Data to try the module on, in Slicer's Sample Data: public MRI, and computed volumes that need no network.

Nothing is downloaded or made before the user clicks. The public sets are two of the Medical Segmentation Decathlon
(http://medicaldecathlon.com, CC BY-SA 4.0), from where MONAI takes them, with the checksums that MONAI publishes
(monai/apps/datasets.py).
"""

import logging
import tarfile
from dataclasses import dataclass
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from .Places import documents, freeFolder

CATEGORY = "SSLSegmentation"
_ARCHIVES = "https://msd-for-monai.s3-us-west-2.amazonaws.com/"
_ICONS = Path(__file__).resolve().parents[2] / "Resources" / "Icons"


@dataclass(frozen=True)
class Archive:
    """A data set of the Decathlon.

    Args:
        task: name of its archive and of the folder in it.
        title: what the button says, and what scripts call it, in Slicer's language.
        project: name of the project that it becomes.
        md5: of the archive, as MONAI publishes it.
    """

    task: str
    title: str
    project: str
    md5: str


ARCHIVES = (
    Archive("Task04_Hippocampus", _("Hippocampus MRI (27 MB)"), _("Hippocampus"), "9d24dba78a72977dbd1d2e110310f31b"),
    Archive("Task02_Heart", _("Left atrium MRI (0.4 GB)"), _("Left atrium"), "06ee59366e1e5124267b774dbd654057"),
)


def register() -> None:
    """Add the buttons. Registering twice, as Reload does, adds nothing."""
    import SampleData

    logic = SampleData.SampleDataLogic
    if hasattr(logic, "registerCustomSampleDataCategory"):  # since 2026; before, the category is its own title
        logic.registerCustomSampleDataCategory(CATEGORY, title=_("SSL Segmentation"))
    if logic.sampleDataSourcesByCategory(CATEGORY):
        return
    logic.registerCustomSampleDataSource(
        category=CATEGORY,
        sampleName=_("Computed abdominal MRI (offline)"),
        uris="",  # made here
        fileNames="",
        loadFiles=False,
        thumbnailFileName=str(_ICONS / "SSLSegmentationDemo.png"),
        customDownloader=makeDemo,
    )
    for archive in ARCHIVES:
        logic.registerCustomSampleDataSource(
            category=CATEGORY,
            sampleName=archive.title,
            uris=f"{_ARCHIVES}{archive.task}.tar",
            fileNames=f"{archive.task}.tar",
            checksums=f"MD5:{archive.md5}",
            loadFiles=False,
            thumbnailFileName=str(_ICONS / "SSLSegmentation.png"),
            customDownloader=download,
        )


def makeDemo(_source=None) -> None:
    """Open the module and make its demo project, in the background."""
    widget = _openModule()
    widget.logic.dataImport.makeDemo(str(freeFolder(documents(), _("SSL Segmentation demo"), " ")))


def download(source) -> None:
    """Download an archive, check it, and make a project of what is in it; its volumes are added in the background."""
    with slicer.util.tryWithErrorDisplay(_("The data set could not be downloaded."), waitCursor=True):
        archive = next(archive for archive in ARCHIVES if f"{archive.task}.tar" in source.fileNames)
        description = extracted(_downloaded(source), archive.task)
        widget = _openModule()
        widget.logic.session.createProject(freeFolder(documents(), archive.project, " "), archive.project)
        widget.logic.dataImport.addDataset(str(description))


def extracted(path: Path, name: str) -> Path:
    """Unpack an archive beside it, unless that is done already; returns the path of its ``dataset.json``.

    Raises:
        OSError, tarfile.TarError: it is not whole, tries to write elsewhere, or the disk refused.
    """
    done = path.with_suffix("") / name / "dataset.json"
    if not done.is_file():
        with tarfile.open(path) as archive:
            archive.extractall(path.with_suffix(""), filter="data")
        logging.info("Unpacked '%s'.", path)
    if not done.is_file():
        raise OSError(_("There is no '{name}/dataset.json' in '{path}'.").format(name=name, path=path))
    return done


def _downloaded(source) -> Path:
    """The archive in Slicer's cache, downloaded if it is not there; its checksum is that of the source."""
    import SampleData

    path = Path(
        SampleData.SampleDataLogic().downloadFileIntoCache(source.uris[0], source.fileNames[0], source.checksums[0])
    )
    if not path.is_file():  # Slicer removes what does not have the checksum
        raise OSError(
            _("What came from {address} is not the data set: its checksum differs.").format(address=source.uris[0])
        )
    return path


def _openModule():
    slicer.util.selectModule("SSLSegmentation")
    return slicer.util.getModuleWidget("SSLSegmentation")
