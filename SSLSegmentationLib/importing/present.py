"""What of an import is in the project already. A case that has a volume gets the mask and the role that come later."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ..core.errors import DataError
from ..core.paths import leads_out
from ..project import Case, Project, Role
from ..project.channels import CHANNEL_FILES, OF_CHANNEL
from ..project.series import FOLDER, split_frame_id, whole_id
from ..volumes.reading import fingerprint, read_volume
from .masks import FrameMasks, ReadMask
from .report import ImportReport


def known_volumes(project: Project) -> dict[str, str]:
    """:meth:`Project.fingerprints`; of a damaged case that does not tell any more, that of its image."""
    surveyed = project.survey()
    known = project.fingerprints(surveyed)
    for case in surveyed[1]:
        images = [case.folder / "image.nrrd", *sorted((case.folder / FOLDER).glob("*.nrrd"))]
        further = sorted(case.folder.glob(CHANNEL_FILES))
        for image in [*images, *further] if case.id not in known.values() else ():
            if image.is_file() and not leads_out(project.folder, image):
                with suppress(DataError):  # damaged, too
                    known.setdefault(
                        (OF_CHANNEL if image in further else "") + fingerprint(read_volume(image)), case.id
                    )
    return known


def complete(
    project: Project, path: Path, key: str, role: Role, given: ReadMask | FrameMasks | None, report: ImportReport
) -> Case:
    """Give a case, or a frame, that has the volume and nothing else so far, the mask and the role that come with it.

    Args:
        key: id of the case.
        given: the mask, if one comes with it.

    Raises:
        DataError: it has a mask or a role already, or none comes with it; says what gives it another.
    """
    wanted = [f"the mask '{given.path.name}'"] if given else []
    wanted += [f"the role '{role}'"] if role is not Role.UNLABELLED else []
    case = project.case(key) if wanted or split_frame_id(key) else None
    if case is not None and case.frame and not given and role in (Role.UNLABELLED, case.role):
        report.present.append(path)  # a series has brought it in
        return case
    taken = case is None or case.is_labelled or case.role not in (Role.UNLABELLED, role if case.frame else None)
    if case is None or taken:
        ways = [f"'sslseg label PROJECT {key} \"{given.path}\"' gives it this mask"] if given else []
        if case is not None and case.role is not role is not Role.UNLABELLED:
            whole = f"all frames of '{case.frame.case_id}'" if case.frame else "it"
            ways.append(f"'sslseg role PROJECT {whole_id(case.id)} --role {role}' gives {whole} this role")
        raise DataError(
            f"'{path}' is the same volume as case '{key}'.",
            f"It was not added a second time{', but ' + ', and '.join(ways) if ways else ''}.",
        )
    if given:
        given.give_to(project, case)
    if role is not Role.UNLABELLED:
        project.set_role(case, role)
    report.completed.append(case)
    report.tell_of(given)
    report.notes.append(
        f"'{path}' is the same volume as case '{case.id}', which was there: it has got {' and '.join(wanted)}."
    )
    return case
