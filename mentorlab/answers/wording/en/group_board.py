"""What the panel for circles and shortlists says, to the program's own staff and nobody else."""

PANEL = "Circles and shortlists: who could meet whom?"
ABOUT = (
    "A circle is one mentor with a group. On a shortlist stand a few mentors whom a mentee meets before choosing. "
    "{mentees} mentees, {mentors} mentors with {places} places; rules and weights are those of the charter."
)
FORMS = {"circles": "circles", "shortlists": "shortlists"}
CONTROLS = {
    "form": ("Make", "Circles, or shortlists to choose from."),
    "smallest": ("At least", "Mentees in a circle, or it is not opened. 0: each mentor's own minimum."),
    "largest": ("At most", "Mentees in a circle. 0: each mentor's own number of places."),
    "mentors": ("Mentors each", "How many mentors each mentee meets."),
    "least": ("Mentees at least", "How many mentees each mentor meets at least, if that can be."),
    "most": ("Mentees at most", "How many mentees each mentor meets at most."),
    "person": ("Person", "Show lines with this id, or part of it, on either side."),
}
BUTTONS = {
    "make": ("Make the list", "Find the best list there is within these numbers. It can be stopped."),
    "save": ("Save the list", "Put it into the folder staff of the program. Nothing is published."),
    "before": ("Previous 25", "Show the 25 lines before these."),
    "next": ("Next 25", "Show the 25 lines after these."),
}
HELP = "Help"
SECTIONS = {"numbers": "How large?", "list": "The list"}
DOING = "looking for the best {form}"
STATUS = {
    "ready": "Nothing has been made yet. Choose the numbers, and press Make the list.",
    "circles": "{people} of {mentees} mentees sit in {circles} circles, of {least} to {largest}; average fit {fit} of 100. {proof}",
    "shortlists": "{meetings} meetings of {wanted} wanted; average fit {fit} of 100. {short}",
    "none": "Nobody can be placed within these numbers and rules.",
    "refused": "Not made: {why}. The numbers stay as you wrote them.",
    "changed": "The numbers have changed since this list was made.",
    "saved": "Saved as {file}, for the program's own staff. The table pairs is as it was.",
    "not_saved": "Not saved: {why}.",
}
PROOF = {
    True: "Proven: no other circles seat more people, or as many with a better fit and wishes.",
    False: "The search stopped before the proof: {more} more could perhaps be seated, or as many somewhat better.",
}
SHORT = {
    True: "Every mentor is met by at least {least}.",
    False: "Mentors lack {short} meetings in all to be met by {least} each.",
}
MEET_NOBODY = "{n} mentees meet nobody: let mentors meet more mentees, or each mentee fewer mentors."
NO_CIRCLE = "(no circle)"
NOBODY = "nobody"
CIRCLE_HEADINGS = ("Mentor", "Mentees", "Average fit", "Who")
CIRCLE_CAPTION = "Circles {first} to {last} of {n}"
SHORTLIST_HEADINGS = ("Mentee", "Mentors, best first (fit, choice)")
SHORTLIST_CAPTION = "Shortlists {first} to {last} of {n}"
ONE_OF_LIST = "{mentor} ({fit}{choice})"
CHOICE = ", choice {rank}"
NO_ROWS = "No line is like this."
STILL = (
    "Circles and shortlists: {mentees} mentees and {mentors} mentors with {places} places. Who meets whom is about "
    "persons; in an open notebook the lists can be made, and saved in the folder staff."
)
STILL_NOT = "Circles and shortlists cannot be made: {why}."
