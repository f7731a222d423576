"""A study of label efficiency: how good are how few labels, with and without pretraining."""

from .cautions import cautions_of_design
from .report import StudyReport
from .run import check_study, run_study
from .settings import Start, StudySettings

__all__ = ["Start", "StudyReport", "StudySettings", "cautions_of_design", "check_study", "run_study"]
