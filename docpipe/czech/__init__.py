"""Czech text → dates, numbers, names, identifiers, and these → Czech text as a careful typist sets it."""
