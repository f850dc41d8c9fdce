"""Content and Word templates → the documents a funded planning project owes."""

__version__ = "0.1.0"
