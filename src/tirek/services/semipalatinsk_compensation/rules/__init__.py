"""The norms of the compensation: one function, one norm, in the order they are worked out.

A rule `per="stay"` is asked for every time in a zone.
"""
