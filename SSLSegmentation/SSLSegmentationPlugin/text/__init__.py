"""Words: what runs, settings, cases and the library's advice are called in Slicer. No widget, no node, no state."""
