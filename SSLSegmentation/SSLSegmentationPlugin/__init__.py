"""What the SSLSegmentation module of 3D Slicer is made of. Nothing here imports torch, MONAI or SimpleITK."""
