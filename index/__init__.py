"""The searchable snapshot: the model, the vector store and the lexical index behind one door."""
