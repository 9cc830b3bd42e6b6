"""What making two records one would change: planned whole, shown, and then written as it was planned."""
