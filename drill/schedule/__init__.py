"""When a thing is asked again: FSRS memory, the study day, the review log's events, the queue."""
