"""What the room says that asks: what will we do, and how will we know?"""

from mentorlab.answers.wording.en.every_room import *
