"""What is at stake: the parts of the business case, put together, and told."""
