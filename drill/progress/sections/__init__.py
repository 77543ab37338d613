"""The report, a module a section."""
