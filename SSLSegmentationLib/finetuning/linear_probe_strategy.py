"""The linear probe: a solver fits the last layer, on all maps of the backbone; what it does is in ``probe_method``."""

from .strategy import PARTS, Strategy, register

register(
    Strategy(
        "linear_probe",
        noun="linear probe",
        part="last layer",
        how="on the backbone as it is, in seconds",
        source="probe_method:ProbeMethod",
        forms={"volumes": "volume_strategies:VolumeProbeMethod"},
        freezes=PARTS,
        solved=True,
        staged=True,
    )
)
