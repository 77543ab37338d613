"""One SQLite file: the append-only review log, what it folds to, and the items that were seen."""
