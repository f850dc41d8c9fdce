"""What is known beforehand → forms for people to fill in: workbooks, Markdown, Word."""
