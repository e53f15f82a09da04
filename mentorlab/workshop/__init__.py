"""A workshop in a box: exercises that check themselves, answers that are kept, and what was true."""

from mentorlab.workshop.answers_file import export_answers
from mentorlab.workshop.checking import check, show
from mentorlab.workshop.debriefing import debrief

__all__ = ["check", "debrief", "export_answers", "show"]
