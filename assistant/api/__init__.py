"""The HTTP API: JSON in, JSON out, every refusal a sentence a person understands."""
