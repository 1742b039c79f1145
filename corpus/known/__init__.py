"""What is known beside the paragraphs: questions, terms, lists, conflicts, misbeliefs, silences."""
