"""What a question says, asks for and takes for granted, told by its words."""
