"""What is said of definitions that changed since an earlier report."""

CHANGED = "{name}: {what}"
SETTING = "{setting} {old} then, {new} now"
TEXT = "its words are others since version {version}"
NEW = "{name}: not counted then"
NO_NUMBER = "not set"
