"""A bank as it would answer: a program of its own, without Django. Nothing leaves the machine."""
