"""Commands that write content → new files for people to go on with. Nothing that is there is ever changed."""
