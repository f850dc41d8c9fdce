"""What people write: the record types, found by their RECORD constant, and the collection of all that was read."""
