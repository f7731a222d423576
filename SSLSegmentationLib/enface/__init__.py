"""From a volume to a flat image: everything about the plane that volumes are projected onto, the *en-face* plane.

Inter-modal reconstruction and segmentation with a projection network (Morano et al. 2023, arXiv:2307.03008): a
network learns to make of a volume the flat image of another modality of the same field, and is then finetuned to make
a flat mask of it.

**Data.** A case may have, beside its volume and its 3D mask, an :class:`~.record.EnFaceRecord`: the voxel axis along
which it is projected, and in that plane an image of another modality and a mask, or one of them. Both are kept as
volumes of a single voxel along that axis, as thick as the volume, so that they lie where they belong in space and in
Slicer. What knows nothing of projections goes on as before: it reads the volume and the 3D mask.

**From files to batches.** ``importing`` checks and copies; ``preprocessing`` turns a volume into [depth, rows, columns]
and what is flat into [rows, columns]; ``plan`` fixes cases and decisions in ``plan.json``; ``store`` keeps whole
volumes, memory-mapped, in the run's folder ``slices`` like a slice store; ``crops`` cuts and augments batches, all
randomness from (seed, step).

**Runs.** A recipe says with ``kind="en_face"`` that it runs here: ``pretraining.run`` and its preflight then hand over
to ``pretraining`` of this package, whatever asks for them (command line, jobs, cluster). Settings of a finetuning that
are :class:`~.settings.EnFaceFinetuneSettings` do the same. Training loop, checkpoints, resuming, memory ladder, events,
cards and preflight are the same as everywhere. A checkpoint says ``"architecture": "fpn3d2d"``, so that no U-Net takes
it for its own, and prediction and evaluation choose their way by it.

This file imports nothing: ``record`` is used where there is only the standard library.
"""
