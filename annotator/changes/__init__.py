"""What moves spans between versions of a codebook, and back."""
