"""Where an analyst begins: a program chosen or created, what it holds, what can be asked of it."""
