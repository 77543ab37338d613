"""The screens, one a file."""

BRIEFLY = 3.0
"""Seconds for which a passing remark stands in a corner of the screen."""
