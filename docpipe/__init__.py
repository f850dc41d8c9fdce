"""Content and Word templates → the documents a funded planning project owes."""
