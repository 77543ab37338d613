"""Exams: what a blueprint asks for, the paper drawn from it, how it is sat and marked."""
