"""What the question says that asks: what do those who take part want changed?"""

from mentorlab.answers.wording.en.every_room import *

IDEAS = {
    "analyst": "{claim}. These are people counted, not comments, and only those who wrote something.",
    "leadership": "{plain}. Only those who wrote something are counted.",
    "mentors": "{plain}. It speaks of all who wrote together and of nobody in particular.",
    "mentees": "{plain}. It speaks of all who wrote together and of nobody in particular.",
    "managers": "{plain}. It speaks of all who wrote together; please do not ask who wrote what.",
    "staff": "{claim}. These are people counted, not comments, and only those who wrote something.",
}
LABELS = {"first": "First", "asked": "What was asked", "others": "Everything else"}
IDEA = "{n} of {n_answered} ({share}). What could be done: {do}"
OWN = "ask those who wrote it what they would do."
DO = {
    "more_time": "agree with managers on hours for mentoring, and write them into the agreement of each pair.",
    "keeping_dates": "have pairs fix their dates for three months ahead, and move a meeting at once to a new day.",
    "better_match": "let people name mentors they would like, say by which rules pairs are made, and offer a way out.",
    "clearer_start": "begin with a meeting in which each pair writes down what it expects and by when.",
    "topics": "hand out an agenda and questions for the first meetings, and a list of topics for later.",
    "training": "train mentors before the start, and let them meet each other once in a quarter.",
    "meeting_others": "bring all pairs together at the start and once in the middle.",
    "managers_backing": "tell managers what mentoring is for and what is asked of them, before the start.",
    "tools": "take out every form that nobody reads, and let pairs choose where they meet.",
    "who_takes_part": "count who applied and got no place, and plan the next cycle by that.",
}
OTHERS = (
    "praise, ideas that no word list knows, and ideas of so few that they could be recognised. Their number is hidden. "
    "Whoever may read the comments should read these."
)
OTHERS_MANY = (
    "{n} wrote praise, ideas that no word list knows, or ideas of so few that they could be recognised. Whoever may read "
    "the comments should read these."
)
UNREAD = "Comments to questions that do not ask what should change are not in this."
TELL = (
    "Tell everybody who takes part what becomes of {first}, and by when; an idea that is not taken up needs a reason."
)
READ = "Have one person who may do so read every comment: one person may have the best idea."
LIMITS_IDEAS = (
    "It counts who wrote it, not how good an idea is.",
    "Those who wrote nothing may want other things; nobody was drawn to answer.",
    "Word lists know no irony and few negations: praise of what an idea is about can be counted as the idea.",
)
NOBODY = "nobody was asked in a survey what should change"
NOBODY_REMEDY = (
    "ask it in the next survey (what should we keep, and what should we change?), and put the answers into comments"
)
