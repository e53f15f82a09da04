"""Which words of a text are somebody's name? The names that a program knows, whole or in part, however written.

A name is compared without capitals, accents and possessive endings; ö is o and oe alike. Of a full name every word
counts, of an e-mail address the part before the @ and its words. Next to a name, titles, initials and particles
(`Dr. A. de la Cruz`) belong to it.

Many names are everyday words as well (Mark, Will, Hope, May, and every name of one or two letters). Such a word counts
only where it is written like a name: with a capital and

- within a sentence (a month or season only where no preposition of time and no number stands beside it), or
- at a sentence's beginning, unless the next word shows an everyday word (`Will you`, `Hope this`, `Mark my`),

or, however it is written, beside another word of the same person's name (`mark jones`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LETTER = r"[^\W\d_]"
MARKS = "\u0300-\u036f"  # an accent may be a sign of its own behind its letter
_RUN = rf"{LETTER}[^\W_]*(?:[{MARKS}]+[^\W_]*)*"
WORD = rf"{_RUN}(?:['’\-‐‑]{_RUN})*"
NO_SPACES = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # Thai, Japanese, Chinese, Korean
POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _listed("dr mr mrs ms miss mx prof professor sir madam herr frau senor senora don dona mme mlle")
PARTICLES = _listed(
    "al bin da das de degli del della den der di do dos du el ibn la las le los of san santa st ten ter the van vel "
    "vom von zu zum zur"
)
GENERIC = _listed("admin contact hello help hr info mail mentor mentoring no noreply office reply team")
EVERYDAY = _listed(
    """
    able amber amor an angel april ash ashes august autumn baker bank banks barber bay bean bear beck bell best bill
    bird bishop black bliss bloom blue bond booker bow brand brook brooks brown buck bush butler can candy carol carter
    case cash chance chase christian church clay close cloud cole cook cooper count coy cross crystal daisy dale dawn
    day days dean dear dee destiny dick dole drew duke early earnest east eden ever eve faith fall farmer fay field
    fields finch fish fisher flora flores flower ford forest forrest foster fox francs frank free fresh frost gale
    garden gay gene gentle gift glory gold golden good goodman grace grant gray green grey grove guy hand hardy harmony
    harp hart hazel heart heath heather hero hill holly home honor hood hook hope house hunt hunter iris island ivy jack
    jade jean jewel jolly josh joy judge june junior just justice keen key king kit klein kind knight lace lake lamb
    lance land lane large lark law lawn leaf lee light lily link little long lord lot love loyal lucky lynn mace major
    man manner march mark marks marsh martial mason may mercy merit merry mike mild miles mill miller mine mint mo moon
    more moss mount much nice nick night noble noel norm north novel ocean olive page paige park parker parks part
    pat patience paul pearl peace pen penny per piper pitt pleasant pole poole pope port porter potter power powers
    price prince prudence quick rain ray read reason red reed reese rich rivers road rob robin rock rocky rod roman
    rose rowan ruby rule rush rusty sage sailor sand sandy savage say scout sea see self sharp shaw shepherd short silver
    singer sky small smart so son song south spring star stark steel sterling stern stew stone storm strange street
    strong sue summer summers sun sunny swan sweet swift tab tailor tanner taylor teal temple terry thorn thorne tiny
    trinity troy true tucker turner van victor violet wade walker wall walls ward warm warren waters way weaver wells
    west wheeler white wild will wills win winter wise wolf won wood woods worth wright wynn yard you young
    alba alma ander arena bach baum berg blanca blanco bon bravo bueno campo casa clara claro cruz cura dias dulce
    ernst fein feld frei fuchs fuerte gross grand gut hahn haus hell herz hoch jung kaiser kaufmann koch konig kraft
    kurz lang lange lauf leon luna luz mai mar mayo meister mut neu noche ost paz petit plata plaza prado recht reich
    rey rein richter rio rosa roth rouge ruiz sala sanft santo schnell schwarz sein sol sommer stein sturm tag tal
    torre torres treu vega viel vogel wald weber weiss wirt wohl zimmer
    """
)
TIMES = _listed("april may june august march mai mayo spring summer autumn fall winter sommer day days")
OF_TIME = _listed(
    "in of since until till last next this early late mid during every each from between through and to first im seit "
    "bis en desde hasta"
)
NOT_A_NAME_BEFORE = _listed(
    """
    i you we they he she it this that these those there the a an my your our their his her its me us them him to all
    everyone everybody anyone nobody more most less some any no not be been do did does have get in on of for up down
    out so such very as well enough much many mentors mentees people
    """
)
FLAT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}


def folded(word: str) -> str:
    """The word as compared: without capitals, accents, and differences between hyphens and apostrophes."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", word).casefold()).translate(FLAT)
    return re.sub("[‐‑]", "-", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def spellings(word: str) -> set[str]:
    """The word as compared, and as it would be typed without umlauts."""
    lower = unicodedata.normalize("NFC", word).casefold()
    typed = "".join(UMLAUTS.get(sign, sign) for sign in lower)
    return {folded(word), folded(typed)}


class Names:
    """What to look for: words of names (compared as `folded`), which of them belong to one person, and names in
    scripts without spaces.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.together: dict[str, set[str]] = {}
        self.words: set[str] = set()
        whole: set[str] = set()
        for name in names:
            if re.search(f"[{NO_SPACES}]", name):
                whole.add(re.sub(r"\s+", "", name))
                whole.add(name.strip())
            written = _words_of(name)
            for words in written:
                self.words |= words
                others = set().union(*(other for other in written if other is not words))
                for word in words:
                    self.together.setdefault(word, set()).update(others)
        run = "|".join(re.escape(one) for one in sorted(whole, key=len, reverse=True) if len(one) > 1)
        self.whole = re.compile(run) if run else None

    def __bool__(self) -> bool:
        return bool(self.words) or self.whole is not None

    def known(self, word: str) -> str | None:
        """The word of a name that this word is, or holds (`Ana's`, `Ana-Maria`); None where it is none."""
        plain = folded(word)
        if plain.isalpha():
            return plain if plain in self.words else None
        for one in (plain, POSSESSIVE.sub("", plain)):
            if one in self.words:
                return one
        parts = re.split(r"[-']", POSSESSIVE.sub("", plain))
        return next((part for part in parts if len(part) > 2 and part in self.words and part not in EVERYDAY), None)

    def same_person(self, one: str, other: str) -> bool:
        """May both words belong to one person's name?"""
        return other in self.together.get(one, ())

    def initial_of(self, letter: str, word: str) -> bool:
        """Has a person with this word in the name another one that begins with the letter?"""
        return any(other[0] == folded(letter) for other in self.together.get(word, ()))


def _words_of(name: str) -> list[set[str]]:
    """The words by which a name, or the part of an e-mail address before the @, may be told; each in its spellings."""
    local, at, _ = name.strip().partition("@")
    written = re.findall(WORD, local)
    # A particle is no name by itself, unless somebody is called so: first or last, with a capital (Al Gore, Kim Do).
    ends = {folded(word) for word in (*written[:1], *written[-1:]) if word[0].isupper()}
    none = TITLES | (PARTICLES - ends) | (GENERIC if at else frozenset())
    found = []
    for word in written:
        words = spellings(word)
        words |= {part for one in words for part in re.split(r"[-']", one) if len(part) > 2}
        words |= {one.rstrip("0123456789") for one in words} if at else set()
        found.append({one for one in words if len(one) > 1 and one not in none})
    return [words for words in found if words]


def everyday(word: str) -> bool:
    """Is this word of a name an everyday word too? (`word` as compared.)"""
    return len(word) <= 2 or word in EVERYDAY or word in PARTICLES


def written_like_a_name(word: str, before: str, after: str, begins: bool) -> bool:
    """Is an everyday word written like a name? `before`, `after`: the words beside it in the same sentence, as they
    stand; `begins`: it is the first of its sentence.
    """
    if not word[0].isupper() or (len(word) > 2 and word.isupper() and before.isupper() and len(before) > 1):
        return False
    plain, left, right = folded(word), folded(before), folded(after)
    if POSSESSIVE.search(word) and not plain.endswith("s'"):
        return True
    if plain in TIMES and (left in OF_TIME or before[:1].isdigit() or after[:1].isdigit()):
        return False
    return not begins or right not in NOT_A_NAME_BEFORE
