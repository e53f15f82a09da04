"""What the room says that asks: why mentoring, and for whom?"""

from mentorlab.answers.wording.en.every_room import *
