"""What is said about the launch session: what its quiz shows before, after, and weeks later."""

from mentorlab.answers.wording.en.every_room import *

CLAIMS = {
    "rose": "Right answers to the launch quiz {moved} by {size} from before the session to its end",
    "compatible": (
        "The data are compatible with a change in right answers to the launch quiz of anything from {low} to {high} from "
        "before the session to its end"
    ),
    "described": (
        "Right answers to the launch quiz {moved} by {size} from before the session to its end; with so few people this "
        "is described, not tested"
    ),
}

EVIDENCE = {
    "rose": " ({level} % interval {low} to {high}; p {p})",
    "compatible": " ({level} % interval; p {p})",
    "described": "",
}
PLAIN = {"rose": ", plausibly between {low} and {high}", "compatible": "", "described": ""}

PEOPLE = "{n} of the {n_assigned} people who answered at all did so both times"
GROUPS = " Among {n} {group} it {moved} by {size}."
STUCK = " Still wrong or not sure for many at the end: {items}."
STUCK_ITEM = "“{statement}” ({share} right)"
STUCK_NONE = " No statement that is shown is still wrong for many at the end."
LATER = " Weeks later, {n} people were {size} {above} their start."

LEARNING = {
    "analyst": "{claim}{evidence}. {people}.{groups}{stuck}{later} {caution}.",
    "leadership": "{claim}{plain}. {people}.{later} {caution}.",
    "mentors": "{claim}{plain}.{stuck}{later} It speaks of everybody together and of no single mentor.",
    "mentees": "{claim}{plain}.{stuck}{later} It speaks of everybody together and says nothing about you.",
    "managers": "{claim}{plain}. {people}. It must not be used to appraise anybody. {caution}.",
    "staff": "{claim}{plain}. {people}.{stuck}{later} {caution}.",
}

CAUTION = (
    "A change in one group is not an effect, and the same questions asked twice teach by themselves; what is right at the "
    "end of a session may be forgotten"
)

ROWS = {
    "everyone": "everyone",
    "later": "everyone, weeks later",
    "statement": "statement",
    "other": "people in both roles or neither",
}
MOVED = ("fell", "did not move", "rose")

REASON = "it is a change in one group, with nobody to compare with"

FACTS = {
    "measured": "What was measured",
    "measured_text": "{title}: right answers among {items} statements, {source}; not sure and not answered count as not right for a single statement",
    "hidden": "What is hidden",
    "hidden_text": "Statements that fewer than {smallest} people got right, or wrong, and groups that are too small",
    "later": "What stayed",
    "later_text": "Asked again weeks later, {n} people had {later} right where they had begun with {before}",
    "no_later": "Not asked: right after the session is not retention. Ask again after 60 to 90 days, at the wave launch_later",
}

LIMITS_LEARNING = (
    "Knowing the right answer is not the same as doing it in a conversation.",
    "Who did not come, or did not stay to the end, is not in the figures.",
    "Whether the session did it: nobody who missed the session answered the quiz twice.",
)

NEXT_STEPS = {
    "stuck": "Take up again in the tips and in the second training: {items}.",
    "later": "Ask the quiz once more 60 to 90 days after the session.",
}

NOT_ASKED = (
    "nobody has answered the launch quiz before and after; ask its statements (templates/canvases/launch_kit) and import the "
    "answers with templates/mappings/launch_quiz.yaml"
)

FIGURE = {
    "title": "What did the launch session teach?",
    "axis": "change in right answers (of {items})",
    "zero": "no change",
    "label": "{group}\n({n} people{few})",
    "few": ", described only",
}
