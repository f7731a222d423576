"""The projection network from volumes to flat images."""

from .architecture import FPN3D2D, Network, register
from .settings import Fpn3d2dSettings

register(Network(FPN3D2D, "projection of volumes onto a plane", Fpn3d2dSettings, "fpn3d2d:Fpn3d2d", "en_face"))
