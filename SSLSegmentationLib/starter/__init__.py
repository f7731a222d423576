"""The starter backbone: a network pretrained on computed shapes, and the command that makes it."""
