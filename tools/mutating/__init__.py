"""What `make mutants` is made of: small faults of our own making, and the tests that ought to see them."""
