"""What moves spans between versions: of a codebook, of a text."""
