"""What the panel says that one begins with: choose or create a program."""

FIELDS = {
    "folder": ("Program", "Its folder, or demo: the example that ships."),
    "name": ("Name", "A folder is made of this name, like spring-2027."),
    "starts_on": ("Starts on", "Year-month-day, like 2026-03-02. Empty: the first of next month."),
    "more": ("And also", "Further tables, or words like interviews or remarks; several: put ; between them."),
    "like": ("Filled like the demo", "The demo's charter and its rows of what you have, as an example to write over."),
}
HAVE_LEAD = "What do you have? Only for that tables are made; more can be added at any time."
HAVE = {
    "people": "Staff list",
    "applications": "Applications",
    "pairs": "Pairs",
    "meetings": "Meetings or a calendar",
    "responses": "Survey answers",
    "needs": "A survey of needs",
    "assignments": "Who was offered a place",
    "costs": "Costs",
}
BUTTONS = {
    "open": ("Open", "Open the program that is named above."),
    "new": ("A new program …", "Show the fields from which a new program folder is made."),
    "create": ("Create and open", "Make the folder with a charter and empty tables, and open it."),
}
N_TABLES = {"one": "1 table", "more": "{n} tables"}
WAITING = {"one": "1 table waits", "more": "{n} tables wait"}
STATUS = {
    "opened": "Open: {program}, {tables}; {n} of {total} questions can be answered now.",
    "created": "Created and opened: {program}, in {folder}. {waiting} for rows, its charter for words. Its own notebooks open "
    "with: mentorlab lab {quoted}",
    "failed": "That could not be done: {why}.",
}
DATA = "What {program} has: {n} of {of} kinds of tables. None of them is a must."
ABSENT = "Not there: {tables}."
DATA_HEAD = ("Table", "Rows", "One row is", "Faults")
