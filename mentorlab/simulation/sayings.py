"""What could each stakeholder group say? The grammar of the table voices: kind by kind, theme by theme.

Codes are those of `templates/themes/`; ideas have none of these, and stand in the table as text only.
"""

from __future__ import annotations

from collections.abc import Mapping

STAKEHOLDERS = ("mentees", "mentors", "managers", "non_participants")
KINDS = ("role", "development", "aspiration", "benefit", "hurdle", "recognition", "misconception", "idea")
# What share of each group is asked, and in how many of them each kind comes to mind.
ASKED = {"mentees": 0.75, "mentors": 0.6, "managers": 0.65, "non_participants": 0.5}
CHANCES: Mapping[str, Mapping[str, float]] = {
    "mentees": {"role": 0.5, "development": 0.85, "aspiration": 0.7, "hurdle": 0.4, "idea": 0.3},
    "mentors": {"role": 0.4, "benefit": 0.8, "hurdle": 0.85, "recognition": 0.7, "misconception": 0.25, "idea": 0.25},
    "managers": {"benefit": 0.7, "hurdle": 0.8, "misconception": 0.4},
    "non_participants": {"development": 0.5, "hurdle": 0.9, "misconception": 0.5},
}
Choices = Mapping[str, tuple[str, ...]]
_WANTS: Choices = {
    "know_people": ("I would like to know people outside my team", "I want to find out who does what here"),
    "craft": ("I want to learn how others handle hard cases", "I want to know our tools better"),
    "presenting": ("I want to get better at presenting", "I would like to speak up in large rounds"),
    "feedback": ("I want feedback before it is too late", "I would like to hear where I stand"),
}
SAYINGS: Mapping[tuple[str, str], Choices] = {
    ("mentees", "role"): {
        "newcomer": ("I am still finding my way here", "I am the newest in my team"),
        "doer": ("I do the work that keeps things running", "Orders get done because I do them"),
        "specialist": ("People ask me when the data look odd", "I know how our systems hang together"),
        "link": ("I carry questions between two teams", "I translate what customers want"),
    },
    ("mentees", "development"): _WANTS,
    ("mentees", "aspiration"): {
        "stay_and_grow": ("I want to stay here and feel at home", "I want to grow with this team"),
        "expert": ("I want to be known for one subject", "I want to become an expert in our field"),
        "next_step": ("I would like to know what comes next", "I want to see a next step"),
        "lead_a_project": ("I want to lead a project within two years", "I would like to build something of my own"),
        "other_work": ("I would like to work abroad for a year", "I want to try another unit"),
    },
    ("mentees", "hurdle"): {
        "time": ("Everybody looks too busy for questions", "My calendar is full as it is"),
        "unclear_expectations": ("I do not know whom I may ask", "I do not know what is expected of me"),
        "fear_of_judgement": ("I am afraid of looking slow", "I would not want to ask a silly question"),
        "doubt_it_helps": ("My next step depends on luck", "I doubt that talking changes anything"),
    },
    ("mentees", "idea"): {
        "watching": ("Let us watch experienced people at work", "Watching somebody at work shows more than slides"),
        "practice": ("Short practice beats long courses", "Give us practice with real cases in place of courses"),
        "lunch": ("Begin with a lunch for all pairs", "A common lunch at the start would break the ice"),
    },
    ("mentors", "role"): {
        "listener": ("I listen more than I talk", "People come to me when they are stuck"),
        "link": ("I open doors that are closed for others", "I bring people together who should talk"),
        "specialist": ("I know best how this plant began", "They call me the expert for old contracts"),
    },
    ("mentors", "benefit"): {
        "fresh_views": ("I hear what newcomers really think", "Fresh questions do me good"),
        "learning": ("Explaining makes me think again", "I learn what the tools can do today"),
        "meeting_people": ("I meet people whom I would never meet", "I get to know other units"),
        "giving_back": ("Somebody helped me once, and I want to give back", "I like to pass on what took me years"),
    },
    ("mentors", "hurdle"): {
        "time": ("Month end leaves no time", "My calendar is full", "It is always one task too many"),
        "not_knowing_enough": ("I am not sure that I know enough", "What could I teach anybody"),
        "managers_support": ("My manager does not see it as work", "My manager would have to agree first"),
        "unclear_expectations": ("Nobody told me what is expected", "It is unclear what I am signing up for"),
    },
    ("mentors", "recognition"): {
        "a_word_of_thanks": ("A word from the top would be enough", "A thank you goes a long way"),
        "time_given": ("The hours should count as work", "Take something else off my desk, then I have the time"),
        "seen_by_others": ("Nobody notices what mentors do", "It should be visible who helps"),
        "in_the_appraisal": ("It should be part of my appraisal", "It should count towards promotion"),
    },
    ("mentors", "misconception"): {
        "mentors_know_everything": (
            "A mentor has to know all the answers",
            "One has to know everything to be a mentor",
        ),
        "it_is_advice": ("Mentoring is giving advice", "I tell them what to do, is that not it"),
    },
    ("mentors", "idea"): {
        "exchange": ("Let mentors meet once a quarter", "A round of mentors each quarter would help"),
        "topics": ("A list of topics for the first talks would help", "Send a few topics before the first talks"),
    },
    ("managers", "benefit"): {
        "settling_in": ("New people settle faster", "Fewer questions land on my desk"),
        "learning": ("I learn through them", "They bring back knowledge"),
    },
    ("managers", "hurdle"): {
        "time": ("My own calendar is full", "Quarter end is a bad time for it"),
        "losing_hours": ("I lose them when I need them", "They are away from the team"),
        "unclear_expectations": ("I am not told what they work on", "It is not clear what I am to do"),
    },
    ("managers", "misconception"): {
        "it_is_for_leavers": ("Mentoring is for people who leave anyway", "I train them for others"),
        "it_replaces_the_manager": ("It replaces my own talks", "They get a second boss"),
    },
    ("non_participants", "development"): _WANTS,
    ("non_participants", "hurdle"): {
        "not_asked": ("I did not know that I could apply", "Nobody asked me"),
        "time": ("I had no time to apply", "It sounded like too many meetings"),
        "doubt_it_helps": ("I doubt that it changes anything", "It looked like another initiative"),
        "fear_of_judgement": ("I do not want to look weak", "I was afraid of being turned down"),
    },
    ("non_participants", "misconception"): {
        "for_those_who_struggle": ("It is for those who struggle", "One needs help if one asks for a mentor"),
        "for_the_chosen": ("It is for the chosen few", "It is only for high potentials"),
    },
}
# How much more often one thing is said than another; what is not listed has 1.
WEIGHTS: Mapping[tuple[str, str, str], float] = {
    ("mentors", "hurdle", "time"): 3.5,
    ("mentors", "hurdle", "not_knowing_enough"): 1.3,
    ("mentors", "recognition", "a_word_of_thanks"): 1.6,
    ("mentors", "recognition", "time_given"): 1.4,
    ("non_participants", "hurdle", "not_asked"): 1.5,
    ("non_participants", "hurdle", "time"): 1.5,
    ("managers", "hurdle", "losing_hours"): 1.5,
    ("managers", "benefit", "settling_in"): 1.5,
}
# What people say more often who care about this (`caring.THEMES`), and how much more often.
OF_THEME = {
    "know_people": "belonging",
    "newcomer": "belonging",
    "stay_and_grow": "belonging",
    "craft": "skills",
    "presenting": "skills",
    "specialist": "skills",
    "expert": "skills",
    "feedback": "career",
    "next_step": "career",
    "lead_a_project": "career",
    "doer": "career",
}
FOR_ITS_THEME = 4.0
