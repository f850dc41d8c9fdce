"""Good records of a plan → what is wrong with what they say; imported only where a workspace has some."""
