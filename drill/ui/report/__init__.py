"""The progress report as one HTML page with pictures, without scripts or anything from outside."""
