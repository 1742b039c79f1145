"""The policy owner's pages: behind a sign-in, and not there at all unless a token is set."""
