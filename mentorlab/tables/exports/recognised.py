"""Which tool wrote this file? Told by the columns that only its exports have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentorlab.tables.exports.formats import FORMATS
from mentorlab.tables.exports.headers import is_import_ids
from mentorlab.tables.exports.naming import alike

QUALTRICS = {"responseid", "startdate", "enddate", "ipaddress", "finished", "recordeddate", "status"}
MICROSOFT_BEGINS = {"start time", "startzeit", "heure de début", "hora de inicio"}
LIME = ({"submitdate", "lastpage", "startlanguage"}, {"date submitted", "last page", "start language"})
MONKEY = ({"respondent id", "collector id"}, {"respondent_id", "collector_id"})
SIGNS_NEEDED = 3  # of Qualtrics' own columns in one row


def recognised(rows: Sequence[Sequence[Any]]) -> str:
    """The format of an export by its first rows: a key of `formats.FORMATS`, `wide` where no tool is recognised."""
    heads = [[alike(str(cell)) if cell is not None else "" for cell in row] for row in rows[:3]]
    first = set(heads[0]) if heads else set()
    if any(is_import_ids(row) for row in rows[2:3]):
        return "qualtrics"
    if len(QUALTRICS & first) >= SIGNS_NEEDED or (len(heads) > 1 and len(QUALTRICS & set(heads[1])) >= SIGNS_NEEDED):
        return "qualtrics"
    if any(signs <= first for signs in MONKEY):
        return "surveymonkey"
    if any(len(signs & first) > 1 for signs in LIME):
        return "limesurvey"
    microsoft = {alike(name) for name in FORMATS["microsoft_forms"].when}
    if microsoft & first and MICROSOFT_BEGINS & first:
        return "microsoft_forms"
    if heads and heads[0] and heads[0][0] in {alike(name) for name in FORMATS["google_forms"].when}:
        return "google_forms"
    return "wide"
