"""The norms of treatment in a sanatorium: one function, one norm.

A rule `per="finding"` is asked for every disease of annex 1, `per="stay"` for earlier treatment.
"""
