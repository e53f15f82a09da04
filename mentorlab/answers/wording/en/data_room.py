"""What the data room says: what was dropped, how it is mapped, what would become of it, what has."""

HEAD = "Bring an export in"
LEAD = (
    "Drop the export of a survey, a table or a calendar below. A first mapping is drafted: which column is what. Look at "
    "what would become of each row; nothing is written before you press Import. Names become ids: who is who stays in "
    "keys/."
)
FILE = "the export"
UPLOAD = ("Choose or drop a file", "A .csv or .xlsx file with the answers, or an .ics calendar.")
PATH = ("Or its path", "A file that is on this machine already; for very large files the quicker way.")
MAPPING = ("Mapping", "Which column is what. What stands behind # is for you and has no effect.")
REPLACE = ("Take the newer", "Where the table says otherwise in the same row, take what the export says.")
DECIDE = ("{key}", "{about}")
DECIDE_HEAD = "To be decided"
BUTTONS = {
    "draft": ("Draft anew", "Writes the first mapping again; what was changed in it is lost."),
    "look": ("Look", "Shows what would become of each row; nothing is written."),
    "write": ("Import", "Writes what was looked at into the program's table."),
    "leave": ("Leave it", "Forgets this export; nothing of it stays on the page."),
}
STATUS = {
    "ready": "Nothing has been dropped yet.",
    "came": "{file} has come ({size}); it is being read.",
    "drafted": "A first mapping of {file}. {undecided}",
    "undecided": "Lines to decide: {n}; they stand below.",
    "decided": "Read it, then press Look.",
    "changed": "The mapping was changed; press Look to see what becomes of the rows now.",
    "looked": "Nothing is written yet. This is what an import would do; Import does it.",
    "nothing_new": "Every row is there already: there is nothing to import.",
    "imported": "Imported into {file}.",
    "left": "The export is forgotten; the program is as it was.",
    "faults": "{n} to be mended before it can be imported:",
    "one": "1 thing is",
    "several": "{n} things are",
    "tables": "The tables now: {tables}.",
    "none": "none yet",
}
NO_EXPORT = ("is no export that can be read", "give a .csv or .xlsx file, or an .ics calendar")
NOTHING_CAME = ("has not come yet", "drop a file, or give its path")
NOT_LOOKED_AT = ("was not looked at as it is now", "press Look before Import")
STATIC = "What has been imported into {program} so far. In JupyterLab an export can be dropped here. {tables}"
COLUMNS = ("Table", "Format", "Rows in", "Used", "Left out", "Added", "Replaced", "There already")
