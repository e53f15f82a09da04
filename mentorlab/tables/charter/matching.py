"""What may a charter say of who is matched with whom: policy, weights, hard rules, and the form of the match?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from mentorlab.errors import CHARTER, BadInput, Fault, did_you_mean
from mentorlab.tables.charter.parts import Count, Number, OneOrMore, Part, Text, empty_is_default, several, wrong

MatchedBy = Literal[
    "stable",
    "optimal",
    "optimal_with_choice",
    "most_then_rank",
    "fairest",
    "serial_dictatorship",
    "first_come",
    "ranked_cascade",
    "broadcast_race",
    "random",
    "own_pairs",
]
Form = Literal["one_to_one", "circles", "shortlists"]
NAMED = ("not_own_manager", "not_same_reporting_line", "not_previous_partner", "must_pair", "must_not_pair")
COMPARED = ("same", "different", "shares")  # of one column
MEASURED = ("within", "above")  # of one column, with a distance
STRONGER = {"not_own_manager": "not_same_reporting_line"}  # what holds where another rule does


class Rule(Part):
    """One hard rule. `kind`: its name; `column`: what is compared; `reach`: how far apart at most, above at least.

    Written `not_own_manager`, `same: site`, `different: business_unit`, `shares: languages` (`;` between),
    `within: {time_zone: 3}` (hours; of other columns their own unit), `above: {grade: 1}` (the mentor's is so much
    higher, or more). The same as one text, `within: {time_zone: 3}`, is a rule too.
    """

    kind: str
    column: Text | None = None
    reach: Number | None = None

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any) -> Any:
        return value if isinstance(value, Rule) else _parts(value)

    @property
    def text(self) -> str:
        """The rule as a charter writes it, always the same way."""
        if self.reach is not None:
            return f"{self.kind}: {{{self.column}: {self.reach:g}}}"
        return f"{self.kind}: {self.column}" if self.column else self.kind


def _parts(value: Any) -> dict[str, Any]:
    kind, given = _split(value)
    if kind not in (*NAMED, *COMPARED, *MEASURED):
        raise wrong(f"{kind!r} is no rule", did_you_mean(kind, (*NAMED, *COMPARED, *MEASURED)))
    if kind in NAMED:
        if given is not None:
            raise wrong(f"{kind} compares nothing and was given {given!r}", f"write only {kind}")
        return {"kind": kind}
    if kind in COMPARED:
        if not isinstance(given, str) or not given.strip():
            raise wrong(f"{kind} needs one column of people", f"write it as {kind}: site, one rule for each column")
        return {"kind": kind, "column": given}
    if not isinstance(given, dict) or len(given) != 1:
        raise wrong(f"{kind} needs one column and how far", f"write it as {kind}: {{grade: 1}}")
    (column, reach), = given.items()  # fmt: skip
    return {"kind": kind, "column": column, "reach": _reach(kind, reach)}


def _split(value: Any) -> tuple[str, Any]:
    """The name of a rule and what was given with it."""
    if isinstance(value, str):
        kind, colon, given = value.partition(":")
        return kind.strip(), _given(given.strip()) if colon else None
    if isinstance(value, dict) and len(value) == 1:
        (kind, given), = value.items()  # fmt: skip
        return str(kind), given
    raise wrong("is not one rule", "write each as an item of its own: [not_own_manager, {same: site}]")


def _given(text: str) -> Any:
    """`site` is a column, `{grade: 1}` a column with a distance."""
    if not (text.startswith("{") and text.endswith("}")):
        return text
    column, _, reach = text[1:-1].partition(":")
    return {column.strip(): reach.strip()}


def _reach(kind: str, given: Any) -> float:
    try:
        reach = float(given)
    except (TypeError, ValueError):
        reach = -1.0
    if not 0 <= reach < 1e9:
        raise wrong(f"{given!r} is no distance for {kind}", "give a number, 0 or more")
    return reach


class Circle(Part):
    """How many mentees a circle holds, where one is opened; left out, what each mentor's application says."""

    smallest: OneOrMore | None = None
    largest: OneOrMore | None = None


class Shortlist(Part):
    """How many mentors each mentee meets, and how few and how many mentees each mentor."""

    mentors: OneOrMore = 3
    mentees: tuple[Count, OneOrMore] = (2, 4)


class Seniority(Part):
    """How far above the mentee the mentor should stand: steps of a column of people, from `least` to `most`."""

    column: Text = "grade"
    least: int = 1
    most: int = 3

    @model_validator(mode="after")
    def _in_order(self) -> Seniority:
        if self.least > self.most:
            raise wrong(f"least {self.least} is above most {self.most}", "swap them")
        return self


class Matching(Part):
    """How pairs are made: the policy, how many choices a mentee states, weights of the score, hard rules, the form."""

    policy: MatchedBy = "stable"
    choices: Count = 3
    weights: Annotated[dict[str, Number], BeforeValidator(empty_is_default)] = Field(default_factory=dict)
    rules: Annotated[tuple[Rule, ...], BeforeValidator(several)] = ()
    seniority: Annotated[Seniority, BeforeValidator(empty_is_default)] = Field(default_factory=Seniority)
    form: Form = "one_to_one"
    circle: Annotated[Circle, BeforeValidator(empty_is_default)] = Field(default_factory=Circle)
    shortlist: Annotated[Shortlist, BeforeValidator(empty_is_default)] = Field(default_factory=Shortlist)

    def holds(self, kind: str) -> bool:
        """Does a rule of this kind hold, or one that holds more?"""
        return any(rule.kind in (kind, STRONGER.get(kind)) for rule in self.rules)


def read_rules(given: Sequence[Any]) -> tuple[Rule, ...]:
    """Rules as a charter writes them, in a list or one after the other in a text with `;` between, as they are meant.

    Raises BadInput with every rule that is none.
    """
    faults, rules = [], []
    items = [one for one in given.split(";") if one.strip()] if isinstance(given, str) else given
    for place, one in enumerate(items, start=1):
        try:
            rules.append(Rule.model_validate(one))
        except ValidationError as error:
            context = error.errors()[0].get("ctx", {})
            what, do = context.get("what", f"{one!r} is no rule"), context.get("do", "write it as in a charter")
            faults.append(Fault(CHARTER, f"matching.rules[{place}]", what, do))
    if faults:
        raise BadInput(faults)
    return tuple(rules)
