"""Every component of the page kit, drawn with invented content, and when to use it."""
