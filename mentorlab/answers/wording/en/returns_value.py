"""What is said about returns: cost, benefit, what is left, and which rules of finance it keeps."""

from mentorlab.answers.wording.en.every_room import *

MONEY = "units of money"
OTHER = "other"
NO_COST = "the table costs holds no cost above 0; write down what the program cost, everybody's hours included"
TWICE = {
    "what": "two effects on {name} were handed over for one objective",
    "do": "hand over the one that was planned; choosing between two would flatter the return",
}

PARTS = {
    "cost": "what it cost",
    "each": "what each cost",
    "worked_out": "how the figure comes about",
    "break_even": "pays for itself at",
    "driver": "what moves it",
    "beside": "beside it, never in it",
    "not_in_it": "not in money",
}
LINES = {
    "all": "all of it",
    "all_drawn": "all of it, rounded, with the range of the draws",
    "place": "cost of each place",
    "meeting": "cost of each meeting held",
    "hour": "cost of each hour of mentoring",
    "hours_mentors": "hours of mentors in meetings",
    "hours_mentees": "hours of mentees in meetings",
    "hours": "hours",
    "people": "people",
    "effect": "effect on {name}, for each of those offered a place",
    "offered": "× people offered a place",
    "gained": "= gained in all, {name}",
    "persons": "people",
    "points_of_all": "points of all together",
    "worth": "× what one is worth, {name}",
    "worth_years": "× what one is worth, {name} (for {years} years)",
    "benefit_of": "= benefit, {name}",
    "benefit": "benefit, all of it",
    "cost": "− cost, rounded",
    "net": "= net benefit",
    "ratio": "benefit for each unit of cost",
    "times": "times",
    "roi": "return on cost",
    "payback": "paid back after",
    "months": "months",
    "never": "not within {months} months",
    "perhaps": "months, or not within {months}",
    "chance": "chance that it pays back",
    "points": "points",
    "percentage_points": "percentage points",
    "breaks_even": "{name}: pays for itself at an effect of",
    "breaks_even_at_least": "{name}: pays for itself at an effect of at least",
    "found": "{name}: effect found",
    "worthwhile": "{name}: worth having from",
    "followed": "net benefit, if those not followed gained nothing",
    "experts": (
        "experts' estimate for {name}: {gain} gained × worth × {attributed} % put down to the program × {confidence} % sure"
    ),
}
DRIVERS = {"effect": "effect on {name}", "worth": "{name}: what one is worth", "cost": "cost: {name}"}

# Why an effect is not in the money.
LEFT_OUT = {
    "not_monetised": "the charter puts no worth on it",
    "no_effect": "no effect on it was handed over",
    "incomplete": "the cost is not complete",
    "no_answer": "there is no answer about it that may be shown",
    "not_isolated": "its design isolates no effect of the program",
    "taken_up": "it is the effect on those who took part, and people were offered a place",
    "part": "it is about a part of the people",
    "unit": "its unit is neither points nor a share",
    "no_interval": "it has no interval: too few people",
    "nobody": "how many were offered a place is not known, or too few to be told",
    "other_people": "it counts more people than were offered a place",
    "same_benefit": "it may be the same benefit as one counted already",
}

JUDGED = {
    "likely_pays_back": "The program likely pays back{given}{over}: a net benefit of {left} {money}{left_ends}",
    "likely_does_not": (
        "The program likely does not pay back{given}{over}: a net benefit of {left} {money}{left_ends}"
    ),
    "cannot_tell": (
        "Whether the program pays back{over_within} cannot be told: a net benefit of {left} {money}, {plausibly} "
        "{left_low} to {left_high}"
    ),
    "no_effect": "No return is shown: no isolated effect has been put beside the cost",
    "not_isolated": "No return is shown: the design isolates no effect of the program",
    "left_out": "No return is shown: the effect on {aside} is not put into money, because {why}",
    "incomplete": "No return is shown: the cost is not complete, because {missing}",
    "no_worth": "No return is shown: the charter does not say what anything is worth",
}
MISSING_TIME = {
    "missing": "the hours of mentors and mentees are not priced",
    "short": "fewer hours of mentors or mentees are priced than they met",
}
VERDICTS = {
    "likely_pays_back": "likely pays back",
    "likely_does_not": "likely does not pay back",
    "cannot_tell": "cannot tell whether it pays back",
}
ENDS = " ({low} to {high})"
SPENT = "It cost {cost} {money}{cost_ends}"
EACH_PLACE = ", {place} for each of the {n} places"
BREAKS_EVEN = " It pays for itself{least} if {name} is {even} {unit} better{even_ends}{found}."
LEAST = " at the earliest"
FOUND = "; found: {found}{found_ends}"
OVER = ", with the benefits of {months} months counted"
PLAUSIBLY = {True: "plausibly", False: "in {level} of the draws"}
BROKEN = " It breaks rules of finance: {rules}."
BREAKS = {
    "phillips_6_no_data_no_gain": "it rests on people who were not followed",
    "phillips_7_error_adjusted": "what a unit is worth has no range, or stands at the top of it",
    "phillips_8_no_extremes": "an effect is larger than usual",
    "phillips_9_first_year": "more than the first year is counted",
}
GIVEN = ", if the comparison is fair"
CHANCE = " The chance that it pays back{given_within} is {chance} %{payback}."
RETURN = " The return on cost is {roi} %{roi_ends}."
PAYBACK = {
    "paid": ", at best guess after {months} months",
    "paid_one": ", at best guess after a month",
    "never": "",
}
CERTAINTY = " Certainty: {certainty}, because {reason}."
DRIVEN = " What would change this most is {driver}."

CAUTIONS = {
    "analyst": "",
    "leadership": "",
    "mentors": " Your hours are in it only where the list of costs prices them.",
    "mentees": " It counts everybody together and says nothing about you.",
    "managers": " It must not be used to appraise anybody.",
    "staff": "",
}
FORMS = {"leadership": "{spent}.{chance}{even} {judged}.{broken}{certainty}"}
FORM = "{judged}. {spent}.{chance}{roi}{even}{broken}{certainty}{driven}"
RETURNS = {who: FORMS.get(who, FORM) + CAUTIONS[who] for who in AUDIENCES}

RULES = {
    "drawn": "The effect on {names} is set apart from everything else by the draw.",
    "compared": (
        "The effect on {names} is a comparison with others who were not drawn: adjusted, and open to differences that "
        "nobody measured."
    ),
    "not_isolated": (
        "The effect handed over is one of a single group, or of groups that are too unlike, or of whom nothing shows that "
        "they started alike: it isolates nothing."
    ),
    "no_effect": "No effect was handed over.",
    "left_out": "None of the effects that were handed over counts.",
    "no_return": "No return is worked out.",
    "all_followed": "Everybody offered a place was followed.",
    "followed": (
        "The effect is counted for all who were offered a place. Had those who were not followed gained nothing, net "
        "benefit would be {left} ({low} to {high}), and the conclusion the same."
    ),
    "followed_other": (
        "The effect is counted for all who were offered a place. Had those who were not followed gained nothing, net "
        "benefit would be {left} ({low} to {high}), and the conclusion another."
    ),
    "error": "Effects enter with their interval, worth with its range.",
    "worth_exact": "What one unit of {names} is worth stands in the charter as one number, as if it were exact: give a range.",
    "worth_most": (
        "What one unit of {names} is worth stands in the charter at the top of its own range: the best figure is the most "
        "that it can be."
    ),
    "extreme": "The effect on {names} is larger than programs at work usually show: look for an error before it is shown.",
    "usual": "No effect is larger than programs at work usually show.",
    "unknown": "Whether an effect is extreme cannot be told: nothing says how far people differ.",
    "first_year": "Benefits of the first {months} months are counted, and none after.",
    "beyond_short": "{months} months of benefits are counted for a program of at most a year: more than its first year.",
    "beyond_long": "{months} months of benefits are counted for a program of more than a year.",
    "time_in": "Everybody's time is in the cost: {priced} hours of mentors and mentees are priced, and they met for {hours}.",
    "time_uncounted": "There are costs of kind time; how many hours they hold, or pairs met, is not said.",
    "time_short": (
        "The cost prices {priced} hours of mentors and mentees; they met for {hours}, both together, and each side needs its "
        "own."
    ),
    "time_missing": "No item of kind time prices the hours of mentors and mentees.",
    "hours": "about {n}",
    "their_hours": "a number of them that is not told",
    "intangibles": "Not put into money, and no less real for that: {names}.",
    "nothing_named": "nothing that the charter names",
}

DEVIATIONS = {
    "horizon": "Benefits are counted over {months} months instead of 12.",
    "level": "The interval is one of {level} %, below the customary 95 %.",
    "exploratory": "The effect on {name} is exploratory itself.",
    "without": "The charter also says what {names} is worth, and no effect on it was handed over.",
}

FACTS = {
    "cost": "What it cost",
    "hours": "Hours",
    "effects": "Effects that count",
    "left_out": "Effects that do not count",
    "worth": "What a unit is worth",
    "draws": "Range",
}
TOLD = {
    "cost": "{n} items in the table costs, {share} of it {kind}",
    "unequal": "; quantity × unit cost is not the amount in {names}: the amount is used",
    "exact": "; without a range, and taken as exact: {names}",
    "hours": "pairs held about {meetings} meetings: {mentors} hours of mentors and {mentees} of mentees",
    "hours_guessed": "; those without minutes count as long as the others",
    "agreed": "by the agreed rhythm about {hours} hours of mentors and as many of mentees",
    "priced": "; {priced} hours of both are priced",
    "effect": "{name} ({design}, {n} people with a place in it)",
    "left_out": "{name}: {why}",
    "worth": "{name}: {value} {money} ({low} to {high}), {per}",
    "once": "counted once",
    "year": "for each year",
    "draws": (
        "{draws} draws: effects by their interval, all of them together; worth and each kind of cost from a triangle on low, "
        "best and high, independently of each other; {level} of the draws lie between the two numbers. Chance and "
        "assumptions are in it, a flaw of the comparison is not"
    ),
}
BOX = {"net": "Net benefit", "chance": "Chance that it pays back", "certainty": "Certainty", "cost": "Cost"}

LIMITS = {
    "worth": (
        "What a unit is worth is what the charter says today. Nothing shows that it was written before the result was known."
    ),
    "chance": "The chance of paying back is only as good as the comparison: it knows of luck and guesses, not of a bias.",
    "year": "Whether the effect lasts beyond the months counted, nobody has seen.",
    "others": "Those who were compared, and everybody else, may have gained or lost by the program too. That is not in it.",
    "intangible": "What was not put into money is not in it: {names}.",
    "no_return": "It is not a loss either: that no return is shown says nothing about whether the program works.",
}
NEXT = {
    "wage": (
        "Add the hours to tables/costs.csv, a row each: item `mentors' hours`, kind `time`, quantity {mentors}, unit_cost "
        "an hour's wage with all that comes with it, and the same for mentees with {mentees}."
    ),
    "wage_unknown": (
        "Add a row of kind `time` to tables/costs.csv for mentors and one for mentees: quantity in hours, unit_cost an "
        "hour's wage with all that comes with it."
    ),
    "effect": "Hand over the effect of a comparison: `returns.value(program, effects=[outcomes.contrast(program, …)])`.",
    "isolate": "Next cycle, let a lottery decide between equals who apply: only then can a return be claimed.",
    "worth": (
        "Say in the charter what a unit of what was measured is worth, with low and high, before its result is known: "
        "`values: {{retention: {{unit_value: 30000, …}}}}`."
    ),
    "driver": "Find out more about {driver}: nothing else moves the result as much.",
    "separate": "If {names} hold nothing of each other, say so in the charter: `separate_from`.",
    "finance": "Ask finance for its own worth and range, and show both.",
}
FIGURE = {
    "title": "Was it worth it, and what moves that?",
    "title_even": "What moves the effect at which the program pays for itself?",
    "axis": "net benefit, {money} (hatched: at the high end)",
    "axis_even": "{name}: effect at which it pays for itself, {unit} (hatched: at the high end)",
    "best": "best figure: {best}",
    "zero": "pays for itself",
}
GLOSSARY = {
    "net benefit": "Benefit in money less the cost of the program.",
    "return on investment": "Net benefit as a percentage of cost. 60 % means: for each 100 spent, 160 came back.",
    "isolated effect": (
        "What the program did, set apart from all else that happened in the same time. A change in one group is none."
    ),
    "fully loaded cost": "All that a program takes, everybody's hours included, not only what was paid by invoice.",
    "intangible": "Something that counts and is deliberately not put into money.",
}
