"""How are the blanks of a template filled? Strictly: what nobody knows stands as [write here: …], never as a hole.

Templates are Markdown with `{{ blank }}`, and lines that begin with `%%` for what depends on a blank. What comes from a
charter is escaped, so that no word of it can become a heading, a table or a link. The door of Jinja.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlab.answers.wording import listed, sentence_case
from mentorlab.errors import BadInput, Fault
from mentorlab.planning.drafts.spoken import joined, sentence
from mentorlab.shipped import shipped

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

OWN = "letters"  # in a program's folder: templates that stand in place of those shipped
TO_WRITE = "[write here: "
_TO_WRITE = re.compile(rf"(?<!\\){re.escape(TO_WRITE)}")  # an escaped bracket is a word of the charter
_MARKS = re.compile(r"([\\`*_\[\]<|~]|&(?=#?\w+;)|^(?:[#>+=-]|\d+[.)](?=\s|$)))")
_CONDITION = re.compile(r"^[ \t]*%%[ \t]*(.*?)[ \t]*\n", re.MULTILINE)
_STRUCTURE = re.compile(r"(?:[-*] |\d+\. |#|\|)")
_STEERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


class Ready(str):
    """Markdown that a template wrote itself: not escaped again."""


def fill(name: str, blanks: Mapping[str, Any], folder: Path | None = None) -> str:
    """A template with its blanks filled, as Markdown whose paragraphs are one line each.

    `name`: path in templates/letters or templates/canvases. `folder`: a program's folder, whose own `letters/` come
    first. Raises BadInput with file and line for a template that cannot be read or names a blank that is not there.
    """
    from jinja2 import TemplateError

    try:
        return tidy(_environment(folder).get_template(name).render(blanks))
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise BadInput(_fault(error, name)) from None


def fill_words(text: str, blanks: Mapping[str, Any]) -> Ready:
    """A sentence of ours with blanks in it, filled; to be put into a template as it is."""
    return Ready(_sentence_of(text).render(blanks))


@lru_cache(512)
def _sentence_of(text: str) -> Template:
    return _environment(None).from_string(text)


def write_here(what: str) -> Ready:
    """The visible mark for what nobody has said yet."""
    return Ready(f"{TO_WRITE}{escaped(what)}]")


def left_to_write(markdown: str) -> int:
    """How many marks a document holds that somebody must replace."""
    return len(_TO_WRITE.findall(markdown))


def escaped(text: str) -> str:
    """Words as Markdown that means just these words, on one line."""
    plain = " ".join(_STEERS.sub(" ", text).split())
    return _MARKS.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", plain)


def tidy(markdown: str) -> str:
    """The lines of a paragraph joined, empty paragraphs dropped, lists and tables left as they are."""
    blocks = []
    for block in re.split(r"\n\s*\n", markdown):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        kept: list[str] = []
        for line in lines:
            if kept and not _STRUCTURE.match(line) and not _STRUCTURE.match(kept[-1]):
                kept[-1] += f" {line}"
            else:
                kept.append(line)
        if kept:
            blocks.append("\n".join(kept))
    return "\n\n".join(blocks) + "\n"


def _environment(folder: Path | None) -> ImmutableSandboxedEnvironment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from mentorlab.planning.drafts.compiled import COMPILED

    places = [*([folder / OWN] if folder else []), shipped("templates", "letters"), shipped("templates", "canvases")]
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(name, places)),
        bytecode_cache=COMPILED,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        finalize=_said,
        autoescape=False,  # the words become Markdown, not HTML: `finalize` escapes them
    )
    environment.filters |= {"capital": sentence_case, "listed": listed, "joined": joined, "sentence": sentence}
    environment.globals["write"] = write_here
    return environment


def _source(name: str, places: Sequence[Path]) -> tuple[str, str, None] | None:
    """A template from the first place that has it. A line of `%%` becomes a tag that leaves no line behind."""
    from jinja2.loaders import split_template_path

    inside = split_template_path(name)  # refuses a way out of the folders
    for path in (place.joinpath(*inside) for place in places):
        if path.is_file():
            text = path.read_text(encoding="utf-8-sig")
            return _CONDITION.sub(r"{% \1 %}{#\n#}", text), str(path), None
    return None


def _said(value: Any) -> str:
    if isinstance(value, Ready):
        return value
    if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
        return escaped(str(value))
    from jinja2 import Undefined, UndefinedError

    if isinstance(value, Undefined):
        value.__str__()  # says which blank it is
    raise UndefinedError("a blank is empty where the template does not ask whether it is")


def _fault(error: Exception, name: str) -> Fault:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".md")]
    line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else None)
    file = getattr(error, "name", None) or (Path(frames[-1].filename).name if frames else name)
    what = f"cannot be filled: {getattr(error, 'message', None) or error}"
    do = "correct the line, or take the blanks from the letters that ship with mentorlab"
    return Fault(f"{OWN}/{file}", f"line {line}" if line else "", what, do)
