"""The rules of a service as one loop over its cases: whole numbers of 64 bits, nothing else."""
