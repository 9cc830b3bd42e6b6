"""What the staff's front page tells of one edition."""
