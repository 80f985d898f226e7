"""The reference and the man page, and what makes them from the program itself."""
