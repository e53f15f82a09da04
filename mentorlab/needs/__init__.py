"""The room that asks: why mentoring, and for whom?"""

from mentorlab.needs.alignment import alignment
from mentorlab.needs.gaps import gaps
from mentorlab.needs.ideas import ideas
from mentorlab.needs.priorities import priorities
from mentorlab.needs.stakes import stakes
from mentorlab.needs.voices import voices

__all__ = ["alignment", "gaps", "ideas", "priorities", "stakes", "voices"]
