"""The demo's fixtures, built from texts and labels that a person can read and change."""
