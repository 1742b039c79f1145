"""From source files to labelled paragraphs."""
