"""The persona handbook's engine: what editors write becomes what colleagues read."""

__version__ = "0.1.0"
