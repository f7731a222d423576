"""What a case is used for, in words."""

from slicer.i18n import tr as _

from SSLSegmentationLib.project import Role

ROLE_NAMES = {
    Role.UNLABELLED: _("Unlabelled"),
    Role.TRAIN: _("Training"),
    Role.VALIDATION: _("Validation"),
    Role.TEST: _("Test"),
}
#: Within a sentence.
ROLE_WORDS = {
    Role.UNLABELLED: _("unlabelled"),
    Role.TRAIN: _("training"),
    Role.VALIDATION: _("validation"),
    Role.TEST: _("test"),
}
ROLE_HELP = {
    Role.UNLABELLED: _("Only looked at while pretraining; gets a predicted mask later."),
    Role.TRAIN: _("Its mask teaches the network."),
    Role.VALIDATION: _("Its mask tells during training which state of the network is best."),
    Role.TEST: _("Kept aside: shows at the end how good the network is on cases that it has never seen."),
}
