"""Timings, each beside a named peer or baseline measured in the same run."""
