"""Word templates as people work with them: found by a word, checked, commented, shown with made-up data, explained."""
