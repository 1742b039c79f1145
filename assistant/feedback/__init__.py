"""What people say of answers, kept for the owner of the policies: never the question that was asked."""
