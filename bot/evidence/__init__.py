"""What speaks for an intent: each source of evidence in a file of its own.

A source reads a `Text` and gives a mapping from class (an intent, or what is refused) to a number;
the matcher adds the numbers up. `nearest` compares with the examples, `linear` weighs what words
have said for each intent before.
"""
