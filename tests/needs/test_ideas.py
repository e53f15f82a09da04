"""Are ideas of those who take part found by theme, praise left out, and few people never told of?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from mentorlab.answers.result import Result
from mentorlab.errors import BadInput
from mentorlab.measures.opening import load
from mentorlab.measures.suggested import suggested
from mentorlab.needs import ideas
from mentorlab.simulation.memory import as_program
from mentorlab.simulation.program import simulate
from mentorlab.simulation.truth import Truth
from mentorlab.tables.privacy.ledger import Figure, Ledger
from mentorlab.tables.privacy.publishing import Publishing
from mentorlab.tables.program import Program
from tests.programs import write_program

ASKED, PRAISED = "What should we change?", "What did you like?"
# Words of the simulator, by the theme that a reader puts them under.
PLANTED = {
    "Too many meetings were moved": "keeping_dates",
    "We ran out of topics": "topics",
    "I would have liked to choose myself": "better_match",
    "More time at the start would help": "more_time",
    "Busy months need a lighter rhythm": "more_time",
}


def commented(**texts: int) -> pd.DataFrame:
    """Each text (`_` for blanks) by so many people who write nothing else."""
    listed = [text.replace("_", " ") for text, n in texts.items() for _ in range(n)]
    ids = [f"p{number:03d}" for number in range(len(listed))]
    return pd.DataFrame({"person_id": ids, "wave": "after", "question": ASKED, "text": listed})


def program_of(folder: Path, comments: pd.DataFrame) -> Program:
    people = pd.DataFrame({"person_id": comments["person_id"].unique()})
    return load(write_program(folder, people=people, comments=comments))


def counts(result: Result) -> dict[str, tuple[float, float]]:
    table = result.table
    return {row["theme"]: (row["n"], row["n_answered"]) for _, row in table.iterrows()}


def test_people_are_counted_by_theme_and_praise_is_none(tmp_path: Path) -> None:
    comments = commented(More_time_please=12, We_ran_out_of_topics=9, It_was_lovely=10)
    again = comments.iloc[:4].assign(wave="before")  # the same people say the same at another time
    result = ideas(program_of(tmp_path, pd.concat([comments, again], ignore_index=True)))
    assert counts(result) == {
        "More time for it": (12, 31),
        "Something to talk about": (9, 31),
        "other themes": (10, 31),
    }
    share = result.estimate("share").estimate
    # Wilson by hand for 12 of 31: centre (p + z²/2n)/(1 + z²/n) = .3995, half width .1620 (z = 1.95996).
    assert (share.low, share.high) == pytest.approx((0.2373, 0.5618), abs=2e-3)
    assert "What could be done" in dict(result.facts)["More time for it"]
    assert "lovely" not in str(result.to_dict())


def test_only_questions_that_ask_what_should_change_are_read(tmp_path: Path) -> None:
    comments = commented(More_time_please=12, It_was_lovely=10, We_ran_out_of_topics=9, Thank_you=10)
    comments.loc[:21, "question"] = PRAISED
    program = program_of(tmp_path, comments)
    result = ideas(program)
    assert counts(result) == {"Something to talk about": (9, 19), "other themes": (10, 19)}
    assert any("not in this" in note for note in result.notes)
    assert counts(ideas(program, asked=PRAISED)) == {"More time for it": (12, 22), "other themes": (10, 22)}


def test_a_question_that_nobody_was_asked_is_named_with_the_nearest(tmp_path: Path) -> None:
    program = program_of(tmp_path, commented(More_time_please=12))
    with pytest.raises(BadInput, match=r"nobody was asked .*did you mean 'What should we change\?'"):
        ideas(program, asked="What should we chance?")
    other = program_of(tmp_path / "other", commented(More_time_please=12).assign(question=PRAISED))
    result = ideas(other)
    assert result.status == "not_possible"
    assert "what should we keep" in result.sentence()


@pytest.mark.parametrize("few", [1, 4, 7])
def test_what_fewer_than_the_smallest_group_for_comments_wrote_is_not_told(tmp_path: Path, few: int) -> None:
    comments = pd.concat([commented(More_time_please=20), commented(We_ran_out_of_topics=few)], ignore_index=True)
    comments["person_id"] = [f"p{number:03d}" for number in range(len(comments))]
    result = ideas(program_of(tmp_path, comments))
    assert "Something to talk about" not in counts(result)
    assert "topics" not in result.sentence()


def test_with_too_few_people_everything_is_hidden(tmp_path: Path) -> None:
    result = ideas(program_of(tmp_path, commented(More_time_please=4)))
    assert result.status == "hidden"
    assert result.table["n"].isna().all()
    assert "More time" not in str(result.to_dict())


def test_beside_a_report_on_nearly_the_same_people_it_is_hidden(tmp_path: Path) -> None:
    program = program_of(tmp_path, commented(More_time_please=12, We_ran_out_of_topics=12))
    people = frozenset(program.table("comments")["person_id"][2:])
    for told_in, status in (("comments", "hidden"), ("voices", "ok")):
        earlier = Ledger((Figure(f"{told_in}: idea", ("participants",), people, "records/published-x.json"),))
        place = tmp_path / told_in
        place.mkdir()
        assert ideas(replace(program, publishing=Publishing(earlier, place))).status == status


def test_names_are_masked_before_words_are_looked_for(tmp_path: Path) -> None:
    comments = commented(More_time_please=12)
    comments.loc[0, "text"] = "Ask topics@example.org about it"
    heard = suggested(program_of(tmp_path, comments)).heard
    assert heard.rows["text"].str.contains("example.org").sum() == 0
    assert "topics" not in heard.named


def test_the_simulators_ideas_are_found_under_their_themes() -> None:
    program = as_program(simulate(Truth(people=1500, mentors=300)))
    comments = program.table("comments")
    found = suggested(program).heard
    for text, theme in PLANTED.items():
        who = set(comments.loc[comments["text"].str.contains(text), "person_id"])
        named = set(found.named.index[found.named[theme]])
        assert len(who) >= 10
        assert who <= named
    praise_only = ~comments["text"].str.contains("|".join(PLANTED))
    assert set(comments.loc[praise_only, "person_id"]) == set(found.rows.loc[found.rows["theme"] == "", "who"])
