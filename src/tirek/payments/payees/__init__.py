"""Whom money goes to: the account, its bank, whose it is, and how it is changed."""
