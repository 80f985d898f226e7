"""How well the content answers what it has not seen: figures, blame, what an edit would change."""
