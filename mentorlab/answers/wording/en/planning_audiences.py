"""What is said about who is told what, where and when."""

from mentorlab.answers.wording.en.every_room import *

NAMES = {
    "leadership": "leaders",
    "managers": "managers",
    "mentors": "mentors",
    "mentees": "mentees",
    "non_participants": "people who take no part",
}
JUDGED_BY = {
    "after_only": "We look at those who take part at the end, and at nobody else: that shows how they are, and not what the program did",
    "before_after": "We look at those who take part before and after, and at nobody else: that shows how they changed, and not what the program did",
    "comparison": "Those who take part are set beside others who do not; because nobody drew lots, a difference may have been there before",
    "difference_in_differences": "We compare how much those who take part change with how much others change in the same time",
    "cutoff": "We compare people just above and just below the limit for a place",
    "encouragement": "Lots decide who is invited personally, and we compare those with the others",
    "lottery": "Places are drawn by lot, and those with a place are compared with those without",
    "waitlist": "Places are drawn by lot, and those with a place are compared with those on the waiting list",
    "randomised": "Places are drawn by lot, and those with a place are compared with those without",
    "stepped": "Lots decide who begins first, and those who have begun are compared with those who have not yet",
}

NOTHING = "nothing"
MISSING = {
    "everything": "the charter does not speak to them",
    "message": "a message",
    "benefits": "what is in it for them",
    "concerns": "what they worry about",
    "channel": "where they are told",
    "answer": "what can be said to the worry “{worry}”",
}

COMPLETE = {
    "all": "The charter says to all {total} audiences what they need to hear",
    "some": "The charter says to {complete} of {total} audiences what they need to hear",
    "none": "The charter says to none of {total} audiences all that they need to hear",
}
LACKING = "{Group}: {missing}"
TOLD = {
    "benefits": "{Group} are told what is in it for them ({benefits}) on {first_on}{channel}, again on {again_on}, and once more after the launch, on {after_on}",
    "nothing": "{Group} are told on {first_on}{channel}, again on {again_on}, and once more after the launch, on {after_on}; the charter does not say yet what is in it for them",
}
CHANNEL = " ({channel})"
DRAFTS = {
    "whole": "{n_drafts} drafts are ready to be read and sent",
    "to_write": "{n_drafts} drafts are ready to be read; {n_to_write} in the letters are marked for somebody to fill in",
}
PLACES = {"one": "1 place", "many": "{n} places"}

AUDIENCES_PLAN = {
    "analyst": "{complete}. By the calendar every audience is told twice before the launch on {launch_on}, the earliest on {first_on}, and again after it. {drafts}.",
    "leadership": "{told}. {complete}. {drafts}.",
    "mentors": "{told}.",
    "mentees": "{told}.",
    "managers": "{told}.",
    "staff": "{complete}. {lacking}{drafts}.",
}
LACKS = "What is missing: {lacking}. "

CHECKS = {
    "spoken_to": {
        "passed": "The charter speaks to every audience.",
        "failed": "The charter does not speak to: {who}.",
    },
    "what_is_in_it": {
        "passed": "Every audience that is spoken to hears what is in it for them.",
        "failed": "No word on what is in it for them: {who}.",
    },
    "worries_answered": {
        "passed": "The letters say something to every worry that the charter names.",
        "failed": "Worries without an answer: {who}.",
        "not_checked": "The charter names no worries.",
    },
    "channel": {
        "passed": "For every audience that is spoken to it is said where.",
        "failed": "It is not said where they are told: {who}.",
    },
}

FACTS = {
    "when": "When",
    "rule": "By the calendar below: the first and the last thing said before the launch, the next after it, and the last of all",
    "drafts": "Drafts",
    "missing": "What is missing",
    "filled": "Filled from the charter{findings}; what nobody has said yet is marked [write here: …]. In a run they stand in letters/, as Markdown and as Word",
    "findings": " and from {names}",
    "own": "The program's own templates: {names}",
}
FINDINGS = {"needs": "what people need", "voices": "what people said", "stakes": "what is at stake"}
NOT_HANDED = "The answer about {name} could not be used: {reason}."
SAVED = {
    "saved": "{n} drafts stand in {folder}, each as a Word document (.docx) and as text (.md). Edit them there: what you change is never written over.",
    "saved_but": "{n} files were written into {folder}. These you have changed, so they stay as they are; delete or rename one to have it written again:",
    "demo": "{n} drafts. Nothing of the demo is written; those of a program of your own are saved in its folder, under drafts.",
    "report": "The drafts stand in the folder letters of the report.",
    "not_written": "The drafts could not be saved in {folder} ({why}). They can be read above.",
}

GOALS = {
    "shown": "Draft goals for {n} mentees who said what they want stand in the list for the program's staff.",
    "few": "Draft goals for fewer than {smallest} mentees stand in the list for the program's staff.",
}

LIMITS = LIMITS | {
    "letters": "A draft knows the charter and not the people. Somebody who knows them must read it before it is sent.",
    "read": "That somebody was told does not mean that they have read it, or believe it. The table outreach, and asking a few of them, tells more.",
    "promises": "Letters promise what the charter says. Whether it is kept, for example that nobody uses what was said, is in the hands of those who sign.",
}
NEXT = {
    "fill": "Say in the charter what is missing: {missing}.",
    "mark": "Replace every [write here: …] in the drafts.",
    "read": "Let two people of each audience read their letter, and change what they stumble over.",
    "note": "When a letter is sent, write it into the table outreach, so that it shows who was reached.",
}
FIGURE = {
    "title": "Who is told when?",
    "first_on": "first told",
    "again_on": "again before the launch",
    "after_on": "again while it runs",
    "results_on": "what came out",
    "launch": "launch",
    "lacking": "{Group}\n(something is missing)",
}
HEARD = {
    "hurdle": "We asked {group} what keeps them from it. Most often they named “{theme}” ({n} of {n_answered} people).",
    "benefit": "We asked {group} what attracts them. Most often they named “{theme}” ({n} of {n_answered} people).",
}
