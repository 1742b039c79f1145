"""One turn of conversation, and the faces it is reached through."""
