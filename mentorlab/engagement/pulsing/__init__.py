"""How the weekly state is counted, held against an earlier report, and told."""
