"""What is computed of a plan: its tree with printed numbers, its money, what answers what."""
