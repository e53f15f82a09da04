"""How does an export become rows of a table? A mapping says which column is what; a receipt says what became of it."""
