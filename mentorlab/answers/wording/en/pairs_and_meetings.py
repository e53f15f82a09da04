"""What is said about how pairs and meetings were read."""

PAIRS = {
    "few": "Fewer than {smallest}",
    "begins_later": "{n} pairs begin after {day}: nothing is expected of them yet.",
    "no_start": "{n} pairs have no day on which they started or accepted: they are taken to begin when matched.",
}
MEETINGS = {
    "not_known": "{n} meetings are of a pair or circle that ran on no day of theirs, or that nobody knows: left out.",
    "before": "{n} meetings lie before their pair was matched: left out.",
    "after_end": "{n} meetings lie after their pair had ended: left out.",
    "not_yet": "{n} meetings held after the last day of this report: left out.",
    "twice": "{n} meetings were logged twice (one day, or neighbouring days by two sources): counted once.",
}
