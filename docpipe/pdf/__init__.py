"""What the rooms that make and judge PDFs share: what a PDF says about itself, its structure tree, its bytes."""
