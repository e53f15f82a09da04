"""What if everyone had answered? One file for each kind of supposition about those who did not."""
