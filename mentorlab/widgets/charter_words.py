"""What does a charter say about the plan, in words, where no form can be shown?"""

from __future__ import annotations

from mentorlab.answers.card import css
from mentorlab.answers.markup import Passage, definitions, escape
from mentorlab.answers.wording import catalogue
from mentorlab.tables.charter import Charter


def as_words(charter: Charter | None) -> Passage:
    """What the charter says about the plan."""
    words = catalogue("charter_form")
    none, labels = words.STATIC["none"], words.STATIC
    if charter is None:
        return Passage(labels["head"], f"<p>{escape(labels['head'])}</p>")
    evaluation = charter.evaluation
    facts = [
        (words.FIELDS["program"][0], f"{charter.program}, {charter.cycle}"),
        (words.FIELDS["purpose"][0], charter.purpose or none),
        (labels["needs"], "; ".join(f"{need} ({by.replace('_', ' ')})" for need, by in charter.needs.items()) or none),
        (labels["objectives"], " ".join(one.statement or f"{one.id}." for one in charter.objectives) or none),
        (labels["waves"], ", ".join(f"{one.id} {one.on or ''}".strip() for one in charter.waves) or none),
        (labels["design"], f"{(evaluation.design or none).replace('_', ' ')}; {words.PLACES[evaluation.places_by]}"),
        (labels["audiences"], ", ".join(name.replace("_", " ") for name in charter.audiences) or none),
    ]
    lines = [labels["head"], *(f"{label}: {said}" for label, said in facts)]
    return Passage("\n".join(lines), f"<style>{css()}</style><p>{escape(labels['head'])}</p>{definitions(facts)}")
