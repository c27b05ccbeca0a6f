"""Sums paid in excess: found by themselves, told, returned, taken to court or written off."""
