"""SSLSegmentation core: segment MRI with a handful of annotations."""

__version__ = "0.1.0"
