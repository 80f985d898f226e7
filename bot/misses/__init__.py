"""What the bot could not answer, kept for authors without what may tell who asked."""
