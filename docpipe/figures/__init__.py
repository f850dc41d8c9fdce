"""Values across records, computed once, each with the places it came from: rules judge them, kinds print them."""
