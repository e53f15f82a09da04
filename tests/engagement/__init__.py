"""Is it alive? Tests of the room engagement."""
