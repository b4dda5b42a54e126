"""The commands of ``handbook`` that have a module of their own: each has ``add`` and ``run``."""
