"""What the SSLSegmentation module of 3D Slicer is made of: one file per concern. Nothing imports torch or MONAI."""
