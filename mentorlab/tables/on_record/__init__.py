"""What stands in `records/`, written once and never overwritten: draws, frozen plans, decisions."""
