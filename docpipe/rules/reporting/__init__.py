"""What reports to the funder say → what cannot be, or would come back."""
