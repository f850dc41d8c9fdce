"""Whose personal data the workspace holds: in which content and documents, until when; everything about one person."""
