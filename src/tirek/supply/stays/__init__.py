"""The life of a place in a home: a list, admission, leave, transfer, discharge."""
