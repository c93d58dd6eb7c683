"""What a sentence counts: one model of a figure, its reading, and one rule each for the best figure and a difference."""
