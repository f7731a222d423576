"""What a trained network says of a volume, and how good that is: masks, their certainty, their scores."""
