"""Rules compiled to SQL, to decide many cases at once exactly as one case is decided."""
