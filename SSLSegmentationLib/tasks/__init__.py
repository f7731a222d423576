"""What a network is trained for: flat masks of projected volumes."""
