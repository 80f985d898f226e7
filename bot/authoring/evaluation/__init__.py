"""How well the content answers what it has not seen: figures, blame, and what an edit would change."""
