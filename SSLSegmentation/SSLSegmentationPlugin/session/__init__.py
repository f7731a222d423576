"""What is open and what is done with it: project, jobs, the case at hand, its labels and reviews. No widget."""
