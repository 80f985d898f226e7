"""Misses in, a patch of the content out that an author reads, edits and accepts."""
