"""Publicity held against finished files: what a project changes of its programme's profile, what any file must have, the check list of a report."""
