"""What is said about the parts of a fit, and about choices that do not count."""

PARTS = {
    "skills": "Skills",
    "goals": "Goals (letters)",
    "meaning": "Goals (meaning)",
    "seniority": "Seniority",
    "interests": "Interests",
    "meeting_times": "Meeting times",
    "language": "Language",
}
HOW_PARTS = {
    "skills": "the share of the skills wanted that the mentor offers",
    "goals": "how alike what the mentee wants and what the mentor offers are in their letters",
    "meaning": "how alike they are to a small language model",
    "seniority": "whether the mentor stands as far above the mentee as the charter wishes",
    "interests": "the share of the mentee's interests that the mentor has too",
    "meeting_times": "the share of the times that suit the mentee which suit the mentor too",
    "language": "whether there is a language that both speak",
}
DROPPED = {
    "no_column": "{part} dropped out of the fit: its columns are not in the tables of one side. The other parts share its points.",
    "nobody": "{part} dropped out of the fit: on one side nobody filled it in. The other parts share its points.",
    "no_steps": "{part} dropped out of the fit: its column holds no grades in whole steps, 40 at most. The other parts share its points.",
    "no_model": "{part} dropped out of the fit: the extra `semantic` is not installed. The other parts share its points.",
}
NOTHING = "Nothing can be compared: every pair has the same fit. Add skills_wanted and skills_offered to applications, and give skills a weight above 0."
SAID_NOTHING = "{part}: {who} said nothing and count as an average person."
HOW_MANY = {
    "few": "fewer than {smallest} {role}",
    "nearly_all": "nearly all {role}",
    "so_many": "{n} of {of} {role}",
}
ONLY_TAGS = "only the {most} tags named most often count, of {n}"
ONLY_LANGUAGES = "only the {n} languages that most mentors speak count"
ROWS = {"few": "Fewer than {smallest} rows", "so_many": "{n} of {of} rows"}
CHOICES = {
    "oneself": "{rows} of choices name the chooser; they do not count.",
    "not_there": "{rows} of choices are by people who are not in the pool; they do not count.",
    "nobody": "{rows} of choices name somebody who is not in the pool in the other role; the choices behind them move up.",
    "too_many": "{rows} of choices are beyond the number that the charter asks for; they do not count.",
    "same_rank": "{rows} of choices repeat a rank of the same person; they count in the order of the table.",
}
