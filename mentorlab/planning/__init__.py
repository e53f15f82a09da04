"""The room that asks: what will we do, and how will we know?"""

from mentorlab.planning.audiences import audiences
from mentorlab.planning.calendar import calendar
from mentorlab.planning.chain.strategy import strategy
from mentorlab.planning.learning import learning
from mentorlab.planning.next import next
from mentorlab.planning.places import places
from mentorlab.planning.power import power
from mentorlab.planning.protocol import protocol
from mentorlab.planning.readiness import readiness

__all__ = ["audiences", "calendar", "learning", "next", "places", "power", "protocol", "readiness", "strategy"]
