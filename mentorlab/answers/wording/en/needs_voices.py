"""What the question says that asks: what do people hope for and fear?"""

from mentorlab.answers.wording.en.every_room import *

WHO = {
    "leaders": "leaders",
    "mentees": "mentees",
    "mentors": "mentors",
    "managers": "managers",
    "non_participants": "people who take no part",
    "participants": "people who take part",
}
ASKED = {
    "role": "about their role in the company",
    "development": "what they want to learn",
    "aspiration": "where they want to go",
    "benefit": "what attracts them",
    "hurdle": "what keeps them away",
    "recognition": "how they would like to be recognised",
    "misconception": "what they take mentoring for",
    "idea": "for ideas",
}
KINDS = {
    "role": "role in the company",
    "development": "wants to learn",
    "aspiration": "wants to become",
    "benefit": "is attracted by",
    "hurdle": "is kept away by",
    "recognition": "wishes for recognition",
    "misconception": "believes of mentoring",
    "idea": "suggests",
}
OTHERS = "other themes"
ALIKE = "In the words: {words}"

LEADS = {
    "first": "Asked {asked}, {who} named {first} most often{among}: {n} of the {n_answered} who answered ({share}{spread})",
    "first_unsettled": (
        "Asked {asked}, {who} named {first} most often{among}: {n} of the {n_answered} who answered ({share}{spread}); that "
        "it comes before {second} could be chance"
    ),
    "together": (
        "Asked {asked}, {who} named {first} and {second} most often{among}, each {n} of the {n_answered} who answered "
        "({share}{spread})"
    ),
    "only": "Asked {asked}, {who} named {first}: {n} of the {n_answered} who answered ({share}{spread})",
    "none": "Asked {asked}, {n_answered} {who} answered; no theme can be shown without telling about a few of them",
    "hidden": "What {who} said when asked {asked} is hidden, so that nobody can be recognised",
}
# The headline: names alone; the numbers stand in the box.
NAMED = {
    "first": "{first}",
    "first_unsettled": "{first} or {second}",
    "together": "{first} and {second} alike",
    "only": "{first}",
}
NAMED_AMONG = " (of the themes that can be shown)"
HEADLINES = {
    "one_group": ("Most often {who} named {named} when asked {asked}", "{named} when asked {asked}"),
    "one_kind": ("Asked {asked}, {who} named {named} most often", "{who} {named}"),
    "several": ("Most often {who} named {named} when asked {asked}", "{who} {named} when asked {asked}"),
}
AMONG = " of the themes that can be shown"
SPREADS = {"analyst": ", {level} interval {low} to {high}", "plain": ", plausibly {low} to {high}"}

VOICES = {
    "analyst": "{claim}. {hidden}These are people counted, not sayings, and only those who answered: the others may think otherwise.",
    "leadership": "{plain}. {hidden}This is what those who answered say for themselves; the others may think otherwise.",
    "mentors": "{plain}. {hidden}It speaks of all who answered together and of nobody in particular.",
    "mentees": "{plain}. {hidden}It speaks of all who answered together and of nobody in particular.",
    "managers": "{plain}. {hidden}It speaks of all who answered together; please do not ask who said what.",
    "staff": "{claim}. {hidden}These are people counted, not sayings, and only those who answered.",
}
HIDDEN_SOME = {0: "", 1: "One group of answers is hidden, so that nobody can be recognised. "}
HIDDEN_MANY = "{n} groups of answers are hidden, so that nobody can be recognised. "

BOX_LABELS = {
    "lead": "First",
    "quotes": "In their own words",
    "how": "How sayings became themes",
    "who": "Who was counted",
}
COUNTED = (
    "People who said something of the kind, each once, also where they said it twice{alone}. The share is of these; who "
    "said nothing of the kind is not in it."
)
ALONE = "; a saying that names no person counts as one person"
SORTED = (
    "A saying that had been sorted under a code keeps it. Other texts count for every theme whose words stand in them; "
    "texts that no word list fits were grouped by the words they share. The words stand below."
)
UNCODED = (
    " Of all texts without a code {listed} were sorted by word lists, {alike} by shared words, and {left} fit no theme."
)
RECOGNISED = "{kind}: {title} is recognised by {words}{unless}."
UNLESS = " (passed over: {words})"
FOUND = "{kind}: a group found by shared words; its texts hold at least one of {words}."
CODE_ONLY = "{kind}: {title} is counted where a saying has this code."
OTHERS_NOTE = (
    "“Other themes” holds what fewer than {smallest} people named (found in free text: fewer than {smallest_comment}), what all but a "
    "few named, and sayings of no theme. Where their number would tell about fewer than {smallest} people it is hidden."
)
QUOTED = "{title} ({who}): {words}"
QUOTE = "“{words}”"
QUOTES_NOTE = (
    "Quotes are sayings that their speakers released, for themes that are shown: up to two for a theme, those nearest to what "
    "all said of it. Names, addresses and numbers are masked."
)
AGREE = (
    "Where a saying had both a code and words, the word lists alone find its code in {share} of about {n} sayings. Texts without a code are "
    "about as well sorted, if they are like these"
)
TOO_FEW_TO_AGREE = "Too few sayings have both a code and words to say how well the word lists sort"
BESIDE = (
    "{who}, {kind}: hidden because earlier reports covered nearly the same people, and the difference would tell about "
    "fewer than {smallest} of them."
)

LIMITS_VOICES = (
    "It counts who named a theme when asked, not how much it weighs for them.",
    "Those who did not answer may think otherwise; nobody was drawn to answer.",
    "Themes found in free text are counted too low rather than too high. In sentences written and sorted by hand after the "
    "lists were made, they found about two of three themes, and about nine of ten that they found were right. They know no "
    "irony and few negations. Read them in the detail, correct them in the folder themes/, or give sayings a code.",
)
NEXT_VOICES = {
    "hurdle": "Answer what keeps {who} away, {first} before all else, in the first message they get, and change it where you can.",
    "benefit": "Put what attracts {who} into the invitation in their own terms: {first}.",
    "recognition": "Decide which recognition the program gives, and say so before it starts: {who} ask for {first}.",
    "role": "Speak to {who} as they see themselves: {first}.",
    "development": "Turn what {who} want to learn into goals of their own, and match by them: {first}.",
    "aspiration": "Let {who} meet people who have been where they want to go: {first}.",
    "misconception": "Put right at the launch what {who} take mentoring for: {first}.",
    "idea": "Tell {who} what becomes of their ideas: {first}.",
}

FIGURES = {
    "title": "What do people hope for and fear?",
    "one": "{Who}: what did they say?",
    "axis": "share of those who answered",
    "of": "{n} of {n_answered}",
    "described": "{n} of {n_answered}, described only",
    "heading": "{Who}, asked {asked}",
    "more": "the three named most often of each; the table has all",
}
NOBODY = "nobody in the table voices is of the {what} asked for"
NOBODY_REMEDY = "ask for one of: {known}"

GLOSSARY = {
    "theme": (
        "What sayings have in common: a code that somebody gave them, or words by which a list recognises them. Themes "
        "are a reader's order, not the speakers'."
    ),
    "Wilson interval": (
        "An interval for a share that stays between 0 and 100 % and holds for small groups too (Wilson 1927)."
    ),
}
