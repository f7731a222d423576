"""Sanity of the data: what a person would want to know before hours are spent on it. Nothing here refuses a run."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from ..core.text import listed, quoted
from ..project import Case
from ..project.cohort import nominal_spacing
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..project.series import counted_cases, whole_id
from ..stores import SliceStore, StoredCase
from ..stores.preprocessing import acquired_plane, through_plane_axis
from ..stores.slices import native_labels
from ..training.setup import RunSetup
from ..volumes.reading import read_volume
from .patients import check_patients
from .report import Check
from .sequences import check_sequences

_OUTLYING_PIXELS = 2.0  # times the median pixel size, or its inverse
_OUTLYING_SLICES = 3.0  # times the median distance of slices, or its inverse
_DARK = 0.05  # of the range of intensities
_LEAST_CONTENT = 0.05  # part of a volume that is brighter than that
_MOST_CONSTANT = 0.25  # part of a volume's slices without any contrast
_OUTLYING_BRIGHTNESS = 5.0  # robust standard deviations of the volumes' means …
_LEAST_DIFFERENCE = 0.15  # … and at least this part of the range
_FEWEST_TO_COMPARE = 5
_LOOKING_SECONDS = 5.0


def plan_checks(work: RunSetup) -> list[Check]:
    """Checks before any slice is prepared: of the plan, and of the records of the cases where these are at hand."""
    checks = [check_slices(work), check_validation(work), check_test_cases(work), *check_patients(work)]
    if work.schema is not None:
        checks.append(check_labels(work))
    if work.cases:
        checks += [check_spacing(work), check_plane(work), *check_sequences(work)]
    if work.cases and work.schema is not None:
        train = set(work.plan.train_ids)
        learnt = [case for case in work.cases if case.id in train]
        checks.append(check_segments(learnt, work.schema, read=work.plan.native_labels))
    return checks


def check_slices(work: RunSetup) -> Check:
    """Enough slices for a batch?"""
    count = work.stages[0].train_slices
    batch, name = max((stage.optimisation.batch_size, stage.name) for stage in work.stages)
    if count < batch:
        return Check.warning(
            "slices",
            f"There are only {count} {work.plan.unit} to learn from, fewer than a batch of stage '{name}' takes "
            f"({batch}), so that it shows some twice.",
            f"Add volumes, or set the batch size to {count} or less.",
        )
    return Check.ok("slices", f"{count} {work.plan.unit} to learn from, {batch} a step.")


def check_spacing(work: RunSetup) -> Check:
    """Are all pixels and slice distances of about one size, and measured?"""
    cases = list({whole_id(case.id): case for case in work.cases}.values())  # frames of a case lie on one grid
    axes = [through_plane_axis(case, work.preprocessing) for case in cases]
    across = [case.spacing_mm[axis] for case, axis in zip(cases, axes, strict=True)]
    within = [_pixel_mm(case, axis) for case, axis in zip(cases, axes, strict=True)]
    for values, factor, what in (
        (within, _OUTLYING_PIXELS, "pixel size"),
        (across, _OUTLYING_SLICES, "slice distance"),
    ):
        usual = statistics.median(values)
        odd = [
            f"'{case.id}' ({value:.3g} mm)"
            for case, value in zip(cases, values, strict=True)
            if not usual / factor <= value <= usual * factor
        ]
        if odd:
            return Check.warning(
                "spacing",
                f"{listed(odd)} {'differs' if len(odd) == 1 else 'differ'} much from the usual {what} of {usual:.3g} "
                "mm.",
                "Check the spacing where the images come from; if it is right, leave these cases out.",
            )
    if nominal := nominal_spacing(cases):
        sentence, hint = next(iter(nominal.values())).split(". ", 1)
        named = listed(quoted(nominal))
        return Check.warning("spacing", f"{named}: {sentence}.", hint)
    return Check.ok(
        "spacing",
        f"Pixels of {min(within):.3g} to {max(within):.3g} mm, slices {min(across):.3g} to {max(across):.3g} mm apart.",
    )


def check_plane(work: RunSetup) -> Check:
    """Are all volumes cut in one plane?"""
    if work.preprocessing.plane != "acquired":
        return Check.ok("plane", f"All volumes are cut into {work.preprocessing.plane} slices.")
    planes = Counter(acquired_plane(case) for case in work.cases).most_common()
    if len(planes) > 1:
        counts = ", ".join(f"{count} {plane}" for plane, count in planes)
        return Check.warning(
            "plane",
            f"The volumes lie in different planes ({counts}), so the network sees different views.",
            f"Leave the few out, or cut all alike with --plane {planes[0][0]}.",
        )
    return Check.ok("plane", f"All volumes are {planes[0][0]}.")


def check_validation(work: RunSetup) -> Check:
    """Is there something to choose the best weights by?"""
    names = work.plan.validation_ids
    held_out = f"{counted_cases(names)} held out" if names else "no cases held out"
    if not any(stage.keep_best for stage in work.stages):
        return Check.ok("validation", f"The last weights are kept: the loss does not tell which are best ({held_out}).")
    if not names:
        return Check.warning(
            "validation",
            "No case is held out, so the last weights are kept, not the best.",
            "Give a labelled case the role 'validation'." if work.schema else "Add another volume.",
        )
    return Check.ok("validation", f"The best weights are chosen on {held_out}.")


def check_test_cases(work: RunSetup) -> Check:
    """Does the run learn from cases that it will be tested on?"""
    if work.seen_test_cases:
        return Check.warning(
            "test cases",
            f"The network learns from the images of {counted_cases(work.seen_test_cases, 'test case')} (transductive): "
            f"{listed(work.seen_test_cases)}. Results on them will not be those of unseen patients.",
            "Train without the setting 'transductive' if they should be.",
        )
    return Check.ok("test cases", "No test case is learnt from.")


def check_labels(work: RunSetup) -> Check:
    """Is every training case labelled?"""
    if work.unlabelled:
        without = counted_cases(work.unlabelled, "training case has", "training cases have")
        return Check.warning(
            "labels",
            f"{without} no label and are left out: {listed(work.unlabelled)}.",
            "Label them, or give them the role 'unlabelled'.",
        )
    return Check.ok("labels", f"All {counted_cases(work.plan.train_ids, 'training case')} are labelled.")


def check_segments(
    train: Sequence[Case],
    schema: LabelSchema,
    clock: Callable[[], float] = time.monotonic,
    read: Callable[[Case, LabelSchema], np.ndarray] | None = None,
) -> Check:
    """Does every segment occur in the training labels? Looks no further once all are found, nor for more than 5 s.

    Args:
        read: reads the mask of a case (default: that of its volume).
    """
    missing = {segment.value: segment.name for segment in schema.segments}
    started, looked = clock(), 0
    for case in train:
        labels = read(case, schema) if read else native_labels(case, read_volume(case.image_path), schema)
        looked += 1
        for value in np.unique(labels[labels != NOT_ANNOTATED]):
            missing.pop(int(value), None)
        if not missing or clock() - started > _LOOKING_SECONDS:
            break
    if not missing:
        return Check.ok("segments", "Every segment occurs in the training labels.")
    names, where = listed(quoted(missing.values())), f"the labels of {looked} training cases"
    if looked < len(train):
        return Check.ok("segments", f"{names} not found in {where}; the others were not looked at.")
    return Check.warning(
        "segments",
        f"{names} never occurs in {where}, so the network cannot learn it."
        if len(missing) == 1
        else f"{names} never occur in {where}, so the network cannot learn them.",
        "Annotate each in at least one training case.",
    )


def check_intensity(store: SliceStore, clock: Callable[[], float] = time.monotonic) -> Check:
    """Does every volume show something, and all of them about the same? Looks for 5 s at most."""
    odd: dict[str, str] = {}
    brightness: dict[str, float] = {}
    started = clock()
    for case in _spread(store.cases):
        pixels = store.images[store.window(case)]
        constant = float(np.mean(pixels.max(axis=(1, 2)) == pixels.min(axis=(1, 2))))
        bright = pixels > _DARK
        content = float(bright.mean())
        if constant > _MOST_CONSTANT:
            odd[case.id] = f"{constant:.0%} of its slices are of one grey"
        elif content < _LEAST_CONTENT:
            odd[case.id] = f"{1 - content:.0%} of it is dark"
        else:
            brightness[case.id] = float(pixels[bright].mean(dtype=np.float32))
        if clock() - started > _LOOKING_SECONDS:
            break
    if len(brightness) >= _FEWEST_TO_COMPARE:
        usual = statistics.median(brightness.values())
        spread = 1.4826 * statistics.median(abs(value - usual) for value in brightness.values())
        limit = max(_OUTLYING_BRIGHTNESS * spread, _LEAST_DIFFERENCE)
        odd |= {
            name: f"its mean brightness is {value:.2f}, the usual one {usual:.2f}"
            for name, value in brightness.items()
            if abs(value - usual) > limit
        }
    looked = len({*odd, *brightness})
    if odd:
        named = listed([f"'{name}' ({why})" for name, why in sorted(odd.items())])
        return Check.warning(
            "intensity", f"Odd images: {named}.", "Look at them; leave them out if they are not what you meant."
        )
    return Check.ok("intensity", f"{looked} of {len(store.cases)} volumes looked at; none is empty or stands out.")


def _pixel_mm(case: Case, across: int) -> float:
    """Mean spacing within the slices, which are taken across this voxel axis."""
    return statistics.mean(mm for axis, mm in enumerate(case.spacing_mm) if axis != across)


def _spread(cases: Sequence[StoredCase]) -> Iterable[StoredCase]:
    """All cases, in an order in which any beginning is spread over all of them."""
    return (cases[index] for index in np.random.default_rng(0).permutation(len(cases)))
