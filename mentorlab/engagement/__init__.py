"""The room that asks: is it alive?"""

from mentorlab.engagement.endings import endings
from mentorlab.engagement.health import health
from mentorlab.engagement.pulse import pulse
from mentorlab.engagement.relationship import relationship
from mentorlab.engagement.rhythm import rhythm
from mentorlab.engagement.support import support

__all__ = [
    "endings",
    "health",
    "pulse",
    "relationship",
    "rhythm",
    "support",
]
