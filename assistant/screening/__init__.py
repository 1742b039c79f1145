"""What is looked at before anything else: danger to a child, and personal data."""
