"""What the form of the charter says of stakes, worth, reports that are due, privacy, counting and readiness."""

from mentorlab.answers.wording.en.every_room import *

CURRENCY = ("Currency", "Of every amount of money in the program: EUR, for example.")
STAKES = {
    "name": ("What", "Like leavers, vacancies or months until somebody can do the work."),
    "value": ("How many", "In a year, or of each unit of another stake (Counts per). Empty: only a range is known."),
    "low": ("At least", "The least it can be."),
    "high": ("At most", "The most it can be."),
    "unit": ("Of what", "The unit, like people, weeks or vacancies."),
    "per": ("Counts per", "Another stake of which each unit brings so many, like leavers; empty: in a year."),
    "each": ("Each costs", "In money. Empty for leavers: what staying is worth."),
    "each_low": ("Each, at least", "The least that one can cost."),
    "each_high": ("Each, at most", "The most that one can cost."),
    "note": ("In words", "Where the numbers come from, or what no number tells."),
}
USUAL_STAKES = ("leavers", "vacancies", "time_to_competence")
WORTH = {
    "name": ("Measure", "Whose change is worth something: retention, promotion, or one of your measures."),
    "unit_value": ("One unit is worth", "In money, a best guess. Of retention a unit is one more person who stays."),
    "low": ("At least", "The least it can be worth; empty: it is certain."),
    "high": ("At most", "The most it can be worth."),
    "per": ("Counted", "Once, or for every year in which the effect lasts."),
    "separate_from": (
        "Holds nothing of",
        "Other measures with a worth that may be added to this one, ; between. Empty: they are not added up.",
    ),
    "gain": (
        "Experts: gained in all",
        "What people who know think was gained, in units of the measure. May stay empty.",
    ),
    "attributed": ("Experts: of that, by us", "The share that they put down to the program, 0 to 1."),
    "confidence": ("Experts: how sure", "How sure they are of it, 0 to 1."),
}
USUAL_WORTH = ("retention", "promotion")
PER = {"": "once", "once": "once", "year": "every year that it lasts"}
WORTH_TOLD, NO_CURRENCY = "One unit of {name} is worth {value} {currency}, {per}.", "of the currency of the costs"
SCHEDULE = {
    "report": ("Report", "Which report is due."),
    "when": ("When", "every day, week, month, quarter or year; or a day, year-month-day."),
    "audience": ("For whom", "Whose report it is: leadership, for example. Empty: the analyst's."),
}
REPORTS = {
    "needs": "needs",
    "plan": "plan",
    "reach": "reach",
    "matching": "matching",
    "engagement": "engagement",
    "outcomes": "outcomes",
    "program": "program",
}
OFTEN = ("day", "week", "month", "quarter", "year")
PRIVACY = {
    "smallest_group": (
        "Smallest group",
        "Numbers of fewer people are hidden, with all from which they follow. Empty: 5.",
    ),
    "smallest_comment_group": ("Smallest, for comments", "Words of fewer people are not shown. Empty: 8."),
    "individual_flags": (
        "Flags of persons",
        "Staff see who may need help. Only with an agreement, and never to appraise.",
    ),
    "agreed_with": ("Agreed with", "The works council, for example: an office, not a name."),
    "agreed_on": ("Agreed on", "The day of the agreement. Year-month-day."),
    "keep_until": ("Keep until", "The day on which the tables are to be deleted. Year-month-day."),
}
NUMBER, AS_SHIPPED = "{name}", "Empty: {value}."
READINESS = {
    "met": ("Met", "As you see it; empty: not answered."),
    "evidence": ("Shown by", "Where it can be seen. For example: {evidence}"),
    "on": ("As of", "The day of which this is said. Year-month-day; may stay empty."),
}
MET = {"": "not answered", "yes": "yes", "partly": "partly", "no": "no"}
HALF = {
    "needs": "Not saved yet: a need and its purpose are saved together.",
    "stakes": "Not saved yet: a stake needs its name, and a number or words.",
    "values": "Not saved yet: a measure is saved with what one unit of it is worth.",
    "readiness": "Not saved yet: say first whether it is met.",
    "together": "Not saved yet: the three answers of the experts are saved together.",
}
