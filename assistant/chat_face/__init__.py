"""The chat face: the assistant for programs that talk to a language model in the form of OpenAI's chat API."""
