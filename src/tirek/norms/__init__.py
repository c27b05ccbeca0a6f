"""What the services of one act have alike: facts, terms and norms."""
