"""How easily would an answer turn? Other choices, other people, and what nobody measured."""
