"""The kernel: documents, paragraphs, references, quotes, rules and their proof."""
