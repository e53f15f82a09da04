"""What the forms say in which tables and parts of a charter are filled in: labels, explanations, what became of it."""

TITLES = {
    "needs": "How much does each need matter, and how well is it met today?",
    "voices": "What have people said: what they hope for, and what stands in the way?",
    "costs": "What does the program cost?",
    "arranged": "Who must be matched, and who must never be?",
}
LEADS = {
    "arranged": "It stands in a table and not in the charter, which everybody may read: that two people are kept apart is "
    "theirs alone. It holds where the rules above say so.",
    "needs": "One line for each need that somebody rates. Ids, no names; an export of a survey is quicker to import.",
    "voices": "One line for each thing that was said. Benefits are what is in it for them. The words are shared only once "
    "they have released them; a code is what they are counted by.",
    "costs": "One line for each cost. Of hours, say how many and what one costs; low and high where it is a guess.",
}
COLUMNS = {
    "arranged": {
        "mentee_id": ("Mentee", "The id in the table people."),
        "mentor_id": ("Mentor", "The id in the table people."),
        "rule": ("What holds", "Whether the two must be matched, or must never be."),
    },
    "needs": {
        "respondent_id": ("Who rates", "An id without a meaning, like r01 or table-3; no name."),
        "need": ("Need", "One of those in the charter, or another."),
        "stakeholder": ("Speaks as", "leaders, mentees, mentors, managers, non_participants, or an audience of yours."),
        "importance": ("Importance", "1 (not at all) to 5 (very); empty: not answered."),
        "current": ("Met today", "1 (not at all) to 5 (fully); empty: not answered."),
        "groups": ("Groups", "Groups that the person belongs to, ; between. May stay empty."),
    },
    "voices": {
        "stakeholder": ("Speaks as", "leaders, mentees, mentors, managers, non_participants, or an audience of yours."),
        "kind": ("About", "What it is about: benefit is what is in it for them, hurdle what stands in the way."),
        "code": ("Counted as", "A word or two under which the same thing is counted."),
        "text": ("In their words", "Names, addresses and numbers are masked when it is saved."),
        "person_id": ("Who said it", "The id in the table people; may stay empty."),
        "released_on": ("Released on", "The day on which the person allowed the words to be shared. Year-month-day."),
    },
    "costs": {
        "item": ("Item", "What was paid for."),
        "amount": ("Amount", "How much in all, in one currency; digits, a point before decimals."),
        "kind": ("Kind", "time (hours of mentors, mentees, staff), fees, tools, or another word."),
        "quantity": ("How many", "Of kind time: how many hours. May stay empty."),
        "unit_cost": ("One costs", "May stay empty."),
        "low": ("At least", "The least it can have been; empty: it is certain."),
        "high": ("At most", "The most it can have been."),
    },
}
KINDS_OF_COST = ("time", "fees", "tools", "travel", "training")
CODES = {
    "must_pair": "they must be matched",
    "must_not_pair": "they must never be matched",
    "role": "role: what part they would play",
    "development": "development: what they want to learn",
    "aspiration": "aspiration: where they want to get to",
    "benefit": "benefit: what is in it for them",
    "hurdle": "hurdle: what stands in the way",
    "recognition": "recognition: what would show that it counts",
    "misconception": "misconception: what they believe and is not so",
    "idea": "idea: what one could do",
    "": "not said yet",
}
LINES = ("Lines", "The lines of the table; choose one to change it.")
FIND = ("Find", "Only lines that hold this word are listed.")
NEW_LINE = "a new line"
MORE = "{n} further lines: write a word into Find."
NO_LINES = "There are no lines yet."
BUTTONS = {
    "add": ("New line", "Begins an empty line; it is saved as soon as it is whole."),
    "remove": ("Remove the line", "Takes the chosen line out; Undo brings it back."),
    "undo": ("Undo", "Takes the last change back."),
    "redo": ("Redo", "Makes the change again that was taken back."),
}
STATUS = {
    "ready": "Every entry is written to {file} when you leave the field.",
    "trying": "This is the demo that ships: try what you like, nothing is written. For your own: mentorlab new DIR.",
    "saved": "Saved in {file}.",
    "masked": "Saved in {file}; masked places in the words: {n}.",
    "removed": "The line was taken out of {file}.",
    "undone": "The last change was taken back.",
    "redone": "The change was made again.",
    "not_saved": "Not saved: what is wrong stands below the field.",
    "lacking": "Not saved yet, the line still needs: {columns}.",
    "as_it_was": "As it is saved in {file}.",
}
A_NAME = (
    "looks like a name or an address",
    "write an id without blanks; names belong into keys/, where an import puts them",
)
STATIC = {
    "costs": "The costs as they are entered. In JupyterLab a form stands here.",
    "wiifm": "What is in it for each audience, as the charter says. In JupyterLab a form stands here.",
    "needs": "The needs of the charter: {needs}.",
    "held": "Lines in the table {table}: {n}.",
    "few": "fewer than {n}",
    "none": "none yet",
    "matching": "How people are matched, as the charter says. In JupyterLab a form stands here.",
    "setting": "Setting",
    "said": "As it stands",
}
WIIFM = ("Audience", "They worry about", "They gain", "Message", "Channel")
COSTS = ("Item", "Amount", "Kind", "How many", "One costs", "At least", "At most")
