"""What `planning.strategy` says. Words in braces are settings of the charter."""

from mentorlab.answers.wording.en.every_room import *

# kind: (in a few words, for the figure; what it means; what to do about it)
BREAKS = {
    "no_purpose": (
        "no purpose is stated",
        "The charter does not say why there is to be mentoring, so nobody can say whether it was the right thing to do.",
        "Write one or two sentences: what is the matter now, and what shall be different.",
    ),
    "no_need": (
        "no need is named",
        "The objective {objective} answers no need that is named: it may be reached and help nobody.",
        "Name the need that it answers, or the purpose that the need belongs to.",
    ),
    "unserved": (
        "no objective serves it",
        "Nothing is planned for the need “{need}”: no objective names it or its purpose.",
        "Add an objective with this need, name it in one that is there, or decide that it is not mentoring's to meet and take it out of the needs.",
    ),
    "not_placed": (
        "rated, but not in the plan",
        "People were asked how much they need this, and the plan says nothing of it: {needs}.",
        "List them under needs, each with its purpose, or say why they are left aside.",
    ),
    "no_objectives": (
        "no objective is stated",
        "No objective says what shall become better, so success cannot be told from failure.",
        "State one to three objectives: what shall be better, for whom, at the end.",
    ),
    "no_statement": (
        "not put into words",
        "The objective {objective} has a name and no words, so readers will each think of something else.",
        "Write it as a sentence about the people it is for.",
    ),
    "no_primary": (
        "none is the one that decides",
        "No objective is marked as the one on which the program will be judged, so the best-looking of them can be chosen afterwards.",
        "Mark one objective `primary: true`, before any data.",
    ),
    "several_primary": (
        "several are to decide",
        "Several objectives are to decide ({primary}): with each more of them, chance alone is likelier to make one look good.",
        "Keep one of them primary; report the others beside it.",
    ),
    "no_measure": (
        "no measure is named",
        "Nothing is named by which to see whether {objective} has been reached.",
        "Name a questionnaire, or a number that stands in tables/measures.",
    ),
    "not_collected": (
        "nobody collects it",
        "No questionnaire is called {measure} and no table holds it: nobody collects what {objective} is judged by.",
        "Correct the name ({advice}), add instruments/{measure}.yaml, or bring the numbers into tables/measures.",
    ),
    "unready": (
        "its key is not complete",
        "The scoring key of {measure} is not complete, so answers to it cannot be scored.",
        "Complete a copy of it in instruments/: {lacks}. Or name another measure.",
    ),
    "of_others": (
        "collected from others only",
        "{measure} has been collected, but from nobody among the {for_whom}, whom {objective} is for.",
        "Ask the {for_whom} too, at the same times; or change whom the objective is for.",
    ),
    "one_wave": (
        "missing at the wave {missed}",
        "Nothing of {measure} was collected at the wave {missed}, whose time has passed: a change can no longer be seen.",
        "Use a measure that is there at both times, or ask now how it was before (a wave called recalled_before), knowing that memory is kind.",
    ),
    "never_asked": (
        "never collected",
        "The time for {measure} has passed: nothing was collected at {waves}.",
        "Bring the data in if they exist somewhere; else choose a measure that was collected.",
    ),
    "not_validated": (
        "not validated",
        "{measure} has not been validated: it may measure something else than its name says.",
        "Use a validated questionnaire beside it, or look at its reliability once answers are there.",
    ),
    "no_waves": (
        "no time is set for measuring",
        "The charter does not say when to measure.",
        "List the waves with their days: one before the start, one at the end.",
    ),
    "no_wave_before": (
        "no wave before",
        "There is no wave {wave}: without it nobody can say where people started.",
        "Add a wave before the start, or name another in evaluation.waves.",
    ),
    "no_wave_after": (
        "no wave after",
        "There is no wave {wave}: without it nobody can say where people arrived.",
        "Add a wave at the end, or name another in evaluation.waves.",
    ),
    "recalled": (
        "the start is recalled",
        "How it was before is asked afterwards, at {after}, from memory: people remember it as worse than they said it was.",
        "Ask before the start while it is still possible.",
    ),
    "undated_waves": (
        "waves without a day",
        "No day is set for {waves}, so nobody can plan for it and nobody sees when it is missed.",
        "Give every wave its day.",
    ),
    "before_too_late": (
        "the first wave comes after the start",
        "The wave {wave} is on {on}, after the start on {starts_on}: part of what the program does may be in it already.",
        "Put it before the start.",
    ),
    "after_too_early": (
        "the last wave comes before the start",
        "The wave {wave} is on {on}, not after the start on {starts_on}: it cannot hold anything that the program did.",
        "Put it at the end of the program or later.",
    ),
    "no_target": (
        "no worthwhile size",
        "It is not said how much better would be worth the effort, so any size can be called a success afterwards.",
        "Write worthwhile (in standard deviations; 0.2 is small) or worthwhile_points, before any data.",
    ),
    "sds_of_a_share": (
        "a share, aimed at in SDs",
        "{measure} is a share or a yes or no, and its target is in standard deviations, which nobody can picture for a share.",
        "Write worthwhile_points in place of worthwhile: 0.05 is five in a hundred.",
    ),
    "beyond_the_scale": (
        "larger than the scale",
        "The worthwhile size of {points} points is out of reach: {measure} runs over {width} points in all.",
        "Write a size that people could reach.",
    ),
    "not_told": (
        "{for_whom} are told nothing",
        "{objective} is for the {for_whom}, and the charter does not say what they are told.",
        "Add {for_whom} to audiences: what worries them, what they gain, the message, the channel.",
    ),
    "without_message": (
        "no message for {for_whom}",
        "The {for_whom}, whom {objective} is for, have no message.",
        "Write in one sentence what they are offered.",
    ),
    "without_benefits": (
        "not said what {for_whom} gain",
        "It is not said what the {for_whom} gain, whom {objective} is for.",
        "List what is in it for them, in their words.",
    ),
    "no_design": (
        "no design is named",
        "It is not said how we will know that it was the program and not something else that changed.",
        "Choose a design: lottery or waitlist where more people want a place than there are places.",
    ),
    "after_only": (
        "only the end is measured",
        "With the end alone nobody can say whether anything changed, nor why.",
        "Measure before the start too, and compare with people who have no place.",
    ),
    "change_only": (
        "nobody to compare with",
        "With before and after alone, a change is seen, but not whether the program made it.",
        "Compare with people who have no place yet: a waitlist often costs nothing.",
    ),
    "places_otherwise": (
        "places are given otherwise",
        "The design is {design}, but places are given by {places_by}: then the groups differ from the start, and the words that a {asked} earns are not earned.",
        "Write evaluation.places_by: {asked} if that is so, or change the design to what is done.",
    ),
    "places_not_said": (
        "not said who gets a place",
        "The design is {design}, and it is not said that places are given by {asked}.",
        "Write evaluation.places_by: {asked}, and draw with a record.",
    ),
    "design_of_others": (
        "{for_whom} are not drawn",
        "{objective} is for the {for_whom}, and places are given out among the mentees only: for the {for_whom} a change will be seen, not an effect.",
        "Say so when reporting it, or give the {for_whom} a comparison of their own.",
    ),
    "no_final_day": (
        "no day for results",
        "No day is set from which results are told, so somebody can stop looking when the numbers please.",
        "Write final_on: the day on which the last answers are in.",
    ),
    "nobody_responsible": (
        "nobody answers for it",
        "No office is named that answers for the plan and its numbers.",
        "Name an office (not a person).",
    ),
    "not_scheduled": (
        "no report is due",
        "No report on the outcomes is due on any day.",
        "Add it to the schedule: report outcomes, on a day after the last wave.",
    ),
}

STATES = {"ok": "holds", "weak": "weak", "broken": "broken"}
WHOLE_PLAN = "the whole plan"

# How the plan as a whole came out: for the headline and each audience.
OUTCOME = {
    "whole": "The plan hangs together: every link of its chain holds",
    "weak": "The plan hangs together, with {weak_links} to look at",
    "broken": "The plan comes apart at {broken_links}",
}
LINKS = ("1 link", "{n} links")

STRATEGY = {
    "analyst": "{outcome}{counted}.{named}",
    "leadership": "{outcome}.{briefly}",
    "mentors": "{outcome_plain}.",
    "mentees": "{outcome_plain}.",
    "managers": "{outcome_plain}.",
    "staff": "{outcome}.{named}",
}
PLAIN = {
    "whole": "It is said what this program is for, by what it will be judged, and who is told",
    "weak": "It is said what this program is for and by what it will be judged; some of it could be firmer",
    "broken": "It is not yet fully said what this program is for and by what it will be judged",
}
COUNTED = " (of {n} links; weak: {weak}, broken: {broken})"
NAMED = {"broken": " Broken: {list}.", "weak": " Weak: {list}."}
MORE = "; and others, which the table names"
BRIEFLY = " Before launch: {do}"

BOX = {
    "links": "Links",
    "primary": "Judged by",
    "broken": "Broken",
    "weak": "Weak",
    "none": "nothing",
    "unsaid": "not said",
}
COUNTS = "{ok} hold, {weak} weak, {broken} broken"
FACTS = {
    "objectives": ("Objectives", "{n}; needs that they serve: {served} of {needs}"),
    "measures": ("Measures", "{measures}"),
    "design": ("Design", "{design}; places are given by: {places_by}"),
    "audiences": ("Told", "{audiences}"),
    "reports": ("Reports", "{reports}"),
}
NOTHING = "none"
CANNOT_TELL = (
    "It looks at whether the plan is complete and agrees with itself, not at whether it is wise.",
    "A chain that holds says nothing about whether mentoring will bring about what is hoped for.",
    "Whether a measure fits its objective, only people who know both can tell.",
)
NEXT = "{where}: {do}"
WHOLE_NEXT = "Freeze the plan before data come in, so that everybody can see later that it was kept."

# The logic model.
FIGURE = "How is the program to work?"
HEADINGS = {
    "inputs": "What goes in",
    "activities": "What is done",
    "outputs": "What comes of it",
    "objective": "What shall become better",
    "measure": "How we will see it",
    "need": "What it serves in the long run",
    "design": "How we will know that it was the program",
    "purpose": "What all of it is for",
    "assumptions": "What is taken for granted",
    "elsewhere": "Also to be mended",
}
MODEL = {
    "mentors": "{n} mentors",
    "hours": "about {hours} hours of each mentor and each mentee",
    "costs": "costs that are listed: {total}",
    "office": "{responsible} to answer for it",
    "few": "fewer than {smallest}",
    "matching": "matching (policy: {policy})",
    "matching_choices": "matching (policy: {policy}); each mentee names up to {choices} mentors",
    "meetings": "meetings of {minutes} minutes every {days} days",
    "training": "training for mentors",
    "telling": "messages to {audiences}",
    "places": "places given by {places_by}",
    "pairs": "{n} pairs",
    "pairs_to_make": "places for {n} mentees",
    "meetings_of_a_pair": "about {n} meetings of a pair",
    "trained": "{n} mentors trained",
    "unsaid": "not said yet",
    "for": "for {for_whom}",
    "points": "{size} points would be worth it",
    "sds": "{size} standard deviations would be worth it",
    "fewer": "less of it is better",
    "primary": "This one decides.",
    "waves": "two waves: {before}, {after}",
    "design": "{design}; places by {places_by}",
    "nothing_serves": "No objective",
    "time": "Mentors and mentees find {hours} hours in {weeks} weeks.",
    "rhythm": "Pairs keep to their rhythm: {minutes} minutes every {days} days.",
    "answers": "Those without a place answer as readily as those with one.",
    "answers_one": "Those who are helped least answer as readily as those who are helped most.",
    "relation": "Meeting is enough for what shall become better to become better.",
}
STATE_WORDS = {"weak": "Weak: {brief}.", "broken": "Broken: {brief}."}

GLOSSARY = {
    "logic model": "A picture of how a program is meant to work: what goes in, what is done, what comes of it, what becomes better, and what all of it is for.",
    "link": "One step of the chain from a need to a result. It holds, is weak (what follows can be judged with less certainty), or is broken (it cannot be judged).",
}
