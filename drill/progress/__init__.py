"""What a learner's reviews add up to: figures, forecasts, plans and fits, as pure functions."""
