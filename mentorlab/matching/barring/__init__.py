"""Which pairs do the program's rules forbid, and which do they demand?"""

from mentorlab.matching.barring.every_rule import KEPT, Barred, barred
from mentorlab.matching.barring.telling import said

__all__ = ["KEPT", "Barred", "barred", "said"]
