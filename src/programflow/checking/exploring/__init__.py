"""Exploring: every state that a case can come to, as far as who may do what next depends on it."""
