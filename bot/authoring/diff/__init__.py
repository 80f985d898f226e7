"""Two contents in, what people are told otherwise out."""
