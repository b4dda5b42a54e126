"""The interview: what to ask of a persona, why it matters, and what a good answer looks like."""
