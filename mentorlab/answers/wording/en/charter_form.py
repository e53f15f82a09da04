"""What the form says in which a charter is filled in: labels, one line of explanation each, and choices."""

from mentorlab.answers.wording.en.every_room import *

SECTIONS = {
    "why": "Why mentoring?",
    "needs": "What do people and the organisation need?",
    "objectives": "What shall become better, and how will we see it?",
    "waves": "When do we ask or count?",
    "design": "How will we know that it was the program?",
    "audiences": "Who is told what?",
    "letters": "What do the letters need?",
    "logic": "How is it meant to work?",
    "matching": "How are people matched?",
    "weights": "What counts how much for the fit of two people?",
    "rules": "What must hold for every pair?",
}
PARTS = {
    "why": "1. Why",
    "needs": "2. Needs",
    "objectives": "3. Objectives",
    "waves": "4. Times",
    "design": "5. Design",
    "audiences": "6. Audiences",
    "letters": "7. Letters",
    "logic": "8. How it works",
    "matching": "The way",
    "weights": "Weights",
    "rules": "Rules",
}
PART = ("Part", "Which part of the plan to fill in.")
LEADS = {
    "why": "In the words of those who asked for it.",
    "needs": "One line for each. The purpose says where it belongs; needs of one purpose can be served by one objective.",
    "objectives": "One to three are enough. One of them decides whether the program was worth it.",
    "waves": "The first before the start: what is not asked before can never be asked again.",
    "design": "If more people want a place than there are places, a draw costs nothing and tells most.",
    "matching": "Asked once for the cycle; the questions of matching take it from here.",
    "weights": "Any number, 0 or more; what counts is how they stand to each other. Empty: it does not count, unless all are "
    "empty.",
    "rules": "A pair that breaks one is never made. Each rule leaves fewer pairs to choose from.",
    "logic": "For the picture of the program. All of it may stay empty; several entries: put ; between them.",
    "letters": "Asked once, used in every letter. What stays empty is marked in the letters, for you to write there.",
    "audiences": "What is in it for them, in their own words, and how they hear of it. Several entries: put ; between them.",
}
# Of each field: its label, and one line that explains it.
FIELDS = {
    "program": ("Program", "What it is called."),
    "cycle": ("Cycle", "Which round of it this is."),
    "starts_on": ("Starts on", "Year-month-day, like 2026-03-02."),
    "ends_on": ("Ends on", "May stay empty."),
    "purpose": ("Purpose", "What is the matter now, and what shall be different? A sentence or two."),
    "need": ("Need", "For example: somebody to turn to."),
    "belongs_to": ("Purpose", "Choose one, or write your own words."),
    "id": ("Short name", "One word or two; reports call it by this name."),
    "statement": ("In a sentence", "About the people it is for: New people feel that they belong."),
    "for": ("For whom", "Whose answers tell."),
    "serves": ("Serves", "A need from above, or a purpose."),
    "measure": ("Seen by", "A questionnaire or a number in tables/measures."),
    "direction": ("Better is", "Which way it should go."),
    "worthwhile": ("Worth having from", "Smallest difference worth the effort, in standard deviations: 0.2 is small."),
    "worthwhile_points": ("or in points", "The same in points of the measure; fill in one of the two."),
    "primary": ("This one decides", "Only one should."),
    "wave": ("Called", "For example: before, middle, after."),
    "on": ("On", "Year-month-day, like 2026-02-20."),
    "design": ("Design", "What will be compared with what."),
    "places_by": ("Places are given by", "Who or what decides who gets a place."),
    "final_on": ("Results from", "Before this day reports only count. Year-month-day."),
    "responsible": ("Answers for it", "An office, not a person's name."),
    "concerns": ("They worry about", "For example: time; being judged."),
    "benefits": ("They gain", "For example: somebody to turn to; a next step."),
    "message": ("Message", "In one sentence."),
    "channel": ("Channel", "Where they will see it."),
    "signed_by": ("Signed by", "An office, like: The mentoring team, People and Learning."),
    "contact": ("Whom to ask", "An address and a telephone number that somebody answers."),
    "apply_how": (
        "How to join",
        "As it ends the sentence 'If you would like to join: …', like: fill in the form on our page.",
    ),
    "apply_by": ("Until", "The last day to apply. Year-month-day."),
    "turn_on": ("Their turn from", "Only with a waiting list: the day from which those who wait have a place."),
    "report_on": ("Report due on", "When the report on the outcomes is to be made. Year-month-day."),
    "meetings_every_days": ("Meetings every", "So many days: 21 is every three weeks."),
    "minutes": ("For", "So many minutes."),
    "inputs": ("What goes in", "Beside what the tables tell: a budget, a platform, the word of the board."),
    "activities": ("What is done", "Beside matching, meetings and messages: a launch, a workshop."),
    "outputs": ("What comes of it", "Beside pairs and meetings: a handbook, a network."),
    "assumptions": ("Taken for granted", "What must be so for it to work. Empty: what is usual is shown."),
}
MATCHING_FIELDS = {
    "policy": ("Pairs are made", "The way in which choices and fit become pairs."),
    "choices": ("Choices", "How many mentors a mentee may name: 3 is usual."),
    "form": ("Form", "One mentor with one mentee, circles, or first a shortlist."),
    "smallest": ("Smallest circle", "Only with circles: how many mentees at least. May stay empty."),
    "largest": ("Largest circle", "Only with circles: how many mentees at most. May stay empty."),
    "mentors": ("Shortlist of", "Only with shortlists: how many mentors each mentee meets."),
    "column": ("Seniority by", "A column of people that counts upwards in whole steps, like grade."),
    "least": ("Above, at least", "How many steps the mentor should stand above the mentee."),
    "most": ("Above, at most", "How many steps at most."),
    "more_rules": (
        "Further rules",
        "With ; between, like: same: site; different: business_unit; within: {time_zone: 3}; above: {grade: 1}.",
    ),
}
WEIGHTS = {
    "skills": ("Skills", "The share of the skills wanted that the mentor offers."),
    "goals": ("Goals (letters)", "How alike what is wanted and what is offered are in their letters."),
    "meaning": ("Goals (meaning)", "How alike they are to a small language model, where it is installed."),
    "seniority": ("Seniority", "Whether the mentor stands as far above the mentee as is wished."),
    "interests": ("Interests", "The share of the mentee's interests that the mentor has too."),
    "meeting_times": ("Meeting times", "The share of the times that suit the mentee which suit the mentor too."),
    "language": ("Language", "Whether there is a language that both speak."),
    "choice": ("Mentees' choices", "What a mentee's own choice adds, where the way of matching weighs it."),
    "mentor_choice": ("Mentors' choices", "What a mentor's own choice adds."),
}
RULES = {
    "not_own_manager": ("Not the own manager", "No pair of somebody and the person they report to."),
    "not_same_reporting_line": ("Not the same line", "No pair of two people one of whom stands above the other."),
    "not_previous_partner": ("Not again", "No pair that was one in an earlier cycle."),
    "must_pair": ("Pairs that must be", "Keep to the pairs of the table arranged that must be made."),
    "must_not_pair": ("Pairs that must not be", "Keep apart those whom the table arranged keeps apart."),
}
POLICIES = {
    "stable": "stable: no mentee and mentor would both rather have each other",
    "optimal": "optimal: the greatest fit over all pairs",
    "optimal_with_choice": "optimal with choice: fit and choices together, the greatest sum",
    "most_then_rank": "as many as possible, then by choice",
    "fairest": "fairest: the worst pair is as good as it can be",
    "serial_dictatorship": "by turns: in an order that is drawn, each takes the best still free",
    "first_come": "first come, first served",
    "ranked_cascade": "first choices first, then second ones",
    "broadcast_race": "all choices are asked at once, the first answer counts",
    "random": "at random",
    "own_pairs": "people find each other",
}
FORMS = {"one_to_one": "one mentor, one mentee", "circles": "circles", "shortlists": "shortlists to choose from"}
PEOPLE = {
    "mentees": "mentees",
    "mentors": "mentors",
    "managers": "managers",
    "non_participants": "people who take no part",
}
AUDIENCES_TOLD = {
    "leadership": "Leadership",
    "mentees": "Mentees",
    "mentors": "Mentors",
    "managers": "Managers",
    "non_participants": "People who take no part",
}
PURPOSES = ("employee_engagement", "knowledge_and_skills", "culture_change")
DIRECTIONS = {"increase": "more", "decrease": "less"}
DESIGNS = {
    "": "not said yet",
    "lottery": "lottery: a draw decides who gets a place, the others are compared with",
    "waitlist": "waitlist: everybody gets a place, a draw decides who waits",
    "stepped": "stepped: sites start one after the other, in an order that is drawn",
    "randomised": "randomised: people are assigned at random",
    "cutoff": "cutoff: a score decides, those near the line are compared",
    "encouragement": "encouragement: everybody may come, a draw decides who is invited twice",
    "difference_in_differences": "difference in differences: change here against change elsewhere",
    "comparison": "comparison: others who are alike, without a draw",
    "before_after": "before and after: one group, nobody to compare with",
    "after_only": "after only: the end alone",
}
PLACES = {
    "unknown": "not said yet",
    "lottery": "lottery",
    "cutoff_score": "a score",
    "staff_choice": "staff choose",
    "first_come": "first come, first served",
    "own_choice": "people choose themselves",
    "everyone": "everyone who wants one gets one",
}
BUTTONS = {
    "add_need": ("Add a need", "Adds an empty line below the needs."),
    "add_objective": ("Add an objective", "Adds an objective to fill in."),
    "add_wave": ("Add a time", "Adds a measuring time."),
    "remove": ("Remove", "Takes this entry out; Undo brings it back."),
    "undo": ("Undo", "Takes the last change back."),
    "redo": ("Redo", "Makes the change again that was taken back."),
    "check": ("Does the plan hang together?", "Names every break of the plan and draws it, as it is now."),
}
STATUS = {
    "ready": "Every change is written to {file} when you leave the field.",
    "saved": "Saved in {file}.",
    "undone": "The last change was taken back.",
    "redone": "The change was made again.",
    "not_saved": "Not saved: {fault}",
    "trying": "This is the demo that ships: try what you like, nothing is written. For your own: mentorlab new DIR.",
    "twice": "{name} stands twice; give each a name of its own",
    "unknown_measure": "Saved. No questionnaire and no table is called {name} yet.",
    "half": "Not saved yet: a need and its purpose are saved together.",
}
STATIC = {
    "head": "The plan, as the charter states it. In JupyterLab a form stands here in which it can be filled in.",
    "none": "not said yet",
    "needs": "Needs",
    "objectives": "Objectives",
    "waves": "Times",
    "design": "Design",
    "audiences": "Told",
}
NEW_OBJECTIVE, NEW_WAVES = "objective_{n}", ("before", "after", "later", "middle")
