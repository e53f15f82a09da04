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
ANSWERS = {
    "no_pair": "{title}: {n} sets of answers are of people who are in no pair with whom they describe: left out.",
    "several": (
        "{title}: {n} sets of answers name nobody, and come from people with several partners: left out, since nobody "
        "knows which pair they mean (put the partner into about_id)."
    ),
    "both_roles": "{title}: {n} sets of answers are of two people who are mentor of each other: left out.",
    "too_early": "{title}: {n} sets of answers were given before the pair began: left out.",
    "twice": "{title}: {n} sets of answers come a second time from the same side of a pair: the one naming the partner counts.",
    "few_items": "{title}: {n} sets of answers have fewer than {least} items answered and no score.",
}
