"""A learner without hands: studies on the program's own screens while time is measured."""
