"""What a learner can set, and the TOML file that holds it."""
