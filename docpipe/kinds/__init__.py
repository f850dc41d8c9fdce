"""The document kinds: what each is made from, what its template may print, how its file is called."""
