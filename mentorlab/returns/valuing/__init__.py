"""What was it worth: cost, benefit and what comes of the two, put together, and told."""
