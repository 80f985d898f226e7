"""Figures about quality and speed; see README.md here."""
