"""What is said about how far people came, and where most are lost."""

from mentorlab.answers.wording.en.every_room import *

STEPS = {
    "eligible": "eligible",
    "reached": "reached",
    "opened": "opened",
    "answered": "answered",
    "applied": "applied",
    "complete": "application complete",
    "trained": "trained",
    "matched": "matched",
    "first_meeting": "first meeting",
    "active": "active",
    "completed": "completed",
    "survey_returned": "survey returned",
}
WHO = {"mentee": "mentees", "mentor": "mentors"}

HEADLINE = "Of possible {who}, most are lost between “{from_step}” and “{step}”: {n_lost} of {n} people."
LOST = {
    "analyst": (
        "Of possible {who}, most are lost between “{from_step}” and “{step}”: {n_lost} of {n} people. {share_step} came on"
        "{interval}. {waiting}{drawn}{far}{last}"
    ),
    "leadership": (
        "Most possible {who} are lost between “{from_step}” and “{step}”: {n_lost} of {n} people. {drawn}{far}"
    ),
    "mentors": (
        "Among possible {who}, the largest step down is from “{from_step}” to “{step}”: {n_lost} of {n} people have not "
        "come to it. {far}"
    ),
    "mentees": (
        "Among possible {who}, the largest step down is from “{from_step}” to “{step}”: {n_lost} of {n} people have not "
        "come to it. {far}"
    ),
    "managers": (
        "Of possible {who}, most are lost between “{from_step}” and “{step}”: {n_lost} of {n} people. {drawn}If time is "
        "what they lack, you can give it. {far}"
    ),
    "staff": (
        "Look first at the way from “{from_step}” to “{step}”: {n_lost} of {n} possible {who} are lost there. {waiting}"
        "{drawn}{far}{last}"
    ),
}
NONE_LOST = dict.fromkeys(
    AUDIENCES, "Of possible {who}, between the steps that can be told nobody is lost{all_came}. {drawn}"
)
UNTOLD = dict.fromkeys(
    AUDIENCES,
    "There are {n_base} possible {who}; how far they came cannot be told without telling about fewer than the smallest "
    "group.",
)
PARTS = {
    "interval": " (interval {share_step_low} to {share_step_high})",
    "waiting": "{n_still_waiting} of them may still come. ",
    "all_wait": "All of them may still come. ",
    "none_waits": "None of them is still waiting. ",
    "all_came": ": {n_base} people came all the way",
    "drawn": (
        "Of the {n_lost} people between “{from_step}” and “{step}”, {n_no_place} were drawn to wait for a later place: they "
        "are not lost. "
    ),
    "placed": (
        "Of the {n_lost} people between “{from_step}” and “{step}”, {n_no_place} were given no place yet: the program, and "
        "not they, decided it. "
    ),
    "far": "{n_reached} of {n_base} came as far as “{step}” ({share_all}).",
    "last": (
        " On the same day of the last cycle {share_all_last} of all had come to “{step}”, now {share_all}: a difference of "
        "{share_more} percentage points (interval {share_more_low} to {share_more_high}), which is a description and no "
        "effect."
    ),
    "last_few": (
        " On the same day of the last cycle {share_all_last} of all had come to “{step}”, now {share_all}; a description and "
        "no effect."
    ),
}
ABSENT = {
    "not_recorded": "Not recorded, and left out: {steps}. That is no 0.",
    "not_due": "Not due yet, and left out: {steps}.",
}
NOTES = {
    "few": "fewer than {smallest}",
    "left_before": "Not among them: {n} people who left before the program began.",
    "later": "Not among them: {n} people who become eligible, or are hired, only after the last day of the tables.",
    "not_eligible": (
        "Not among them: {n} people who applied or were matched in this role though people does not call them eligible "
        "for it."
    ),
    "nested": (
        "Up to the match, who came further counts as having come through the steps before, also where these are not on "
        "record; the table counts them. From the first meeting on, a step counts only after the one before it."
    ),
    "hidden_steps": "Hidden, because fewer than {smallest} people are lost before it or reached it: {steps}.",
    "groups_fewer": "Groups are told at fewer steps: only where no group lost from 1 to {most} people.",
    "groups_hidden": "{n} groups are hidden: too small, or they would give those away.",
    "no_groups": "people has no column that it could be split by.",
    "last": "Beside: the cycle {cycle} on {day}, as many days after its start, counted by the same definitions.",
    "last_not_alike": (
        "Only {which} had people wait for a place: from “matched” on this cycle and {cycle} cannot be compared."
    ),
    "this": "this cycle",
    "last_ends": "The tables of the last cycle end before that day: what came later is missing in them.",
    "last_none": "There is no earlier cycle in the charter to set beside it (earlier_cycles).",
    "last_unread": "The folder of the earlier cycle cannot be read: nothing is set beside.",
    "last_faults": "The tables of the cycle {cycle} have faults: nothing is set beside. Run mentorlab check on it.",
    "last_other_start": "The cycle {cycle} does not begin with the same step on record: nothing is set beside.",
    "last_few": "The cycle {cycle} had too few people on that day to be set beside.",
}
FACTS = {
    "who": "Who is counted",
    "who_text": "{n} people who could join as {who}, up to {day}. People in two roles are counted in each",
    "on_record_text": (
        "{n} people on record as {who}, up to {day}: people does not say who could join. People in two roles are counted "
        "in each"
    ),
    "steps": "Steps",
    "steps_text": "of the step before, and of all; Wilson's interval at {level}",
    "days": "Days",
    "days_text": (
        "half of those at the step before had come within so many days (Kaplan and Meier); who still waits counts for as "
        "long as they have waited, who left or said no up to that day"
    ),
}
FIGURE = {
    "title": "How far do possible {who} come?",
    "axis": "people, and how many of the step before",
    "days": "days, half came",
    "last": "last cycle, same day",
    "now": "this cycle",
    "hidden": "Hidden, because few are lost: {steps}.",
}
LIMITS_HERE = (
    "A funnel says where people are lost, not why. Ask some of those who did not go on.",
    "Being lost is not always bad: who has no use for a mentor is right not to apply.",
    "Coming far is not benefit: whether it did any good is asked in the outcomes report.",
    "A difference to the last cycle has many possible reasons; the program is one of them.",
)
NEXT_STEPS = {
    "reached": "Write to those whom no message reached yet.",
    "opened": "Try another channel, or another sender, for those who did not open the message.",
    "answered": "Say in the message what is in it for them, and make answering one click.",
    "applied": "Ask some of those who did not apply what kept them; shorten the application.",
    "complete": "Remind those whose application is not complete, and offer help with it.",
    "trained": "Offer another day for the training, or a shorter form of it.",
    "matched": "Find more mentors, or say to those who wait when they can expect an answer.",
    "first_meeting": "Write to pairs that have not met, and offer to find the first date for them.",
    "active": "Ask pairs that met once or twice what keeps them from meeting again.",
    "completed": "Look at why pairs end early (engagement report), and offer another match.",
    "survey_returned": "Remind those who completed; keep the survey short, and say what happens with the answers.",
}
TOO_LITTLE = "nothing is on record beyond who is eligible"
TOO_LITTLE_REMEDY = "add outreach, applications or pairs to tables/"
GLOSSARY = {
    "median": "The middle one: half have it or less.",
}
