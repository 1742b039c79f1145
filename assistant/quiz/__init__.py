"""Quizzes: questions for training, made from proved rules, routes, definitions and lists."""
