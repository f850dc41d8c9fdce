"""Fields of Word's: numbers of captions and headings, references, contents, page numbers."""
