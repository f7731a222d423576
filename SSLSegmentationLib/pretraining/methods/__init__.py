"""The pretraining methods: of each its recipe, which needs no torch, and its views and loss."""
