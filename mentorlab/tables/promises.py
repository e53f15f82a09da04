"""What has the charter promised about the data, and is it kept?"""

from __future__ import annotations

import datetime as dt

from mentorlab.tables.charter import Charter


def broken_promises(charter: Charter, today: dt.date) -> list[str]:
    """What was promised about the data and does not hold on this day, in sentences without a full stop.

    Data kept longer than `privacy.keep_until` says; flags of persons asked for without an agreement that has come.
    """
    privacy, said = charter.privacy, []
    if privacy.keep_until is not None and privacy.keep_until < today:
        said.append(
            f"the charter says these data are kept until {privacy.keep_until}, which has passed; delete them, or agree "
            "on a later day and write it into privacy.keep_until"
        )
    if privacy.individual_flags and not charter.flags_agreed:
        said.append("flags of persons stay off until privacy says with whom (agreed_with) and when (agreed_on)")
    elif privacy.individual_flags and privacy.agreed_on is not None and privacy.agreed_on > today:
        said.append(f"flags of persons stay off until {privacy.agreed_on}, when they will have been agreed")
    return said
