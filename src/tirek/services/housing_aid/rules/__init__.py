"""The norms of housing aid: one function, one norm, in the order they are worked out.

Names of parameters are facts, terms of the edition, readings, values of the law, or other rules.
A rule `per="member"` is asked for every person, `per="income"` for every income of each,
`per="statement"` for the bills of every month, `per="expense"` for every line of them,
`per="plot"` for every crop or kind of animal of the household plot.
"""
