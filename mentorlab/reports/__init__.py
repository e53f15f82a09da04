"""From a program folder to a report that can be sent, whole or not at all."""
