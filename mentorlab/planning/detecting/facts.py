"""Where does each number of the plan come from? One line for each, so that a reader can disagree with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlab.answers.wording import catalogue, number, percent
from mentorlab.measures.assumed import Assumed, Number
from mentorlab.planning.detecting.crowd import Crowd

if TYPE_CHECKING:
    from mentorlab import stats
    from mentorlab.planning.detecting.answer import Aimed


def facts(aimed: Aimed, study: stats.Study, who: Crowd, numbers: Assumed, now: float) -> tuple[tuple[str, str], ...]:
    """Label and sentence for design, people, places, start, drop-out, clusters, measure and unit."""
    words = catalogue("planning_power")
    one = study.groups == "one"
    with_place = round(study.n if one else study.n * study.share_treated)
    measure = (aimed.measure or "the measure").replace("_", " ")
    start = words.FROM_START
    told = {
        "design": _design(aimed, study),
        "people": words.FROM_PEOPLE[who.from_n].format(value=f"{who.n:,}"),
        "places": words.FROM_PLACES[who.from_share].format(value=f"{with_place:,}"),
        "start": start["unused"] if study.start == "unused" else _from(start, numbers.correlation),
        "lost": _from(words.FROM_LOST, numbers.lost, share=True),
        "clusters": _clusters(aimed, study, numbers),
        "measure": _from(words.FROM_RELIABILITY, numbers.reliability).replace("{title}", measure),
        "unit": (words.ONE_UNIT if one else words.UNIT).format(true=number(now / numbers.reliability.value**0.5, 2)),
    }  # fmt: skip
    return tuple((words.FACTS[name], f"{text[:1].upper()}{text[1:]}.") for name, text in told.items())


def _design(aimed: Aimed, study: stats.Study) -> str:
    from mentorlab.stats.studies import cutoff_costs

    words = catalogue("planning_power")
    note = words.DESIGN_NOTES.get(aimed.design, "")
    if study.cutoff:
        note = note.format(times=number(cutoff_costs(study.share_treated), 1))
    return f"{words.DESIGNS[aimed.design]}{': ' if note else ''}{note}"


def _from(words: dict[str, str], one: Number, *, share: bool = False) -> str:
    value = percent(one.value) if share else number(one.value, 2)
    return words[one.source].format(value=value, waves=" and ".join(one.waves), title="{title}")


def _clusters(aimed: Aimed, study: stats.Study, numbers: Assumed) -> str:
    words = catalogue("planning_power")
    cells = {
        "size": number(study.cluster_size, 1),
        "source": words.SIZES[aimed.size_from],
        "by": (aimed.clustered_by or "").replace("_", " "),
        "icc": number(study.icc, 2),
        "icc_source": words.ICC_FROM[numbers.icc.source],
    }
    return str(words.FROM_CLUSTERS[study.clusters].format_map(cells))
