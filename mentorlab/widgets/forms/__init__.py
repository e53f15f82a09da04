"""What do people have to enter, and where? A form for each; what it saves, `mentorlab check` accepts."""
