"""Behind the funnel: who is eligible, who waits, the last cycle, the rows and the words."""
