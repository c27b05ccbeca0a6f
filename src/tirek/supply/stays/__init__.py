"""The life of a place in a home after the decision: a list, admission, leave, transfer, discharge."""
