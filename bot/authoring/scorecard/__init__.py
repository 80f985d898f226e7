"""One page for readers outside: what was tested, by whose hand, and what came of it."""
