"""The line-by-line front end: for screen readers, pipes and terminals that can do nothing else."""
