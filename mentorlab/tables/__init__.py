"""Facts about a program: its charter, its tables, what is wrong in them. Nothing is imported until it is asked for."""
