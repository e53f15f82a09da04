"""What the workbook says on its first sheet."""

from __future__ import annotations

READ_ME = "Read me"
HEADINGS = ("What", "Which")
REPORT = "Report"
PROGRAM = "Program"
CYCLE = "Cycle"
UNIT = "Unit"
FINDINGS = "Every question of the report: the claim, the verdict, how certain it is; and where there is no answer"
ONE_TABLE = "The table behind that finding. Numbers are shown as on the page; the cells hold them in full"
ESTIMATES = "Every number with its interval, in one list"
DEFINITIONS = "What the columns of the tables mean"
COUNTED = "Who and what was counted how, with the version and the numbers that were in force"
EMPTY = "Empty cells"
EMPTY_MEANS = 'Hidden, or there is none. The column "hidden" says TRUE where a number is hidden'
PRIVACY = "Privacy"
PRIVACY_MEANS = (
    "Numbers about fewer than {smallest} people are hidden, and others with them where these would follow. People may "
    "still recognise themselves and others in small groups: hand this file on as carefully as the report"
)
