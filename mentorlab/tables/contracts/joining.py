"""Contracts of the tables about people and how they come to the program."""

from __future__ import annotations

from mentorlab.tables.contracts.shape import Column, Table, key, may, must

PERSON = "people.person_id"

# More stakeholders may be added by the charter, as keys of `audiences`.
STAKEHOLDERS = ("leaders", "mentees", "mentors", "managers", "non_participants")

VOICES = ("role", "development", "aspiration", "benefit", "hurdle", "recognition", "misconception", "idea")


def _stakeholder() -> Column:
    return must("stakeholder", "code", f"who speaks: {', '.join(STAKEHOLDERS)}, or a key of the charter's audiences")


PEOPLE = Table(
    "people",
    "anyone the program touches or could, leavers included; attributes as at the charter's starts_on",
    (
        key("person_id", "id", "the person"),
        may("eligible_as", "code", "what the person could join as", codes=("mentee", "mentor", "both", "none")),
        may("eligible_on", "date", "when the person became, or becomes, eligible"),
        may("manager_id", "id", "the line manager; may stand outside the table"),
        may("hired_on", "date", "first day of employment", past=True),
        may("left_on", "date", "last day of employment; empty = still employed", past=True),
        may("left_why", "code", "why the person left", codes=("voluntary", "involuntary", "other")),
    ),
    date_orders=(("hired_on", "left_on"),),
    never_same=(("manager_id", "person_id", "is given as their own manager"),),
)

NEEDS = Table(
    "needs",
    "one rating of one need",
    (
        key("respondent_id", "id", "who rates; need not be in people"),
        key("need", "code", "the need that is rated"),
        _stakeholder(),
        must("importance", "number", "how important it is, 1–5; empty = not answered", low=1, high=5, empty_ok=True),
        must("current", "number", "how well it is met today, 1–5; empty = not answered", low=1, high=5, empty_ok=True),
        may("groups", "text", "groups the respondent belongs to, `;` between"),
    ),
)

VOICES_TABLE = Table(
    "voices",
    "what somebody said for themselves",
    (
        _stakeholder(),
        must("kind", "code", "what it is about", codes=VOICES),
        may("code", "code", "the theme it was sorted under"),
        may("text", "text", "the words; never in shared reports unless released"),
        may("person_id", "id", "who said it", refers=PERSON),
        may("released_on", "date", "when the person released the words", past=True),
    ),
    one_of=(("code", "text"),),
)

OUTREACH = Table(
    "outreach",
    "one contact",
    (
        key("person_id", "id", "who was contacted", refers=PERSON),
        key("campaign", "code", "the campaign"),
        key("sent_on", "date", "when it was sent", past=True),
        must("channel", "code", "email, chat, manager, event …"),
        may("audience", "code", "the audience it was written for"),
        may("variant", "code", "which version of the invitation"),
        may("opened_on", "date", "when it was opened", past=True),
        may("answered_on", "date", "when it was answered", past=True),
    ),
    date_orders=(("sent_on", "opened_on"), ("sent_on", "answered_on")),
    dated="sent_on",
)

APPLICATIONS = Table(
    "applications",
    "a person asking to join",
    (
        key("person_id", "id", "who applies", refers=PERSON),
        key("role", "code", "as what", codes=("mentor", "mentee")),
        must("applied_on", "date", "when the person applied", past=True),
        may("capacity", "integer", "how many mentees a mentor can take", low=0),
        may("minimum", "integer", "fewest mentees that a mentor is to have (in circles: if any)", low=0),
        may("skills_offered", "text", "skills, `;` between; `skill:3` weighs one more than others, 1 to 9"),
        may("skills_wanted", "text", "skills, `;` between; `skill:3` weighs one more than others, 1 to 9"),
        may("goals", "text", "what the person wants from it, in own words"),
        may("about", "text", "what the person can give or tell, in own words"),
        may("interests", "text", "interests beside work, `;` between; may stand in people instead"),
        may("languages", "text", "languages that the person speaks, `;` between; may stand in people instead"),
        may("meets_at", "text", "times that suit the person, `;` between; may stand in people instead"),
        may("completed_on", "date", "when the application was complete", past=True),
        may("trained_on", "date", "when the person was trained for the role", past=True),
        may("declined_on", "date", "when the person or the program said no", past=True),
        may("declined_why", "text", "why"),
    ),
    date_orders=(("applied_on", "completed_on"), ("applied_on", "declined_on")),
    value_orders=(("minimum", "capacity"),),
    dated="applied_on",
)

CHOICES = Table(
    "choices",
    "one stated preference",
    (
        key("person_id", "id", "who chooses", refers=PERSON),
        key("chosen_id", "id", "who is chosen", refers=PERSON),
        must("rank", "integer", "1 = first choice", low=1),
    ),
)

# A table and not the charter, which everybody may read: that two people are kept apart is nobody else's business. For
# the same reason there is no column for why.
ARRANGED = Table(
    "arranged",
    "two people who must be matched, or must never be",
    (
        key("mentee_id", "id", "the mentee", refers=PERSON),
        key("mentor_id", "id", "the mentor", refers=PERSON),
        must("rule", "code", "what holds for the two", codes=("must_pair", "must_not_pair")),
    ),
    never_same=(("mentor_id", "mentee_id", "is mentor and mentee of the same pair"),),
)

TABLES = (PEOPLE, NEEDS, VOICES_TABLE, OUTREACH, APPLICATIONS, CHOICES, ARRANGED)
