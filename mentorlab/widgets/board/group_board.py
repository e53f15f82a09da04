"""How do staff make circles, or shortlists to choose from, and keep the list? A panel in the notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets

from mentorlab.answers.card import css
from mentorlab.answers.markup import Passage, escape
from mentorlab.answers.wording import catalogue
from mentorlab.errors import BadInput, NotComputable
from mentorlab.matching.forms import circles, shortlists
from mentorlab.matching.grouped import in_circles, on_shortlists, save
from mentorlab.matching.pool import pool
from mentorlab.matching.why import not_in_a_report
from mentorlab.widgets import looks
from mentorlab.widgets.apart import apart
from mentorlab.widgets.board.controls import button, help_of, made, one_of, section, where_and_why
from mentorlab.widgets.board.group_list import GroupList, told
from mentorlab.widgets.spoken import Said
from mentorlab.widgets.static import passage, stands_still
from mentorlab.widgets.working import Working

if TYPE_CHECKING:
    from mentorlab.matching.forms import Circles, Shortlists
    from mentorlab.progress import Watch
    from mentorlab.tables.program import Program

WORDS, HUNDRED = "group_board", 100
NUMBERS = {"circles": ("smallest", "largest"), "shortlists": ("mentors", "least", "most")}


def group_board(program: Program, *, interactive: bool = True) -> GroupBoard | Passage:
    """Circles of one mentor and a group, or shortlists of mentors whom each mentee meets before choosing.

    program: a program with `applications`. interactive: without it only counts are shown, since the lists are of
    persons; in a report words stand there. A list is kept only where it is saved, in the program's `staff/`; the table
    pairs is never changed. Raises NotComputable where one side of the pool is empty.
    """
    if program.publishing is not None:
        return passage(catalogue("panels").STILL)
    program = program.whole or program  # who meets whom is decided for all units at once
    if stands_still(interactive) or not program.has("applications"):
        return _counts(program)  # or words that say why there are none
    return GroupBoard(program)


def _counts(program: Program) -> Passage:
    words = catalogue(WORDS)
    try:
        return passage(words.STILL.format(**_sizes(program)))
    except (BadInput, NotComputable) as error:
        return passage(words.STILL_NOT.format(why=str(error).rstrip(".")))


def _sizes(program: Program) -> dict[str, str]:
    market = pool(program).market
    n, m = market.size
    return {"mentees": f"{n:,}", "mentors": f"{m:,}", "places": f"{int(market.capacity.sum()):,}"}


class GroupBoard:
    """The panel. `made`: the match, or None before there is one; `rows`: the list as it is saved; `said`, `list`,
    `working`: its parts.
    """

    def __init__(self, program: Program) -> None:
        not_in_a_report(program.publishing is not None, "group_board", "the folder staff")
        self.program, self.market = program, pool(program).market
        self.match: Circles | Shortlists | None = None
        asked, words = program.charter.matching, catalogue(WORDS)
        self.said, self.working, self.list = Said(), Working(), GroupList()
        self.form = one_of("form", words.FORMS, "shortlists" if asked.form == "shortlists" else "circles", words=WORDS)
        least, most = asked.shortlist.mentees
        start = {"smallest": asked.circle.smallest or 0, "largest": asked.circle.largest or 0,
                 "mentors": asked.shortlist.mentors, "least": least, "most": most}  # fmt: skip
        self.numbers = {
            name: made(ipywidgets.BoundedIntText, name, words=WORDS, value=value, min=0, max=10_000)
            for name, value in start.items()
        }
        self.make, self.save = button("make", self._make, words=WORDS), button("save", self._save, words=WORDS)
        for one in (self.form, *self.numbers.values()):
            one.observe(lambda _: self._changed(), names="value")
        about = words.ABOUT.format(**_sizes(program))
        self.panel = looks.panel(
            ipywidgets.HTML(f"<style>{css()}</style><h3>{escape(words.PANEL)}</h3><p>{escape(about)}</p>"),
            section("numbers", looks.row(self.form),
                looks.row(*self.numbers.values()), looks.row(self.make, self.save),
                    help_of("form", *start, words=WORDS), words=WORDS),
            self.working.box,
            self.said.box,
            self.list.box,
            name="ml-groups",
        )  # fmt: skip
        self._changed()
        self.said.say(words.STATUS["ready"])

    def _changed(self) -> None:
        """Only the numbers of this form can be written; a list made before is of other numbers."""
        for form, names in NUMBERS.items():
            for name in names:
                looks.show(self.numbers[name], form == self.form.value)
        self.save.disabled = True
        if self.match is not None:
            self.said.say(catalogue(WORDS).STATUS["changed"])

    def _make(self) -> None:
        form = str(self.form.value)
        asked = {name: int(self.numbers[name].value) for name in NUMBERS[form]}

        def work(watch: Watch) -> Circles | Shortlists:
            watch.tell(catalogue(WORDS).DOING.format(form=form))
            if form == "circles":  # one long call into the solver
                return apart(circles, self.market, smallest=asked["smallest"] or None, largest=asked["largest"] or None)
            return shortlists(self.market, asked["mentors"], asked["least"], asked["most"])

        self.working.start(work, lambda match: self._made(form, match), self._wrong)
        self.working.wait(1)

    def _made(self, form: str, match: Circles | Shortlists) -> None:
        self.match = match
        listed: Any = in_circles if form == "circles" else on_shortlists
        self.rows = listed(self.program, self.market, match)
        self.list.show(form, self.rows, self.market.mentees)
        self.save.disabled = bool(self.rows["mentor_id"].isna().all())
        self.said.say(told(self.market, match, self.rows, {name: one.value for name, one in self.numbers.items()}))

    def _wrong(self, error: Exception) -> None:
        why = where_and_why(error.faults) if isinstance(error, BadInput) else str(error)
        self.said.wrong(catalogue(WORDS).STATUS["refused"].format(why=why.rstrip(".")))

    def _save(self) -> None:
        words = catalogue(WORDS).STATUS
        try:
            path = save(self.program, self.rows, str(self.form.value))
        except BadInput as bad:
            self.said.wrong(words["not_saved"].format(why=where_and_why(bad.faults).rstrip(".")))
            return
        self.said.say(words["saved"].format(file=path.relative_to(self.program.folder).as_posix()))

    def __repr__(self) -> str:
        return repr(_counts(self.program))

    def _repr_mimebundle_(self, **more: Any) -> dict[str, Any]:
        shown: dict[str, Any] = self.panel._repr_mimebundle_(**more)
        still = _counts(self.program)  # a saved notebook holds this, and nobody's circle
        return {**shown, "text/plain": repr(still), "text/html": still._repr_html_()}
