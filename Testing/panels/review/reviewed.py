"""The model whose masks are looked at, and how one of them comes."""

from real_cases import SCHEMA, addMask

MODEL = "20261121-090100-000-finetune"  # id of its run


def tell(logic, run, case, labels=None, confidence=None, **more):
    """A mask has come, or its case was refused."""
    if labels is None:
        run.event("refused", case=case.id, sentence="The image is damaged.", hint="Restore it.")
    else:
        addMask(case, MODEL, labels)
        volumes = {s.name: float((labels == s.value).sum() * 0.0135) for s in SCHEMA.segments}
        details = {"path": f"cases/{case.id}/predictions/{MODEL}.seg.nrrd", "seconds": 1.0, **more}
        run.event("prediction", case=case.id, confidence=confidence, volumes_ml=volumes, **details)
    for entry in logic.session.living():
        entry.update()
    logic.session.notify("jobs")
