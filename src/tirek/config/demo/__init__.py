"""Demonstration data: invented families of three places, in every stage of the procedure.

Everything goes through the real actions, so it is as valid as what people will enter. The same
day and seed give the same people, numbers and cases.
"""
