"""What do the tables of a database say? The door of SQLAlchemy; secrets come from the environment and stay inside."""
