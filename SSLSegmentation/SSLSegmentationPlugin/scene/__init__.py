"""Nodes of the MRML scene and the files of cases, voxel by voxel. No widget, no session."""
