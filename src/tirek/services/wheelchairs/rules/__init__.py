"""The norms of wheelchairs: one function, one norm.

A rule `per="chair"` is asked for every earlier wheelchair, `per="indication"` for every indication.
"""
