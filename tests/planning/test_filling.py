"""Are blanks filled strictly, and can no word of a charter become a heading, a table or a link?"""

from __future__ import annotations

from pathlib import Path

import mistune
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlab.errors import BadInput
from mentorlab.planning.drafts.filling import escaped, fill, left_to_write, tidy, write_here


def own(folder: Path, text: str) -> Path:
    (folder / "letters").mkdir(exist_ok=True)
    (folder / "letters" / "letter_mentees.md").write_text(text, encoding="utf-8")
    return folder


def test_an_empty_blank_is_an_error_and_never_a_hole(tmp_path: Path) -> None:
    for value in ("", None, " "):
        with pytest.raises(BadInput, match=r"letter_mentees.md.line 2: cannot be filled: a blank is empty"):
            fill("letter_mentees.md", {"x": value}, own(tmp_path, "Dear\n{{ x }}\n"))


def test_an_unknown_blank_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"letters/letter_mentees.md.line 3: .*'purpos' is undefined"):
        fill("letter_mentees.md", {"purpose": "y"}, own(tmp_path, "%% if purpose\nDear\n{{ purpos }}\n%% endif\n"))


def test_a_template_that_is_no_template_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"letters/letter_mentees.md.line 2"):
        fill("letter_mentees.md", {}, own(tmp_path, "Dear\n{% if %}\n"))


def test_a_template_cannot_reach_out_of_its_box(tmp_path: Path) -> None:
    for reach in ("{{ ''.__class__.__mro__ }}", "{% include '../program.yaml' %}", "{{ x.append(1) }}"):
        (tmp_path / "program.yaml").write_text("secret", encoding="utf-8")
        with pytest.raises(BadInput, match="cannot be filled"):
            fill("letter_mentees.md", {"x": [0]}, own(tmp_path, reach))


def test_paragraphs_become_one_line_and_lists_stay() -> None:
    text = "One\ntwo.\n\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n \nLast"
    assert tidy(text) == "One two.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\nLast\n"


def test_what_is_to_be_written_is_counted_and_a_charter_cannot_fake_it() -> None:
    assert left_to_write(f"{write_here('who')} and {write_here('when')}") == 2
    assert left_to_write(escaped("[write here: nothing]")) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Müller & Söhne", "a *b* _c_ **d**", "# no heading", "- no bullet", "1. no number", "2) nor this", "a | b | c",
        "<script>alert(1)</script>", "[link](http://x.example)", "`code` ~~gone~~", "R&amp;D", "back\\slash", "> quote",
        "“quoted” 'single' \"double\"", "{{ program }} {% if x %}", "= underline", "+ plus",
    ],
)  # fmt: skip
def test_words_stay_the_words_they_are(text: str) -> None:
    assert _read(escaped(text)) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1))
def test_any_words_stay_one_paragraph_of_the_same_words(text: str) -> None:
    safe = escaped(text)
    if safe:
        assert _read(safe) == safe_words(text)


def safe_words(text: str) -> str:
    from mentorlab.planning.drafts.filling import _STEERS

    return " ".join(_STEERS.sub(" ", text).split())


def _read(markdown: str) -> str:
    """What a reader of Markdown takes from it: the words of the single paragraph that it is."""
    (block,) = mistune.create_markdown(renderer=None, plugins=["table", "task_lists"])(markdown)
    assert isinstance(block, dict)
    assert block["type"] == "paragraph"
    assert all(part["type"] == "text" for part in block["children"])
    return "".join(part["raw"] for part in block["children"])
