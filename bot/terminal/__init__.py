"""Everything that reads keys or prints."""
