"""The command that shows what a network has learnt: pixels like one that is pointed at, and embeddings in colours."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.errors import DataError, SettingsError
from ..core.paths import refuse_links
from ..core.progress import bar, silent
from ..core.settings import overrides
from ..core.text import free_name, listed, quoted, table
from ..embedding.settings import SEARCHES, FeatureChoice
from ..project import Project, frames_of
from .arguments import add_compute_arguments
from .finding import find_network, tell_if_unfinished
from .main import emit, loading, say
from .parsing import CommandParser, Part
from .registry import USE, command

if TYPE_CHECKING:
    from ..embedding import ComparedVolume, Embedder, Query, VolumeFile

FOLDER = "embeddings"  # in the project
_CASES = 4


def _arguments(parser: CommandParser) -> None:
    parser.add_argument("project", type=Path, help="project folder, or a backbone.pt or model.pt")
    parser.add_argument(
        "volumes",
        nargs="*",
        help="cases of the project, or image files; the query lies in the first "
        f"(to a single one, and to none, cases of the project are added: {_CASES} in all)",
    )
    pixel = parser.add_argument_group("the query: a pixel of the first volume; without one, only colours are shown")
    either = pixel.add_mutually_exclusive_group()
    either.add_argument(
        "--point", nargs=3, type=float, metavar=("R", "A", "S"), help="its place in mm as Slicer shows it (RAS)"
    )
    either.add_argument("--index", nargs=3, type=int, metavar=("I", "J", "K"), help="its voxel, counted from 0")
    pixel.add_argument(
        "--search",
        choices=SEARCHES,
        default="volume",
        help="look for the most similar pixel in the whole of each other volume, or only in the slices at the same "
        "relative position",
    )
    parser.add_argument("--model", default="latest", help="a run's id, an imported model's name, a file, or 'latest'")
    parser.add_argument(
        "--output",
        type=Path,
        default=None,
        help=f"the picture, a .png file (default: in the project's folder '{FOLDER}', else in this folder)",
    )
    parser.add_argument(
        "--maps",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="also write each volume's similarity map (.nrrd on its own grid, -1 to 1), to lay over it in Slicer",
    )
    parser.add_argument(
        "--keep",
        action="store_true",
        help=f"keep the embeddings in the project's folder '{FOLDER}' (2 bytes a pixel and feature): the next query "
        "in these volumes is quicker. The folder may be deleted at any time",
    )
    add_compute_arguments(parser)
    parser.add_settings(Part("", FeatureChoice(), "features"))


@command(
    "embed",
    "show which pixels a network takes for alike: similarity maps, colours",
    group=USE,
    arguments=_arguments,
)
def embed(options: argparse.Namespace) -> int:
    """Draw the picture, and write the maps; returns the exit code."""
    with loading(options):
        from ..training.options import limited_threads
    with limited_threads(options.threads):
        return _embed(options)


def _embed(options: argparse.Namespace) -> int:
    from ..embedding import Embedder, compare, save_embedding_picture
    from ..training import pick_device
    from ..volumes.writing import write_image

    is_file = options.project.is_file() or options.project.suffix == ".pt"
    project = None if is_file else Project(options.project)
    if options.keep and project is None:
        raise SettingsError("--keep needs a project to keep embeddings in.", "Name a project, or leave it out.")
    query = _query(options)
    if options.maps and query is None:
        raise SettingsError("--maps needs a query: without one there is no similarity.", "Give --point or --index.")
    volumes = _volumes(project, options.volumes, query)
    if project is not None and (text := _first_frames(project, volumes, options.volumes)):
        say(options, text)
    network = find_network(project, options.model) if project else options.project
    tell_if_unfinished(network, options)
    embedder = Embedder(network, pick_device(options.device), overrides(FeatureChoice(), options))
    label = network.absolute().parent.name if project else network.stem
    picture = _picture_path(project, label, volumes[0], options)
    maps = dict(zip(volumes, _map_paths(options.maps, volumes), strict=False))
    result = compare(
        embedder,
        volumes,
        query,
        search=options.search,
        cache=_own(project, "kept") if options.keep and project else None,
        on_map=lambda volume, found: write_image(maps[volume], found.to_image()) if maps else None,
        progress=silent if options.json else bar,
    )
    save_embedding_picture(picture, result.volumes, _text(label, embedder, query, options.search))
    for volume, error in result.refused:
        say(options, f"not compared: {volume}: {error}")
    content = {
        "model": str(network),
        "features": {"part": embedder.features.part, "level": embedder.level, "width": embedder.width},
        "volumes": _content(result.volumes, {volume.name: path for volume, path in maps.items()}),
        "refused": [{"volume": v, "sentence": e.sentence, "hint": e.hint} for v, e in result.refused],
        "picture": str(picture),
    }
    emit(options, content, f"{_table(result.volumes)}\nPicture: {picture}")
    return 3 if result.refused else 0


def _query(options: argparse.Namespace) -> Query | None:
    from ..embedding import Query
    from ..volumes.orientation import right_anterior_superior

    if options.index is not None:
        return Query(index=options.index)
    return None if options.point is None else Query(point_mm=right_anterior_superior(options.point))


def _volumes(project: Project | None, names: Sequence[str], query: Query | None) -> list[VolumeFile]:
    """The volumes that are named; a query in a single case, and no name at all, bring more cases of the project."""
    from ..embedding import VolumeFile
    from ..importing import volume_name

    cases = [frames_of(case)[0] for case in project.cases()] if project else []  # of a case with frames the first
    known = {key for case in project.cases() for key in (case.id, case.name)} if project else set()
    found = []
    for name in names:
        if project is not None and (name in known or not Path(name).exists()):
            case = frames_of(project.case(name))[0]
            found.append(VolumeFile(case.id, case.image_path))
        else:
            found.append(VolumeFile(volume_name(Path(name).absolute()), Path(name)))
    if not found or (query and len(found) == 1):
        found += [VolumeFile(case.id, case.image_path) for case in cases[:_CASES]]
    if not found:
        raise DataError("No volume is named.", "Name image files, or a project that has cases.")
    distinct = list(dict.fromkeys(found))  # the first keeps its place
    return distinct if len(names) > 1 else distinct[:_CASES]


def _first_frames(project: Project, volumes: Sequence[VolumeFile], names: Sequence[str]) -> str:
    """Of which cases the first frame alone is shown, though nobody asked for it."""
    firsts = {view.id for case in project.cases() if case.series for view in frames_of(case)[:1]}
    shown = [volume.name for volume in volumes if volume.name in firsts and volume.name not in names]
    if not shown:
        return ""
    return f"Of a case with frames its first is shown ({listed(quoted(shown))}): name another one to see that."


def _picture_path(project: Project | None, label: str, first: VolumeFile, options: argparse.Namespace) -> Path:
    """Where the picture goes: a new file, except for the project's own, which the same question draws again."""
    if options.output is not None:
        if options.output.suffix.lower() != ".png":
            raise SettingsError(f"The picture cannot be written as '{options.output.name}'.", "Name a .png file.")
        return _new(options.output)
    place = "_".join(f"{at:g}" for at in options.index or options.point or ())
    name = "_".join(part for part in (label, first.name, place) if part) + ".png"
    return _new(Path(name)) if project is None else _own(project, name)


def _own(project: Project, name: str) -> Path:
    """A picture, or a folder of kept features, of the project."""
    refuse_links(project.own(FOLDER), "The folder of the embeddings")
    return project.folder / FOLDER / name


def _map_paths(folder: Path | None, volumes: Sequence[VolumeFile]) -> list[Path]:
    """Files of the similarity maps; volumes of one name are numbered."""
    if folder is None:
        return []
    paths: list[Path] = []
    for volume in volumes:
        paths.append(folder / free_name(volume.name, lambda name: folder / name in paths, "-similarity.nrrd"))
    return [_new(path) for path in paths]


def _new(path: Path) -> Path:
    """The path, if nothing is there.

    Raises:
        DataError: it exists.
    """
    if path.exists():
        raise DataError(f"'{path}' exists already.", "Nothing is overwritten: choose another --output or --maps.")
    return path


def _features(embedder: Embedder) -> str:
    size = f"1/{2**embedder.level} of the resolution" if embedder.level else "full resolution"
    return f"{embedder.features.part}, {size}, {embedder.width} features a pixel"


def _text(label: str, embedder: Embedder, query: Query | None, search: str) -> str:
    """What the picture shows."""
    parts = [f"'{label}' ({_features(embedder)}): pixels that it takes for alike have like colours."]
    if query:
        where = "" if search == "volume" else " in the slices at the same relative position"
        parts.append(f"Circles: the query (first row) and the pixel most like it in each other volume{where}.")
    return " ".join(parts)


def _content(volumes: Sequence[ComparedVolume], maps: Mapping[str, Path]) -> list[dict[str, Any]]:
    from ..volumes.orientation import right_anterior_superior

    rows = []
    for volume in volumes:
        row: dict[str, Any] = {"volume": volume.name, "slice": volume.slice_index + 1, "slices": volume.slice_count}
        if (nearest := volume.nearest) is not None:
            row["index"] = list(nearest.index)
            row["point_ras_mm"] = [round(at, 3) for at in right_anterior_superior(nearest.point_mm)]
            row["similarity"] = round(nearest.similarity, 4)
        rows.append(row | ({"map": str(maps[volume.name])} if volume.name in maps else {}))
    return rows


def _table(volumes: Sequence[ComparedVolume]) -> str:
    from ..volumes.orientation import describe_point

    heading = ["volume", "slice"]
    queried = volumes[0].nearest is not None
    if queried:
        heading += ["point (right, anterior, superior)", "similarity"]
    rows: list[list[str]] = [heading]
    for number, volume in enumerate(volumes):
        row = [volume.name, f"{volume.slice_index + 1} of {volume.slice_count}"]
        if volume.nearest is not None:
            score = f"{volume.nearest.similarity:.3f}{'' if number else ' (the query)'}"
            row += [describe_point(volume.nearest.point_mm), score]
        rows.append(row)
    return table(rows)
