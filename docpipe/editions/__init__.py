"""What each edition may show: the policies, and the cutting of records by them."""
