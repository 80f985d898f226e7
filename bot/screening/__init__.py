"""What the screen is made of: names, doses, signs together, and what denies or dates them."""
