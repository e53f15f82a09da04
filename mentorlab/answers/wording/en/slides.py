"""What slides say beside the answers themselves."""

from __future__ import annotations

SIZE = "Size"
NOT_ANSWERED = "What could not be answered"
NOT_ANSWERED_HEADINGS = ("Question", "Why not")
CANNOT_TELL = "What this cannot tell us"
WHAT_NEXT = "What to do next"
AGAIN = "{title} ({number})"
MORE_ROWS = "and {n} more in the workbook"
MORE_COLUMNS = "{n} more columns are in the workbook"
MORE_SAID = "and {n} more in the notes"
FOOTER = "{program}, {cycle} · {day} · {fingerprint}"
UP_TO = "data up to {day}"
MADE_ON = "made on {day}"
NOTE_ASKED = "Asked: {asks}"
NOTE_KNOWN = "How we know"
NOTE_NUMBERS = "Every number (the analyst's names; value, interval, p)"
NOTE_MORE = "and {n} more in the workbook, sheet Estimates"
NOTE_REST = "Also, of the other answers"
NOTE_FIGURES = "More figures in the report: {n}"
TABLE = "Table: {title}"
