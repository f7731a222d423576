"""The module's self-test, through its widget; a job that only pretends to compute; who watches the window.

It is installed with the module and not kept in ``Testing/Python``, which is not: Slicer's 'Reload and Test' and its
Self Tests call ``SSLSegmentationTest.runTest`` in an installed extension, too.
"""
