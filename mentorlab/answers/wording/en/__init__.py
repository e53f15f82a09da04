"""English: every sentence that mentorlab says, a module for what all rooms say and one for each room."""
