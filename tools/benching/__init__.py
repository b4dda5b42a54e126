"""What `make bench` and `make profile` are made of: made-up handbooks, rivals to build, a clock, a scale."""
