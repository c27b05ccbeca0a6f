"""The norms of prosthetic aid: one function, one norm.

A rule `per="issue"` is asked for every article of the person's card, `per="condition"` for every
condition of the feet.
"""
