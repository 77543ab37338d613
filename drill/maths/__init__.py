"""TeX and boxes → terminal text."""
