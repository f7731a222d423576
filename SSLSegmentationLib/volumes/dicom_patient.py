"""Whose a DICOM series is, and what of its description can be said without saying whose."""

from __future__ import annotations

import re
from pathlib import Path

import pydicom

from ..project.patients import Person
from .dicom_headers import quiet_pydicom

_KEYWORDS = {
    "name": "PatientName",
    "id": "PatientID",
    "birth_date": "PatientBirthDate",
    "study_uid": "StudyInstanceUID",
    "study_date": "StudyDate",
    "series_uid": "SeriesInstanceUID",
    "description": "SeriesDescription",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_LENGTH = 200
_MOST_WORDS = 6
#: A description is free text and may name anybody. Of it these words are taken, and no others.
_TEXT = """
    localizer localiser scout survey loc dwi adc dti trace tracew epi swi swan mip minip mra mrv tof pc phase
    mag magnitude real flair stir spair spir fs fatsat fat water inphase outphase opp opposed dixon ideal pd pdw
    tse fse se gre ge fl fl2d fl3d flash vibe lava thrive mprage bravo space cube vista haste ssfse trufi fiesta
    ffe bffe tfe tirm tir ir cine perf perfusion dsc dce asl mrcp urogram angio dynamic delayed arterial venous
    portal late native nativ post pre contrast gd gad km ce plus map fieldmap b0 b1 ax axial tra trans
    transverse transversal sag sagittal sagittale cor coronal coronar coronale obl oblique long short axis lax
    sax 2ch 3ch 4ch la sa brain head neck spine cervical thoracic lumbar hws bws lws abdomen abdominal liver
    leber foie pelvis becken bassin prostate prostata kidney niere rein heart cardiac herz coeur breast brust
    sein knee knie genou hip shoulder hand wrist foot ankle elbow thigh left right links rechts li re thin thick
    iso hr hires highres highresolution fast bh rt resp gated ecg nav sense grappa blade propeller radial ct mr
    pet lung lunge bone knochen soft weichteil kernel recon mpr orig original derived subtraction sub registered
    corrected norm dis2d dis3d sos multi echo volume vol
"""
_WORDS = frozenset(_TEXT.split())
#: Words with a number that scanners write.
_NUMBERED = re.compile(r"t[12](w|wi|star|map)?|[23]d|b\d{1,4}|te\d{1,3}|tr\d{1,5}|ti\d{1,4}|e\d|\d{1,2}mm")
#: What else tells volumes of one series apart.
_TRAIT = re.compile(r"\d{1,5}|b|te|time|direction|flip|type")


def read_person(file: Path) -> Person:
    """Whose series a DICOM file is of; nothing where it does not say or cannot be read."""
    try:
        with quiet_pydicom():
            content = pydicom.dcmread(file, force=True, stop_before_pixels=True, specific_tags=[*_KEYWORDS.values()])
            return Person(**{name: _text(content.get(keyword)) for name, keyword in _KEYWORDS.items()})
    except Exception:  # as in dicom_headers: a broken header breaks it in many ways, and was said to be broken there
        return Person()


def plain_words(person: Person, which: str = "") -> list[str]:
    """What can be said of a series in the name of a case: known words of its description, none of a person's name.

    Args:
        which: what tells its volume from others of the series; its numbers are kept, too.
    """
    found = [word for word in _split(person.description) if word in _WORDS or _NUMBERED.fullmatch(word)]
    found += [word for word in _split(which) if word in _WORDS or _NUMBERED.fullmatch(word) or _TRAIT.fullmatch(word)]
    return [word for word in dict.fromkeys(found) if word not in person.words][:_MOST_WORDS]


def _split(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def _text(value: object) -> str:
    return "" if value is None else " ".join(_CONTROL.sub(" ", str(value)).split())[:_LENGTH]
