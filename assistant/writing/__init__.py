"""What an answer says, in whose voice and in what order."""
