"""What everything else stands on: errors, files, settings, locks, processes, progress. Standard library only."""
