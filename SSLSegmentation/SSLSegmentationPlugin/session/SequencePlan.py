"""Which file, or volume of the scene, becomes which sequence of which scan; changed by hand before it is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.importing.channel_patterns import GroupedScan, channel_patterns, grouped, unfit

#: A scan by keys: paths of files, or ids of nodes.
PlannedScan = GroupedScan[str]


@dataclass
class SequencePlan:
    """Scans, and what is left over.

    Args:
        names: of the sequences, that of the image first.
        scans: what becomes of what.
        left: keys of what is in none of them.
        labels: what each key is called in a table.
        isOfNodes: whether keys are ids of nodes, and not paths of files.
        doubtful: names of scans of which several fit one sequence, so that the first was taken.
    """

    names: list[str]
    scans: list[PlannedScan]
    left: list[str]
    labels: dict[str, str] = field(default_factory=dict)
    isOfNodes: bool = False
    doubtful: list[str] = field(default_factory=list)

    @classmethod
    def ofFiles(cls, content: Mapping[str, Any]) -> SequencePlan:
        """The plan that ``sslseg channels plan`` has printed."""
        scans = [PlannedScan(scan["name"], dict(scan["files"])) for scan in content["scans"]]
        left = list(content.get("left", []))
        paths = [Path(path) for path in [*left, *(path for scan in scans for path in scan.files.values())]]
        count = Counter(path.name for path in paths)
        labels = {
            str(path): path.name if count[path.name] == 1 else f"{path.parent.name}/{path.name}" for path in paths
        }
        return cls(list(content["channels"]), scans, left, labels)

    @classmethod
    def ofNodes(cls, nodes: Sequence[tuple[str, str]], words: Sequence[str]) -> SequencePlan:
        """What patterns make of volumes of the scene.

        Args:
            nodes: id and name of each; folders of the subject hierarchy stand before a name, with a ``/``.
            words: a ``NAME=PATTERN`` for each sequence, that of the image first.

        Raises:
            SettingsError: words that say no patterns, a pattern that nothing fits, or a name that fits two.
        """
        patterns = channel_patterns(words)
        ids: dict[str, str] = {}
        for nodeId, name in nodes:  # what is called alike is told apart by a number
            twice = sum(key.partition(" #")[0] == name for key in ids)
            ids[f"{name} #{twice + 1}" if twice else name] = nodeId
        found = grouped(list(ids), patterns)
        unfit(patterns, [name for group in found.groups for name in group.files], list(ids), _("volume of the scene"))
        scans = [
            PlannedScan(group.title, {name: ids[those[0]] for name, those in group.files.items()})
            for group in found.groups
        ]
        every = [(name, one) for group in found.groups for name, those in group.files.items() for one in those]
        if len(scans) > 1 and len(every) == len(dict(every)):  # one of each: one patient, whatever they are called
            scans = [PlannedScan("", {name: ids[one] for name, one in every})]
        doubtful = [group.title for group in found.groups if any(len(those) > 1 for those in group.files.values())]
        used = {key for scan in scans for key in scan.files.values()}
        labels = {nodeId: name.rpartition("/")[2] for nodeId, name in nodes}
        plan = cls([pattern.name for pattern in patterns], scans, [i for i, _n in nodes if i not in used], labels, True)
        plan.doubtful = doubtful
        for scan in plan.scans:
            scan.name = scan.name or labels[next(iter(scan.files.values()))]
            scan.files = {name: scan.files[name] for name in plan.names if name in scan.files}
        return plan

    def assign(self, row: int, name: str, key: str) -> None:
        """Say what a sequence of a scan is; what was that is left over, and what was elsewhere is there no more.

        Args:
            key: of what it is; empty = the scan lacks it.
        """
        before = self.scans[row].files.pop(name, "")
        self.left += [before] if before else []
        if key:
            for scan in self.scans:
                scan.files = {one: other for one, other in scan.files.items() if other != key}
            self.left = [one for one in self.left if one != key]
            files = self.scans[row].files | {name: key}
            self.scans[row].files = {one: files[one] for one in self.names if one in files}

    def leaveOut(self, rows: Sequence[int]) -> None:
        """Take scans out; what they had is left over."""
        self.left += [key for row in rows for key in self.scans[row].files.values()]
        self.scans = [scan for row, scan in enumerate(self.scans) if row not in rows]

    @property
    def ready(self) -> list[PlannedScan]:
        """Scans that have an image."""
        return [scan for scan in self.scans if scan.case or self.names[0] in scan.files]

    def content(self) -> dict[str, Any]:
        """What ``sslseg channels add`` reads, without scans that have no image."""
        scans = [{"name": scan.name, "files": scan.files, "case": scan.case} for scan in self.ready]
        return {"channels": self.names, "scans": scans}
