"""Rephrase: an optional language model may put the documents' sentences in plainer words; each is then checked."""
