"""The norms of technical aids: one function, one norm.

A rule `per="issue"` is asked for every earlier order.
"""
