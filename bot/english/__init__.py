"""Everyday English: words, names and the cues that give a person away."""
